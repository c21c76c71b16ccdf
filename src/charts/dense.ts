// Figures of so many cycles that each pixel column stands for many: what a column shows are the extremes of its cycles, or
// their sum, read from trees in a time that does not grow with the number of cycles.
import { asPrinted, type CycleColumns, type CycleLane, limitFlag, staleFlag } from '../trace/derive/cycle-columns.ts'
import { type InferredLimit, limitOf } from '../trace/derive/memory-limit.ts'
import { greatestIn, placeOfGreatest, type Series, type SumTree, seriesOf, sumIn, sumsOf } from './decimate.ts'
import {
  type DenseFrame,
  type DenseLayout,
  type DensePanelId,
  eachColumn,
  extremesOf,
  type LanePlan,
  type Layer,
  laneAt,
  layoutPanels,
  type PanelPlan,
  panelHeight,
  placesUnder,
  stretchesOf,
  sumsIn,
  upperOf,
} from './dense-panels.ts'
import { leastOwnMs } from './gc-cpu.ts'
import { roundTicks } from './plane.ts'
import type { Viewport } from './viewport.ts'

export type { DenseLayout, Layer, Tone } from './dense-panels.ts'

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
  /** What the line prints: since the program started. */
  readonly percent: Series
  /** What each cycle took of the time since the cycle before, percent; `NaN` where that time cannot be told. */
  readonly own: Series
  readonly stacks: Series
  /** Stacks and globals together; `NaN` where the line does not print them. */
  readonly roots: Series
  readonly released: Series
  readonly limits: readonly InferredLimit[]
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
  const roots = new Float32Array(length)
  for (let at = 0; at < length; at++) {
    peak[at] = Math.max(columns.start[at] as number, columns.end[at] as number)
    stop[at] = Math.max(columns.sweepTerm[at] as number, columns.markTerm[at] as number)
    const used = (columns.assist[at] as number) + (columns.background[at] as number) + (columns.idle[at] as number)
    // Workers may start before the clock of the mark does: then what they used is the whole.
    const whole = Math.max((columns.mark[at] as number) * (columns.procs[at] as number), used)
    capacity[at] = whole
    assistShare[at] = whole > 0 ? (columns.assist[at] as number) / whole : 0
    roots[at] = (columns.stacks[at] as number) + (columns.globals[at] as number)
  }
  return {
    columns,
    peak: seriesOf(peak),
    live: seriesOf(columns.live),
    goal: seriesOf(columns.goal),
    stop: seriesOf(stop),
    assistShare: seriesOf(assistShare),
    percent: seriesOf(columns.percent),
    own: seriesOf(ownShares(columns)),
    stacks: seriesOf(columns.stacks),
    roots: seriesOf(roots),
    released: seriesOf(heldLevels(columns)),
    limits: limitsOf(columns),
    wall: sumsOf(columns.wall),
    assist: sumsOf(columns.assist),
    background: sumsOf(columns.background),
    idle: sumsOf(columns.idle),
    capacity: sumsOf(capacity),
    sweepTerms: printedOf(columns.sweepTerm),
    markTerms: printedOf(columns.markTerm),
  }
}

/** As `ownPercents` of the cycles one by one. */
function ownShares(columns: CycleColumns): Float32Array<ArrayBuffer> {
  const { atS, wall, number, procs, stwCpu, assist, background, flags } = columns
  const own = new Float32Array(columns.length).fill(Number.NaN)
  const endOf = (at: number) => (atS[at] as number) + asPrinted(wall[at] as number) / 1000
  for (const { from, to } of columns.lanes)
    for (let at = from; at < to; at++) {
      const follows = at > from ? (number[at - 1] as number) + 1 === number[at] : number[at] === 1
      if (!follows) continue
      const ms = (endOf(at) - (at > from ? endOf(at - 1) : 0)) * 1000
      const working =
        ((flags[at] as number) & staleFlag) !== 0 ? 0 : (assist[at] as number) + (background[at] as number)
      if (ms < leastOwnMs - 1e-6) continue
      own[at] = Math.min(100, (((stwCpu[at] as number) + working) / (ms * (procs[at] as number))) * 100)
    }
  return own
}

