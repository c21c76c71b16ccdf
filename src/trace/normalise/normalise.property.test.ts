import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { compileGrammar } from '../parse/compile.ts'
import { LineReader } from '../parse/match.ts'
import { endOf, type LogicalLine, LogicalLines, lookAhead, originOf, piecesOf } from './index.ts'
import { readNormalised } from './read-normalised.ts'

const encoder = new TextEncoder()
const grammar = compileGrammar(allFamilies)
const newLines = () => new LogicalLines(allFamilies, new LineReader(grammar))

const go127 =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'
const shreds = [
  go127,
  go127.slice(0, 40),
  go127.slice(40),
  'gc ',
  '  P0: status=1 schedtick=96 syscalltick=8 m=2 runqsize=1/128 gfreecnt=0',
  'GC forced',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '> ',
  '| ',
  '\\n',
  '\\u003e',
  '\\u00',
  '\\',
  '&gt;',
  '&#',
  '&#x1F600;',
  '<b>',
  '<br>',
  '<',
  '\u001b[36m',
  '\u001b]8;;',
  '\u001b',
  '[36m',
  '{"log":"',
  '","stream":"stderr"}',
  'msg="',
  'time=2026-11-23T05:46:00Z ',
  '2026-11-23T05:46:00.1Z stderr P ',
  '<13>1 - - - - - ',
  'web-1  | ',
  '```',
  '“',
  '→',
  '\u200b',
  '\u00a0',
  '　',
  'ｇｃ　９',
  '한글',
  '😀',
  '∆',
  '…',
]
const text = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...shreds) }, fc.string({ unit: 'binary', maxLength: 6 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''))

interface Seen {
  readonly text: string
  readonly origins: readonly number[]
}

/** All logical lines of a text, with offsets in all of it, when it is handed over in parts of some size. */
function linesOf(bytes: Uint8Array, check: (line: LogicalLine) => unknown = () => {}, part = bytes.length): Seen[] {
  const lines = newLines()
  const seen: Seen[] = []
  let base = 0
  const visit = (line: LogicalLine) => {
    check(line)
    const origins = Array.from({ length: line.end - line.start }, (_, i) => base + originOf(line, line.start + i))
    seen.push({ text: new TextDecoder().decode(line.bytes.slice(line.start, line.end)), origins })
  }
  let have = Math.min(part, bytes.length)
  lines.begin(bytes.slice(0, have), 0, have, have >= bytes.length)
  for (;;) {
    let waits = false
    while (!waits && lines.next()) waits = !lines.normalise(visit)
    if (have >= bytes.length && !waits) return seen
    base += lines.nextFrom
    have = Math.min(have + part, bytes.length)
    lines.resume(bytes.slice(base, have), 0, have - base, have >= bytes.length)
  }
}

