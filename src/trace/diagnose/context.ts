import { addIntervals, type Interval } from '../derive/interval.ts'
import { type DocumentReleases, releaseRangeOf } from '../derive/release-range.ts'
import { type JoinedCycle, structureOf, type TraceStructure } from '../derive/structure.ts'
import { durationOf, intervalOf, printed } from '../derive/structure-values.ts'
import type { GoRange } from '../go-version.ts'
import { flagOf, numberOf, type TraceDocument, type TraceRecord } from '../record.ts'

/** What the rules read of a `gctrace.cycle`: times as intervals in ms, sizes as printed (whole MiB, truncated). */
export interface CycleView {
  readonly index: number
  readonly record: TraceRecord
  readonly joined: JoinedCycle
  readonly previous?: CycleView
  readonly number: number
  readonly atMs: Interval
  /** `mark` is everything between the two pauses. */
  readonly wall: { readonly sweepTerm: Interval; readonly mark: Interval; readonly markTerm: Interval }
  /** Assist, background and idle. */
  readonly markCpu: Interval
  readonly start: number
  readonly end: number
  readonly live: number
  readonly goal: number
  readonly stacks?: number
  readonly globals?: number
  readonly procs: number
  readonly forced: boolean
  /** The world stood still all the time and the three mark CPU numbers are left from an earlier cycle (to Go 1.11). */
  readonly stopped: boolean
}

/** Everything the rules may ask about one text, worked out once. */
export interface CheckContext {
  readonly document: TraceDocument
  readonly structure: TraceStructure
  readonly releases: DocumentReleases
  /** Views of the `gctrace.cycle` records, in the order of the text. */
  readonly cycles: readonly CycleView[]
  /** Indices of the records of a kind. */
  readonly ofKind: (kind: string) => readonly number[]
  readonly record: (index: number) => TraceRecord
  /** The releases that can have printed a record, as the whole process tells. */
  readonly rangeOf: (record: number) => GoRange
  /** Whether a line that could not be read stands between two records. */
  readonly unreadBetween: (first: number, last: number) => boolean
}

export function checkContext(
  document: TraceDocument,
  structure: TraceStructure = structureOf(document),
  releases: DocumentReleases = releaseRangeOf(document, structure),
): CheckContext {
  const kinds = new Map<string, number[]>()
  for (const [index, { kind }] of document.records.entries()) {
    const list = kinds.get(kind)
    if (list) list.push(index)
    else kinds.set(kind, [index])
  }
  const record = (index: number) => document.records[index] as TraceRecord
  const unreadLines = document.unread.map(({ line }) => line)
  const views = new Map<number, CycleView>()
  for (const joined of structure.cycles) {
    if (record(joined.record).kind !== 'gctrace.cycle') continue
    views.set(joined.record, cycleView(document, joined, views.get(joined.previous ?? -1)))
  }
  return {
    document,
    structure,
    releases,
    cycles: [...views.values()],
    ofKind: (kind) => kinds.get(kind) ?? [],
    record,
    rangeOf: (index) =>
      releases.processes[structure.processOf[index] ?? 0]?.range ?? (record(index).printedBy as GoRange),
    unreadBetween: (first, last) => {
      const from = record(first).line
      const to = record(last).line
      return (unreadLines[firstFrom(unreadLines, from)] ?? Number.POSITIVE_INFINITY) <= to
    },
  }
}

/** Place of the first number that is not below `least`, in a sorted list. */
function firstFrom(sorted: readonly number[], least: number): number {
  let lo = 0
  let hi = sorted.length
  while (lo < hi) {
    const middle = (lo + hi) >> 1
    if ((sorted[middle] as number) < least) lo = middle + 1
    else hi = middle
  }
  return lo
}

const nothing: Interval = { lo: 0, hi: 0 }

function cycleView(document: TraceDocument, joined: JoinedCycle, previous: CycleView | undefined): CycleView {
  const record = document.records[joined.record] as TraceRecord
  const duration = (field: string) => durationOf(document, record, field) ?? nothing
  const whole = (field: string) => numberOf(record, field) ?? 0
  const at = intervalOf(document, record, 'at', 'three-decimals') ?? nothing
  const stacks = numberOf(record, 'stack-scan')
  const globals = numberOf(record, 'global-scan')
  return {
    index: joined.record,
    record,
    joined,
    ...(previous && { previous }),
    number: whole('gc-number'),
    atMs: { lo: Math.round(at.lo * 1000), hi: Math.round(at.hi * 1000) },
    wall: {
      sweepTerm: duration('sweep-term-wall'),
      mark: addIntervals(duration('scan-wall'), duration('write-barrier-wall'), duration('mark-wall')),
      markTerm: duration('mark-term-wall'),
    },
    markCpu: addIntervals(duration('mark-assist-cpu'), duration('mark-background-cpu'), duration('mark-idle-cpu')),
    start: whole('heap-start'),
    end: whole('heap-end'),
    live: whole('heap-live'),
    goal: whole('heap-goal'),
    ...(stacks !== undefined && { stacks }),
    ...(globals !== undefined && { globals }),
    procs: whole('procs'),
    forced: flagOf(record, 'forced'),
    stopped: printed(document, record, 'mark-wall') === '0' && record.printedBy.since <= 11,
  }
}

/** The cycles of each process. */
export function byProcess(cycles: readonly CycleView[]): Map<number, CycleView[]> {
  const lists = new Map<number, CycleView[]>()
  for (const cycle of cycles) {
    const list = lists.get(cycle.joined.process)
    if (list) list.push(cycle)
    else lists.set(cycle.joined.process, [cycle])
  }
  return lists
}
