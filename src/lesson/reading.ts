import type { FieldDef } from '../trace/catalogue/index.ts'
import type { GcCycle, Interval } from '../trace/derive/gc-cycle.ts'
import { fieldDef, gcCyclesOf, parseTrace, printedInterval } from '../trace/index.ts'

/** One line of a cell, as lessons speak of it: printed values, the range they leave open, and what follows from them. */
export interface LineReading {
  readonly text: string
  readonly cycle: GcCycle
  /** All cycles of the cell, in order. */
  readonly cycles: readonly GcCycle[]
  readonly next: GcCycle | undefined
  has(field: string): boolean
  /** The characters as printed: `36.750`. */
  raw(field: string): string
  value(field: string): number
  /** Where the true value lies, since the runtime truncates. */
  range(field: string): Interval
  def(field: string): FieldDef
}

/** Reads the line with this number (from 1) in the text of a cell. */
export function readLine(text: string, line: number): LineReading {
  const cycles = gcCyclesOf(parseTrace(text))
  const index = cycles.findIndex((each) => each.record.line === line - 1)
  const cycle = cycles[index]
  if (cycle === undefined) {
    const known = cycles.map((each) => each.record.line + 1).join(', ')
    throw new Error(`Line ${line} of the cell is no gc line; the gc lines are ${known || 'none'}.`)
  }
  const reading = (field: string) => {
    const found = cycle.record.fields.find((each) => each.field === field)
    if (found === undefined) {
      const known = cycle.record.fields.map((each) => each.field).join(', ')
      throw new Error(`Line ${line} of the cell prints no field "${field}"; it prints ${known}.`)
    }
    return found
  }
  const raw = (field: string) => {
    const { start, end } = reading(field)
    return text.slice(start, end)
  }
  const def = (field: string) => fieldDef('gctrace', field)
  return {
    text: text.slice(cycle.record.span.start, cycle.record.span.end),
    cycle,
    cycles,
    next: cycles[index + 1],
    has: (field) => cycle.record.fields.some((each) => each.field === field),
    raw,
    value: (field) => {
      const { value } = reading(field)
      if (typeof value !== 'number') throw new Error(`"${field}" of line ${line} is no number.`)
      return value
    },
    range: (field) => printedInterval(def(field).print, raw(field)),
    def,
  }
}
