import { goesOn, peekAhead } from '../normalise/joiner.ts'
import type { ProcessTracker } from '../parse/process-tracker.ts'
import {
  type FastProgram,
  fastBool,
  fastEnd,
  fastId,
  fastIdSigned,
  fastInt,
  fastList,
  fastMarked,
  fastSigned,
  fastText,
  fastThreeDecimals,
  fastTwoDigits,
} from './fast-program.ts'
import { absentWord, headerWords, largestWord } from './layout.ts'
import type { RecordStore } from './record-store.ts'

/** Programs that are kept for lines that begin alike. */
const mostPrograms = 4
const slots = 1 << 12

/** No program has more behind a list. */
const longestRest = 1 << 10

const zero = 0x30
const point = 0x2e
const minus = 0x2d
const space = 0x20
const lineFeed = 0x0a
const carriageReturn = 0x0d
/** What a fraction of so many digits is multiplied with to make it thousandths. */
const thousandths = Int32Array.of(0, 100, 10, 1)
const smallestWhole = 10

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
  /** How many lines the last call read. */
  lines = 0

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
  read(from: number, to: number, segment: number, line: number, store: RecordStore, processes: ProcessTracker): number {
    const bytes = this.#bytes
    let lineStart = from
    let lines = 0
    // A byte is looked at in any case, and what a line may go on with.
    const last = to - peekAhead - 8
    for (;;) {
      let start = lineStart
      while (start < last && bytes[start] === space) start++
      if (start >= last) break
      const programs = this.#slots[slotOf(bytes, start)]
      if (programs === undefined) break
      let program = programs[0] as FastProgram
      let words = program.layout.words
      store.room(words)
      let end = start + program.longest < last ? this.#run(program.code, start, last, store.chunk, store.at) : -1
      for (let i = 1; end < 0 && i < programs.length; i++) {
        program = programs[i] as FastProgram
        words = program.layout.words
        store.room(words)
        if (start + program.longest >= last) continue
        end = this.#run(program.code, start, last, store.chunk, store.at)
        if (end < 0) continue
        programs[i] = programs[0] as FastProgram
        programs[0] = program
      }
      if (end < 0) break
      const next = bytes[end] === lineFeed ? end + 1 : end + 2
      if (mayGoOn[bytes[next] as number] === 1 && goesOn(bytes, next, to)) break
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
      store.take(words)
      lines++
      lineStart = next
    }
    this.lines = lines
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
      switch (code[pc]) {
        case fastTwoDigits: {
          const whole = (bytes[pos] as number) - zero
          if (whole < 0 || whole > 9) return -1
          if (bytes[pos + 1] === point) {
            const digits = view.getInt32(pos + 2, true) ^ 0x30303030
            const others = ((digits + 0x76767676) | digits) & 0x80808080
            // Bits up to the first byte that is no digit: 7, 15, 23 or 31.
            const bits = 31 - Math.clz32(others & -others)
            const count = bits >> 3
            const first = digits & 0xff
            const fraction = fractionOf(digits, count)
            if (whole > 0) {
              if (count !== 1) return -1
            } else if (first > 0 ? count !== 2 : count !== 3 || fraction === 0) {
              return -1
            }
            out[to++] = whole * 1000 + fraction * (thousandths[count] as number)
            pos += 2 + count
          } else {
            let value = whole
            let digit = (bytes[++pos] as number) - zero
            if (digit >= 0 && digit <= 9) {
              if (whole === 0) return -1
              value = value * 10 + digit
              digit = (bytes[++pos] as number) - zero
              while (digit >= 0 && digit <= 9) {
                value = value * 10 + digit
                if (value > 2147483) return -1
                digit = (bytes[++pos] as number) - zero
              }
            } else if (whole > 0 && whole < smallestWhole) {
              return -1
            }
            out[to++] = value * 1000
          }
          break
        }
        case fastInt: {
          let value = (bytes[pos] as number) - zero
          if (value < 0 || value > 9) return -1
          let digit = (bytes[++pos] as number) - zero
          if (digit >= 0 && digit <= 9) {
            if (value === 0) return -1
            const most = pos + 8
            do {
              value = value * 10 + digit
              digit = (bytes[++pos] as number) - zero
            } while (digit >= 0 && digit <= 9 && pos < most)
            if (digit >= 0 && digit <= 9) return -1
          }
          out[to++] = value
          break
        }
        case fastThreeDecimals: {
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
        case fastText:
          break
        case fastEnd: {
          const byte = bytes[pos]
          if (byte === lineFeed || (byte === carriageReturn && bytes[pos + 1] === lineFeed)) return pos
          return -1
        }
        case fastMarked:
          out[to++] = 1
          break
        case fastList: {
          const count = this.#readList(pos, last)
          if (count < 0) return -1
          out[to++] = count
          pos = this.#next
          break
        }
        case fastBool: {
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
        case fastId: {
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
        case fastIdSigned: {
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
        case fastSigned: {
          const isNegative = bytes[pos] === minus
          const value = this.#readWhole(isNegative ? pos + 1 : pos)
          // Minus zero has no word of its own.
          if (value < 0 || (isNegative && value === 0)) return -1
          out[to++] = isNegative ? -value : value
          pos = this.#next
          break
        }
        default:
          return -1
      }
      const length = code[pc + 1] as number
      let words = code[pc + 2] as number
      pc += 3
      if (words === 1) {
        if (((view.getInt32(pos, true) ^ (code[pc] as number)) & (code[pc + 1] as number)) !== 0) return -1
        pos += length
        pc += 2
      } else {
        const stop = pos + length
        while (words > 0) {
          if (((view.getInt32(pos, true) ^ (code[pc] as number)) & (code[pc + 1] as number)) !== 0) return -1
          pos += 4
          pc += 2
          words--
        }
        pos = stop
      }
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

/** One to three digits, of which the first is in the lowest byte. */
function fractionOf(digits: number, count: number): number {
  const first = digits & 0xff
  const second = (digits >> 8) & 0xff
  if (count === 1) return first
  if (count === 2) return first * 10 + second
  return count === 3 ? first * 100 + second * 10 + ((digits >> 16) & 0xff) : -1
}

/** Lines of one form mostly agree in their first byte and in the eighth, which tells apart what begins with `pacer: `. */
function slotOf(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) ^ (((bytes[at + 7] as number) & 0x1f) << 7)
}
