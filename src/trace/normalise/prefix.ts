import { ascii, isAlphanumeric, isDigit, isLetter } from './characters.ts'
import type { Openings } from './openings.ts'
import { betterTime, type LineTime, sinceEpoch, TimestampReader } from './timestamp.ts'

/** Names of streams, hosts and files are looked for within this many bytes. */
const longestName = 160

const levels = new Set(
  'TRACE DEBUG INFO WARN WARNING ERROR FATAL PANIC NOTICE CRITICAL ERR WRN INF DBG stdout stderr'.split(' '),
)

/**
 * Takes what others put around a line off it, from outside to inside: quote, list and comment marks, table bars, fences,
 * log prefixes with their times and names. Only bounds are moved, no byte is copied. What it does not know stays.
 */
export class PrefixStripper {
  readonly #openings: Openings
  readonly #times = new TimestampReader()
  #bytes: Uint8Array = new Uint8Array(0)
  #lastName = ''
  start = 0
  end = 0
  /** A bar stood before: what follows are cells of a table. */
  cells = false
  /** The prefix says that the line goes on in the next one, at the very byte where it ends. */
  partial = false
  /** Told by the prefix; the innermost time, the names from outside to inside. */
  time: LineTime | null = null
  source: string | null = null

  constructor(openings: Openings) {
    this.#openings = openings
  }

  forget(): void {
    this.time = null
    this.source = null
  }

  strip(bytes: Uint8Array, from: number, to: number): void {
    this.#bytes = bytes
    this.start = from
    this.end = trimmedEnd(bytes, from, to)
    this.cells = false
    this.partial = false
    for (;;) {
      const at = skipBlanks(bytes, this.start, this.end)
      if (at >= this.end || this.#openings.at(bytes, at, this.end)) return
      const next = this.#mark(at)
      if (next < 0) return
      this.start = next
    }
  }

  /** Past the mark or prefix that stands at `at`, or -1. Blanks after it are left: they may be a line's own. */
  #mark(at: number): number {
    const bytes = this.#bytes
    const byte = bytes[at] as number
    if (isLetter(byte)) return this.#word(at)
    if (isDigit(byte)) return this.#digits(at)
    switch (byte) {
      case 0x3e: // >
        return at + 1
      case 0x7c: // |
        this.cells = true
        return at + 1
      case 0x60: // `
        return this.#fence(at)
      case 0x22: {
        // "
        const cell = this.#csvTime(at)
        return cell > 0 ? cell : this.#quoted(at, byte)
      }
      case 0x27:
        return this.#quoted(at, byte)
      case 0x2f: // / of a comment
        return bytes[at + 1] === 0x2f || bytes[at + 1] === 0x2a ? at + 2 : -1
      case 0x2a: // *
      case 0x2d: // -
      case 0x2b: // +
        if (this.#isBlank(at + 1)) return at + 1
        // Two of them comment in some languages; one is a line of a diff.
        return this.#opensAt(bytes[at + 1] === byte ? at + 2 : at + 1)
      case 0x23: // #
      case 0x3b: // ;
      case 0x25: // %
        return this.#commented(at, byte)
      case 0x24: // $
        return this.#opensAt(at + 1)
      case 0x5b: // [
        return this.#bracketed(at)
      case 0x3c: // <
        return this.#syslogPriority(at)
      case 0xe2: // •
        return bytes[at + 1] === 0x80 && bytes[at + 2] === 0xa2 && this.#isBlank(at + 3) ? at + 3 : -1
      case 0xef: // a byte order mark
        return bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf ? at + 3 : -1
    }
    return -1
  }

  #fence(at: number): number {
    const bytes = this.#bytes
    let next = at
    while (next < this.end && bytes[next] === 0x60) next++
    while (this.end > next && bytes[this.end - 1] === 0x60) this.end--
    this.end = trimmedEnd(bytes, next, this.end)
    return next
  }

