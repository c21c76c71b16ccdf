import type {
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
import { unreadable, type ValueReader } from './value-reader.ts'
import { farTable, nearTable, shapeRows, wholeWeights } from './value-tables.ts'

const zero = 0x30
const point = 0x2e
const lineFeed = 0x0a
const carriageReturn = 0x0d

/**
 * Reads a line along a fast program, step by step. Where its record ends, directly before the line break, or -1. Values go to `out` from `at` on.
 * Made from the same steps, the functions of `line-source.ts` do the same faster; a property test holds them to this one.
 */
export function runProgram(
  code: Int32Array,
  values: ValueReader,
  from: number,
  last: number,
  out: Int32Array,
  at: number,
): number {
  const { bytes, view } = values
  let to = at
  let pos = from
  let pc = 0
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
          const row = shape << 3
          const first = Math.imul((bytes[pos] as number) - zero, shapeRows[row] as number)
          const value = (first + Math.imul(near & 0x3ff, shapeRows[row + 3] as number) + (far & 0x7f)) | 0
          if (
            (value - (shapeRows[row + 1] as number)) >>> 0 > (shapeRows[row + 2] as number) ||
            (shape === 3 && ((bytes[pos + 3] as number) - zero) >>> 0 <= 9)
          ) {
            // A second and more, or nothing that the runtime prints.
            const long = values.long(pos)
            if (long < 0) return -1
            out[to++] = long
            pos = values.next
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
          const value = values.whole(pos)
          if (value < 0) return -1
          out[to++] = value
          pos = values.next
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
        const count = values.list(pos, last)
        if (count < 0) return -1
        out[to++] = count
        pos = values.next
        break
      }
      case 7 as typeof fastSigned:
      case 8 as typeof fastId:
      case 9 as typeof fastIdSigned:
      case 10 as typeof fastBool:
      case 11 as typeof fastExponent:
      case 12 as typeof fastShortest: {
        const word = rare(values, step & 0xf, pos)
        if (word === unreadable) return -1
        out[to++] = word
        pos = values.next
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

function rare(values: ValueReader, what: number, pos: number): number {
  switch (what) {
    case 7 as typeof fastSigned:
      return values.signed(pos)
    case 8 as typeof fastId:
      return values.id(pos)
    case 9 as typeof fastIdSigned:
      return values.idSigned(pos)
    case 10 as typeof fastBool:
      return values.bool(pos)
    case 11 as typeof fastExponent:
      return values.exponent(pos)
    default:
      return values.shortest(pos)
  }
}
