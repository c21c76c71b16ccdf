import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CycleColumns,
  cycleAt,
  emptyArrays,
  inLanes,
  placeOfRow,
  placesOfRows,
} from '../trace/derive/cycle-columns.ts'
import { type Pen, paint, pathDataOf } from './canvas-painters.ts'
import {
  type CyclePack,
  type DenseLabels,
  layoutDense,
  nearestDense,
  packBuffers,
  packOf,
  stretchesIn,
  tallyOf,
} from './dense.ts'
import { estimateWidth } from './text-size.ts'

interface Cycle {
  readonly at: number
  readonly stop: number
  readonly end?: number
  readonly goal?: number
  readonly process?: number
}

function columnsOf(cycles: readonly Cycle[]): CycleColumns {
  const arrays = emptyArrays(cycles.length)
  for (const [index, { at, stop, end = 10, goal = 12 }] of cycles.entries()) {
    arrays.row[index] = index * 2
    arrays.number[index] = index + 1
    arrays.atS[index] = at
    arrays.procs[index] = 4
    arrays.sweepTerm[index] = 0.01
    arrays.mark[index] = 2
    arrays.markTerm[index] = stop
    arrays.wall[index] = 2.01 + stop
    arrays.start[index] = end - 1
    arrays.end[index] = end
    arrays.live[index] = end / 2
    arrays.goal[index] = goal
    arrays.assist[index] = 1
    arrays.background[index] = 2
  }
  return inLanes(
    arrays,
    cycles.map(({ process = 0 }) => process),
  )
}
const packed = (cycles: readonly Cycle[]): CyclePack => packOf(columnsOf(cycles))

const labels: DenseLabels = {
  panels: { heap: ['heap'], share: ['share'], stops: ['stops'], cpu: ['cpu'], percent: ['percent'] },
  series: { 'heap-end': 'end', 'heap-live': 'live', 'heap-goal': 'goal', assist: 'assist' },
  limit: (mib) => [`limit ${mib}`],
  process: (number) => `process ${number}`,
  timeAxis: 's',
}
const optionsFor = (view: { from: number; to: number }, width = 400) => ({
  width,
  measure: estimateWidth,
  labels,
  view,
})
const many = (count: number, stopOf: (index: number) => number = () => 0.05): Cycle[] =>
  Array.from({ length: count }, (_, index) => ({ at: index / 10, stop: stopOf(index), end: 10 + (index % 7) }))

/** A canvas that only remembers what is filled. */
function fakePen() {
  const rects: { x: number; y: number; width: number; height: number; color: string }[] = []
  const lines: [number, number][] = []
  const pen = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineJoin: 'round',
    globalAlpha: 1,
    beginPath() {},
    moveTo: (x: number, y: number) => void lines.push([x, y]),
    lineTo: (x: number, y: number) => void lines.push([x, y]),
    rect() {},
    closePath() {},
    stroke() {},
    fillRect(x: number, y: number, width: number, height: number) {
      rects.push({ x, y, width, height, color: pen.fillStyle })
    },
  }
  return { pen: pen as unknown as Pen, rects, lines }
}
const colors = Object.fromEntries(
  ['heap-end', 'heap-live', 'heap-goal', 'stw', 'mark', 'assist', 'background', 'idle', 'ink', 'neutral'].map(
    (tone) => [tone, tone],
  ),
) as Parameters<typeof paint>[4]

