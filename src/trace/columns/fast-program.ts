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
import type { Layout, Packing } from './layout.ts'
import type { ValueReader } from './value-reader.ts'

/**
 * A program of the matcher, written once more for reading values only: each step is a value and the fixed text behind it,
 * which is compared four bytes at a time.
 *
 *     step: what | bytes of text << 4 | words of text behind the first << 16, word, mask, (word, mask)…
 *
 * Values in two digits with single characters between them are one step; it has these characters and their number before
 * its words.
 */
export interface FastProgram {
  readonly code: Int32Array
  /** The function that was made from the same steps when the site was built; `null` where there is none. */
  readonly reader: LineFunction | null
  /** What the function writes; the same as `wide` where there is none. */
  readonly layout: Layout
  /** What the steps write. */
  readonly wide: Layout
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

/** What a function says of a value that has no room in its packing: the line is for the steps. */
export const noRoom = -2

/**
 * Reads the values of a line of one form and writes their words to `out` from `at` on. Returns where the record ends, directly
 * before the line break, or -1 where the line is anything else, or `noRoom`. `last`: so far bytes may be looked at.
 */
export type LineFunction = (values: ValueReader, from: number, last: number, out: Int32Array, at: number) => number

/** A value (`fast…`) and the bytes of the fixed text behind it. */
export interface FastStep {
  readonly what: number
  readonly text: readonly number[]
}

/** `null` where a value needs more than a quick look: the matcher reads such lines. */
export function fastProgramOf(
  program: Program,
  layoutOf: (packing: Packing | null) => Layout,
  functions: ReadonlyMap<string, LineFunction>,
): FastProgram | null {
  const steps = stepsOf(program)
  if (steps === null) return null
  const reader = functions.get(formOf(steps)) ?? null
  const wide = layoutOf(null)
  const layout = reader === null ? wide : layoutOf(packingOf(steps))
  const longest = steps.reduce((sum, step) => sum + step.text.length + longestNumber, 0)
  return {
    code: Int32Array.from(wordsOf(steps)),
    reader,
    layout,
    wide,
    longest,
    hasClock: layout.numberAt >= 0,
  }
}

/**
 * Where a function puts the values of a form: the number of the collection and its clock in words of their own, and behind
 * them two of the other numbers to a word. `null`: every value has its word, as in all forms without durations in two digits,
 * of which there are few lines.
 */
export function packingOf(steps: readonly FastStep[]): Packing | null {
  const values = steps.filter(({ what }) => what !== fastText)
  if (!values.some(({ what }) => what === fastTwoDigits)) return null
  const number = values.findIndex(({ what }) => what === fastInt)
  const narrow = values.map(
    ({ what }, index) => what === fastTwoDigits || what === fastMarked || (what === fastInt && index !== number),
  )
  const wide = narrow.filter((is) => !is).length
  let halves = wide * 2
  let words = 0
  const places = narrow.map((is) => (is ? halves++ : 2 * words++))
  return { places, narrow, words: wide + Math.ceil((halves - wide * 2) / 2) }
}

const marks = ['', '', '#', '#.#', '#.###', '!', '[#]', '-#', 'nil', '-1', 'true', '#e#', '#.##'] as const

/** A form as a text, the same for the same steps and for no others: what functions are found by. */
export function formOf(steps: readonly FastStep[]): string {
  return JSON.stringify(steps.flatMap(({ what, text }) => [marks[what], String.fromCharCode(...text)]))
}

/** The steps of a program; `null` where a value needs more than a quick look. */
export function stepsOf({ code }: Program): FastStep[] | null {
  const steps: Step[] = []
  let text: number[] = []
  const begin = (what: number) => {
    text = []
    steps.push({ what, text })
  }
  begin(fastText)
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
  return steps
}

interface Step {
  readonly what: number
  readonly text: number[]
}

function wordsOf(steps: readonly FastStep[]): number[] {
  const out: number[] = []
  let between: number[] = []
  for (const [index, { what, text }] of steps.entries()) {
    const first = text[0]
    if (
      what === fastTwoDigits &&
      steps[index + 1]?.what === fastTwoDigits &&
      text.length === 1 &&
      first !== undefined
    ) {
      between.push(first)
      continue
    }
    const words: number[] = []
    for (let at = 0; at < text.length; at += 4) {
      const length = Math.min(4, text.length - at)
      let word = 0
      for (let i = 0; i < length; i++) word |= (text[at + i] as number) << (8 * i)
      words.push(word, length === 4 ? -1 : (1 << (8 * length)) - 1)
    }
    // A value that nothing follows is compared with nothing.
    if (words.length === 0) words.push(0, 0)
    out.push(what | (text.length << 4) | ((words.length / 2 - 1) << 16))
    if (what === fastTwoDigits) out.push(between.length, ...between)
    out.push(...words)
    between = []
  }
  out.push(fastEnd)
  return out
}
