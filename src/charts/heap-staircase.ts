// The heap over several cycles on a real time axis: it climbs to the start of a cycle, on to the end of marking (the
// peak), falls to what is alive, and climbs again; the goal of each cycle is a line over the climb that it governs.
import { bisector, max } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import {
  type Box,
  type Corner,
  compact,
  linear,
  type PlacedText,
  pathOf,
  roundTicks,
  type Scale,
  type Tick,
} from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

/** From the top of the figure down, as they usually lie. */
export const heapFields = ['heap-goal', 'heap-end', 'heap-start', 'heap-live'] as const
export type HeapField = (typeof heapFields)[number]

/** One cycle as it is drawn. `goal` is absent where it means "no limit". */
export interface Stair {
  /** Index into the cycles that were given. */
  readonly cycle: number
  readonly x0: number
  readonly x1: number
  readonly start: number
  readonly end: number
  readonly live: number
  readonly goal?: number
  /** The heap passed its goal by more than what truncation could explain. */
  readonly over: boolean
}

/** One process: its own clock, the common scale of sizes. */
export interface StairPanel extends Box {
  readonly process: number
  readonly stairs: readonly Stair[]
  readonly msToX: Scale
  readonly heapPath: string
  /** The climbs while a cycle runs, start to end. */
  readonly markPath: string
  readonly goalPath: string
  readonly xTicks: readonly Tick[]
  /** Points are far enough apart to be drawn one by one. */
  readonly points: boolean
}

export type StairNote =
  | { readonly id: 'truncated' }
  | { readonly id: 'unlimited'; readonly count: number; readonly all: boolean }
  | { readonly id: 'over'; readonly count: number; readonly of: number }
  | { readonly id: 'decimated'; readonly cycles: number }
  | { readonly id: 'processes'; readonly shown: number; readonly all: number }

export interface HeapStaircaseLayout {
  readonly width: number
  readonly height: number
  readonly mibToY: (mib: number, panel: Box) => number
  readonly top: number
  readonly panels: readonly StairPanel[]
  readonly yTicks: readonly { readonly value: number; readonly text: string }[]
  /** Names of the four series beside the last cycle. */
  readonly names: readonly (PlacedText & { readonly field: HeapField; readonly from: number; readonly at: number })[]
  readonly axisNames: readonly PlacedText[]
  readonly notes: readonly StairNote[]
}

export interface HeapStaircaseLabels {
  series(field: HeapField, mib: string): readonly string[]
  process(number: number): string
  readonly timeAxis: string
  readonly sizeAxis: string
}

export interface HeapStaircaseOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: HeapStaircaseLabels
}

/** From here on every pixel column shows its extremes instead of every cycle. */
export const decimateFrom = 400
const mostPanels = 4

export function layoutHeapStaircase(cycles: readonly GcCycle[], options: HeapStaircaseOptions): HeapStaircaseLayout {
  const { width, measure, labels } = options
  const processes = [...Map.groupBy(cycles.keys(), (index) => cycles[index]?.record.process ?? 0)]
  const shown = processes.slice(0, mostPanels)
  const highest =
    max(cycles, (cycle) => Math.max(cycle.heap.start, cycle.heap.end, cycle.heap.live, goalOf(cycle) ?? 0)) ?? 0
  const top = Math.max(1, highest) * 1.06
  const head = 26
  const panelHeight = Math.round((width < compact ? 200 : width < 1000 ? 240 : 300) * (shown.length > 1 ? 0.62 : 1))
  const yTicks = roundTicks(0, top, Math.max(2, Math.floor(panelHeight / 44))).filter((tick) =>
    Number.isInteger(tick.value),
  )
  const gutter = Math.ceil(max(yTicks, (tick) => measure(tick.text, styles.tick)) ?? 0) + 12
  const mibToY = (mib: number, panel: Box) => panel.y + panel.height - (mib / top) * panel.height

  const last = cycles[shown.at(-1)?.[1].at(-1) ?? 0]
  const series = last ? namesOf(last, Math.min(190, width * 0.34), options) : []
  const side = series.length > 0 ? Math.ceil(Math.max(...series.map((name) => name.width))) + 20 : 8
  const plotX = Math.max(30, gutter)
  const plotWidth = Math.max(40, width - plotX - side)

  let y = head
  const panels = shown.map(([process, indexes]) => {
    if (shown.length > 1) y += 22
    const panel = layoutPanel(
      cycles,
      process,
      indexes,
      { x: plotX, y, width: plotWidth, height: panelHeight },
      mibToY,
      measure,
    )
    y += panelHeight + 30
    return panel
  })
  const bottom = panels.at(-1)
  const names = bottom ? spread(series, bottom, mibToY) : []
  const unlimited = cycles.filter((cycle) => cycle.goalUnlimited).length
  const over = panels.flatMap((panel) => panel.stairs).filter((stair) => stair.over).length
  const notes: StairNote[] = [{ id: 'truncated' }]
  if (over > 0) notes.push({ id: 'over', count: over, of: cycles.length })
  if (unlimited > 0) notes.push({ id: 'unlimited', count: unlimited, all: unlimited === cycles.length })
  if (shown.some(([, indexes]) => indexes.length > decimateFrom)) notes.push({ id: 'decimated', cycles: cycles.length })
  if (processes.length > shown.length) notes.push({ id: 'processes', shown: shown.length, all: processes.length })

  const firstPanel = panels[0]
  const axisNames: PlacedText[] = []
  if (firstPanel && bottom) {
    const size = { text: labels.sizeAxis, style: 'tick', width: measure(labels.sizeAxis, styles.tick) } as const
    axisNames.push({ ...size, x: 0, y: firstPanel.y - 12, anchor: 'start' })
    const time = { text: labels.timeAxis, style: 'small', width: measure(labels.timeAxis, styles.small) } as const
    axisNames.push({ ...time, x: bottom.x + bottom.width + 10, y: bottom.y + bottom.height + 19, anchor: 'start' })
  }
  if (panels.length > 1)
    for (const panel of panels) {
      const text = labels.process(panel.process + 1)
      axisNames.push({
        text,
        x: panel.x,
        y: panel.y - 7,
        anchor: 'start',
        style: 'label',
        width: measure(text, styles.label),
      })
    }
  return { width, height: y, mibToY, top, panels, yTicks, names, axisNames, notes }
}

