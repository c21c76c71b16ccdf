import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTrace } from '../parse/parse-trace.ts'
import { type GcCycle, gcCyclesOf } from './gc-cycle.ts'

const folder = 'content/samples'
const cyclesOf = (name: string) => gcCyclesOf(parseTrace(readFileSync(join(folder, `${name}.log`), 'utf8')))
const only = (text: string): GcCycle => {
  const [cycle, ...more] = gcCyclesOf(parseTrace(text))
  if (!cycle || more.length > 0) throw new Error(`Not one cycle: ${text}`)
  return cycle
}

/** `fmtNSAsMS` of runtime/mgc.go: two digits below 10 ms, at most three decimals, truncated. */
function printMs(nanoseconds: number): string {
  if (nanoseconds >= 10e6) return String(Math.floor(nanoseconds / 1e6))
  let digits = Math.floor(nanoseconds / 1e3)
  if (digits === 0) return '0'
  let decimals = 3
  while (digits >= 100) {
    digits = Math.floor(digits / 10)
    decimals--
  }
  return (digits / 10 ** decimals).toFixed(decimals)
}

const printSeconds = (milliseconds: number) => (milliseconds / 1000).toFixed(3)

describe('gcCyclesOf', () => {
  it('reads the five lines of the note', () => {
    const cycles = cyclesOf('note/gc-318-322')
    expect(cycles.map(({ stwProcs }) => stwProcs)).toEqual([6, 8, 8, 7, 6].map((procs) => ({ type: 'known', procs })))
    const [first] = cycles
    expect(first).toMatchObject({
      number: 318,
      atS: 36.75,
      percent: 0,
      procs: 8,
      stwMs: 0.062,
      stwRange: { lo: 0.062, hi: 0.064 },
      wallMs: 0.332,
      cpuMs: 1.431,
      freedMiB: 4,
      staleMarkCpu: false,
      goalUnlimited: false,
    })
    expect(first?.mark).toMatchObject({
      capacityMs: 2.16,
      assist: { ms: 0.6 },
      program: { ms: 1.099 },
      overfull: false,
    })
    expect(first?.since).toBeUndefined()
    expect(cycles[1]?.since).toMatchObject({ gapS: 0.029, grownMiB: 4 })
    expect(cycles[1]?.since?.allocationMiBPerS).toBeCloseTo(4 / 0.029)
  })

  it('has the five phases of Go 1.5', () => {
    const [cycle] = cyclesOf('reference/1.5.4-gc')
    expect(cycle?.wall).toEqual({ sweepTerm: 0.18, scan: 7.7, writeBarrier: 0.001, mark: 3.8, markTerm: 2.2 })
    expect(cycle?.cpu.scan).toBe(7.7)
    expect(cycle?.wallMs).toBe(13.881)
    expect(cycle?.stwMs).toBe(2.38)
    expect(cycle?.stwProcs).toEqual({ type: 'known', procs: 2 })
  })

  it.each(['reference/1.5.4-runtime-gc', 'reference/1.8.7-runtime-gc'])('leaves stale numbers out of %s', (name) => {
    const [cycle] = cyclesOf(name)
    expect(cycle?.staleMarkCpu).toBe(true)
    expect(cycle?.mark).toEqual({
      capacityMs: 0,
      assist: { ms: 0, fraction: 0 },
      background: { ms: 0, fraction: 0 },
      idle: { ms: 0, fraction: 0 },
      program: { ms: 0, fraction: 0 },
      overfull: false,
    })
    expect(cycle?.cpuMs).toBe((cycle?.cpu.sweepTerm ?? 0) + (cycle?.cpu.markTerm ?? 0))
  })

  it('does not take a forced cycle that ran concurrently for a stopped one', () => {
    expect(cyclesOf('reference/1.15-gogc-off')[0]?.staleMarkCpu).toBe(false)
  })

  it('says where the goal is no goal', () => {
    expect(cyclesOf('reference/1.15-gogc-off')[0]?.goalUnlimited).toBe(true)
    expect(cyclesOf('reference/1.15-gc')[0]?.goalUnlimited).toBe(false)
  })

  it('compares only with the cycle directly before, in the same process', () => {
    const line = (number: number, at: string) =>
      `gc ${number} @${at}s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 2 P`
    const cycles = gcCyclesOf(
      parseTrace([line(1, '0.100'), line(3, '0.300'), line(1, '0.010'), line(2, '0.046')].join('\n')),
    )
    expect(cycles.map(({ since }) => since)).toEqual([
      undefined,
      undefined,
      undefined,
      // 36 ms after a cycle of 36 to 37 ms: the gap may be nothing, so there is no rate.
      { gapS: 0, grownMiB: 63 },
    ])
  })

  it('calls a line impossible whose STW terms have no common factor', () => {
    const [line] = readFileSync(join(folder, 'reference/1.15-gc.log'), 'utf8').split('\n')
    expect(only(line?.replace('0.26+', '0.13+') ?? '').stwProcs).toEqual({ type: 'impossible' })
    expect(only(line?.replace('0.13+', '0+').replace('0.26+', '0+') ?? '').stwProcs).toEqual({
      type: 'known',
      procs: 2,
    })
  })

  const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.log') && !name.startsWith('note/') && !/reference\/1\.[58]/.test(name))
    .map((name) => name.slice(0, -'.log'.length))

  it('finds the two processors of the machine in every recorded cycle of Go 1.10 and newer', () => {
    let known = 0
    for (const name of samples) {
      for (const { stwProcs, procs, number } of cyclesOf(name)) {
        const used = Math.min(procs, 2)
        if (stwProcs.type === 'impossible') throw new Error(`${name}: gc ${number}`)
        if (stwProcs.type === 'known') {
          known++
          expect(stwProcs.procs, `${name}: gc ${number}`).toBe(used)
        } else {
          expect(used, `${name}: gc ${number}`).toBeGreaterThanOrEqual(stwProcs.lo)
          expect(used, `${name}: gc ${number}`).toBeLessThanOrEqual(stwProcs.hi)
        }
      }
    }
    expect(known).toBeGreaterThan(1000)
  })

  it('fills the rectangle exactly in every recorded cycle', () => {
    for (const name of samples) {
      for (const { mark, wall, procs } of cyclesOf(name)) {
        const parts = [mark.assist, mark.background, mark.idle, mark.program]
        const sum = parts.reduce((total, part) => total + part.fraction, 0)
        expect(Math.abs(sum - (wall.mark * procs > 0 ? 1 : 0))).toBeLessThan(1e-9)
        for (const part of parts) expect(part.ms).toBeGreaterThanOrEqual(0)
      }
    }
  })
})

