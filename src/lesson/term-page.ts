const told = new WeakMap<object, Set<string>>()

/** Whether a term is looked up on a page for the first time; `page` is any object that stands for the page being made. */
export function firstOn(page: object, term: string): boolean {
  const terms = told.get(page) ?? new Set()
  told.set(page, terms)
  if (terms.has(term)) return false
  terms.add(term)
  return true
}
