// Figures of so many cycles that each pixel column stands for many: what a column shows are the extremes of its cycles, or
// their sum, read from trees in a time that does not grow with the number of cycles. One layout for all of them: panels over
// a common time axis, and in each panel layers of columns that a canvas or a path draws.
import { type CycleColumns, type CycleLane, laneIndexAt } from '../trace/derive/cycle-columns.ts'
import {
  columnBounds,
  firstFrom,
  greatestIn,
  leastIn,
  nearestPlace,
  placeOfGreatest,
  type Series,
  type SumTree,
  seriesOf,
  sumIn,
  sumsOf,
} from './decimate.ts'
import { type Box, compact, linear, type PlacedText, roundTicks, type Scale, type Tick } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'
import type { Viewport } from './viewport.ts'

/** Above this many cycles in sight a figure draws columns; below it draws each cycle. */
export const denseFrom = 600

export const denseCharts = ['heap-staircase', 'gc-timeline', 'pauses', 'gc-cpu'] as const
export type DenseChart = (typeof denseCharts)[number]

/** Columns with the trees that stand over them. Plain data: a worker makes it and hands it over. */
export interface CyclePack {
  readonly columns: CycleColumns
  /** The higher of start and end. */
  readonly peak: Series
  readonly live: Series
  readonly goal: Series
  /** The longer of the two pauses, ms. */
  readonly stop: Series
  /** Assist as a part of mark wall × P, 0 to 1. */
  readonly assistShare: Series
  readonly percent: Series
  /** Sums, ms: all walls, and of the concurrent mark what went where of mark wall × P. */
  readonly wall: SumTree
  readonly assist: SumTree
  readonly background: SumTree
  readonly idle: SumTree
  readonly capacity: SumTree
  readonly sweepTerms: PrintedValues
  readonly markTerms: PrintedValues
}

/** Values of which few are different, since two digits are printed: each as a place in the list of them. */
export interface PrintedValues {
  /** In the order in which they first appear. */
  readonly values: Float32Array<ArrayBuffer>
  readonly code: Uint32Array<ArrayBuffer>
}

function printedOf(values: Float32Array): PrintedValues {
  const known = new Map<number, number>()
  const code = new Uint32Array(values.length)
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number
    let own = known.get(value)
    if (own === undefined) {
      own = known.size
      known.set(value, own)
    }
    code[at] = own
  }
  return { values: Float32Array.from(known.keys()), code }
}

/** How often each value is printed in stretches of cycles, and the last cycle that prints it. */
export function tallyOf(
  { values, code }: PrintedValues,
  stretches: readonly CycleLane[],
): { readonly value: number; readonly count: number; readonly cycle: number }[] {
  const counts = new Uint32Array(values.length)
  const last = new Uint32Array(values.length)
  for (const { from, to } of stretches)
    for (let at = from; at < to; at++) {
      const own = code[at] as number
      counts[own] = (counts[own] as number) + 1
      last[own] = at
    }
  return [...values.keys()].flatMap((own) => {
    const count = counts[own] as number
    return count > 0 ? [{ value: values[own] as number, count, cycle: last[own] as number }] : []
  })
}

export function packOf(columns: CycleColumns): CyclePack {
  const { length } = columns
  const peak = new Float32Array(length)
  const stop = new Float32Array(length)
  const assistShare = new Float32Array(length)
  const capacity = new Float32Array(length)
  for (let at = 0; at < length; at++) {
    peak[at] = Math.max(columns.start[at] as number, columns.end[at] as number)
    stop[at] = Math.max(columns.sweepTerm[at] as number, columns.markTerm[at] as number)
    const used = (columns.assist[at] as number) + (columns.background[at] as number) + (columns.idle[at] as number)
    // Workers may start before the clock of the mark does: then what they used is the whole.
    const whole = Math.max((columns.mark[at] as number) * (columns.procs[at] as number), used)
    capacity[at] = whole
    assistShare[at] = whole > 0 ? (columns.assist[at] as number) / whole : 0
  }
  return {
    columns,
    peak: seriesOf(peak),
    live: seriesOf(columns.live),
    goal: seriesOf(columns.goal),
    stop: seriesOf(stop),
    assistShare: seriesOf(assistShare),
    percent: seriesOf(columns.percent),
    wall: sumsOf(columns.wall),
    assist: sumsOf(columns.assist),
    background: sumsOf(columns.background),
    idle: sumsOf(columns.idle),
    capacity: sumsOf(capacity),
    sweepTerms: printedOf(columns.sweepTerm),
    markTerms: printedOf(columns.markTerm),
  }
}