  /** A string literal: its last quote, and a comma after it, go with the first. */
  #quoted(at: number, quote: number): number {
    const bytes = this.#bytes
    let last = this.end - 1
    while (last > at && (bytes[last] === 0x2c || bytes[last] === 0x3b || bytes[last] === 0x2b)) {
      last = trimmedEnd(bytes, at, last) - 1
    }
    if (last > at && bytes[last] === quote) this.end = last
    else if (this.#opensAt(at + 1) < 0) return -1
    return at + 1
  }

  /** A heading or comment is taken for one only before a line with a number, `# gc 1`: words are words. */
  #commented(at: number, mark: number): number {
    const bytes = this.#bytes
    let next = at
    while (next < this.end && bytes[next] === mark) next++
    const content = skipBlanks(bytes, next, this.end)
    if (!this.#openings.at(bytes, content, this.end)) return -1
    for (let i = content; i < this.end && i < content + longestName; i++) if (isDigit(bytes[i] as number)) return next
    return -1
  }

  #bracketed(at: number): number {
    const bytes = this.#bytes
    const close = this.#find(0x5d, at + 1, longestName)
    if (close < 0) return -1
    const inside = at + 1
    if (close === inside + 1 && (bytes[inside] === 0x20 || bytes[inside] === 0x78)) return close + 1
    if (this.#times.read(bytes, inside, close)) {
      this.#takeTime()
      return close + 1
    }
    if (isLetter(bytes[inside] as number)) {
      if (!this.#isBlank(close + 1) && bytes[close + 1] !== 0x3a) return -1
      const isLevel =
        isLevelLetter(bytes, inside, close) ||
        levels.has(ascii(bytes, inside, Math.min(close, inside + 10)).toUpperCase())
      if (!isLevel) this.#takeName(inside, close)
      return bytes[close + 1] === 0x3a ? close + 2 : close + 1
    }
    return this.#opensAt(close + 1)
  }

  /** `<13>`, and after it what RFC 5424 has up to the message. */
  #syslogPriority(at: number): number {
    const bytes = this.#bytes
    let next = at + 1
    while (next < this.end && isDigit(bytes[next] as number)) next++
    if (next === at + 1 || next > at + 4 || bytes[next] !== 0x3e) return -1
    next++
    if (bytes[next] !== 0x31 || bytes[next + 1] !== 0x20) {
      return this.#times.read(bytes, next, this.end) ? next : this.#tag(next, true, next)
    }
    next += 2
    if (this.#times.read(bytes, next, this.end)) this.#takeTime()
    let host = next
    let pid = next
    for (let word = 0; word < 5; word++) {
      const stop = this.#find(0x20, next, longestName)
      if (stop < 0) return next
      if (word === 1) host = next
      else if (word === 3) pid = next
      next = stop + 1
      if (word === 3) {
        const name = `${ascii(bytes, host, pid - 1)}[${ascii(bytes, pid, stop)}]`
        this.source = this.source === null ? name : `${this.source}/${name}`
      }
    }
    if (bytes[next] === 0x2d) return next + 1
    while (bytes[next] === 0x5b) {
      const close = this.#find(0x5d, next, 1024)
      if (close < 0) return next
      next = close + 1
    }
    return next
  }

