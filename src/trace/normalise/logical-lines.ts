import type { FamilyDef } from '../catalogue/define.ts'
import { isSuspect, suspicion } from './characters.ts'
import { goesOn, isCutAt, Joiner, lookAhead, peekAhead, type RecordProbe } from './joiner.ts'
import { type CleanLine, LineCleaner } from './line-cleaner.ts'
import { Openings } from './openings.ts'
import { skipBlanks, skipReturns, trimmedEnd } from './prefix.ts'

/** What a logical line is beyond its bytes. */
export interface LogicalLine extends CleanLine {
  /** Put together from several input lines. */
  joined: boolean
  /** A record in it is cut by other text, and its rest, if it is near, cannot be told from others'. */
  interleaved: boolean
  /** Here begins a record whose last number may go on in the next line, or not: nobody knows. -1: there is none. */
  doubtful: number
}

const lineFeed = 0x0a
/** Before a message in JSON, which is one writer's alone. */
const quote = 0x22
/** Cut records of one line that are looked after. */
const mostAttempts = 4

/**
 * The lines of a text as the matcher should see them. Input lines are asked for one by one; those that need it are taken
 * out of their wrappings and joined with what belongs to them:
 *
 *     const lines = new LogicalLines(families, probe)
 *     lines.begin(bytes, 0, bytes.length, true)
 *     while (lines.next()) {
 *       // lines.from, lines.to: an input line without its line break
 *       if (lines.plain && reader.read(bytes, lines.from, lines.to, true) && reader.recordEnd === lines.to) …
 *       else lines.normalise((line) => { … read line.bytes from line.start to line.end … })
 *     }
 */
export class LogicalLines {
  readonly #openings: Openings
  readonly #classes: Uint8Array
  readonly #probe: RecordProbe
  readonly #cleaner: LineCleaner
  readonly #joiner: Joiner
  #bytes: Uint8Array = new Uint8Array(0)
  #bufferEnd = 0
  #final = true
  #next = 0
  /** Starts of input lines that were used up by a joined record, in order. */
  #used: number[] = []
  #visit: (line: LogicalLine) => void = () => {}
  readonly #line: LogicalLine
  readonly #clean = (line: CleanLine) => this.#look(line)

  /** The input line that `next` came to: its first byte, and its end without blanks and line break. */
  from = 0
  to = 0
  /** Where the next input line begins. */
  get nextFrom(): number {
    return this.#next
  }
  /** It begins like a line of the catalogue, so it is worth reading as it is before anything else is tried. */
  plain = false
  /** It went into a record that began on a line before. */
  used = false

