import { afterEach, describe, expect, it, vi } from 'vitest'
import { countedBytes } from '../counted-bytes.ts'
import { readTable, traceStream } from './index.ts'

const line =
  'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P'

const hostile: readonly (readonly [string, (size: number) => string])[] = [
  ['many lines', (size) => `${line}\n`.repeat(size / line.length)],
  ['lines of somebody else', (size) => 'orders 2026/11/23 accepted: "gc of old carts"\n'.repeat(size / 46)],
  ['one line', (size) => 'x'.repeat(size)],
  ['one line of openings', (size) => 'gc 1 @'.repeat(size / 6)],
  ['one line of records', (size) => line.repeat(size / line.length)],
  ['empty lines', (size) => '\n'.repeat(size)],
  ['blanks at the beginning of lines', (size) => `${' '.repeat(500)}\n`.repeat(size / 501)],
  ['quote marks in quote marks', (size) => `${'> '.repeat(size / 2)}${line}`],
  ['lines that break off', (size) => 'gc 1 @0.001s\n'.repeat(size / 13)],
  ['lines that may go on', (size) => `${line}\n> (f\n`.repeat(size / (line.length + 6))],
]

afterEach(() => vi.restoreAllMocks())

describe('work grows no faster than the text', () => {
  it.each(hostile)('%s, all there', (_name, make) => {
    const looks = (text: string) => {
      const counted = countedBytes(text)
      readTable(counted.bytes)
      return counted.looks()
    }
    // Four times the text, and what a beginning costs.
    expect(looks(make(40_000)) / looks(make(10_000))).toBeLessThan(5)
  })

  it.each(hostile)('%s, in small chunks', (_name, make) => {
    // What is searched for line ends, and what is copied where there is no more room.
    const work = (text: string) => {
      const bytes = new TextEncoder().encode(text)
      let sum = 0
      const { indexOf, includes, set } = Uint8Array.prototype
      vi.spyOn(Uint8Array.prototype, 'indexOf').mockImplementation(function (this: Uint8Array, value, from = 0) {
        const found = indexOf.call(this, value, from)
        sum += (found < 0 ? this.length : found + 1) - from
        return found
      })
      vi.spyOn(Uint8Array.prototype, 'includes').mockImplementation(function (this: Uint8Array, value, from) {
        sum += this.length
        return includes.call(this, value, from)
      })
      vi.spyOn(Uint8Array.prototype, 'set').mockImplementation(function (this: Uint8Array, values, at) {
        sum += values.length
        set.call(this, values, at)
      })
      const stream = traceStream({ size: 4096 })
      for (let at = 0; at < bytes.length; at += 128) stream.push(bytes.subarray(at, at + 128))
      stream.end()
      vi.restoreAllMocks()
      return sum
    }
    // A line that is longer than the room for it is copied each time the room doubles.
    expect(work(make(400_000)) / work(make(50_000))).toBeLessThan(12)
  })
})
