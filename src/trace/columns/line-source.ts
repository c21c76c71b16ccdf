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
  stepsOf,
} from './fast-program.ts'
import { unreadable } from './value-reader.ts'

/**
 * The module that takes the place of `line-functions.ts` when the site is built: for each fast program of a catalogue a
 * function without a loop and without anything to look up, which reads the lines that `runProgram` reads, to the same words.
 */
export function lineFunctionsModule(families: Readonly<Record<string, FamilyDef>>): string {
  const forms = new Map<string, string>()
  visit(compileGrammar(families).root, (steps) => forms.set(formOf(steps), functionOf(steps)))
  const entries = [...forms].map(([form, source]) => `  [${JSON.stringify(form)}, ${source}],\n`)
  return `import { farTable, nearTable, shapeRows, wholeWeights } from './value-tables.ts'
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
  const statements: string[] = []
  let index = 0
  for (const { what, text } of steps) {
    const out = `out[at + ${index}]`
    if (what !== fastText) index++
    if (what === fastInt && text.length > 0) {
      statements.push(wholeBefore(text, out))
      continue
    }
    if (what !== fastText) statements.push(readingOf(what, out))
    if (text.length === 0) continue
    statements.push(`if (${unlike(text)}) return -1`)
    statements.push(`pos += ${text.length}`)
  }
  return `(values, from, last, out, at) => {
const { bytes, view } = values
let pos = from, value = 0, near = 0, far = 0, shape = 0, row = 0
${statements.join('\n')}
return bytes[pos] === 10 || (bytes[pos] === 13 && bytes[pos + 1] === 10) ? pos : -1
}`
}

/**
 * A whole number and the text behind it. How many digits it has is mostly what the line before had, so there are branches on
 * it: the processor goes on with the next value before it knows.
 */
function wholeBefore(text: readonly number[], out: string): string {
  const first = text.slice(0, 4)
  return `near = bytes[pos] - 48
if (near >>> 0 > 9) return -1
if (!(${unlike(first, 1)})) {
  ${out} = near
  pos += 1
} else {
  far = bytes[pos + 1] - 48
  if (far >>> 0 > 9 || near === 0) return -1
  if (!(${unlike(first, 2)})) {
    ${out} = near * 10 + far
    pos += 2
  } else {
    row = bytes[pos + 2] - 48
    if (row >>> 0 > 9) return -1
    if (!(${unlike(first, 3)})) {
      ${out} = near * 100 + far * 10 + row
      pos += 3
    } else {
      value = values.whole(pos)
      if (value < 0) return -1
      ${out} = value
      pos = values.next
      if (${unlike(first)}) return -1
    }
  }
}
${text.length > 4 ? `if (${unlike(text.slice(4), 4)}) return -1\n` : ''}pos += ${text.length}`
}

/** `runProgram` says why values are read so. */
function readingOf(what: number, out: string): string {
  switch (what) {
    case fastInt:
      return `near = view.getInt32(pos, true) ^ 0x30303030
far = ((near + 0x76767676) | near) & 0x80808080
if (far !== 0) {
  row = (31 - Math.clz32(far & -far)) & 24
  value = (Math.imul(near & 255, wholeWeights[row]) + Math.imul((near >>> 8) & 255, wholeWeights[row + 1]) + Math.imul((near >>> 16) & 255, wholeWeights[row + 3])) | 0
  if (value < wholeWeights[row + 2]) return -1
  pos += row >> 3
} else {
  value = values.whole(pos)
  if (value < 0) return -1
  pos = values.next
}
${out} = value`
    case fastTwoDigits:
      return `near = nearTable[view.getUint16(pos + 1, true)]
far = farTable[view.getUint16(pos + 3, true)] & (near >> 31)
shape = ((near >> 10) & 7) + (far >> 10)
row = shape << 2
value = (Math.imul(bytes[pos] - 48, shapeRows[row]) + Math.imul(near & 1023, 100) + (far & 127)) | 0
if ((value - shapeRows[row + 1]) >>> 0 > shapeRows[row + 2] || (shape === 3 && (bytes[pos + 3] - 48) >>> 0 <= 9)) {
  value = values.long(pos)
  if (value < 0) return -1
  pos = values.next
} else {
  pos += shape + (near >> 31)
}
${out} = value`
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
${out} = value * 1000 + (near & 255) * 100 + ((near >> 8) & 255) * 10 + ((near >> 16) & 255)
pos += 4`
    case fastMarked:
      return `${out} = 1`
    case fastList:
      return `value = values.list(pos, last)
if (value < 0) return -1
${out} = value
pos = values.next`
    default:
      return `value = values.${methodOf(what)}(pos)
if (value === ${unreadable}) return -1
${out} = value
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
