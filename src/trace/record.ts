import type { GoRange } from './go-version.ts'
import type { LineTime } from './normalise/timestamp.ts'
import type { Span } from './span.ts'

/**
 * One printed value. `value` is the printed number, never rescaled; flags are `true`; texts are strings. Elements of a
 * list are readings that repeat the field id.
 */
export interface FieldReading extends Span {
  readonly field: string
  readonly value: number | string | boolean
}

/** One line of a trace that was read completely. Plain data: it can be compared, sent to a worker and written as JSON. */
export interface TraceRecord {
  readonly family: string
  /** Family and kind: `gctrace.cycle`. */
  readonly kind: string
  /** Where the record stands in the whole text. */
  readonly span: Span
  /** Only of a record that was put together from several lines: the stretches that are its own, one a line. */
  readonly pieces?: readonly Span[]
  /** Index of the physical line, from 0. */
  readonly line: number
  /** When the line was written, where a log's prefix says it. */
  readonly time?: LineTime
  /** Who wrote it, where a log's prefix says it: a container, a host, a program. */
  readonly source?: string
  /** Every release that can have printed the line. */
  readonly printedBy: GoRange
  /** Which run in the text it belongs to, from 0: numbers or clocks that start again begin another. */
  readonly process: number
  /** In the order printed. Spans are offsets in the whole text. */
  readonly fields: readonly FieldReading[]
}

/**
 * - `truncated`: the text ends there;
 * - `unexpected`: something stands there that no release prints;
 * - `interleaved`: other text cut the record, and no rest, or more than one, may be its own.
 */
export type UnreadReason = 'truncated' | 'unexpected' | 'interleaved'

/** A line that begins like a trace and could not be read as one, and how far we got. Shown to the reader. */
export interface UnreadLine {
  readonly span: Span
  readonly line: number
  /** The kind that read furthest, `gctrace.cycle`. */
  readonly kind: string
  /** End of what was read completely: the values in `fields` and the fixed text after them. */
  readonly readTo: number
  /** Offset in the whole text of the first character that did not fit. */
  readonly stoppedAt: number
  readonly reason: UnreadReason
  /** What the format has at that place. */
  readonly expected: Expectation
  /** What was readable before that place. They are shown, never counted. */
  readonly fields: readonly FieldReading[]
}

/** What should have stood at a place: (the rest of) a fixed text, the value of a field, or nothing more of this line. */
export type Expectation =
  | { readonly type: 'literal'; readonly text: string }
  | { readonly type: 'field'; readonly field: string }
  | { readonly type: 'end' }

/** Everything that a text says. What is in neither list is not a trace. */
export interface TraceDocument {
  readonly text: string
  /** Start offset of each physical line in `text`. */
  readonly lineStarts: readonly number[]
  readonly records: readonly TraceRecord[]
  readonly unread: readonly UnreadLine[]
}

/** The number that a record prints for a field, or `undefined` where it prints none. */
export function numberOf(record: { readonly fields: readonly FieldReading[] }, field: string): number | undefined {
  const { fields } = record
  for (let index = 0; index < fields.length; index++) {
    const each = fields[index] as FieldReading
    if (each.field === field) return typeof each.value === 'number' ? each.value : undefined
  }
  return undefined
}

/** Whether a flag such as `forced` is printed. */
export function flagOf(record: { readonly fields: readonly FieldReading[] }, field: string): boolean {
  return record.fields.some((each) => each.field === field && each.value === true)
}