describe('what truncation leaves open', () => {
  const nanoseconds = fc.oneof(
    fc.integer({ min: 0, max: 5e4 }),
    fc.integer({ min: 0, max: 2e7 }),
    fc.integer({ min: 0, max: 3e9 }),
  )

  it('always holds the true values', () => {
    fc.assert(
      fc.property(
        fc.record({
          procs: fc.integer({ min: 1, max: 256 }),
          k: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
          walls: fc.tuple(nanoseconds, nanoseconds, nanoseconds),
          gapMs: fc.double({ min: 0, max: 1e5, noNaN: true }),
          startMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
          liveBytes: fc.integer({ min: 0, max: 2 ** 40 }),
          grownBytes: fc.integer({ min: 0, max: 2 ** 36 }),
        }),
        ({ procs, k: share, walls: [w1, w2, w3], gapMs, startMs, liveBytes, grownBytes }) => {
          const k = 1 + Math.floor(share * procs)
          const mib = (bytes: number) => Math.floor(bytes / 2 ** 20)
          const print = (number: number, atMs: number) =>
            `gc ${number} @${printSeconds(Math.floor(atMs))}s 0%: ${printMs(w1)}+${printMs(w2)}+${printMs(w3)} ms clock, ` +
            `${printMs(k * w1)}+0/0/0+${printMs(k * w3)} ms cpu, ` +
            `${mib(liveBytes + grownBytes)}->${mib(liveBytes + grownBytes)}->${mib(liveBytes)} MB, 4 MB goal, ${procs} P`
          const nextMs = startMs + (w1 + w2 + w3) / 1e6 + gapMs
          const [first, second] = gcCyclesOf(parseTrace(`${print(1, startMs)}\n${print(2, nextMs)}\n`))
          if (!first || !second) throw new Error('The printed lines are not read')

          const { stwProcs } = first
          if (stwProcs.type === 'impossible') throw new Error('The true factor is called impossible')
          const [lo, hi] = stwProcs.type === 'known' ? [stwProcs.procs, stwProcs.procs] : [stwProcs.lo, stwProcs.hi]
          expect(lo).toBeLessThanOrEqual(k)
          expect(hi).toBeGreaterThanOrEqual(k)

          const stopped = (w1 + w3) / 1e6
          expect(first.stwRange.lo).toBeLessThanOrEqual(stopped + 1e-9)
          expect(first.stwRange.hi).toBeGreaterThan(stopped - 1e-9)

          const range = second.since?.allocationRange
          if (!range) return
          const rate = grownBytes / 2 ** 20 / (gapMs / 1000)
          expect(range.lo).toBeLessThanOrEqual(rate * (1 + 1e-6))
          expect(range.hi).toBeGreaterThanOrEqual(rate * (1 - 1e-6))
        },
      ),
      { numRuns: 5000 },
    )
  })
})