/** The buffers of a pack and whatever goes with it, each once, for handing it over to another thread. */
export function packBuffers(pack: object): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>()
  const visit = (value: unknown) => {
    if (ArrayBuffer.isView(value)) found.add(value.buffer as ArrayBuffer)
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) visit(each)
  }
  visit(pack)
  return [...found]
}

// ---- columns

/**
 * What a column shows of a series: where it comes from, how far it goes, where it leaves. `NaN` where a column is empty; a
 * column with cycles of which none has a value comes from infinity, and lines break there.
 */
export interface ColumnExtremes {
  readonly first: Float32Array
  readonly least: Float32Array
  readonly greatest: Float32Array
  readonly last: Float32Array
}

export function extremesOf(series: Series, bounds: Uint32Array): ColumnExtremes {
  const count = bounds.length - 1
  const made = { first: nothing(count), least: nothing(count), greatest: nothing(count), last: nothing(count) }
  const { values } = series
  for (let column = 0; column < count; column++) {
    const from = bounds[column] as number
    const to = bounds[column + 1] as number
    if (from === to) continue
    if (to === from + 1) {
      const value = values[from] as number
      made.first[column] = Number.isNaN(value) ? Number.POSITIVE_INFINITY : value
      made.least[column] = value
      made.greatest[column] = value
      made.last[column] = value
      continue
    }
    const high = greatestIn(series, from, to)
    if (high === Number.NEGATIVE_INFINITY) {
      made.first[column] = Number.POSITIVE_INFINITY
      continue
    }
    made.greatest[column] = high
    made.least[column] = leastIn(series, from, to)
    made.first[column] = values[from] as number
    made.last[column] = values[to - 1] as number
  }
  return made
}

function upperOf({ first, greatest }: ColumnExtremes): ColumnExtremes {
  const begin = first.map((value, column) => (value === Number.POSITIVE_INFINITY ? value : (greatest[column] ?? value)))
  return { first: begin, least: greatest, greatest, last: greatest }
}

function nothing(count: number): Float32Array {
  return new Float32Array(count).fill(Number.NaN)
}

export type Tone =
  | 'heap-end'
  | 'heap-live'
  | 'heap-goal'
  | 'stw'
  | 'mark'
  | 'assist'
  | 'background'
  | 'idle'
  | 'ink'
  | 'neutral'

/** A layer of a panel, in the panel's own unit; one value a column. */
export type Layer =
  /** A line through every extreme. */
  | {
      readonly type: 'line'
      readonly tone: Tone
      readonly data: ColumnExtremes
      readonly weight: number
      readonly alpha: number
    }
  /** Filled from `low` to `high`. */
  | {
      readonly type: 'between'
      readonly tone: Tone
      readonly low: Float32Array
      readonly high: Float32Array
      readonly alpha: number
    }
  /** Bars from the base up. */
  | { readonly type: 'bars'; readonly tone: Tone; readonly high: Float32Array }

// ---- layout

export type DensePanelId = 'heap' | 'share' | 'stops' | 'cpu' | 'percent'

export interface DensePanel extends Box {
  readonly id: DensePanelId
  readonly lane: CycleLane
  readonly title: PlacedText | null
  readonly key: readonly (PlacedText & { readonly tone: Tone })[]
  readonly top: number
  readonly toY: Scale
  readonly ticks: readonly Tick[]
  readonly layers: readonly Layer[]
}

