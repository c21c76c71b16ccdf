import type { Print } from '../unit.ts'
import {
  type Edge,
  edgeLiteral,
  edgeMarked,
  edgeNumber,
  edgeText,
  type Grammar,
  type Node,
  opByte,
  opEnd,
  opInt,
  opList,
  opLiteral,
  opMarked,
  opText,
  opThreeDecimals,
  opTwoDigits,
  type Program,
  prints,
  type Variant,
} from './compile.ts'

/** No template has as many values; a list counts as one. */
const mostReadings = 64
/** A free text is never longer; without a bound a hostile line would be searched to its end again and again. */
const longestText = 4096
/** Digits of the largest unsigned 64-bit number. */
const mostDigits = 20
/** Up to here a sum of digits is exact in a double. */
const exactDigits = 15

/**
 * Reads one record at a place in bytes. Made once and used for every line: results are in its properties and columns
 * until the next call, so that reading a million lines allocates nothing.
 *
 * A place is read along the tree of all formats. Where several edges fit, all are tried: the record that reaches
 * furthest wins, and every format that reaches as far adds its releases.
 */
export class LineReader {
  readonly #grammar: Grammar
  #bytes: Uint8Array = new Uint8Array(0)
  #end = 0
  #wholeLine = false

  /** Columns of the readings, one row for each field of `variant`; a value that is not there (`nil`) starts at -1. */
  readonly starts = new Int32Array(mostReadings)
  readonly ends = new Int32Array(mostReadings)
  /** The printed number; 1 or 0 for true and false; `NaN` for texts and lists, which stand between start and end. */
  readonly values = new Float64Array(mostReadings)

  /** The format that was read, the newest of those that fit; `null` where none did. */
  variant: Variant | null = null
  recordEnd = -1
  /** The program that reads records like this one, where there is one. */
  program: Program | null = null
  /** All releases that print the record so. */
  since = 0
  until = 0

  /** How far the formats got: the first place that did not fit any of them. */
  failedAt = -1
  /** What stands there in the newest format that got there; `null` where its line should have ended. */
  failedEdge: Edge | null = null
  /** How many bytes of `failedEdge` did fit. */
  failedMatched = 0
  failedVariant: Variant | null = null
  /** 1: the opening of a kind was read, 2: its anchor was too. */
  reached: 0 | 1 | 2 = 0

  /** After `explain`: readings whose literal follows them. */
  confirmedCount = 0
  /** After `explain`: where the last literal that was read completely ends. */
  confirmedEnd = 0
  /** After `explain`: where the last value begins, complete or not; -1 where there is none. */
  lastValueStart = -1

  /** The programs that read the last records, by two bytes of how they begin. */
  readonly #recent: (Program | null)[] = new Array(recentSize).fill(null)
  #accepted: Node | null = null
  #count = 0
  #number = 0
  #numberFailedAt = 0
  readonly #savedStarts = new Int32Array(mostReadings)
  readonly #savedEnds = new Int32Array(mostReadings)
  readonly #savedValues = new Float64Array(mostReadings)
  #saved = 0
  /** In a second pass: the failure to look at again, or -1. */
  #explaining = -1
  #confirmed = 0
  #confirmedEnd = 0

  constructor(grammar: Grammar) {
    this.#grammar = grammar
  }

