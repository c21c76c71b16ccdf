import type { FieldDef } from '../trace/catalogue/index.ts'
import type { GcCycle, Interval } from '../trace/derive/gc-cycle.ts'
import { fieldDef, gcCyclesOf, parseTrace, printedInterval, type TraceRecord } from '../trace/index.ts'

/** One line of a cell, as lessons speak of it: printed values, the range they leave open, and what follows from them. */
export interface LineReading {
  readonly text: string
  /** The whole text of the cell. */
  readonly cell: string
  readonly record: TraceRecord
  /** All lines of the cell that were read, in order. */
  readonly records: readonly TraceRecord[]
  /** The cycle that the line tells of. Throws for a line that is no gc line. */
  readonly cycle: GcCycle
  /** All cycles of the cell, in order. */
  readonly cycles: readonly GcCycle[]
  readonly next: GcCycle | undefined
  has(field: string): boolean
  /** The characters as printed: `36.750`; of a list all of them: `4 4`. */
  raw(field: string): string
  value(field: string): number
  /** The numbers of a list; of any other field, its only one. */
  values(field: string): readonly number[]
  /** Where the true value lies, since the runtime truncates. */
  range(field: string): Interval
  def(field: string): FieldDef
}

/** Reads the line with this number (from 1) in the text of a cell. */
export function readLine(text: string, line: number): LineReading {
  const document = parseTrace(text)
  const { records } = document
  const record = records.find((each) => each.line === line - 1)
  if (record === undefined) {
    const known = records.map((each) => each.line + 1).join(', ')
    throw new Error(`Line ${line} of the cell is no trace line; the trace lines are ${known || 'none'}.`)
  }
  const cycles = gcCyclesOf(document)
  const index = cycles.findIndex((each) => each.record.line === line - 1)
  const readings = (field: string) => {
    const found = record.fields.filter((each) => each.field === field)
    if (found.length === 0) {
      const known = [...new Set(record.fields.map((each) => each.field))].join(', ')
      throw new Error(`Line ${line} of the cell prints no field "${field}"; it prints ${known}.`)
    }
    return found
  }
  const raw = (field: string) => {
    const found = readings(field)
    return text.slice(found[0]?.start, found.at(-1)?.end)
  }
  const def = (field: string) => fieldDef(record.family, field)
  const values = (field: string) =>
    readings(field).map(({ value }) => {
      if (typeof value !== 'number') throw new Error(`"${field}" of line ${line} is no number.`)
      return value
    })
  return {
    text: text.slice(record.span.start, record.span.end),
    cell: text,
    record,
    records,
    get cycle() {
      const cycle = cycles[index]
      if (cycle === undefined) throw new Error(`Line ${line} of the cell tells of no GC cycle.`)
      return cycle
    },
    cycles,
    next: index < 0 ? undefined : cycles[index + 1],
    has: (field) => record.fields.some((each) => each.field === field),
    raw,
    value: (field) => {
      const [value, ...more] = values(field)
      if (value === undefined || more.length > 0) throw new Error(`"${field}" of line ${line} is a list.`)
      return value
    },
    values,
    range: (field) => printedInterval(def(field).print, raw(field)),
    def,
  }
}

/** The values of a record as one speaks of them: a list is one value, from its first number to its last. */
export function wholeFields({ fields }: TraceRecord): { field: string; start: number; end: number }[] {
  const whole: { field: string; start: number; end: number }[] = []
  for (const { field, start, end } of fields) {
    const last = whole.at(-1)
    if (last?.field === field) last.end = end
    else whole.push({ field, start, end })
  }
  return whole
}