export interface DenseLane extends CycleLane {
  readonly y: number
  readonly height: number
  readonly bounds: Uint32Array
  /** The cycle with the longest pause in sight; -1 where none is. */
  readonly worst: number
}

export interface DenseLayout {
  readonly width: number
  readonly height: number
  readonly plot: Pick<Box, 'x' | 'width'>
  readonly view: Viewport
  readonly lanes: readonly DenseLane[]
  readonly panels: readonly DensePanel[]
  readonly xTicks: readonly Tick[]
  readonly names: readonly PlacedText[]
  /** How many cycles are in sight, and of how many processes some are not drawn. */
  readonly seen: number
  readonly hidden: number
}

export interface DenseLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  readonly panels: Readonly<Record<DensePanelId, readonly string[]>>
  readonly series: Readonly<Partial<Record<Tone, string>>>
  process(number: number): string
  readonly timeAxis: string
}

export interface DenseOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: DenseLabels
  readonly view: Viewport
  /** Device pixels to a pixel of the page. */
  readonly ratio?: number
}

const mostLanes = 4
const panelsOf: Readonly<Record<Exclude<DenseChart, 'pauses'>, readonly DensePanelId[]>> = {
  'heap-staircase': ['heap'],
  'gc-timeline': ['share', 'stops'],
  'gc-cpu': ['cpu', 'percent'],
}
const heights: Readonly<Record<DensePanelId, number>> = { heap: 240, share: 56, stops: 120, cpu: 130, percent: 84 }
const keysOf: Readonly<Record<DensePanelId, readonly Tone[]>> = {
  heap: ['heap-end', 'heap-live', 'heap-goal'],
  share: [],
  stops: [],
  cpu: ['assist', 'background', 'idle'],
  percent: [],
}

export function layoutDense(
  chart: Exclude<DenseChart, 'pauses'>,
  pack: CyclePack,
  { width, measure, labels, view, ratio = 1 }: DenseOptions,
): DenseLayout {
  const { atS } = pack.columns
  const shown = pack.columns.lanes.slice(0, mostLanes)
  const gutter = Math.ceil(measure('100 %', styles.tick)) + 12
  const plot = { x: gutter, width: Math.max(40, width - gutter - 1) }
  const columns = Math.max(1, Math.round(plot.width * ratio))
  const several = shown.length > 1
  const names: PlacedText[] = []
  const panels: DensePanel[] = []
  const lanes: DenseLane[] = []
  let seen = 0
  let y = 22
  for (const lane of shown) {
    const bounds = columnBounds(atS, lane.from, lane.to, view, columns)
    const from = bounds[0] as number
    const to = bounds[columns] as number
    seen += to - from
    if (several) {
      const text = labels.process(lane.process + 1)
      names.push({ text, x: 0, y: y + 12, anchor: 'start', style: 'label', width: measure(text, styles.label) })
      y += 20
    }
    const laneTop = y
    for (const id of panelsOf[chart]) {
      const title = fitting(labels.panels[id], width, styles.label, measure)
      const titleY = y + 13
      const key: (PlacedText & { tone: Tone })[] = []
      let x = 0
      let row = titleY
      if (keysOf[id].length > 0) row += 20
      for (const tone of keysOf[id]) {
        const text = labels.series[tone] ?? ''
        const set = measure(text, styles.small)
        if (x > 0 && x + 16 + set > width) {
          x = 0
          row += 17
        }
        key.push({ text, x: x + 16, y: row, anchor: 'start', style: 'small', width: set, tone })
        x += 16 + set + 14
      }
      // Over the pauses stands the name of the longest.
      const top = row + (id === 'stops' ? 28 : 11)
      const height = Math.round(heights[id] * (several ? 0.7 : width < compact ? 0.85 : 1))
      const layers = layersOf(id, pack, bounds, view)
      const most = id === 'share' ? mostOf(layers) : mostIn(id, pack, from, to)
      const ticks = ticksOf(id, most, height)
      const highest = id === 'cpu' ? most : Math.max(most * 1.04, ticks.at(-1)?.value ?? 0)
      const toY = linear(0, highest, top + height, top)
      panels.push({
        id,
        lane,
        x: plot.x,
        y: top,
        width: plot.width,
        height,
        title: title ? { ...title, x: 0, y: titleY, anchor: 'start', style: 'label' } : null,
        key,
        top: highest,
        toY,
        ticks: ticks.map((tick) => ({ ...tick, at: toY(tick.value) })),
        layers,
      })
      y = top + height + 12
    }
    lanes.push({ ...lane, y: laneTop, height: y - laneTop, bounds, worst: placeOfGreatest(pack.stop, from, to) })
    if (several) y += 10
  }
  const unit = measure(labels.timeAxis, styles.small)
  const base = y - (several ? 22 : 12)
  names.push({
    text: labels.timeAxis,
    x: width - 1,
    y: base + 19,
    anchor: 'end',
    style: 'small',
    width: unit,
  })
  return {
    width,
    height: base + 28,
    plot,
    view,
    lanes,
    panels,
    xTicks: timeTicks(view, plot, width - unit - 8, measure),
    names,
    seen,
    hidden: Math.max(0, pack.columns.lanes.length - mostLanes),
  }
}

