// When the collector ran: mark windows and STW ticks on the time axis, to scale, a lane for each process.
import { bisector, greatest, max, min, sum } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import {
  type Box,
  cutTo,
  linear,
  type PlacedText,
  printedMs,
  roundTicks,
  type Scale,
  type Tick,
  type Window,
} from './plane.ts'
import { type Measure, styles } from './text-size.ts'
import { wallPhasesOf } from './wall-by-procs.ts'

export type TimelineField = 'sweep-term-wall' | 'mark-wall' | 'mark-term-wall'

/** One cycle in its lane. */
export interface TimelineCycle {
  readonly cycle: number
  readonly x0: number
  readonly x1: number
  /** Stretches in which every goroutine stands still. In forced cycles of Go 1.5 to 1.8 that is all of it. */
  readonly stops: readonly Stop[]
  readonly forced: boolean
  readonly leakCheck: boolean
}

export interface Stop extends Box {
  readonly cycle: number
  readonly field: TimelineField
  readonly ms: number
}

/** The program alone, from the end of one cycle to the start of the next. */
export interface TimelineGap {
  readonly x0: number
  readonly x1: number
  readonly ms: number
  readonly label: PlacedText
}

export interface TimelineLane extends Box {
  readonly process: number
  readonly cycles: readonly TimelineCycle[]
  /** Mark windows, those that touch each other at this width drawn as one. */
  readonly windows: readonly (Box & { readonly cycle: number; readonly count: number })[]
  /** STW ticks; where several fall on one pixel column, the longest. */
  readonly stops: readonly Stop[]
  /** Between neighbouring cycles, where there is room to say how long. */
  readonly gaps: readonly TimelineGap[]
  /** Where forced cycles and leak checks begin. */
  readonly flags: readonly { readonly cycle: number; readonly x: number; readonly type: 'forced' | 'leak-check' }[]
  readonly msToX: Scale
  readonly xTicks: readonly Tick[]
  /** Wall time of all cycles, and from the start of the first to the end of the last, ms. */
  readonly gcMs: number
  readonly spanMs: number
}

export type TimelineNote =
  | { readonly id: 'to-scale' }
  | { readonly id: 'exaggerated'; readonly factor: number }
  | { readonly id: 'forced'; readonly count: number }
  | { readonly id: 'leak-check'; readonly count: number }
  | { readonly id: 'merged' }
  | { readonly id: 'gaps'; readonly median: number; readonly shortest: number; readonly longest: number }
  | { readonly id: 'processes'; readonly shown: number; readonly all: number }

export interface GcTimelineLayout {
  readonly width: number
  readonly height: number
  readonly lanes: readonly TimelineLane[]
  /** How much wider than true the STW ticks are; 1 is to scale. */
  readonly factor: number
  readonly names: readonly PlacedText[]
  readonly notes: readonly TimelineNote[]
}

export interface GcTimelineLabels {
  process(number: number): string
  /** How long the program ran alone, ms. */
  gap(ms: number): string
  readonly timeAxis: string
}

export interface GcTimelineOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: GcTimelineLabels
  /** Widens every STW tick by one factor so that the longest can be seen. */
  readonly exaggerate?: boolean
  readonly window?: Window | undefined
}

const laneHeight = 44
const mostLanes = 6
/** The longest STW becomes this wide when exaggerated. */
const plain = 16

