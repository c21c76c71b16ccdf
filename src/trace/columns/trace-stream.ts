import type { FamilyDef } from '../catalogue/define.ts'
import { families as allFamilies } from '../catalogue/index.ts'
import { endOf, originOf } from '../normalise/index.ts'
import type { Program } from '../parse/compile.ts'
import { LineCounter } from '../parse/line-counter.ts'
import { ProcessTracker } from '../parse/process-tracker.ts'
import { unreadOf } from '../parse/record-builder.ts'
import { type ScannedLine, type ScanRules, type ScanSink, scanRules, TraceScan } from '../parse/scan.ts'
import type { TraceRecord, UnreadLine } from '../record.ts'
import { FastLines } from './fast-lines.ts'
import { type FastProgram, fastProgramOf, type LineFunction } from './fast-program.ts'
import {
  absentWord,
  headerWords,
  type Kept,
  keptDouble,
  keptList,
  keptText,
  keptThousandths,
  type Layout,
  largestWord,
  type Packing,
  wideWord,
} from './layout.ts'
import { lineFunctions } from './line-functions.ts'
import type { Segment } from './segments.ts'
import { TraceTable } from './trace-table.ts'

const lineFeed = 0x0a
const segmentSize = 1 << 24
/** So many unread lines are kept with everything about them; the others are counted. */
const mostUnread = 10_000

export interface StreamOptions {
  readonly families?: Readonly<Record<string, FamilyDef>>
  /** How many bytes will come, if that is known: they are kept in one piece then. */
  readonly size?: number
  /** Functions for single forms; without them the same lines are read step by step. */
  readonly functions?: ReadonlyMap<string, LineFunction>
}

const defaultRules = lazy(() => scanRules(allFamilies))

/** Reads a text that comes in chunks into a table. How it is cut into chunks makes no difference. */
export class TraceStream {
  readonly table: TraceTable
  readonly #scan: TraceScan
  readonly #fast: FastLines
  readonly #processes = new ProcessTracker()
  readonly #functions: ReadonlyMap<string, LineFunction>
  readonly #fastPrograms = new Map<Program, FastProgram | null>()
  readonly #counter = new LineCounter()
  #segment: Segment
  #segmentIndex = 0
  #filled: Uint8Array = new Uint8Array(0)
  readonly #segmentSize: number
  #started = false
  readonly #sink: ScanSink

