import { segmentAt } from './segments.ts'
import { bytesBetween, endOfText, lineEndAt } from './stretch.ts'
import type { TraceTable } from './trace-table.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const lineFeed = 0x0a

/**
 * A line that is listed: one with records, by its first row; one that could not be read, by its place in `unreadRows`; or
 * lines of other output that follow each other, blank ones not counted, by the place of the first in the bytes.
 */
export type ListedLine =
  | { readonly type: 'record'; readonly row: number; readonly line: number }
  | { readonly type: 'unread'; readonly unread: number; readonly line: number }
  | { readonly type: 'foreign'; readonly line: number; readonly count: number; readonly from: number }

/** Two bits say what stands there, the others which. */
const shift = 30
const unreadBit = 1
const foreignBit = 2
const rest = 2 ** shift - 1

/** Lines of a table in the order of the text; some four bytes each. */
export class LineList {
  readonly #table: TraceTable
  #codes = new Uint32Array(1024)
  readonly #foreign: { readonly line: number; readonly count: number; readonly from: number }[] = []
  length = 0

  constructor(table: TraceTable) {
    this.#table = table
  }

  pushRecord(row: number): void {
    this.#push(row)
  }

  pushUnread(unread: number): void {
    this.#push((unreadBit * 2 ** shift + unread) >>> 0)
  }

  pushForeign(line: number, count: number, from: number): void {
    this.#push((foreignBit * 2 ** shift + this.#foreign.length) >>> 0)
    this.#foreign.push({ line, count, from })
  }

  /** Lists the same line as another list does. */
  take(each: ListedLine): void {
    if (each.type === 'record') this.pushRecord(each.row)
    else if (each.type === 'unread') this.pushUnread(each.unread)
    else this.pushForeign(each.line, each.count, each.from)
  }

  #push(code: number): void {
    if (this.length === this.#codes.length) {
      const codes = new Uint32Array(this.length * 2)
      codes.set(this.#codes)
      this.#codes = codes
    }
    this.#codes[this.length++] = code
  }

  at(place: number): ListedLine {
    const code = this.#codes[place] as number
    const index = code & rest
    const what = code >>> shift
    if (what === unreadBit) {
      return { type: 'unread', unread: index, line: this.#table.unreadRows[index]?.line ?? 0 }
    }
    if (what === foreignBit) {
      return { type: 'foreign', ...(this.#foreign[index] as { line: number; count: number; from: number }) }
    }
    return { type: 'record', row: index, line: this.#table.lineOf(index) }
  }

  /** How many lines a row of the list stands for. */
  countAt(place: number): number {
    const code = this.#codes[place] as number
    return code >>> shift === foreignBit ? (this.#foreign[code & rest]?.count ?? 1) : 1
  }

  /** The place of the last listed line that begins at a line or above it; the first where there is none. */
  placeOf(line: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.at(middle).line <= line) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

/** All lines of a table but blank ones; other output that stands together is one line. Grows with the table. */
export class AllLines extends LineList {
  readonly #of: TraceTable
  #row = 0
  #unread = 0
  /** The line behind the last one that is listed. */
  #next = 0
  /** What was listed last, for the place where it ends: asked for only where something else follows. */
  #endsAt: () => number = () => 0
  /** All lines are listed, and no more come. */
  ended = false

  constructor(table: TraceTable) {
    super(table)
    this.#of = table
  }

  /** Lists what the table has by now, or so much that `most` lines are listed. `final` says that no more comes. */
  extend(final: boolean, most = Number.POSITIVE_INFINITY): void {
    const table = this.#of
    while (!this.ended && this.length < most) {
      const unread = table.unreadRows[this.#unread]
      const row = this.#row
      const line = row < table.length ? table.lineOf(row) : Number.POSITIVE_INFINITY
      if (unread !== undefined && unread.line < line) {
        const from = lineStartAt(table, unread.span.start)
        this.#gap(unread.line, from)
        if (unread.line >= this.#next) {
          this.pushUnread(this.#unread)
          this.#next = unread.line + 1
          this.#endsAt = () => lineEndAt(table, unread.span.end) + 1
        }
        this.#unread++
      } else if (row < table.length) {
        this.#record(row, line)
      } else {
        if (final) {
          this.#gap(Number.POSITIVE_INFINITY, endOfText(table))
          this.ended = true
        }
        return
      }
    }
  }

  #record(row: number, line: number): void {
    const table = this.#of
    this.#row++
    if (line > this.#next) {
      const begins = table.lineBeginsAt(row)
      const above = linesBetween(table, begins, table.bytesOf(row).start)
      this.#gap(line - above, begins)
    } else if (row > 0 && line < this.#next && table.lineBeginsAt(row) === table.lineBeginsAt(row - 1)) {
      // One more record of the same line, which may reach further down.
      this.#reach(row, line)
      return
    }
    this.pushRecord(row)
    this.#next = line + 1
    this.#endsAt = () => {
      this.#reach(row, line)
      return lineEndAt(table, table.bytesOf(row).end) + 1
    }
  }

  /** A record that was put together takes more lines than one. */
  #reach(row: number, line: number): void {
    const { start, end } = this.#of.bytesOf(row)
    this.#next = Math.max(this.#next, line + linesBetween(this.#of, start, end) + 1)
    this.#endsAt = () => lineEndAt(this.#of, end) + 1
  }

  /** Other output above a line that begins at a place. */
  #gap(line: number, to: number): void {
    if (line <= this.#next) return
    const table = this.#of
    const from = this.#endsAt()
    if (line <= this.#next || from >= to) return
    let first = -1
    let firstAt = from
    let count = 0
    let index = this.#next
    eachLine(table, from, to, (start, end) => {
      if (!isBlank(table, start, end)) {
        if (first < 0) {
          first = index
          firstAt = start
        }
        count++
      }
      index++
      return true
    })
    if (count > 0) this.pushForeign(first, count, firstAt)
  }
}

/** Visits the lines from a place to another, without their line breaks, until the visitor has had enough. */
export function eachLine(
  table: TraceTable,
  from: number,
  to: number,
  visit: (start: number, end: number) => boolean,
): void {
  for (let at = from; at < to; ) {
    const end = Math.min(to, lineEndAt(table, at))
    if (!visit(at, end)) return
    at = end + 1
  }
}

export function isBlank(table: TraceTable, from: number, to: number): boolean {
  const { bytes, base } = segmentAt(table.segments, from)
  for (let at = from - base; at < to - base; at++) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false
  }
  return true
}

/** The text of a stretch of bytes, wherever it lies. */
export function textBetween(table: TraceTable, from: number, to: number): string {
  return decoder.decode(bytesBetween(table, from, to))
}

/** Where the line begins in which a byte stands. */
export function lineStartAt(table: TraceTable, place: number): number {
  const { bytes, base } = segmentAt(table.segments, place)
  return place === base ? base : base + bytes.lastIndexOf(lineFeed, place - base - 1) + 1
}

function linesBetween(table: TraceTable, from: number, to: number): number {
  let count = 0
  for (let at = lineEndAt(table, from); at < to; at = lineEndAt(table, at + 1)) count++
  return count
}