export function layoutGcTimeline(cycles: readonly GcCycle[], options: GcTimelineOptions): GcTimelineLayout {
  const { width, measure, labels } = options
  const { window } = options
  const processes = [...Map.groupBy(window?.seen ?? cycles.keys(), (index) => cycles[index]?.record.process ?? 0)]
  const shown = processes.slice(0, mostLanes)
  const scales = shown.map(([, indexes]) =>
    window ? linear(window.from, window.to, 1, width - 1) : scaleOf(cycles, indexes, width),
  )
  const factor = options.exaggerate
    ? factorOf(
        cycles,
        shown.map(([, indexes]) => indexes),
        scales,
      )
    : 1
  const names: PlacedText[] = []
  let y = 38
  const lanes = shown.map(([process, indexes], index) => {
    if (shown.length > 1) {
      const text = labels.process(process + 1)
      names.push({ text, x: 0, y: y - 16, anchor: 'start', style: 'label', width: measure(text, styles.label) })
    }
    const lane = layoutLane(
      cycles,
      process,
      indexes,
      scales[index] ?? ((ms) => ms),
      { x: 1, y, width: width - 2, height: laneHeight },
      factor,
      measure,
      labels,
    )
    y += laneHeight + 30 + (shown.length > 1 && index < shown.length - 1 ? 38 : 0)
    return lane
  })
  const bottom = lanes.at(-1)
  if (bottom) {
    const axis = measure(labels.timeAxis, styles.small)
    names.push({
      text: labels.timeAxis,
      x: width - 1,
      y: bottom.y + laneHeight + 19,
      anchor: 'end',
      style: 'small',
      width: axis,
    })
  }
  return {
    width,
    height: y,
    lanes,
    factor,
    names,
    notes: notesOf(
      window ? window.seen.flatMap((index) => cycles[index] ?? []) : cycles,
      lanes,
      factor,
      shown.length,
      processes.length,
    ),
  }
}

function scaleOf(cycles: readonly GcCycle[], indexes: readonly number[], width: number): Scale {
  const { from, to } = spanOf(indexes.flatMap((index) => cycles[index] ?? []))
  const pad = to > from ? (to - from) * 0.015 : 1
  return linear(from - pad, to + pad, 1, width - 1)
}

/** From where the first of some cycles begins to where the last ends, ms; in a damaged text they may stand in any order. */
function spanOf(cycles: readonly GcCycle[]): { from: number; to: number } {
  const from = (min(cycles, ({ atS }) => atS) ?? 0) * 1000
  return { from, to: Math.max(from, max(cycles, ({ atS, wallMs }) => atS * 1000 + wallMs) ?? from) }
}

function factorOf(cycles: readonly GcCycle[], lanes: readonly (readonly number[])[], scales: readonly Scale[]): number {
  const widest = max(lanes, (indexes, lane) => {
    const scale = scales[lane]
    return scale && max(indexes, (index) => (cycles[index] ? longestStop(cycles[index]) : 0) * (scale(1) - scale(0)))
  })
  if (!widest || widest >= plain) return 1
  const factor = plain / widest
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(factor)) - 1)
  return Math.max(1, Math.floor(factor / unit) * unit)
}

function longestStop(cycle: GcCycle): number {
  return Math.max(
    0,
    ...wallPhasesOf(cycle)
      .filter((phase) => phase.stopped)
      .map((phase) => phase.t1 - phase.t0),
  )
}

