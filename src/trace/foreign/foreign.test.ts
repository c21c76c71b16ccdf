import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countedDocument } from '../counted-document.ts'
import { parseTrace } from '../parse/parse-trace.ts'
import { type ForeignBlock, foreignBlocksOf, nameForeign } from './index.ts'

const folder = 'src/trace/foreign/fixtures'
const fixture = (name: string) => readFileSync(`${folder}/${name}.txt`, 'utf8')
const blocksOf = (text: string) => foreignBlocksOf(parseTrace(text))
const gc =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
const short = ({ name, line, lastLine, goroutines }: ForeignBlock) => [name, line + 1, lastLine + 1, goroutines]

/** How many lines have text and are neither a record nor part of a block. */
function leftOver(text: string): string[] {
  const document = parseTrace(text)
  const named = new Set(
    foreignBlocksOf(document).flatMap(({ spans }) =>
      spans.map(({ start }) => document.text.slice(0, start).split('\n').length),
    ),
  )
  const records = new Set(document.records.map(({ line }) => line + 1))
  return text
    .split('\n')
    .filter((line, index) => line.trim() !== '' && !named.has(index + 1) && !records.has(index + 1))
}

describe('what a program printed when it crashed', () => {
  it.each([
    ['go1.27-panic', [['panic', 1, 11, 1]]],
    ['go1.27-panic-system', 'panic'],
    ['go1.27-fatal-error', [['fatal-error', 1, 9, 1]]],
    ['go1.27-sigquit', 'signal'],
    ['go1.27-stack-overflow', 'fatal-error'],
    ['go1.27-labels', [['panic', 1, 15, 2]]],
    ['go1.27-goroutine-dump', [['goroutine-stacks', 1, 9, 1]]],
    ['go1.27-cpu-warnings', [['godebug-warning', 1, 4, 0]]],
    ['go1.27-http2debug', 'http2-debug'],
    ['go1.27-checkfinalizers-report', 'check-finalizers'],
    ['go1.22-allocfreetrace', 'alloc-free-trace'],
  ])('is one block in %s, and no line of it is left over or unread', (name, expected) => {
    const text = fixture(name)
    const document = parseTrace(text)
    expect(document.unread).toEqual([])
    expect(leftOver(text)).toEqual([])
    const blocks = foreignBlocksOf(document).map(short)
    if (typeof expected !== 'string') expect(blocks).toEqual(expected)
    else expect([blocks.length, blocks[0]?.[0]]).toEqual([1, expected])
  })

  it('is told apart from the records that stand between its lines', () => {
    const text = fixture('go1.27-checkfinalizers')
    const document = parseTrace(text)
    const [block] = foreignBlocksOf(document)
    expect(document.records.length).toBeGreaterThan(1)
    expect(block?.name).toBe('check-finalizers')
    expect(block?.spans.map(({ start, end }) => text.slice(start, end))).toEqual(
      Array(block?.spans.length).fill('checkfinalizers: queue: 0 finalizers + 0 cleanups'),
    )
  })

  it('goes on over a record, and ends where somebody else writes', () => {
    const [message = '', blank = '', header = '', ...rest] =
      'panic: lost\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:7 +0x1d'.split('\n')
    expect(blocksOf([message, gc, blank, header, ...rest, 'exit status 2'].join('\n')).map(short)).toEqual([
      ['panic', 1, 7, 1],
    ])
    expect(blocksOf([message, 'order 7 accepted', header, ...rest].join('\n')).map(short)).toEqual([
      ['panic', 1, 1, 0],
      ['goroutine-stacks', 3, 5, 1],
    ])
  })

  it('is named behind a record that ends without a line break', () => {
    const text = `${gc} panic: lost\n`
    const [block] = blocksOf(text)
    expect(block && text.slice(block.span.start, block.span.end)).toBe(' panic: lost')
  })

  it('is named under the prefixes of logs', () => {
    const crash = fixture('go1.27-panic').trimEnd().split('\n')
    for (const prefix of [
      'app-1  | ',
      '2026-11-23T07:22:06.123456789Z stderr F ',
      'Nov 23 07:22:06 host app[71]: ',
      '[pod/app-7/main] ',
    ]) {
      expect(blocksOf(crash.map((line) => prefix + line).join('\n')).map(short), prefix).toEqual([['panic', 1, 11, 1]])
    }
  })

  it('is two blocks where two programs panic', () => {
    const crash = fixture('go1.27-panic')
    expect(blocksOf(crash + crash).map(({ name }) => name)).toEqual(['panic', 'panic'])
  })
})

