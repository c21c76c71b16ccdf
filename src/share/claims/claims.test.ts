import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTrace } from '../../trace/parse/parse-trace.ts'
import { completionsOf } from './complete.ts'
import { ClaimJudge, type Verdict } from './evaluate.ts'
import { formatRange } from './format-range.ts'
import { allNames } from './names.ts'
import { parseClaim } from './parse-claim.ts'
import { deepest, functions } from './syntax.ts'

const sample = (name: string) => parseTrace(readFileSync(`content/samples/${name}.log`, 'utf8'))
const line = (
  number: number,
  changes: { at?: number; stw?: string; assist?: string; live?: number; more?: string } = {},
) =>
  `gc ${number} @${(changes.at ?? number).toFixed(3)}s 3%: ${changes.stw ?? '0.10'}+1.0+0.10 ms clock, 0.40+${changes.assist ?? '0.40'}/2.0/0+0.40 ms cpu, 4->5->${changes.live ?? 2} MB, 9 MB goal, 0 MB stacks, 0 MB globals, 4 P${changes.more ?? ''}`
const trace = (...lines: readonly string[]) => parseTrace(`${lines.join('\n')}\n`)
const six = trace(...[1, 2, 3, 4, 5, 6].map((number) => line(number)))

function judge(claim: string, ...documents: readonly ReturnType<typeof trace>[]): Verdict {
  const parsed = parseClaim(claim)
  if (parsed.claim === undefined) throw new Error(`${claim}: ${JSON.stringify(parsed.error)}`)
  return new ClaimJudge(documents).judge(parsed.claim)
}
const state = (claim: string, ...documents: readonly ReturnType<typeof trace>[]) => {
  const { state: how, why } = judge(claim, ...documents)
  return why === undefined ? how : `${how}: ${why}`
}

