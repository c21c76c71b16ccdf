// Two traces side by side are compared by eye, so their figures share every axis: what is higher or longer is so in truth.
import { max } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import { memoryLimitsOf } from '../trace/derive/memory-limit.ts'
import type { ChartId } from './charts.ts'
import { ownPercents } from './gc-cpu.ts'
import { pauseFields, pauseMs } from './pauses.ts'
import type { Viewport } from './viewport.ts'
import { cpuPartsOf } from './wall-by-procs.ts'

/** What the axes of a figure reach at least. */
export interface CommonScale {
  /** Of the heap: start, end, live, goal and a limit that is known of. */
  readonly mib: number
  /** The longest cycle, ms of wall-clock time, and the most Ps that the marks of any cycle take. */
  readonly wallMs: number
  readonly procs: number
  /** The shortest pause that is not 0, and the longest, ms; both 0 where there is none. */
  readonly pauseMs: readonly [shortest: number, longest: number]
  /** Whether a pause is printed as 0. */
  readonly zeroPause: boolean
  /** Of the collector's share of the time, the printed one and that of single cycles. */
  readonly percent: number
  /** The stretch of the time axis, seconds since the program started. */
  readonly span: Viewport
}

const onOneScale = ['wall-by-procs', 'wall-multiples', 'heap-staircase', 'gc-timeline', 'pauses', 'gc-cpu'] as const

/** Whether a chart can be drawn to the scale of another trace. Run queues of two traces are one figure. */
export function isOnOneScale(chart: ChartId): boolean {
  return (onOneScale as readonly ChartId[]).includes(chart)
}

/** The scales for the figures of traces that are drawn beside each other, one for each; `null` where one has no cycle. */
export function commonScales(traces: readonly (readonly GcCycle[])[]): CommonScale[] | null {
  if (traces.some((cycles) => cycles.length === 0)) return null
  const all = traces.flat()
  const pauses = all.flatMap((cycle) => pauseFields.map((field) => pauseMs(cycle, field)))
  const positive = pauses.filter((ms) => ms > 0)
  const shared = {
    mib: Math.max(
      ...all.map(({ heap, goalUnlimited }) =>
        Math.max(heap.start, heap.end, heap.live, goalUnlimited ? 0 : (heap.goal ?? 0)),
      ),
      ...traces.flatMap((cycles) => memoryLimitsOf(cycles).map(({ aboveMiB }) => aboveMiB)),
    ),
    wallMs: max(all, ({ wallMs }) => wallMs) as number,
    procs: max(all, (cycle) => Math.max(cycle.procs, ...cpuPartsOf(cycle).map(({ p1 }) => p1))) as number,
    pauseMs: [Math.min(...(positive.length > 0 ? positive : [0])), Math.max(...pauses)] as const,
    zeroPause: pauses.includes(0),
    percent: max(traces, (cycles) =>
      Math.max(...cycles.map(({ percent }) => percent), ...ownPercents(cycles).map((each) => each ?? 0)),
    ) as number,
  }
  return commonSpans(traces.map(spanOfCycles)).map((span) => ({ ...shared, span }))
}

function spanOfCycles(cycles: readonly GcCycle[]): Viewport {
  return {
    from: Math.min(...cycles.map(({ atS }) => atS)),
    to: Math.max(...cycles.map(({ atS, wallMs }) => atS + wallMs / 1000)),
  }
}

/** Whether each of the spans begins where its own trace does, because together they would be lost on one axis. */
export function areApart(spans: readonly Viewport[]): boolean {
  return spans.some(({ from }) => from !== spans[0]?.from)
}

/** One axis where most of it is covered; else stretches of the same length, each from where its trace begins. */
export function commonSpans(spans: readonly Viewport[]): Viewport[] {
  const from = Math.min(...spans.map((each) => each.from))
  const to = Math.max(...spans.map((each) => each.to))
  const longest = Math.max(...spans.map((each) => each.to - each.from))
  const room = (length: number) => (length > 0 ? length * 0.02 : 0.001)
  if (to - from <= 2 * longest) {
    const whole = { from: from - room(to - from), to: to + room(to - from) }
    return spans.map(() => whole)
  }
  return spans.map((each) => ({ from: each.from - room(longest), to: each.from + longest + room(longest) }))
}
