/** A piece of a template: what the print statement of the runtime writes at that place. `define.ts` has the language. */
export type TemplatePart =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'value'; readonly field: string }
  | { readonly type: 'list'; readonly field: string }
  | { readonly type: 'flag'; readonly field: string; readonly text: string }
  | { readonly type: 'constant'; readonly field: string; readonly text: string }

/** Takes a template of the catalogue apart. Throws on a template that nobody can have meant. */
export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = []
  let at = 0
  while (at < template.length) {
    const open = template.indexOf('{', at)
    if (open !== at) {
      parts.push({ type: 'literal', text: template.slice(at, open < 0 ? template.length : open) })
      if (open < 0) break
    }
    const close = template.indexOf('}', open)
    if (close < 0) throw new Error(`Template without a closing brace at ${open}: ${template}`)
    parts.push(placeholder(template.slice(open + 1, close), template))
    at = close + 1
  }
  return parts
}

function placeholder(inside: string, template: string): TemplatePart {
  const sign = inside.search(/[?=*]/)
  const field = sign < 0 ? inside : inside.slice(0, sign)
  const text = inside.slice(sign + 1)
  if (field === '') throw new Error(`Template with a place that names no field: ${template}`)
  if (sign < 0) return { type: 'value', field }
  if (inside[sign] === '*') return { type: 'list', field }
  if (text === '') throw new Error(`Template with an empty flag or constant ${field}: ${template}`)
  return inside[sign] === '?' ? { type: 'flag', field, text } : { type: 'constant', field, text }
}