function layoutLane(
  cycles: readonly GcCycle[],
  process: number,
  indexes: readonly number[],
  msToX: Scale,
  box: Box,
  factor: number,
  measure: Measure,
  labels: GcTimelineLabels,
): TimelineLane {
  const drawn = indexes.flatMap((index): TimelineCycle[] => {
    const cycle = cycles[index]
    if (!cycle) return []
    const from = cycle.atS * 1000
    const stops = wallPhasesOf(cycle).flatMap((phase): Stop[] => {
      const ms = phase.t1 - phase.t0
      if (!phase.stopped || ms <= 0) return []
      const x0 = msToX(from + phase.t0)
      const wide = (msToX(from + phase.t1) - x0) * factor
      // Wider than true, a tick keeps its outer edge: the pause begins the cycle or ends it.
      const x = phase.id === 'mark-term' ? msToX(from + phase.t1) - wide : x0
      const right = box.x + box.width
      const inside = x0 <= right && msToX(from + phase.t1) >= box.x
      const drawn = { x: clamp(x, box.x, Math.max(box.x, right - wide)), y: box.y, width: wide, height: box.height }
      const stop = inside ? cutTo(drawn, box.x, right) : null
      return stop ? [{ cycle: index, field: phase.field as TimelineField, ms, ...stop }] : []
    })
    return [
      {
        cycle: index,
        x0: clamp(msToX(from), box.x, box.x + box.width),
        x1: clamp(msToX(from + cycle.wallMs), box.x, box.x + box.width),
        stops,
        forced: cycle.forced,
        leakCheck: cycle.leakCheck,
      },
    ]
  })
  const windows: { cycle: number; count: number; x: number; y: number; width: number; height: number }[] = []
  for (const { cycle, x0, x1 } of drawn) {
    const before = windows.at(-1)
    if (before && x0 - (before.x + before.width) < 0.25) {
      before.width = Math.max(before.width, x1 - before.x)
      before.count += 1
    } else windows.push({ cycle, count: 1, x: x0, y: box.y + 10, width: x1 - x0, height: box.height - 20 })
  }
  const byColumn = new Map<number, Stop>()
  for (const stop of drawn.flatMap((each) => each.stops)) {
    const column = Math.floor(stop.x * 2)
    const known = byColumn.get(column)
    if (!known || stop.width > known.width) byColumn.set(column, stop)
  }
  const begun = drawn.filter(({ cycle }) => msToX((cycles[cycle]?.atS ?? 0) * 1000) >= box.x - 0.01)
  const flags = begun.flatMap(({ cycle, x0, forced, leakCheck }) => [
    ...(forced && !leakCheck ? [{ cycle, x: x0, type: 'forced' as const }] : []),
    ...(leakCheck ? [{ cycle, x: x0, type: 'leak-check' as const }] : []),
  ])
  const { from, to } = spanOf(indexes.flatMap((index) => cycles[index] ?? []))
  return {
    ...box,
    process,
    cycles: drawn,
    windows,
    stops: [...byColumn.values()],
    gaps: gapsOf(cycles, drawn, box, measure, labels),
    flags,
    msToX,
    xTicks: ticksOf(msToX, box, measure),
    gcMs: indexes.reduce((sum, index) => sum + (cycles[index]?.wallMs ?? 0), 0),
    spanMs: to - from,
  }
}

function gapsOf(
  cycles: readonly GcCycle[],
  drawn: readonly TimelineCycle[],
  box: Box,
  measure: Measure,
  labels: GcTimelineLabels,
): TimelineGap[] {
  // Cheap where there are many cycles: only a few of them can be that far apart.
  return drawn.flatMap((next, index): TimelineGap[] => {
    const before = drawn[index - 1]
    if (!before || next.x0 - before.x1 < 40) return []
    const since = cycles[next.cycle]?.since
    if (!since || before.cycle + 1 !== next.cycle) return []
    const x0 = Math.max(before.x1, ...before.stops.map((stop) => stop.x + stop.width))
    const x1 = Math.min(next.x0, ...next.stops.map((stop) => stop.x))
    const ms = since.gapS * 1000
    const text = labels.gap(ms)
    const width = measure(text, styles.small)
    if (x1 - x0 < width + 12) return []
    // Where time goes back, what lies between the two in the text is not what lies between them in time.
    if (drawn.some((other) => other.x0 > before.x0 + 0.01 && other.x0 < next.x0 - 0.01)) return []
    const y = box.y + box.height / 2 + 4.5
    return [{ x0, x1, ms, label: { text, x: (x0 + x1) / 2, y, anchor: 'middle', style: 'small', width } }]
  })
}

function clamp(value: number, lo: number, hi: number): number {
  return Math.max(lo, Math.min(hi, value))
}

