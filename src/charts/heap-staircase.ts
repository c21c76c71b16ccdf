// The heap over several cycles on a real time axis: it climbs to the start of a cycle, on to the end of marking (the
// peak), falls to what is alive, and climbs again; the goal of each cycle is a line over the climb that it governs. Under it,
// where lines say so: stacks and globals, from which marking starts, and what the scavenger has given back.
import { bisector, least, max, min } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import { type InferredLimit, memoryLimitsOf } from '../trace/derive/memory-limit.ts'
import type { Released } from '../trace/derive/released.ts'
import type { CommonScale } from './common-scale.ts'
import {
  type Box,
  boxesPath,
  type Corner,
  compact,
  linear,
  type PlacedText,
  pathOf,
  roundTicks,
  type Scale,
  type Tick,
  type Window,
} from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

/** From the top of the figure down, as they usually lie. */
export const heapFields = ['heap-goal', 'heap-end', 'heap-start', 'heap-live'] as const
export type HeapField = (typeof heapFields)[number]

export const rootFields = ['stack-scan', 'global-scan'] as const
export type RootField = (typeof rootFields)[number]

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
  /** What is alive, from cycle to cycle. */
  readonly livePath: string
  readonly roots: RootStrip | null
  readonly released: ReleasedStrip | null
  /** Where the memory limit must lie above, and what that says. */
  readonly limit: { readonly y: number; readonly aboveMiB: number; readonly label: PlacedText | null } | null
}

/** A low panel on the time axis of the one above it, with a scale of its own. */
export interface Strip extends Box {
  readonly title: PlacedText | null
  /** The height in MiB, and how that is written. */
  readonly top: number
  readonly topText: PlacedText
}

/** Stacks and on them globals, each cycle's until the next one begins. */
export interface RootStrip extends Strip {
  readonly steps: readonly {
    readonly cycle: number
    readonly x0: number
    readonly x1: number
    readonly stacks: number
    readonly globals: number
  }[]
  readonly stackPath: string
  readonly globalPath: string
  /** Names beside the last cycle. */
  readonly names: readonly (PlacedText & { readonly field: RootField })[]
}

/** One step for each scavenger line, from the end of the cycle it was printed after. */
export interface ReleasedStrip extends Strip {
  readonly steps: readonly { readonly cycle: number; readonly mib: number; readonly x: number; readonly y: number }[]
  readonly path: string
}

export type StairNote =
  | { readonly id: 'truncated' }
  | { readonly id: 'unlimited'; readonly count: number; readonly all: boolean }
  | { readonly id: 'over'; readonly count: number; readonly of: number }
  | { readonly id: 'decimated'; readonly cycles: number }
  | { readonly id: 'roots' }
  | { readonly id: 'steady-roots'; readonly globals: number }
  | { readonly id: 'released' }
  | ({ readonly id: 'limit' } & InferredLimit)
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
  root(field: RootField, mib: string): readonly string[]
  readonly roots: readonly string[]
  readonly released: readonly string[]
  limit(aboveMiB: number): readonly string[]
  readonly timeAxis: string
  readonly sizeAxis: string
}

export interface HeapStaircaseOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: HeapStaircaseLabels
  /** What scavenger lines say, for the cycles that are given. */
  readonly released?: readonly Released[]
  /** Worked out from the cycles where it is not given: those of a part know less than all. */
  readonly limits?: readonly InferredLimit[]
  readonly window?: Window | undefined
  readonly common?: Pick<CommonScale, 'mib'> | undefined
}

/** From here on every pixel column shows its extremes instead of every cycle. */
export const decimateFrom = 400
const mostPanels = 4
const stripHeight = 34
/** From the axis to a strip, with room for its title. */
const stripGap = 24

