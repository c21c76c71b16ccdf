import { type CleanLine, LineCleaner } from './line-cleaner.ts'
import { MappedBytes } from './mapped-bytes.ts'
import type { Openings } from './openings.ts'
import { skipBlanks, skipReturns, trimmedEnd } from './prefix.ts'

/** What joining asks of the matcher: whether pieces put together are a record. `LineReader` is one. */
export interface RecordProbe {
  read(bytes: Uint8Array, at: number, end: number, wholeLine: boolean): boolean
  explain(at: number): void
  readonly recordEnd: number
  readonly failedAt: number
  readonly reached: 0 | 1 | 2
  readonly isDamaged: boolean
  readonly lastValueStart: number
  readonly variant: { readonly fields: readonly string[] } | null
  readonly starts: Int32Array
  readonly ends: Int32Array
  readonly values: Float64Array
}

/** A record that a width wraps is in no more lines; the rest of a cut one comes within as many. */
const mostWraps = 24
const mostInterlopers = 8
/** Longer lines are not looked at as continuations. */
const longestLine = 1 << 12
/** So much of a continuation is tried before all of it is put behind the record. */
const firstTaste = 48
/** So far `goesOn` looks into a line. */
export const peekAhead = 33
/** So far ahead joining looks, in bytes: a caller that reads in chunks keeps as many. */
export const lookAhead = (mostWraps + 1) * (longestLine + 1)

/** Ways that are tried for one record, over all its lines. */
const mostTries = 64

/** `unsure`: the rest seems to be there, but there is more than one way to put the pieces together, or pieces are missing. */
export type Joined = 'joined' | 'no' | 'unsure'

type Fit = 'whole' | 'more' | 'no'

interface Search {
  readonly line: CleanLine
  readonly at: number
  readonly prefixFrom: number
  readonly whole: boolean
  readonly lines: number[]
}

/** What a line may add to a record, without the blanks around it. */
interface Candidate {
  readonly map: MappedBytes
  blankBefore: boolean
  partial: boolean
}

/**
 * Puts a record together that stands on several input lines: wrapped at a width, broken by a backslash, written in parts
 * by a container's log, or cut by another writer's line. It joins only what reads as complete records in exactly one way.
 */
