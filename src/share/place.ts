// Places as people write them, in addresses (`&sel=`) and on the command line. The same in every language.
import type { Place, TraceIndex } from './capsule.ts'

/**
 * `L12` a line (from 1), `L12:gctrace.heap-goal` a value in it, `C12` the cycle whose line is the 12th, `T0.5-2.25` a range
 * of the program's clock in seconds, `T0.5-2.25@2` of the second run in the text; in front of each, `after:` for the later
 * of two traces.
 */
export function formatPlace(place: Place): string {
  const trace = place.trace === 1 ? 'after:' : ''
  switch (place.type) {
    case 'line':
      return `${trace}L${place.line + 1}`
    case 'field':
      return `${trace}L${place.line + 1}:${place.field}`
    case 'cycle':
      return `${trace}C${place.line + 1}`
    case 'range': {
      const process = place.process === 0 ? '' : `@${place.process + 1}`
      return `${trace}T${place.from / 1000}-${place.to / 1000}${process}`
    }
  }
}

/** The place that `formatPlace` writes; `null` for anything else. */
export function parsePlace(text: string): Place | null {
  const match =
    /^(?:(before|after):)?(?:([LC])(\d{1,9})(?::([a-z]{1,30}\.[a-z0-9-]{1,60}))?|T(\d{1,9}(?:\.\d{1,3})?)-(\d{1,9}(?:\.\d{1,3})?)(?:@(\d{1,6}))?)$/.exec(
      text,
    )
  if (match === null) return null
  const [, which, letter, number, field, from, to, run] = match
  const trace: TraceIndex = which === 'after' ? 1 : 0
  if (letter === undefined) {
    const range = { from: Math.round(Number(from) * 1000), to: Math.round(Number(to) * 1000) }
    const process = run === undefined ? 0 : Number(run) - 1
    return range.from > range.to || process < 0 ? null : { type: 'range', trace, process, ...range }
  }
  const line = Number(number) - 1
  if (line < 0 || (letter === 'C' && field !== undefined)) return null
  if (field !== undefined) return { type: 'field', trace, line, field }
  return { type: letter === 'C' ? 'cycle' : 'line', trace, line }
}