export function layoutHeapStaircase(cycles: readonly GcCycle[], options: HeapStaircaseOptions): HeapStaircaseLayout {
  const { width, measure, labels, released = [], limits = memoryLimitsOf(cycles), window } = options
  const processes = [...Map.groupBy(window?.around ?? cycles.keys(), (index) => cycles[index]?.record.process ?? 0)]
  const shown = processes.slice(0, mostPanels)
  const seen = window ? window.seen.flatMap((index) => cycles[index] ?? []) : cycles
  const highest = Math.max(
    max(seen, (cycle) => Math.max(cycle.heap.start, cycle.heap.end, cycle.heap.live, goalOf(cycle) ?? 0)) ?? 0,
    max(limits, ({ aboveMiB }) => aboveMiB) ?? 0,
    options.common?.mib ?? 0,
  )
  // A limit's name stands over its line.
  const top = Math.max(1, highest) * (limits.length > 0 || options.common ? 1.12 : 1.06)
  const head = 26
  const panelHeight = Math.round((width < compact ? 200 : width < 1000 ? 240 : 300) * (shown.length > 1 ? 0.62 : 1))
  const yTicks = roundTicks(0, top, Math.max(2, Math.floor(panelHeight / 44))).filter((tick) =>
    Number.isInteger(tick.value),
  )
  const stacks = cycles.some((cycle) => (cycle.stackMiB ?? 0) > 0)
  const stripTops = [
    stacks ? (max(seen, (cycle) => (cycle.stackMiB ?? 0) + (cycle.globalMiB ?? 0)) ?? 0) : 0,
    max(released, ({ mib }) => mib) ?? 0,
  ]
  const gutterTexts = [...yTicks.map(({ text }) => text), ...stripTops.filter((each) => each > 0).map(stripTopText)]
  // Beside another trace both plots are equally wide, whatever stands left and right of them.
  if (options.common) gutterTexts.push('888.8')
  const gutter = Math.ceil(max(gutterTexts, (text) => measure(text, styles.tick)) ?? 0) + 12
  const mibToY = (mib: number, panel: Box) => panel.y + panel.height - (mib / top) * panel.height

  const inLast = shown.at(-1)?.[1] ?? []
  const last = cycles[(window ? inLast.findLast((index) => isSeen(cycles[index], window)) : inLast.at(-1)) ?? -1]
  const room = Math.min(190, Math.ceil(width * 0.34))
  const series = last ? namesOf(last, room, options) : []
  const highestNames = options.common ? heapFields.map((field) => ({ field, mib: options.common?.mib ?? 0 })) : []
  const widest = Math.ceil(max([...series, ...fitted(highestNames, room, options)], (name) => name.width) ?? -12)
  const side = widest + 20
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
      window,
      limits.find((limit) => limit.process === process),
      labels,
    )
    y += panelHeight + 30
    const beside = { width, y: y + stripGap, room: side - 22 }
    const roots = stacks ? layoutRoots(cycles, panel, beside, options) : null
    if (roots) y += stripGap + stripHeight + 4
    const gave = layoutReleased(
      released.filter(({ record }) => record.process === process),
      panel,
      { ...beside, y: y + stripGap },
      options,
    )
    if (gave) y += stripGap + stripHeight + 4
    return { ...panel, roots, released: gave }
  })
  const bottom = panels.at(-1)
  const names = bottom ? spread(series, bottom, mibToY) : []
  const unlimited = seen.filter((cycle) => cycle.goalUnlimited).length
  const over = panels.flatMap((panel) => panel.stairs).filter((stair) => stair.over).length
  const notes: StairNote[] = [{ id: 'truncated' }]
  if (over > 0) notes.push({ id: 'over', count: over, of: seen.length })
  if (unlimited > 0) notes.push({ id: 'unlimited', count: unlimited, all: unlimited === seen.length })
  if (shown.some(([, indexes]) => indexes.length > decimateFrom)) notes.push({ id: 'decimated', cycles: seen.length })
  const globals = max(cycles, (cycle) => cycle.globalMiB ?? 0) ?? 0
  if (stacks) notes.push({ id: 'roots' })
  else if (globals > 0) notes.push({ id: 'steady-roots', globals })
  if (panels.some((panel) => panel.released)) notes.push({ id: 'released' })
  for (const limit of limits) notes.push({ id: 'limit', ...limit })
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
        y: panel.y - 9,
        anchor: 'start',
        style: 'label',
        width: measure(text, styles.label),
      })
    }
  return { width, height: y, mibToY, top, panels, yTicks, names, axisNames, notes }
}

/** Whether the end of a cycle, where its values stand, is in the window. */
function isSeen(cycle: GcCycle | undefined, { from, to }: Window): boolean {
  const end = (cycle?.atS ?? 0) * 1000 + (cycle?.wallMs ?? 0)
  return end >= from && end <= to
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
  window: Window | undefined,
  limit: InferredLimit | undefined,
  labels: HeapStaircaseLabels,
): StairPanel {
  const spans = indexes.map((index) => {
    const cycle = cycles[index]
    const from = (cycle?.atS ?? 0) * 1000
    return { index, from, to: from + (cycle?.wallMs ?? 0) }
  })
  // In a damaged text cycles may stand in any order.
  const first = min(spans, ({ from }) => from) ?? 0
  const end = max(spans, ({ to }) => to) ?? 0
  // A lone cycle gets as much time before and after as it took, so that its own climb can be seen.
  const pad = spans.length > 1 ? (end - first) * 0.02 : Math.max(end - first, 1)
  const msToX = linear(window?.from ?? first - pad, window?.to ?? end + pad, box.x, box.x + box.width)
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
  const tickCount = Math.max(3, Math.floor(box.width / 84))
  const inSeconds = roundTicks((window?.from ?? first - pad) / 1000, (window?.to ?? end + pad) / 1000, tickCount)
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
    points: stairs.length <= Math.max(window ? 3 : 1, box.width / 12),
    livePath: livePath(stairs, dense),
    roots: null,
    released: null,
    limit: limit
      ? { y: toY(limit.aboveMiB), aboveMiB: limit.aboveMiB, label: limitLabel(limit, box, toY, measure, labels) }
      : null,
  }
}

