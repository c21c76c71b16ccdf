import type { FamilyDef } from '../catalogue/define.ts'
import { families } from '../catalogue/index.ts'
import type { FieldReading, TraceDocument, TraceRecord, UnreadLine } from '../record.ts'
import { compileGrammar, expectationOf, type Grammar, type Variant } from './compile.ts'
import { isDigit, isLetter, LineReader } from './match.ts'
import { ProcessTracker } from './process-tracker.ts'
import { unitOffsets } from './unit-offsets.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d

const encoder = new TextEncoder()

/**
 * A function that reads every record of a text and reports every line that begins like a record and is none. What is a
 * beginning is said in `catalogue/define.ts` (`opening`, `anchor`). It never throws; what it does not know stays in the
 * text as it is.
 */
export function traceReader(families: Readonly<Record<string, FamilyDef>>): (text: string) => TraceDocument {
  const grammar = compileGrammar(families)
  // One text is read at a time, so these two serve all of them.
  const reader = new LineReader(grammar)
  const probe = new LineReader(grammar)
  return (text) => readText(text, grammar, reader, probe)
}

/** Reads a text with every family that there are words for. */
export const parseTrace: (text: string) => TraceDocument = traceReader(families)

function readText(text: string, grammar: Grammar, reader: LineReader, probe: LineReader): TraceDocument {
  const bytes = encoder.encode(text)
  const toUnits = unitOffsets(bytes, text)
  const processes = new ProcessTracker()
  const lineStarts: number[] = []
  const records: TraceRecord[] = []
  const unread: UnreadLine[] = []

  const readingsOf = (variant: Variant, count: number): FieldReading[] => {
    const readings: FieldReading[] = []
    for (let i = 0; i < count; i++) {
      const from = reader.starts[i] as number
      if (from < 0) continue
      const field = variant.fields[i] as string
      const start = toUnits(from)
      const end = toUnits(reader.ends[i] as number)
      const as = variant.readAs[i]
      const value = reader.values[i] as number
      if (as === 'number') readings.push({ field, value, start, end })
      else if (as === 'true') readings.push({ field, value: true, start, end })
      else if (as === 'bool') readings.push({ field, value: value === 1, start, end })
      else if (as === 'text') readings.push({ field, value: text.slice(start, end), start, end })
      else pushElements(readings, field, text, start, end)
    }
    return readings
  }

  for (let from = 0; from < bytes.length; ) {
    const lineFeedAt = bytes.indexOf(lineFeed, from)
    const lineEnd = lineFeedAt < 0 ? bytes.length : lineFeedAt
    const line = lineStarts.length
    const lineStart = toUnits(from)
    lineStarts.push(lineStart)

    const end = trimEnd(bytes, from, lineEnd)
    const first = skipBlanks(bytes, from, end)
    let open: UnreadLine | null = null
    /** An unread stretch reaches to the next record of its line or to the line's end. */
    const close = (at: number) => {
      if (!open) return
      unread.push({ ...open, span: { start: open.span.start, end: toUnits(at) } })
      open = null
    }

    for (let at = from; at < end; ) {
      if (grammar.firstBytes[bytes[at] as number] === 0) {
        at++
        continue
      }
      const atStart = at === from || at === first
      let read = reader.read(bytes, at, end, atStart)
      if (reader.isDamaged) read = false
      if (!read && reader.failedEdge === null && reader.failedVariant) {
        // A record, and letters directly after it: fine if they are the next record, whose line break got lost.
        const next = reader.failedAt
        if (startsRecord(probe, bytes, next, end)) read = reader.read(bytes, at, next, false)
      }
      if (read && reader.variant) {
        const { variant, since, until, recordEnd } = reader
        close(at)
        const start = toUnits(at)
        const fields = readingsOf(variant, variant.fields.length)
        records.push({
          family: variant.family,
          kind: variant.kind,
          span: { start, end: toUnits(recordEnd) },
          line,
          printedBy: { since, until },
          process: processes.of(variant.kind, fields),
          fields,
        })
        at = recordEnd
        continue
      }
      const { reached, failedAt, failedVariant } = reader
      const truncated = failedAt >= end
      if (failedVariant && (reached === 2 || (atStart && reached === 1) || (truncated && !failedVariant.wholeLine))) {
        reader.explain(at)
        if (
          reached === 2 ||
          (atStart && reached === 1) ||
          beginsAndIsCut(bytes, reader.lastValueStart, atStart, reached)
        ) {
          close(at)
          const start = toUnits(at)
          const fields = readingsOf(failedVariant, reader.confirmedCount)
          const { failedEdge, failedMatched } = reader
          open = {
            span: { start, end: start },
            line,
            kind: failedVariant.kind,
            readTo: toUnits(reader.confirmedEnd),
            stoppedAt: toUnits(failedAt),
            reason: truncated ? 'truncated' : 'unexpected',
            expected: failedEdge ? expectationOf(failedEdge, failedMatched) : { type: 'end' },
            fields,
          }
          at = Math.max(failedAt, at + 1)
          continue
        }
      }
      at++
    }
    close(end)
    from = lineEnd + 1
  }
  return { text, lineStarts, records, unread }
}

function startsRecord(probe: LineReader, bytes: Uint8Array, at: number, end: number): boolean {
  return probe.read(bytes, at, end, false) || probe.reached === 2
}

/** A line that ends inside an opening counts when a digit was read that is no part of a word (`gc 29`, not `gc1`). */
function beginsAndIsCut(bytes: Uint8Array, valueStart: number, atStart: boolean, reached: number): boolean {
  if (valueStart < 1 || !isDigit(bytes[valueStart] as number)) return false
  return (atStart || reached > 0) && !isLetter(bytes[valueStart - 1] as number)
}

function pushElements(readings: FieldReading[], field: string, text: string, from: number, to: number): void {
  let start = from
  while (start < to) {
    const blank = text.indexOf(' ', start)
    const end = blank < 0 || blank > to ? to : blank
    readings.push({ field, value: Number(text.slice(start, end)), start, end })
    start = end + 1
  }
}

function trimEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = to
  while (end > from && (isBlank(bytes[end - 1] as number) || bytes[end - 1] === carriageReturn)) end--
  return end
}

/** Past blanks and a byte order mark. */
function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3
  while (at < end && isBlank(bytes[at] as number)) at++
  return at
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09
}
