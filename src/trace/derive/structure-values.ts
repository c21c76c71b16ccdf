import type { FieldReading, TraceDocument, TraceRecord } from '../record.ts'
import type { Print } from '../unit.ts'
import { type Interval, printedInterval } from './interval.ts'

/** A field of a record, and what is printed there. */
export function readingOf(record: TraceRecord, field: string): FieldReading | undefined {
  const { fields } = record
  for (let index = 0; index < fields.length; index++) {
    const each = fields[index] as FieldReading
    if (each.field === field) return each
  }
  return undefined
}

export function printed(document: TraceDocument, record: TraceRecord, field: string): string | undefined {
  const reading = readingOf(record, field)
  return reading && document.text.slice(reading.start, reading.end)
}

/** Where the true value of a field may lie; `undefined` where the record does not print it. */
export function intervalOf(
  document: TraceDocument,
  record: TraceRecord,
  field: string,
  print: Print,
): Interval | undefined {
  const raw = printed(document, record, field)
  return raw === undefined ? undefined : printedInterval(print, raw)
}

/** Durations have two digits, so a long log prints the same few thousand of them again and again. */
const durations = new Map<string, Interval>()
const mostDurations = 8192

/** A duration in the two-digit style, in ms. */
export function durationOf(document: TraceDocument, record: TraceRecord, field: string): Interval | undefined {
  const raw = printed(document, record, field)
  if (raw === undefined) return undefined
  let interval = durations.get(raw)
  if (interval === undefined) {
    interval = printedInterval('two-digits', raw)
    if (durations.size >= mostDurations) durations.clear()
    durations.set(raw, interval)
  }
  return interval
}

/** A float of the pacer, in either style. */
export function floatOf(document: TraceDocument, record: TraceRecord, field: string): Interval | undefined {
  const raw = printed(document, record, field)
  if (raw === undefined) return undefined
  return printedInterval(raw.includes('e') && /^[+-]/.test(raw) ? 'float-exponent' : 'float-shortest', raw)
}