  constructor(families: Readonly<Record<string, FamilyDef>>, probe: RecordProbe) {
    this.#openings = new Openings(families)
    this.#classes = this.#openings.classesWith(suspicion)
    this.#probe = probe
    this.#cleaner = new LineCleaner(this.#openings)
    this.#joiner = new Joiner(this.#openings, probe)
    this.#line = {
      bytes: this.#bytes,
      start: 0,
      end: 0,
      map: null,
      whole: true,
      open: true,
      next: -1,
      from: 0,
      partial: false,
      time: null,
      source: null,
      joined: false,
      interleaved: false,
      doubtful: -1,
    }
  }

  get steps(): number {
    return this.#cleaner.steps + this.#joiner.steps
  }

  /** Begins a text, whose bytes stand from `from` to `to`. Without `final` it goes on after them. */
  begin(bytes: Uint8Array, from: number, to: number, final: boolean): void {
    this.#used.length = 0
    this.#joiner.forget()
    this.#take(bytes, from, to, final)
  }

  /**
   * Goes on with a text at `nextFrom`, which now stands at `from`, with more bytes after it. The caller keeps what begins
   * there; `lookAhead` bytes after a line are always enough.
   */
  resume(bytes: Uint8Array, from: number, to: number, final: boolean): void {
    const moved = from - this.#next
    this.#used = this.#used.map((start) => start + moved)
    this.#joiner.move(moved)
    this.#take(bytes, from, to, final)
  }

  #take(bytes: Uint8Array, from: number, to: number, final: boolean): void {
    this.#bytes = bytes
    this.#next = from
    this.#bufferEnd = to
    this.#final = final
    this.#joiner.take(bytes, to)
  }

  /** Whether a line that is still to come went into a joined record. */
  get hasUsed(): boolean {
    return this.#used.length > 0
  }

  /** Leaves lines out that the caller has read completely himself; `from` begins the next one. Not while `hasUsed`. */
  skipTo(from: number): void {
    this.#next = from
  }

  /** Goes to the next input line. False at the end, and where the next line is not here completely yet. */
  next(): boolean {
    const bytes = this.#bytes
    if (this.#next >= this.#bufferEnd) return false
    const from = this.#next
    let lineEnd = bytes.indexOf(lineFeed, from)
    if (lineEnd < 0 || lineEnd >= this.#bufferEnd) {
      if (!this.#final) return false
      lineEnd = this.#bufferEnd
    }
    if (!this.#final && lineEnd + peekAhead > this.#bufferEnd) return false
    this.#next = lineEnd + 1
    this.from = from
    this.to = trimmedEnd(bytes, from, lineEnd)
    this.#dropUsedBefore(from)
    this.used = this.#used.length > 0 && this.#isUsed(skipReturns(bytes, from, this.to))
    if (this.used) this.#used.shift()
    this.plain =
      !this.used &&
      this.#openings.afterBlanks(bytes, from, this.to) &&
      !goesOn(bytes, Math.min(this.#next, this.#bufferEnd), this.#bufferEnd)
    return true
  }

  /**
   * Calls `visit` with each logical line of the input line that may hold a record, in order; with none where a record on a
   * line before used it up.
   * False where more of the text must be there first: nothing was visited, and `resume` goes on with the same line.
   */
  normalise(visit: (line: LogicalLine) => void): boolean {
    if (this.used) return true
    if (!this.mayHold(this.from, this.to)) return true
    if (!this.#final && this.#next + lookAhead > this.#bufferEnd) {
      this.#next = this.from
      return false
    }
    this.#visit = visit
    this.#cleaner.clean(this.#bytes, this.from, this.to, this.#clean)
    return true
  }

  /** Whether a line may hold a record or a part of one. Most lines of most logs are somebody else's and show it. */
  mayHold(from: number, to: number): boolean {
    // Stack traces are indented with tabs, which hide nothing there.
    return this.#openings.isIn(this.#bytes, skipBlanks(this.#bytes, from, to), to, this.#classes, isSuspect)
  }

  #look(clean: CleanLine): void {
    // Behind a bare carriage return, what a record before has used up is a part of an input line.
    this.#dropUsedBefore(clean.from)
    if (this.#used[0] === clean.from) return
    const line = this.#line
    line.bytes = clean.bytes
    line.start = clean.start
    line.end = clean.end
    line.map = clean.map
    line.whole = clean.whole
    line.open = clean.open
    line.next = clean.next
    line.from = clean.from
    line.partial = clean.partial
    line.time = clean.time
    line.source = clean.source
    line.joined = false
    line.interleaved = false
    line.doubtful = -1
    this.#join(line)
  }

  /** Looks for a record that is cut, by the line's end or by other text, and for its rest. */
  #join(line: LogicalLine): void {
    const { bytes, start, end, whole } = line
    const openings = this.#openings
    const probe = this.#probe
    const { firstBytes } = openings
    const first = skipBlanks(bytes, start, end)
    let last = -1
    let attempts = 0
    for (let at = first; at < end; at++) {
      if (firstBytes[bytes[at] as number] === 0) continue
      const part = openings.partAt(bytes, at, end)
      if (part === 0 || !mayBegin(bytes, start, at, part)) continue
      const read = probe.read(bytes, at, end, whole && at === first)
      const { recordEnd, failedAt, reached } = probe
      if (read && !probe.isDamaged) {
        last = at
        if (failedAt > recordEnd + 3 && failedAt < end && ++attempts <= mostAttempts) {
          if (this.#interrupted(line, at, failedAt)) return
        }
        at = recordEnd - 1
        continue
      }
      last = -1
      if (isCutAt(bytes, failedAt, end)) {
        if (line.open && ++attempts <= mostAttempts && this.#wrapped(line, at)) return
      } else if (
        (reached > 0 || (at === first && failedAt >= at + 3 && bytes[at - 1] !== quote)) &&
        ++attempts <= mostAttempts
      ) {
        if (this.#interrupted(line, at, failedAt)) return
      }
    }
    // The end of a complete record may stand on the next line.
    if (
      last >= 0 &&
      line.open &&
      this.#joiner.mayGoOn(line, last, line.from, this.#after(line)) &&
      this.#wrapped(line, last)
    ) {
      return
    }
    this.#visit(line)
  }

  /** Where the line after one begins. */
  #after(line: LogicalLine): number {
    return line.next < 0 ? this.#next : line.next
  }

  #wrapped(line: LogicalLine, at: number): boolean {
    const result = this.#joiner.wrapped(line, at, line.from, this.#after(line))
    if (result === 'unsure') line.interleaved = true
    if (this.#joiner.doubtful) line.doubtful = at
    if (result !== 'joined') return false
    this.#visitJoined(line, at, line.end)
    return true
  }

  #interrupted(line: LogicalLine, at: number, cutAt: number): boolean {
    const result = this.#joiner.interrupted(line, at, cutAt, line.from, this.#after(line))
    if (result === 'unsure') line.interleaved = true
    if (result !== 'joined') return false
    this.#visitJoined(line, at, this.#joiner.cutAt)
    return true
  }

  /** What stood before the record, the record, and the other writer's text that cut it. */
  #visitJoined(line: LogicalLine, at: number, cutAt: number): void {
    const { joined, consumed } = this.#joiner
    for (const used of consumed) this.#use(used)
    const { bytes, start, end, map, whole } = line
    const isFirst = at <= skipBlanks(bytes, start, end)
    line.interleaved = false
    line.end = trimmedEnd(bytes, start, at)
    if (line.end > start) this.#visit(line)
    line.bytes = joined.bytes
    line.start = 0
    line.end = joined.length
    line.map = joined
    line.whole = whole && isFirst
    line.joined = true
    this.#visit(line)
    if (cutAt >= end) return
    line.bytes = bytes
    line.start = cutAt
    line.end = end
    line.map = map
    line.whole = false
    line.joined = false
    this.#visit(line)
  }

  /** All of the line that begins here; not where only what stands before a carriage return went into a record. */
  #isUsed(from: number): boolean {
    if (this.#used[0] !== from) return false
    for (let at = from; at < this.to; at++) if (this.#bytes[at] === 0x0d) return false
    return true
  }

  #dropUsedBefore(place: number): void {
    while (this.#used.length > 0 && (this.#used[0] as number) < place) this.#used.shift()
  }

  #use(start: number): void {
    let at = this.#used.length
    while (at > 0 && (this.#used[at - 1] as number) > start) at--
    this.#used.splice(at, 0, start)
  }
}

/** The first bytes of an opening at a line's end are one only where a word may begin. */
function mayBegin(bytes: Uint8Array, start: number, at: number, part: number): boolean {
  if (part >= 3 || at === start) return true
  const before = bytes[at - 1] as number
  return part === 1 ? before === 0x20 : !isLetter(before)
}

function isLetter(byte: number): boolean {
  return (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}
