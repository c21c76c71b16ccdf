// The layout of figures in which each pixel column stands for many values: panels over a common time axis, one stretch of
// them for each process, and in each panel layers of columns that a canvas or a path draws. What a panel shows is planned by
// the chart (`dense.ts`, `dense-pacer.ts`, `dense-queues.ts`); nothing of it is sampled.
import { type CycleLane, laneIndexAt } from '../trace/derive/cycle-columns.ts'
import {
  columnBounds,
  firstFrom,
  greatestIn,
  leastIn,
  nearestPlace,
  type Series,
  type SumTree,
  sumIn,
} from './decimate.ts'
import { type Box, compact, linear, type PlacedText, roundTicks, type Scale, type Tick } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'
import { spanOf, type Viewport } from './viewport.ts'

export type DensePanelId =
  | 'heap'
  | 'roots'
  | 'released'
  | 'share'
  | 'stops'
  | 'cpu'
  | 'percent'
  | 'pacer-heap'
  | 'utilization'
  | 'cons-mark'
  | 'ratios'
  | 'queues'
  | 'idleprocs'
  | 'threads'
  | 'activity'

/** The names of colours, as the style sheet has them. */
export const tones = [
  'heap-start',
  'heap-end',
  'heap-live',
  'heap-goal',
  'stw',
  'mark',
  'assist',
  'background',
  'idle',
  'queue',
  'program',
  'ink',
  'soft',
  'neutral',
] as const
export type Tone = (typeof tones)[number]

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

/** Of each column only its highest value: a band of goals would hide what lies under it. */
export function upperOf({ first, greatest }: ColumnExtremes): ColumnExtremes {
  const begin = first.map((value, column) => (value === Number.POSITIVE_INFINITY ? value : (greatest[column] ?? value)))
  return { first: begin, least: greatest, greatest, last: greatest }
}

/** One value for each column that has something in it. */
export function eachColumn(bounds: Uint32Array, value: (from: number, to: number) => number): Float32Array {
  const count = bounds.length - 1
  const made = nothing(count)
  for (let column = 0; column < count; column++) {
    const from = bounds[column] as number
    const to = bounds[column + 1] as number
    if (from < to) made[column] = value(from, to)
  }
  return made
}

export function sumsIn(sums: SumTree, bounds: Uint32Array): Float32Array {
  return eachColumn(bounds, (from, to) => sumIn(sums, from, to))
}

function nothing(count: number): Float32Array {
  return new Float32Array(count).fill(Number.NaN)
}

/** What tells a line from the others of its panel without its colour. */
export interface LineLook {
  /** So many pixels are drawn and so many left out, where the line runs flat. What rises or falls is never left out. */
  readonly dash?: readonly [on: number, off: number]
  /** A sign that stands on the line now and then. */
  readonly sign?: Sign
}
export type Sign = 'triangle' | 'square' | 'circle'

/** A layer of a panel, in the panel's own unit; one value a column. */
export type Layer =
  /** A line through every extreme. */
  | ({
      readonly type: 'line'
      readonly tone: Tone
      readonly data: ColumnExtremes
      readonly weight: number
      readonly alpha: number
    } & LineLook)
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
  /** Rows of cells, of which those of one shade are filled. A row has a shade for each column. */
  | {
      readonly type: 'cells'
      readonly tone: Tone
      readonly alpha: number
      readonly rows: readonly CellRow[]
      /** The least and the greatest shade that is filled. */
      readonly shades: readonly [from: number, to: number]
    }

/** A row of cells: from `top` to `bottom` in the panel's unit, and the shade of each column; 255 where nobody looked. */
export interface CellRow {
  readonly top: number
  readonly bottom: number
  readonly shades: Uint8Array
}
export const nobodyLooked = 255

export interface KeyEntry extends PlacedText {
  readonly tone: Tone
  readonly look: 'area' | 'line'
  readonly dash?: readonly [on: number, off: number] | undefined
  readonly sign?: Sign | undefined
  readonly alpha?: number | undefined
}

export interface PlacedSign {
  readonly x: number
  readonly y: number
  readonly tone: Tone
  readonly sign: Sign
}

export interface DensePanel extends Box {
  readonly id: DensePanelId
  readonly lane: CycleLane
  readonly title: PlacedText | null
  readonly key: readonly KeyEntry[]
  readonly top: number
  readonly toY: Scale
  /** Where 0 lies, or the bottom where all is above it. */
  readonly base: number
  readonly ticks: readonly Tick[]
  /** Rows have names and no lines across. */
  readonly ruled: boolean
  readonly layers: readonly Layer[]
  readonly signs: readonly PlacedSign[]
  /** A level that is no value of any cycle, with what it says. */
  readonly level: { readonly y: number; readonly label: PlacedText | null } | null
}

