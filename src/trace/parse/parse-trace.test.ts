import { describe, expect, it } from 'vitest'
import type { FamilyDef } from '../catalogue/define.ts'
import { families } from '../catalogue/index.ts'
import { flagOf, numberOf, type TraceDocument } from '../record.ts'
import { parseTrace, traceReader } from './parse-trace.ts'
import { tokensOfLine } from './tokens.ts'

const go15 =
  'gc 1 @0.015s 24%: 0.18+7.7+0.001+3.8+2.2 ms clock, 0.36+7.7+0+0.063/1.8/0.005+4.5 ms cpu, 7->7->7 MB, 4 MB goal, 2 P'
const go115 = 'gc 58 @1.955s 18%: 0.13+16+0.079 ms clock, 0.26+5.8/3.9/0+0.15 ms cpu, 139->171->83 MB, 173 MB goal, 2 P'
const go127 =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
const go13 = 'gc1(1): 4+0+85+1 us, 0 -> 0 MB, 21 (21-0) objects, 0/0/0 sweeps, 0(0) handoff, 0(0) steal, 0/0/0 yields'

const kindsOf = (document: TraceDocument) => document.records.map((record) => record.kind)
const shown = (text: string, line = 0) =>
  tokensOfLine(parseTrace(text), line).map((token) => `${token.type} ${text.slice(token.start, token.end)}`)

