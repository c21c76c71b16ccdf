import { cleanCharacters, firstSuspect } from './characters.ts'
import { EnvelopeReader } from './envelope.ts'
import { MappedBytes } from './mapped-bytes.ts'
import type { Openings } from './openings.ts'
import { PrefixStripper, skipBlanks, skipReturns, trimmedEnd } from './prefix.ts'
import { betterTime, type LineTime } from './timestamp.ts'

/** Wrappings in wrappings (JSON in a container's log in a page) are opened this many times; deeper ones are text. */
const deepest = 5
/** A line without breaks is cleaned in parts of this size, so that a hostile one needs no memory. */
const longestPart = 1 << 16
/** No record is longer, so a part ends before a record that its end would cut. */
const longestRecord = 1 << 13
const carriageReturn = 0x0d

/**
 * One line as it should be read. The object and its bytes are used again: they are good until the next line is asked for.
 */
export interface CleanLine {
  /** Read from `start` to `end`; the input itself where nothing had to be changed. */
  bytes: Uint8Array
  start: number
  end: number
  /** Where the bytes came from; `null`: they are the input and stand where they stood. */
  map: MappedBytes | null
  /** Nothing else of the same input line stands before it or after it, wrappings left aside. */
  whole: boolean
  /** The end of the line is where its input line ended, or a bare carriage return, so that it may go on in the next one. */
  open: boolean
  /** The place in the input where the next line begins, if the end is a bare carriage return; else -1. */
  next: number
  /** Where the input line begins, or behind a bare carriage return the rest of it. */
  from: number
  /** The writer says that it goes on in the next one, exactly where it ends. */
  partial: boolean
  time: LineTime | null
  source: string | null
}