export interface DenseLane extends CycleLane {
  readonly y: number
  readonly height: number
  readonly bounds: Uint32Array
  /** The place that is worst in sight, for instance the cycle with the longest pause; -1 where none is. */
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

export interface DenseFrame {
  readonly width: number
  readonly measure: Measure
  readonly view: Viewport
  /** Device pixels to a pixel of the page. */
  readonly ratio?: number
}

/** What one panel is to show of one process. */
export interface PanelPlan {
  readonly id: DensePanelId
  /** Wordings are listed longest first; the first that fits is set. */
  readonly title: readonly string[]
  readonly height: number
  readonly key?: readonly (Pick<KeyEntry, 'tone' | 'look' | 'dash' | 'sign' | 'alpha'> & { readonly text: string })[]
  /** More room over the panel, for the name of what is worst. */
  readonly room?: number
  readonly layers: readonly Layer[]
  /** The least and the greatest value that must fit; without `tight` a little room is left over it. */
  readonly least?: number
  readonly most: number
  readonly tight?: boolean
  readonly ticks?: readonly { readonly value: number; readonly text: string }[]
  readonly ruled?: boolean
  readonly level?: { readonly value: number; readonly label: readonly string[] } | null
}

export interface LanePlan {
  readonly panels: readonly PanelPlan[]
  readonly worst: number
}

export interface DensePlan {
  readonly atS: Float64Array
  readonly lanes: readonly CycleLane[]
  /** Texts that stand left of the panels. */
  readonly gutter: readonly string[]
  /** So many columns at most for each pixel of the page. */
  readonly finest?: number
  process(number: number): string
  readonly timeAxis: string
  planOf(lane: CycleLane, bounds: Uint32Array, from: number, to: number): LanePlan
}

export const mostLanes = 4
/** Signs on a line stand so far from each other, and those of the next line a little further on. */
const signEvery = 132
const signOffset = 44

export function layoutPanels(plan: DensePlan, { width, measure, view, ratio = 1 }: DenseFrame): DenseLayout {
  const shown = plan.lanes.slice(0, mostLanes)
  const gutter = Math.ceil(Math.max(...plan.gutter.map((text) => measure(text, styles.tick)))) + 12
  const plot = { x: gutter, width: Math.max(40, width - gutter - 1) }
  const columns = Math.max(1, Math.round(plot.width * Math.min(ratio, plan.finest ?? ratio)))
  const several = shown.length > 1
  const names: PlacedText[] = []
  const panels: DensePanel[] = []
  const lanes: DenseLane[] = []
  let seen = 0
  let y = 22
  for (const lane of shown) {
    const bounds = columnBounds(plan.atS, lane.from, lane.to, view, columns)
    const from = bounds[0] as number
    const to = bounds[columns] as number
    seen += to - from
    if (several) {
      const text = plan.process(lane.process + 1)
      names.push({ text, x: 0, y: y + 12, anchor: 'start', style: 'label', width: measure(text, styles.label) })
      y += 20
    }
    const laneTop = y
    const { panels: planned, worst } = plan.planOf(lane, bounds, from, to)
    for (const each of planned) {
      const title = fitting(each.title, width, styles.label, measure)
      const titleY = y + 13
      const key: KeyEntry[] = []
      let x = 0
      let row = titleY
      if ((each.key?.length ?? 0) > 0) row += 20
      for (const entry of each.key ?? []) {
        const set = measure(entry.text, styles.small)
        const swatch = entry.look === 'line' ? 28 : 16
        if (x > 0 && x + swatch + set > width) {
          x = 0
          row += 17
        }
        key.push({ ...entry, x: x + swatch, y: row, anchor: 'start', style: 'small', width: set })
        x += swatch + set + 14
      }
      const top = row + 11 + (each.room ?? 0)
      const { height, least = 0, most, ruled = true } = each
      const count = Math.max(2, Math.floor(height / 40))
      const ticks = each.ticks ?? roundTicks(least, most, count)
      const highest = each.tight ? most : Math.max(most * 1.04, ticks.at(-1)?.value ?? 0)
      const lowest = Math.min(0, least, ticks[0]?.value ?? 0)
      const toY = linear(lowest, highest, top + height, top)
      const box = { x: plot.x, y: top, width: plot.width, height }
      panels.push({
        ...box,
        id: each.id,
        lane,
        title: title ? { ...title, x: 0, y: titleY, anchor: 'start', style: 'label' } : null,
        key,
        top: highest,
        toY,
        base: toY(0),
        ticks: ticks.map((tick) => ({ ...tick, at: toY(tick.value) })),
        ruled,
        layers: each.layers,
        signs: signsOf(each.layers, box, toY),
        level: each.level ? levelOf(each.level, box, toY, measure) : null,
      })
      y = top + height + 12
    }
    lanes.push({ ...lane, y: laneTop, height: y - laneTop, bounds, worst })
    if (several) y += 10
  }
  const unit = measure(plan.timeAxis, styles.small)
  const base = y - (several ? 22 : 12)
  names.push({ text: plan.timeAxis, x: width - 1, y: base + 19, anchor: 'end', style: 'small', width: unit })
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
    hidden: Math.max(0, plan.lanes.length - mostLanes),
  }
}

