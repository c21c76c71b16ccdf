import type { Filter, FilterSubject } from '../derive/filter.ts'
import type { TraceTable } from './trace-table.ts'

const nothing: readonly never[] = []

/** The rows of a stretch of a table that a filter lets through. Numbers and flags are taken from the columns. */
export function filterRows(table: TraceTable, filter: Filter, from: number, to: number): Uint32Array<ArrayBuffer> {
  const found: number[] = []
  let row = from
  let whole: string | undefined
  // One subject for all rows: a filter keeps nothing of it.
  const subject: FilterSubject = {
    get text() {
      whole ??= table.lines(row).text
      return whole
    },
    get line() {
      return table.lineOf(row)
    },
    get kind() {
      return table.kindOf(row)
    },
    get process() {
      return table.processOf(row)
    },
    unread: false,
    values(field) {
      const value = table.value(row, field)
      if (value === false && !table.layoutOf(row).variant.fields.includes(field)) return nothing
      if (value !== undefined) return [value]
      if (!table.layoutOf(row).variant.fields.includes(field)) return nothing
      // Texts and lists are in the line only.
      return table.record(row).fields.flatMap((each) => (each.field === field ? [each.value] : []))
    },
  }
  for (; row < to; row++) {
    whole = undefined
    if (filter.test(subject)) found.push(row)
  }
  return Uint32Array.from(found)
}
