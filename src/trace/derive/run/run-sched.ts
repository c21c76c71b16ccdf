import { BlockParts } from '../structure.ts'
import { Numbers } from './numbers.ts'
import type { RecordSource } from './record-source.ts'

/** The status numbers that GC raises by this while it scans a stack. */
const scanBit = 0x1000
const waiting = 4

/** A goroutine as it was seen last. */
type Seen = Map<number, number>

/**
 * The SCHED lines and scheddetail blocks of a whole text, in its order, as columns. Records come in one after another; the P and G
 * lines of a block after its header.
 */
export class RunScheds {
  /** The index of the SCHED line of each. */
  readonly record = new Numbers()
  readonly at = new Numbers()
  readonly procs = new Numbers()
  readonly idleProcs = new Numbers()
  readonly threads = new Numbers()
  readonly idleThreads = new Numbers()
  readonly global = new Numbers()
  readonly detail = new Numbers()
  /** The queue of each P, and its ticks: those of a sample from its start to that of the next. */
  readonly locals = new Numbers()
  readonly #localStarts = new Numbers()
  readonly ticks = new Numbers()
  readonly #tickStarts = new Numbers()
  /** The goroutines of all blocks. */
  readonly gRecord = new Numbers()
  readonly gStatus = new Numbers()
  /** Why it waits, as a place in `reasons`; 0 where it does not. */
  readonly gReason = new Numbers()
  readonly gSince = new Numbers()
  readonly #gStarts = new Numbers()
  readonly reasons: string[] = ['']
  readonly #reasonAt = new Map([['', 0]])
  /** The goroutines of the last block of each run, by their number: their place. */
  readonly #seen = new Map<number, Seen>()
  readonly #parts = new BlockParts()
  #own: Seen = new Map()
  #before: Seen | undefined

  get length(): number {
    return this.record.length
  }

  /** Takes a record of schedtrace. */
  push(source: RecordSource, record: number, run: number): void {
    const kind = source.kind(record)
    const part = this.#parts.next(kind)
    if (part === 'header') this.#begin(source, record, run, kind === 'schedtrace.detail')
    else if (part === 'p') {
      this.locals.push(source.number(record, 'runqsize') ?? 0)
      this.ticks.push(source.number(record, 'schedtick') ?? 0)
    } else if (part === 'g') this.#goroutine(source, record)
  }

  /** What is kept of a run that prints nothing more is not needed. */
  ends(run: number): void {
    this.#seen.delete(run)
  }

  #begin(source: RecordSource, record: number, run: number, detail: boolean): void {
    const number = (field: string) => source.number(record, field) ?? 0
    this.record.push(record)
    this.at.push(number('at'))
    this.procs.push(number('gomaxprocs'))
    this.idleProcs.push(number('idleprocs'))
    this.threads.push(number('threads'))
    this.idleThreads.push(number('idlethreads'))
    this.global.push(number('runqueue'))
    this.detail.push(detail ? 1 : 0)
    this.#localStarts.push(this.locals.length)
    this.#tickStarts.push(this.ticks.length)
    this.#gStarts.push(this.gRecord.length)
    if (!detail) {
      for (const each of source.list(record, 'local-runqueues')) this.locals.push(each)
      for (const each of source.list(record, 'schedticks')) this.ticks.push(each)
      return
    }
    this.#before = this.#seen.get(run)
    this.#own = new Map()
    this.#seen.set(run, this.#own)
  }

  #goroutine(source: RecordSource, record: number): void {
    const id = source.number(record, 'g-id') ?? 0
    const printed = source.number(record, 'status') ?? 0
    const status = printed >= scanBit ? printed - scanBit : printed
    const reason = status === waiting ? this.#reasonOf(source.words(record, 'wait-reason') ?? '') : 0
    const last = this.#before?.get(id)
    const same = last !== undefined && this.gStatus.get(last) === status && this.gReason.get(last) === reason
    this.#own.set(id, this.gRecord.length)
    this.gRecord.push(record)
    this.gStatus.push(status)
    this.gReason.push(reason)
    this.gSince.push(same ? this.gSince.get(last) : this.at.get(this.length - 1))
  }

  #reasonOf(words: string): number {
    let at = this.#reasonAt.get(words)
    if (at === undefined) {
      at = this.reasons.length
      this.reasons.push(words)
      this.#reasonAt.set(words, at)
    }
    return at
  }

  localsOf(at: number): number[] {
    return this.locals.slice(...this.#range(this.#localStarts, at, this.locals.length))
  }
  ticksOf(at: number): number[] {
    return this.ticks.slice(...this.#range(this.#tickStarts, at, this.ticks.length))
  }
  /** Places of the goroutines of a block, from and to before. */
  gsOf(at: number): readonly [number, number] {
    return this.#range(this.#gStarts, at, this.gRecord.length)
  }

  #range(starts: Numbers, at: number, end: number): [number, number] {
    return [starts.get(at), at + 1 < starts.length ? starts.get(at + 1) : end]
  }
}