describe('what claims say', () => {
  test.each([
    // Printed 0.10: between 0.10 and 0.11 ms.
    ['max(stw) < 200us', 'true'],
    ['max(stw) < 100us', 'false'],
    ['max(stw) < 110us', 'true'],
    ['max(stw) <= 105us', 'undecided: straddles'],
    ['max(stw) > 105us', 'undecided: straddles'],
    ['max(stw) >= 0.1ms', 'true'],
    ['p99(stw) == 0.1ms', 'undecided: straddles'],
    ['count(cycles) == 6', 'true'],
    ['count(cycles) != 6', 'false'],
    ['count(forced) == 0', 'true'],
    ['count(stw) = 12', 'true'],
    ['count(where heap-live >= 2) ≥ 6', 'true'],
    ['max(heap-goal) < 64MiB', 'true'],
    ['max(goal) < 64MB', 'true'],
    ['max(goal) < 9.5MiB', 'undecided: straddles'],
    ['last(procs) == 4', 'true'],
    // 0.40 of 1.0 × 4, each with one unit of its last digit open.
    ['share(assist) < 12%', 'true'],
    ['share(assist) < 0.10', 'undecided: straddles'],
    ['share(assist) > 20%', 'false'],
    ['live.slope ~ 0', 'undecided: straddles'],
    ['mean(interval) ~ 1s', 'true'],
    ['mean(interval) ~ 2s', 'false'],
    ['sum(mark) - sum(stw) > 3ms', 'true'],
    ['max(stw) * 2 <= 0.22ms', 'true'],
    ['-max(stw) < 0', 'true'],
    ['max(mark where gc-number > 3) < 2ms', 'true'],
    ['count(cycles where not forced and gc-number <= 2) == 2', 'true'],
    ['max(schedtrace.runqueue) == 0', 'undecided: none'],
    ['share(assist) after < before / 2', 'undecided: one-trace'],
    ['rate(cycles) ~ 1/s', 'true'],
    ['max(gc-percent) < 5%', 'true'],
  ])('%s is %s', (claim, expected) => {
    expect(state(claim, six)).toBe(expected)
  })

  test('before and after', () => {
    const after = trace(...[1, 2, 3, 4, 5, 6].map((number) => line(number, { assist: '0.10' })))
    expect(state('share(assist) after < before / 2', six, after)).toBe('true')
    expect(state('share(assist) after < before / 2', after, six)).toBe('false')
    // Without a word, the later one.
    expect(state('share(assist) < 5%', six, after)).toBe('true')
    expect(state('share(assist) before < 5%', six, after)).toBe('false')
  })

  test('a flat heap is flat, a growing one is not', () => {
    const flat = trace(...Array.from({ length: 30 }, (_, index) => line(index + 1, { live: 200 })))
    const growing = trace(...Array.from({ length: 30 }, (_, index) => line(index + 1, { live: 200 + 5 * index })))
    expect(state('live.slope ~ 0', flat)).toBe('true')
    expect(state('live.slope ~ 0', growing)).toBe('false')
    expect(state('slope(live) > 4MiB/s', growing)).toBe('true')
    expect(state('live.slope ~ 5MiB/s within 1MiB/s', growing)).toBe('true')
  })

  test('too few lines decide nothing but what they are', () => {
    const four = trace(...[1, 2, 3, 4].map((number) => line(number)))
    for (const claim of [
      'p99(stw) < 1ms',
      'mean(live) < 1GiB',
      'share(assist) < 1',
      'live.slope ~ 0',
      'share(gc) < 1',
    ]) {
      expect(state(claim, four), claim).toBe('undecided: few')
    }
    expect(state('max(stw) < 1ms', four)).toBe('true')
    expect(state('count(forced) == 0', trace('nothing here'))).toBe('undecided: none')
  })

  test('figures of a run need one run', () => {
    const two = trace(
      ...[1, 2, 3, 4, 5, 6].map((number) => line(number)),
      ...[1, 2, 3, 4, 5, 6].map((number) => line(number)),
    )
    expect(state('share(gc) < 50%', two)).toBe('undecided: processes')
    expect(state('live.slope < 1GiB/s', two)).toBe('undecided: processes')
    expect(state('share(gc where process = 2) < 50%', two)).toBe('true')
    expect(state('live.slope < 1GiB/s', six)).toBe('true')
  })

  test('the lines that decide', () => {
    const one = trace(...[1, 2, 3, 4, 5, 6].map((number) => line(number, number === 4 ? { stw: '7.0' } : {})))
    const verdict = judge('max(stw) < 1ms', one)
    expect(verdict.state).toBe('false')
    expect(verdict.readings[0]).toMatchObject({ n: 12, lines: [{ trace: 0, line: 3 }] })
    const forced = trace(line(1), line(2, { more: ' (forced)' }), line(3))
    expect(judge('count(forced) == 0', forced).readings[0]?.lines).toEqual([{ trace: 0, line: 1 }])
    const damaged = trace(line(1), line(2).slice(0, 60), line(3))
    expect(judge('count(cycles) == 2', damaged).unread).toBe(1)
  })

  test('a real trace before and after', () => {
    const documents = [sample('assist/1.26-p2'), sample('churn/1.26-p2')]
    expect(state('share(assist) after < before / 2', ...documents)).toBe('true')
    expect(state('p99(stw) < 1ms', ...documents)).toBe('false')
    expect(state('live.slope ~ 0', ...documents)).toBe('undecided: straddles')
    expect(state('max(stop-time) < 1s', sample('reference/1.4-gc'))).not.toMatch(/none/)
    expect(state('max(local-runqueues) > 0', sample('sched-cpu/1.27-p4'))).toBe('true')
    expect(state('sum(inittrace.init-wall) < 1s', sample('init/1.27-inittrace'))).toBe('true')
    expect(state('max(released) > 1MiB', sample('scavenger/1.27-scavtrace'))).toBe('true')
  })
})

