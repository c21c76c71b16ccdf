import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { families } from '../catalogue/index.ts'
import { compileGrammar } from '../parse/compile.ts'
import { LineReader } from '../parse/match.ts'
import { parseTrace } from '../parse/parse-trace.ts'
import { LogicalLines } from './index.ts'

const lines = new LogicalLines(families, new LineReader(compileGrammar(families)))
function mayHold(line: string): boolean {
  const bytes = new TextEncoder().encode(line)
  lines.begin(bytes, 0, bytes.length, true)
  return lines.mayHold(0, bytes.length)
}

const folder = 'content/samples'
const sampleLines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
const { records } = parseTrace(sampleLines.join('\n'))
const recordLines = [...new Set(records.map(({ line }) => sampleLines[line] as string))]

afterEach(() => vi.restoreAllMocks())

describe('a quick look at a line', () => {
  it.each([
    '{"level":"info","msg":"gc of old carts done","n":73}',
    'level=warn msg="magic gc-free mode"',
    'goroutine 1 [running]:',
    '\t/src/app/main.go:22 +0x13f',
    'POST /signal 200 in 12ms',
    '가비지 컬렉션을 시작합니다',
  ])('tells that nobody needs to look again: %s', (line) => expect(mayHold(line)).toBe(false))

  it.each([
    'gc 1 @',
    'x gc 12',
    'orders gc',
    'gc\t1\t@0.001s',
    '{"msg":"gc\tof"}',
    'app: gc orders accepted',
    '{"msg":"gc "}',
    'g\u001b[1mc 1',
    '&#103;c 1',
    '"pacer: sweep done or not"',
    '"pacer: assist ratio=?"',
    '12 P',
  ])('tells that a record may begin: %s', (line) => expect(mayHold(line)).toBe(true))

  it('says it of every line on which a record of the samples begins', () => {
    expect(recordLines.filter((line) => !mayHold(line))).toEqual([])
  })

  it('leaves out only what a long look would find nothing in', () => {
    const piece = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...recordLines) },
      {
        weight: 3,
        arbitrary: fc
          .tuple(fc.constantFrom(...recordLines), fc.nat(200), fc.nat(200))
          .map(([line, from, to]) => line.slice(Math.min(from, to) % line.length, Math.max(from, to))),
      },
      {
        weight: 2,
        // Cut behind or near its opening by another writer's line.
        arbitrary: fc
          .tuple(
            fc.constantFrom('', 'INFO ', '{"msg":"', 'x', '\t', '> ', "'"),
            fc.constantFrom(...recordLines),
            fc.integer({ min: 1, max: 12 }),
            fc.constantFrom('orders accepted', 'slow consumer', '"}', '1', ' 1', '\tx', ''),
          )
          .map(([prefix, line, anywhere, other]) => {
            // Parts of an opening at the end of a message in JSON are not looked for.
            const inMessage = prefix.includes('"') || other.includes('"')
            const cut = !inMessage ? anywhere : line.startsWith('gc ') ? 3 : 0
            return `\n${prefix}${line.slice(0, cut)}${other}\n${line.slice(cut)}\n`
          }),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          ...[
            'gc ',
            'gc',
            'GC forced',
            'pacer: ',
            'pacer: sweep done',
            'scvg: inuse: ',
            'scav ',
            'SCHED ',
            'P',
            'init ',
          ],
          ...[
            '"',
            '\\"',
            "'",
            ' ',
            '\t',
            '\n',
            '\r\n',
            ': ',
            '{"msg":"',
            '"}',
            'msg="',
            'x',
            '1',
            '-1',
            'nil',
            '> ',
            '| ',
          ],
          ...['orders', ' slow consumer', 'of old carts', '2026/11/23 05:46:00 ', '\u00a0', '\u200b', '&quot;', '<b>'],
        ),
      },
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 14 }), (pieces) => {
        const text = pieces.join('')
        const quick = parseTrace(text)
        const look = vi.spyOn(LogicalLines.prototype, 'mayHold').mockReturnValue(true)
        const long = parseTrace(text)
        look.mockRestore()
        if (JSON.stringify(quick) !== JSON.stringify(long)) expect(quick).toEqual(long)
      }),
      { numRuns: 3000 },
    )
  })
})