/** Takes single input lines out of whatever stands around and inside them. */
export class LineCleaner {
  readonly #openings: Openings
  readonly #prefix: PrefixStripper
  readonly #envelope = new EnvelopeReader()
  readonly #buffers: readonly MappedBytes[] = Array.from({ length: deepest }, () => new MappedBytes())
  readonly #line: CleanLine = {
    bytes: new Uint8Array(0),
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
  }
  #visit: (line: CleanLine) => void = () => {}
  #time: LineTime | null = null
  #source: string | null = null
  #partial = false
  #from = 0
  #next = -1
  #strips = true
  /** How many bytes were looked at for cleaning, in all: work must grow with the text and no faster. */
  steps = 0

  constructor(openings: Openings) {
    this.#openings = openings
    this.#prefix = new PrefixStripper(openings)
  }

  /** Calls `visit` for each line that an input line holds; `to` is where it ends, without its line feed. */
  clean(bytes: Uint8Array, from: number, to: number, visit: (line: CleanLine) => void): void {
    this.#strips = true
    this.#begin(bytes, from, to, visit)
  }

  /** The same for the rest of a line whose prefix is known already: nothing at its beginning is a mark. */
  cleanContent(bytes: Uint8Array, from: number, to: number, visit: (line: CleanLine) => void): void {
    this.#strips = false
    this.#begin(bytes, from, to, visit)
  }

  #begin(bytes: Uint8Array, from: number, to: number, visit: (line: CleanLine) => void): void {
    this.#visit = visit
    this.#time = null
    this.#source = null
    this.#partial = false
    this.#from = skipReturns(bytes, from, to)
    this.#next = -1
    this.#open(bytes, this.#from, to, null, 0, true, true)
  }

  #open(
    bytes: Uint8Array,
    from: number,
    to: number,
    map: MappedBytes | null,
    depth: number,
    whole: boolean,
    open: boolean,
  ): void {
    if (!this.#strips) {
      this.#part(bytes, from, to, map, depth, whole, open)
      return
    }
    const prefix = this.#prefix
    prefix.forget()
    prefix.strip(bytes, from, to)
    const { start, end, cells, time, source } = prefix
    this.steps += start - from
    if (time !== null) this.#time = betterTime(this.#time, time)
    if (source !== null) this.#source = this.#source === null ? source : `${this.#source}/${source}`
    if (prefix.partial) this.#partial = true
    if (depth < deepest) {
      const content = skipBlanks(bytes, start, end)
      if (content < end && this.#readEnvelope(bytes, content, end)) {
        const { messageStart, messageEnd } = this.#envelope
        // The other keys first: whatever stands there is not lost.
        this.#part(bytes, content, messageStart, map, depth, false, false)
        this.#open(bytes, messageStart, messageEnd, map, depth + 1, whole, true)
        this.#part(bytes, messageEnd, end, map, depth, false, false)
        return
      }
    }
    if (cells) this.#cells(bytes, start, end, map, depth)
    else this.#part(bytes, start, end, map, depth, whole, open)
  }

  #readEnvelope(bytes: Uint8Array, from: number, end: number): boolean {
    const envelope = this.#envelope
    if (!envelope.read(bytes, from, end)) return false
    this.steps += end - from
    if (envelope.time !== null) this.#time = betterTime(this.#time, envelope.time)
    if (envelope.source !== null) {
      this.#source = this.#source === null ? envelope.source : `${this.#source}/${envelope.source}`
    }
    return true
  }

  /** No line of the catalogue has a bar in it, so what stands between two is a line of its own. */
  #cells(bytes: Uint8Array, from: number, end: number, map: MappedBytes | null, depth: number): void {
    for (let at = from; at < end; ) {
      const bar = bytes.indexOf(0x7c, at)
      const stop = bar < 0 || bar > end ? end : bar
      this.#part(bytes, at, stop, map, depth, true, stop === end)
      at = stop + 1
    }
  }

  /** Cleans the characters, if need be, and opens what appears. */
  #part(
    bytes: Uint8Array,
    from: number,
    to: number,
    map: MappedBytes | null,
    depth: number,
    whole: boolean,
    open: boolean,
  ): void {
    const end = trimmedEnd(bytes, from, to)
    if (end <= from) return
    this.steps += end - from
    if (depth >= deepest || firstSuspect(bytes, from, end) < 0) {
      this.#leaf(bytes, from, end, map, whole, open)
      return
    }
    const out = this.#buffers[depth] as MappedBytes
    // After a line break that was written out, a prefix may stand as at the beginning of the input line.
    let begins = false
    for (let at = from; at < end; ) {
      out.clear()
      const stop = cleanCharacters(bytes, at, end, map, out, longestPart)
      this.steps += stop - at
      let length = out.length
      let next = stop
      if (length >= longestPart && stop < end) {
        const cut = this.#cutBefore(out)
        if (cut > 0) {
          // From there once more, so that the record stands in one part.
          next = this.#inputOf(map, at, stop, out.origins[cut] as number)
          length = cut
        }
      }
      const same = length === next - at && length > 0
      // A carriage return that stands in the input itself ends a line as a line feed does.
      const returns = map === null && next < end && next === stop && bytes[stop - 1] === carriageReturn
      if (returns) this.#next = next
      if (length > 0) {
        const goesOn = returns || (open && next >= end)
        if (same && !begins) this.#leaf(out.bytes, 0, trimmedEnd(out.bytes, 0, length), out, whole, goesOn)
        else this.#open(out.bytes, 0, length, out, depth + 1, whole, goesOn)
      }
      begins = length < longestPart && next === stop
      at = next
      if (returns) this.#from = next
      if (map === null) this.#next = -1
    }
  }

  /** The last place in a part where a record may begin that does not end in it. */
  #cutBefore(part: MappedBytes): number {
    const { bytes, length } = part
    for (let at = length - 1; at > length - longestRecord; at--) {
      if (this.#openings.at(bytes, at, length) || this.#openings.partAt(bytes, at, length) > 1) return at
    }
    return -1
  }

  /** The place in the bytes of this stage that an input offset belongs to. */
  #inputOf(map: MappedBytes | null, from: number, to: number, origin: number): number {
    if (map === null) return origin
    let at = to
    while (at > from + 1 && (map.origins[at - 1] as number) >= origin) at--
    return at
  }

  #leaf(bytes: Uint8Array, from: number, end: number, map: MappedBytes | null, whole: boolean, open: boolean): void {
    if (end <= from) return
    const line = this.#line
    line.bytes = bytes
    line.start = from
    line.end = end
    line.map = map
    line.whole = whole
    line.open = open
    line.next = open ? this.#next : -1
    line.from = this.#from
    line.partial = this.#partial && open
    line.time = this.#time
    line.source = this.#source
    this.#visit(line)
  }
}
