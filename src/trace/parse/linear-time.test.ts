import { describe, expect, it } from 'vitest'
import { families } from '../catalogue/index.ts'
import { countedBytes } from '../counted-bytes.ts'
import { parseTrace } from './parse-trace.ts'
import { type ScanSink, scanRules, TraceScan } from './scan.ts'
import { tokensOfLine } from './tokens.ts'

const line =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'

const rules = scanRules(families)

/** How often a byte is looked at while a text is read, those of cleaned and joined lines too, and what is found. */
function work(text: string): { looks: number; records: number; unread: number } {
  const { bytes, looks } = countedBytes(text)
  const scan = new TraceScan(rules)
  let records = 0
  let unread = 0
  const sink: ScanSink = {
    record: () => records++,
    unread: () => unread++,
    unreadEnds() {},
  }
  scan.begin(bytes, 0, bytes.length, true)
  while (scan.next(sink)) {}
  return { looks: looks() + scan.lines.steps, records, unread }
}

describe('work grows no faster than the text', () => {
  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['many lines', (size) => `${line}\n`.repeat(size / line.length)],
    ['one line of records', (size) => line.repeat(size / line.length)],
    ['one line of digits', (size) => `gc ${'1'.repeat(size)}`],
    ['one line of openings', (size) => 'gc 1 @'.repeat(size / 6)],
    ['one line of anchors', (size) => 'gc 1 @0.001s '.repeat(size / 13)],
    ['one line of first letters', (size) => 'g'.repeat(size)],
    ['one line of letters after a record', (size) => `${line}x `.repeat(size / line.length)],
    ['one line of old openings', (size) => 'gc1(1): '.repeat(size / 8)],
    ['one line of Hangul', (size) => '가비지 gc '.repeat(size / 7)],
    ['records among Hangul', (size) => `가비지 ${line} 수집\n`.repeat(size / line.length)],
    ['empty lines', (size) => '\n'.repeat(size)],
    ['carriage returns', (size) => '\r'.repeat(size)],
    ['blanks', (size) => ' '.repeat(size)],
    ['quote marks in quote marks', (size) => `${'> '.repeat(size / 2)}${line}`],
    ['quote marks in quote marks, on many lines', (size) => `${'> '.repeat(50)}${line}\n`.repeat(size / 235)],
    ['bars of a table', (size) => '| '.repeat(size / 2)],
    ['messages in messages', (size) => '{"msg":"'.repeat(size / 8)],
    ['backslashes', (size) => '\\'.repeat(size)],
    ['entities', (size) => `gc ${'&amp;'.repeat(size / 5)}`],
    ['tags that never end', (size) => '<b '.repeat(size / 3)],
    ['colour codes', (size) => '\u001b[1m'.repeat(size / 4)],
    ['titles of a terminal that never end', (size) => '\u001b]'.repeat(size / 2)],
    ['lines that break off', (size) => 'gc 1 @0.001s\n'.repeat(size / 13)],
    ['lines that are cut by others', (size) => 'gc 1 orders accepted\n2 @0.001s x\n'.repeat(size / 34)],
  ]

  it.each(hostile)('%s', (_name, make) => {
    const small = work(make(10_000)).looks
    const large = work(make(40_000)).looks
    // Four times the text, and what a beginning costs. A quadratic reader would look sixteen times as often.
    expect(large / small).toBeLessThan(5)
  })

  it('finds the record behind all the quote marks', () => {
    expect(work(`${'> '.repeat(20_000)}${line}`).records).toBe(1)
  })

  it('tokens of 2000 lines are found without reading the whole list for each', () => {
    const document = parseTrace(`${line}\n`.repeat(2000))
    expect(document.records).toHaveLength(2000)
    let looks = 0
    const records = new Proxy(document.records as unknown as unknown[], {
      get(list, key) {
        if (typeof key === 'string' && Number.isInteger(Number(key))) looks++
        return Reflect.get(list, key)
      },
    }) as unknown as typeof document.records
    let tokens = 0
    for (let at = 0; at < 2000; at++) tokens += tokensOfLine({ ...document, records }, at).length
    expect(tokens).toBe(2000 * 37)
    // A search by halves for each line.
    expect(looks).toBeLessThan(2000 * 100)
  })
})

it('takes HTML for text like any other', () => {
  const text = `<b onclick="alert(1)">${line}</b> <script>gc 2 @x</script>`
  const { records, unread } = parseTrace(text)
  expect(records.map(({ span }) => text.slice(span.start, span.end))).toEqual([line])
  expect(unread).toEqual([])
})
