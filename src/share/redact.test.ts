import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { numberOf } from '../trace/record.ts'
import { type Capsule, emptyCapsule } from './capsule.ts'
import { decodeFile, encodeFile } from './file.ts'
import { formatPlace, parsePlace } from './place.ts'
import { keepLines, noRedaction, redact, revealedBy } from './redact.ts'
import { excerptOf, reviewOf } from './review.ts'

const sample = (name: string) => readFileSync(`content/samples/${name}.log`, 'utf8')
const mixed = sample('combo/1.21-gc-app')
const capsuleOf = (...traces: [string] | [string, string]): Capsule => ({ ...emptyCapsule, traces })
const reveal = (capsule: Capsule) =>
  revealedBy(
    capsule,
    capsule.traces.map((text) => parseTrace(text)),
  )

describe('what a link gives away', () => {
  test('a log with a trace in it', () => {
    const revealed = reveal({ ...capsuleOf(mixed), title: 'x' })
    expect(revealed.foreign).toBeGreaterThan(0)
    expect(revealed.foreignExamples.length).toBeGreaterThan(0)
    expect(revealed.title).toBe(true)
    expect(revealed.largestHeapMiB).toBeGreaterThan(0)
  })

  test('a plain trace has no other text', () => {
    expect(reveal(capsuleOf(sample('note/gc-318-322')))).toMatchObject({ records: 5, foreign: 0, packages: 0 })
    expect(reveal(capsuleOf(sample('init/1.27-inittrace'))).packages).toBeGreaterThan(20)
  })
})

describe('redacting', () => {
  test('drops what the runtime did not print, and places follow their lines', () => {
    const document = parseTrace(mixed)
    const record = document.records.at(-1)
    const foreignLine = document.lineStarts.findIndex((_, line) => !document.records.some((each) => each.line === line))
    const capsule: Capsule = {
      ...capsuleOf(mixed),
      selection: { type: 'line', trace: 0, line: record?.line ?? 0 },
      notes: [{ at: { type: 'line', trace: 0, line: foreignLine }, text: 'n', claim: '' }],
    }
    const redacted = redact(capsule, { ...noRedaction, foreign: true })
    const after = parseTrace(redacted.traces[0])
    expect(after.records).toHaveLength(document.records.length)
    expect(reveal(redacted)).toMatchObject({ foreign: 0, stamped: 0 })
    expect(after.unread).toEqual([])
    expect(excerptOf(redacted.selection, [after])).toContain('gc ')
    expect(redacted.notes[0]?.at).toBeNull()
    after.records.forEach((each, index) => {
      expect(each.fields.map(({ value }) => value)).toEqual(document.records[index]?.fields.map(({ value }) => value))
    })
  })

  test('times begin at 0 and keep their distances', () => {
    const text = sample('note/gc-318-322') + sample('note/sched-1009')
    const redacted = redact(
      {
        ...capsuleOf(text),
        notes: [{ at: { type: 'range', trace: 0, process: 0, from: 36_800, to: 36_900 }, text: '', claim: '' }],
      },
      { ...noRedaction, time: true },
    )
    const [before, after] = [text, redacted.traces[0]].map((each) =>
      parseTrace(each)
        .records.filter(({ kind }) => kind === 'gctrace.cycle')
        .map((record) => numberOf(record, 'at') ?? 0),
    )
    const shift = (before?.[0] ?? 0) - (after?.[0] ?? 0)
    expect(shift).toBeGreaterThan(0)
    after?.forEach((at, index) => {
      expect(at).toBeCloseTo((before?.[index] ?? 0) - shift, 3)
    })
    expect(redacted.traces[0].length).toBeLessThanOrEqual(text.length)
    expect(redacted.notes[0]?.at).toMatchObject({ from: 36_800 - Math.round(shift * 1000) })
  })

  test('packages and sizes', () => {
    const init = redact(capsuleOf(sample('init/1.27-inittrace')), { ...noRedaction, packages: true }).traces[0]
    expect(init).not.toMatch(/runtime|internal/)
    expect(parseTrace(init).records).toHaveLength(parseTrace(sample('init/1.27-inittrace')).records.length)
    const half = parseTrace(
      redact(capsuleOf(sample('heapleak/1.27-gctrace')), { ...noRedaction, scale: 0.5 }).traces[0],
    )
    const whole = parseTrace(sample('heapleak/1.27-gctrace'))
    expect(half.records.map((record) => numberOf(record, 'heap-goal'))).toEqual(
      whole.records.map((record) => Math.floor((numberOf(record, 'heap-goal') ?? 0) / 2)),
    )
  })

  test('what figures showed follows the clock, and lines that were chosen are those of the later trace', () => {
    const text = sample('note/gc-318-322')
    const first = numberOf(parseTrace(text).records[0] as never, 'at') ?? 0
    const view = { chosen: [1, 2], viewport: { from: 36.8, to: 36.9 } }
    const shifted = redact({ ...capsuleOf(mixed, text), view }, { ...noRedaction, time: true, foreign: true })
    expect(shifted.view.chosen).toEqual([1, 2])
    expect(shifted.view.viewport?.from).toBeCloseTo(36.8 - first, 5)
    // With two runs in a text nobody can say whose clock it was.
    const twice = redact({ ...capsuleOf(`${text}\n${text}`), view }, { ...noRedaction, time: true })
    expect(twice.view.viewport).toBeUndefined()
  })

  test('nothing asked, nothing changed', () => {
    const capsule = capsuleOf(mixed)
    expect(redact(capsule, noRedaction)).toBe(capsule)
  })
})

