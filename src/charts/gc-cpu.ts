// How the Ps were spent while marking, cycle by cycle, and under it two percentages that are often taken for each other:
// what the line prints (since the program started) and what each cycle took of the time since the cycle before.
import { max } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { CommonScale } from './common-scale.ts'
import {
  type Box,
  type Corner,
  linear,
  type PlacedText,
  pathOf,
  roundTicks,
  type Scale,
  type Tick,
  type Window,
} from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

export const cpuFields = ['mark-assist-cpu', 'mark-background-cpu', 'mark-idle-cpu', 'gc-percent'] as const
export type CpuField = (typeof cpuFields)[number]

export interface CpuSlice extends Box {
  readonly field: Exclude<CpuField, 'gc-percent'>
  readonly fraction: number
}

export interface CpuColumn {
  /** Index into the cycles; of merged ones, the cycle with the largest share of assist. */
  readonly cycle: number
  readonly x0: number
  readonly x1: number
  readonly slices: readonly CpuSlice[]
  /** The printed percentage, and where it stands. */
  readonly percent: { readonly value: number; readonly y: number }
  /** This cycle's own share of the time since the cycle before, in percent; absent where that time cannot be told. */
  readonly own?: { readonly value: number; readonly y: number }
}

export interface CpuStretch {
  readonly x0: number
  readonly x1: number
  readonly label: PlacedText | null
}

export type GcCpuNote =
  | { readonly id: 'program' }
  | { readonly id: 'cumulative' }
  | { readonly id: 'merged'; readonly cycles: number }
  | { readonly id: 'stale'; readonly count: number }
  | { readonly id: 'no-mark'; readonly count: number }
  /** Cycles without a share of their own, because too little time went by since the one before. */
  | { readonly id: 'too-close'; readonly count: number; readonly ms: number }
  | { readonly id: 'overfull'; readonly count: number }

export interface GcCpuLayout {
  readonly width: number
  readonly height: number
  readonly shares: Box
  readonly percents: Box
  readonly fractionToY: Scale
  readonly percentToY: Scale
  readonly columns: readonly CpuColumn[]
  /** The printed percentage as a line; it breaks where another process begins. */
  readonly printed: string
  /** The columns of each process, where there are several. */
  readonly stretches: readonly CpuStretch[]
  readonly yTicks: readonly Tick[]
  readonly percentTicks: readonly Tick[]
  readonly xTicks: readonly Tick[]
  readonly names: readonly (PlacedText & { readonly field?: CpuField | 'own' | 'program' })[]
  readonly notes: readonly GcCpuNote[]
}

export interface GcCpuLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  readonly shares: readonly string[]
  readonly percents: readonly string[]
  readonly parts: Readonly<Record<CpuSlice['field'] | 'program' | 'own' | 'gc-percent', string>>
  readonly cycleAxis: string
  process(number: number): string
}

export interface GcCpuOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: GcCpuLabels
  readonly window?: Window | undefined
  readonly common?: Pick<CommonScale, 'percent'> | undefined
}

/** Shortest time from cycle to cycle of which a share is worked out, ms. */
export const leastOwnMs = 3

/**
 * What a cycle took of P × the time from the end of the cycle before to its own end, in percent, counted as the runtime
 * counts for `gc-percent`: pauses, assist and background workers, without idle workers. `null` where too little time went by.
 */
export function ownPercent(cycle: GcCycle, before: GcCycle | undefined): number | null {
  const endS = (each: GcCycle) => each.atS + each.wallMs / 1000
  const ms = (endS(cycle) - (before ? endS(before) : 0)) * 1000
  // Both ends are known to a millisecond: of less time than that many, no share can be told.
  if (ms < leastOwnMs - 1e-6) return null
  const stopped = cycle.cpu.sweepTerm + (cycle.cpu.scan ?? 0) + (cycle.cpu.writeBarrier ?? 0) + cycle.cpu.markTerm
  const working = cycle.staleMarkCpu ? 0 : cycle.cpu.assist + cycle.cpu.background
  return Math.min(100, ((stopped + working) / (ms * cycle.procs)) * 100)
}

/** The cycle before in the same process, where nothing is missing between the two; the first cycle counts from the start. */
export function ownPercents(cycles: readonly GcCycle[]): (number | null)[] {
  const last = new Map<number, GcCycle>()
  return cycles.map((cycle) => {
    const before = last.get(cycle.record.process)
    last.set(cycle.record.process, cycle)
    if (before ? before.number + 1 === cycle.number : cycle.number === 1) return ownPercent(cycle, before)
    return null
  })
}

