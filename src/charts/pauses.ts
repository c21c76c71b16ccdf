// How long everything stood still: the walls of sweep termination and mark termination apart, as a distribution with
// percentiles. Every pause has its own tick, so nothing is lost in a bin.
import { bisector, max, min } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { CommonScale } from './common-scale.ts'
import {
  type Box,
  linear,
  type PlacedText,
  printedMs,
  roundTicks,
  type Scale,
  type Tick,
  type Window,
} from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

export const pauseFields = ['sweep-term-wall', 'mark-term-wall'] as const
export type PauseField = (typeof pauseFields)[number]

/** One pause: `cycle` is an index into the cycles that were given. */
export interface Pause {
  readonly cycle: number
  readonly ms: number
  readonly x: number
  /** How many pauses of this length the cycle stands for. */
  readonly count: number
}

export interface PauseBin extends Box {
  readonly count: number
  /** Printed values from `lo` up to but not including `hi`; the last bin includes it. Both 0 for pauses printed as 0. */
  readonly lo: number
  readonly hi: number
}

export type QuantileId = 'p50' | 'p90' | 'p99' | 'max'

export interface Quantile {
  readonly id: QuantileId
  readonly ms: number
  readonly x: number
  readonly label: PlacedText | null
}

export interface PauseRow extends Box {
  readonly field: PauseField
  readonly title: PlacedText | null
  /** Shortest first. */
  readonly pauses: readonly Pause[]
  readonly bins: readonly PauseBin[]
  readonly quantiles: readonly Quantile[]
}

export type PausesNote =
  | { readonly id: 'log' }
  | { readonly id: 'too-few'; readonly n: number }
  | { readonly id: 'zero'; readonly count: number }
  | { readonly id: 'rank' }

export interface PausesLayout {
  readonly width: number
  readonly height: number
  readonly rows: readonly PauseRow[]
  readonly log: boolean
  readonly msToX: Scale
  readonly xTicks: readonly Tick[]
  readonly axis: readonly PlacedText[]
  readonly notes: readonly PausesNote[]
}

export interface PausesLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  row(field: PauseField, n: number): readonly string[]
  quantile(id: QuantileId, ms: string): readonly string[]
  readonly timeAxis: string
}

export interface PausesOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: PausesLabels
  readonly window?: Window | undefined
  /** Of very many cycles those with different pauses are given, and for how many each stands; 0 leaves one out. */
  readonly weight?: ((cycle: number, field: PauseField) => number) | undefined
  readonly common?: Pick<CommonScale, 'pauseMs' | 'zeroPause'> | undefined
}

/** Percentiles of fewer values than this say nothing: 90 of 100 need ten, 99 of 100 a hundred. */
const needs: Record<QuantileId, number> = { p50: 5, p90: 10, p99: 100, max: 1 }
const rank: Record<QuantileId, number> = { p50: 0.5, p90: 0.9, p99: 0.99, max: 1 }
export const tooFew = needs.p50
/** Longest by shortest: beyond this a straight scale would press most pauses together. */
const logFrom = 30
const barHeight = 64
const zeroWidth = 30

/** Percentile by nearest rank: always a value that was printed. `null` where there are too few for it. */
export function quantileOf(sorted: readonly number[], id: QuantileId): number | null {
  if (sorted.length < needs[id]) return null
  return sorted[Math.max(0, Math.ceil(rank[id] * sorted.length) - 1)] ?? null
}

function countOf(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { count }) => sum + count, 0)
}

/** The same of pauses, shortest first, each of which stands for several. */
function quantileOfPauses(sorted: readonly Pause[], id: QuantileId): number | null {
  const n = countOf(sorted)
  if (n < needs[id]) return null
  let place = Math.max(1, Math.ceil(rank[id] * n))
  for (const { ms, count } of sorted) {
    place -= count
    if (place <= 0) return ms
  }
  return null
}

export function pauseMs(cycle: GcCycle, field: PauseField): number {
  return field === 'sweep-term-wall' ? cycle.wall.sweepTerm : cycle.wall.markTerm
}