function timeTicks(view: Viewport, plot: Pick<Box, 'x' | 'width'>, right: number, measure: Measure): Tick[] {
  const toX = linear(view.from, view.to, plot.x, plot.x + plot.width)
  let end = Number.NEGATIVE_INFINITY
  return roundTicks(view.from, view.to, Math.max(2, Math.floor(plot.width / 100))).flatMap((tick): Tick[] => {
    const at = toX(tick.value)
    const half = measure(tick.text, styles.tick) / 2
    if (tick.value < 0 || at - half < end + 12 || at + half > right || at - half < 0) return []
    end = at + half
    return [{ ...tick, at }]
  })
}

/** The highest bar of the first layer. */
function mostOf([layer]: readonly Layer[]): number {
  let most = 0
  if (layer?.type === 'bars') for (const high of layer.high) if (high > most) most = high
  return most > 0 ? most : 1
}

function mostIn(id: DensePanelId, pack: CyclePack, from: number, to: number): number {
  if (id === 'cpu') return 1
  const most =
    id === 'heap'
      ? Math.max(greatestIn(pack.peak, from, to), greatestIn(pack.goal, from, to))
      : greatestIn(id === 'stops' ? pack.stop : pack.percent, from, to)
  return most > 0 && Number.isFinite(most) ? most : 1
}

function ticksOf(id: DensePanelId, most: number, height: number): { value: number; text: string }[] {
  if (id === 'cpu') return [0, 0.5, 1].map((value) => ({ value, text: `${value * 100} %` }))
  if (id === 'share')
    return roundTicks(0, most * 100, 2).map(({ value, text }) => ({ value: value / 100, text: `${text} %` }))
  const ticks = roundTicks(0, most, Math.max(2, Math.floor(height / 40)))
  return id === 'percent' ? ticks.map((tick) => ({ ...tick, text: `${tick.text} %` })) : ticks
}

