import type { FamilyDef } from '../catalogue/define.ts'
import { type LogicalLine, LogicalLines } from '../normalise/index.ts'
import { compileGrammar, type Grammar, type Variant } from './compile.ts'
import { isDigit, isLetter, LineReader } from './match.ts'

/** A line as the matcher sees it: the input itself, or what came out of its wrappings. */
export type ScannedLine = Pick<
  LogicalLine,
  'bytes' | 'start' | 'end' | 'map' | 'whole' | 'time' | 'source' | 'joined' | 'interleaved' | 'doubtful'
>

/**
 * What a scan finds, in the order of the text. Everything is told in the properties of the scan and its `reader`, which are
 * used again: whoever wants to keep something copies it.
 */
export interface ScanSink {
  /** `scan.reader` has read a record that begins at `at` of `line`. */
  record(line: ScannedLine, at: number): void
  /** A record begins at `at` and cannot be read; `scan.reader` has explained why. It is unread up to `stop`. */
  unread(line: ScannedLine, at: number, variant: Variant): void
  /** The unread stretch that was told last ends at `stop`. */
  unreadEnds(line: ScannedLine, stop: number): void
}

/** All families of a reader, made ready once and shared by the scans that use them. */
export interface ScanRules {
  readonly families: Readonly<Record<string, FamilyDef>>
  readonly grammar: Grammar
}

export const scanRules = (families: Readonly<Record<string, FamilyDef>>): ScanRules => ({
  families,
  grammar: compileGrammar(families),
})

/** Goes through bytes line by line, out of their wrappings, and tells every record and everything that begins like one. */
export class TraceScan {
  readonly #firstBytes: Uint8Array
  readonly #probe: LineReader
  readonly lines: LogicalLines
  readonly reader: LineReader
  readonly #plain: ScannedLine & { bytes: Uint8Array; start: number; end: number }
  #sink: ScanSink | null = null
  readonly #visit = (line: ScannedLine) => this.#scan(line)
  /** Index of the input line that is read, from 0. */
  line = -1
  /** Whether anything was told of it. */
  #told = false
  /** Input lines in which nothing is a trace, blank ones left aside. */
  foreignLines = 0

  constructor({ families, grammar }: ScanRules) {
    this.#firstBytes = grammar.firstBytes
    this.reader = new LineReader(grammar)
    this.#probe = new LineReader(grammar)
    // Joining has its own probe, so that what it tries does not make the reader forget how the last line was read.
    this.lines = new LogicalLines(families, new LineReader(grammar))
    const bytes = new Uint8Array(0)
    this.#plain = {
      bytes,
      start: 0,
      end: 0,
      map: null,
      whole: true,
      time: null,
      source: null,
      joined: false,
      interleaved: false,
      doubtful: -1,
    }
  }

  begin(bytes: Uint8Array, from: number, to: number, final: boolean): void {
    this.line = -1
    this.foreignLines = 0
    this.#take(bytes)
    this.lines.begin(bytes, from, to, final)
  }

  /** Goes on where the text was left, which now stands at `from`. */
  resume(bytes: Uint8Array, from: number, to: number, final: boolean): void {
    this.#take(bytes)
    this.lines.resume(bytes, from, to, final)
  }

  #take(bytes: Uint8Array): void {
    this.#plain.bytes = bytes
  }

  /** Reads one input line. False at the end, and where more of the text must be there first. */
  next(sink: ScanSink): boolean {
    const { lines, reader } = this
    if (!lines.next()) return false
    const { from, to } = lines
    if (from === to) {
      this.line++
      return true
    }
    this.#sink = sink
    this.#told = lines.used
    if (lines.plain) {
      const plain = this.#plain
      const first = skipBlanks(plain.bytes, from, to)
      if (reader.read(plain.bytes, first, to, true) && reader.recordEnd === to && !reader.isDamaged) {
        this.line++
        plain.start = from
        plain.end = to
        sink.record(plain, first)
        return true
      }
    }
    this.line++
    if (!lines.normalise(this.#visit)) {
      this.line--
      return false
    }
    if (!this.#told) this.foreignLines++
    return true
  }

  /** Every place of a line where a record may begin. */
  #scan(line: ScannedLine): void {
    const { bytes, start: from, end, whole } = line
    const { reader } = this
    const sink = this.#sink as ScanSink
    const firstBytes = this.#firstBytes
    const first = skipBlanks(bytes, from, end)
    let open = false
    for (let at = first; at < end; ) {
      if (firstBytes[bytes[at] as number] === 0) {
        at++
        continue
      }
      const atStart = at === first && whole
      let read = reader.read(bytes, at, end, atStart)
      if (reader.isDamaged) read = false
      if (!read && reader.failedEdge === null && reader.failedVariant) {
        // A record, and letters directly after it: fine if they are the next record, whose line break got lost.
        const next = reader.failedAt
        if (this.#startsRecord(bytes, next, end)) read = reader.read(bytes, at, next, false)
      }
      if (read && at === line.doubtful) {
        if (open) sink.unreadEnds(line, at)
        open = true
        this.#told = true
        const { variant } = reader
        // All but the number that may be longer.
        reader.read(bytes, at, digitsBefore(bytes, at, end), atStart)
        reader.explain(at)
        sink.unread(line, at, variant as Variant)
        break
      }
      if (read && reader.variant) {
        if (open) sink.unreadEnds(line, at)
        open = false
        const { recordEnd } = reader
        this.#told = true
        sink.record(line, at)
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
          beginsAndIsCut(bytes, end, reader.lastValueStart, atStart, reached)
        ) {
          if (open) sink.unreadEnds(line, at)
          open = true
          this.#told = true
          sink.unread(line, at, failedVariant)
          at = Math.max(failedAt, at + 1)
          continue
        }
      }
      at++
    }
    if (open) sink.unreadEnds(line, end)
  }

  #startsRecord(bytes: Uint8Array, at: number, end: number): boolean {
    const probe = this.#probe
    return probe.read(bytes, at, end, false) || probe.reached === 2
  }
}

/** A line that ends inside an opening counts when a digit was read that is no part of a word (`gc 29`, not `gc1`). */
function beginsAndIsCut(
  bytes: Uint8Array,
  end: number,
  valueStart: number,
  atStart: boolean,
  reached: number,
): boolean {
  // Behind the line's end a buffer still holds what an earlier line left there.
  if (valueStart < 1 || valueStart >= end || !isDigit(bytes[valueStart] as number)) return false
  return (atStart || reached > 0) && !isLetter(bytes[valueStart - 1] as number)
}

function digitsBefore(bytes: Uint8Array, from: number, end: number): number {
  let at = end
  while (at > from && isDigit(bytes[at - 1] as number)) at--
  return at
}

function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  return at
}
