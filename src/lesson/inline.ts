import { type Derived, derived } from './derived.ts'
import { printed } from './printed.ts'
import type { LineReading } from './reading.ts'

export interface InlinePart {
  readonly type: 'text' | 'code' | 'value'
  readonly text: string
}

/**
 * The short texts of exercises: stretches in backticks are code, `{heap-goal}` is the printed value with its unit,
 * `{#heap-goal}` without it, `{=stw}` what follows from the line. Unknown names throw, so a misspelled one stops the build.
 */
export function inlineParts(text: string, line: LineReading): InlinePart[] {
  return text
    .split(/(`[^`]*`|\{[=#]?[a-z0-9-]+\})/)
    .filter((part) => part !== '')
    .map((part): InlinePart => {
      if (part.startsWith('`'))
        return { type: 'code', text: part.slice(1, -1).replace(place, (each) => filled(each, line)) }
      return part.startsWith('{') ? { type: 'value', text: filled(part, line) } : { type: 'text', text: part }
    })
}

const place = /\{[=#]?[a-z0-9-]+\}/g

function filled(part: string, line: LineReading): string {
  const name = part.slice(1, -1)
  if (name.startsWith('#')) return line.raw(name.slice(1))
  return name.startsWith('=') ? derive(line, name.slice(1)) : printed(line, name)
}

export function derive(line: LineReading, name: string): string {
  const compute = derived[name as Derived]
  if (compute === undefined) {
    throw new Error(`Nothing called "${name}" is derived from a line; there is ${Object.keys(derived).join(', ')}.`)
  }
  return compute(line)
}
