import type { FamilyDef } from '../catalogue/define.ts'
import { families } from '../catalogue/index.ts'
import { endOf, originOf } from '../normalise/index.ts'
import type { TraceDocument, TraceRecord, UnreadLine } from '../record.ts'
import { LineCounter } from './line-counter.ts'
import { withProcesses } from './processes.ts'
import { recordOf, unreadOf } from './record-builder.ts'
import { type ScanSink, scanRules, TraceScan } from './scan.ts'
import { unitOffsets } from './unit-offsets.ts'

const lineFeed = 0x0a
const encoder = new TextEncoder()

/**
 * A function that reads every record of a text and reports every line that begins like a record and is none. What is a
 * beginning is said in `catalogue/define.ts` (`opening`, `anchor`). It never throws; what it does not know stays in the
 * text as it is.
 */
export function traceReader(families: Readonly<Record<string, FamilyDef>>): (text: string) => TraceDocument {
  const read = partReader(families)
  return (text) => {
    const steps = read(text)
    for (;;) {
      const { done, value } = steps.next()
      if (done) return withProcesses(value)
    }
  }
}

/**
 * The same for a part of a text, bit by bit. Of which process a record is, its caller knows from all of the text and has to
 * say. A reader has to come to the end of one text before it begins another.
 */
export function partReader(
  families: Readonly<Record<string, FamilyDef>>,
): (text: string) => Generator<void, TraceDocument> {
  let scan: TraceScan | null = null
  return (text) => {
    // One text is read at a time, so one scan serves all of them; it is made when the first text comes.
    scan ??= new TraceScan(scanRules(families))
    return readText(text, scan)
  }
}

/** Reads a text with every family that there are words for. */
export const parseTrace: (text: string) => TraceDocument = traceReader(families)

/** So many records are read between two pauses of a part. */
const recordsAtOnce = 256

function* readText(text: string, scan: TraceScan): Generator<void, TraceDocument> {
  const bytes = encoder.encode(text)
  const toUnits = unitOffsets(bytes, text)
  const lineStarts: number[] = []
  const records: TraceRecord[] = []
  const unread: UnreadLine[] = []
  const { reader, lines } = scan

  for (let from = 0; from < bytes.length; ) {
    lineStarts.push(toUnits(from))
    const lineBreak = bytes.indexOf(lineFeed, from)
    from = lineBreak < 0 ? bytes.length : lineBreak + 1
  }

  const counter = new LineCounter()
  const lineOf = (byteOffset: number) => scan.line + counter.linesBelow(bytes, lines.from, byteOffset)
  const sink: ScanSink = {
    record(line, at) {
      const { variant } = reader
      if (!variant) return
      const place = {
        line: lineOf(originOf(line, at)),
        process: 0,
        input: bytes,
      }
      records.push(recordOf(reader, variant, line, at, place, toUnits))
    },
    unread(line, at, variant) {
      unread.push(unreadOf(reader, variant, line, at, lineOf(originOf(line, at)), toUnits))
    },
    unreadEnds(line, stop) {
      const last = unread.length - 1
      const row = unread[last] as UnreadLine
      unread[last] = { ...row, span: { start: row.span.start, end: toUnits(endOf(line, stop)) } }
    },
  }
  scan.begin(bytes, 0, bytes.length, true)
  for (let pause = recordsAtOnce; scan.next(sink); ) {
    if (records.length < pause) continue
    pause = records.length + recordsAtOnce
    yield
  }
  return { text, lineStarts, records, unread }
}
