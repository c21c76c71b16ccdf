export const keyPrefix = 'godebug-notebook:v1:'

/** The key of a cell: the page without locale and base, so that both languages of a page share it. */
export function keyOf(pathname: string, cell: string, base = '/'): string {
  const root = base.endsWith('/') ? base : `${base}/`
  const inner = pathname.startsWith(root) ? pathname.slice(root.length) : pathname.replace(/^\//, '')
  const page = inner.replace(/^en(\/|$)/, '').replace(/\/?(index\.html)?$/, '')
  return `${keyPrefix}${page === '' ? 'home' : page}:${cell}`
}