export class Joiner {
  readonly #probe: RecordProbe
  readonly #cleaner: LineCleaner
  readonly #openings: Openings
  readonly #candidates: readonly Candidate[] = [0, 1, 2].map(() => ({
    map: new MappedBytes(),
    blankBefore: false,
    partial: false,
  }))
  #candidateCount = 0
  /** The records, after `joined`. */
  readonly joined = new MappedBytes()
  readonly #solution = new MappedBytes()
  #solutions = 0
  #agreeing = 0
  #tries = 0
  #solutionLines: readonly number[] = []
  /** Starts of the input lines that went into it, after the first. */
  readonly consumed: number[] = []
  #bytes: Uint8Array = new Uint8Array(0)
  #bufferEnd = 0
  /** After `wrapped`: the record is one as it stands, and nobody knows whether its last number goes on in the next line. */
  doubtful = false
  /** After `interrupted`: where the other writer's text begins. */
  cutAt = 0
  /** Up to here a cut record looks for its rest in vain; what follows may be its rest as well as another's. */
  #unsureUntil = -1
  steps = 0

  constructor(openings: Openings, probe: RecordProbe) {
    this.#cleaner = new LineCleaner(openings)
    this.#openings = openings
    this.#probe = probe
  }

  /** Another text begins. */
  forget(): void {
    this.#unsureUntil = -1
  }

  /** The same text stands elsewhere. */
  move(by: number): void {
    this.#unsureUntil += by
  }

  take(bytes: Uint8Array, bufferEnd: number): void {
    this.#bytes = bytes
    this.#bufferEnd = bufferEnd
  }

  /**
   * A record begins at `at` and the line ends in it. `prefixFrom` is where the input line begins, `nextLine` where the next
   * one does.
   */
  wrapped(line: CleanLine, at: number, prefixFrom: number, nextLine: number): Joined {
    this.doubtful = false
    this.#begin(line, at, line.end)
    const seam = this.joined.length
    this.#solutions = 0
    this.#agreeing = 0
    this.#tries = 0
    const search = { line, at, prefixFrom, whole: isFirst(line, at), lines: [] }
    this.#explore(search, nextLine, line.partial)
    if (this.#solutions === 0) return 'no'
    if (this.#solutions > 1 && this.#agreeing !== 1) return 'unsure'
    const solution = this.#solution
    if (!line.partial && this.#solutionLines.length === 1 && isNumberCut(solution.bytes, seam, solution.length)) {
      const width = this.#widthOf(prefixFrom, nextLine)
      if (width === 'other') return 'no'
      if (width === 'unknown') {
        this.doubtful = true
        return 'unsure'
      }
    }
    this.joined.clear()
    this.#copy({ bytes: solution.bytes, map: solution }, 0, solution.length, this.joined)
    this.consumed.push(...this.#solutionLines)
    return 'joined'
  }

  /**
   * Whether the lines after the one that begins at `from` are cut where it ends: one of them is as long, and none is longer.
   * Only this tells digits alone on a line, the rest of a number, from what a program prints.
   */
  #widthOf(from: number, nextLine: number): 'same' | 'other' | 'unknown' {
    const bytes = this.#bytes
    const length = trimmedEnd(bytes, from, nextLine - 1) - from
    let found: 'same' | 'unknown' = 'unknown'
    let at = nextLine
    for (let lines = 0; lines < mostWraps; lines++) {
      const end = this.#lineEnd(at)
      if (end < 0) break
      const other = trimmedEnd(bytes, at, end) - at
      if (other > length) return 'other'
      if (other === length) found = 'same'
      at = end + 1
    }
    return found
  }

  /** Whether the next line may hold the end of a record that is one without it. */
  mayGoOn(line: CleanLine, at: number, prefixFrom: number, nextLine: number): boolean {
    if (line.partial) return true
    const prefixTo = line.map === null ? at : (line.map.origins[at] as number)
    const mirrored = this.#mirrored(prefixFrom, prefixTo, nextLine, this.#bufferEnd)
    return goesOn(this.#bytes, Math.max(mirrored, nextLine), this.#bufferEnd)
  }

  /**
   * Tries each way to go on with the line at `from`, and from there with the next ones. `exactly`: the line before
   * says that it goes on, so blanks are where they were written and nowhere else.
   */
  #explore(search: Search, from: number, exactly: boolean): void {
    const { joined } = this
    const lineStart = skipReturns(this.#bytes, from, this.#bufferEnd)
    const seam = joined.length
    if (search.lines.length >= mostWraps) return
    const lineEnd = this.#lineEnd(lineStart)
    if (lineEnd < 0) return
    const contents = () => this.#contents(search.line, search.at, search.prefixFrom, lineStart, lineEnd)
    contents()
    const ways: { index: number; blank: boolean; fit: Fit }[] = []
    const endsSo = endsInBlank(this.#bytes, lineStart)
    for (let index = 0; index < this.#candidateCount; index++) {
      // The better a line is rid of its prefix, the better it is known: a free text would take a prefix in, too.
      if (ways.length > 0) break
      if (index > 0 && this.#isNumbered(index, seam)) break
      const written = endsSo || (this.#candidates[index] as Candidate).blankBefore
      for (const blank of [true, false]) {
        if (exactly && blank !== written) continue
        const fit = this.#try(index, blank, seam, search.whole)
        if (fit !== 'no') ways.push({ index, blank, fit })
      }
    }
    const atBlank = endsSo && ways.some(({ blank }) => blank)
    const wholes = ways.some(({ fit }) => fit === 'whole')
    search.lines.push(lineStart)
    for (const { index, blank, fit } of ways) {
      if ((atBlank && !blank) || (wholes && fit === 'more') || ++this.#tries > mostTries) continue
      contents()
      joined.length = seam
      this.#append(index, blank)
      const { partial } = this.#candidates[index] as Candidate
      if (fit === 'more') {
        this.#explore(search, lineEnd + 1, partial)
        continue
      }
      // ` (forced)` may be wrapped off a record that is one without it.
      const before = this.#solutions
      if (goesOn(this.#bytes, lineEnd + 1, this.#bufferEnd)) this.#explore(search, lineEnd + 1, partial)
      if (this.#solutions === before) this.#solve(search)
    }
    search.lines.pop()
    joined.length = seam
  }

  /** Whether the digits that a line begins with are its own number before a line of the catalogue, and no rest of a value. */
  #isNumbered(index: number, seam: number): boolean {
    const { map } = this.#candidates[0] as Candidate
    const { bytes } = (this.#candidates[index] as Candidate).map
    if (!isDigit(bytes[0]) || !isDigit(this.joined.bytes[seam - 1])) return false
    return this.#openings.at(map.bytes, 0, map.length)
  }

  #solve(search: Search): void {
    const { joined } = this
    const solution = this.#solution
    this.#fit(0, search.whole)
    const agrees = this.#countsAgree()
    this.#solutions++
    if (agrees) this.#agreeing++
    // With several ways only the one counts in which the lists are as long as they should be.
    if (this.#solutions > 1 && !agrees) return
    solution.clear()
    this.#copy({ bytes: joined.bytes, map: joined }, 0, joined.length, solution)
    this.#solutionLines = [...search.lines]
  }

  /**
   * A record begins at `at`, and from `cutAt` on the line has something else: perhaps another writer's line, after which the
   * record goes on.
   */
  interrupted(line: CleanLine, at: number, cutAt: number, prefixFrom: number, nextLine: number): Joined {
    const { joined } = this
    const whole = isFirst(line, at)
    const { reached } = this.#probe
    // The other line may begin with digits, which look like the last value's.
    const lastValue = this.#lastValue(line, at, cutAt, whole)
    const cuts = lastValue > at && lastValue < cutAt ? [cutAt, lastValue] : [cutAt]
    let ways = 0
    let progressed = false
    let restLine = -1
    let restIndex = 0
    let restCut = 0
    let restBlank = false
    let lineStart = nextLine
    let rival = false
    for (let lines = 0; lines < mostInterlopers; lines++) {
      lineStart = skipReturns(this.#bytes, lineStart, this.#bufferEnd)
      const lineEnd = this.#lineEnd(lineStart)
      if (lineEnd < 0) break
      // `gc ` alone proves little and stands in many sentences, so only what goes on with a number is looked at closely.
      if (reached === 0 && !this.#beginsWithDigit(line, at, prefixFrom, lineStart, lineEnd)) {
        lineStart = lineEnd + 1
        continue
      }
      this.#contents(line, at, prefixFrom, lineStart, lineEnd)
      for (const cut of cuts) {
        this.#begin(line, at, cut)
        const seam = joined.length
        for (let index = 0; index < this.#candidateCount; index++) {
          if (this.#holdsOpening(index)) continue
          for (const blank of [false, true]) {
            const fit = this.#try(index, blank, seam, whole)
            if (fit === 'no') {
              if (reached > 0 && this.#probe.failedAt > seam + 4) progressed = true
              continue
            }
            if (fit === 'more') continue
            ways++
            restLine = lineStart
            restIndex = index
            restCut = cut
            restBlank = blank
          }
        }
      }
      if (ways > 0 && restLine === lineStart && this.#unsureUntil > lineStart) rival = true
      if (ways === 0 && this.#isPieceToo()) rival = true
      lineStart = lineEnd + 1
    }
    if (ways === 1 && !rival) {
      const lineEnd = this.#lineEnd(restLine)
      this.#contents(line, at, prefixFrom, restLine, lineEnd)
      this.#begin(line, at, restCut)
      this.#append(restIndex, restBlank)
      this.consumed.push(restLine)
      this.cutAt = restCut
      return 'joined'
    }
    if (ways === 0 && !progressed) return 'no'
    this.#unsureUntil = Math.max(this.#unsureUntil, lineStart)
    return 'unsure'
  }

  /** Whether a line of the catalogue begins in a candidate: a free text would take it in. */
  #holdsOpening(index: number): boolean {
    const { map } = this.#candidates[index] as Candidate
    for (let at = 0; at < map.length; at++) if (this.#openings.at(map.bytes, at, map.length)) return true
    return false
  }

  #begin(line: CleanLine, at: number, to: number): void {
    this.consumed.length = 0
    this.joined.clear()
    this.#copy(line, at, to, this.joined)
    this.steps += to - at
  }

  #copy(line: Pick<CleanLine, 'bytes' | 'map'>, from: number, to: number, out: MappedBytes): void {
    const { bytes, map } = line
    for (let i = from; i < to; i++) {
      if (map === null) out.push(bytes[i] as number, i, i + 1)
      else out.push(bytes[i] as number, map.origins[i] as number, map.ends[i] as number)
    }
  }

  /** Puts a continuation behind the pieces and tells what they are together. */
  #try(index: number, blank: boolean, seam: number, whole: boolean): Fit {
    const { map } = this.#candidates[index] as Candidate
    if (map.length > firstTaste) {
      this.joined.length = seam
      this.#append(index, blank, firstTaste)
      if (this.#fit(seam, whole) === 'no') return 'no'
    }
    this.joined.length = seam
    this.#append(index, blank)
    return this.#fit(seam, whole)
  }

  #append(index: number, blank: boolean, most = longestLine): void {
    const { joined } = this
    const { map } = this.#candidates[index] as Candidate
    const length = Math.min(map.length, most)
    if (blank) {
      const seam = joined.length === 0 ? 0 : (joined.ends[joined.length - 1] as number)
      joined.push(0x20, seam, seam)
    }
    for (let i = 0; i < length; i++) {
      joined.push(map.bytes[i] as number, map.origins[i] as number, map.ends[i] as number)
    }
    this.steps += length
  }

  /** The line that begins at `lineStart`: its end, or -1 where there is none or it is too long. */
  #lineEnd(lineStart: number): number {
    if (lineStart >= this.#bufferEnd) return -1
    const last = Math.min(this.#bufferEnd, lineStart + longestLine)
    for (let at = lineStart; at < last; at++) {
      const byte = this.#bytes[at]
      if (byte === 0x0a || (byte === 0x0d && isBareReturn(this.#bytes, at, this.#bufferEnd))) return at
    }
    return last < this.#bufferEnd ? -1 : last
  }

  /**
   * What the next line may add: its text without the same prefix that the first line has, without any prefix that is known,
   * and as it stands. A `>` may be a quote mark or half of an arrow.
   */
  #contents(line: CleanLine, at: number, prefixFrom: number, from: number, to: number): void {
    this.#candidateCount = 0
    const prefixTo = line.map === null ? at : (line.map.origins[at] as number)
    const mirrored = this.#mirrored(prefixFrom, prefixTo, from, to)
    if (mirrored > from) this.#content(mirrored, to, false)
    this.#content(from, to, true)
    const raw = skipBlanks(this.#bytes, from, to)
    this.#rawContent(raw, to)
  }

  #content(from: number, to: number, strips: boolean): void {
    const candidate = this.#candidates[this.#candidateCount] as Candidate
    candidate.map.clear()
    let count = 0
    const take = (each: CleanLine) => {
      if (!each.whole) return
      if (count++ > 0) return
      const start = skipBlanks(each.bytes, each.start, each.end)
      candidate.blankBefore = start > each.start
      candidate.partial = each.partial
      this.#copy(each, start, each.end, candidate.map)
    }
    if (strips) this.#cleaner.clean(this.#bytes, from, to, take)
    else this.#cleaner.cleanContent(this.#bytes, from, to, take)
    // With more lines in it, it is no continuation.
    if (count === 1 && candidate.map.length > 0) this.#keep()
  }

  #rawContent(from: number, to: number): void {
    const candidate = this.#candidates[this.#candidateCount]
    if (!candidate) return
    candidate.map.clear()
    candidate.blankBefore = from > 0 && this.#bytes[from - 1] === 0x20
    candidate.partial = false
    let end = to
    while (end > from && (this.#bytes[end - 1] as number) <= 0x20) end--
    for (let i = from; i < end; i++) candidate.map.push(this.#bytes[i] as number, i, i + 1)
    if (candidate.map.length > 0) this.#keep()
  }

  #keep(): void {
    const index = this.#candidateCount
    for (let other = 0; other < index; other++) if (this.#sameAs(index, other)) return
    this.#candidateCount++
  }

  #sameAs(index: number, other: number): boolean {
    if (index === other) return true
    const a = (this.#candidates[index] as Candidate).map
    const b = (this.#candidates[other] as Candidate).map
    if (a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (a.bytes[i] !== b.bytes[i]) return false
    return true
  }

  /** Where the line goes on after a prefix like the first line's: the same, but for its digits. -1 where it has none. */
  #mirrored(prefixFrom: number, prefixTo: number, from: number, to: number): number {
    const bytes = this.#bytes
    let at = from
    let like = prefixFrom
    while (like < prefixTo) {
      if (isDigit(bytes[like])) {
        if (!isDigit(bytes[at])) return -1
        while (like < prefixTo && isDigit(bytes[like])) like++
        while (at < to && isDigit(bytes[at])) at++
        continue
      }
      // A container's log has P before a part and F before the last one.
      const isLast = bytes[like] === 0x50 && bytes[at] === 0x46 && bytes[like - 1] === 0x20 && bytes[like + 1] === 0x20
      if (at >= to || (bytes[at] !== bytes[like] && !isLast)) return -1
      at++
      like++
    }
    return at
  }

  /** Whether the joined bytes are records from their beginning to their end, or might be with another line. */
  #fit(seam: number, whole: boolean): Fit {
    const { bytes, length } = this.joined
    const probe = this.#probe
    this.steps += length
    let at = 0
    for (;;) {
      const read = probe.read(bytes, at, length, whole && at === 0)
      if (!read || probe.isDamaged || (at === 0 && probe.recordEnd <= seam)) {
        return length > seam && isCutAt(bytes, probe.failedAt, length) ? 'more' : 'no'
      }
      at = skipBlanks(bytes, probe.recordEnd, length)
      if (at >= length) return 'whole'
    }
  }

  #beginsWithDigit(line: CleanLine, at: number, prefixFrom: number, from: number, to: number): boolean {
    const prefixTo = line.map === null ? at : (line.map.origins[at] as number)
    const mirrored = this.#mirrored(prefixFrom, prefixTo, from, to)
    return isDigit(this.#bytes[skipBlanks(this.#bytes, Math.max(mirrored, from), to)])
  }

  /** Two digits that met at a line's end are one number or two; a list that must have as many as there are Ps knows. */
  #countsAgree(): boolean {
    const probe = this.#probe
    const fields = probe.variant?.fields ?? []
    const expected = probe.values[fields.indexOf('gomaxprocs')]
    const lists = ['local-runqueues', 'schedticks'].map((field) => fields.indexOf(field)).filter((index) => index >= 0)
    if (expected === undefined || lists.length === 0) return false
    return lists.every((index) => {
      let count = 1
      for (let i = probe.starts[index] as number; i < (probe.ends[index] as number); i++) {
        if (this.joined.bytes[i] === 0x20) count++
      }
      return count === expected
    })
  }

  #lastValue(line: CleanLine, at: number, cutAt: number, whole: boolean): number {
    const probe = this.#probe
    if (probe.read(line.bytes, at, line.end, whole)) return -1
    if (probe.failedAt !== cutAt) return -1
    probe.explain(at)
    return probe.lastValueStart
  }

  /** Whether the line that was looked at last is the beginning of a record, too, whose rest may be the same. */
  #isPieceToo(): boolean {
    if (this.#candidateCount === 0) return false
    const { map } = this.#candidates[0] as Candidate
    const probe = this.#probe
    return !probe.read(map.bytes, 0, map.length, true) && probe.reached > 0
  }
}

function isFirst(line: CleanLine, at: number): boolean {
  return line.whole && at <= skipBlanks(line.bytes, line.start, line.end)
}

/** Whether nothing but digits stands behind the seam, and a digit before it. */
function isNumberCut(bytes: Uint8Array, seam: number, length: number): boolean {
  if (!isDigit(bytes[seam - 1])) return false
  for (let at = seam; at < length; at++) if (!isDigit(bytes[at])) return false
  return true
}

/**
 * Whether a line begins with what may be the end of a record that is one without it, too: `(forced)`, ` at 0 pages/byte`,
 * ` timerslen=0`, more digits of its last number.
 */
export function goesOn(bytes: Uint8Array, from: number, bufferEnd: number): boolean {
  const last = Math.min(bufferEnd, from + peekAhead - 1)
  let at = from
  while (at < last && (bytes[at] === 0x20 || bytes[at] === 0x3e || bytes[at] === 0x09 || bytes[at] === 0x0d)) at++
  const byte = bytes[at]
  if (byte === 0x2e) return at + 1 < last && isDigit(bytes[at + 1])
  if (isDigit(byte)) {
    while (at < last && isDigit(bytes[at])) at++
    return at >= bufferEnd || (at < last && (bytes[at] as number) <= 0x20)
  }
  for (const end of recordEnds) {
    if (byte !== end.charCodeAt(0)) continue
    let i = 1
    while (i < end.length && at + i < last && bytes[at + i] === end.charCodeAt(i)) i++
    if (i === end.length) return true
  }
  return false
}

/** What follows in a longer form of a record what is the end of a shorter one. */
const recordEnds = ['(forced)', '[controller', 'at ', 'timerslen='] as const

/** Whether reading failed because the line ends there: at its end, or in a word that is only a value as a whole. */
export function isCutAt(bytes: Uint8Array, failedAt: number, end: number): boolean {
  if (failedAt >= end) return true
  return wordValues.some((word) => {
    let at = failedAt
    while (at < end && bytes[at] === word.charCodeAt(at - failedAt)) at++
    return at === end
  })
}

const wordValues = ['true', 'false', 'nil', 'NaN', '+Inf', '-Inf'] as const

/** A carriage return that stands before text: it ends a line by itself. */
function isBareReturn(bytes: Uint8Array, at: number, bufferEnd: number): boolean {
  const next = at + 1 < bufferEnd ? bytes[at + 1] : 0x0a
  return next !== 0x0a && next !== 0x0d
}

function endsInBlank(bytes: Uint8Array, nextLine: number): boolean {
  let at = nextLine - 2
  if (bytes[at] === 0x0d) at--
  if (bytes[at] === 0x5c) at--
  return bytes[at] === 0x20
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39
}
