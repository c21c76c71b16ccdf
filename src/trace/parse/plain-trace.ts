import { families } from '../catalogue/index.ts'
import type { TraceDocument, TraceRecord } from '../record.ts'
import { compileGrammar } from './compile.ts'
import { LineReader } from './match.ts'
import { isOneRun } from './one-run.ts'
import { recordOf } from './record-builder.ts'
import { unitOffsets } from './unit-offsets.ts'

const lineFeed = 0x0a
const space = 0x20
const encoder = new TextEncoder()
let reader: LineReader | null = null

/** A text that was read line by line, and whether its records are plainly of one process. */
export interface PlainTrace {
  /** Every record says process 0. */
  readonly document: TraceDocument
  readonly oneRun: boolean
}

/**
 * Reads a text that stands as the runtime wrote it: every line is one whole record, or empty, and all are plainly of one
 * process. `null` where any line is something else; then `parseTrace` says what, and for a plain text it says the same as this does.
 *
 * A lesson's samples are nearly all plain, so its page can show them, and change their numbers, without the layer that
 * unwraps what people paste, which is about as large as the rest of the reader.
 */
export function parsePlainTrace(text: string): TraceDocument | null {
  const plain = readPlainLines(text)
  return plain?.oneRun ? plain.document : null
}

/**
 * The same where several processes may have printed the lines: all but `process` is what `parseTrace` says, and that too
 * where `oneRun` holds. A number that a reader changes can make two runs of one; the lines stay what they are meanwhile.
 */
export function readPlainLines(text: string): PlainTrace | null {
  reader ??= new LineReader(compileGrammar(families))
  const bytes = encoder.encode(text)
  const toUnits = unitOffsets(bytes, text)
  const lineStarts: number[] = []
  const records: TraceRecord[] = []
  for (let from = 0; from < bytes.length; ) {
    const lineBreak = bytes.indexOf(lineFeed, from)
    const to = lineBreak < 0 ? bytes.length : lineBreak
    let first = from
    while (first < to && bytes[first] === space) first++
    if (from < to) {
      if (!reader.read(bytes, first, to, true) || reader.recordEnd !== to || reader.isDamaged || !reader.variant) {
        return null
      }
      const { variant } = reader
      const line = {
        bytes,
        start: from,
        end: to,
        map: null,
        whole: true,
        time: null,
        source: null,
        joined: false,
        interleaved: false,
        doubtful: -1,
      }
      const place = { line: lineStarts.length, process: 0, input: bytes }
      records.push(recordOf(reader, variant, line, first, place, toUnits))
    }
    lineStarts.push(toUnits(from))
    from = to + 1
  }
  return { document: { text, lineStarts, records, unread: [] }, oneRun: isOneRun(records) }
}