describe('a single line', () => {
  // Headers of every form: trace-formats, section 10.
  it.each([
    'goroutine 1 [running]:',
    'goroutine 34 [chan receive, 2 minutes]:',
    'goroutine 17 [syscall, locked to thread]:',
    'goroutine 6 [select (no cases)]:',
    'goroutine 6 [runnable (scan)]:',
    'goroutine 2 gp=0xc000006700 m=nil [force gc (idle)]:',
    'goroutine 0 gp=0x4d9140 m=0 mp=0x4d9700 [idle]:',
    'goroutine 9 [chan receive (durable), synctest bubble 1]:',
    'goroutine 9 [chan receive, synctest group 7]:',
    'goroutine 8 [chan receive (leaked)]:',
    'goroutine 7 [sleep labels:{"request": "7"}]:',
    'goroutine 21 [select (no cases)] {request: "orders 7"}:',
  ])('%s is over a stack', (line) => {
    expect(nameForeign(line, null)).toEqual({ name: 'goroutine-stacks', part: 'goroutine' })
  })

  it.each([
    ['panic: main.E{Code:7} [recovered]', 'panic'],
    ['fatal error: all goroutines are asleep - deadlock!', 'fatal-error'],
    ['SIGQUIT: quit', 'signal'],
    ['runtime: goroutine stack exceeds 1000000000-byte limit', 'runtime-message'],
    ['exit status 2', 'exit-status'],
    ['tracefree(0xc000042000, 0x8)', 'alloc-free-trace'],
    ['end tracegc', 'alloc-free-trace'],
    ['GODEBUG: unknown cpu feature "foo"', 'godebug-warning'],
    ['# example.com/server/cmd', 'go-build'],
    ['# command-line-arguments', 'go-build'],
    ['go package net: hostLookupOrder(example.com) = files,dns', 'netdns-debug'],
  ])('%s says itself what it is', (line, name) => {
    expect(nameForeign(line, null)?.name).toBe(name)
  })

  it.each([
    'goroutine 7 is done',
    'we panic: no',
    'exit status 2 of the worker',
    'main.main()',
    '# a heading',
    'rax    0x3',
    '[running]:',
    'GODEBUGGING: no',
    'order(7) accepted',
    '',
  ])('“%s” has no name by itself', (line) => {
    expect(nameForeign(line, null)).toBeNull()
  })
})

it('finds a name in recorded traces only where a program crashed', () => {
  const named = readdirSync('content/samples', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.log') && blocksOf(readFileSync(`content/samples/${file}`, 'utf8')).length > 0,
  )
  expect(named.filter((file) => !file.includes('panic'))).toEqual([])
})

it('does work that grows with the text', () => {
  const looks = (text: string) => {
    const counted = countedDocument(parseTrace(text))
    foreignBlocksOf(counted.document)
    return counted.looks()
  }
  const stack = 'goroutine 1 [running]:\nmain.f({0x1, 0x2})\n\t/app/main.go:7 +0x1d\n'
  const hostile = ['goroutine 1 [', 'tracealloc(0x1, 0x1', 'panic: ', '(', ' ', '\t', 'main.f(', '# a.', '2026/11/23 ']
  for (const part of [stack, `${gc}\n`, `${gc} `, 'gc 1 @0.1s 0\n', ...hostile]) {
    expect(looks(part.repeat(2000)) / looks(part.repeat(500)), part).toBeLessThan(6)
  }
})