/** Over the line where there is room, else under it. */
function limitLabel(
  { aboveMiB }: InferredLimit,
  box: Box,
  toY: Scale,
  measure: Measure,
  labels: HeapStaircaseLabels,
): PlacedText | null {
  const set = fitting(labels.limit(aboveMiB), box.width - 12, styles.small, measure)
  const y = toY(aboveMiB)
  return set && { ...set, x: box.x + 6, y: y - box.y > 16 ? y - 5 : y + 14, anchor: 'start', style: 'small' }
}

interface Beside {
  /** Of the whole figure. */
  readonly width: number
  readonly y: number
  /** For names right of the panel. */
  readonly room: number
}

const stripTopText = (top: number): string => String(Number(top.toFixed(1)))

function stripOf(panel: Box, { y }: Beside, top: number, wordings: readonly string[], measure: Measure): Strip {
  const title = fitting(wordings, panel.width, styles.small, measure)
  const text = stripTopText(top)
  return {
    x: panel.x,
    y,
    width: panel.width,
    height: stripHeight,
    top,
    title: title && { ...title, x: panel.x, y: y - 7, anchor: 'start', style: 'small' },
    topText: { text, x: panel.x - 8, y: y + 9, anchor: 'end', style: 'tick', width: measure(text, styles.tick) },
  }
}

function layoutRoots(
  cycles: readonly GcCycle[],
  panel: StairPanel,
  beside: Beside,
  { measure, labels }: HeapStaircaseOptions,
): RootStrip | null {
  const stacksOf = (index: number) => cycles[index]?.stackMiB ?? 0
  const globalsOf = (index: number) => cycles[index]?.globalMiB ?? 0
  const top = max(panel.stairs, ({ cycle }) => stacksOf(cycle) + globalsOf(cycle)) ?? 0
  if (top === 0) return null
  const strip = stripOf(panel, beside, top, labels.roots, measure)
  const toY = linear(0, top, strip.y + strip.height, strip.y)
  const right = panel.x + panel.width
  const steps = panel.stairs
    .map(({ cycle, x0, x1 }, index) => ({
      cycle,
      x0: Math.max(panel.x, x0),
      x1: Math.min(right, panel.stairs[index + 1]?.x0 ?? Math.max(x1, x0 + 6)),
      stacks: toY(stacksOf(cycle)),
      globals: toY(stacksOf(cycle) + globalsOf(cycle)),
    }))
    .filter(({ x0, x1 }) => x1 > x0)
  const last = steps.at(-1)
  const names = rootFields.flatMap((field): (PlacedText & { field: RootField })[] => {
    const mib = last && (field === 'stack-scan' ? stacksOf(last.cycle) : globalsOf(last.cycle))
    const set = mib === undefined ? null : fitting(labels.root(field, String(mib)), beside.room, styles.small, measure)
    const y = strip.y + (field === 'global-scan' ? 10 : strip.height - 2)
    return set ? [{ ...set, field, x: right + 18, y, anchor: 'start', style: 'small' }] : []
  })
  const area = (from: (step: (typeof steps)[number]) => number, to: (step: (typeof steps)[number]) => number) =>
    boxesPath(
      widest(steps, to).flatMap((step) => {
        const height = from(step) - to(step)
        return height > 0 ? [{ x: step.x0, y: to(step), width: step.x1 - step.x0, height }] : []
      }),
    )
  return {
    ...strip,
    steps,
    stackPath: area(
      () => strip.y + strip.height,
      (step) => step.stacks,
    ),
    globalPath: area(
      (step) => step.stacks,
      (step) => step.globals,
    ),
    names,
  }
}

