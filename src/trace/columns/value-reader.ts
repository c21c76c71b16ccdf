import type { DoubleList } from './double-list.ts'
import { absentWord, largestWord } from './layout.ts'

/** No program has more behind a list. */
const longestRest = 1 << 10

const zero = 0x30
const point = 0x2e
const plus = 0x2b
const minus = 0x2d
const letterE = 0x65
const space = 0x20
/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

/** What a value is that cannot be read at once: no word of a record means this. */
export const unreadable = -0x7ffffffe

/**
 * Reads the values that are not in every line, and those of unusual length, one at a time, for the interpreter of fast
 * programs and for the functions made from them alike. Each method returns the word that is kept and leaves the place behind the
 * value in `next`.
 */
export class ValueReader {
  bytes: Uint8Array = new Uint8Array(0)
  view = new DataView(this.bytes.buffer)
  /** Where the value that was read last ends. */
  next = 0
  readonly #doubles: DoubleList

  constructor(doubles: DoubleList) {
    this.#doubles = doubles
  }

  take(bytes: Uint8Array): void {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** A whole number of seconds or more in milliseconds, printed without decimals, in thousandths; or -1. */
  long(from: number): number {
    const whole = this.whole(from)
    return whole < 1000 || whole > 2147482 ? -1 : whole * 1000
  }

  /** A whole number or `nil`. */
  id(from: number): number {
    const { bytes } = this
    if (bytes[from] === 0x6e && bytes[from + 1] === 0x69 && bytes[from + 2] === 0x6c) {
      this.next = from + 3
      return absentWord
    }
    const value = this.whole(from)
    return value < 0 ? unreadable : value
  }

  /** A whole number or `-1`. */
  idSigned(from: number): number {
    const { bytes } = this
    if (bytes[from] === minus && bytes[from + 1] === zero + 1) {
      this.next = from + 2
      return absentWord
    }
    const value = this.whole(from)
    return value < 0 ? unreadable : value
  }

  signed(from: number): number {
    const isNegative = this.bytes[from] === minus
    const value = this.whole(isNegative ? from + 1 : from)
    // Minus zero has no word of its own.
    if (value < 0 || (isNegative && value === 0)) return unreadable
    return isNegative ? -value : value
  }

  /** `0`, `1`, `true`, `false`. */
  bool(from: number): number {
    const { bytes, view } = this
    const value = (bytes[from] as number) - zero
    if (value === 0 || value === 1) {
      this.next = from + 1
      return value
    }
    const word = view.getInt32(from, true)
    if (word === 0x65757274) {
      this.next = from + 4
      return 1
    }
    if (word === 0x736c6166 && bytes[from + 4] === 0x65) {
      this.next = from + 5
      return 0
    }
    return unreadable
  }

  /** `+6.183550e-004` as the index of a double. */
  exponent(from: number): number {
    const value = this.#exponent(from)
    return Number.isNaN(value) ? unreadable : this.#doubles.push(value)
  }

  /** `0.4816327062813257` as the index of a double. */
  shortest(from: number): number {
    const value = this.#shortest(from)
    return value < 0 ? unreadable : this.#doubles.push(value)
  }

  /** A whole number of up to nine digits, or -1. */
  whole(from: number): number {
    const bytes = this.bytes
    let pos = from
    let value = 0
    for (;;) {
      const digit = (bytes[pos] as number) - zero
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
      if (++pos - from > 9) return -1
    }
    if (pos === from || (pos > from + 1 && bytes[from] === zero) || value > largestWord) return -1
    this.next = pos
    return value
  }

  /** A sign, a digit, six decimals and an exponent of three digits; `NaN` for everything else. */
  #exponent(from: number): number {
    const bytes = this.bytes
    const sign = bytes[from]
    if ((sign !== plus && sign !== minus) || bytes[from + 2] !== point || bytes[from + 9] !== letterE) return Number.NaN
    let digits = (bytes[from + 1] as number) - zero
    if (digits < 0 || digits > 9) return Number.NaN
    for (let pos = from + 3; pos < from + 9; pos++) {
      const digit = (bytes[pos] as number) - zero
      if (!(digit >= 0 && digit <= 9)) return Number.NaN
      digits = digits * 10 + digit
    }
    let exponent = 0
    for (let pos = from + 11; pos < from + 14; pos++) {
      const digit = (bytes[pos] as number) - zero
      if (!(digit >= 0 && digit <= 9)) return Number.NaN
      exponent = exponent * 10 + digit
    }
    const exponentSign = bytes[from + 10]
    if (exponentSign === minus) exponent = -exponent
    else if (exponentSign !== plus) return Number.NaN
    exponent -= 6
    // One rounding of two exact numbers gives the nearest double; with more digits it would not.
    if (exponent < -22 || exponent > 15) return Number.NaN
    const value = exponent < 0 ? digits / (powers[-exponent] as number) : digits * (powers[exponent] as number)
    this.next = from + 14
    return sign === minus ? -value : value
  }

  /** A number from 0 on with or without decimals, but no exponent; else -1. */
  #shortest(from: number): number {
    const bytes = this.bytes
    let pos = from
    let digits = 0
    let decimals = 0
    let digit = (bytes[pos] as number) - zero
    while (digit >= 0 && digit <= 9 && pos - from <= 18) {
      digits = digits * 10 + digit
      digit = (bytes[++pos] as number) - zero
    }
    if (pos === from || (pos > from + 1 && bytes[from] === zero)) return -1
    if (digit === point - zero) {
      const first = ++pos
      digit = (bytes[pos] as number) - zero
      while (digit >= 0 && digit <= 9 && pos - from <= 24) {
        digits = digits * 10 + digit
        digit = (bytes[++pos] as number) - zero
      }
      decimals = pos - first
      if (decimals === 0) return -1
    }
    if (pos - from > 24 || bytes[pos] === letterE) return -1
    this.next = pos
    if (digits <= Number.MAX_SAFE_INTEGER && decimals <= 22) return digits / (powers[decimals] as number)
    // More digits than a double holds exactly.
    let text = ''
    for (let at = from; at < pos; at++) text += String.fromCharCode(bytes[at] as number)
    return Number(text)
  }

  /** How many whole numbers there are with single blanks between them, or -1 where it is not clear at once. */
  list(from: number, last: number): number {
    const bytes = this.bytes
    let pos = from
    let count = 0
    for (;;) {
      const start = pos
      let digit = (bytes[pos] as number) - zero
      while (digit >= 0 && digit <= 9) digit = (bytes[++pos] as number) - zero
      if (pos === start) {
        // A blank after the last element belongs to the text that follows.
        if (count > 0) pos--
        break
      }
      if ((pos > start + 1 && bytes[start] === zero) || pos - start > 20 || pos >= last - longestRest) return -1
      count++
      if (bytes[pos] !== space) break
      pos++
    }
    this.next = pos
    return count
  }
}
