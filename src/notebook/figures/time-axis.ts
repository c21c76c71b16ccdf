// The time axis that the figures of a trace share, and what of a trace can be seen in a part of it.
import type { Window } from '../../charts/plane.ts'
import type { Axis, Viewport } from '../../charts/viewport.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { numberOf, type TraceDocument } from '../../trace/record.ts'

/**
 * Seconds since the program started, as GC lines print them, and what a minimap shows over them. SCHED lines count from the
 * first of them, which comes when the program has hardly begun: one axis serves both.
 */
export interface TimeAxis extends Axis {
  /** When each cycle, or where there are none each SCHED line, begins, in the order of time. */
  readonly at: Float64Array
  /** What the minimap draws: the heap at the end of mark, or how many goroutines wait. */
  readonly heights: Float32Array
  /** The longest single pause of each, ms. */
  readonly stops: Float32Array
  readonly of: 'cycles' | 'samples'
  /** Each has its own clock, all counted from its own start. */
  readonly processes: number
}

/** What a figure is given so that it can be zoomed. */
export interface Zoom {
  readonly axis: TimeAxis
  /** `null` for all of the axis. */
  readonly viewport: Viewport | null
  readonly onlook: (viewport: Viewport | null) => void
  /** From the first to the last of what is chosen together; `null` where nothing is. */
  readonly chosen?: Viewport | null
}

/** Fewer cycles than this are seen at one glance. */
export const leastToZoom = 8
/** No clock of the runtime tells shorter times apart, s. */
const shortestS = 2e-5

const known = new WeakMap<TraceDocument, TimeAxis | null>()

/** The axis of a text; `null` where nothing in it tells the time. */
export function timeAxisOf(document: TraceDocument, cycles: readonly GcCycle[]): TimeAxis | null {
  let axis = known.get(document)
  if (axis === undefined) {
    axis = cycles.length > 0 ? axisOfCycles(cycles) : axisOfSamples(document)
    known.set(document, axis)
  }
  return axis
}

function axisOfCycles(cycles: readonly GcCycle[]): TimeAxis {
  const sorted = cycles.toSorted((a, b) => a.atS - b.atS)
  return {
    ...endsOf(
      sorted[0]?.atS ?? 0,
      cycles.reduce((last, cycle) => Math.max(last, cycle.atS + cycle.wallMs / 1000), 0),
    ),
    at: Float64Array.from(sorted, ({ atS }) => atS),
    heights: Float32Array.from(sorted, ({ heap }) => heap.end),
    stops: Float32Array.from(sorted, ({ wall }) => Math.max(wall.sweepTerm, wall.markTerm)),
    of: 'cycles',
    processes: new Set(cycles.map(({ record }) => record.process)).size,
  }
}

function axisOfSamples(document: TraceDocument): TimeAxis | null {
  const samples = document.records
    .filter(({ kind }) => kind === 'schedtrace.summary' || kind === 'schedtrace.detail')
    .map((record) => ({ at: (numberOf(record, 'at') ?? 0) / 1000, waiting: numberOf(record, 'runqueue') ?? 0 }))
    .sort((a, b) => a.at - b.at)
  if (samples.length === 0) return null
  return {
    ...endsOf(samples[0]?.at ?? 0, samples.at(-1)?.at ?? 0),
    at: Float64Array.from(samples, ({ at }) => at),
    heights: Float32Array.from(samples, ({ waiting }) => waiting),
    stops: new Float32Array(samples.length),
    of: 'samples',
    processes: 1,
  }
}

/** A little room before the first and after the last, as the figures leave it. */
export function endsOf(from: number, to: number): Axis {
  const room = to > from ? (to - from) * 0.02 : 0.001
  return { from: from - room, to: to + room, least: Math.max(shortestS, (to - from) * 1e-9) }
}

/** What of cycles lies in a viewport; `undefined` where all of them do. */
export function windowOf(cycles: readonly GcCycle[], viewport: Viewport | null): Window | undefined {
  if (viewport === null) return undefined
  const from = viewport.from * 1000
  const to = viewport.to * 1000
  const seen: number[] = []
  const around = new Set<number>()
  /** The last cycle of each process that ended before the window, and whether the first one after it is still to come. */
  const before = new Map<number, number>()
  const after = new Set<number>()
  for (const [index, cycle] of cycles.entries()) {
    const { process } = cycle.record
    const begins = cycle.atS * 1000
    if (begins + cycle.wallMs < from) before.set(process, index)
    else if (begins > to) {
      if (!after.has(process)) around.add(index)
      after.add(process)
    } else {
      seen.push(index)
      around.add(index)
    }
  }
  for (const index of before.values()) around.add(index)
  return { from, to, seen, around: [...around].sort((a, b) => a - b) }
}

/** The seconds of every record that tells them, and of those between: a line without a clock goes with the next that has one. */
export function secondsOf(document: TraceDocument): Float64Array {
  const { records } = document
  const seconds = new Float64Array(records.length).fill(Number.NaN)
  let next = Number.NaN
  for (let index = records.length - 1; index >= 0; index--) {
    const record = records[index]
    if (record?.kind === 'gctrace.cycle') next = numberOf(record, 'at') ?? next
    else if (record?.family === 'schedtrace' && record.kind !== 'schedtrace.detail') {
      const ms = numberOf(record, 'at')
      if (ms !== undefined) next = ms / 1000
    }
    seconds[index] = next
  }
  let last = Number.NaN
  for (const index of records.keys()) {
    if (Number.isNaN(seconds[index])) seconds[index] = last
    else last = seconds[index] as number
  }
  return seconds
}

/** Which of the cycles can be seen: the first and the last by their place in time, from 0, and how many. */
export function countIn({ at }: TimeAxis, view: Viewport): { first: number; last: number; count: number } {
  const first = firstAt(at, view.from)
  let end = firstAt(at, view.to)
  while (at[end] === view.to) end++
  return { first, last: end - 1, count: end - first }
}

/** The first place whose time is not before. */
function firstAt(at: Float64Array, wanted: number): number {
  let low = 0
  let high = at.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((at[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}