describe('normalising', () => {
  it('never throws, and its map never goes back', () => {
    fc.assert(
      fc.property(text, (input) => {
        const bytes = encoder.encode(input)
        linesOf(bytes, (line) => {
          expect(line.start).toBeLessThan(line.end)
          let last = 0
          for (let at = line.start; at < line.end; at++) {
            const start = originOf(line, at)
            const end = endOf(line, at + 1)
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThanOrEqual(start)
            expect(end).toBeLessThanOrEqual(bytes.length)
            last = start
          }
        })
        readNormalised(input)
      }),
      { numRuns: 600, seed: 20261123 },
    )
  })

  it('gives pieces that are the input’s own bytes, and replacements of one byte', () => {
    fc.assert(
      fc.property(text, (input) => {
        const bytes = encoder.encode(input)
        linesOf(bytes, (line) => {
          let at = line.start
          for (const { start, origin, length } of piecesOf(line.map, line.start, line.end)) {
            expect(start).toBe(at)
            at += length
            if (length === 1) continue
            const original = bytes.subarray(origin, origin + length).map((byte) => (byte === 0x09 ? 0x20 : byte))
            const cleaned = line.bytes.slice(start, at).map((byte) => (byte === 0x09 ? 0x20 : byte))
            expect(cleaned).toEqual(original)
          }
          expect(at).toBe(line.end)
        })
      }),
      { numRuns: 300, seed: 7 },
    )
  })

  it('leaves what it cleaned as it is', () => {
    fc.assert(
      fc.property(text, (input) => {
        const cleaned = readNormalised(input)
        // A piece of a line says less than the same bytes on a line of their own: there `GC forced` is a record, and
        // what breaks off may go on in the next line.
        let pieces = 0
        const count = ({ whole, open }: LogicalLine) => (whole && open) || pieces++
        const again = linesOf(encoder.encode(input), count).map((line) => line.text)
        if (pieces > 0) return
        expect(readNormalised(again.join('\n')).records.map(({ kind }) => kind)).toEqual(
          cleaned.records.map(({ kind }) => kind),
        )
      }),
      { numRuns: 200, seed: 11 },
    )
  })

  it('takes marks off after a line break that is written out, as at the beginning of a line', () => {
    const { records } = readNormalised(
      'app says:\\n|   P0: status=1 schedtick=96 syscalltick=8 m=2 runqsize=1/128 gfreecnt=0',
    )
    expect(records.map(({ kind }) => kind)).toEqual(['schedtrace.p'])
  })

  it('gives the same lines however the text is cut into chunks', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 400 }), (input, part) => {
        const bytes = encoder.encode(input)
        expect(linesOf(bytes, undefined, part)).toEqual(linesOf(bytes))
      }),
      { numRuns: 300, seed: 13 },
    )
  })

  it('does not touch or copy clean lines', () => {
    const bytes = encoder.encode(`${go127}\nweb-1  | ${go127}\n2026/11/23 05:46:00 ${go127} ok\n`)
    const lines = newLines()
    lines.begin(bytes, 0, bytes.length, true)
    let visits = 0
    while (lines.next()) {
      lines.normalise((line) => {
        visits++
        expect(line.bytes).toBe(bytes)
        expect(line.map).toBeNull()
      })
    }
    expect(visits).toBe(3)
    expect(lookAhead).toBeLessThan(1 << 18)
  })
})

describe('work', () => {
  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['a line of quote marks', (size) => `${'> '.repeat(size)}${go127}`],
    ['a line of opened tags', (size) => '<a'.repeat(size)],
    ['a line of escape characters', (size) => '\u001b]'.repeat(size)],
    ['a line of ampersands', (size) => '&amp;'.repeat(size)],
    ['a line of backslashes', (size) => '\\'.repeat(size)],
    ['a line of bars', (size) => '|'.repeat(size)],
    ['a line of braces and quotes', (size) => '{"msg":"'.repeat(size)],
    ['a line of brackets', (size) => '['.repeat(size)],
    ['a line of beginnings', (size) => 'gc 1 @'.repeat(size)],
    ['a line of records', (size) => `\t${go127}`.repeat(size / 64)],
    ['lines of beginnings', (size) => 'gc 1 @0.1s 0\n'.repeat(size / 8)],
    ['lines of cut records', (size) => `${go127.slice(0, 60)}\n`.repeat(size / 32)],
    ['empty lines', (size) => '\n'.repeat(size)],
    ['carriage returns', (size) => '\r'.repeat(size)],
  ]
  it.each(hostile)('grows with the text for %s', (_name, make) => {
    const small = readNormalised(make(20_000)).steps
    const large = readNormalised(make(80_000)).steps
    expect(large).toBeLessThan(small * 4.5 + 2000)
  })

  it('finds the record behind a million quote marks', () => {
    const { records } = readNormalised(`${'>'.repeat(1_000_000)} ${go127}`)
    expect(records).toHaveLength(1)
    expect(records[0]?.start).toBe(1_000_001)
  })
})
