import type { FamilyDef } from '../catalogue/define.ts'
import { compileGrammar, type Node } from '../parse/compile.ts'
import {
  type FastStep,
  fastBool,
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
  formOf,
  noRoom,
  packingOf,
  stepsOf,
} from './fast-program.ts'
import { largestNarrow, narrowThousandths } from './layout.ts'
import { unreadable } from './value-reader.ts'

/**
 * The module that takes the place of `line-functions.ts` when the site is built: for each fast program of a catalogue a
 * function without a loop and without anything to look up, which reads the lines that `runProgram` reads, to the same words.
 */
export function lineFunctionsModule(families: Readonly<Record<string, FamilyDef>>): string {
  const forms = new Map<string, string>()
  visit(compileGrammar(families).root, (steps) => forms.set(formOf(steps), functionOf(steps)))
  const entries = [...forms].map(([form, source]) => `  [${JSON.stringify(form)}, ${source}],\n`)
  return `import { farTable, narrowRows, nearTable } from './value-tables.ts'
export const lineFunctions = new Map([
${entries.join('')}])
`
}

function visit(node: Node, take: (steps: readonly FastStep[]) => void): void {
  const steps = node.program === null ? null : stepsOf(node.program)
  if (steps !== null) take(steps)
  for (const { to } of node.edges) visit(to, take)
}

/** A function as `LineFunction` has it, as an expression of JavaScript. */
export function functionOf(steps: readonly FastStep[]): string {
  const packing = packingOf(steps)
  const statements: string[] = []
  let index = 0
  for (const { what, text } of steps) {
    let compared = false
    if (what !== fastText) {
      const place = packing === null ? index * 2 : (packing.places[index] as number)
      const isNarrow = packing?.narrow[index] === true
      const isLast = packing === null || place + 1 === 2 * packing.words || !packing.places.includes(place + 1)
      index++
      compared = what === fastInt && text.length > 0
      statements.push(compared ? wholeBefore(text, isNarrow) : readingOf(what, isNarrow))
      statements.push(keeping(place, isNarrow, isLast))
    }
    if (compared || text.length === 0) continue
    statements.push(`if (${unlike(text)}) return -1`)
    statements.push(`pos += ${text.length}`)
  }
  return `(values, from, last, out, at) => {
const { bytes, view } = values
let pos = from, value = 0, near = 0, far = 0, shape = 0, row = 0, half = 0
${statements.join('\n')}
return bytes[pos] === 10 || (bytes[pos] === 13 && bytes[pos + 1] === 10) ? pos : -1
}`
}

/** Puts a value where the packing has it. The lower half of a word waits for the upper one, if there is one. */
function keeping(place: number, isNarrow: boolean, isLast: boolean): string {
  const out = `out[at + ${place >> 1}]`
  if (!isNarrow) return `${out} = value`
  if ((place & 1) === 1) return `${out} = half | (value << 16)`
  return isLast ? `${out} = value` : 'half = value'
}

/**
 * A whole number and the text behind it. How many digits it has is mostly what the line before had, so there are branches on
 * it: the processor goes on with the next value before it knows.
 */
function wholeBefore(text: readonly number[], isNarrow: boolean): string {
  const first = text.slice(0, 4)
  return `value = bytes[pos] - 48
if (value >>> 0 > 9) return -1
if (!(${unlike(first, 1)})) {
  pos += 1
} else {
  far = bytes[pos + 1] - 48
  if (far >>> 0 > 9 || value === 0) return -1
  if (!(${unlike(first, 2)})) {
    value = value * 10 + far
    pos += 2
  } else {
    row = bytes[pos + 2] - 48
    if (row >>> 0 > 9) return -1
    if (!(${unlike(first, 3)})) {
      value = value * 100 + far * 10 + row
      pos += 3
    } else {
      value = values.whole(pos)
      if (value < 0) return -1
      ${isNarrow ? `if (value > ${largestNarrow}) return ${noRoom}` : ''}
      pos = values.next
      if (${unlike(first)}) return -1
    }
  }
}
${text.length > 4 ? `if (${unlike(text.slice(4), 4)}) return -1\n` : ''}pos += ${text.length}`
}

