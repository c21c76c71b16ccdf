import { families } from '../catalogue/index.ts'
import { partReader } from '../parse/parse-trace.ts'
import type { TraceDocument, TraceRecord } from '../record.ts'
import { segmentAt } from './segments.ts'
import type { TraceTable } from './trace-table.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const lineFeed = 0x0a

/** Some rows of a table as a text of their own, with whatever stands between them. */
export interface Stretch {
  readonly document: TraceDocument
  /** The row of each record of the document, rising. */
  readonly rows: Int32Array
  /** Index in the whole text of the document's first line. */
  readonly firstLine: number
}

/** Bytes of the whole text, as they lie in one segment or put together from several. */
export function bytesBetween({ segments }: TraceTable, from: number, to: number): Uint8Array {
  const first = segmentAt(segments, from)
  if (to - first.base <= first.length) return first.bytes.subarray(from - first.base, Math.max(from, to) - first.base)
  const bytes = new Uint8Array(to - from)
  let at = from
  while (at < to) {
    const { base, length, bytes: own } = segmentAt(segments, at)
    const stop = Math.min(to, base + length)
    if (stop <= at) break
    bytes.set(own.subarray(at - base, stop - base), at - from)
    at = stop
  }
  return bytes.subarray(0, at - from)
}

/** Where the text ends, in bytes. */
export function endOfText({ segments }: TraceTable): number {
  const last = segments.at(-1)
  return last === undefined ? 0 : last.base + last.length
}

/** The end of the line in which a byte stands: the place of its line break, or the end of the text. */
export function lineEndAt(table: TraceTable, place: number): number {
  const { segments } = table
  const end = endOfText(table)
  for (let at = place; at < end; ) {
    const { base, length, bytes } = segmentAt(segments, at)
    const found = bytes.indexOf(lineFeed, at - base)
    if (found >= 0 && found < length) return base + found
    if (base + length <= at) break
    at = base + length
  }
  return end
}

/** The rows from `first` to before `last`, read again as a document. */
export function stretchOf(table: TraceTable, first: number, last: number): Stretch {
  const steps = new StretchReader(table).read(first, last)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Reads stretches of a table bit by bit, one after another. */
export class StretchReader {
  readonly #table: TraceTable
  readonly #read = partReader(families)

  constructor(table: TraceTable) {
    this.#table = table
  }

  /** The rows from `first` to before `last`. */
  *read(first: number, last: number): Generator<void, Stretch> {
    const table = this.#table
    const from = table.lineBeginsAt(first)
    const to = lineEndAt(table, table.bytesOf(last - 1).end)
    const bytes = bytesBetween(table, from, to)
    let above = 0
    const start = table.bytesOf(first).start - from
    for (let at = bytes.indexOf(lineFeed); at >= 0 && at < start; at = bytes.indexOf(lineFeed, at + 1)) above++
    const firstLine = table.lineOf(first) - above
    const document = yield* this.#read(decoder.decode(bytes))
    // A line that was put together from others above the stretch is read differently here: it has no row, and goes.
    const rows = new Int32Array(document.records.length)
    const records: TraceRecord[] = []
    let row = first
    for (const record of document.records) {
      const line = record.line + firstLine
      while (row < last && table.lineOf(row) < line) row++
      if (row >= last || table.lineOf(row) !== line || table.kindOf(row) !== record.kind) continue
      const own = record as { process: number }
      own.process = table.processOf(row)
      rows[records.length] = row++
      records.push(record)
    }
    return { document: { ...document, records }, rows: rows.subarray(0, records.length), firstLine }
  }
}