/** What was given back stays so until a line says something else. */
function heldLevels({ released, lanes }: CycleColumns): Float32Array<ArrayBuffer> {
  const held = released.slice()
  for (const { from, to } of lanes)
    for (let at = from + 1; at < to; at++) if (Number.isNaN(held[at])) held[at] = held[at - 1] as number
  return held
}

function limitsOf(columns: CycleColumns): InferredLimit[] {
  const { number, goal, start, live, stacks, globals, flags } = columns
  const printed = (values: Float32Array) => (at: number) => {
    const value = values[at] as number
    return Number.isNaN(value) ? 0 : value
  }
  const facts = {
    number: (at: number) => number[at] as number,
    goal: (at: number) => goal[at] as number,
    start: (at: number) => start[at] as number,
    live: (at: number) => live[at] as number,
    stacks: printed(stacks),
    globals: printed(globals),
    mayHaveLimit: (at: number) => ((flags[at] as number) & limitFlag) !== 0,
  }
  return columns.lanes.flatMap(({ process, from, to }) => {
    const places = Uint32Array.from({ length: to - from }, (_, index) => from + index)
    return limitOf(process, places, facts) ?? []
  })
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

// ---- layout

export interface DenseLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  readonly panels: Readonly<Partial<Record<DensePanelId, readonly string[]>>>
  readonly series: Readonly<Partial<Record<SeriesName, string>>>
  limit(aboveMiB: number): readonly string[]
  process(number: number): string
  readonly timeAxis: string
}
export type SeriesName =
  | 'heap-end'
  | 'heap-live'
  | 'heap-goal'
  | 'stacks'
  | 'globals'
  | 'assist'
  | 'background'
  | 'idle'
  | 'assist-most'
  | 'percent'
  | 'own'

export interface DenseOptions extends DenseFrame {
  readonly labels: DenseLabels
}

type CycleChart = Exclude<DenseChart, 'pauses'>
const panelsOf: Readonly<Record<CycleChart, readonly DensePanelId[]>> = {
  'heap-staircase': ['heap', 'roots', 'released'],
  'gc-timeline': ['share', 'stops'],
  'gc-cpu': ['cpu', 'percent'],
}

export function layoutDense(chart: CycleChart, pack: CyclePack, { labels, ...frame }: DenseOptions): DenseLayout {
  const { atS, lanes } = pack.columns
  const heightOf = (height: number) => panelHeight(height, frame.width, lanes.length)
  return layoutPanels(
    {
      atS,
      lanes,
      gutter: ['100 %'],
      process: labels.process,
      timeAxis: labels.timeAxis,
      planOf: (lane, bounds, from, to): LanePlan => ({
        worst: placeOfGreatest(pack.stop, from, to),
        panels: panelsOf[chart].flatMap((id) => {
          const seen = { pack, lane, bounds, from, to, view: frame.view, labels, heightOf }
          return planOf(id, seen) ?? []
        }),
      }),
    },
    frame,
  )
}

interface Seen {
  readonly pack: CyclePack
  readonly lane: CycleLane
  readonly bounds: Uint32Array
  readonly from: number
  readonly to: number
  readonly view: Viewport
  readonly labels: DenseLabels
  readonly heightOf: (height: number) => number
}

/** Lines differ by how they are drawn: the goal is broken, end and live bear signs of their own, as in the small figure. */
const looks = {
  goal: { dash: [6, 4] },
  end: { sign: 'triangle' },
  live: { sign: 'square' },
  own: { dash: [2, 3] },
} as const

