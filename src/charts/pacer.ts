// What the pacer wanted and what came of it, cycle by cycle: the heap from trigger to end against its goal, the CPU it used
// against what it may, and the estimate (cons/mark) or the ratios behind it.
import { max } from 'd3-array'
import type { PacerCycle } from '../trace/derive/pacer-cycles.ts'
import { type Box, compact, linear, type PlacedText, roundTicks, type Scale, type Tick } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

export type PacerPanelId = 'heap' | 'utilization' | 'cons-mark' | 'ratios'
export type PacerSeries =
  | 'marked'
  | 'trigger'
  | 'end'
  | 'goal'
  | 'utilization'
  | 'utilization-goal'
  | 'cons-mark'
  | 'h-t'
  | 'h-g'
  | 'h-a'

export interface PacerMark {
  readonly series: PacerSeries
  readonly value: number
  readonly y: number
}

export interface PacerColumn {
  /** Index into the cycles that were given; of merged ones, the one that passed its goal furthest. */
  readonly cycle: number
  readonly x: number
  readonly x0: number
  readonly x1: number
  readonly marks: readonly PacerMark[]
}

export interface PacerPanel extends Box {
  readonly id: PacerPanelId
  readonly toY: Scale
  readonly ticks: readonly Tick[]
  readonly title: PlacedText | null
  readonly key: readonly (PlacedText & { readonly series: PacerSeries })[]
}

export type PacerNote =
  | { readonly id: 'goal'; readonly over: number; readonly of: number }
  | { readonly id: 'assumed' }
  | { readonly id: 'classic' }
  | { readonly id: 'merged'; readonly cycles: number }

export interface PacerLayout {
  readonly width: number
  readonly height: number
  readonly panels: readonly PacerPanel[]
  readonly columns: readonly PacerColumn[]
  readonly names: readonly PacerName[]
  readonly xTicks: readonly Tick[]
  readonly axis: readonly PlacedText[]
  readonly notes: readonly PacerNote[]
}

/** What a mark of a lone line is, beside it: there is room for its name and its value. */
export interface PacerName extends PlacedText {
  readonly series: PacerSeries
  /** The mark's height, where a leader comes from. */
  readonly at: number
}

export interface PacerLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  readonly panels: Readonly<Record<PacerPanelId, readonly string[]>>
  readonly series: Readonly<Record<PacerSeries, string>>
  readonly cycleAxis: string
}

export interface PacerOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: PacerLabels
  /** Indices of the cycles to show; all where absent. */
  readonly seen?: readonly number[] | undefined
}

/** The field that a series was drawn from, without its family. */
export function pacerField(series: PacerSeries, model: PacerCycle['model']): string {
  const classic = {
    marked: 'h-m-prev',
    trigger: 'h-trigger',
    end: 'h-actual',
    goal: 'h-goal',
    utilization: 'u-a',
    'utilization-goal': 'u-g',
  }
  const current = { marked: 'heap-trigger', trigger: 'heap-trigger', end: 'heap-end', goal: 'goal-delta' }
  return { ...(model === 'classic' ? classic : current) }[series as 'goal'] ?? series
}

const panelHeights: Record<PacerPanelId, number> = { heap: 150, utilization: 84, 'cons-mark': 70, ratios: 96 }
const MiB = 2 ** 20

export function seriesOf(panel: PacerPanelId): readonly PacerSeries[] {
  if (panel === 'heap') return ['goal', 'end', 'trigger', 'marked']
  if (panel === 'utilization') return ['utilization', 'utilization-goal']
  return panel === 'cons-mark' ? ['cons-mark'] : ['h-g', 'h-a', 'h-t']
}

/** A series of a cycle in the unit of its panel: MiB, percent, or a ratio. */
export function pacerValue(cycle: PacerCycle, series: PacerSeries): number | undefined {
  const inMiB = (bytes: number | undefined) => (bytes === undefined ? undefined : bytes / MiB)
  switch (series) {
    case 'marked':
      return inMiB(cycle.marked)
    case 'trigger':
      return inMiB(cycle.trigger)
    case 'end':
      return inMiB(cycle.end)
    case 'goal':
      // GOGC=off: a goal of all ones is none.
      return cycle.goal > 2 ** 60 ? undefined : inMiB(cycle.goal)
    case 'utilization':
      return cycle.utilization
    case 'utilization-goal':
      return cycle.utilizationGoal
    case 'cons-mark':
      return cycle.consMark
    case 'h-t':
      return cycle.ratios?.trigger
    case 'h-g':
      return cycle.ratios?.goal
    case 'h-a':
      return cycle.ratios?.actual
  }
}