  #digits(at: number): number {
    const bytes = this.#bytes
    if (this.#times.read(bytes, at, this.end)) {
      const { end } = this.#times
      const after = bytes[end]
      if (
        end >= this.end ||
        this.#isBlank(end) ||
        after === 0x7c ||
        after === 0x3a ||
        after === 0x2c ||
        after === 0x5d
      ) {
        const blank = this.#isBlank(end)
        this.#takeTime()
        return blank ? this.#afterTime(end) : end + (end < this.end ? 1 : 0)
      }
    }
    let next = at
    while (next < this.end && next < at + 24 && (isDigit(bytes[next] as number) || bytes[next] === 0x2e)) next++
    const sign = bytes[next]
    const ms = sinceEpoch(bytes, at, next)
    if (ms !== null && this.#isBlank(next)) {
      const content = this.#opensAt(next)
      const stop = content < 0 ? this.#tag(next, false, -1) : content
      if (stop > 0) this.#keepTime({ ms, known: 'zoned' })
      return stop
    }
    if (ms !== null && sign === 0x2c && (bytes[next + 1] === 0x22 || this.#opensAt(next + 1) > 0)) {
      this.#keepTime({ ms, known: 'zoned' })
      return next + 1
    }
    // 0|app | of pm2.
    if (sign === 0x7c) return this.#piped(at)
    // A number of a list or of a line: `1. `, `12) `, `12:`, `12-`, `12` and a tab.
    if (bytes[next - 1] === 0x2e || sign === 0x29) {
      const after = sign === 0x29 ? next + 1 : next
      return this.#isBlank(after) ? after : -1
    }
    if (sign === 0x3a || sign === 0x2d || sign === 0x09 || sign === 0x20) return this.#opensAt(next + 1)
    return -1
  }

  #word(at: number): number {
    const bytes = this.#bytes
    if (this.#times.read(bytes, at, this.end)) {
      this.#takeTime()
      return this.#tag(this.#times.end, true, this.#times.end)
    }
    let stop = at
    const last = Math.min(this.end, at + longestName)
    while (stop < last && !this.#isBlank(stop) && bytes[stop] !== 0x7c) stop++
    if (stop >= last) return -1
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x53 && (stop === at + 2 || bytes[at + 2] === 0x3e)) {
      // PS C:\app>
      const prompt = this.#find(0x3e, at + 2, longestName)
      return prompt < 0 ? -1 : this.#opensAt(prompt + 1)
    }
    const length = stop - at
    if (length <= 9) {
      let letters = at
      while (letters < stop && isLetter(bytes[letters] as number)) letters++
      if (levels.has(ascii(bytes, at, letters))) {
        if (letters === stop) return stop
        if (bytes[letters] === 0x3a && letters + 1 === stop) return stop
      }
    }
    // INFO[0012] of logrus.
    if (bytes[stop - 1] === 0x5d && levels.has(ascii(bytes, at, Math.min(at + 4, stop)))) return stop
    if (length === 5 && this.#klog(at, stop) > 0) return this.#klog(at, stop)
    if (this.#isSource(at, stop)) return stop
    const piped = this.#piped(at)
    if (piped > 0) return piped
    const named = this.#namedTime(at, stop)
    if (named > 0) return named
    // The names of jobs and steps have blanks.
    const tab = this.#find(0x09, stop, longestName)
    const inTabs = tab > stop ? this.#namedTime(at, tab) : -1
    if (inTabs > 0) return inTabs
    return this.#podAndContainer(at, stop)
  }

  /** After a time: the stream and its flag as the container runtime writes them, a level, or a host and a unit. */
  #afterTime(from: number): number {
    const bytes = this.#bytes
    const at = skipBlanks(bytes, from, this.end)
    const stream = bytes[at] === 0x73 && bytes[at + 1] === 0x74 && bytes[at + 2] === 0x64
    if (stream && (bytes[at + 3] === 0x65 || bytes[at + 3] === 0x6f) && bytes[at + 6] === 0x20) {
      const flag = bytes[at + 7]
      if ((flag === 0x46 || flag === 0x50) && (at + 8 >= this.end || bytes[at + 8] === 0x20)) {
        this.partial = flag === 0x50
        return Math.min(at + 9, this.end)
      }
    }
    return this.#tag(from, false, from)
  }

