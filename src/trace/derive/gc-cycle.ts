import { families } from '../catalogue/index.ts'
import { flagOf, numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { addIntervals, type Interval, printedInterval, scaleInterval, subtractIntervals } from './interval.ts'

export type { Interval } from './interval.ts'

/**
 * The number that the runtime multiplied the two STW walls by to get their CPU numbers (`stwprocs`, runtime/mgc.go):
 * min(GOMAXPROCS, CPUs, 32, idle threads + 1) to Go 1.9, min(GOMAXPROCS, CPUs) since. Inferred with interval arithmetic
 * from both terms.
 *
 * - `known`: one integer fits both terms;
 * - `range`: several do, `lo` to `hi` inclusive (short pauses say little);
 * - `impossible`: none does, so the line is damaged or was edited.
 */
export type StwProcs =
  | { readonly type: 'known'; readonly procs: number }
  | { readonly type: 'range'; readonly lo: number; readonly hi: number }
  | { readonly type: 'impossible' }

/**
 * A part of the concurrent mark: CPU milliseconds, and as a fraction (0 to 1) of mark wall × P, or of the sum of the parts
 * where that is more (`overfull`). The four fractions add up to 1, or to 0 where there was no concurrent mark.
 */
export interface MarkShare {
  readonly ms: number
  readonly fraction: number
}

/** What follows from one `gctrace.cycle` record of Go 1.5 or newer. Times in ms as printed, sizes in MiB as printed. */
export interface GcCycle {
  readonly record: TraceRecord
  readonly number: number
  readonly atS: number
  readonly percent: number
  readonly procs: number
  readonly forced: boolean
  readonly leakCheck: boolean
  readonly wall: {
    readonly sweepTerm: number
    /** Go 1.5 only. */
    readonly scan?: number
    /** Go 1.5 only. */
    readonly writeBarrier?: number
    readonly mark: number
    readonly markTerm: number
  }
  readonly cpu: {
    readonly sweepTerm: number
    readonly scan?: number
    readonly writeBarrier?: number
    readonly assist: number
    readonly background: number
    readonly idle: number
    readonly markTerm: number
  }
  readonly heap: { readonly start: number; readonly end: number; readonly live: number; readonly goal: number }
  readonly stackMiB?: number
  readonly globalMiB?: number
  /** Sum of the two STW walls. In Go 1.5 to 1.8 a `(forced)` cycle is stopped from end to end. */
  readonly stwMs: number
  readonly stwRange: Interval
  readonly stwProcs: StwProcs
  /** Sum of all walls, from the stop for sweep termination to the end of mark termination. */
  readonly wallMs: number
  /** Sum of all printed CPU numbers (stale ones of a forced cycle left out). */
  readonly cpuMs: number
  /**
   * The forced stop-the-world cycles of Go 1.5 to 1.8 repeat assist, background and idle of the last concurrent cycle;
   * true where the line is one of them (`(forced)` with a concurrent mark of exactly 0).
   */
  readonly staleMarkCpu: boolean
  /**
   * How mark wall × P was spent. `program` is what is left and never below 0: workers may start before the clock of the
   * mark does, so the three can exceed the rectangle by a little (`overfull`).
   */
  readonly mark: {
    readonly capacityMs: number
    readonly assist: MarkShare
    readonly background: MarkShare
    readonly idle: MarkShare
    readonly program: MarkShare
    readonly overfull: boolean
  }
  /** heap end − heap live, MiB: about what sweeping this cycle will free. Off by less than 1 in each direction. */
  readonly freedMiB: number
  /** True where the goal means "no limit" (GOGC=off prints all ones, or the default memory limit). */
  readonly goalUnlimited: boolean
  /** Against the cycle before in the same process; absent for the first one and where the numbering skips. */
  readonly since?: {
    /** From the end of the last cycle to the start of this one, s. */
    readonly gapS: number
    /** heap start − the last live heap, MiB. */
    readonly grownMiB: number
    /** MiB/s while no cycle ran; absent where the gap cannot be told from 0. */
    readonly allocationMiBPerS?: number
    readonly allocationRange?: Interval
  }
}

/** Above this the printed goal means that there is none: 2^40 MiB. */
const unlimitedGoalMiB = 2 ** 40

/** The cycles of Go 1.5 and newer in a text, in its order. */
export function gcCyclesOf(document: TraceDocument): GcCycle[] {
  const cycles: GcCycle[] = []
  const lastOfProcess = new Map<number, GcCycle>()
  for (const record of document.records) {
    if (record.kind !== 'gctrace.cycle') continue
    const alone = cycleAlone(document, record)
    const last = lastOfProcess.get(record.process)
    const follows = last !== undefined && last.number + 1 === alone.number
    const cycle = follows ? { ...alone, since: sinceLast(document, alone, last) } : alone
    lastOfProcess.set(record.process, cycle)
    cycles.push(cycle)
  }
  return cycles
}

function cycleAlone(document: TraceDocument, record: TraceRecord): GcCycle {
  const value = (field: string) => numberOf(record, field) ?? 0
  const optional = <Key extends string>(key: Key, field: string): { [key in Key]?: number } => {
    const number = numberOf(record, field)
    return number === undefined ? {} : ({ [key]: number } as { [key in Key]: number })
  }
  const wall = {
    sweepTerm: value('sweep-term-wall'),
    ...optional('scan', 'scan-wall'),
    ...optional('writeBarrier', 'write-barrier-wall'),
    mark: value('mark-wall'),
    markTerm: value('mark-term-wall'),
  }
  const cpu = {
    sweepTerm: value('sweep-term-cpu'),
    ...optional('scan', 'scan-cpu'),
    ...optional('writeBarrier', 'write-barrier-cpu'),
    assist: value('mark-assist-cpu'),
    background: value('mark-background-cpu'),
    idle: value('mark-idle-cpu'),
    markTerm: value('mark-term-cpu'),
  }
  const heap = {
    start: value('heap-start'),
    end: value('heap-end'),
    live: value('heap-live'),
    goal: value('heap-goal'),
  }
  const procs = value('procs')
  const forced = flagOf(record, 'forced')
  const staleMarkCpu = forced && wall.mark === 0 && record.printedBy.since <= 8
  const stopped = cpu.sweepTerm + (cpu.scan ?? 0) + (cpu.writeBarrier ?? 0) + cpu.markTerm
  return {
    record,
    number: value('gc-number'),
    atS: value('at'),
    percent: value('gc-percent'),
    procs,
    forced,
    leakCheck: flagOf(record, 'leak-check'),
    wall,
    cpu,
    heap,
    ...optional('stackMiB', 'stack-scan'),
    ...optional('globalMiB', 'global-scan'),
    stwMs: decimalSum(wall.sweepTerm, wall.markTerm),
    stwRange: addIntervals(
      intervalOf(document, record, 'sweep-term-wall'),
      intervalOf(document, record, 'mark-term-wall'),
    ),
    stwProcs: inferStwProcs(document, record, procs),
    wallMs: decimalSum(wall.sweepTerm, wall.scan ?? 0, wall.writeBarrier ?? 0, wall.mark, wall.markTerm),
    cpuMs: decimalSum(stopped, ...(staleMarkCpu ? [] : [cpu.assist, cpu.background, cpu.idle])),
    staleMarkCpu,
    mark: markShares(wall.mark * procs, staleMarkCpu ? { assist: 0, background: 0, idle: 0 } : cpu),
    freedMiB: heap.end - heap.live,
    goalUnlimited: heap.goal > unlimitedGoalMiB,
  }
}

/** Times have at most three decimals; a sum of them must not show the noise of binary fractions. */
function decimalSum(...terms: readonly number[]): number {
  return Math.round(terms.reduce((sum, term) => sum + term, 0) * 1000) / 1000
}

function markShares(capacity: number, cpu: { assist: number; background: number; idle: number }): GcCycle['mark'] {
  const used = decimalSum(cpu.assist, cpu.background, cpu.idle)
  const capacityMs = decimalSum(capacity)
  const whole = Math.max(capacityMs, used)
  const share = (ms: number): MarkShare => ({ ms, fraction: whole === 0 ? 0 : ms / whole })
  return {
    capacityMs,
    assist: share(cpu.assist),
    background: share(cpu.background),
    idle: share(cpu.idle),
    program: share(decimalSum(whole - used)),
    overfull: used > capacityMs,
  }
}

function sinceLast(document: TraceDocument, cycle: GcCycle, last: GcCycle): NonNullable<GcCycle['since']> {
  const gapS = Math.max(0, decimalSum(cycle.atS - last.atS, -last.wallMs / 1000))
  const grownMiB = cycle.heap.start - last.heap.live
  const gap = subtractIntervals(
    intervalOf(document, cycle.record, 'at'),
    addIntervals(intervalOf(document, last.record, 'at'), scaleInterval(wallInterval(document, last.record), 1 / 1000)),
  )
  if (gap.lo <= 0 || gapS === 0) return { gapS, grownMiB }
  const grown = subtractIntervals(
    intervalOf(document, cycle.record, 'heap-start'),
    intervalOf(document, last.record, 'heap-live'),
  )
  return {
    gapS,
    grownMiB,
    allocationMiBPerS: grownMiB / gapS,
    allocationRange: { lo: Math.max(0, grown.lo) / gap.hi, hi: Math.max(0, grown.hi) / gap.lo },
  }
}

const wallFields = ['sweep-term-wall', 'scan-wall', 'write-barrier-wall', 'mark-wall', 'mark-term-wall'] as const

function wallInterval(document: TraceDocument, record: TraceRecord): Interval {
  return addIntervals(...wallFields.map((field) => intervalOf(document, record, field)))
}

/** Where the true value of a field may lie; nothing where the record does not print it. */
function intervalOf(
  document: TraceDocument,
  record: TraceRecord,
  field: keyof typeof families.gctrace.fields,
): Interval {
  const reading = record.fields.find((each) => each.field === field)
  if (!reading) return { lo: 0, hi: 0 }
  return printedInterval(families.gctrace.fields[field].print, document.text.slice(reading.start, reading.end))
}

/** Go 1.9 and older never used more threads than this for stopping the world (`_MaxGcproc`). */
const mostStwProcsTo9 = 32

function inferStwProcs(document: TraceDocument, record: TraceRecord, procs: number): StwProcs {
  const most = record.printedBy.until <= 9 ? Math.min(procs, mostStwProcsTo9) : procs
  const first = stwTermProcs(document, record, 'sweep-term', most)
  const last = stwTermProcs(document, record, 'mark-term', most)
  const lo = Math.max(first.lo, last.lo)
  const hi = Math.min(first.hi, last.hi)
  if (lo > hi) return { type: 'impossible' }
  return lo === hi ? { type: 'known', procs: lo } : { type: 'range', lo, hi }
}

/** The factors that lead from one wall to its CPU number, both included. All of them fit: a product grows with its factor. */
function stwTermProcs(
  document: TraceDocument,
  record: TraceRecord,
  term: 'sweep-term' | 'mark-term',
  most: number,
): Interval {
  const wall = nanoseconds(intervalOf(document, record, `${term}-wall`))
  const cpu = nanoseconds(intervalOf(document, record, `${term}-cpu`))
  // Whole nanoseconds w and k × w, both truncated: k fits where k × (the longest w) reaches the CPU number and
  // k × (the shortest w) does not pass it.
  const lo = Math.max(1, wall.hi > 0 ? Math.ceil(cpu.lo / wall.hi) : most + 1)
  const hi = wall.lo > 0 ? Math.floor(cpu.hi / wall.lo) : most
  return { lo: wall.hi === 0 && cpu.lo === 0 ? 1 : lo, hi: Math.min(most, hi) }
}

/** Both ends included, in whole nanoseconds, from a half-open interval in ms. */
function nanoseconds(interval: Interval): Interval {
  return { lo: Math.round(interval.lo * 1e6), hi: Math.round(interval.hi * 1e6) - 1 }
}