test('only some lines', () => {
  const text = sample('note/gc-318-322')
  const capsule: Capsule = {
    ...capsuleOf(text),
    selection: { type: 'field', trace: 0, line: 3, field: 'gctrace.heap-goal' },
    notes: [{ at: { type: 'line', trace: 0, line: 0 }, text: 'n', claim: '' }],
  }
  const kept = keepLines(capsule, [new Set([1, 3])])
  expect(kept.traces[0]).toBe(`${text.split('\n')[1]}\n${text.split('\n')[3]}\n`)
  expect(kept.selection).toMatchObject({ line: 1 })
  expect(kept.notes[0]?.at).toBeNull()
})

test('places as people write them', () => {
  for (const text of ['L1', 'L12:gctrace.heap-goal', 'C3', 'T0.5-2.25', 'T1-2@3', 'after:L7', 'after:T0-0.001']) {
    const place = parsePlace(text)
    expect(place && formatPlace(place)).toBe(text)
  }
  for (const text of [
    '',
    'L0',
    'L',
    '12',
    'L1:heap-goal',
    'C1:gctrace.at',
    'T2-1',
    'T1',
    'x:L1',
    'L1 ',
    'T1-2@0',
    `L${'9'.repeat(30)}`,
  ])
    expect(parsePlace(text), text).toBeNull()
})

describe('files', () => {
  const capsule: Capsule = {
    title: '제목',
    traces: [mixed, 'b\u0000\ud800\r\n'],
    selection: { type: 'range', trace: 1, process: 0, from: 1, to: 1500 },
    notes: [
      { at: { type: 'field', trace: 0, line: 4, field: 'gctrace.heap-goal' }, text: 'n', claim: 'max(stw) < 1ms' },
    ],
    view: { figure: 'pauses', chosen: [1, 2] },
  }

  test('what is saved is opened', () => {
    expect(decodeFile(encodeFile(capsule))).toEqual({ capsule, problems: [] })
  })

  test.each([
    ['', 'no-file'],
    ['{}', 'no-file'],
    ['[]', 'no-file'],
    ['null', 'no-file'],
    ['gc 1 @0.1s', 'no-file'],
    ['{"format":"godebug-notebook"', 'truncated'],
    ['{"format":"godebug-notebook","version":99}', 'newer-version'],
    ['{"format":"godebug-notebook","version":"1"}', 'unknown-version'],
    ['{"__proto__":{"format":"godebug-notebook","version":1}}', 'no-file'],
  ])('%s', (text, problem) => {
    expect(decodeFile(text)).toEqual({ capsule: null, problems: [problem] })
  })

  test('wrong types are left out', () => {
    const text = JSON.stringify({
      format: 'godebug-notebook',
      version: 1,
      title: 7,
      traces: [1, 'x', null],
      selection: { type: 'line' },
      notes: [null, 3, { at: 'L1', text: 'n' }],
      view: { chosen: ['a', 2, -1], figure: {} },
    })
    expect(decodeFile(text).capsule).toEqual({
      ...emptyCapsule,
      traces: ['x'],
      notes: [
        { at: null, text: '', claim: '' },
        { at: null, text: '', claim: '' },
        { at: { type: 'line', trace: 0, line: 0 }, text: 'n', claim: '' },
      ],
      view: { chosen: [2] },
    })
  })
})

test('a note of a range has its lines', () => {
  const text = sample('note/gc-318-322')
  const at = { type: 'range', trace: 0, process: 0, from: 36_760, to: 36_850 } as const
  const review = reviewOf({ ...capsuleOf(text), notes: [{ at, text: 'n', claim: '' }] })
  const inside = review.documents[0]?.records.filter((record) => {
    const at = numberOf(record, 'at') ?? 0
    return at >= 36.76 && at <= 36.85
  })
  expect(review.notes[0]?.lines).toEqual(inside?.map(({ line }) => line))
  expect(review.notes[0]?.lines.length).toBeGreaterThan(1)
})