  /** `host unit[123]: ` or `unit[123]: `; with `loosely` also `host unit: `. `otherwise` where it is neither. */
  #tag(from: number, loosely: boolean, otherwise: number): number {
    const bytes = this.#bytes
    const at = skipBlanks(bytes, from, this.end)
    let stop = at
    let words = 0
    const last = Math.min(this.end, at + longestName)
    for (; stop < last; stop++) {
      const byte = bytes[stop] as number
      if (byte === 0x20 && ++words > 1) return otherwise
      if (byte === 0x3a && this.#isBlank(stop + 1)) break
    }
    if (stop >= last || stop === at) return otherwise
    if (bytes[stop - 1] !== 0x5d && (!loosely || words === 0 || this.#openings.at(bytes, at, this.end)))
      return otherwise
    this.#takeName(at, stop)
    return stop + 1
  }

  /** `web-1  | ` of compose. */
  #piped(at: number): number {
    const bytes = this.#bytes
    const last = Math.min(this.end, at + longestName)
    let bar = at
    let nameEnd = at
    let blanks = 0
    for (; bar < last; bar++) {
      const byte = bytes[bar] as number
      if (byte === 0x7c) {
        // pm2 has a number and a bar before the name.
        if (bar + 1 < last && isAlphanumeric(bytes[bar + 1] as number) && blanks === 0) continue
        break
      }
      if (byte === 0x20) blanks++
      else if (blanks > 0) return -1
      else nameEnd = bar + 1
    }
    if (bar >= last || blanks === 0 || (!this.#isBlank(bar + 1) && bar + 1 < this.end)) return -1
    // `I | etcd: ` of etcd.
    if (!isLevelLetter(bytes, at, nameEnd)) this.#takeName(at, nameEnd)
    return bar + 1 < this.end ? bar + 2 : bar + 1
  }

  /** `I1123 05:46:00.000000   12345 main.go:123] ` */
  #klog(at: number, stop: number): number {
    const bytes = this.#bytes
    if (!'IWEF'.includes(String.fromCharCode(bytes[at] as number))) return -1
    for (let i = at + 1; i < stop; i++) if (!isDigit(bytes[i] as number)) return -1
    const close = this.#find(0x5d, stop, longestName)
    if (close < 0 || !this.#times.read(bytes, stop + 1, close)) return -1
    const digit = (place: number) => (bytes[at + place] as number) - 0x30
    const month = digit(1) * 10 + digit(2)
    const day = digit(3) * 10 + digit(4)
    if (month < 1 || month > 12 || day < 1 || day > 31) return -1
    const yearMs = Date.UTC(1972, month - 1, day) - Date.UTC(1972, 0, 1)
    this.#keepTime({ ms: yearMs + this.#times.ms, known: 'yearless' })
    return close + 1
  }

  /** `"2026-11-23T05:46:00Z","…` or `"1795412760123","…`, the first or second cell of a row: behind the cell, or -1. */
  #csvTime(at: number): number {
    const bytes = this.#bytes
    let cell = at
    for (let cells = 0; cells < 2; cells++) {
      const isQuoted = bytes[cell] === 0x22
      const from = isQuoted ? cell + 1 : cell
      let time: LineTime | null = null
      let stop = from
      if (this.#times.read(bytes, from, this.end)) {
        stop = this.#times.end
        time = { ms: this.#times.ms, known: this.#times.known }
      } else {
        while (stop < this.end && isDigit(bytes[stop] as number) && stop < from + 24) stop++
        const ms = sinceEpoch(bytes, from, stop)
        if (ms !== null) time = { ms, known: 'zoned' }
      }
      const comma = isQuoted && bytes[stop] === 0x22 ? stop + 1 : isQuoted ? -1 : stop
      if (time !== null && comma > 0 && comma < this.end && bytes[comma] === 0x2c) {
        this.#keepTime(time)
        return comma + 1
      }
      if (!isQuoted) return -1
      const last = Math.min(this.end, from + 4 * longestName)
      let close = from
      while (close < last && (bytes[close] !== 0x22 || bytes[close + 1] === 0x22)) {
        // The line itself stands before its time.
        if (this.#openings.at(bytes, close, this.end)) return -1
        close += bytes[close] === 0x22 ? 2 : 1
      }
      if (close + 1 >= last || bytes[close + 1] !== 0x2c) return -1
      cell = close + 2
    }
    return -1
  }

  /** `main.go:123`, `main.go:123:` */
  #isSource(at: number, end: number): boolean {
    const bytes = this.#bytes
    const colon = bytes[end - 1] === 0x3a ? end - 1 : end
    let digits = colon
    while (digits > at && isDigit(bytes[digits - 1] as number)) digits--
    return digits < colon && digits > at + 4 && ascii(bytes, digits - 4, digits) === '.go:'
  }

  /** `orders 2026/11/23 05:46:00 `, or `job`, tab, `step`, tab, time. */
  #namedTime(at: number, stop: number): number {
    const bytes = this.#bytes
    let next = skipBlanks(bytes, stop, this.end)
    let nameEnd = stop
    if (bytes[stop] === 0x09) {
      const tab = this.#find(0x09, next, longestName)
      if (tab > 0) {
        nameEnd = tab
        next = tab + 1
        if (bytes[next] === 0xef) next += 3
      }
    }
    if (!isDigit(bytes[next] as number) || !this.#times.read(bytes, next, this.end)) return -1
    if (this.#times.known === 'daily' || !this.#isBlank(this.#times.end)) return -1
    this.#takeTime()
    this.#takeName(at, nameEnd)
    return this.#afterTime(this.#times.end)
  }

  /** `orders-7d9f8 app gc 1 …`: two names are taken for ones only before a line of the catalogue. */
  #podAndContainer(at: number, stop: number): number {
    const bytes = this.#bytes
    let dashes = 0
    let digits = 0
    for (let i = at; i < stop; i++) {
      if (bytes[i] === 0x2d) dashes++
      else if (isDigit(bytes[i] as number)) digits++
    }
    if (dashes === 0 || digits === 0) return -1
    const second = skipBlanks(bytes, stop, this.end)
    let next = second
    while (next < this.end && next < second + longestName && !this.#isBlank(next)) next++
    const content = this.#opensAt(next)
    if (content < 0 || next === second) return -1
    this.#takeName(at, next)
    return content + 1
  }

  /** `at` where a line of the catalogue follows behind blanks, else -1. */
  #opensAt(at: number): number {
    return this.#openings.at(this.#bytes, skipBlanks(this.#bytes, at, this.end), this.end) ? at : -1
  }

  #isBlank(at: number): boolean {
    return at < this.end && (this.#bytes[at] === 0x20 || this.#bytes[at] === 0x09)
  }

  #find(byte: number, from: number, within: number): number {
    const last = Math.min(this.end, from + within)
    for (let i = from; i < last; i++) if (this.#bytes[i] === byte) return i
    return -1
  }

  #takeTime(): void {
    this.#keepTime({ ms: this.#times.ms, known: this.#times.known })
  }

  #keepTime(time: LineTime): void {
    this.time = betterTime(this.time, time)
  }

  #takeName(from: number, to: number): void {
    const name = this.#nameAt(from, to)
    this.source = this.source === null ? name : `${this.source}/${name}`
  }

  /** Names come again on every line. */
  #nameAt(from: number, to: number): string {
    const { length } = this.#lastName
    let same = length === to - from
    for (let i = 0; same && i < length; i++) same = this.#lastName.charCodeAt(i) === this.#bytes[from + i]
    if (!same) this.#lastName = ascii(this.#bytes, from, to)
    return this.#lastName
  }
}

const levelLetters = 'TDIWEFCNP'

function isLevelLetter(bytes: Uint8Array, from: number, to: number): boolean {
  return to === from + 1 && levelLetters.includes(String.fromCharCode(bytes[from] as number))
}

export function skipBlanks(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] === 0x20 || bytes[at] === 0x09)) at++
  return at
}

/** Past the carriage returns that a serial console writes behind its line feeds. */
export function skipReturns(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at] === 0x0d) at++
  return at
}

/** Without blanks and carriage returns at the end. */
export function trimmedEnd(bytes: Uint8Array, from: number, to: number): number {
  let end = to
  while (end > from) {
    const byte = bytes[end - 1]
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) break
    end--
  }
  return end
}
