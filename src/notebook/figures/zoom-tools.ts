// Working out the time axis of a trace and what can be seen in a part of it. Loaded once somebody can zoom.
import type { Window } from '../../charts/plane.ts'
import { type Axis, revealing, type Viewport } from '../../charts/viewport.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { numberOf, type TraceDocument } from '../../trace/record.ts'
import type { TimeAxis, Zoom } from './time-axis.ts'

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

/**
 * The cycle that lies `stride` cycles on in the same process, which may be out of sight: the axis moves until it is not.
 * `undefined` where everything is in sight anyway.
 */
export function beyondWindow(
  cycles: readonly GcCycle[],
  { axis, viewport, onlook }: Zoom,
  from: number,
  stride: number,
): number | undefined {
  const process = cycles[from]?.record.process
  if (!axis || !viewport) return undefined
  const own = [...cycles.keys()].filter((index) => cycles[index]?.record.process === process)
  const next = own[Math.max(0, Math.min(own.length - 1, own.indexOf(from) + stride))]
  const cycle = next === undefined ? undefined : cycles[next]
  if (!cycle) return undefined
  onlook(revealing(axis, viewport, spanOfCycle(cycle)))
  return next
}

function spanOfCycle(cycle: GcCycle): Viewport {
  return { from: cycle.atS, to: cycle.atS + cycle.wallMs / 1000 }
}

/** When a record was; `null` where it does not tell. */
export function spanOfRecord(document: TraceDocument, cycles: readonly GcCycle[], index: number): Viewport | null {
  const record = document.records[index]
  if (record?.kind === 'gctrace.cycle') {
    const cycle = cycles.find((each) => each.record === record)
    return cycle ? spanOfCycle(cycle) : null
  }
  const ms = record?.family === 'schedtrace' ? numberOf(record, 'at') : undefined
  return ms === undefined ? null : { from: ms / 1000, to: ms / 1000 }
}

/** From the first to the last of some records; `null` where none tells the time. */
export function spanOfRecords(
  document: TraceDocument,
  cycles: readonly GcCycle[],
  records: ReadonlySet<number>,
): Viewport | null {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  const take = (span: Viewport | null) => {
    from = Math.min(from, span?.from ?? from)
    to = Math.max(to, span?.to ?? to)
  }
  const chosen = new Set([...records].map((index) => document.records[index]))
  for (const cycle of cycles) if (chosen.has(cycle.record)) take(spanOfCycle(cycle))
  for (const index of records) {
    if (document.records[index]?.family === 'schedtrace') take(spanOfRecord(document, cycles, index))
  }
  return from <= to ? { from, to } : null
}

export { revealing }
