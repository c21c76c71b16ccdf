import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { allFamilies } from '../catalogue/all.ts'
import { traceReader } from '../parse/parse-trace.ts'
import { fewestCycles, type KpiId, kpiIds, kpisOf } from './kpi.ts'

const read = traceReader(allFamilies)
const of = (text: string, process = 0) => {
  const run = kpisOf(read(text))[process]
  if (!run) throw new Error('no run')
  return { ...run, get: (id: KpiId) => run.kpis.find((each) => each.id === id) }
}

// GOMAXPROCS 2; 100 ms from start to start; the last cycle only ends the span.
const lines = [
  'gc 1 @0.000s 0%: 1.0+10+1.0 ms clock, 2.0+4.0/6.0/3.0+2.0 ms cpu, 10->12->8 MB, 16 MB goal, 0 MB stacks, 0 MB globals, 2 P',
  'gc 2 @0.100s 0%: 1.0+10+1.0 ms clock, 2.0+4.0/6.0/3.0+2.0 ms cpu, 11->13->9 MB, 16 MB goal, 0 MB stacks, 0 MB globals, 2 P',
  'gc 3 @0.200s 0%: 1.0+10+1.0 ms clock, 2.0+4.0/6.0/3.0+2.0 ms cpu, 12->14->10 MB, 18 MB goal, 0 MB stacks, 0 MB globals, 2 P',
  'gc 4 @0.300s 0%: 1.0+10+9.0 ms clock, 2.0+4.0/6.0/3.0+18 ms cpu, 13->15->11 MB, 20 MB goal, 0 MB stacks, 0 MB globals, 2 P',
  'gc 5 @0.400s 0%: 1.0+10+1.0 ms clock, 2.0+4.0/6.0/3.0+2.0 ms cpu, 14->16->12 MB, 22 MB goal, 0 MB stacks, 0 MB globals, 2 P',
]

describe('figures of a run', () => {
  it('hold what one works out by hand', () => {
    const run = of(lines.join('\n'))
    expect(run).toMatchObject({ cycles: 5, tooFew: false })
    const holds = (id: KpiId, value: number) => {
      const { value: range } = run.get(id) ?? {}
      expect(range?.lo, id).toBeLessThanOrEqual(value)
      expect(range?.hi, id).toBeGreaterThanOrEqual(value)
    }
    // Four cycles of 2 × 2 + 4 + 6 = 14 ms, one of them 16 ms more, of 2 × 400 ms.
    holds('gc-share', (100 * (4 * 14 + 16)) / 800)
    holds('cycle-rate', 10)
    holds('stw-p50', 1)
    holds('stw-max', 9)
    holds('assist-share', (100 * 4) / 20)
    holds('live-slope', 10)
    // Each cycle frees 4 MiB, and the heap grows by 4 in all: 20 MiB in 0.4 s.
    holds('allocation-rate', 50)
    expect(run.get('stw-max')).toMatchObject({ n: 10, record: 3 })
    expect(run.get('stw-max')?.value).toEqual({ lo: 9, hi: 9.1 })
    expect(run.get('cycle-rate')?.n).toBe(4)
  })

  it(`says nothing of fewer than ${fewestCycles} cycles`, () => {
    const run = of(lines.slice(0, 4).join('\n'))
    expect(run.tooFew).toBe(true)
    expect(run.kpis.every(({ value }) => value === null)).toBe(true)
    expect(run.kpis.map(({ id }) => id)).toEqual(kpiIds)
  })

  it('leaves out what is missing between two lines', () => {
    const more = [5, 6, 7, 8, 9].map((number) =>
      (lines[0] as string).replace('gc 1 @0.000s', `gc ${number + 100} @${number * 10}.000s`),
    )
    const run = of([...lines, ...more].join('\n'))
    // Four steps of 0.1 s and four of 10 s; not the 49.6 s between them.
    expect(run.get('cycle-rate')?.n).toBe(8)
    expect(run.get('cycle-rate')?.value?.lo).toBeCloseTo(8 / 40.4, 3)
  })

  it('counts a forced cycle of Go 1.8 as one stop, without the stale CPU times', () => {
    const forced = (number: number) =>
      `gc ${number} @${number}.000s 1%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)`
    const run = of([1, 2, 3, 4, 5].map(forced).join('\n'))
    expect(run.get('stw-max')).toMatchObject({ n: 5 })
    expect(run.get('assist-share')?.value).toBeNull()
  })

  it('keeps two programs apart', () => {
    expect(kpisOf(read(sample('combo/1.27-two-programs').text)).map(({ cycles }) => cycles)).toEqual([14, 48])
  })
})

describe('on real runs', () => {
  const runs = sampleIds().flatMap((id) => kpisOf(read(sample(id).text)).map((run) => ({ id, ...run })))

  it('the ends of a range are in order, shares within 0 and 100, and the middle stop below the longest', () => {
    expect(runs.length).toBeGreaterThan(90)
    for (const { id, kpis } of runs) {
      const value = (kpi: KpiId) => kpis.find((each) => each.id === kpi)?.value
      for (const kpi of kpis) {
        if (kpi.value === null) continue
        expect(kpi.value.lo, `${id} ${kpi.id}`).toBeLessThanOrEqual(kpi.value.hi)
        if (kpi.id !== 'live-slope') expect(kpi.value.lo, `${id} ${kpi.id}`).toBeGreaterThanOrEqual(0)
        if (kpi.id.endsWith('share')) expect(kpi.value.hi, `${id} ${kpi.id}`).toBeLessThanOrEqual(100)
      }
      expect(value('stw-p50')?.lo ?? 0, id).toBeLessThanOrEqual(value('stw-p99')?.lo ?? 0)
      expect(value('stw-p99')?.lo ?? 0, id).toBeLessThanOrEqual(value('stw-max')?.lo ?? 0)
    }
  })

  it('the share of GC agrees with the percentage that the runtime prints', () => {
    // To Go 1.22 the runtime sums what it prints, so only the start of the program lies between the two.
    for (const id of [
      'bigcache/1.21-gctrace',
      'bigcache/1.15-gctrace',
      'stacks/1.15-gctrace',
      'heapleak/1.22-gctrace',
    ]) {
      const text = sample(id).text
      const printed = Number(/(\d+)%:/.exec(text.trimEnd().split('\n').at(-1) ?? '')?.[1])
      const share = of(text).get('gc-share')?.value
      expect(Math.abs((share?.lo ?? 0) - printed), `${id}: ${share?.lo} against ${printed}`).toBeLessThan(2)
    }
  })

  it('more digits never move a figure out of its range', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { minLength: 20, maxLength: 20 }),
        (extra) => {
          const printed = of(lines.join('\n'))
          // The live heaps as they may have been before they were truncated.
          const live = [8, 9, 10, 11, 12].map((value, index) => value + (extra[index] ?? 0))
          const times = [0, 0.1, 0.2, 0.3, 0.4]
          const weights = times.map((time) => (time - 0.2) / 0.1)
          const slope = live.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0)
          const range = printed.get('live-slope')?.value
          expect(slope).toBeGreaterThanOrEqual((range?.lo ?? 0) - 1e-9)
          expect(slope).toBeLessThanOrEqual((range?.hi ?? 0) + 1e-9)
        },
      ),
    )
  })
})