/** The longest pauses, the longest first; of equal ones the earlier. */
export function worstPauses(
  cycles: readonly GcCycle[],
  count: number,
): { readonly cycle: number; readonly field: PauseField; readonly ms: number }[] {
  const worst: { cycle: number; field: PauseField; ms: number }[] = []
  for (const [cycle, each] of cycles.entries()) {
    for (const field of pauseFields) {
      const ms = pauseMs(each, field)
      if (ms === 0 || (worst.length === count && ms <= (worst.at(-1)?.ms ?? 0))) continue
      const place = worst.findIndex((known) => known.ms < ms)
      worst.splice(place < 0 ? worst.length : place, 0, { cycle, field, ms })
      worst.length = Math.min(worst.length, count)
    }
  }
  return worst
}

export function layoutPauses(cycles: readonly GcCycle[], options: PausesOptions): PausesLayout {
  const { width, measure, labels, weight = () => 1 } = options
  const seen = options.window?.seen ?? [...cycles.keys()]
  const shown = seen.flatMap((index) => cycles[index] ?? [])
  const all = shown.flatMap((cycle) => pauseFields.map((field) => pauseMs(cycle, field)))
  const { common } = options
  const longest = Math.max(common?.pauseMs[1] ?? 0, max(all) ?? 0)
  const positive = [...all, ...(common?.pauseMs ?? [])].filter((ms) => ms > 0)
  const shortest = min(positive) ?? 0
  const zeros = seen.reduce(
    (sum, index) =>
      sum +
      pauseFields.reduce(
        (own, field) => own + (pauseMs(cycles[index] as GcCycle, field) === 0 ? weight(index, field) : 0),
        0,
      ),
    0,
  )
  const log = shortest > 0 && longest / shortest >= logFrom
  const left = 2 + ((zeros > 0 || common?.zeroPause) && log ? zeroWidth : 0)
  const right = width - 10
  const straight = log
    ? linear(Math.log10(shortest) - 0.05, Math.log10(longest) + 0.05, left, right)
    : linear(0, longest || 1, left, right)
  const msToX: Scale = (ms) => (log ? (ms > 0 ? straight(Math.log10(ms)) : zeroWidth / 2) : straight(ms))

  const count = Math.max(8, Math.min(48, Math.floor((right - left) / 15)))
  const edges = Array.from({ length: count + 1 }, (_, at) => left + ((right - left) * at) / count)
  const draft = pauseFields.map((field) => {
    const pauses = seen
      .flatMap((index): Pause[] => {
        const ms = pauseMs(cycles[index] as GcCycle, field)
        const count = weight(index, field)
        return count > 0 ? [{ cycle: index, ms, x: msToX(ms), count }] : []
      })
      .toSorted((a, b) => a.ms - b.ms)
    const aside = log ? pauses.filter(({ ms }) => ms === 0) : []
    const inside = pauses.slice(aside.length)
    const groups = Map.groupBy(inside, ({ x }) =>
      Math.max(0, Math.min(count - 1, Math.floor(((x - left) / (right - left)) * count))),
    )
    return { field, pauses, aside, groups }
  })
  const fullest = max(draft, ({ aside, groups }) => Math.max(countOf(aside), ...[...groups.values()].map(countOf))) ?? 1

  let y = 20
  const rows = draft.map(({ field, pauses, aside, groups }): PauseRow => {
    const title = fitting(labels.row(field, countOf(pauses)), width, styles.label, measure)
    const titleY = y + 12
    const marks = (['p50', 'p90', 'p99', 'max'] as const).flatMap((id) => {
      const ms = quantileOfPauses(pauses, id)
      return ms === null ? [] : [{ id, ms, x: msToX(ms) }]
    })
    const placed = placeQuantiles(marks, y + 34, options)
    const top = y + 24 + placed.tiers * 17
    const toHeight = linear(0, Math.max(1, fullest), 0, barHeight)
    const binOf = (bin: readonly Pause[], x0: number, x1: number): PauseBin => ({
      x: x0,
      y: top + barHeight - toHeight(countOf(bin)),
      width: x1 - x0,
      height: toHeight(countOf(bin)),
      count: countOf(bin),
      lo: bin[0]?.ms ?? 0,
      hi: bin.at(-1)?.ms ?? 0,
    })
    const bins = [
      ...(aside.length > 0 ? [binOf(aside, 4, zeroWidth - 4)] : []),
      ...[...groups].toSorted(([a], [b]) => a - b).map(([at, bin]) => binOf(bin, edges[at] ?? 0, edges[at + 1] ?? 0)),
    ]
    y = top + barHeight + 26
    return {
      field,
      x: 0,
      y: top,
      width,
      height: barHeight,
      title: title ? { ...title, x: 0, y: titleY, anchor: 'start', style: 'label' } : null,
      pauses,
      bins,
      quantiles: placed.quantiles,
    }
  })
  const unit = measure(labels.timeAxis, styles.small)
  const xTicks = ticksOf(log, shortest, longest, msToX, zeros > 0, right - left).filter(
    ({ at, text }) =>
      at + measure(text, styles.tick) / 2 < width - unit - 6 && at - measure(text, styles.tick) / 2 >= -0.5,
  )
  const base = y - 26
  const shortestRow = Math.min(...rows.map(({ pauses }) => countOf(pauses)))
  return {
    width,
    height: Math.ceil(base + 36),
    rows: seen.length > 0 ? rows : [],
    log,
    msToX,
    xTicks,
    axis: [{ text: labels.timeAxis, x: width - 1, y: base + 28, anchor: 'end', style: 'small', width: unit }],
    notes: [
      ...(log ? [{ id: 'log' } as const] : []),
      ...(zeros > 0 ? [{ id: 'zero', count: zeros } as const] : []),
      shortestRow < tooFew ? ({ id: 'too-few', n: shortestRow } as const) : ({ id: 'rank' } as const),
    ],
  }
}

