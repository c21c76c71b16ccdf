import { numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { addIntervals, type Interval, scaleInterval } from './interval.ts'
import { structureOf, type TraceStructure } from './structure.ts'
import { isSched } from './structure-processes.ts'
import { durationOf, intervalOf } from './structure-values.ts'

/** A record with a clock, in ms since its process started. */
export interface TimelineEvent {
  readonly record: number
  /** Where its beginning may lie. */
  readonly startMs: Interval
  /** Where its end may lie; absent for a moment. */
  readonly endMs?: Interval
  /** SCHED lines count from the first of them; the others from the start of the program. */
  readonly clock: 'program' | 'sched'
}

export interface ProcessTimeline {
  readonly process: number
  /** In the order of the text. */
  readonly events: readonly TimelineEvent[]
  /**
   * How much later than the program the SCHED clock began, ms: from GC lines between SCHED lines. A GC line cannot be
   * printed before its cycle ended. Absent without lines of both clocks.
   */
  readonly schedStartedMs?: Interval
  /**
   * When the program started, by the clock of whoever stamped the lines (ms since 1970). A stamp is never earlier than
   * the print, so this is the earliest that any line allows; `spreadMs` is how much later the others came.
   */
  readonly startedAt?: { readonly epochMs: number; readonly record: number; readonly spreadMs: number }
}

const walls = ['sweep-term-wall', 'scan-wall', 'write-barrier-wall', 'mark-wall', 'mark-term-wall']

/** When things happened in each process. `epochMsOfLine` gives what a log prefix says about a physical line. */
export function timelineOf(
  document: TraceDocument,
  structure: TraceStructure = structureOf(document),
  epochMsOfLine: ReadonlyMap<number, number> = new Map(),
): ProcessTimeline[] {
  return structure.processes.map(({ index, records }) => {
    const events: TimelineEvent[] = []
    for (const each of records) {
      const event = eventOf(document, each)
      if (event) events.push(event)
    }
    const schedStartedMs = schedOffset(events)
    const startedAt = wallClockStart(document, events, schedStartedMs, epochMsOfLine)
    return { process: index, events, ...(schedStartedMs && { schedStartedMs }), ...(startedAt && { startedAt }) }
  })
}

function eventOf(document: TraceDocument, index: number): TimelineEvent | undefined {
  const record = document.records[index] as TraceRecord
  if (isSched(record)) {
    const at = numberOf(record, 'at') ?? 0
    return { record: index, startMs: { lo: at, hi: at + 1 }, clock: 'sched' }
  }
  if (record.kind === 'gctrace.cycle') {
    const at = intervalOf(document, record, 'at', 'three-decimals')
    if (!at) return undefined
    const startMs = scaleInterval(at, 1000)
    const lasted = addIntervals(...walls.map((wall) => durationOf(document, record, wall) ?? { lo: 0, hi: 0 }))
    return { record: index, startMs, endMs: addIntervals(startMs, lasted), clock: 'program' }
  }
  if (record.kind === 'inittrace.init') {
    const startMs = durationOf(document, record, 'at')
    const lasted = durationOf(document, record, 'init-wall')
    return startMs && lasted && { record: index, startMs, endMs: addIntervals(startMs, lasted), clock: 'program' }
  }
  return undefined
}

/** Each GC line before a SCHED line ended before it; the next GC line after it ended, as a rule, later. */
function schedOffset(events: readonly TimelineEvent[]): Interval | undefined {
  let lo = 0
  let hi = Number.POSITIVE_INFINITY
  let ended: number | undefined
  let sched: number | undefined
  for (const event of events) {
    if (event.clock === 'sched') {
      sched = event.startMs.hi
      if (ended !== undefined) lo = Math.max(lo, ended - event.startMs.hi)
    } else {
      ended = (event.endMs ?? event.startMs).lo
      if (sched !== undefined) hi = Math.min(hi, (event.endMs ?? event.startMs).hi - sched + 1)
    }
  }
  if (sched === undefined || ended === undefined) return undefined
  return { lo, hi: Math.max(lo, hi) }
}

function wallClockStart(
  document: TraceDocument,
  events: readonly TimelineEvent[],
  sched: Interval | undefined,
  epochMsOfLine: ReadonlyMap<number, number>,
): ProcessTimeline['startedAt'] {
  let best: { epochMs: number; record: number } | undefined
  let latest = Number.NEGATIVE_INFINITY
  for (const event of events) {
    const epoch = epochMsOfLine.get((document.records[event.record] as TraceRecord).line)
    if (epoch === undefined) continue
    const passed = (event.endMs ?? event.startMs).lo + (event.clock === 'sched' ? (sched?.lo ?? 0) : 0)
    const epochMs = epoch - passed
    latest = Math.max(latest, epochMs)
    if (!best || epochMs < best.epochMs) best = { epochMs, record: event.record }
  }
  return best && { ...best, spreadMs: latest - best.epochMs }
}
