import type { LogicalLines } from '../normalise/index.ts'
import { goesOn, peekAhead } from '../normalise/joiner.ts'
import type { ProcessTracker } from '../parse/process-tracker.ts'
import type { DoubleList } from './double-list.ts'
import type {
  FastProgram,
  fastBool,
  fastEnd,
  fastExponent,
  fastId,
  fastIdSigned,
  fastInt,
  fastList,
  fastMarked,
  fastShortest,
  fastSigned,
  fastText,
  fastThreeDecimals,
  fastTwoDigits,
} from './fast-program.ts'
import { absentWord, headerWords, largestWord } from './layout.ts'
import type { RecordStore } from './record-store.ts'

/** Programs that are kept for lines that begin alike. */
const mostPrograms = 8
const slots = 1 << 16

/** No program has more behind a list. */
const longestRest = 1 << 10

const zero = 0x30
const point = 0x2e
const plus = 0x2b
const minus = 0x2d
const letterE = 0x65
const letterP = 0x70
/** Powers of ten that a double holds exactly. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))
const space = 0x20
const lineFeed = 0x0a
const carriageReturn = 0x0d
/**
 * Values in at most two digits that count, by their shape: what the first digit counts in thousandths, the smallest sum, and
 * how much larger it may be. No sum fits an empty row.
 */
const shapeRows = Int32Array.from(
  [
    [0, -1, 0],
    // 0
    [1000, 0, 0],
    // 36
    [10_000, 10_000, 89_000],
    // 211
    [100_000, 100_000, 899_000],
    // 1.2
    [1000, 1000, 8900],
    // 0.27
    [1000, 100, 890],
    // 0.022
    [1000, 1, 98],
    [0, -1, 0],
  ].flatMap((row) => [...row, 0]),
)

/** By the second and third character: the shape, what they count in tenths, and in the uppermost bit whether there is a point. */
const nearTable = new Int16Array(1 << 16)
/** By the fourth and fifth: how many of them are digits, and what they count behind a point. */
const farTable = new Int16Array(1 << 16)
for (let first = 0; first < 256; first++) {
  for (let second = 0; second < 256; second++) {
    const a = first - zero
    const b = second - zero
    const isA = a >= 0 && a <= 9
    const isB = b >= 0 && b <= 9
    const at = first | (second << 8)
    farTable[at] = isA ? (isB ? (2 << 10) | (a * 10 + b) : (1 << 10) | (a * 10)) : 0
    if (first === point) nearTable[at] = isB ? (1 << 15) | (4 << 10) | b : 0
    else if (!isA) nearTable[at] = 1 << 10
    else nearTable[at] = isB ? (3 << 10) | (a * 100 + b * 10) : (2 << 10) | (a * 10)
  }
}

/** The same for whole numbers of one to three digits: the first two, the smallest sum, the third. */
const wholeWeights = new Int32Array(4 * 8)
wholeWeights.set([0, 0, 1, 0], 0)
wholeWeights.set([1, 0, 0, 0], 8)
wholeWeights.set([10, 1, 10, 0], 16)
wholeWeights.set([100, 10, 100, 1], 24)

/** 1 for each byte that a line may begin with which belongs to the record before it. */
const mayGoOn = new Uint8Array(256)
for (const byte of ' >\t([.at') mayGoOn[byte.charCodeAt(0)] = 1

/**
 * Reads lines that are one record from end to end, in a form that came before, straight into a store: values only, and no
 * search for line ends. The first line that is anything else stops it.
 */
export class FastLines {
  readonly #slots: (FastProgram[] | undefined)[] = new Array(slots).fill(undefined)
  #bytes: Uint8Array = new Uint8Array(0)
  #view = new DataView(this.#bytes.buffer)
  /** Where a value that was read ends, besides what a method returns. */
  #next = 0
  /** How many lines the last call read, */
  lines = 0
  /** and how many of them are nobody's. */
  foreignLines = 0
  readonly #store: RecordStore
  readonly #doubles: DoubleList
  readonly #processes: ProcessTracker

  constructor(store: RecordStore, doubles: DoubleList, processes: ProcessTracker) {
    this.#store = store
    this.#doubles = doubles
    this.#processes = processes
  }

  /** Lets lines like this one be read so from now on. */
  learn(bytes: Uint8Array, at: number, program: FastProgram): void {
    const slot = slotOf(bytes, at)
    const known = this.#slots[slot]
    if (known === undefined) {
      this.#slots[slot] = [program]
    } else if (!known.includes(program)) {
      known.unshift(program)
      if (known.length > mostPrograms) known.pop()
    }
  }