describe('a figure of very many cycles', () => {
  it('always draws the worst pause in sight, on the canvas and on paper, and knows which it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 700, max: 4000 }),
        fc.nat(),
        fc.float({ min: 0, max: 1, noNaN: true }),
        fc.float({ min: Math.fround(0.05), max: 1, noNaN: true }),
        (count, seed, start, part) => {
          const worst = seed % count
          const pack = packed(many(count, (index) => (index === worst ? 94 : 0.02 + ((index * 31) % 50) / 1000)))
          const span = (count / 10) * part
          const from = (count / 10 - span) * start
          const view = { from, to: from + span }
          const layout = layoutDense('gc-timeline', pack, optionsFor(view))
          const lane = layout.lanes[0]
          const seen = worst / 10 >= view.from && worst / 10 <= view.to
          if (seen) expect(lane?.worst).toBe(worst)
          else expect(lane?.worst).not.toBe(worst)
          const panel = layout.panels.find(({ id }) => id === 'stops')
          if (!panel) throw new Error('no panel')
          const { pen, rects } = fakePen()
          paint(pen, panel.layers, panel, 1, colors)
          const tallest = Math.max(...rects.map(({ height }) => height))
          const path = panel.layers.map((layer) => pathDataOf(layer, panel)).join('')
          const drawn = Math.max(...[...path.matchAll(/v(-?[\d.]+)/g)].map(([, height]) => Number(height)))
          if (seen) {
            expect(Math.abs(tallest - (panel.toY(0) - panel.toY(94)))).toBeLessThanOrEqual(1)
            expect(Math.abs(drawn - (panel.toY(0) - panel.toY(94)))).toBeLessThan(0.2)
            const x = panel.x + ((worst / 10 - view.from) / span) * panel.width
            expect(nearestDense(layout, pack, x, panel.y + 40)).toBe(worst)
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('draws the heap between its extremes', () => {
    const pack = packed(many(3000).map((cycle, index) => (index === 1234 ? { ...cycle, end: 500, goal: 600 } : cycle)))
    const [panel] = layoutDense('heap-staircase', pack, optionsFor({ from: 0, to: 300 })).panels
    if (!panel) throw new Error('no panel')
    expect(panel.top).toBeGreaterThanOrEqual(600)
    const { pen, rects } = fakePen()
    paint(pen, panel.layers, panel, 2, colors)
    const top = (color: string) => Math.min(...rects.filter((each) => each.color === color).map(({ y }) => y))
    expect(Math.abs(top('heap-end') - panel.toY(500) * 2)).toBeLessThanOrEqual(2)
    expect(Math.abs(top('heap-goal') - panel.toY(600) * 2)).toBeLessThanOrEqual(2)
  })

  it('tells lines of one panel apart without their colours: by dashes or by signs, and the key shows which', () => {
    const pack = packed(many(3000))
    for (const chart of ['heap-staircase', 'gc-cpu'] as const) {
      const { panels } = layoutDense(chart, pack, optionsFor({ from: 0, to: 300 }))
      for (const { id, key, layers, signs } of panels) {
        const lines = layers.filter((layer) => layer.type === 'line')
        const looks = lines.map(({ dash, sign }) => `${dash} ${sign}`)
        expect(new Set(looks).size, `${chart} ${id}`).toBe(lines.length)
        const shown = key.filter(({ look }) => look === 'line').map(({ dash, sign }) => `${dash} ${sign}`)
        expect(shown.toSorted(), `${chart} ${id}`).toEqual(looks.toSorted())
        for (const { sign } of lines)
          if (sign) expect(signs.filter((each) => each.sign === sign).length).toBeGreaterThan(0)
      }
    }
  })

  it('leaves out only what runs flat of a broken line: no peak falls into a gap', () => {
    for (const worst of Array.from({ length: 60 }, (_, index) => 1000 + index * 7)) {
      const pack = packed(many(3000).map((cycle, index) => ({ ...cycle, goal: index === worst ? 90 : 30 })))
      const [panel] = layoutDense('heap-staircase', pack, optionsFor({ from: 0, to: 300 })).panels
      if (!panel) throw new Error('no panel')
      const { pen, rects } = fakePen()
      paint(pen, panel.layers, panel, 1, colors)
      const goals = rects.filter(({ color }) => color === 'heap-goal')
      const top = Math.min(...goals.map(({ y }) => y))
      expect(Math.abs(top - panel.toY(90))).toBeLessThanOrEqual(2)
      // It is a broken line all the same.
      expect(goals.length).toBeLessThan(panel.width * 0.75)
      const goal = panel.layers.find((layer) => layer.type === 'line' && layer.tone === 'heap-goal')
      const path = goal ? pathDataOf(goal, panel) : ''
      const heights = [...path.matchAll(/[ML][\d.]+,([\d.]+)/g)].map(([, y]) => Number(y))
      expect(Math.min(...heights)).toBeCloseTo(panel.toY(90), 0)
      expect(path.split('M').length).toBeGreaterThan(20)
    }
  })

  it('says how CPU time was shared by area: sums, not averages of averages', () => {
    const pack = packed(many(2000))
    const layout = layoutDense('gc-cpu', pack, optionsFor({ from: 0, to: 200 }))
    const assist = layout.panels[0]?.layers.find((layer) => layer.type === 'bars')
    if (assist?.type !== 'bars') throw new Error('no layer')
    for (const high of assist.high) if (!Number.isNaN(high)) expect(high).toBeCloseTo(1 / 8)
  })

  it('shows each process in a lane of its own on one axis', () => {
    const cycles = [...many(800), ...many(500).map((cycle) => ({ ...cycle, process: 1 }))]
    const layout = layoutDense('gc-timeline', packed(cycles), optionsFor({ from: 0, to: 80 }))
    expect(layout.lanes.map(({ process }) => process)).toEqual([0, 1])
    expect(layout.names.map(({ text }) => text)).toEqual(['process 1', 'process 2', 's'])
    expect(layout.seen).toBe(1300)
    expect(stretchesIn(columnsOf(cycles), { from: 70, to: 75 })).toEqual([{ process: 0, from: 700, to: 751 }])
  })

  it('is drawn without cycles, with one, and where no goal is', () => {
    for (const cycles of [[], [{ at: 1, stop: 0.1 }], many(700).map((each) => ({ ...each, goal: Number.NaN }))]) {
      for (const chart of ['heap-staircase', 'gc-timeline', 'gc-cpu'] as const) {
        const pack = packed(cycles)
        const layout = layoutDense(chart, pack, optionsFor({ from: 0, to: 100 }))
        const { pen, rects } = fakePen()
        for (const panel of layout.panels) paint(pen, panel.layers, panel, 1, colors)
        for (const { x, y, width, height } of rects)
          expect([x, y, width, height].every(Number.isFinite), `${chart} ${cycles.length}`).toBe(true)
        if (cycles.length === 0) expect(nearestDense(layout, pack, 200, 60)).toBe(-1)
      }
    }
  })
})

describe('the cycles behind it', () => {
  it('are handed over with each buffer once', () => {
    const pack = packed(many(100))
    const buffers = packBuffers(pack)
    expect(new Set(buffers).size).toBe(buffers.length)
    expect(structuredClone(pack, { transfer: buffers }).stop.values).toHaveLength(100)
    expect(pack.stop.values).toHaveLength(0)
  })

  it('are found by their records, one by one and as stretches', () => {
    const columns = columnsOf(many(50))
    expect([0, 2, 98, 1, 100].map((row) => placeOfRow(columns, row))).toEqual([0, 1, 49, -1, -1])
    expect(placesOfRows(columns, 3, 9)).toEqual([[2, 4]])
    expect(placesOfRows(columns, 5, 5)).toEqual([])
  })

  it('are told apart by the pauses that are printed', () => {
    const pack = packed(many(1000, (index) => (index % 2) / 100 + 0.04))
    const tally = tallyOf(pack.markTerms, [{ process: 0, from: 0, to: 999 }])
    expect(tally.map(({ count }) => count)).toEqual([500, 499])
    expect(tally.map(({ cycle }) => cycle)).toEqual([998, 997])
  })

  it('are objects again when somebody looks at one', () => {
    const cycle = cycleAt(columnsOf([{ at: 1.234, stop: 0.27, end: 41, goal: Number.NaN }]), 0)
    expect(cycle).toMatchObject({
      number: 1,
      atS: 1.234,
      wall: { sweepTerm: 0.01, mark: 2, markTerm: 0.27 },
      heap: { start: 40, end: 41, live: 20.5 },
      goalUnlimited: true,
    })
    expect(cycle.mark.assist.fraction + cycle.mark.background.fraction).toBeCloseTo(3 / 8)
  })
})