const top = 64
const shareHeight = 130
const percentHeight = 96

export function layoutGcCpu(cycles: readonly GcCycle[], options: GcCpuOptions): GcCpuLayout {
  const { width, measure, labels } = options
  // Lines of several processes come mixed; each process has its own stretch.
  const processOf = (index: number) => cycles[index]?.record.process ?? 0
  const seen = [...(options.window?.seen ?? cycles.keys())].sort((a, b) => processOf(a) - processOf(b) || a - b)
  const all = ownPercents(cycles)
  const own = seen.map((index) => all[index] ?? null)
  const gutter = Math.ceil(measure('100 %', styles.tick)) + 10
  const room = width - gutter - 1
  const shares: Box = { x: gutter, y: top, width: room, height: shareHeight }
  const percents: Box = { x: gutter, y: top + shareHeight + 58, width: room, height: percentHeight }
  const highest = Math.max(
    1,
    options.common?.percent ?? 0,
    max(seen, (index) => cycles[index]?.percent) ?? 0,
    max(own, (each) => each ?? 0) ?? 0,
  )
  const percentTicks = roundTicks(0, highest, 3)
  const percentTop = Math.max(highest, percentTicks.at(-1)?.value ?? 0) * 1.04
  const fractionToY = linear(0, 1, shares.y + shareHeight, shares.y)
  const percentToY = linear(0, percentTop, percents.y + percentHeight, percents.y)

  const most = Math.max(1, Math.floor(room / 3))
  const per = Math.max(1, Math.ceil(seen.length / most))
  const slots = Math.max(1, Math.ceil(seen.length / per))
  const slot = Math.min(96, room / slots)
  const columns: CpuColumn[] = []
  for (let at = 0; at < slots && seen.length > 0; at++) {
    const indexes = seen.slice(at * per, (at + 1) * per)
    const chosen = indexes.reduce((best, index) => (worth(cycles[index]) > worth(cycles[best]) ? index : best))
    const cycle = cycles[chosen] as GcCycle
    const x0 = gutter + at * slot
    const x1 = x0 + slot - (slot > 4 ? 1 : 0)
    let from = 0
    const slices = (['assist', 'background', 'idle'] as const).flatMap((part): CpuSlice[] => {
      const { fraction } = cycle.mark[part]
      if (fraction <= 0) return []
      const y0 = fractionToY(from)
      from += fraction
      const y = fractionToY(from)
      return [{ field: `mark-${part}-cpu`, fraction, x: x0, y, width: x1 - x0, height: y0 - y }]
    })
    const value = all[chosen]
    columns.push({
      cycle: chosen,
      x0,
      x1,
      slices,
      percent: { value: cycle.percent, y: percentToY(cycle.percent) },
      ...(value === null || value === undefined ? {} : { own: { value, y: percentToY(value) } }),
    })
  }
  const corners = columns.flatMap((column, index): (Corner | null)[] => {
    const before = columns[index - 1]
    const another =
      before !== undefined && cycles[before.cycle]?.record.process !== cycles[column.cycle]?.record.process
    return [
      ...(another ? [null] : []),
      [column.x0, column.percent.y],
      [column.x1 + (slot > 4 ? 1 : 0), column.percent.y],
    ]
  })
  const base = percents.y + percentHeight
  const stretches = stretchesOf(columns, processOf, options)
  const axis = measure(labels.cycleAxis, styles.small)
  return {
    width,
    height: base + (stretches.length > 0 ? 46 : 28),
    stretches,
    shares,
    percents,
    fractionToY,
    percentToY,
    columns,
    printed: pathOf(corners),
    yTicks: [0, 0.5, 1].map((value) => ({ value, at: fractionToY(value), text: `${value * 100} %` })),
    percentTicks: percentTicks.map(({ value, text }) => ({ value, at: percentToY(value), text: `${text} %` })),
    xTicks: numberTicks(cycles, columns, width - axis - 8, measure),
    names: [
      ...headings(options, shares, percents),
      { text: labels.cycleAxis, x: width - 1, y: base + 19, anchor: 'end', style: 'small', width: axis },
    ],
    notes: notesOf(
      seen.flatMap((index) => cycles[index] ?? []),
      per,
      own,
    ),
  }
}