  /**
   * Whether a record stands at `at`. `end` is where the line ends, without line break and blanks; kinds without an anchor
   * are tried only with `wholeLine`.
   */
  read(bytes: Uint8Array, at: number, end: number, wholeLine: boolean): boolean {
    this.#bytes = bytes
    this.#end = end
    this.#wholeLine = wholeLine
    const recentAt = recentOf(bytes, at, end)
    // The byte after the line is looked at, so there must be one.
    if (end < bytes.length && this.#explaining < 0) {
      const program = this.#recent[recentAt] as Program | null
      if (program !== null && (wholeLine || !program.variant.wholeLine) && this.#run(program.code, at)) {
        this.variant = program.variant
        this.program = program
        this.recordEnd = end
        this.since = program.range.since
        this.until = program.range.until
        this.failedAt = -1
        return true
      }
    }
    this.#count = 0
    this.#saved = 0
    this.#accepted = null
    this.variant = null
    this.program = null
    this.recordEnd = -1
    this.failedAt = -1
    this.failedEdge = null
    this.failedVariant = null
    this.reached = 0
    this.#walk(this.#grammar.root, at)
    if (this.variant === null) return false
    if (this.#saved > 0) this.#restore()
    const program = (this.#accepted as Node | null)?.program
    if (program) {
      this.#recent[recentAt] = program
      this.program = program
    }
    return true
  }

  /**
   * After a `read` that was true: whether something that would have made the record longer is damaged, because the line
   * breaks off in it (` (for`) or goes on with letters (` (forced)x`). Then nobody knows what the record said.
   */
  get isDamaged(): boolean {
    return this.failedAt > this.recordEnd + 1 && (this.failedAt >= this.#end || this.failedEdge === null)
  }

  /** After a `read` that is not good: finds out what was read before the failure. Readings are in the columns. */
  explain(at: number): void {
    this.#explaining = this.failedAt
    this.#confirmed = 0
    this.#confirmedEnd = at
    this.confirmedCount = 0
    this.confirmedEnd = at
    this.lastValueStart = -1
    this.read(this.#bytes, at, this.#end, this.#wholeLine)
    this.#explaining = -1
    this.variant = null
    this.#restore()
  }

  /** Reads along a program, to the end of the line exactly. What it cannot do at once is left to the tree. */
  #run(code: Int32Array, at: number): boolean {
    const bytes = this.#bytes
    const { starts, ends, values } = this
    let pos = at
    let count = 0
    let pc = 0
    for (;;) {
      switch (code[pc++]) {
        case opByte:
          if (bytes[pos++] !== code[pc++]) return false
          break
        case opLiteral: {
          const last = pc + (code[pc] as number)
          while (pc < last) if (bytes[pos++] !== code[++pc]) return false
          pc++
          break
        }
        case opInt: {
          const start = pos
          let value = (bytes[pos++] as number) - zero
          if (value < 0 || value > 9) return false
          let digit = (bytes[pos] as number) - zero
          if (digit >= 0 && digit <= 9) {
            if (value === 0) return false
            do {
              value = value * 10 + digit
              digit = (bytes[++pos] as number) - zero
            } while (digit >= 0 && digit <= 9)
            if (pos - start > exactDigits) return false
          }
          starts[count] = start
          ends[count] = pos
          values[count++] = value
          break
        }
        case opTwoDigits: {
          const start = pos
          const whole = (bytes[pos++] as number) - zero
          if (whole < 0 || whole > 9) return false
          let value = whole
          let digit = (bytes[pos] as number) - zero
          if (digit === point - zero) {
            const first = (bytes[pos + 1] as number) - zero
            if (first < 0 || first > 9) return false
            pos += 2
            if (whole > 0) {
              value = (whole * 10 + first) / 10
            } else {
              const second = (bytes[pos++] as number) - zero
              if (second < 0 || second > 9) return false
              if (first > 0) {
                value = (first * 10 + second) / 100
              } else {
                const third = (bytes[pos++] as number) - zero
                if (third < 0 || third > 9) return false
                value = (second * 10 + third) / 1000
                if (value === 0) return false
              }
            }
          } else if (whole > 0) {
            if (digit < 0 || digit > 9) return false
            do {
              value = value * 10 + digit
              digit = (bytes[++pos] as number) - zero
            } while (digit >= 0 && digit <= 9)
            if (pos - start > exactDigits) return false
          }
          starts[count] = start
          ends[count] = pos
          values[count++] = value
          break
        }
        case opThreeDecimals: {
          const start = pos
          let value = 0
          let digit = (bytes[pos] as number) - zero
          while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit
            digit = (bytes[++pos] as number) - zero
          }
          const length = pos - start
          if (digit !== point - zero || length === 0 || length > exactDigits - 3) return false
          if (length > 1 && bytes[start] === zero) return false
          for (const stop = pos + 3; pos < stop; ) {
            digit = (bytes[++pos] as number) - zero
            if (digit < 0 || digit > 9) return false
            value = value * 10 + digit
          }
          starts[count] = start
          ends[count] = ++pos
          values[count++] = value / 1000
          break
        }
        case opMarked: {
          const start = pos
          const last = pc + (code[pc] as number)
          while (pc < last) if (bytes[pos++] !== code[++pc]) return false
          pc++
          starts[count] = start
          ends[count] = pos
          values[count++] = 1
          break
        }
        case opList: {
          this.#count = count
          pos = this.#readListAt(pos)
          count = this.#count
          break
        }
        case opText: {
          const word = code[pc++] === 1
          const length = code[pc++] as number
          const next = this.#findText(pos, code, pc, length, word)
          if (next < 0) return false
          starts[count] = pos
          ends[count] = next
          values[count++] = Number.NaN
          pos = next + length
          pc += length
          break
        }
        case opEnd:
          this.#count = count
          return pos === this.#end
        default: {
          const print = prints[code[pc++] as number] as Print
          const next = this.#readNumber(print, pos)
          if (next < 0) return false
          const absent = this.#number === Number.NEGATIVE_INFINITY
          // Whether NaN, infinities and huge floats are of the old style or the new is a question for the tree.
          if (print.startsWith('float') && !(Math.abs(this.#number) < 1e99)) return false
          starts[count] = absent ? -1 : pos
          ends[count] = absent ? -1 : next
          values[count++] = absent ? Number.NaN : this.#number
          pos = next
        }
      }
    }
  }

  /** Walks down from a node; true where some format is complete. */
  #walk(from: Node, at: number): boolean {
    let node = from
    let pos = at
    for (;;) {
      if (node.mark > this.reached) this.reached = node.mark
      if (this.#explaining >= 0 && node.closes) {
        this.#confirmed = this.#count
        this.#confirmedEnd = pos
      }
      const { edges } = node
      if (edges.length !== 1 || node.accept !== null) return this.#branch(node, pos)
      const edge = edges[0] as Edge
      pos = this.#step(edge, pos)
      if (pos < 0) return false
      node = edge.to
    }
  }

  #branch(node: Node, pos: number): boolean {
    const { edges } = node
    const count = this.#count
    const confirmed = this.#confirmed
    const confirmedEnd = this.#confirmedEnd
    let complete = false
    for (let i = 0; i < edges.length; i++) {
      const edge = edges[i] as Edge
      if (complete) this.#save()
      this.#count = count
      this.#confirmed = confirmed
      this.#confirmedEnd = confirmedEnd
      if (edge.type === edgeLiteral && pos < this.#end && this.#bytes[pos] !== edge.bytes[0]) {
        if (pos > this.failedAt) this.#fail(pos, edge, 0, -1)
        continue
      }
      const next = this.#step(edge, pos)
      if (next >= 0 && this.#walk(edge.to, next)) complete = true
    }
    if (complete || node.accept === null) return complete
    this.#count = count
    this.#confirmed = confirmed
    this.#confirmedEnd = confirmedEnd
    return this.#accept(node, node.accept, pos)
  }

  #accept(node: Node, variants: readonly Variant[], pos: number): boolean {
    const newest = variants[0] as Variant
    const goesOn = newest.wholeLine ? pos < this.#end : pos < this.#end && isWord(this.#bytes[pos] as number)
    if (goesOn) {
      // That the line should end here says more than what it might have gone on with.
      if (pos >= this.failedAt) {
        this.#fail(pos, null, 0, -1)
        this.failedVariant = newest
      }
      return false
    }
    if (newest.wholeLine && !this.#wholeLine) return false
    if (pos < this.recordEnd || this.#explaining >= 0) return false
    if (pos > this.recordEnd) {
      this.recordEnd = pos
      this.variant = newest
      this.since = newest.range.since
      this.until = newest.range.until
      this.#accepted = node
      this.#saved = 0
    }
    for (let i = 0; i < variants.length; i++) {
      const { range } = variants[i] as Variant
      if (range.since < this.since) this.since = range.since
      if (range.until > this.until) this.until = range.until
    }
    return true
  }

  /** Reads one edge. Its end, or -1 where it does not fit. */
  #step(edge: Edge, pos: number): number {
    const { type } = edge
    if (type === edgeNumber) {
      const next = this.#readNumber(edge.print, pos)
      if (next < 0) {
        if (this.#numberFailedAt > this.failedAt) this.#fail(this.#numberFailedAt, edge, 0, pos)
      } else if (this.#number === Number.NEGATIVE_INFINITY && edge.print.startsWith('id')) {
        this.#push(-1, -1, Number.NaN)
      } else {
        this.#push(pos, next, this.#number)
      }
      return next
    }
    if (type === edgeLiteral || type === edgeMarked) {
      const bytes = this.#bytes
      const literal = edge.bytes
      const { length } = literal
      const room = this.#end - pos
      for (let i = 0; i < length; i++) {
        if (i >= room || bytes[pos + i] !== literal[i]) {
          if (pos + i > this.failedAt) this.#fail(pos + i, edge, i, -1)
          return -1
        }
      }
      if (type === edgeMarked) this.#push(pos, pos + length, 1)
      return pos + length
    }
    return type === edgeText ? this.#readText(edge, pos) : this.#readList(edge, pos)
  }

  #push(start: number, end: number, value: number): void {
    const at = this.#count++
    this.starts[at] = start
    this.ends[at] = end
    this.values[at] = value
  }

  #fail(pos: number, edge: Edge | null, matched: number, valueStart: number): void {
    this.failedAt = pos
    this.failedEdge = edge
    this.failedVariant = edge === null ? null : edge.variant
    this.failedMatched = matched
    if (pos !== this.#explaining) return
    this.confirmedCount = this.#confirmed
    this.confirmedEnd = this.#confirmedEnd
    const count = this.#count
    this.lastValueStart = valueStart >= 0 ? valueStart : count > 0 ? (this.starts[count - 1] as number) : -1
    this.#saved = 0
    this.#save()
  }

  /** Keeps the readings while another edge is tried. */
  #save(): void {
    if (this.#saved > 0) return
    this.#saved = this.#count
    for (let i = 0; i < this.#saved; i++) {
      this.#savedStarts[i] = this.starts[i] as number
      this.#savedEnds[i] = this.ends[i] as number
      this.#savedValues[i] = this.values[i] as number
    }
  }

  #restore(): void {
    for (let i = 0; i < this.#saved; i++) {
      this.starts[i] = this.#savedStarts[i] as number
      this.ends[i] = this.#savedEnds[i] as number
      this.values[i] = this.#savedValues[i] as number
    }
  }

  #readText(edge: Edge, pos: number): number {
    const stop = edge.bytes
    if (stop.length === 0) {
      this.#push(pos, this.#end, Number.NaN)
      return this.#end
    }
    const at = this.#findText(pos, stop, 0, stop.length, edge.print === 'word')
    if (at >= 0) {
      this.#push(pos, at, Number.NaN)
      return at + stop.length
    }
    const failedAt = this.#numberFailedAt
    if (failedAt > this.failedAt) this.#fail(failedAt, edge, 0, pos)
    return -1
  }

  /** Where a text from `pos` ends because its terminator begins, or -1. A word ends at a blank at the latest. */
  #findText(pos: number, stop: ArrayLike<number>, stopAt: number, length: number, word: boolean): number {
    const bytes = this.#bytes
    const last = Math.min(this.#end - length, pos + longestText)
    const first = stop[stopAt]
    for (let at = pos; at <= last; at++) {
      const byte = bytes[at]
      if (byte === first) {
        let i = 1
        while (i < length && bytes[at + i] === stop[stopAt + i]) i++
        if (i === length) return at
      }
      if (word && byte === space) return this.#failNumber(at)
    }
    return this.#failNumber(Math.max(pos, Math.min(this.#end, pos + longestText)))
  }

  #readList(edge: Edge, pos: number): number {
    this.#numberFailedAt = -1
    const next = this.#readListAt(pos)
    if (this.#numberFailedAt > this.failedAt) this.#fail(this.#numberFailedAt, edge, 0, pos)
    return next
  }

  /** Integers with single spaces between them, or nothing: one reading for all of them. */
  #readListAt(pos: number): number {
    let at = pos
    for (;;) {
      const next = this.#readDigits(at)
      if (next < 0) {
        // A blank after the last element belongs to the literal that follows.
        if (at > pos) at--
        break
      }
      at = next
      if (at >= this.#end || this.#bytes[at] !== space) break
      at++
    }
    this.#push(pos, at, Number.NaN)
    return at
  }

  /** Reads a number as the runtime prints it, strictly. Its end, or -1; the value is in `#number`. */
  #readNumber(print: Print, pos: number): number {
    const bytes = this.#bytes
    const end = this.#end
    switch (print) {
      case 'int':
        return this.#readDigits(pos)
      case 'signed': {
        if (pos >= end || bytes[pos] !== minus) return this.#readDigits(pos)
        const next = this.#readDigits(pos + 1)
        this.#number = -this.#number
        return next
      }
      case 'three-decimals': {
        const dot = this.#readDigits(pos)
        if (dot < 0) return -1
        if (dot >= end || bytes[dot] !== point) return this.#failNumber(dot)
        const whole = this.#number
        let decimals = 0
        for (let at = dot + 1; at <= dot + 3; at++) {
          if (at >= end || !isDigit(bytes[at] as number)) return this.#failNumber(at)
          decimals = decimals * 10 + (bytes[at] as number) - zero
        }
        this.#number = (whole * 1000 + decimals) / 1000
        return dot + 4
      }
      case 'two-digits':
        return this.#readTwoDigits(pos)
      case 'id': {
        if (pos + 3 <= end && bytes[pos] === 110 && bytes[pos + 1] === 105 && bytes[pos + 2] === 108) {
          this.#number = Number.NEGATIVE_INFINITY
          return pos + 3
        }
        return this.#readDigits(pos)
      }
      case 'id-signed': {
        if (pos + 2 <= end && bytes[pos] === minus && bytes[pos + 1] === zero + 1) {
          this.#number = Number.NEGATIVE_INFINITY
          return pos + 2
        }
        return this.#readDigits(pos)
      }
      case 'bool':
        return this.#readBool(pos)
      case 'float-exponent':
        return this.#readFloat(pos, true)
      case 'float-shortest':
        return this.#readFloat(pos, false)
      default:
        return this.#failNumber(pos)
    }
  }

  #failNumber(at: number): -1 {
    this.#numberFailedAt = at
    return -1
  }

