import { numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { isCycle, type ProcessSplit } from './structure-processes.ts'

/** A GC line and the records that tell about the same cycle, as indices in `document.records`. */
export interface JoinedCycle {
  /** The `gctrace.cycle` or `gctrace.cycle-stw` record. */
  readonly record: number
  readonly process: number
  /** The line of the cycle right before, in the same process; absent where it is not in the text. */
  readonly previous?: number
  /** `pacer: assist ratio=…`, printed when the cycle began. */
  readonly start?: number
  /** The pacer's line at the end of marking, of either form. */
  readonly end?: number
  /** `pacer: sweep done …` of this cycle: it stands between the starts of this cycle and of the next. */
  readonly sweep?: number
  /** `GC forced`: the monitor asked for this cycle since the last one was two minutes ago. */
  readonly notice?: number
  /** `scan:` lines, printed under the lock of the GC line. */
  readonly scan: readonly number[]
  /** `scav` lines printed when sweeping of this cycle was complete. Known only where the pacer's starts are there. */
  readonly scav: readonly number[]
  /** `scav` and `scvg` lines between this line and the next whose cycle is not certain. */
  readonly after: readonly number[]
}

/** Pacer lines of a cycle whose GC line is not in the text. */
export interface OpenCycle {
  readonly process: number
  /** The last GC line of the process before them. They are not of this cycle, but of a later one. */
  readonly after?: number
  readonly start?: number
  readonly end?: number
  readonly sweep?: number
  readonly notice?: number
}

export interface JoinedCycles {
  readonly cycles: readonly JoinedCycle[]
  /** The place in `cycles` of each GC line, by its index in `document.records`. */
  readonly cycleOf: ReadonlyMap<number, number>
  readonly open: readonly OpenCycle[]
}

type Building = { -readonly [Key in keyof JoinedCycle]: JoinedCycle[Key] } & {
  scan: number[]
  scav: number[]
  after: number[]
}
type Pending = { -readonly [Key in keyof OpenCycle]: OpenCycle[Key] } & { scav: number[] }

/**
 * For each cycle the runtime prints: the pacer's start when it begins, the pacer's end when marking ends, then the GC
 * line; so both belong to the *next* GC line. Sweeping of a cycle ends before the next one starts, so a sweep line belongs
 * to the cycle that started last, whose GC line may come later. Where GC lines are missing in between, only values that
 * agree join records.
 */
export function joinCycles(document: TraceDocument, split: ProcessSplit): JoinedCycles {
  const { records } = document
  const cycles: Building[] = []
  const cycleOf = new Map<number, number>()
  const open: OpenCycle[] = []
  const joiners = split.processes.map(({ index }) => new Joiner(document, index, cycles, cycleOf, open))
  const alone = onlyOneAlive(split)
  let scanOf: Building | undefined
  for (const [index, record] of records.entries()) {
    const joiner = joiners[split.processOf[index] as number]
    if (!joiner) continue
    if (isCycle(record)) scanOf = joiner.cycle(index)
    else if (record.kind === 'gctrace.scan') scanOf?.scan.push(index)
    else {
      scanOf = undefined
      joiner.other(index, record, alone(index))
    }
  }
  for (const joiner of joiners) joiner.finish()
  return { cycles, cycleOf, open }
}

class Joiner {
  readonly #document: TraceDocument
  readonly #process: number
  readonly #cycles: Building[]
  readonly #cycleOf: Map<number, number>
  readonly #open: OpenCycle[]
  #last: Building | undefined
  #pending: Pending
  #seenStart = false
  /** The GC line of any process that comes next, looked for once; pacer lines may be many before it. */
  #nextCycle = 0

  constructor(
    document: TraceDocument,
    process: number,
    cycles: Building[],
    cycleOf: Map<number, number>,
    open: OpenCycle[],
  ) {
    this.#document = document
    this.#process = process
    this.#cycles = cycles
    this.#cycleOf = cycleOf
    this.#open = open
    this.#pending = this.#nothing()
  }

  cycle(index: number): Building {
    const record = this.#record(index)
    const last = this.#last
    const number = numberOf(record, 'gc-number') ?? 0
    const follows = last !== undefined && (numberOf(this.#record(last.record), 'gc-number') ?? 0) + 1 === number
    const cycle: Building = { record: index, process: this.#process, scan: [], scav: [], after: [] }
    if (follows) cycle.previous = last.record
    const { start, end, sweep, notice, scav } = this.#pending
    const agrees = follows || last === undefined || this.#agree(record)
    if (agrees) {
      if (start !== undefined) cycle.start = start
      if (end !== undefined) cycle.end = end
      if (sweep !== undefined) cycle.sweep = sweep
      if (notice !== undefined && (follows || last === undefined)) cycle.notice = notice
      cycle.scav.push(...scav)
      this.#pending = this.#nothing()
    } else this.#leaveOpen()
    this.#cycleOf.set(index, this.#cycles.length)
    this.#cycles.push(cycle)
    this.#last = cycle
    return cycle
  }

  other(index: number, record: TraceRecord, alone: boolean): void {
    const pending = this.#pending
    switch (record.kind) {
      case 'gcpacertrace.start':
        if (alone || this.#fitsNext(index)) {
          if (pending.start !== undefined || pending.end !== undefined) this.#leaveOpen()
          this.#seenStart = true
          this.#pending.start = index
        } else this.#leave({ start: index })
        break
      case 'gcpacertrace.end':
      case 'gcpacertrace.end-classic':
        if (alone || this.#fitsNext(index)) {
          if (pending.end !== undefined) this.#leaveOpen()
          this.#pending.end = index
        } else this.#leave({ end: index })
        break
      case 'gcpacertrace.sweep':
        if (alone && pending.start !== undefined && pending.sweep === undefined) pending.sweep = index
        else if (alone && pending.start === undefined && this.#last && this.#last.sweep === undefined) {
          this.#last.sweep = index
        } else this.#leave({ sweep: index })
        break
      case 'gctrace.forced-notice':
        if (alone) pending.notice = index
        else this.#leave({ notice: index })
        break
      case 'scavtrace.scav':
        if (alone && pending.start !== undefined) pending.scav.push(index)
        else if (alone && this.#seenStart && this.#last?.start !== undefined) this.#last.scav.push(index)
        else this.#last?.after.push(index)
        break
      case 'gctrace.scvg':
        this.#last?.after.push(index)
    }
  }

  finish(): void {
    this.#leaveOpen()
  }

  #record(index: number): TraceRecord {
    return this.#document.records[index] as TraceRecord
  }

  #nothing(): Pending {
    return { process: this.#process, scav: [] }
  }

  #leave(lines: Partial<OpenCycle>): void {
    const after = this.#last === undefined ? {} : { after: this.#last.record }
    this.#open.push({ process: this.#process, ...after, ...lines })
  }

  #leaveOpen(): void {
    const { scav, process: _, ...lines } = this.#pending
    if (Object.keys(lines).length > 0) this.#leave(lines)
    this.#last?.after.push(...scav)
    this.#pending = this.#nothing()
  }

  /** Whether the pending pacer lines carry the numbers of this GC line. */
  #agree(cycle: TraceRecord): boolean {
    const { start, end } = this.#pending
    if (start === undefined && end === undefined) return false
    return [start, end].every((each) => each === undefined || describes(this.#record(each), cycle))
  }

  /** With several programs printing at once: does the pacer line carry the numbers of the GC line that follows? */
  #fitsNext(index: number): boolean {
    const { records } = this.#document
    if (this.#nextCycle <= index) {
      this.#nextCycle = index + 1
      while (this.#nextCycle < records.length && !isCycle(this.#record(this.#nextCycle))) this.#nextCycle++
    }
    return this.#nextCycle < records.length && describes(this.#record(index), this.#record(this.#nextCycle))
  }
}

const mib = 2 ** 20

/** Whether a pacer line gives the heap sizes that a GC line prints: start and goal, or the end of marking. */
export function describes(pacer: TraceRecord, cycle: TraceRecord): boolean {
  const of = (record: TraceRecord) => (field: string) => numberOf(record, field)
  return describesSizes(pacer.kind, of(pacer), of(cycle))
}

/** The same of records wherever they are kept: what their fields print. */
export function describesSizes(
  kind: string,
  ofPacer: (field: string) => number | undefined,
  ofCycle: (field: string) => number | undefined,
): boolean {
  const same = (value: number | undefined, field: string) => value !== undefined && value === ofCycle(field)
  const asMiB = (field: string) => {
    const bytes = ofPacer(field)
    return bytes === undefined ? undefined : Math.floor(bytes / mib)
  }
  switch (kind) {
    case 'gcpacertrace.start':
      return same(ofPacer('heap-start'), 'heap-start') && same(ofPacer('heap-goal'), 'heap-goal')
    case 'gcpacertrace.end':
      return same(asMiB('heap-end'), 'heap-end')
    case 'gcpacertrace.end-classic':
      return same(asMiB('h-actual'), 'heap-end')
    default:
      return false
  }
}

/** Tells for a record whether no other process has records both before and after it. */
function onlyOneAlive({ processes, processOf }: ProcessSplit): (index: number) => boolean {
  if (processes.length < 2) return () => true
  const ends = processes.map(({ records }) => [records[0] ?? 0, records.at(-1) ?? -1] as const)
  const starting = new Map<number, number>()
  const ending = new Map<number, number>()
  for (const [first, last] of ends) {
    starting.set(first, (starting.get(first) ?? 0) + 1)
    ending.set(last, (ending.get(last) ?? 0) + 1)
  }
  const alive: number[] = []
  let count = 0
  for (let index = 0; index < processOf.length; index++) {
    count += starting.get(index) ?? 0
    alive.push(count)
    count -= ending.get(index) ?? 0
  }
  return (index) => (alive[index] ?? 0) < 2
}
