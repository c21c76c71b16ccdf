import { lineSpan } from '../parse/tokens.ts'
import type { FieldReading, TraceDocument } from '../record.ts'
import type { Filter, FilterSubject } from './filter.ts'

const nothing: readonly never[] = []

/**
 * The lines of a text that a filter lets through, in their order. A line with several records is let through if one of
 * them is. `processOf` is the process of each record (`structure.ts`).
 */
export function filterLines(document: TraceDocument, filter: Filter, processOf?: ArrayLike<number>): Int32Array {
  const { text, lineStarts, records, unread } = document
  const found: number[] = []
  const count = lineStarts.length - (lineStarts.length > 1 && lineStarts.at(-1) === text.length ? 1 : 0)
  let record = 0
  let row = 0
  for (let line = 0; line < count; line++) {
    let whole: string | undefined
    const textOf = () => {
      const { start, end } = lineSpan(document, line)
      whole ??= text.slice(start, end)
      return whole
    }
    const subject = (of: Partial<FilterSubject>, fields: readonly FieldReading[]): FilterSubject => ({
      get text() {
        return textOf()
      },
      line,
      unread: false,
      values: (field) => (fields === nothing ? nothing : valuesOf(fields, field)),
      ...of,
    })
    let some = false
    let passes = false
    for (; (records[record]?.line ?? Number.POSITIVE_INFINITY) <= line; record++) {
      const { kind, fields, process } = records[record] as (typeof records)[number]
      some = true
      passes ||= filter.test(subject({ kind, process: processOf?.[record] ?? process }, fields))
    }
    for (; (unread[row]?.line ?? Number.POSITIVE_INFINITY) <= line; row++) {
      some = true
      passes ||= filter.test(subject({ kind: unread[row]?.kind, unread: true }, nothing))
    }
    if (!some) passes = filter.test(subject({}, nothing))
    if (passes) found.push(line)
  }
  return Int32Array.from(found)
}

function valuesOf(fields: readonly FieldReading[], field: string): readonly (number | string | boolean)[] {
  const values: (number | string | boolean)[] = []
  for (const each of fields) if (each.field === field) values.push(each.value)
  return values
}
