import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { compileGrammar, type Node, type Program } from '../parse/compile.ts'
import { DoubleList } from './double-list.ts'
import { fastProgramOf, formOf, noRoom, stepsOf } from './fast-program.ts'
import { TraceStream, type TraceTable } from './index.ts'
import { headerWords, keptThousandths, type Layout, Layouts, narrowThousandths, type Packing } from './layout.ts'
import { lineFunctions } from './line-functions.ts'
import { lineFunctionsModule } from './line-source.ts'
import { runProgram } from './run-program.ts'
import { ValueReader } from './value-reader.ts'

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'))
const encoder = new TextEncoder()

const programs: Program[] = []
const visit = ({ program, edges }: Node) => {
  if (program) programs.push(program)
  for (const { to } of edges) visit(to)
}
visit(compileGrammar(allFamilies).root)

const layouts = new Layouts()
const fast = programs.flatMap((program) => {
  const { variant, range } = program
  const layoutOf = (packing: Packing | null) => layouts.of(variant, range.since, range.until, packing)
  return fastProgramOf(program, layoutOf, lineFunctions) ?? []
})

/** Lines with a number that has no room in a function's packing. */
let tooLarge = 0
const padding = ' '.repeat(8192)
const byStep = { doubles: new DoubleList(), words: new Int32Array(64) }
const byFunction = { doubles: new DoubleList(), words: new Int32Array(64) }
const stepValues = new ValueReader(byStep.doubles)
const functionValues = new ValueReader(byFunction.doubles)

/** Words as they are without packing, from a record's first value on. */
function unpacked(word: (index: number) => number, { packing, kept }: Layout): number[] {
  return kept.map((each, index) => {
    if (!packing) return word(index)
    const place = packing.places[index] as number
    const whole = word(place >> 1)
    if (!packing.narrow[index]) return whole
    const half = place & 1 ? whole >>> 16 : whole & 0xffff
    return each === keptThousandths && half >= narrowThousandths ? (half - narrowThousandths) * 1000 : half
  })
}

/** Reads a line step by step and with the function, along each program; returns how many programs fit. */
function expectAlike(line: string): number {
  const bytes = encoder.encode(`${line}\n${padding}`)
  stepValues.take(bytes)
  functionValues.take(bytes)
  let fitting = 0
  for (const [index, { code, reader, layout, wide }] of fast.entries()) {
    for (const each of [byStep, byFunction]) {
      each.doubles.length = 0
      each.words.fill(0)
    }
    const end = runProgram(code, stepValues, 0, bytes.length, byStep.words, 3)
    const same = reader?.(functionValues, 0, bytes.length, byFunction.words, 3)
    if (same === noRoom && layout !== wide) {
      tooLarge++
      continue
    }
    if (same !== end) throw new Error(`${line}: program ${index} ends at ${end}, its function at ${same}`)
    if (end < 0) continue
    fitting++
    const values = ({ doubles, words }: typeof byStep, layout: Layout) =>
      [...unpacked((at) => words[at + 3] as number, layout), ...doubles.values.subarray(0, doubles.length)].join()
    const expected = values(byStep, wide)
    const found = values(byFunction, layout)
    if (found !== expected) expect(found, line).toBe(expected)
  }
  return fitting
}

/** Everything that columns keep. */
function kept(table: TraceTable) {
  const { store, length } = table
  const rows = Array.from({ length }, (_, row) => {
    const position = store.position(row)
    const layout = table.layoutOf(row)
    const { variant, since, until } = layout
    // Layouts are numbered in the order they come.
    return [
      variant.kind,
      since,
      until,
      ...Array.from({ length: headerWords - 1 }, (_, word) => store.word(position + 1 + word)),
      ...unpacked((word) => store.word(position + headerWords + word), layout),
    ]
  })
  const { lineCount, foreignLines, unreadCount } = table
  return {
    rows,
    doubles: [...table.doubles.values.subarray(0, table.doubles.length)],
    lineCount,
    foreignLines,
    unreadCount,
  }
}

