// One million cycles, pacer lines or SCHED lines: what is laid out stays as small as the figure is wide, and the worst is in it.
import { describe, expect, it } from 'vitest'
import { emptyArrays, inLanes } from '../trace/derive/cycle-columns.ts'
import type { PacerCycle } from '../trace/derive/pacer-cycles.ts'
import type { SchedSample } from '../trace/derive/sched-samples.ts'
import type { TraceRecord } from '../trace/record.ts'
import { pathDataOf } from './canvas-painters.ts'
import { type DenseLabels, layoutDense, packOf, tallyOf } from './dense.ts'
import { pacerLabels, queueLabels } from './labels.fixture.ts'
import { layoutPacer } from './pacer.ts'
import { layoutRunQueues } from './run-queues.ts'
import { estimateWidth } from './text-size.ts'

const million = 1_000_000
const worst = 765_432
const width = 900
const record = {} as TraceRecord

describe('one million GC cycles', () => {
  const arrays = emptyArrays(million)
  for (let at = 0; at < million; at++) {
    arrays.row[at] = at
    arrays.number[at] = at + 1
    arrays.atS[at] = at / 100
    arrays.procs[at] = 8
    arrays.sweepTerm[at] = 0.01
    arrays.mark[at] = 1.5
    arrays.markTerm[at] = at === worst ? 77 : 0.02 + (at % 13) / 1000
    arrays.wall[at] = 1.55
    arrays.start[at] = 90
    arrays.end[at] = at === worst ? 4000 : 100 + (at % 5)
    arrays.live[at] = 50
    arrays.goal[at] = 110
    arrays.assist[at] = at % 3
    arrays.background[at] = 3
    arrays.percent[at] = 4
  }
  const pack = packOf(inLanes(arrays, new Uint16Array(million)))
  const labels: DenseLabels = {
    panels: { heap: ['heap'], share: ['share'], stops: ['stops'], cpu: ['cpu'], percent: ['percent'] },
    series: { 'heap-end': 'end', 'heap-live': 'live', 'heap-goal': 'goal', assist: 'assist' },
    limit: (mib) => [`limit ${mib}`],
    process: (number) => `process ${number}`,
    timeAxis: 's',
  }
  const layoutOf = (chart: 'heap-staircase' | 'gc-timeline' | 'gc-cpu') =>
    layoutDense(chart, pack, { width, measure: estimateWidth, labels, view: { from: 0, to: million / 100 } })

  it.each(['heap-staircase', 'gc-timeline', 'gc-cpu'] as const)('%s has as many columns as pixels', (chart) => {
    const layout = layoutOf(chart)
    expect(layout.seen).toBe(million)
    expect(layout.lanes[0]?.worst).toBe(worst)
    for (const panel of layout.panels) {
      for (const layer of panel.layers) {
        const path = pathDataOf(layer, panel)
        expect(path).not.toMatch(/NaN|Infinity/)
        expect(path.length).toBeLessThan(200_000)
        for (const [, x, y] of path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(panel.x - 1)
          expect(Number(x)).toBeLessThanOrEqual(panel.x + panel.width + 1)
          expect(Number(y)).toBeGreaterThanOrEqual(panel.y - 1)
          expect(Number(y)).toBeLessThanOrEqual(panel.y + panel.height + 1)
        }
      }
    }
    const [first] = layout.panels
    if (chart === 'heap-staircase') expect(first?.top).toBeGreaterThanOrEqual(4000)
    const ticks = layout.panels.flatMap((panel) => panel.ticks.map(({ text }) => text))
    for (const text of [...ticks, ...layout.xTicks.map((tick) => tick.text)]) expect(text).toMatch(/^[\d.]+( %)?$/)
  })

  it('pauses are few values with their numbers', () => {
    const tally = tallyOf(pack.markTerms, [{ process: 0, from: 0, to: million }])
    expect(tally).toHaveLength(14)
    expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(million)
    expect(tally.find(({ value }) => value === 77)).toEqual({ value: 77, count: 1, cycle: worst })
  })
})

describe('one million lines of another kind', () => {
  it('of the pacer: the cycle that passed its goal most is drawn', () => {
    const cycles = Array.from({ length: million }, (_, at): PacerCycle => {
      const end = at === worst ? 900 : 100
      const model = { model: 'current', utilization: 25, utilizationGoal: 25, consMark: 1 } as const
      return {
        record,
        process: 0,
        gc: at + 1,
        trigger: 80 * 2 ** 20,
        end: end * 2 ** 20,
        goal: 110 * 2 ** 20,
        ...model,
      }
    })
    const layout = layoutPacer(cycles, { width, measure: estimateWidth, labels: pacerLabels })
    expect(layout.columns.length).toBeLessThan(width / 6)
    expect(layout.columns.map(({ cycle }) => cycle)).toContain(worst)
    expect(layout.columns.every(({ x0, x1 }) => x0 >= 0 && x1 <= width)).toBe(true)
    expect(layout.notes).toContainEqual({ id: 'merged', cycles: million })
  })

  it('of the scheduler: the longest queue is drawn', () => {
    const samples = Array.from(
      { length: million },
      (_, at): SchedSample => ({
        record,
        process: 0,
        atMs: at * 10,
        procs: 2,
        idleProcs: 0,
        threads: 5,
        idleThreads: 1,
        global: 0,
        local: [at === worst ? 256 : at % 4, 0],
        ...(at > 0 ? { since: { ms: 10 } } : {}),
      }),
    )
    const layout = layoutRunQueues([{ name: 'a', samples }], { width, measure: estimateWidth, labels: queueLabels })
    const cells = layout.runs[0]?.rows.flatMap((row) => row.cells) ?? []
    expect(cells.length).toBeLessThan(13_000)
    expect(cells.some(({ value, sample }) => value === 256 && sample === worst)).toBe(true)
    expect(layout.notes).toContainEqual({ id: 'merged' })
    for (const strip of layout.runs[0]?.strips ?? [])
      for (const path of [strip.total, strip.idle, strip.spinning])
        expect(path.length, strip.field).toBeLessThan(400_000)
  })
})
