import { describe, expect, it } from 'vitest'
import { parseTrace } from './parse-trace.ts'
import { tokensOfLine } from './tokens.ts'

const line =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'

/** Processor time, so that other work on the machine does not count. */
function milliseconds(run: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 3; i++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

describe('time grows no faster than the text', { timeout: 120_000 }, () => {
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
  ]

  it.each(hostile)('%s', (_name, make) => {
    const small = make(60_000)
    const large = make(960_000)
    parseTrace(small)
    const ratio =
      milliseconds(() => parseTrace(large)) /
      Math.max(
        2,
        milliseconds(() => parseTrace(small)),
      )
    // Sixteen times the text. A quadratic reader would need 256 times as long.
    expect(ratio).toBeLessThan(80)
  })

  it('tokens of 10 000 lines are found without reading the whole list for each', () => {
    const document = parseTrace(`${line}\n`.repeat(10_000))
    expect(document.records).toHaveLength(10_000)
    let tokens = 0
    const time = milliseconds(() => {
      tokens = 0
      for (let at = 0; at < 10_000; at++) tokens += tokensOfLine(document, at).length
    })
    expect(tokens).toBe(10_000 * 37)
    expect(time).toBeLessThan(2000)
  })
})

it('takes HTML for text like any other', () => {
  const text = `<b onclick="alert(1)">${line}</b> <script>gc 2 @x</script>`
  const { records, unread } = parseTrace(text)
  expect(records.map(({ span }) => text.slice(span.start, span.end))).toEqual([line])
  expect(unread).toEqual([])
})