describe('the catalogue', () => {
  const formats = Object.values(families as Readonly<Record<string, FamilyDef>>).flatMap((family) =>
    Object.entries(family.kinds).flatMap(([kind, { formats }]) =>
      formats.map((format) => ({ kind: `${family.id}.${kind}`, ...format, until: format.until ?? 27 })),
    ),
  )
  it.each(formats)('$kind of Go 1.$since to 1.$until reads its example', ({ kind, example, since, until }) => {
    const document = parseTrace(example)
    expect(document.unread).toEqual([])
    expect(document.records).toHaveLength(1)
    const [record] = document.records
    expect(record?.kind).toBe(kind)
    expect(record?.span).toEqual({ start: example.length - example.trimStart().length, end: example.length })
    expect(record?.printedBy.since).toBeLessThanOrEqual(since)
    expect(record?.printedBy.until).toBeGreaterThanOrEqual(until)
  })

  it('names each field in some template and has each field that a template names', () => {
    for (const family of Object.values(families as Readonly<Record<string, FamilyDef>>)) {
      const named = new Set(
        Object.values(family.kinds).flatMap(({ formats }) =>
          formats.flatMap(({ template }) => [...template.matchAll(/\{([a-z-]+)/g)].map(([, id]) => id)),
        ),
      )
      expect([...named].sort()).toEqual(Object.keys(family.fields).sort())
    }
  })
})

describe('parseTrace', () => {
  it('tells the releases by the form of the line', () => {
    const ranges = [go15, go115, go127, go13].map((line) => parseTrace(line).records[0]?.printedBy)
    expect(ranges).toEqual([
      { since: 5, until: 5 },
      { since: 6, until: 17 },
      { since: 18, until: 27 },
      { since: 3, until: 3 },
    ])
  })

  it('narrows the releases by a field that only some of them print', () => {
    const line = go127.replace('7%:', '7% (checking for goroutine leaks):')
    const [record] = parseTrace(line).records
    expect(record?.printedBy).toEqual({ since: 26, until: 27 })
    expect(record && flagOf(record, 'leak-check')).toBe(true)
    expect(record && flagOf(record, 'forced')).toBe(false)
    expect(parseTrace(go115.replace('18%:', '18% (checking for goroutine leaks):')).records).toEqual([])
  })

  it('counts a value only when the text after it is there: 4 P is no stack size', () => {
    const [record] = parseTrace(go115).records
    expect(record && numberOf(record, 'procs')).toBe(2)
    expect(record && numberOf(record, 'stack-scan')).toBeUndefined()
  })

  it('keeps places in UTF-16 when other letters stand around the record', () => {
    const text = `서버 시작 🙂 ${go127} 끝 🙂\n두 번째 ${go115}`
    const { records } = parseTrace(text)
    expect(records.map(({ span }) => text.slice(span.start, span.end))).toEqual([go127, go115])
    for (const record of records) {
      for (const { start, end, value } of record.fields) expect(Number(text.slice(start, end))).toBe(value)
    }
  })

  it('reads a record that begins in the middle of a line, and several on one line', () => {
    expect(kindsOf(parseTrace(`done${go127}`))).toEqual(['gctrace.cycle'])
    expect(kindsOf(parseTrace(`${go127} ${go13}`))).toEqual(['gctrace.cycle', 'gctrace.cycle-stw'])
    expect(kindsOf(parseTrace(`${go127}${go115}`))).toEqual(['gctrace.cycle', 'gctrace.cycle'])
  })

  it('reads lines that end in CR LF and blanks, begin with blanks or a byte order mark', () => {
    const document = parseTrace(`\uFEFF${go127}\r\nGC forced \r\n\t${go115}`)
    expect(kindsOf(document)).toEqual(['gctrace.cycle', 'gctrace.forced-notice', 'gctrace.cycle'])
    expect(document.unread).toEqual([])
    expect(document.records[1]?.span).toEqual({ start: go127.length + 3, end: go127.length + 12 })
  })

  it('takes what follows a record for somebody else’s text, but not letters that touch it', () => {
    expect(shown(`${go127} and more`).at(-1)).toBe('foreign  and more')
    expect(shown(`${go127}. x`).at(-1)).toBe('foreign . x')
    const document = parseTrace(`${go127}rocs`)
    expect(document.records).toEqual([])
    expect(document.unread[0]).toMatchObject({
      reason: 'unexpected',
      stoppedAt: go127.length,
      expected: { type: 'end' },
    })
  })

  it.each([
    ['gc 29', 5, { type: 'literal', text: ' @' }],
    ['gc 9 @0.62', 10, { type: 'field', field: 'at' }],
    ['gc 7 @0.013s 4%: 0.02', 21, { type: 'field', field: 'sweep-term-wall' }],
    ['gc 7 @0.013s 4%: 0.022', 22, { type: 'literal', text: '+' }],
    [go127.slice(0, go127.indexOf(' goal')), go127.indexOf(' goal'), { type: 'literal', text: ' goal, ' }],
    [`${go127} (for`, go127.length + 5, { type: 'literal', text: 'ced)' }],
    ['gc1(1): 4+0+8', 13, { type: 'literal', text: '+' }],
  ])('says of %j where it breaks off and what is missing', (line, stoppedAt, expected) => {
    const document = parseTrace(`${line}\n`)
    expect(document.records).toEqual([])
    expect(document.unread).toHaveLength(1)
    expect(document.unread[0]).toMatchObject({ reason: 'truncated', stoppedAt, expected, span: { start: 0 } })
  })

  it.each([
    ['gc 9 @…', 6, { type: 'field', field: 'at' }],
    [go127.replace('36+', '3.67+'), 26, { type: 'literal', text: '+' }],
    [go127.replace('0.034', '.034'), 17, { type: 'field', field: 'sweep-term-wall' }],
    [go127.replace('0.629', '0.62'), 10, { type: 'field', field: 'at' }],
    [go127.replace(' MB goal', ' GB goal'), 95, { type: 'literal', text: 'MB goal, ' }],
  ])('says of %j where it goes wrong', (line, stoppedAt, expected) => {
    const document = parseTrace(line)
    expect(document.records).toEqual([])
    expect(document.unread).toHaveLength(1)
    expect(document.unread[0]).toMatchObject({ reason: 'unexpected', stoppedAt, expected })
  })

  it.each([
    'gc # @#s #%: #+#+# ms clock, #+#/#/#+# ms cpu, #->#-># MB, # MB goal, # MB stacks, #MB globals, # P',
    'gc N @D.DDDs N%: …',
    'gc 2026/11/23 05:59:38 started',
    'gc is slow',
    'gc 29 is slow',
    'gc1',
    'gc',
    'GC forced by hand',
    'the GC forced',
    'my gc 29',
    '',
    '   ',
  ])('leaves %j alone', (line) => {
    const document = parseTrace(line)
    expect(document.records).toEqual([])
    expect(document.unread).toEqual([])
  })

  it('goes on after a damaged record and finds the next one on the same line', () => {
    const text = `gc 8 @0.5s 3%: 0.0${go127}`
    const document = parseTrace(text)
    expect(kindsOf(document)).toEqual(['gctrace.cycle'])
    expect(document.unread[0]?.span).toEqual({ start: 0, end: 18 })
    expect(shown(text).slice(0, 3)).toEqual(['literal gc ', 'field 8', 'literal  @'])
  })

  it('begins another process where number or clock goes back, and tells two apart that print in turns', () => {
    const line = (number: number, at: string) => go127.replace('gc 9 @0.629s', `gc ${number} @${at}s`)
    const text = [
      line(1, '0.001'),
      line(2, '0.100'),
      line(1, '0.002'),
      line(3, '0.150'),
      line(2, '0.050'),
      line(7, '9.000'),
    ]
    expect(parseTrace(text.join('\n')).records.map((record) => record.process)).toEqual([0, 0, 1, 0, 1, 1])
  })

  it('keeps numbers above 2^53 as near as a double can', () => {
    const text = go127.replace('172 MB goal', '18446744073709551615 MB goal')
    const [record] = parseTrace(text).records
    expect(record && numberOf(record, 'heap-goal')).toBe(2 ** 64)
    expect(parseTrace(go127.replace('172 MB goal', '118446744073709551615 MB goal')).records).toEqual([])
  })

  it('counts lines as a reader does', () => {
    expect(parseTrace('').lineStarts).toEqual([])
    expect(parseTrace('a\n\nb').lineStarts).toEqual([0, 2, 3])
    expect(parseTrace('a\n').lineStarts).toEqual([0])
    expect(tokensOfLine(parseTrace('a\n'), 1)).toEqual([])
  })
})

describe('a reader that is used again', () => {
  it('does not look behind the end of a line, where an earlier one has left its bytes', () => {
    const text = `)\rgc9(\r${go13}`
    const first = traceReader(families)(text)
    expect(parseTrace(text)).toEqual(first)
    expect(parseTrace(text)).toEqual(first)
    expect(first.unread).toEqual([])
  })
})

it('reads at most one of two flags that the runtime prints instead of each other', () => {
  const line = 'scav 1216 KiB work (bg), 0 KiB work (eager), 43048 KiB now, 95% util'
  const flagsOf = (text: string) =>
    parseTrace(text).records.map(({ fields }) =>
      fields.flatMap(({ field }) => (field === 'forced' || field === 'controller-reset' ? [field] : [])),
    )
  expect(flagsOf(`${line} (forced)`)).toEqual([['forced']])
  expect(flagsOf(`${line} [controller reset]`)).toEqual([['controller-reset']])
  expect(flagsOf(`${line} (forced) [controller reset]`).flat().length).toBeLessThan(2)
  expect(flagsOf(line)).toEqual([[]])
})