export function layoutPacer(all: readonly PacerCycle[], options: PacerOptions): PacerLayout {
  const { width, measure, labels } = options
  const seen = options.seen ?? [...all.keys()]
  const cycles = seen.flatMap((index) => all[index] ?? [])
  const gutter = Math.ceil(measure('1000', styles.tick)) + 14
  const room = width - gutter - 1
  const most = Math.max(1, Math.floor(room / (width < compact ? 5 : 7)))
  const per = Math.max(1, Math.ceil(cycles.length / most))
  const slots = Math.max(1, Math.ceil(cycles.length / per))
  const slot = Math.min(64, room / slots)

  const chosen = Array.from({ length: cycles.length > 0 ? slots : 0 }, (_, at) => {
    let best = at * per
    for (let index = best; index < Math.min(cycles.length, (at + 1) * per); index++)
      if (over(cycles[index]) > over(cycles[best])) best = index
    return best
  })
  const ids: PacerPanelId[] = [
    'heap',
    'utilization',
    ...(cycles.some(({ model }) => model === 'current') ? (['cons-mark'] as const) : []),
    ...(cycles.some(({ model }) => model === 'classic') ? (['ratios'] as const) : []),
  ]
  let y = 20
  const panels = ids.map((id): PacerPanel => {
    const series = seriesOf(id).filter((each) => cycles.some((cycle) => pacerValue(cycle, each) !== undefined))
    const title = fitting(labels.panels[id], width, styles.label, measure)
    const titleY = y + 13
    const key: (PlacedText & { series: PacerSeries })[] = []
    let x = 0
    let row = titleY + 20
    for (const each of series) {
      const text = labels.series[each]
      const set = measure(text, styles.small)
      if (x > 0 && x + 16 + set > width) {
        x = 0
        row += 17
      }
      key.push({ text, x: x + 16, y: row, anchor: 'start', style: 'small', width: set, series: each })
      x += 16 + set + 14
    }
    const top = row + 12
    const height = panelHeights[id]
    const values = series.flatMap((each) => cycles.map((cycle) => pacerValue(cycle, each) ?? 0))
    const ticks = roundTicks(Math.min(0, ...sample(values, Math.min)), Math.max(1e-9, max(values) ?? 1), 3)
    const lo = Math.min(0, ...sample(values, Math.min), ticks[0]?.value ?? 0)
    const hi = Math.max(max(values) ?? 1, ticks.at(-1)?.value ?? 0, 1e-9)
    const toY = linear(lo, hi + (hi - lo) * 0.03, top + height, top)
    y = top + height + 10
    return {
      id,
      x: gutter,
      y: top,
      width: room,
      height,
      toY,
      ticks: ticks.map((tick) => ({ ...tick, at: toY(tick.value) })),
      title: title ? { ...title, x: 0, y: titleY, anchor: 'start', style: 'label' } : null,
      key,
    }
  })
  const columns = chosen.map((cycle, at): PacerColumn => {
    const x0 = gutter + at * slot
    return {
      cycle: seen[cycle] as number,
      x0,
      x1: x0 + slot,
      x: x0 + slot / 2,
      marks: panels.flatMap((panel) =>
        seriesOf(panel.id).flatMap((series): PacerMark[] => {
          const value = pacerValue(cycles[cycle] as PacerCycle, series)
          return value === undefined ? [] : [{ series, value, y: panel.toY(value) }]
        }),
      ),
    }
  })
  const base = y - 10
  const axis = measure(labels.cycleAxis, styles.small)
  const named = cycles.some(({ gc }) => gc !== undefined)
  let end = Number.NEGATIVE_INFINITY
  const xTicks = columns.flatMap(({ cycle, x }): Tick[] => {
    const value = named ? all[cycle]?.gc : cycle + 1
    const text = String(value ?? '')
    const half = measure(text, styles.tick) / 2
    if (value === undefined || x - half < end + 14 || x + half > width - axis - 8) return []
    end = x + half
    return [{ value, at: x, text }]
  })
  const names: PacerName[] = []
  const lone = columns.length === 1 ? columns[0] : undefined
  if (lone)
    for (const panel of panels) {
      const own = lone.marks.filter(({ series }) => seriesOf(panel.id).includes(series)).toSorted((a, b) => a.y - b.y)
      const ys = own.map(({ y }) => y + 4)
      for (let index = 1; index < ys.length; index++)
        ys[index] = Math.max(ys[index] as number, (ys[index - 1] as number) + 17)
      const excess = Math.max(0, (ys.at(-1) ?? 0) - (panel.y + panel.height - 3))
      for (const [index, { series, value, y: at }] of own.entries()) {
        const text = `${labels.series[series]} ${shownValue(value)}`
        const set = measure(text, styles.small)
        const x = lone.x1 + 16
        if (x + set > width) continue
        names.push({
          text,
          x,
          y: (ys[index] as number) - excess,
          at,
          anchor: 'start',
          style: 'small',
          width: set,
          series,
        })
      }
    }
  const limited = cycles.filter((cycle) => pacerValue(cycle, 'goal') !== undefined)
  return {
    width,
    height: base + 28,
    panels: cycles.length > 0 ? panels : [],
    columns,
    names,
    xTicks,
    axis: [{ text: labels.cycleAxis, x: width - 1, y: base + 19, anchor: 'end', style: 'small', width: axis }],
    notes: [
      { id: 'goal', over: limited.filter((cycle) => cycle.end > cycle.goal).length, of: limited.length },
      { id: 'assumed' },
      ...(ids.includes('ratios') ? [{ id: 'classic' } as const] : []),
      ...(per > 1 ? [{ id: 'merged', cycles: cycles.length } as const] : []),
    ],
  }
}

/** Four digits, as pacer lines have at least. */
export function shownValue(value: number): string {
  return String(Number(value.toPrecision(4)))
}

function over(cycle: PacerCycle | undefined): number {
  return cycle ? cycle.end / Math.max(1, cycle.goal) : Number.NEGATIVE_INFINITY
}

function sample(values: readonly number[], of: (...each: number[]) => number): number[] {
  return values.length === 0 ? [] : [values.reduce((best, each) => of(best, each))]
}

/** The cycle under a place, and the series of the panel there that is nearest. */
export function nearestPacerValue(
  layout: PacerLayout,
  x: number,
  y: number,
): { cycle: number; series: PacerSeries } | null {
  const { columns, panels } = layout
  const panel = panels.find((each) => y <= each.y + each.height + 6) ?? panels.at(-1)
  const column = columns.find((each) => x < each.x1) ?? columns.at(-1)
  if (!panel || !column || x > column.x1 + 12) return null
  const here = column.marks.filter(({ series }) => seriesOf(panel.id).includes(series))
  const near = here.toSorted((a, b) => Math.abs(a.y - y) - Math.abs(b.y - y))[0]
  return near ? { cycle: column.cycle, series: near.series } : null
}