/** Labels of percentiles one above the other where they would collide. */
function placeQuantiles(
  marks: readonly { readonly id: QuantileId; readonly ms: number; readonly x: number }[],
  y: number,
  { width, measure, labels }: PausesOptions,
): { quantiles: Quantile[]; tiers: number } {
  const ends: number[] = []
  const quantiles = marks.map((mark): Quantile => {
    const set = fitting(labels.quantile(mark.id, printedMs(mark.ms)), width, styles.small, measure)
    if (!set) return { ...mark, label: null }
    const x = Math.min(mark.x, width - set.width - 1)
    let tier = ends.findIndex((end) => x >= end + 10)
    if (tier < 0) tier = ends.push(0) - 1
    ends[tier] = x + set.width
    return { ...mark, label: { ...set, x, y: y + tier * 17, anchor: 'start', style: 'small' } }
  })
  return { quantiles, tiers: Math.max(1, ends.length) }
}

function ticksOf(log: boolean, lo: number, hi: number, msToX: Scale, zeros: boolean, room: number): Tick[] {
  if (!log)
    return roundTicks(0, hi || 1, Math.max(2, Math.floor(room / 90))).map((tick) => ({
      ...tick,
      at: msToX(tick.value),
    }))
  const decades: Tick[] = []
  for (let power = Math.floor(Math.log10(lo)); power <= Math.ceil(Math.log10(hi)); power++) {
    for (const factor of room / Math.max(1, Math.log10(hi / lo)) > 220 ? [1, 2, 5] : [1]) {
      const value = factor * 10 ** power
      if (value >= lo * 0.9 && value <= hi * 1.1)
        decades.push({ value, at: msToX(value), text: String(Number(value.toPrecision(1))) })
    }
  }
  return [...(zeros ? [{ value: 0, at: zeroWidth / 2, text: '0' }] : []), ...decades]
}

/** The pause nearest to a place. */
export function nearestPause(layout: PausesLayout, x: number, y: number): { cycle: number; field: PauseField } | null {
  const row = layout.rows.find((each) => y <= each.y + each.height + 16) ?? layout.rows.at(-1)
  if (!row || row.pauses.length === 0) return null
  const near = row.pauses[bisector((each: Pause) => each.x).center(row.pauses, x)]
  return near ? { cycle: near.cycle, field: row.field } : null
}
