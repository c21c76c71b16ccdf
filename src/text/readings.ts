import type { FieldReading, TraceRecord } from '../trace/record.ts'

/** The values of one record, for sentences: a field that is not printed is `undefined`, an empty list or false. */
export interface Readings {
  readonly has: (field: string) => boolean
  /** The printed number; 0 where none is, so ask `has` where that can be. */
  readonly number: (field: string) => number
  readonly list: (field: string) => readonly number[]
  readonly text: (field: string) => string
  readonly on: (field: string) => boolean
}

export function readingsOf(record: TraceRecord): Readings {
  const values = new Map<string, FieldReading['value'][]>()
  for (const { field, value } of record.fields) {
    const list = values.get(field)
    if (list) list.push(value)
    else values.set(field, [value])
  }
  const first = (field: string) => values.get(field)?.[0]
  return {
    has: (field) => values.has(field),
    number: (field) => Number(first(field) ?? 0),
    list: (field) => (values.get(field) ?? []).map(Number),
    text: (field) => String(first(field) ?? ''),
    // Old releases print some flags as numbers.
    on: (field) => Boolean(first(field)),
  }
}

/** A ratio in at most four significant digits, never as a power of ten: 0.0003801. */
export function shortRatio(value: number): string {
  if (value === 0) return '0'
  const digits = 3 - Math.floor(Math.log10(Math.abs(value)))
  return String(Number(value.toPrecision(4))).includes('e')
    ? value.toFixed(Math.min(20, Math.max(0, digits)))
    : String(Number(value.toPrecision(4)))
}