/** The height of a panel: lower in a narrow figure, and where there are several processes. */
export function panelHeight(height: number, width: number, lanes: number): number {
  return Math.round(height * (lanes > 1 ? 0.7 : width < compact ? 0.85 : 1))
}

function levelOf(
  { value, label }: NonNullable<PanelPlan['level']>,
  box: Box,
  toY: Scale,
  measure: Measure,
): DensePanel['level'] {
  const y = toY(value)
  const set = fitting(label, box.width - 12, styles.small, measure)
  // Over the line where there is room, else under it.
  const baseline = y - box.y > 16 ? y - 5 : y + 14
  return { y, label: set && { ...set, x: box.x + 6, y: baseline, anchor: 'start', style: 'small' } }
}

/** On each line that has one, a sign now and then where it has a value: those of two lines stand apart. */
function signsOf(layers: readonly Layer[], { x, width }: Box, toY: Scale): PlacedSign[] {
  const signs: PlacedSign[] = []
  let turn = 0
  for (const layer of layers) {
    if (layer.type !== 'line' || layer.sign === undefined) continue
    const { greatest } = layer.data
    const step = width / greatest.length
    const offset = 24 + ((turn++ * signOffset) % signEvery)
    for (let at = offset; at < width - 6; at += signEvery) {
      // The nearest column that has a value.
      const middle = Math.floor(at / step)
      const reach = Math.ceil(30 / step)
      for (let away = 0; away <= reach; away++) {
        const column = [middle + away, middle - away].find((each) => !Number.isNaN(greatest[each] ?? Number.NaN))
        if (column === undefined) continue
        signs.push({
          x: x + (column + 0.5) * step,
          y: toY(greatest[column] as number),
          tone: layer.tone,
          sign: layer.sign,
        })
        break
      }
    }
  }
  return signs
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

// ---- finding

/** The stretch of places that are drawn within a pixel of a place, its panel, and the nearest by time; `null` beside it. */
export function placesUnder(
  layout: DenseLayout,
  atS: Float64Array,
  x: number,
  y: number,
): {
  readonly from: number
  readonly to: number
  readonly panel: DensePanel | undefined
  readonly nearest: number
} | null {
  const { plot, view, lanes } = layout
  const lane = lanes.find((each) => y < each.y + each.height + 6) ?? lanes.at(-1)
  if (!lane || x < plot.x - 12 || x > plot.x + plot.width + 12) return null
  const panel = layout.panels.findLast((each) => each.lane.process === lane.process && y >= each.y - 20)
  const columns = lane.bounds.length - 1
  // A pointer is no finer than a pixel of the page: look a little to both sides.
  const ratio = columns / plot.width
  const middle = Math.floor(((x - plot.x) / plot.width) * columns)
  const first = Math.max(0, Math.min(columns - 1, middle - Math.ceil(ratio)))
  const last = Math.max(0, Math.min(columns - 1, middle + Math.ceil(ratio)))
  const at = view.from + ((x - plot.x) / plot.width) * spanOf(view)
  return {
    from: lane.bounds[first] as number,
    to: lane.bounds[last + 1] as number,
    panel,
    nearest: nearestPlace(atS, at, lane.bounds[0] as number, lane.bounds[columns] as number),
  }
}

/** What stands in a part of the axis, a stretch for each process. */
export function stretchesOf(lanes: readonly CycleLane[], atS: Float64Array, view: Viewport): CycleLane[] {
  return lanes.flatMap((lane) => {
    const from = firstFrom(atS, view.from, lane.from, lane.to)
    let to = firstFrom(atS, view.to, from, lane.to)
    while (to < lane.to && atS[to] === view.to) to++
    return to > from ? [{ process: lane.process, from, to }] : []
  })
}

/** The lane of a place. */
export function laneAt(lanes: readonly CycleLane[], place: number): CycleLane | undefined {
  return lanes[laneIndexAt({ lanes }, place)]
}