function goalOf(cycle: GcCycle): number | undefined {
  return cycle.goalUnlimited ? undefined : cycle.heap.goal
}

function layoutPanel(
  cycles: readonly GcCycle[],
  process: number,
  indexes: readonly number[],
  box: Box,
  mibToY: (mib: number, panel: Box) => number,
  measure: Measure,
): StairPanel {
  const spans = indexes.map((index) => {
    const cycle = cycles[index]
    const from = (cycle?.atS ?? 0) * 1000
    return { index, from, to: from + (cycle?.wallMs ?? 0) }
  })
  const first = spans[0]?.from ?? 0
  const end = spans.at(-1)?.to ?? 0
  // A lone cycle gets as much time before and after as it took, so that its own climb can be seen.
  const pad = spans.length > 1 ? (end - first) * 0.02 : Math.max(end - first, 1)
  const msToX = linear(first - pad, end + pad, box.x, box.x + box.width)
  const toY = (mib: number) => mibToY(mib, box)
  const stairs = spans.flatMap(({ index, from, to }): Stair[] => {
    const cycle = cycles[index]
    if (!cycle) return []
    const goal = goalOf(cycle)
    const stair = {
      cycle: index,
      x0: msToX(from),
      x1: msToX(to),
      start: toY(cycle.heap.start),
      end: toY(cycle.heap.end),
      live: toY(cycle.heap.live),
    }
    return [
      {
        ...stair,
        ...(goal === undefined ? {} : { goal: toY(goal) }),
        over: goal !== undefined && cycle.heap.end > goal,
      },
    ]
  })
  const dense = stairs.length > decimateFrom
  const reserved = 12
  const tickCount = Math.max(2, Math.floor(box.width / 84))
  const inSeconds = roundTicks((first - pad) / 1000, (end + pad) / 1000, tickCount)
  const xTicks = apart(
    inSeconds
      .map((tick) => ({ ...tick, at: msToX(tick.value * 1000) }))
      .filter(
        (tick) =>
          tick.at >= box.x - 0.5 && tick.at + measure(tick.text, styles.tick) / 2 < box.x + box.width + reserved - 6,
      ),
    measure,
  )
  return {
    ...box,
    process,
    stairs,
    msToX,
    heapPath: dense ? denseHeapPath(stairs) : heapPath(stairs),
    markPath: dense ? '' : markPath(stairs),
    goalPath: dense ? denseGoalPath(stairs) : goalPath(stairs, box),
    xTicks,
    points: stairs.length <= Math.max(1, box.width / 12),
  }
}

function apart(ticks: readonly Tick[], measure: Measure): Tick[] {
  const widest = max(ticks, (tick) => measure(tick.text, styles.tick)) ?? 0
  const first = ticks[0]
  const second = ticks[1]
  if (!first || !second || second.at - first.at > widest + 10) return [...ticks]
  return ticks.filter((_, index) => index % 2 === 0)
}

function heapPath(stairs: readonly Stair[]): string {
  return pathOf(
    stairs.flatMap(({ x0, x1, start, end, live }): Corner[] => [
      [x0, start],
      [x1, end],
      [x1, live],
    ]),
  )
}