/** Leaves a value in `value` and what follows it at `pos`. `runProgram` says why values are read so. */
function readingOf(what: number, isNarrow: boolean): string {
  switch (what) {
    case fastInt:
      return `value = values.whole(pos)
if (value < 0) return -1
${isNarrow ? `if (value > ${largestNarrow}) return ${noRoom}\n` : ''}pos = values.next`
    case fastTwoDigits:
      return `near = nearTable[view.getUint16(pos + 1, true)]
far = farTable[view.getUint16(pos + 3, true)] & (near >> 31)
shape = ((near >> 10) & 7) + (far >> 10)
row = shape << 3
value = (Math.imul(bytes[pos] - 48, narrowRows[row]) + Math.imul(near & 1023, narrowRows[row + 3]) + (far & 127) + narrowRows[row + 4]) | 0
if ((value - narrowRows[row + 1]) >>> 0 > narrowRows[row + 2] || (shape === 3 && (bytes[pos + 3] - 48) >>> 0 <= 9)) {
  value = values.long(pos)
  if (value < 0) return -1
  value = value / 1000 + ${narrowThousandths}
  if (value > ${largestNarrow}) return ${noRoom}
  pos = values.next
} else {
  pos += shape + (near >> 31)
}`
    case fastThreeDecimals:
      return `row = pos
value = 0
far = bytes[pos] - 48
while (far >>> 0 <= 9) {
  value = value * 10 + far
  if (value > 2147482) return -1
  far = bytes[++pos] - 48
}
if (far !== -2 || pos === row || (pos > row + 1 && bytes[row] === 48)) return -1
near = view.getInt32(pos + 1, true) ^ 0x30303030
if ((((near + 0x767676) | near) & 0x808080) !== 0) return -1
value = value * 1000 + (near & 255) * 100 + ((near >> 8) & 255) * 10 + ((near >> 16) & 255)
pos += 4`
    case fastMarked:
      return 'value = 1'
    case fastList:
      return `value = values.list(pos, last)
if (value < 0) return -1
pos = values.next`
    default:
      return `value = values.${methodOf(what)}(pos)
if (value === ${unreadable}) return -1
pos = values.next`
  }
}

function methodOf(what: number): string {
  switch (what) {
    case fastSigned:
      return 'signed'
    case fastId:
      return 'id'
    case fastIdSigned:
      return 'idSigned'
    case fastBool:
      return 'bool'
    case fastExponent:
      return 'exponent'
    case fastShortest:
      return 'shortest'
    default:
      throw new Error(`No function reads a value of sort ${what}`)
  }
}

/** Whether the bytes at `pos` are any others: four at a time, the last four over what is left. */
function unlike(text: readonly number[], from = 0): string {
  const tests: string[] = []
  const word = (at: number, length: number) => {
    let value = 0
    for (let i = 0; i < length; i++) value |= (text[at + i] as number) << (8 * i)
    return value
  }
  const place = (at: number) => (from + at === 0 ? 'pos' : `pos + ${from + at}`)
  let at = 0
  for (; text.length - at >= 4; at += 4) tests.push(`view.getInt32(${place(at)}, true) !== ${word(at, 4)}`)
  const left = text.length - at
  if (left === 0) return tests.join(' || ')
  if (text.length >= 4) tests.push(`view.getInt32(${place(text.length - 4)}, true) !== ${word(text.length - 4, 4)}`)
  else if (left === 3) tests.push(`(view.getInt32(${place(at)}, true) & 0xffffff) !== ${word(at, 3)}`)
  else if (left === 2) tests.push(`view.getUint16(${place(at)}, true) !== ${word(at, 2)}`)
  else tests.push(`bytes[${place(at)}] !== ${text[at]}`)
  return tests.join(' || ')
}
