import { expect, it } from 'vitest'
import { parseTrace, tokensOfLine } from '../index.ts'

const line =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
const app = 'order 3841 accepted'
const cut = line.indexOf('36+')
const head = line.slice(0, cut)
const tail = line.slice(cut)

it('tells a record apart that other text cut and whose rest is not known', () => {
  const text = [head + app, tail, tail.replace('36', '37')].join('\n')
  const { records, unread } = parseTrace(text)
  expect(records).toEqual([])
  expect(unread).toHaveLength(1)
  expect(unread[0]).toMatchObject({ kind: 'gctrace.cycle', line: 0, reason: 'interleaved', stoppedAt: cut })
})

it('has tokens that tile such a line, with the values before the cut', () => {
  const text = [head + app, tail, tail.replace('36', '37')].join('\n')
  const document = parseTrace(text)
  const tokens = tokensOfLine(document, 0)
  expect(tokens.map(({ start, end }) => text.slice(start, end)).join('')).toBe(head + app)
  expect(tokens.filter(({ type }) => type === 'field').map(({ reading }) => reading?.field)).toEqual([
    'gc-number',
    'at',
    'gc-percent',
    'sweep-term-wall',
  ])
  expect(tokens.at(-1)?.type).toBe('unread')
})

it('says truncated where the text just ends, and unexpected where no rest was looked for', () => {
  expect(parseTrace(head).unread[0]?.reason).toBe('truncated')
  expect(parseTrace(line.replace('36+', 'x+')).unread[0]?.reason).toBe('unexpected')
})

it('puts the record together where there is one rest', () => {
  const { records, unread } = parseTrace([head + app, tail].join('\n'))
  expect([records.length, unread.length]).toEqual([1, 0])
})
