// What dense figures draw, read back: samples repeated to a hundred thousand cycles, and in every column of any part of the
// axis the extremes of what the lines in it print, within half a pixel.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { pacerColumnsOf, schedColumnsOf } from '../trace/columns/index.ts'
import { readTable } from '../trace/columns/trace-stream.ts'
import { columnsOfCycles } from '../trace/derive/cycle-columns.ts'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import { pacerCyclesOf } from '../trace/derive/pacer-cycles.ts'
import { schedSamplesOf } from '../trace/derive/sched-samples.ts'
import { gcCyclesOf, parseTrace } from '../trace/index.ts'
import { layoutDense, packOf } from './dense.ts'
import { layoutDensePacer, nearestDensePacer, pacerPackOf } from './dense-pacer.ts'
import type { ColumnExtremes, DenseLayout, DensePanel, DensePanelId, Layer, Tone } from './dense-panels.ts'
import { nobodyLooked } from './dense-panels.ts'
import { layoutDenseQueues, nearestDenseQueue, queuePackOf } from './dense-queues.ts'
import { ownPercents } from './gc-cpu.ts'
import { denseLabels, densePacerLabels, denseQueueLabels } from './labels.fixture.ts'
import { shadeOf } from './run-queues.ts'
import { estimateWidth } from './text-size.ts'

/** A form in eight is drawn of so many cycles, the others of fewer: what is drawn does not depend on how many there are. */
const many = 100_000
const fewer = 6_000
const frame = { width: 700, measure: estimateWidth }

/** Cycles of one process over and over, each round later than the one before. */
function repeated(cycles: readonly GcCycle[], length: number): GcCycle[] {
  const [first] = cycles
  const own = cycles.filter(({ record }) => record.process === first?.record.process)
  const last = own.reduce((end, { atS, wallMs }) => Math.max(end, atS + wallMs / 1000), 0)
  const round = last + 1
  return Array.from({ length }, (_, at) => {
    const cycle = own[at % own.length] as GcCycle
    const turn = Math.floor(at / own.length)
    return { ...cycle, number: at + 1, atS: Math.round((cycle.atS + turn * round) * 1000) / 1000 }
  })
}

interface Columns {
  readonly from: number
  readonly to: number
}
function columnsOf({ lanes }: DenseLayout): Columns[] {
  const bounds = lanes[0]?.bounds ?? new Uint32Array(1)
  return Array.from({ length: bounds.length - 1 }, (_, column) => ({
    from: bounds[column] as number,
    to: bounds[column + 1] as number,
  }))
}
function panelOf(layout: DenseLayout, id: DensePanelId): DensePanel {
  const panel = layout.panels.find((each) => each.id === id)
  if (!panel) throw new Error(`no ${id}`)
  return panel
}
function lineOf(panel: DensePanel, tone: Tone): ColumnExtremes {
  const layer = panel.layers.find((each) => each.type === 'line' && each.tone === tone)
  if (layer?.type !== 'line') throw new Error(`no line ${tone}`)
  return layer.data
}
/** The value whose height is that of a drawn one: what somebody who measures the figure reads. */
function readBack(panel: DensePanel, value: number): number {
  const [zero, one] = [panel.toY(0), panel.toY(1)]
  return (panel.toY(value) - zero) / (one - zero)
}
/** The extremes of a column are those of the printed values in it, to the digits that are printed. */
function expectExtremes(
  panel: DensePanel,
  data: ColumnExtremes,
  columns: readonly Columns[],
  printed: (at: number) => number,
  digits = 1e-6,
) {
  for (const [column, { from, to }] of columns.entries()) {
    let least = Number.POSITIVE_INFINITY
    let greatest = Number.NEGATIVE_INFINITY
    for (let at = from; at < to; at++) {
      const value = printed(at)
      if (value < least) least = value
      if (value > greatest) greatest = value
    }
    if (greatest === Number.NEGATIVE_INFINITY) {
      if (!Number.isNaN(data.greatest[column])) throw new Error(`column ${column} draws what nobody printed`)
      continue
    }
    const near = (drawn: number | undefined, value: number) =>
      Math.abs(readBack(panel, drawn ?? Number.NaN) - value) <= Math.max(1e-6, Math.abs(value) * digits)
    if (!near(data.greatest[column], greatest))
      throw new Error(`${panel.id} ${column}: ${data.greatest[column]}, not ${greatest}`)
    // A line of highest values has no least.
    if (data.least !== data.greatest && !near(data.least[column], least))
      throw new Error(`${panel.id} ${column}: ${data.least[column]}, not ${least}`)
  }
}
function barsOf(panel: DensePanel): Float32Array {
  const layer = panel.layers.find((each): each is Extract<Layer, { type: 'bars' }> => each.type === 'bars')
  if (!layer) throw new Error('no bars')
  return layer.high
}
/** The whole axis, and some parts of it. */
function viewsOf(atS: Float64Array) {
  const [from, to] = [atS[0] ?? 0, atS.at(-1) ?? 1]
  const span = to - from
  return [
    { from, to },
    { from: from + span * 0.31, to: from + span * 0.42 },
    { from: from + span * 0.9, to: from + span * 0.907 },
  ]
}

