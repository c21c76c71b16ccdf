import {
  opByte,
  opEnd,
  opInt,
  opList,
  opLiteral,
  opMarked,
  opNumber,
  opText,
  opThreeDecimals,
  opTwoDigits,
  type Program,
  prints,
} from '../parse/compile.ts'
import type { Layout } from './layout.ts'

/**
 * A program of the matcher, written once more for reading values only: each step is a value and the fixed text behind it,
 * which is compared four bytes at a time.
 *
 *     step: what, bytes of text, words of text, (word, mask)…
 */
export interface FastProgram {
  readonly code: Int32Array
  readonly layout: Layout
  /** No line that it reads is longer, lists and texts left aside. */
  readonly longest: number
  readonly hasClock: boolean
}

export const fastEnd = 0
/** Nothing: the text at the beginning of a line. */
export const fastText = 1
export const fastInt = 2
export const fastTwoDigits = 3
export const fastThreeDecimals = 4
export const fastMarked = 5
export const fastList = 6
export const fastSigned = 7
export const fastId = 8
export const fastIdSigned = 9
export const fastBool = 10
/** `+6.183550e-004` */
export const fastExponent = 11
/** `0.4816327062813257` */
export const fastShortest = 12

const longestNumber = 40

/** `null` where a value needs more than a quick look: the matcher reads such lines. */
export function fastProgramOf({ code }: Program, layout: Layout): FastProgram | null {
  const out: number[] = []
  let step = fastText
  let text: number[] = []
  let longest = 0
  const finish = () => {
    if (step === fastText && text.length === 0) return
    const words: number[] = []
    for (let at = 0; at < text.length; at += 4) {
      const length = Math.min(4, text.length - at)
      let word = 0
      for (let i = 0; i < length; i++) word |= (text[at + i] as number) << (8 * i)
      words.push(word, length === 4 ? -1 : (1 << (8 * length)) - 1)
    }
    out.push(step, text.length, words.length / 2, ...words)
    longest += text.length + longestNumber
    text = []
  }
  const begin = (next: number) => {
    finish()
    step = next
  }
  for (let pc = 0; pc < code.length; ) {
    const op = code[pc++]
    if (op === opEnd) break
    if (op === opByte) {
      text.push(code[pc++] as number)
    } else if (op === opLiteral || op === opMarked) {
      if (op === opMarked) begin(fastMarked)
      const length = code[pc++] as number
      for (let i = 0; i < length; i++) text.push(code[pc++] as number)
    } else if (op === opInt) {
      begin(fastInt)
    } else if (op === opTwoDigits) {
      begin(fastTwoDigits)
    } else if (op === opThreeDecimals) {
      begin(fastThreeDecimals)
    } else if (op === opList) {
      begin(fastList)
    } else if (op === opText) {
      return null
    } else if (op === opNumber) {
      const print = prints[code[pc++] as number]
      if (print === 'signed') begin(fastSigned)
      else if (print === 'id') begin(fastId)
      else if (print === 'id-signed') begin(fastIdSigned)
      else if (print === 'bool') begin(fastBool)
      else if (print === 'float-exponent') begin(fastExponent)
      else if (print === 'float-shortest') begin(fastShortest)
      else return null
    }
  }
  finish()
  out.push(fastEnd)
  return { code: Int32Array.from(out), layout, longest, hasClock: layout.numberAt >= 0 }
}