function ticksOf(msToX: Scale, box: Box, measure: Measure): Tick[] {
  const pxPerS = (msToX(1) - msToX(0)) * 1000
  const fromS = (box.x - msToX(0)) / pxPerS
  const ticks = roundTicks(fromS, fromS + box.width / pxPerS, Math.max(2, Math.floor(box.width / 90)))
    // Nothing is before the start of the program.
    .filter(({ value }) => value >= 0)
    .map((tick) => ({ ...tick, at: msToX(tick.value * 1000) }))
  const half = (text: string) => measure(text, styles.tick) / 2
  const fitting = ticks.filter(
    (tick) => tick.at - half(tick.text) >= 0 && tick.at + half(tick.text) <= box.x + box.width - 24,
  )
  const [a, b] = fitting
  return a && b && b.at - a.at < 2 * half(b.text) + 8 ? fitting.filter((_, index) => index % 2 === 0) : fitting
}

function notesOf(
  cycles: readonly GcCycle[],
  lanes: readonly TimelineLane[],
  factor: number,
  shown: number,
  all: number,
): TimelineNote[] {
  const notes: TimelineNote[] = [factor > 1 ? { id: 'exaggerated', factor } : { id: 'to-scale' }]
  const forced = cycles.filter((cycle) => cycle.forced && !cycle.leakCheck).length
  const leakChecks = cycles.filter((cycle) => cycle.leakCheck).length
  if (forced > 0) notes.push({ id: 'forced', count: forced })
  if (leakChecks > 0) notes.push({ id: 'leak-check', count: leakChecks })
  const gaps = cycles.flatMap((cycle) => (cycle.since ? [cycle.since.gapS * 1000] : []))
  if (gaps.length > 1)
    notes.push({
      id: 'gaps',
      median: gaps.toSorted((a, b) => a - b)[Math.floor((gaps.length - 1) / 2)] ?? 0,
      shortest: min(gaps) ?? 0,
      longest: max(gaps) ?? 0,
    })
  if (lanes.some((lane) => lane.windows.some((window) => window.count > 1))) notes.push({ id: 'merged' })
  if (shown < all) notes.push({ id: 'processes', shown, all })
  return notes
}

export interface GcShare {
  readonly gcMs: string
  readonly stwMs: string
  readonly percent: string
  /** Number of the cycle with the longest single pause. */
  readonly longest: number
  readonly longestMs: string
}

/** How much of the time that a trace covers the collector ran. Each process has its own clock. */
export function gcShareOf(cycles: readonly GcCycle[]): GcShare | null {
  const spans = [...Map.groupBy(cycles, (cycle) => cycle.record.process).values()].map((group) => {
    const { from, to } = spanOf(group)
    return to - from
  })
  const longest = greatest(cycles, longestStop)
  if (!longest) return null
  const spanMs = sum(spans)
  const gcMs = sum(cycles, (cycle) => cycle.wallMs)
  return {
    gcMs: short(gcMs),
    stwMs: short(sum(cycles, (cycle) => cycle.stwMs)),
    percent: shareOf(gcMs, spanMs),
    longest: longest.number,
    longestMs: printedMs(longestStop(longest)),
  }
}

/** In percent, without its sign; what is too little to be said is `< 0.1`. */
function shareOf(part: number, whole: number): string {
  const percent = whole > 0 ? (part / whole) * 100 : 0
  return percent > 0 && percent < 0.1 ? '< 0.1' : short(percent)
}

function short(value: number): string {
  return String(Number(value >= 100 ? value.toFixed(0) : value.toPrecision(2)))
}

/** The cycle nearest to a place, and which part of it. */
export function nearestTimelineValue(
  layout: GcTimelineLayout,
  x: number,
  y: number,
): { cycle: number; field: TimelineField } | null {
  const lane = layout.lanes.find((each) => y >= each.y - 16 && y <= each.y + each.height + 8)
  if (!lane) return null
  const near = lane.cycles[bisector((each: TimelineCycle) => (each.x0 + each.x1) / 2).center(lane.cycles, x)]
  if (!near) return null
  const stop = near.stops.find((each) => x >= each.x - 3 && x <= each.x + each.width + 3)
  return { cycle: near.cycle, field: stop?.field ?? 'mark-wall' }
}