function layersOf(id: DensePanelId, pack: CyclePack, bounds: Uint32Array, view: Viewport): Layer[] {
  const count = bounds.length - 1
  const each = (value: (from: number, to: number) => number): Float32Array => {
    const made = nothing(count)
    for (let column = 0; column < count; column++) {
      const from = bounds[column] as number
      const to = bounds[column + 1] as number
      if (from < to) made[column] = value(from, to)
    }
    return made
  }
  switch (id) {
    case 'heap': {
      const peak = extremesOf(pack.peak, bounds)
      const live = extremesOf(pack.live, bounds)
      // Of the goals of a column the highest: a band of them would hide the heap that lies under it.
      const goal = upperOf(extremesOf(pack.goal, bounds))
      return [
        { type: 'between', tone: 'heap-end', low: live.least, high: peak.greatest, alpha: 0.16 },
        { type: 'line', tone: 'heap-end', data: peak, weight: 1.25, alpha: 0.6 },
        { type: 'line', tone: 'heap-live', data: live, weight: 1.25, alpha: 0.8 },
        { type: 'line', tone: 'heap-goal', data: goal, weight: 1.25, alpha: 1 },
      ]
    }
    case 'share': {
      const columnMs = ((view.to - view.from) * 1000) / count
      return [
        { type: 'bars', tone: 'mark', high: each((from, to) => Math.min(1, sumIn(pack.wall, from, to) / columnMs)) },
      ]
    }
    case 'stops':
      return [{ type: 'bars', tone: 'stw', high: each((from, to) => greatestIn(pack.stop, from, to)) }]
    case 'cpu': {
      const capacity = each((from, to) => sumIn(pack.capacity, from, to))
      const part = (sums: SumTree, below?: Float32Array) => {
        const made = each((from, to) => sumIn(sums, from, to))
        for (let column = 0; column < count; column++) {
          const whole = capacity[column] as number
          made[column] = (whole > 0 ? (made[column] as number) / whole : 0) + (below?.[column] ?? 0)
        }
        return made
      }
      const assist = part(pack.assist)
      const background = part(pack.background, assist)
      const idle = part(pack.idle, background)
      return [
        { type: 'between', tone: 'idle', low: background, high: idle, alpha: 1 },
        { type: 'between', tone: 'background', low: assist, high: background, alpha: 1 },
        { type: 'bars', tone: 'assist', high: assist },
        { type: 'line', tone: 'ink', data: extremesOf(pack.assistShare, bounds), weight: 0.75, alpha: 0.7 },
      ]
    }
    case 'percent':
      return [{ type: 'line', tone: 'ink', data: extremesOf(pack.percent, bounds), weight: 1.5, alpha: 1 }]
  }
}

// ---- finding

/** Of the cycles under a place the one that is drawn there: the extreme of its pixel column, else the nearest. */
export function nearestDense(layout: DenseLayout, pack: CyclePack, x: number, y: number): number {
  const { plot, view, lanes } = layout
  const lane = lanes.find((each) => y < each.y + each.height + 6) ?? lanes.at(-1)
  if (!lane || x < plot.x - 12 || x > plot.x + plot.width + 12) return -1
  const panel = layout.panels.findLast((each) => each.lane.process === lane.process && y >= each.y - 20)
  const columns = lane.bounds.length - 1
  // A pointer is no finer than a pixel of the page: look a little to both sides.
  const ratio = columns / plot.width
  const middle = Math.floor(((x - plot.x) / plot.width) * columns)
  const first = Math.max(0, Math.min(columns - 1, middle - Math.ceil(ratio)))
  const last = Math.max(0, Math.min(columns - 1, middle + Math.ceil(ratio)))
  const from = lane.bounds[first] as number
  const to = lane.bounds[last + 1] as number
  const series =
    panel?.id === 'heap'
      ? pack.peak
      : panel?.id === 'cpu'
        ? pack.assistShare
        : panel?.id === 'percent'
          ? pack.percent
          : pack.stop
  const found = placeOfGreatest(series, from, to)
  if (found >= 0) return found
  const at = view.from + ((x - plot.x) / plot.width) * (view.to - view.from)
  const begin = lane.bounds[0] as number
  const end = lane.bounds[columns] as number
  return nearestPlace(pack.columns.atS, at, begin, end)
}

/** The lane of a cycle, and how many cycles of it are in a part of the axis. */
export function laneOf(columns: CycleColumns, cycle: number): CycleLane | undefined {
  return columns.lanes[laneIndexAt(columns, cycle)]
}

/** The cycles in a part of the axis, a stretch for each process. */
export function stretchesIn(columns: CycleColumns, view: Viewport): CycleLane[] {
  return columns.lanes.flatMap((lane) => {
    const from = firstFrom(columns.atS, view.from, lane.from, lane.to)
    let to = firstFrom(columns.atS, view.to, from, lane.to)
    while (to < lane.to && columns.atS[to] === view.to) to++
    return to > from ? [{ process: lane.process, from, to }] : []
  })
}