function markPath(stairs: readonly Stair[]): string {
  return pathOf(stairs.flatMap(({ x0, x1, start, end }): (Corner | null)[] => [[x0, start], [x1, end], null]))
}

/** The goal of a cycle rules from the end of the cycle before to its own end. */
function goalPath(stairs: readonly Stair[], box: Box): string {
  return pathOf(
    stairs.flatMap((stair, index): (Corner | null)[] => {
      if (stair.goal === undefined) return [null]
      const from = Math.max(box.x, stairs[index - 1]?.x1 ?? stair.x0 - 12)
      return [[from, stair.goal], [Math.max(stair.x1, from + 1), stair.goal], null]
    }),
  )
}

/** Per pixel column: where it enters, its highest peak, its lowest live heap, where it leaves. Nothing extreme is lost. */
function denseHeapPath(stairs: readonly Stair[]): string {
  const columns = Map.groupBy(stairs, (stair) => Math.floor(stair.x1))
  return pathOf(
    [...columns.values()].flatMap((column): Corner[] => {
      const x = column[0]?.x1 ?? 0
      const highest = Math.min(...column.map((stair) => Math.min(stair.end, stair.start)))
      const lowest = Math.max(...column.map((stair) => stair.live))
      return [
        [x, column[0]?.start ?? highest],
        [x, highest],
        [x, lowest],
        [x, column.at(-1)?.live ?? lowest],
      ]
    }),
  )
}

function denseGoalPath(stairs: readonly Stair[]): string {
  const columns = Map.groupBy(stairs, (stair) => Math.floor(stair.x1))
  return pathOf(
    [...columns.values()].flatMap((column): (Corner | null)[] => {
      const goals = column.flatMap((stair) => stair.goal ?? [])
      const x = column[0]?.x1 ?? 0
      return goals.length === 0
        ? [null]
        : [
            [x, Math.min(...goals)],
            [x, Math.max(...goals)],
          ]
    }),
  )
}

function namesOf(last: GcCycle, room: number, { measure, labels }: HeapStaircaseOptions) {
  const values: [HeapField, number | undefined][] = [
    ['heap-goal', goalOf(last)],
    ['heap-end', last.heap.end],
    ['heap-start', last.heap.start],
    ['heap-live', last.heap.live],
  ]
  return values.flatMap(([field, mib]) => {
    if (mib === undefined) return []
    const fit = fitting(labels.series(field, String(mib)), room, styles.plain, measure)
    return fit ? [{ field, mib, ...fit }] : []
  })
}

/** Names at the height of their value, pushed apart where they would touch, in the order of the values. */
function spread(series: ReturnType<typeof namesOf>, panel: StairPanel, mibToY: (mib: number, panel: Box) => number) {
  const step = 18
  const last = panel.stairs.at(-1)
  const wanted = series.map((name) => ({ ...name, at: mibToY(name.mib, panel) })).toSorted((a, b) => a.at - b.at)
  const ys = wanted.map((name) => name.at)
  for (let index = 1; index < ys.length; index++) ys[index] = Math.max(ys[index] ?? 0, (ys[index - 1] ?? 0) + step)
  const excess = Math.max(0, (ys.at(-1) ?? 0) - (panel.y + panel.height))
  if (excess > 0) {
    ys[ys.length - 1] = panel.y + panel.height
    for (let index = ys.length - 2; index >= 0; index--)
      ys[index] = Math.min(ys[index] ?? 0, (ys[index + 1] ?? 0) - step)
  }
  return wanted.map(({ field, text, width, at }, index) => ({
    field,
    text,
    width,
    at,
    from: last?.x1 ?? panel.x,
    x: panel.x + panel.width + 18,
    y: (ys[index] ?? at) + 4.5,
    anchor: 'start' as const,
    style: 'plain' as const,
  }))
}

/** The cycle and the value nearest to a place in the drawing. */
export function nearestHeapValue(
  layout: HeapStaircaseLayout,
  x: number,
  y: number,
): { cycle: number; field: HeapField } | null {
  const panel = layout.panels.find((each) => y >= each.y - 22 && y <= each.y + each.height + 15)
  if (!panel || x < panel.x - 15 || x > panel.x + panel.width + 15) return null
  const stair = panel.stairs[bisector((each: Stair) => each.x1).center(panel.stairs, x)]
  if (!stair) return null
  const heights: [HeapField, number | undefined][] = [
    ['heap-end', stair.end],
    ['heap-live', stair.live],
    ['heap-goal', stair.goal],
    ['heap-start', stair.start],
  ]
  let best: HeapField = 'heap-end'
  let distance = Number.POSITIVE_INFINITY
  for (const [field, height] of heights) {
    if (height !== undefined && Math.abs(height - y) < distance) {
      best = field
      distance = Math.abs(height - y)
    }
  }
  return { cycle: stair.cycle, field: best }
}