  constructor({ families, size, functions = lineFunctions }: StreamOptions = {}, bytes?: Uint8Array) {
    this.#functions = functions
    const rules: ScanRules = families ? scanRules(families) : defaultRules()
    this.table = new TraceTable(rules)
    this.#scan = new TraceScan(rules)
    this.#fast = new FastLines(this.table.store, this.table.doubles, this.#processes)
    this.#segmentSize = size === undefined ? segmentSize : Math.min(size, 0x7fffffff)
    this.#segment = { bytes: bytes ?? new Uint8Array(0), length: bytes?.length ?? 0, base: 0 }
    this.table.segments.push(this.#segment)
    this.#sink = {
      record: (line, at) => this.#record(line, at),
      unread: (line, at, variant) => {
        const { table } = this
        if (table.unreadCount++ >= mostUnread) return
        const { base } = this.#segment
        const index = this.#lineOf(originOf(line, at))
        table.unreadRows.push(unreadOf(this.#scan.reader, variant, line, at, index, (offset) => base + offset))
      },
      unreadEnds: (line, stop) => {
        const { unreadCount, unreadRows } = this.table
        if (unreadCount > mostUnread) return
        const last = unreadRows.length - 1
        const row = unreadRows[last] as UnreadLine
        const end = this.#segment.base + endOf(line, stop)
        unreadRows[last] = { ...row, span: { start: row.span.start, end } }
      },
    }
  }

  /** Takes the next bytes, which are copied, and reads what is complete. */
  push(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    this.#append(chunk)
    // A line that goes on needs no look before it ends.
    if (chunk.includes(lineFeed)) this.#read(false)
  }

  /** No more bytes come: reads what is left. */
  end(): TraceTable {
    this.#read(true)
    return this.table
  }

  /**
   * Hands over what was read since the last time and forgets it, text and all, so that a text of any size needs little
   * memory. Places of the records are those in the whole text. Counts go on.
   */
  drain(visit?: (record: TraceRecord) => void): void {
    const { table } = this
    if (visit) for (let row = 0; row < table.length; row++) visit(table.record(row))
    table.forget()
    this.#segmentIndex = table.segments.length - 1
  }

  #append(chunk: Uint8Array): void {
    const segment = this.#segment
    const { length } = segment
    if (length + chunk.length <= segment.bytes.length) {
      segment.bytes.set(chunk, length)
      segment.length = length + chunk.length
      return
    }
    const from = this.#started ? this.#scan.lines.nextFrom : 0
    const rest = length - from
    const needed = rest + chunk.length
    const bytes = new Uint8Array(Math.max(this.#segmentSize, needed > this.#segmentSize ? needed * 2 : needed))
    bytes.set(segment.bytes.subarray(from, length))
    bytes.set(chunk, rest)
    const next: Segment = { bytes, length: needed, base: segment.base + from }
    const { segments } = this.table
    // Nothing of the old one was read: the new one takes its place.
    if (from === 0) {
      segments[this.#segmentIndex] = next
    } else {
      segments.push(next)
      this.#segmentIndex++
    }
    this.#segment = next
    if (this.#started) this.#scan.resume(bytes, 0, next.length, false)
  }

  #read(final: boolean): void {
    const { table } = this
    const scan = this.#scan
    const { lines } = scan
    const fast = this.#fast
    const { length } = this.#segment
    // Only what is filled, so that nobody looks for a line's end in the rest.
    const bytes = this.#segment.bytes.subarray(0, length)
    this.#filled = bytes
    fast.take(bytes)
    if (this.#started) {
      scan.resume(bytes, lines.nextFrom, length, final)
    } else {
      this.#started = true
      scan.begin(bytes, 0, length, final)
    }
    for (;;) {
      if (!lines.hasUsed) {
        const from = lines.nextFrom
        const next = fast.read(from, length, this.#segmentIndex, scan.line + 1, lines)
        scan.line += fast.lines
        scan.foreignLines += fast.foreignLines
        lines.skipTo(next)
      }
      if (!scan.next(this.#sink)) break
    }
    table.lineCount = scan.line + 1
    table.foreignLines = scan.foreignLines
  }

  #lineOf(place: number): number {
    return this.#scan.line + this.#counter.linesBelow(this.#filled, this.#scan.lines.from, place)
  }

  #record(line: ScannedLine, at: number): void {
    const scan = this.#scan
    const { reader } = scan
    const { variant, since, until, program } = reader
    if (!variant) return
    const { table } = this
    const { store } = table
    const layout = table.layouts.of(variant, since, until)
    store.room(layout.words)
    const { chunk, at: position } = store
    const start = originOf(line, at)
    chunk[position] = layout.id | (this.#segmentIndex << 12)
    chunk[position + 1] = this.#processes.ofReading(variant, reader.starts, reader.values)
    chunk[position + 2] = scan.lines.from
    chunk[position + 3] = start
    chunk[position + 4] = endOf(line, reader.recordEnd)
    chunk[position + 5] = this.#lineOf(start)
    const global = (store.chunks.length - 1) * chunk.length + position
    const { kept } = layout
    for (let i = 0; i < kept.length; i++) {
      const at = position + headerWords + i
      chunk[at] = this.#word(layout, i, line, global + headerWords + i)
    }
    store.take(layout.words)
    if (program === null || line.map !== null || reader.recordEnd !== line.end) return
    let fastProgram = this.#fastPrograms.get(program)
    if (fastProgram === undefined) {
      const { variant, range } = program
      const layoutOf = (packing: Packing | null) => table.layouts.of(variant, range.since, range.until, packing)
      fastProgram = fastProgramOf(program, layoutOf, this.#functions)
      this.#fastPrograms.set(program, fastProgram)
    }
    if (fastProgram !== null) this.#fast.learn(line.bytes, at, fastProgram)
  }

  #word(layout: Layout, index: number, line: ScannedLine, place: number): number {
    const { starts, ends, values } = this.#scan.reader
    const start = starts[index] as number
    if (start < 0) return absentWord
    const kept = layout.kept[index] as Kept
    const value = values[index] as number
    if (kept === keptText) return (ends[index] as number) - start
    if (kept === keptList) return elements(line.bytes, start, ends[index] as number)
    const { table } = this
    if (kept === keptDouble) return table.doubles.push(value)
    const word = kept === keptThousandths ? Math.round(value * 1000) : value
    // Minus zero, and what is too large for a word.
    if (Math.abs(word) < largestWord && !Object.is(word, -0)) return word
    table.wide.set(place, value)
    return wideWord
  }
}

function elements(bytes: Uint8Array, from: number, to: number): number {
  if (to <= from) return 0
  let count = 1
  for (let at = from; at < to; at++) if (bytes[at] === 0x20) count++
  return count
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** A reader for a text that comes in chunks: `push` them, then `end`. */
export const traceStream = (options?: StreamOptions): TraceStream => new TraceStream(options)

/** Reads bytes that are all there, without copying them; whoever gives them leaves them as they are. */
export const readTable = (bytes: Uint8Array, options?: StreamOptions): TraceTable =>
  new TraceStream(options, bytes).end()