  /** Decimal digits without a leading zero, as far as they go. */
  #readDigits(pos: number): number {
    const bytes = this.#bytes
    const end = this.#end
    let at = pos
    let value = 0
    while (at < end) {
      const digit = (bytes[at] as number) - zero
      if (digit < 0 || digit > 9) break
      value = value * 10 + digit
      at++
    }
    if (at === pos) return this.#failNumber(pos)
    if (at - pos > 1 && bytes[pos] === zero) return this.#failNumber(pos + 1)
    if (at - pos > exactDigits) {
      if (at - pos > mostDigits) return this.#failNumber(pos + mostDigits)
      value = this.#slowNumber(pos, at)
    }
    this.#number = value
    return at
  }

  /** `0`, `0.003`, `0.071`, `0.13`, `1.2`, `211`: never more than two digits that count below 10 ms. */
  #readTwoDigits(pos: number): number {
    const bytes = this.#bytes
    const end = this.#end
    const dot = this.#readDigits(pos)
    if (dot < 0) return -1
    const whole = this.#number
    if (dot >= end || bytes[dot] !== point) {
      // Whole numbers are 0 or begin at 10 ms; below that there is a decimal.
      return whole === 0 || whole >= 10 ? dot : this.#failNumber(dot)
    }
    if (whole >= 10) return this.#failNumber(dot)
    const first = this.#digitAt(dot + 1)
    if (first < 0) return this.#failNumber(dot + 1)
    if (whole > 0) {
      this.#number = (whole * 10 + first) / 10
      return dot + 2
    }
    const second = this.#digitAt(dot + 2)
    if (second < 0) return this.#failNumber(dot + 2)
    if (first > 0) {
      this.#number = (first * 10 + second) / 100
      return dot + 3
    }
    const third = this.#digitAt(dot + 3)
    if (third < 0) return this.#failNumber(dot + 3)
    if (second === 0 && third === 0) return this.#failNumber(dot + 3)
    this.#number = (second * 10 + third) / 1000
    return dot + 4
  }

  #digitAt(at: number): number {
    if (at >= this.#end) return -1
    const digit = (this.#bytes[at] as number) - zero
    return digit >= 0 && digit <= 9 ? digit : -1
  }

  #readBool(pos: number): number {
    const digit = this.#digitAt(pos)
    if (digit === 0 || digit === 1) {
      this.#number = digit
      return pos + 1
    }
    if (this.#hasAscii(pos, 'true')) {
      this.#number = 1
      return pos + 4
    }
    if (this.#hasAscii(pos, 'false')) {
      this.#number = 0
      return pos + 5
    }
    return this.#failNumber(pos)
  }

  #readFloat(pos: number, exponentForm: boolean): number {
    const bytes = this.#bytes
    const end = this.#end
    if (this.#hasAscii(pos, 'NaN')) {
      this.#number = Number.NaN
      return pos + 3
    }
    if (this.#hasAscii(pos, '+Inf') || this.#hasAscii(pos, '-Inf')) {
      this.#number = bytes[pos] === minus ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
      return pos + 4
    }
    const sign = pos < end ? (bytes[pos] as number) : 0
    let at = pos
    if (sign === minus || (exponentForm && sign === plus)) at++
    else if (exponentForm) return this.#failNumber(pos)
    const digits = at
    while (this.#digitAt(at) >= 0) at++
    if (at === digits) return this.#failNumber(at)
    if (exponentForm && at - digits !== 1) return this.#failNumber(digits + 1)
    if (!exponentForm && at - digits > 1 && bytes[digits] === zero) return this.#failNumber(digits + 1)
    if (at < end && bytes[at] === point) {
      const decimals = ++at
      while (this.#digitAt(at) >= 0) at++
      if (at === decimals || (exponentForm && at - decimals !== 6)) return this.#failNumber(at)
    } else if (exponentForm) {
      return this.#failNumber(at)
    }
    if (at - digits > 32) return this.#failNumber(digits + 32)
    if (at < end && bytes[at] === letterE) {
      at++
      if (at >= end || (bytes[at] !== plus && bytes[at] !== minus)) return this.#failNumber(at)
      const exponent = ++at
      while (this.#digitAt(at) >= 0) at++
      const length = at - exponent
      if (exponentForm ? length !== 3 : length < 2 || length > 3) return this.#failNumber(at)
      if (!exponentForm && length === 3 && bytes[exponent] === zero) return this.#failNumber(exponent)
    } else if (exponentForm) {
      return this.#failNumber(at)
    }
    this.#number = this.#slowNumber(pos, at)
    return at
  }

  #hasAscii(pos: number, text: string): boolean {
    if (pos + text.length > this.#end) return false
    for (let i = 0; i < text.length; i++) {
      if (this.#bytes[pos + i] !== text.charCodeAt(i)) return false
    }
    return true
  }

  #slowNumber(start: number, end: number): number {
    let text = ''
    for (let at = start; at < end; at++) text += String.fromCharCode(this.#bytes[at] as number)
    return Number(text)
  }
}

const recentSize = 1 << 14

/**
 * Where the program for a line like this one is kept. Records of one form mostly agree in their first byte, in the eighth,
 * which tells apart what begins with `pacer: `, and in the last, which tells flags.
 */
function recentOf(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] as number
  const eighth = at + 7 < end ? (bytes[at + 7] as number) : 0
  return (first ^ (eighth << 4) ^ ((bytes[end - 1] as number) << 7)) & (recentSize - 1)
}

const space = 0x20
const plus = 0x2b
const minus = 0x2d
const point = 0x2e
const zero = 0x30
const letterE = 0x65

export function isDigit(byte: number): boolean {
  return byte >= zero && byte <= zero + 9
}

export function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

function isWord(byte: number): boolean {
  return isDigit(byte) || isLetter(byte) || byte === 0x5f
}