/** A goroutine of a block. */
export interface BlockGoroutine {
  readonly record: number
  /** Without what the GC adds while it scans the stack. */
  readonly status: number
  /** Why it waits; absent where it does not wait. */
  readonly reason?: string
  /** Time of the first block from which on it was seen the same way each time, ms. */
  readonly sinceMs: number
}

/** The samples of one run. */
export interface SchedsOfRun {
  readonly columns: RunScheds
  readonly places: Uint32Array
}

/** One SCHED line, or one scheddetail block, as the rules see it: it holds where it stands and reads the rest from the columns. */
export class RunSched {
  readonly #run: SchedsOfRun
  readonly #index: number

  constructor(run: SchedsOfRun, index: number) {
    this.#run = run
    this.#index = index
  }

  get #at(): number {
    return this.#run.places[this.#index] as number
  }
  /** The index of its record: of a block, of its header. */
  get record(): number {
    return this.#run.columns.record.get(this.#at)
  }
  get detail(): boolean {
    return this.#run.columns.detail.get(this.#at) === 1
  }
  get atMs(): number {
    return this.#run.columns.at.get(this.#at)
  }
  get procs(): number {
    return this.#run.columns.procs.get(this.#at)
  }
  get idleProcs(): number {
    return this.#run.columns.idleProcs.get(this.#at)
  }
  get threads(): number {
    return this.#run.columns.threads.get(this.#at)
  }
  get idleThreads(): number {
    return this.#run.columns.idleThreads.get(this.#at)
  }
  /** Goroutines in the global queue. */
  get global(): number {
    return this.#run.columns.global.get(this.#at)
  }
  /** Goroutines in the queue of each P, P0 first; empty for a block whose P lines are missing. */
  get local(): readonly number[] {
    return this.#run.columns.localsOf(this.#at)
  }
  /** Scheduler ticks of each P since the start; empty where none are printed. */
  get ticks(): readonly number[] {
    return this.#run.columns.ticksOf(this.#at)
  }
  /**
   * Against the sample before of the run. `ticks` of each P is absent where one of the two has none, where the number of Ps changed
   * or a counter went back.
   */
  get since(): { readonly ms: number; readonly ticks?: readonly number[] } | undefined {
    if (this.#index === 0) return undefined
    const { columns, places } = this.#run
    const before = places[this.#index - 1] as number
    const ms = this.atMs - columns.at.get(before)
    const ticks = this.ticks
    const earlier = columns.ticksOf(before)
    if (ticks.length === 0 || ticks.length !== earlier.length) return { ms }
    const deltas = ticks.map((each, p) => each - (earlier[p] as number))
    return deltas.every((delta) => delta >= 0) ? { ms, ticks: deltas } : { ms }
  }
  /** How many goroutines a block has. */
  get goroutines(): number {
    const [from, to] = this.#run.columns.gsOf(this.#at)
    return to - from
  }
  /** How many of them are so. */
  countOf(status: number): number {
    const { columns } = this.#run
    const [from, to] = columns.gsOf(this.#at)
    let count = 0
    for (let at = from; at < to; at++) if (columns.gStatus.get(at) === status) count++
    return count
  }
  get gs(): readonly BlockGoroutine[] {
    const { columns } = this.#run
    const [from, to] = columns.gsOf(this.#at)
    return Array.from({ length: to - from }, (_, index): BlockGoroutine => {
      const at = from + index
      const reason = columns.reasons[columns.gReason.get(at)]
      return {
        record: columns.gRecord.get(at),
        status: columns.gStatus.get(at),
        ...(reason ? { reason } : {}),
        sinceMs: columns.gSince.get(at),
      }
    })
  }
}
