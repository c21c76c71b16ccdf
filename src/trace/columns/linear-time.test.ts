import { describe, expect, it } from 'vitest'
import { traceStream } from './index.ts'

const line =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'

/** Processor time, so that other work on the machine does not count. */
function milliseconds(run: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 2; i++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

const inChunks = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  const stream = traceStream()
  for (let at = 0; at < bytes.length; at += 4096) stream.push(bytes.subarray(at, at + 4096))
  return stream.end()
}

describe('time grows no faster than the text, in small chunks', { timeout: 120_000 }, () => {
  it.each([
    ['many lines', (size: number) => `${line}\n`.repeat(size / line.length)],
    ['one line', (size: number) => 'x'.repeat(size)],
    ['one line of openings', (size: number) => 'gc 1 @'.repeat(size / 6)],
    ['one line of records', (size: number) => line.repeat(size / line.length)],
    ['empty lines', (size: number) => '\n'.repeat(size)],
    ['quote marks in quote marks', (size: number) => `${'> '.repeat(size / 2)}${line}`],
    ['lines that break off', (size: number) => 'gc 1 @0.001s\n'.repeat(size / 13)],
  ])('%s', (_name, make) => {
    const small = make(100_000)
    const large = make(1_600_000)
    inChunks(small)
    const ratio =
      milliseconds(() => inChunks(large)) /
      Math.max(
        4,
        milliseconds(() => inChunks(small)),
      )
    // Sixteen times the text. A quadratic reader would need 256 times as long.
    expect(ratio).toBeLessThan(80)
  })
})