describe('what is wrong is pointed at', () => {
  test.each([
    ['', 'empty', 0, 0],
    ['max(stw) 5', 'expected comparison', 9, 10],
    ['max(stw) <', 'expected value', 10, 10],
    ['max(stw', 'expected close', 7, 7],
    ['max() < 1', 'expected name', 4, 5],
    ['count() == 0', 'expected name', 6, 7],
    ['max(stw) < 1ms extra', 'expected end', 15, 20],
    ['stw < 1ms', 'expected open', 0, 3],
    ['p0(stw) < 1ms', 'expected rank', 0, 2],
    ['p101(stw) < 1ms', 'expected rank', 0, 4],
    ['maxx(stw) < 1ms', 'unknown-function', 0, 4],
    ['max(heap-gaol) < 1MiB', 'unknown-name', 4, 13],
    ['max(__proto__) < 1', 'unknown-name', 4, 13],
    ['max(constructor) < 1', 'unknown-name', 4, 15],
    ['constructor(stw) < 1', 'unknown-function', 0, 11],
    ['share(live) < 1', 'unfit', 6, 10],
    ['max(package) < 1', 'unfit', 4, 11],
    ['max(stw) < 5', 'unit-needed', 11, 12],
    ['max(stw) < 5MiB', 'units-differ', 11, 15],
    ['max(stw) + max(live) < 5ms', 'units-differ', 0, 21],
    ['before < 5ms', 'no-subject', 0, 6],
    ['max(stw) ~ 0', 'within-needed', 11, 12],
    ['max(stw where gc-numbr = 1) < 1ms', 'filter', 14, 22],
    ['share(gc where forced) < 1', 'only-process', 15, 21],
    ['max(stw) < 1ms; alert(1)', 'unknown-sign', 14, 15],
    ['<script>', 'expected value', 0, 1],
    ['max("stw") < 1', 'unknown-sign', 4, 5],
  ])('%s', (source, problem, start, end) => {
    const { error } = parseClaim(source)
    expect([[error?.problem, error?.expected].filter(Boolean).join(' '), error?.start, error?.end]).toEqual([
      problem,
      start,
      end,
    ])
  })

  test('names that may have been meant', () => {
    expect(parseClaim('max(heap-gaol) < 1MiB').error?.near[0]).toBe('heap-goal')
    expect(parseClaim('mxa(stw) < 1ms').error?.near).toContain('max')
    expect(parseClaim('max(stw where gc-numbr = 1) < 1ms').error?.near).toContain('gc-number')
  })

  test('brackets without end', () => {
    expect(parseClaim('('.repeat(400)).error?.problem).toBe('too-deep')
    expect(parseClaim('-'.repeat(400)).error?.problem).toBe('too-deep')
    expect(parseClaim('('.repeat(100_000)).error?.problem).toBe('too-long')
    expect(parseClaim(`${'('.repeat(deepest - 1)}1${')'.repeat(deepest - 1)} < 2`).error).toBeUndefined()
    expect(parseClaim(`max(stw where ${'('.repeat(200)}forced) < 1ms`).error).toBeDefined()
    expect(parseClaim(`${'1+'.repeat(200)}1 < 2`).error).toBeUndefined()
  })

  test('anything at all ends in a claim or an error inside the text', () => {
    const word = fc.constantFrom(
      ...[
        'max(',
        'p99(',
        'stw',
        'heap-goal',
        ')',
        '<',
        '~',
        '5',
        'ms',
        '0',
        'before',
        'after',
        'where',
        'forced',
        '"',
        '/',
        's',
        '-',
        '(',
      ],
    )
    const source = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    )
    fc.assert(
      fc.property(source, (claim) => {
        const { error, claim: parsed } = parseClaim(claim)
        if (error !== undefined) {
          expect(error.start).toBeGreaterThanOrEqual(0)
          expect(error.end).toBeLessThanOrEqual(claim.length)
          expect(error.start).toBeLessThanOrEqual(error.end)
        } else expect(['true', 'false', 'undecided']).toContain(new ClaimJudge([six]).judge(parsed).state)
        for (const at of [0, claim.length >> 1, claim.length]) completionsOf(claim, at, true)
      }),
      { numRuns: 3000 },
    )
  })
})