/** Of steps that share a pixel column the highest, as wide as all of them. */
function widest<Step extends { readonly x0: number; readonly x1: number }>(
  steps: readonly Step[],
  heightOf: (step: Step) => number,
): Step[] {
  if (steps.length <= decimateFrom) return [...steps]
  return [...Map.groupBy(steps, (step) => Math.floor(step.x0)).values()].flatMap((column) => {
    const highest = least(column, heightOf)
    return highest ? [{ ...highest, x0: column[0]?.x0 ?? highest.x0, x1: column.at(-1)?.x1 ?? highest.x1 }] : []
  })
}

function layoutReleased(
  released: readonly Released[],
  panel: StairPanel,
  beside: Beside,
  { measure, labels }: HeapStaircaseOptions,
): ReleasedStrip | null {
  const places = new Map(panel.stairs.map((stair) => [stair.cycle, stair.x1]))
  const drawn = released.filter(({ cycle }) => places.has(cycle))
  const top = max(drawn, ({ mib }) => mib) ?? 0
  if (top === 0) return null
  const strip = stripOf(panel, beside, top, labels.released, measure)
  const toY = linear(0, top, strip.y + strip.height, strip.y)
  const right = panel.x + panel.width
  const steps = drawn.map(({ cycle, mib }) => ({
    cycle,
    mib,
    x: Math.max(panel.x, Math.min(right, places.get(cycle) ?? panel.x)),
    y: toY(mib),
  }))
  const corners = steps.flatMap(({ x, y }, index): Corner[] => [
    [x, y],
    [steps[index + 1]?.x ?? Math.min(right, x + 12), y],
  ])
  return { ...strip, steps, path: pathOf(corners) }
}

/** What is alive after each cycle; of cycles in one pixel column the least and the most. */
function livePath(stairs: readonly Stair[], dense: boolean): string {
  if (!dense) return pathOf(stairs.map(({ x1, live }): Corner => [x1, live]))
  return pathOf(
    [...Map.groupBy(stairs, (stair) => Math.floor(stair.x1)).values()].flatMap((column): Corner[] => {
      const x = column[0]?.x1 ?? 0
      const lives = column.map(({ live }) => live)
      return [
        [x, Math.max(...lives)],
        [x, Math.min(...lives)],
      ]
    }),
  )
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

function namesOf(last: GcCycle, room: number, options: HeapStaircaseOptions) {
  const values: [HeapField, number | undefined][] = [
    ['heap-goal', goalOf(last)],
    ['heap-end', last.heap.end],
    ['heap-start', last.heap.start],
    ['heap-live', last.heap.live],
  ]
  return fitted(
    values.flatMap(([field, mib]) => (mib === undefined ? [] : [{ field, mib }])),
    room,
    options,
  )
}

function fitted(
  values: readonly { readonly field: HeapField; readonly mib: number }[],
  room: number,
  { measure, labels }: HeapStaircaseOptions,
) {
  return values.flatMap(({ field, mib }) => {
    const fit = fitting(labels.series(field, String(mib)), room, styles.plain, measure)
    return fit ? [{ field, mib, ...fit }] : []
  })
}

/** Names at the height of their value, pushed apart where they would touch, in the order of the values. */
function spread(series: ReturnType<typeof namesOf>, panel: StairPanel, mibToY: (mib: number, panel: Box) => number) {
  const step = 18
  const last = panel.stairs.findLast(({ x1 }) => x1 <= panel.x + panel.width + 1)
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
): { cycle: number; field: HeapField | RootField | 'released' } | null {
  const panel = layout.panels.find((each) => y >= each.y - 22 && y <= bottomOf(each) + 15)
  if (!panel || x < panel.x - 15 || x > panel.x + panel.width + 15) return null
  const { roots } = panel
  if (roots && y > panel.y + panel.height + 26 && y <= roots.y + roots.height + 4) {
    const step =
      roots.steps[Math.max(0, bisector((each: RootStrip['steps'][number]) => each.x0).right(roots.steps, x) - 1)]
    return step ? { cycle: step.cycle, field: y >= step.stacks ? 'stack-scan' : 'global-scan' } : null
  }
  const { released } = panel
  if (released && y > released.y - 22) {
    const step = released.steps.findLast((each) => each.x <= x) ?? released.steps[0]
    return step ? { cycle: step.cycle, field: 'released' } : null
  }
  const inside = panel.stairs.filter(({ x1 }) => x1 >= panel.x - 1 && x1 <= panel.x + panel.width + 1)
  const stair = inside[bisector((each: Stair) => each.x1).center(inside, x)]
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

/** The lower edge of what belongs to a panel. */
export function bottomOf({ y, height, roots, released }: StairPanel): number {
  const lowest = released ?? roots
  return lowest ? lowest.y + lowest.height : y + height
}