function planOf(id: DensePanelId, seen: Seen): PanelPlan | null {
  const { pack, lane, bounds, from, to, view, labels, heightOf } = seen
  const title = labels.panels[id] ?? []
  const name = (series: SeriesName) => labels.series[series] ?? ''
  const highest = (...all: readonly Series[]) => {
    const most = Math.max(...all.map((series) => greatestIn(series, from, to)))
    return most > 0 && Number.isFinite(most) ? most : 1
  }
  switch (id) {
    case 'heap': {
      const peak = extremesOf(pack.peak, bounds)
      const live = extremesOf(pack.live, bounds)
      // Of the goals of a column the highest: a band of them would hide the heap that lies under it.
      const goal = upperOf(extremesOf(pack.goal, bounds))
      const limit = pack.limits.find(({ process }) => process === lane.process)
      const most = highest(pack.peak, pack.goal)
      return {
        id,
        title,
        height: heightOf(240),
        key: [
          { tone: 'heap-end', look: 'line', text: name('heap-end'), ...looks.end },
          { tone: 'heap-live', look: 'line', text: name('heap-live'), ...looks.live },
          { tone: 'heap-goal', look: 'line', text: name('heap-goal'), ...looks.goal },
        ],
        most: limit ? Math.max(most, limit.aboveMiB) * 1.06 : most,
        layers: [
          { type: 'between', tone: 'heap-end', low: live.least, high: peak.greatest, alpha: 0.16 },
          { type: 'line', tone: 'heap-end', data: peak, weight: 1.25, alpha: 0.6, ...looks.end },
          { type: 'line', tone: 'heap-live', data: live, weight: 1.25, alpha: 0.8, ...looks.live },
          { type: 'line', tone: 'heap-goal', data: goal, weight: 1.5, alpha: 1, ...looks.goal },
        ],
        level: limit ? { value: limit.aboveMiB, label: labels.limit(limit.aboveMiB) } : null,
      }
    }
    case 'roots': {
      // As in the small figure: globals alone are no more than a number, and are said in words.
      if (!(greatestIn(pack.stacks, lane.from, lane.to) > 0)) return null
      const stacks = eachColumn(bounds, (a, b) => Math.max(0, greatestIn(pack.stacks, a, b)))
      const roots = eachColumn(bounds, (a, b) => Math.max(0, greatestIn(pack.roots, a, b)))
      return {
        id,
        title,
        height: heightOf(52),
        key: [
          { tone: 'neutral', look: 'area', text: name('globals'), alpha: 0.6 },
          { tone: 'soft', look: 'area', text: name('stacks') },
        ],
        most: highest(pack.roots),
        layers: [
          { type: 'between', tone: 'neutral', low: stacks, high: roots, alpha: 0.6 },
          { type: 'bars', tone: 'soft', high: stacks },
        ],
      }
    }
    case 'released': {
      if (!(greatestIn(pack.released, lane.from, lane.to) > 0)) return null
      return {
        id,
        title,
        height: heightOf(52),
        most: highest(pack.released),
        layers: [{ type: 'line', tone: 'ink', data: extremesOf(pack.released, bounds), weight: 1.5, alpha: 1 }],
      }
    }
    case 'share': {
      const columnMs = ((view.to - view.from) * 1000) / (bounds.length - 1)
      const high = eachColumn(bounds, (a, b) => Math.min(1, sumIn(pack.wall, a, b) / columnMs))
      const most = high.reduce((best, each) => (each > best ? each : best), 0) || 1
      const ticks = roundTicks(0, most * 100, 2).map(({ value, text }) => ({ value: value / 100, text: `${text} %` }))
      return { id, title, height: heightOf(56), most, ticks, layers: [{ type: 'bars', tone: 'mark', high }] }
    }
    case 'stops': {
      const high = eachColumn(bounds, (a, b) => greatestIn(pack.stop, a, b))
      return {
        id,
        title,
        height: heightOf(120),
        room: 17,
        most: highest(pack.stop),
        layers: [{ type: 'bars', tone: 'stw', high }],
      }
    }
    case 'cpu':
      return {
        id,
        title,
        height: heightOf(130),
        key: [
          { tone: 'assist', look: 'area', text: name('assist') },
          { tone: 'background', look: 'area', text: name('background') },
          { tone: 'idle', look: 'area', text: name('idle') },
          { tone: 'ink', look: 'area', text: name('assist-most') },
        ],
        most: 1,
        tight: true,
        ticks: [0, 0.5, 1].map((value) => ({ value, text: `${value * 100} %` })),
        layers: cpuLayers(pack, bounds),
      }
    case 'percent': {
      const most = highest(pack.percent, pack.own)
      const height = heightOf(104)
      const ticks = roundTicks(0, most, Math.max(2, Math.floor(height / 40)))
      const own = extremesOf(pack.own, bounds)
      return {
        id,
        title,
        height,
        key: [
          { tone: 'ink', look: 'line', text: name('percent') },
          { tone: 'mark', look: 'line', text: name('own'), ...looks.own },
        ],
        most,
        ticks: ticks.map((tick) => ({ ...tick, text: `${tick.text} %` })),
        layers: [
          { type: 'between', tone: 'mark', low: own.least, high: own.greatest, alpha: 0.3 },
          { type: 'line', tone: 'mark', data: own, weight: 1, alpha: 0.75, ...looks.own },
          { type: 'line', tone: 'ink', data: extremesOf(pack.percent, bounds), weight: 2, alpha: 1 },
        ],
      }
    }
    default:
      return null
  }
}