function stretchesOf(
  columns: readonly CpuColumn[],
  processOf: (cycle: number) => number,
  { measure, labels }: GcCpuOptions,
): CpuStretch[] {
  const groups = [...Map.groupBy(columns, ({ cycle }) => processOf(cycle))]
  if (groups.length < 2) return []
  const y = top + shareHeight + 58 + percentHeight + 39
  return groups.map(([process, own]) => {
    const x0 = own[0]?.x0 ?? 0
    const x1 = own.at(-1)?.x1 ?? x0
    const label = fitting([labels.process(process + 1), String(process + 1)], x1 - x0 - 2, styles.small, measure)
    return { x0, x1, label: label && { ...label, x: x0 + 2, y, anchor: 'start', style: 'small' } }
  })
}

function worth(cycle: GcCycle | undefined): number {
  return cycle ? cycle.mark.assist.fraction + cycle.mark.background.fraction / 1000 : -1
}

/** GC numbers under the columns, as far apart as they need to be. */
function numberTicks(
  cycles: readonly GcCycle[],
  columns: readonly CpuColumn[],
  right: number,
  measure: Measure,
): Tick[] {
  const ticks: Tick[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const { cycle, x0, x1 } of columns) {
    const number = cycles[cycle]?.number ?? 0
    const text = String(number)
    const at = (x0 + x1) / 2
    const half = measure(text, styles.tick) / 2
    if (at - half < end + 14 || at + half > right || at - half < 0) continue
    ticks.push({ value: number, at, text })
    end = at + half
  }
  return ticks
}

/** Two headings, and under each a key of what is drawn; keys wrap to fit. */
function headings({ width, measure, labels }: GcCpuOptions, shares: Box, percents: Box): GcCpuLayout['names'] {
  const names: (PlacedText & { field?: CpuField | 'own' | 'program' })[] = []
  const heading = (wordings: readonly string[], y: number) => {
    const text = fitting(wordings, width, styles.label, measure)
    if (text) names.push({ ...text, x: 0, y, anchor: 'start', style: 'label' })
  }
  const key = (fields: readonly (keyof GcCpuLabels['parts'])[], y: number) => {
    let x = 0
    for (const field of fields) {
      const text = labels.parts[field]
      const set = measure(text, styles.small)
      if (x + 16 + set > width) break
      names.push({ text, x: x + 16, y, anchor: 'start', style: 'small', width: set, field })
      x += 16 + set + 12
    }
  }
  heading(labels.shares, shares.y - 32)
  key(['mark-assist-cpu', 'mark-background-cpu', 'mark-idle-cpu', 'program'], shares.y - 11)
  heading(labels.percents, percents.y - 31)
  key(['gc-percent', 'own'], percents.y - 11)
  return names
}

function notesOf(cycles: readonly GcCycle[], per: number, own: readonly (number | null)[]): GcCpuNote[] {
  const notes: GcCpuNote[] = [{ id: 'program' }]
  if (own.some((each) => each !== null)) notes.push({ id: 'cumulative' })
  const stale = cycles.filter((cycle) => cycle.staleMarkCpu).length
  const overfull = cycles.filter((cycle) => cycle.mark.overfull).length
  const empty = cycles.filter((cycle) => !cycle.staleMarkCpu && cycle.mark.capacityMs === 0).length
  if (stale > 0) notes.push({ id: 'stale', count: stale })
  if (empty > 0) notes.push({ id: 'no-mark', count: empty })
  const close = cycles.filter((cycle, at) => {
    const before = cycles[at - 1]
    return own[at] === null && before?.record.process === cycle.record.process && before.number + 1 === cycle.number
  }).length
  if (close > 0) notes.push({ id: 'too-close', count: close, ms: leastOwnMs })
  if (overfull > 0) notes.push({ id: 'overfull', count: overfull })
  if (per > 1) notes.push({ id: 'merged', cycles: cycles.length })
  return notes
}

/** The cycle under a place, and what of it is drawn there. */
export function nearestCpuValue(layout: GcCpuLayout, x: number, y: number): { cycle: number; field: CpuField } | null {
  const { columns } = layout
  const first = columns[0]
  const last = columns.at(-1)
  if (!first || !last) return null
  const step = columns.length > 1 ? (columns[1]?.x0 ?? 0) - first.x0 || 1 : 1
  const at = columns[Math.max(0, Math.min(columns.length - 1, Math.floor((x - first.x0) / step)))]
  if (!at || x > last.x1 + 12) return null
  const slice = at.slices.find((each) => y >= each.y && y <= each.y + each.height)
  return {
    cycle: at.cycle,
    field: y > layout.shares.y + layout.shares.height + 20 ? 'gc-percent' : (slice?.field ?? 'mark-assist-cpu'),
  }
}