test('truncation decides nothing that it should not: no true number contradicts a verdict', () => {
  const stop = fc.integer({ min: 1, max: 9_999_999 })
  fc.assert(
    fc.property(
      fc.array(stop, { minLength: 6, maxLength: 12 }),
      stop,
      fc.constantFrom('<', '<=', '>', '>='),
      (stops, bound, sign) => {
        const lines = stops.map((ns, index) =>
          line(index + 1, { stw: printedMs(ns) }).replace('+0.10 ms clock', '+0 ms clock'),
        )
        const document = trace(...lines)
        const { state: how } = judge(`max(stw) ${sign} ${bound}ns`, document)
        const most = Math.max(...stops)
        const truth =
          sign === '<' ? most < bound : sign === '<=' ? most <= bound : sign === '>' ? most > bound : most >= bound
        if (how !== 'undecided') expect(how).toBe(String(truth))
      },
    ),
    { numRuns: 1500 },
  )
})

/** As `fmtNSAsMS` of runtime/mgc.go prints it. */
function printedMs(ns: number): string {
  if (ns >= 10e6) return String(Math.floor(ns / 1e6))
  let digits = Math.floor(ns / 1e3)
  if (digits === 0) return '0'
  let decimals = 3
  for (; digits >= 100; decimals--) digits = Math.floor(digits / 10)
  return (digits / 10 ** decimals).toFixed(decimals)
}

test('completion', () => {
  const texts = (source: string, twoTraces = false) =>
    completionsOf(source, source.length, twoTraces).options.map(({ text }) => text)
  expect(texts('')).toContain('p99(')
  expect(texts('p9')).toEqual(['p90(', 'p99('])
  expect(texts('max(heap-g')).toEqual(['heap-goal)'])
  expect(texts('share(')).toEqual(expect.arrayContaining(['gc)', 'assist)']))
  expect(texts('share(')).not.toContain('live)')
  expect(texts('max(stw) ')).toEqual(['<', '<=', '>', '>=', '==', '!=', '~'])
  expect(texts('max(stw) ', true)).toContain('before')
  expect(texts('share(assist) after < ', true)).toContain('before')
  expect(texts('max(stw) < 5')).toEqual([])
  expect(texts('max(stw) < 5 ')).toContain('ms')
  // Every name that is offered can be read.
  for (const name of allNames()) {
    const readable = functions.some((fn) => parseClaim(`${fn}(${name}) == 0`).error?.problem !== 'unfit')
    expect(readable, name).toBe(true)
  }
})

test('numbers as people write them', () => {
  const time = { time: 1, bytes: 0 }
  const range = (lo: number, hi = lo) => ({ lo, hi, open: false })
  expect(formatRange(range(0.00029, 0.0003), time, false)).toBe('290–300 µs')
  expect(formatRange(range(0.0029, 0.003), time, false)).toBe('2.9–3 ms')
  expect(formatRange(range(0.0237, 0.0254), { time: 0, bytes: 0 }, true)).toBe('2.4–2.5 %')
  expect(formatRange(range(120), { time: 0, bytes: 0 }, false)).toBe('120')
  expect(formatRange(range(9 * 2 ** 20, 10 * 2 ** 20), { time: 0, bytes: 1 }, false)).toBe('9–10 MiB')
  expect(formatRange(range(708574517, 1401931747), { time: -1, bytes: 1 }, false)).toBe('0.7–1.3 GiB/s')
  expect(formatRange(range(324.25, 326.03), { time: -1, bytes: 0 }, false)).toBe('324–326 /s')
  expect(formatRange(range(0), time, false)).toBe('0 µs')
  expect(formatRange(range(0, 1e-6), time, false)).toBe('0–1 µs')
  expect(formatRange(range(Number.NEGATIVE_INFINITY, 1), time, false)).toBe('?')
})
