// Texts that break drawings, as dense figures: clocks that go back or stand still, a program that starts again, no limit, one P
// and very many, a million lines of every sort.
import { describe, expect, it } from 'vitest'
import { cycleColumnsOf, pacerColumnsOf, readTable, schedColumnsOf, tellProcesses } from '../trace/columns/index.ts'
import type { PacerColumns } from '../trace/derive/pacer-columns.ts'
import type { SchedColumns } from '../trace/derive/sched-columns.ts'
import { pathDataOf } from './canvas-painters.ts'
import { layoutDense, nearestDense, packOf } from './dense.ts'
import { layoutDensePacer, nearestDensePacer, pacerPackOf } from './dense-pacer.ts'
import type { DenseLayout } from './dense-panels.ts'
import { layoutDenseQueues, nearestDenseQueue, queuePackOf } from './dense-queues.ts'
import { denseLabels, densePacerLabels, denseQueueLabels } from './labels.fixture.ts'
import { estimateWidth } from './text-size.ts'

const frame = { width: 600, measure: estimateWidth }
const charts = ['heap-staircase', 'gc-timeline', 'gc-cpu'] as const

function cyclesOf(lines: readonly string[]) {
  const table = readTable(new TextEncoder().encode(`${lines.join('\n')}\n`))
  tellProcesses(table)
  return packOf(cycleColumnsOf(table))
}
const line = (number: number, at: string, clock = '0.022+0.27+0.040', goal = '9', procs = 8) =>
  `gc ${number} @${at}s 3%: ${clock} ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, ${goal} MB goal, 1 MB stacks, 0 MB globals, ${procs} P`

/** Everything that is drawn lies in its panel, and nothing is without a number. */
function expectSound(layout: DenseLayout) {
  for (const panel of layout.panels)
    for (const layer of panel.layers) {
      const path = pathDataOf(layer, panel)
      expect(path, panel.id).not.toMatch(/NaN|Infinity/)
      for (const [, x, y] of path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)) {
        if (Number(x) < panel.x - 1 || Number(x) > panel.x + panel.width + 1) throw new Error(`${panel.id}: x ${x}`)
        if (Number(y) < panel.y - 1 || Number(y) > panel.y + panel.height + 1) throw new Error(`${panel.id}: y ${y}`)
      }
    }
  for (const { text } of [...layout.xTicks, ...layout.panels.flatMap(({ ticks }) => ticks)])
    expect(text).not.toMatch(/NaN|Infinity/)
}

describe('cycles that break drawings', () => {
  const many = 1000
  const at = (index: number) => (index * 0.1).toFixed(3)
  const all = Array.from({ length: many }, (_, index) => index)
  it.each([
    ['a clock that goes back', all.map((index) => line(index + 1, at(index === 500 ? 300 : index)))],
    ['clocks that all stand still', all.map((index) => line(index + 1, '0.000', '0+0+0'))],
    ['no clock finer than a pause', all.map((index) => line(index + 1, at(index), '0+0+0'))],
    ['no limit', all.map((index) => line(index + 1, at(index), undefined, '17592186044415'))],
    ['one P', all.map((index) => line(index + 1, at(index), undefined, '9', 1))],
    ['128 Ps', all.map((index) => line(index + 1, at(index), undefined, '9', 128))],
    ['one cycle', [line(1, '0.100')]],
  ] as const)('%s', (_, lines) => {
    const pack = cyclesOf(lines)
    const to = Math.max(0.001, ...pack.columns.atS)
    for (const chart of charts) {
      const layout = layoutDense(chart, pack, { ...frame, view: { from: -0.001, to }, labels: denseLabels })
      expect(layout.seen).toBe(lines.length)
      expectSound(layout)
      expect(nearestDense(layout, pack, layout.plot.x + layout.plot.width / 2, 60)).toBeLessThan(lines.length)
    }
  })

  it('a program that starts again is a lane of its own, and can be looked at alone', () => {
    const run = Array.from({ length: 700 }, (_, index) => line(index + 1, at(index)))
    const pack = cyclesOf([...run, ...run])
    expect(pack.columns.lanes).toHaveLength(2)
    const layout = layoutDense('gc-timeline', pack, { ...frame, view: { from: 0, to: 70 }, labels: denseLabels })
    expect(layout.lanes.map(({ from, to }) => to - from)).toEqual([700, 700])
    expectSound(layout)
    const [, second] = pack.columns.lanes
    const alone = { ...pack, columns: { ...pack.columns, lanes: second ? [second] : [] } }
    const own = layoutDense('gc-timeline', alone, { ...frame, view: { from: 0, to: 70 }, labels: denseLabels })
    expect(own.lanes.map(({ process }) => process)).toEqual([1])
    expect(own.seen).toBe(700)
  })

  it('draws stacks, globals and what the scavenger gave back, and a limit that goals lead to', () => {
    const lines = Array.from({ length: 900 }, (_, index) =>
      [
        `gc ${index + 2} @${at(index)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, ${index < 500 ? '60->64->40 MB, 84' : '46->47->40 MB, 44'} MB goal, ${2 + (index % 5)} MB stacks, 1 MB globals, 8 P`,
        ...(index % 10 === 0
          ? [`scav ${index} KiB work (bg), 0 KiB work (eager), ${1024 * index} KiB now, 87% util`]
          : []),
      ].join('\n'),
    )
    const pack = cyclesOf(lines)
    expect(pack.limits).toMatchObject([{ process: 0, aboveMiB: 45, goalMiB: 44 }])
    const layout = layoutDense('heap-staircase', pack, { ...frame, view: { from: 0, to: 90 }, labels: denseLabels })
    expect(layout.panels.map(({ id }) => id)).toEqual(['heap', 'roots', 'released'])
    const [heap, roots, released] = layout.panels
    expect(heap?.level?.label?.text).toBe('limit above 45 MiB')
    expect(heap?.level?.y).toBeCloseTo(heap?.toY(45) ?? 0)
    const bars = roots?.layers.find((layer) => layer.type === 'bars')
    expect(bars?.type === 'bars' && Math.max(...bars.high.filter((each) => !Number.isNaN(each)))).toBe(6)
    const given = released?.layers[0]
    expect(given?.type === 'line' && Math.max(...given.data.greatest.filter((each) => !Number.isNaN(each)))).toBe(890)
    expectSound(layout)
  })
})

