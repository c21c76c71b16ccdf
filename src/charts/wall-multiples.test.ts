import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace } from '../trace/index.ts'
import { estimateWidth } from './text-size.ts'
import { layoutWallMultiples, nearestMultiple, type WallMultiplesLabels } from './wall-multiples.ts'

const labels: WallMultiplesLabels = {
  parts: {
    'sweep-term': 'STW',
    scan: 'scan',
    assist: 'assist',
    background: 'background',
    idle: 'idle',
    program: 'program',
    'mark-term': 'STW',
  },
  title: (gc) => [`GC ${gc}`, String(gc)],
  length: (ms) => [`${ms} ms`, ms],
}
const cyclesOf = (text: string) => gcCyclesOf(parseTrace(text))
const layoutOf = (cycles: readonly GcCycle[], width = 720, around = 0) =>
  layoutWallMultiples(cycles, { width, measure: estimateWidth, labels, around })
const line = (gc: number, walls: string, cpu: string, more = '2 P') =>
  `gc ${gc} @${gc}.000s 3%: ${walls} ms clock, ${cpu} ms cpu, 4->4->0 MB, 5 MB goal, ${more}\n`

/** One unit of the last digit that is printed of a time in ms. */
const unit = (ms: number) => (ms >= 10 ? 1 : ms >= 1 ? 0.1 : ms >= 0.1 ? 0.01 : 0.001)

describe('many cycles as small rectangles', () => {
  it('are on one scale of time and Ps', () => {
    const cycles = cyclesOf(
      line(1, '0.10+10+0.10', '0.20+2.0/4.0/0+0.20') + line(2, '0.10+20+0.10', '0.20+2.0/4.0/0+0.20'),
    )
    const [short, long] = layoutOf(cycles).cells
    expect((long?.frame.width ?? 0) / (short?.frame.width ?? 1)).toBeCloseTo(20.2 / 10.2)
    expect(long?.frame.height).toBeCloseTo(short?.frame.height ?? 0)
  })

  it('make pages, each of which holds the cycle it was asked for', () => {
    const { cycles } = { cycles: cyclesOf(sample('churn/1.27-p2').text) }
    const { per } = layoutOf(cycles)
    expect(per).toBeGreaterThan(12)
    expect(layoutOf(cycles, 720, per)).toMatchObject({ from: per, to: 2 * per - 1 })
    expect(layoutOf(cycles, 720, 1e9).to).toBe(cycles.length - 1)
  })

  it('say that the forced cycles of old releases are stopped from end to end', () => {
    const forced = cyclesOf(line(9, '0.051+0+29', '0.10+29/76/0+58', '2 P (forced)'))
    const layout = layoutOf(forced)
    expect(layout.notes).toContainEqual({ id: 'stale', count: 1 })
    expect(layout.cells[0]?.areas.map(({ part }) => part)).toEqual(['sweep-term', 'mark-term'])
  })

  it('are nothing without cycles, and empty frames where every clock says 0', () => {
    expect(layoutOf([]).cells).toEqual([])
    const zero = layoutOf(cyclesOf(line(1, '0+0+0', '0+0/0/0+0', '8 P')))
    expect(zero.cells[0]?.areas).toEqual([])
    expect(zero.notes).toEqual([{ id: 'no-width', count: 1 }])
  })

  it('are found by place', () => {
    const layout = layoutOf(cyclesOf(line(1, '0.10+10+0.10', '0.20+2.0/4.0/0+0.20')))
    const area = layout.cells[0]?.areas.find(({ part }) => part === 'background')
    if (!area) throw new Error('not drawn')
    expect(nearestMultiple(layout, area.x + 5, area.y + 1)).toEqual({ cycle: 0, field: 'mark-background-cpu' })
    expect(nearestMultiple(layout, 5000, 5)).toBeNull()
  })
})

describe('over every sample', () => {
  it.each([290, 768, 1100])('areas are the printed CPU times, inside a figure of %i px', (width) => {
    for (const id of sampleIds()) {
      const cycles = cyclesOf(sample(id).text)
      for (let around = 0; around < cycles.length; around += layoutOf(cycles, width).per) {
        const layout = layoutOf(cycles, width, around)
        for (const cell of layout.cells) {
          if (cell.x < 0 || cell.x + cell.width > width + 0.01 || cell.y + cell.height > layout.height)
            throw new Error(`${id} leaves the figure`)
          const cycle = cycles[cell.cycle]
          for (const area of cell.areas) {
            const ms = (area.width * area.height) / (layout.pxPerMs * layout.pxPerProc)
            // Where the factor is only known as a range, the smallest is drawn.
            const known = area.part.endsWith('term') ? cycle?.stwProcs.type === 'known' : true
            // Both the wall and the product of it were cut after printing so many digits.
            const wall = area.width / layout.pxPerMs
            const slack = area.part.endsWith('term') ? unit(wall) * (cycle?.procs ?? 1) + unit(area.cpuMs) : 1e-6
            if (known && !area.cut && Math.abs(ms - area.cpuMs) > slack) throw new Error(`${id} ${area.part}: ${ms}`)
            if (area.x + area.width > cell.x + cell.width + 0.01) throw new Error(`${id} leaves its cell`)
          }
        }
      }
    }
  })
})
