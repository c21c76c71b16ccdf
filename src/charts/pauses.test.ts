import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { gcCyclesOf, parseTrace } from '../trace/index.ts'
import { pauseLabels } from './labels.fixture.ts'
import { layoutPauses, nearestPause, pauseMs, quantileOf, worstPauses } from './pauses.ts'
import { estimateWidth } from './text-size.ts'

const cyclesOf = (text: string) => gcCyclesOf(parseTrace(text))
const layoutOf = (text: string, width = 720) =>
  layoutPauses(cyclesOf(text), { width, measure: estimateWidth, labels: pauseLabels })
const line = (gc: number, first: string, last: string) =>
  `gc ${gc} @${gc}.000s 3%: ${first}+20+${last} ms clock, 2.0+0.60/0.43/0.031+4.0 ms cpu, 4->4->0 MB, 5 MB goal, 2 P\n`

describe('percentiles', () => {
  it('are printed values by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1)
    expect((['p50', 'p90', 'p99', 'max'] as const).map((id) => quantileOf(hundred, id))).toEqual([50, 90, 99, 100])
  })

  it('are not given where there are too few values for them', () => {
    const values = (n: number) => Array.from({ length: n }, (_, index) => index)
    const given = (n: number) => (['p50', 'p90', 'p99'] as const).filter((id) => quantileOf(values(n), id) !== null)
    expect(given(4)).toEqual([])
    expect(given(5)).toEqual(['p50'])
    expect(given(10)).toEqual(['p50', 'p90'])
    expect(given(99)).toEqual(['p50', 'p90'])
    expect(given(100)).toEqual(['p50', 'p90', 'p99'])
  })
})

describe('the pauses', () => {
  it('say that four are too few, and still show each of them', () => {
    const layout = layoutOf([1, 2, 3, 4].map((gc) => line(gc, '0.10', '0.20')).join(''))
    expect(layout.notes).toContainEqual({ id: 'too-few', n: 4 })
    expect(layout.rows.map((row) => row.quantiles.map(({ id }) => id))).toEqual([['max'], ['max']])
    expect(layout.rows[0]?.pauses).toHaveLength(4)
  })

  it('stand on a logarithmic scale only where they differ much', () => {
    expect(layoutOf(line(1, '0.10', '0.20')).log).toBe(false)
    const far = layoutOf(line(1, '0.010', '0.10') + line(2, '0.010', '1.0'))
    expect(far.log).toBe(true)
    expect(far.msToX(1) - far.msToX(0.1)).toBeCloseTo(far.msToX(0.1) - far.msToX(0.01))
  })

  it('printed as 0 stand apart where the scale has no 0', () => {
    const layout = layoutOf(line(1, '0', '0.10') + line(2, '0.001', '1.0'))
    expect(layout.rows[0]?.bins[0]).toMatchObject({ count: 1, lo: 0, hi: 0 })
    expect(layout.notes).toContainEqual({ id: 'zero', count: 1 })
    expect(layout.rows[0]?.pauses[0]?.x).toBeLessThan(layout.msToX(0.001))
  })

  it('may all be 0, or none', () => {
    expect(layoutOf(line(1, '0', '0')).rows).toHaveLength(2)
    expect(layoutOf('').rows).toEqual([])
  })

  it('are found by place', () => {
    const layout = layoutOf(line(1, '0.10', '0.20') + line(2, '0.90', '0.30'))
    const [first] = layout.rows
    expect(nearestPause(layout, layout.msToX(0.85), (first?.y ?? 0) + 5)).toEqual({
      cycle: 1,
      field: 'sweep-term-wall',
    })
  })
})

describe('the worst pauses', () => {
  it('are the longest of both kinds, the earlier of equal ones first, and none of 0', () => {
    const cycles = cyclesOf(line(1, '0.10', '0.30') + line(2, '0.90', '0.30') + line(3, '0', '0.20'))
    expect(worstPauses(cycles, 3)).toEqual([
      { cycle: 1, field: 'sweep-term-wall', ms: 0.9 },
      { cycle: 0, field: 'mark-term-wall', ms: 0.3 },
      { cycle: 1, field: 'mark-term-wall', ms: 0.3 },
    ])
    expect(worstPauses(cycles, 10)).toHaveLength(5)
    expect(worstPauses([], 5)).toEqual([])
  })
})

describe('over every sample', () => {
  it.each([290, 1100])('gives back every pause, inside a figure of %i px', (width) => {
    for (const id of sampleIds()) {
      const cycles = cyclesOf(sample(id).text)
      const layout = layoutOf(sample(id).text, width)
      for (const row of layout.rows) {
        const counted = row.bins.reduce((sum, bin) => sum + bin.count, 0)
        if (counted !== cycles.length) throw new Error(`${id} ${row.field}: ${counted} of ${cycles.length}`)
        for (const { cycle, ms, x } of row.pauses) {
          const given = cycles[cycle]
          if (!given || pauseMs(given, row.field) !== ms || Math.abs(layout.msToX(ms) - x) > 1e-9)
            throw new Error(`${id}: ${ms}`)
          if (x < 0 || x > width) throw new Error(`${id}: ${ms} leaves the figure`)
          if (!row.bins.some((bin) => ms >= bin.lo && ms <= bin.hi)) throw new Error(`${id}: ${ms} in no bin`)
        }
        const worst = row.quantiles.find((each) => each.id === 'max')
        if (worst && worst.ms !== Math.max(...row.pauses.map(({ ms }) => ms))) throw new Error(`${id}: worst`)
      }
    }
  })
})