/** How high the mark of a greatest share is, as a part of all. */
const cap = 0.012

function cpuLayers(pack: CyclePack, bounds: Uint32Array): Layer[] {
  const capacity = sumsIn(pack.capacity, bounds)
  const part = (sums: SumTree, below?: Float32Array) => {
    const made = sumsIn(sums, bounds)
    for (let column = 0; column < made.length; column++) {
      const whole = capacity[column] as number
      made[column] = (whole > 0 ? (made[column] as number) / whole : 0) + (below?.[column] ?? 0)
    }
    return made
  }
  const assist = part(pack.assist)
  const background = part(pack.background, assist)
  const idle = part(pack.idle, background)
  const most = eachColumn(bounds, (from, to) => greatestIn(pack.assistShare, from, to))
  return [
    { type: 'between', tone: 'idle', low: background, high: idle, alpha: 1 },
    { type: 'between', tone: 'background', low: assist, high: background, alpha: 1 },
    { type: 'bars', tone: 'assist', high: assist },
    // The highest of each column as a cap: a line from cap to cap would hide the areas it crosses.
    { type: 'between', tone: 'ink', low: most.map((share) => Math.max(0, share - cap)), high: most, alpha: 0.85 },
  ]
}

// ---- finding

/** Of the cycles under a place the one that is drawn there: the extreme of its pixel column, else the nearest. */
export function nearestDense(layout: DenseLayout, pack: CyclePack, x: number, y: number): number {
  const under = placesUnder(layout, pack.columns.atS, x, y)
  if (under === null) return -1
  const series: Partial<Record<DensePanelId, Series>> = {
    heap: pack.peak,
    roots: pack.roots,
    released: pack.released,
    cpu: pack.assistShare,
    percent: pack.own,
  }
  const found = placeOfGreatest(series[under.panel?.id ?? 'stops'] ?? pack.stop, under.from, under.to)
  return found >= 0 ? found : under.nearest
}

/** How many cycles the lanes have together. */
export function countOf(lanes: readonly CycleLane[]): number {
  return lanes.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** Where the greatest value of all lanes stands; -1 where there is none. */
export function bestOf(series: Series, lanes: readonly CycleLane[]): number {
  let best = -1
  for (const { from, to } of lanes) {
    const place = placeOfGreatest(series, from, to)
    if (place >= 0 && (best < 0 || (series.values[place] as number) > (series.values[best] as number))) best = place
  }
  return best
}

/** The lane of a cycle. */
export function laneOf({ lanes }: CycleColumns, cycle: number): CycleLane | undefined {
  return laneAt(lanes, cycle)
}

/** The cycles in a part of the axis, a stretch for each process. */
export function stretchesIn({ lanes, atS }: CycleColumns, view: Viewport): CycleLane[] {
  return stretchesOf(lanes, atS, view)
}
