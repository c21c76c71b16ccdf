import { endOf, originOf } from '../normalise/place.ts'
import type { FieldReading, TraceRecord, UnreadLine } from '../record.ts'
import type { Span } from '../span.ts'
import { expectationOf, type Variant } from './compile.ts'
import type { LineReader } from './match.ts'
import type { ScannedLine } from './scan.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const lineFeed = 0x0a

/** Leads from a byte of the buffer that is scanned to a place in the whole text, in UTF-16 units. */
export type ToUnits = (byteOffset: number) => number

/** The readings that a reader has in its columns, as plain data with places in the whole text. */
export function readingsOf(
  { starts, ends, values }: LineReader,
  { fields, readAs }: Variant,
  count: number,
  line: ScannedLine,
  toUnits: ToUnits,
): FieldReading[] {
  const readings: FieldReading[] = []
  for (let i = 0; i < count; i++) {
    const from = starts[i] as number
    if (from < 0) continue
    const to = ends[i] as number
    const field = fields[i] as string
    const as = readAs[i]
    if (as === 'list') {
      for (let start = from; start < to; ) {
        const blank = line.bytes.indexOf(0x20, start)
        const end = blank < 0 || blank > to ? to : blank
        readings.push({ field, value: Number(textOf(line, start, end)), ...spanOf(line, start, end, toUnits) })
        start = end + 1
      }
      continue
    }
    const value = values[i] as number
    readings.push({
      field,
      value: as === 'number' ? value : as === 'true' ? true : as === 'bool' ? value === 1 : textOf(line, from, to),
      ...spanOf(line, from, to, toUnits),
    })
  }
  return readings
}

/** The record that a reader has read at a place. */
export function recordOf(
  reader: LineReader,
  variant: Variant,
  line: ScannedLine,
  at: number,
  place: { readonly line: number; readonly process: number; readonly input: Uint8Array },
  toUnits: ToUnits,
): TraceRecord {
  const { recordEnd, since, until } = reader
  const pieces = line.joined ? piecesOf(line, at, recordEnd, place.input, toUnits) : []
  return {
    family: variant.family,
    kind: variant.kind,
    span: spanOf(line, at, recordEnd, toUnits),
    ...(pieces.length > 1 ? { pieces } : {}),
    line: place.line,
    printedBy: { since, until },
    process: place.process,
    ...(line.time ? { time: line.time } : {}),
    ...(line.source ? { source: line.source } : {}),
    fields: readingsOf(reader, variant, variant.fields.length, line, toUnits),
  }
}

/** What a reader has explained about a place, up to the end of what could not be read. */
export function unreadOf(
  reader: LineReader,
  variant: Variant,
  line: ScannedLine,
  at: number,
  index: number,
  toUnits: ToUnits,
): UnreadLine {
  const { failedAt, failedEdge, failedMatched, confirmedEnd } = reader
  const start = toUnits(originOf(line, at))
  return {
    span: { start, end: start },
    line: index,
    kind: variant.kind,
    readTo: confirmedEnd > at ? toUnits(endOf(line, confirmedEnd)) : start,
    stoppedAt: toUnits(failedAt < line.end ? originOf(line, failedAt) : endOf(line, line.end)),
    reason: line.interleaved ? 'interleaved' : failedAt >= line.end ? 'truncated' : 'unexpected',
    expected: failedEdge ? expectationOf(failedEdge, failedMatched) : { type: 'end' },
    fields: readingsOf(reader, variant, reader.confirmedCount, line, toUnits),
  }
}

function textOf({ bytes }: ScannedLine, from: number, to: number): string {
  return decoder.decode(bytes.subarray(from, to))
}

function spanOf(line: ScannedLine, from: number, to: number, toUnits: ToUnits): Span {
  const start = toUnits(originOf(line, from))
  return { start, end: to > from ? toUnits(endOf(line, to)) : start }
}

/** Where the bytes of a joined record stand in the input, line by line. */
function piecesOf(line: ScannedLine, from: number, to: number, input: Uint8Array, toUnits: ToUnits): Span[] {
  const { map } = line
  if (map === null) return []
  const pieces: Span[] = []
  let start = map.origins[from] as number
  let end = start
  for (let at = from; at < to; at++) {
    const origin = map.origins[at] as number
    if (origin > end) {
      const lineBreak = input.indexOf(lineFeed, end)
      if (lineBreak >= 0 && lineBreak < origin) {
        if (end > start) pieces.push({ start: toUnits(start), end: toUnits(end) })
        start = origin
      }
    }
    end = Math.max(end, map.ends[at] as number)
  }
  pieces.push({ start: toUnits(start), end: toUnits(end) })
  return pieces
}