const withCycles = sampleIds().filter((id) => gcCyclesOf(parseTrace(sample(id).text)).length > 1)

describe('every sample, repeated', () => {
  it.each(withCycles.map((id, index) => [id, index % 8 === 0 ? many : fewer] as const))('%s, %i', (id, length) => {
    const cycles = repeated(gcCyclesOf(parseTrace(sample(id).text)), length)
    const pack = packOf(columnsOfCycles(cycles))
    const own = ownPercents(cycles)
    const at = (index: number) => cycles[index] as GcCycle
    const stop = ({ wall }: GcCycle) => Math.max(wall.sweepTerm, wall.markTerm)
    for (const view of viewsOf(pack.columns.atS)) {
      const heap = layoutDense('heap-staircase', pack, { ...frame, view, labels: denseLabels })
      const columns = columnsOf(heap)
      const panel = panelOf(heap, 'heap')
      expectExtremes(panel, lineOf(panel, 'heap-end'), columns, (each) =>
        Math.max(at(each).heap.start, at(each).heap.end),
      )
      expectExtremes(panel, lineOf(panel, 'heap-live'), columns, (each) => at(each).heap.live)
      expectExtremes(panel, lineOf(panel, 'heap-goal'), columns, (each) =>
        at(each).goalUnlimited ? Number.NaN : at(each).heap.goal,
      )
      const timeline = layoutDense('gc-timeline', pack, { ...frame, view, labels: denseLabels })
      const stops = panelOf(timeline, 'stops')
      const high = barsOf(stops)
      expectExtremes(stops, { first: high, least: high, greatest: high, last: high }, columns, (each) => stop(at(each)))
      const cpu = layoutDense('gc-cpu', pack, { ...frame, view, labels: denseLabels })
      const percent = panelOf(cpu, 'percent')
      expectExtremes(percent, lineOf(percent, 'ink'), columns, (each) => at(each).percent)
      // A difference of clocks that run for hours: four digits of it are more than are printed.
      expectExtremes(percent, lineOf(percent, 'mark'), columns, (each) => own[each] ?? Number.NaN, 1e-4)
      const shares = panelOf(cpu, 'cpu')
      const caps = shares.layers.find((layer) => layer.type === 'between' && layer.tone === 'ink')
      if (caps?.type !== 'between') throw new Error('no caps')
      const { high: most } = caps
      const greatest = { first: most, least: most, greatest: most, last: most }
      expectExtremes(shares, greatest, columns, (each) => at(each).mark.assist.fraction)
      // The longest pause in sight is the tallest bar.
      let seen = 0
      for (const { from, to } of columns) for (let each = from; each < to; each++) seen = Math.max(seen, stop(at(each)))
      const worst = timeline.lanes[0]?.worst ?? -1
      if (seen > 0) expect(stop(at(worst))).toBe(seen)
    }
  })
})