describe('a million lines', () => {
  const million = 1_000_000
  const worst = 765_432
  const lanes = [{ process: 0, from: 0, to: million }]
  const doubles = (value: (at: number) => number) => Float64Array.from({ length: million }, (_, at) => value(at))
  const row = Uint32Array.from({ length: million }, (_, at) => at)
  const atS = doubles((at) => at / 100)

  it('of the pacer', () => {
    const mib = 2 ** 20
    const columns: PacerColumns = {
      length: million,
      lanes,
      row,
      gc: row,
      gcRow: row,
      timed: true,
      atS,
      marked: doubles(() => Number.NaN),
      trigger: doubles(() => 80 * mib),
      end: doubles((at) => (at === worst ? 900 : 100) * mib),
      goal: doubles(() => 110 * mib),
      utilization: doubles((at) => 25 + (at % 9)),
      utilizationGoal: doubles(() => 25),
      consMark: doubles(() => 0.5),
      ratios: [],
    }
    const pack = pacerPackOf(columns)
    const layout = layoutDensePacer(pack, { ...frame, view: { from: 0, to: 10_000 }, labels: densePacerLabels })
    expect(layout.lanes[0]?.worst).toBe(worst)
    expectSound(layout)
    const [panel] = layout.panels
    expect(panel?.top).toBeGreaterThanOrEqual(900)
    expect(nearestDensePacer(layout, pack, (panel?.x ?? 0) + (panel?.width ?? 0) * 0.765432, (panel?.y ?? 0) + 5)).toBe(
      worst,
    )
  })

  it('of the scheduler, with sixteen Ps', () => {
    const floats = (value: number) => new Float32Array(million).fill(value)
    const columns: SchedColumns = {
      length: million,
      lanes,
      row,
      atS,
      procs: new Uint16Array(million).fill(16),
      idleProcs: new Uint16Array(million),
      threads: floats(20),
      idleThreads: floats(2),
      spinning: floats(1),
      global: floats(0),
      local: Array.from({ length: 16 }, (_, p) => {
        const queue = new Uint8Array(million).fill(p % 3)
        if (p === 5) queue[worst] = 255
        return queue
      }),
      localCount: new Uint16Array(million).fill(16),
      perS: [],
      allPerS: floats(100),
    }
    const pack = queuePackOf(columns)
    const layout = layoutDenseQueues(pack, { ...frame, view: { from: 0, to: 10_000 }, labels: denseQueueLabels })
    expect(layout.lanes[0]?.worst).toBe(worst)
    expectSound(layout)
    const [panel] = layout.panels
    const x = (panel?.x ?? 0) + (panel?.width ?? 0) * 0.765432
    expect(nearestDenseQueue(layout, pack, x, (panel?.y ?? 0) + 22 + 5.5 * 14)).toBe(worst)
  })

  it('of SCHED lines without a P that is told of, and of none at all', () => {
    expect(schedColumnsOf(readTable(new TextEncoder().encode('hello\n')))).toBeNull()
    expect(pacerColumnsOf(readTable(new TextEncoder().encode('hello\n')))).toBeNull()
    const text =
      'SCHED 0ms: gomaxprocs=1 idleprocs=1 threads=3 spinningthreads=0 idlethreads=0 runqueue=0 gcwaiting=0 nmidlelocked=0 stopwait=0 sysmonwait=0\n'
    const columns = schedColumnsOf(readTable(new TextEncoder().encode(text)))
    if (!columns) throw new Error('no columns')
    const layout = layoutDenseQueues(queuePackOf(columns), {
      ...frame,
      view: { from: 0, to: 1 },
      labels: denseQueueLabels,
    })
    expectSound(layout)
    expect(layout.lanes[0]?.worst).toBe(-1)
  })
})