  take(bytes: Uint8Array): void {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Reads lines from `from` on; returns where the first one begins that it did not read. */
  read(from: number, to: number, segment: number, line: number, logical: LogicalLines): number {
    const bytes = this.#bytes
    const store = this.#store
    const processes = this.#processes
    let lineStart = from
    let lines = 0
    let foreign = 0
    // A byte is looked at in any case, and what a line may go on with.
    const last = to - peekAhead - 8
    for (;;) {
      let start = lineStart
      while (start < last && bytes[start] === space) start++
      if (start >= last) break
      const programs = this.#slots[slotOf(bytes, start)]
      if (programs === undefined) {
        // Most other lines are nobody's.
        const lineEnd = bytes.indexOf(lineFeed, start)
        if (lineEnd < 0 || lineEnd >= last || logical.mayHold(lineStart, lineEnd)) break
        lines++
        if (lineEnd > start) foreign++
        lineStart = lineEnd + 1
        continue
      }
      let program = programs[0] as FastProgram
      store.room(program.layout.words)
      const doubles = this.#doubles.length
      let end = start + program.longest < last ? this.#run(program.code, start, last, store.chunk, store.at) : -1
      for (let i = 1; end < 0 && i < programs.length; i++) {
        program = programs[i] as FastProgram
        if (start + program.longest >= last) continue
        store.room(program.layout.words)
        end = this.#run(program.code, start, last, store.chunk, store.at)
        if (end < 0) continue
        programs[i] = programs[0] as FastProgram
        programs[0] = program
      }
      if (end < 0) {
        this.#doubles.length = doubles
        break
      }
      const next = bytes[end] === lineFeed ? end + 1 : end + 2
      if (mayGoOn[bytes[next] as number] === 1 && goesOn(bytes, next, to)) {
        this.#doubles.length = doubles
        break
      }
      const { chunk, at } = store
      const { layout } = program
      chunk[at] = layout.id | (segment << 12)
      chunk[at + 1] = program.hasClock
        ? processes.follow(
            chunk[at + headerWords + layout.numberAt] as number,
            layout.clockAt < 0 ? 0 : (chunk[at + headerWords + layout.clockAt] as number),
          )
        : processes.latest
      chunk[at + 2] = lineStart
      chunk[at + 3] = start
      chunk[at + 4] = end
      chunk[at + 5] = line + lines
      store.take(layout.words)
      lines++
      lineStart = next
    }
    this.lines = lines
    this.foreignLines = foreign
    return lineStart
  }

  /** Where the line's record ends, directly before the line break, or -1. */
  #run(code: Int32Array, from: number, last: number, out: Int32Array, at: number): number {
    const bytes = this.#bytes
    const view = this.#view
    let pos = from
    let pc = 0
    let to = at + headerWords
    for (;;) {
      const step = code[pc] as number
      switch (step & 0xf) {
        case 3 as typeof fastTwoDigits: {
          // Which shape a value has cannot be foreseen, so there is no branch on it: tables know what the second and third
          // character mean, and the fourth and fifth, and the sum must be one that the shape can have.
          let between = code[pc + 1] as number
          pc++
          for (;;) {
            const near = nearTable[view.getUint16(pos + 1, true)] as number
            const hasPoint = near >> 31
            const far = (farTable[view.getUint16(pos + 3, true)] as number) & hasPoint
            const shape = ((near >> 10) & 7) + (far >> 10)
            const row = shape << 2
            const first = Math.imul((bytes[pos] as number) - zero, shapeRows[row] as number)
            const value = (first + Math.imul(near & 0x3ff, 100) + (far & 0x7f)) | 0
            if (
              (value - (shapeRows[row + 1] as number)) >>> 0 > (shapeRows[row + 2] as number) ||
              (shape === 3 && ((bytes[pos + 3] as number) - zero) >>> 0 <= 9)
            ) {
              // A second and more, or nothing that the runtime prints.
              const whole = this.#readWhole(pos)
              if (whole < 1000 || whole > 2147482) return -1
              out[to++] = whole * 1000
              pos = this.#next
            } else {
              out[to++] = value
              // Shapes with a point have a character less than their number.
              pos += shape + hasPoint
            }
            if (--between < 0) break
            if (bytes[pos++] !== code[++pc]) return -1
          }
          break
        }
        case 2 as typeof fastInt: {
          const digits = view.getInt32(pos, true) ^ 0x30303030
          const others = ((digits + 0x76767676) | digits) & 0x80808080
          if (others !== 0) {
            const length = (31 - Math.clz32(others & -others)) >> 3
            const weights = length << 3
            const value =
              (Math.imul(digits & 0xff, wholeWeights[weights] as number) +
                Math.imul((digits >>> 8) & 0xff, wholeWeights[weights + 1] as number) +
                Math.imul((digits >>> 16) & 0xff, wholeWeights[weights + 3] as number)) |
              0
            if (value < (wholeWeights[weights + 2] as number)) return -1
            out[to++] = value
            pos += length
          } else {
            const value = this.#readWhole(pos)
            if (value < 0) return -1
            out[to++] = value
            pos = this.#next
          }
          break
        }
        case 4 as typeof fastThreeDecimals: {
          const start = pos
          let value = 0
          let digit = (bytes[pos] as number) - zero
          while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit
            if (value > 2147482) return -1
            digit = (bytes[++pos] as number) - zero
          }
          if (digit !== point - zero || pos === start || (pos > start + 1 && bytes[start] === zero)) return -1
          const digits = view.getInt32(pos + 1, true) ^ 0x30303030
          if ((((digits + 0x767676) | digits) & 0x808080) !== 0) return -1
          out[to++] = value * 1000 + (digits & 0xff) * 100 + ((digits >> 8) & 0xff) * 10 + ((digits >> 16) & 0xff)
          pos += 4
          break
        }
        case 1 as typeof fastText:
          break
        case 0 as typeof fastEnd: {
          const byte = bytes[pos]
          if (byte === lineFeed || (byte === carriageReturn && bytes[pos + 1] === lineFeed)) return pos
          return -1
        }
        case 5 as typeof fastMarked:
          out[to++] = 1
          break
        case 6 as typeof fastList: {
          const count = this.#readList(pos, last)
          if (count < 0) return -1
          out[to++] = count
          pos = this.#next
          break
        }
        case 10 as typeof fastBool: {
          const value = (bytes[pos] as number) - zero
          if (value === 0 || value === 1) {
            pos++
            out[to++] = value
          } else {
            const word = view.getInt32(pos, true)
            if (word === 0x65757274) {
              pos += 4
              out[to++] = 1
            } else if (word === 0x736c6166 && bytes[pos + 4] === 0x65) {
              pos += 5
              out[to++] = 0
            } else {
              return -1
            }
          }
          break
        }
        case 8 as typeof fastId: {
          if (bytes[pos] === 0x6e && bytes[pos + 1] === 0x69 && bytes[pos + 2] === 0x6c) {
            out[to++] = absentWord
            pos += 3
            break
          }
          const value = this.#readWhole(pos)
          if (value < 0) return -1
          out[to++] = value
          pos = this.#next
          break
        }
        case 9 as typeof fastIdSigned: {
          if (bytes[pos] === minus && bytes[pos + 1] === zero + 1) {
            out[to++] = absentWord
            pos += 2
            break
          }
          const value = this.#readWhole(pos)
          if (value < 0) return -1
          out[to++] = value
          pos = this.#next
          break
        }
        case 7 as typeof fastSigned: {
          const isNegative = bytes[pos] === minus
          const value = this.#readWhole(isNegative ? pos + 1 : pos)
          // Minus zero has no word of its own.
          if (value < 0 || (isNegative && value === 0)) return -1
          out[to++] = isNegative ? -value : value
          pos = this.#next
          break
        }
        case 11 as typeof fastExponent: {
          const value = this.#readExponent(pos)
          if (Number.isNaN(value)) return -1
          out[to++] = this.#doubles.push(value)
          pos = this.#next
          break
        }
        case 12 as typeof fastShortest: {
          const value = this.#readShortest(pos)
          if (value < 0) return -1
          out[to++] = this.#doubles.push(value)
          pos = this.#next
          break
        }
        default:
          return -1
      }
      if (((view.getInt32(pos, true) ^ (code[pc + 1] as number)) & (code[pc + 2] as number)) !== 0) return -1
      const stop = pos + ((step >> 4) & 0xfff)
      pc += 3
      for (let words = step >>> 16; words > 0; words--) {
        pos += 4
        if (((view.getInt32(pos, true) ^ (code[pc] as number)) & (code[pc + 1] as number)) !== 0) return -1
        pc += 2
      }
      pos = stop
    }
  }

  /** A whole number of up to nine digits, or -1. */
  #readWhole(from: number): number {
    const bytes = this.#bytes
    let pos = from
    let value = 0
    for (;;) {
      const digit = (bytes[pos] as number) - zero
      if (!(digit >= 0 && digit <= 9)) break
      value = value * 10 + digit
      if (++pos - from > 9) return -1
    }
    if (pos === from || (pos > from + 1 && bytes[from] === zero) || value > largestWord) return -1
    this.#next = pos
    return value
  }

  /** A sign, a digit, six decimals and an exponent of three digits; `NaN` for everything else. */
  #readExponent(from: number): number {
    const bytes = this.#bytes
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
    this.#next = from + 14
    return sign === minus ? -value : value
  }

  /** A number from 0 on with or without decimals, but no exponent; else -1. */
  #readShortest(from: number): number {
    const bytes = this.#bytes
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
    this.#next = pos
    if (digits <= Number.MAX_SAFE_INTEGER && decimals <= 22) return digits / (powers[decimals] as number)
    // More digits than a double holds exactly.
    let text = ''
    for (let at = from; at < pos; at++) text += String.fromCharCode(bytes[at] as number)
    return Number(text)
  }

  /** How many whole numbers there are with single blanks between them, or -1 where it is not clear at once. */
  #readList(from: number, last: number): number {
    const bytes = this.#bytes
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
    this.#next = pos
    return count
  }
}

/** Lines of one form agree in their first byte. What begins with `pacer: ` is told apart by what comes next. */
function slotOf(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number
  return first === letterP ? first | ((bytes[at + 7] as number) << 8) : first
}