describe('what is worst stays in sight, wherever somebody looks', () => {
  const line = (number: number, at: number, end: number) =>
    `gc ${number} @${at.toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->${end}->2 MB, 9 MB goal, 8 P\n`
  const pacer = (trigger: number, end: number, goal: number) =>
    `pacer: 26% CPU (25 exp.) for 4000+1+2 B work (9 B exp.) in ${trigger} B -> ${end} B (∆goal ${end - goal}, cons/mark +1.500000e-001)\n`

  it('of the pacer: the cycle furthest over its goal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 300, max: 1500 }),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (count, seed, start, part) => {
          const worst = seed % count
          const mib = 2 ** 20
          let text = ''
          for (let at = 0; at < count; at++)
            text += pacer(80 * mib, (at === worst ? 400 : 90 + (at % 7)) * mib, 100 * mib) + line(at + 1, at / 10, 5)
          const columns = pacerColumnsOf(readTable(new TextEncoder().encode(text)))
          if (!columns) throw new Error('no columns')
          const pack = pacerPackOf(columns)
          const span = (count / 10) * part
          const from = (count / 10 - span) * start
          const view = { from, to: from + span }
          const layout = layoutDensePacer(pack, { ...frame, view, labels: densePacerLabels })
          const seen = worst / 10 >= view.from && worst / 10 <= view.to
          expect(layout.lanes[0]?.worst).toBe(seen ? worst : -1)
          const panel = panelOf(layout, 'pacer-heap')
          const tallest = Math.max(...lineOf(panel, 'heap-end').greatest.filter((value) => !Number.isNaN(value)))
          expect(readBack(panel, tallest)).toBeCloseTo(
            seen
              ? 400
              : Math.max(
                  ...(pack.series.end?.values.filter((_, at) => at / 10 >= from && at / 10 <= from + span) ?? [0]),
                ),
            3,
          )
          if (!seen) return
          const x = panel.x + ((worst / 10 - view.from) / span) * panel.width
          expect(nearestDensePacer(layout, pack, x, panel.y + 20)).toBe(worst)
        },
      ),
      { numRuns: 25 },
    )
  })

  it('of the scheduler: the longest queue, and in its own row', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 700, max: 2000 }),
        fc.constantFrom(1, 4, 128),
        fc.nat(),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        (count, procs, seed, start, part) => {
          const worst = seed % count
          const p = seed % procs
          const rest = Array.from({ length: procs }, () => 1)
          const text = Array.from({ length: count }, (_, at) => {
            const local = at === worst ? rest.with(p, 200) : rest
            return `SCHED ${at * 100}ms: gomaxprocs=${procs} idleprocs=0 threads=5 spinningthreads=0 idlethreads=1 runqueue=0 [${local.join(' ')}]\n`
          }).join('')
          const columns = schedColumnsOf(readTable(new TextEncoder().encode(text)))
          if (!columns) throw new Error('no columns')
          const pack = queuePackOf(columns)
          const span = (count / 10) * part
          const from = (count / 10 - span) * start
          const view = { from, to: from + span }
          const layout = layoutDenseQueues(pack, { ...frame, view, labels: denseQueueLabels })
          const seen = worst / 10 >= view.from && worst / 10 <= view.to
          const panel = panelOf(layout, 'queues')
          const cells = panel.layers.find((layer) => layer.type === 'cells')
          if (cells?.type !== 'cells') throw new Error('no cells')
          const darkest = cells.rows.map(({ shades }) => Math.max(...shades.filter((each) => each !== nobodyLooked), 0))
          expect(darkest[p + 1]).toBe(seen ? shadeOf(200) : shadeOf(1))
          if (procs > 1) expect(darkest[((p + 1) % procs) + 1]).toBe(shadeOf(1))
          if (!seen) return
          expect(layout.lanes[0]?.worst).toBe(worst)
          const x = panel.x + ((worst / 10 - view.from) / span) * panel.width
          const row = cells.rows[p + 1]
          const y = panel.y + panel.height - ((row?.top ?? 0) + (row?.bottom ?? 0)) / 2
          expect(nearestDenseQueue(layout, pack, x, y)).toBe(worst)
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('pacer and SCHED lines of every sample, repeated', () => {
  const repeat = (text: string, records: number) => text.repeat(Math.max(1, Math.ceil(5_000 / records)))
  const ids = sampleIds().map((id) => [id, parseTrace(sample(id).text)] as const)

  it.each(ids.filter(([, document]) => pacerCyclesOf(document).length > 1).map(([id]) => id))('pacer: %s', (id) => {
    const { text } = sample(id)
    const columns = pacerColumnsOf(
      readTable(new TextEncoder().encode(repeat(text.endsWith('\n') ? text : `${text}\n`, text.split('\n').length))),
    )
    if (!columns) throw new Error('no columns')
    const pack = pacerPackOf(columns)
    // As the lines stand one after the other: what draws them asks for no more than a rising axis.
    const atS = Float64Array.from({ length: columns.length }, (_, at) => at)
    const lanes = [{ process: 0, from: 0, to: columns.length }]
    const even = { ...pack, columns: { ...columns, atS, lanes } }
    for (const view of viewsOf(atS)) {
      const layout = layoutDensePacer(even, { ...frame, view, labels: densePacerLabels })
      const drawn = columnsOf(layout)
      const heap = panelOf(layout, 'pacer-heap')
      const mib = (values: Float64Array) => (at: number) => (values[at] as number) / 2 ** 20
      expectExtremes(heap, lineOf(heap, 'heap-end'), drawn, mib(columns.end))
      expectExtremes(heap, lineOf(heap, 'heap-start'), drawn, mib(columns.trigger))
      if (pack.series.goal) expectExtremes(heap, lineOf(heap, 'heap-goal'), drawn, mib(columns.goal))
      const used = panelOf(layout, 'utilization')
      expectExtremes(used, lineOf(used, 'mark'), drawn, (at) => columns.utilization[at] as number)
    }
  })

  it.each(ids.filter(([, document]) => schedSamplesOf(document).length > 1).map(([id]) => id))('SCHED: %s', (id) => {
    const { text } = sample(id)
    const columns = schedColumnsOf(
      readTable(new TextEncoder().encode(repeat(text.endsWith('\n') ? text : `${text}\n`, text.split('\n').length))),
    )
    if (!columns) throw new Error('no columns')
    const atS = Float64Array.from({ length: columns.length }, (_, at) => at)
    const lanes = [{ process: 0, from: 0, to: columns.length }]
    const pack = queuePackOf({ ...columns, atS, lanes })
    for (const view of viewsOf(atS)) {
      const layout = layoutDenseQueues(pack, { ...frame, view, labels: denseQueueLabels })
      const drawn = columnsOf(layout)
      const cells = panelOf(layout, 'queues').layers.find((layer) => layer.type === 'cells')
      if (cells?.type !== 'cells') throw new Error('no cells')
      for (const [row, { shades }] of cells.rows.entries())
        for (const [column, { from, to }] of drawn.entries()) {
          if (from === to) continue
          let most = 0
          for (let at = from; at < to; at++)
            most = Math.max(most, (row === 0 ? columns.global[at] : columns.local[row - 1]?.[at]) ?? 0)
          if (shades[column] !== shadeOf(most)) throw new Error(`row ${row}, column ${column}: ${shades[column]}`)
        }
      const threads = panelOf(layout, 'threads')
      expectExtremes(threads, lineOf(threads, 'ink'), drawn, (at) => columns.threads[at] as number)
    }
  })
})