describe('functions made when the site is built', () => {
  it('are there for every form that has a fast program', () => {
    expect(fast.length).toBeGreaterThan(30)
    expect(fast.filter(({ reader }) => reader === null)).toEqual([])
    expect(new Set(programs.map(stepsOf).flatMap((steps) => (steps ? [formOf(steps)] : []))).size).toBe(
      lineFunctions.size,
    )
  })

  it('are made the same each time, and without a word of the text they will read', () => {
    const source = lineFunctionsModule(allFamilies)
    expect(lineFunctionsModule(allFamilies)).toBe(source)
    expect(source).not.toMatch(/\beval\b|\bFunction\b|RegExp|import\(/)
  })

  const lines = [...new Set(samples.flatMap((sample) => sample.split('\n')))].filter((line) => /^[a-zA-Z]/.test(line))
  const numbers = [
    '0',
    '00',
    '7',
    '07',
    '10',
    '99',
    '100',
    '999',
    '1000',
    '2147482',
    '2147483',
    '999999999',
    '1000000000',
    '18446744073709551615',
    '0.001',
    '0.010',
    '0.022',
    '0.099',
    '0.0',
    '0.1',
    '0.27',
    '1.2',
    '1.25',
    '10.5',
    '.5',
    '5.',
    '-0',
    '-1',
    '-17',
    '1.5e-07',
    '+6.183550e-004',
    '-6.183550e+004',
    '+6.183550e-04',
    'NaN',
    '+Inf',
    'nil',
    'true',
    'false',
  ]

  it('read each line of the samples as the steps do, and only those', () => {
    expect(lines.filter((line) => expectAlike(line) > 0).length).toBeGreaterThan(lines.length / 3)
  })

  it('read changed lines as the steps do', () => {
    const readable = lines.filter((line) => expectAlike(line) > 0)
    expect(readable.length).toBeGreaterThan(300)
    fc.assert(
      fc.property(
        fc.constantFrom(...readable),
        fc.array(
          fc.oneof(
            fc.record({ at: fc.nat(400), number: fc.constantFrom(...numbers) }),
            fc.record({ at: fc.nat(400), byte: fc.constantFrom(...' 0123456789.,:+-/>|[](gPs\r\0é') }),
            fc.record({ at: fc.nat(400), cut: fc.constant(true) }),
          ),
          { minLength: 1, maxLength: 3 },
        ),
        (line, changes) => {
          let changed = line
          for (const change of changes) {
            if ('number' in change) {
              const found = [...changed.matchAll(/[0-9.]+/g)]
              const match = found[change.at % Math.max(1, found.length)]
              if (match)
                changed = changed.slice(0, match.index) + change.number + changed.slice(match.index + match[0].length)
            } else if ('byte' in change) {
              const at = change.at % (changed.length + 1)
              changed = changed.slice(0, at) + change.byte + changed.slice(at + 1)
            } else {
              changed = changed.slice(0, change.at % (changed.length + 1))
            }
          }
          expectAlike(changed)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('leave lines with numbers that have no room in 16 bits to the steps', () => {
    const small = 'gc 7 @0.817s 0%: 0.27+4.1+0.021 ms clock, 0.54+0.91/0.72/0+0.043 ms cpu, 3->3->0 MB, 4 MB goal, 2 P'
    const large = [
      small,
      small.replace('4.1+', '55535+'),
      small.replace('4.1+', '55536+'),
      small.replace('3->3->0', '65535->65536->70000'),
      small.replace(' 2 P', ' 65536 P (forced)'),
      small.replace('gc 7 @0.817', 'gc 700000 @99999.999'),
    ]
    tooLarge = 0
    for (const line of large) expectAlike(line)
    expect(tooLarge).toBeGreaterThanOrEqual(3)
    const filling = `${small}\n`.repeat(100)
    const bytes = encoder.encode(filling + large.map((line) => `${line}\n`).join('') + filling)
    const read = (functions?: typeof lineFunctions) => new TraceStream(functions ? { functions } : {}, bytes).end()
    expect(kept(read())).toEqual(kept(read(new Map())))
    expect(read().column('gctrace.mark-wall').values.slice(100, 103)).toEqual(Float64Array.of(4.1, 55535, 55536))
    expect(read().column('gctrace.heap-end').values[103]).toBe(65536)
  })

  it('make the same columns of all samples, in every wrapping', () => {
    const wrappings: readonly ((line: string) => string)[] = [
      (line) => line,
      (line) => `${line}\r`,
      (line) => `app-1  | ${line}`,
      (line) => JSON.stringify({ log: `${line}\n`, stream: 'stderr' }),
    ]
    for (const wrap of wrappings) {
      const bytes = encoder.encode(samples.map((sample) => sample.split('\n').map(wrap).join('\n')).join('\n'))
      const read = (functions?: typeof lineFunctions) => new TraceStream(functions ? { functions } : {}, bytes).end()
      expect(kept(read())).toEqual(kept(read(new Map())))
    }
  })
})
