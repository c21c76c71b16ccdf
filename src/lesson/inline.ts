import { josa, type ParticlePair } from '../text/ko/format.ts'
import { unbreakUnits } from '../text/unbreak.ts'
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
 * In Korean `(을/를)` right after a value becomes the particle that fits how the value is read.
 */
export function inlineParts(text: string, line: LineReading): InlinePart[] {
  const parts: InlinePart[] = []
  for (const part of text.split(/(`[^`]*`|\{[=#]?[a-z0-9-]+\})/)) {
    if (part === '') continue
    if (part.startsWith('`')) {
      parts.push({ type: 'code', text: part.slice(1, -1).replace(place, (each) => filled(each, line)) })
    } else if (part.startsWith('{')) parts.push({ type: 'value', text: filled(part, line) })
    else parts.push({ type: 'text', text: unbreakUnits(withParticle(part, parts.at(-1)?.text ?? '')) })
  }
  return parts
}

function withParticle(text: string, word: string): string {
  return text.replace(/^\(([가-힣]+\/[가-힣]+)\)/, (_, pair: ParticlePair) => josa(word, pair).slice(word.length))
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
