import { addIntervals, durationRange, type Interval } from '../interval.ts'
import { Numbers } from './numbers.ts'
import type { RecordSource } from './record-source.ts'

/** The cycle before stands right before it in its run, and the line between the two is not missing. */
const followsFlag = 1
const forcedFlag = 2
const leakCheckFlag = 4
const stoppedFlag = 8
const staleFlag = 16
const noticedFlag = 32
const stacksFlag = 64
const globalsFlag = 128

/**
 * The GC cycles of Go 1.5 and newer of a whole text, in its order, as columns: 30 to 60 bytes a cycle. What is not kept follows from
 * what is: how far a truncated number leaves the true one open.
 */
export class RunCycles {
  /** The index of the record of each. */
  readonly record: Numbers
  readonly #flags: Numbers
  readonly #at: Numbers
  readonly #sweepTerm: Numbers
  readonly #mark: Numbers
  readonly #markTerm: Numbers
  readonly #sweepTermCpu: Numbers
  readonly #assist: Numbers
  readonly #background: Numbers
  readonly #markTermCpu: Numbers
  readonly #start: Numbers
  readonly #end: Numbers
  readonly #live: Numbers
  readonly #goal: Numbers
  readonly #procs: Numbers
  readonly #stacks: Numbers
  readonly #globals: Numbers
  /** Scan and write barrier, which only Go 1.5 prints apart, by the place of the cycle. */
  readonly #before = new Map<number, readonly [scan: number, writeBarrier: number]>()

  /** `room`: how many there will be, where that is known. */
  constructor(room = 0) {
    const whole = () => new Numbers(room)
    const times = () => new Numbers(room, 1000)
    this.record = whole()
    this.#flags = whole()
    this.#at = whole()
    this.#sweepTerm = times()
    this.#mark = times()
    this.#markTerm = times()
    this.#sweepTermCpu = times()
    this.#assist = times()
    this.#background = times()
    this.#markTermCpu = times()
    this.#start = whole()
    this.#end = whole()
    this.#live = whole()
    this.#goal = whole()
    this.#procs = whole()
    this.#stacks = whole()
    this.#globals = whole()
  }

  get length(): number {
    return this.record.length
  }

  /** Takes a `gctrace.cycle`; `noticed` where a `GC forced` line asked for it. */
  push(source: RecordSource, record: number, follows: boolean, noticed: boolean): void {
    const number = (field: string) => source.number(record, field) ?? 0
    const markWall = source.number(record, 'mark-wall')
    const stacks = source.number(record, 'stack-scan')
    const globals = source.number(record, 'global-scan')
    const since = source.since(record)
    const forced = source.flag(record, 'forced')
    const noMark = markWall === 0
    const scan = source.number(record, 'scan-wall')
    const writeBarrier = source.number(record, 'write-barrier-wall')
    if (scan !== undefined || writeBarrier !== undefined)
      this.#before.set(this.length, [scan ?? -1, writeBarrier ?? -1])
    this.#flags.push(
      (follows ? followsFlag : 0) |
        (forced ? forcedFlag : 0) |
        (source.flag(record, 'leak-check') ? leakCheckFlag : 0) |
        // The world stood still all the time and the mark CPU numbers are left from an earlier cycle.
        (noMark && since <= 11 ? stoppedFlag : 0) |
        // As in gc-cycle.ts: the forced cycles of Go 1.5 to 1.8 stop the world from end to end.
        (noMark && since <= 8 && forced ? staleFlag : 0) |
        (noticed ? noticedFlag : 0) |
        (stacks === undefined ? 0 : stacksFlag) |
        (globals === undefined ? 0 : globalsFlag),
    )
    this.#at.push(Math.round(number('at') * 1000))
    this.#sweepTerm.push(number('sweep-term-wall'))
    this.#mark.push(markWall ?? 0)
    this.#markTerm.push(number('mark-term-wall'))
    this.#sweepTermCpu.push(number('sweep-term-cpu'))
    this.#assist.push(number('mark-assist-cpu'))
    this.#background.push(number('mark-background-cpu'))
    this.#markTermCpu.push(number('mark-term-cpu'))
    this.#start.push(number('heap-start'))
    this.#end.push(number('heap-end'))
    this.#live.push(number('heap-live'))
    this.#goal.push(number('heap-goal'))
    this.#procs.push(number('procs'))
    this.#stacks.push(stacks ?? 0)
    this.#globals.push(globals ?? 0)
    this.record.push(record)
  }

  #is(at: number, flag: number): boolean {
    return (this.#flags.get(at) & flag) !== 0
  }

  follows(at: number): boolean {
    return this.#is(at, followsFlag)
  }
  forced(at: number): boolean {
    return this.#is(at, forcedFlag)
  }
  leakCheck(at: number): boolean {
    return this.#is(at, leakCheckFlag)
  }
  /** Nothing ran beside the world while it was collected, to Go 1.11; the mark CPU numbers are of an earlier cycle. */
  stopped(at: number): boolean {
    return this.#is(at, stoppedFlag)
  }
  /** The same where the line says so by itself: forced, and of Go 1.5 to 1.8. */
  stale(at: number): boolean {
    return this.#is(at, staleFlag)
  }
  noticed(at: number): boolean {
    return this.#is(at, noticedFlag)
  }
  /** When it began, ms: the least. The true time is less than a millisecond later. */
  at(at: number): number {
    return this.#at.get(at)
  }
  sweepTerm(at: number): number {
    return this.#sweepTerm.get(at)
  }
  markTerm(at: number): number {
    return this.#markTerm.get(at)
  }
  sweepTermCpu(at: number): number {
    return this.#sweepTermCpu.get(at)
  }
  markTermCpu(at: number): number {
    return this.#markTermCpu.get(at)
  }
  assist(at: number): number {
    return this.#assist.get(at)
  }
  background(at: number): number {
    return this.#background.get(at)
  }
  /** Everything between the two pauses: the least, ms. */
  mark(at: number): number {
    return this.#before.size === 0 ? this.#mark.get(at) : this.markRange(at).lo
  }
  markRange(at: number): Interval {
    const mark = durationRange(this.#mark.get(at))
    const before = this.#before.get(at)
    return before ? addIntervals(...before.filter((ms) => ms >= 0).map(durationRange), mark) : mark
  }
  start(at: number): number {
    return this.#start.get(at)
  }
  end(at: number): number {
    return this.#end.get(at)
  }
  live(at: number): number {
    return this.#live.get(at)
  }
  goal(at: number): number {
    return this.#goal.get(at)
  }
  procs(at: number): number {
    return this.#procs.get(at)
  }
  stacks(at: number): number | undefined {
    return this.#is(at, stacksFlag) ? this.#stacks.get(at) : undefined
  }
  globals(at: number): number | undefined {
    return this.#is(at, globalsFlag) ? this.#globals.get(at) : undefined
  }
}

/** The cycles of one run, in the order of the text. `places` are those of its cycles in the columns. */
export interface CyclesOfRun {
  readonly columns: RunCycles
  readonly places: Uint32Array
}

/**
 * One cycle as the rules see it: it holds where it stands and reads everything else from the columns. Times are in ms and sizes in
 * MiB, both as printed, so truncated: the true one is not less.
 */
export class RunCycle {
  readonly #run: CyclesOfRun
  readonly #columns: RunCycles
  /** Its place in its run, and in the columns. */
  #index: number
  #at: number

  constructor(run: CyclesOfRun, index: number) {
    this.#run = run
    this.#columns = run.columns
    this.#index = index
    this.#at = run.places[index] as number
  }

  /** Makes it another cycle of the run: a list goes along millions of cycles with one object. */
  goTo(index: number): void {
    this.#index = index
    this.#at = this.#run.places[index] as number
  }

  /** The index of its record. */
  get record(): number {
    return this.#columns.record.get(this.#at)
  }
  /** The cycle before, if no line is missing between the two. */
  get previous(): RunCycle | undefined {
    return this.#columns.follows(this.#at) ? new RunCycle(this.#run, this.#index - 1) : undefined
  }
  /** When it began, and the end of the millisecond in which it did. */
  get atMs(): number {
    return this.#columns.at(this.#at)
  }
  get atMostMs(): number {
    return this.atMs + 1
  }
  get sweepTermMs(): number {
    return this.#columns.sweepTerm(this.#at)
  }
  /** Everything between the two pauses. */
  get markMs(): number {
    return this.#columns.mark(this.#at)
  }
  get markTermMs(): number {
    return this.#columns.markTerm(this.#at)
  }
  get assistMs(): number {
    return this.#columns.assist(this.#at)
  }
  get backgroundMs(): number {
    return this.#columns.background(this.#at)
  }
  get start(): number {
    return this.#columns.start(this.#at)
  }
  get end(): number {
    return this.#columns.end(this.#at)
  }
  get live(): number {
    return this.#columns.live(this.#at)
  }
  get goal(): number {
    return this.#columns.goal(this.#at)
  }
  get stacks(): number | undefined {
    return this.#columns.stacks(this.#at)
  }
  get globals(): number | undefined {
    return this.#columns.globals(this.#at)
  }
  get procs(): number {
    return this.#columns.procs(this.#at)
  }
  get forced(): boolean {
    return this.#columns.forced(this.#at)
  }
  get leakCheck(): boolean {
    return this.#columns.leakCheck(this.#at)
  }
  /** A `GC forced` line asked for it. */
  get noticed(): boolean {
    return this.#columns.noticed(this.#at)
  }
  /** The world stood still all the time and the mark CPU numbers are left from an earlier cycle (to Go 1.11). */
  get stopped(): boolean {
    return this.#columns.stopped(this.#at)
  }
  /** Where the pauses and their CPU times may lie. */
  get pauses(): Readonly<Record<'sweepTerm' | 'sweepTermCpu' | 'markTerm' | 'markTermCpu', Interval>> {
    const columns = this.#columns
    const at = this.#at
    return {
      sweepTerm: durationRange(columns.sweepTerm(at)),
      sweepTermCpu: durationRange(columns.sweepTermCpu(at)),
      markTerm: durationRange(columns.markTerm(at)),
      markTermCpu: durationRange(columns.markTermCpu(at)),
    }
  }
}

/**
 * Cycles of one run, all or some, in their order. What is called with a cycle must not keep it: it is another one the next time.
 * Those that `at` gives stay what they are.
 */
export class RunCycleList {
  readonly #run: CyclesOfRun
  /** Their places in the run; `null` for all of them. */
  readonly #chosen: Uint32Array | null

  constructor(run: CyclesOfRun, chosen: Uint32Array | null = null) {
    this.#run = run
    this.#chosen = chosen
  }

  get length(): number {
    return this.#chosen === null ? this.#run.places.length : this.#chosen.length
  }

  at(place: number): RunCycle | undefined {
    const { length } = this
    const own = place < 0 ? length + place : place
    if (own < 0 || own >= length) return undefined
    return new RunCycle(this.#run, this.#chosen === null ? own : (this.#chosen[own] as number))
  }

  forEach(take: (cycle: RunCycle, place: number) => void): void {
    const { length } = this
    const chosen = this.#chosen
    const cycle = new RunCycle(this.#run, 0)
    for (let place = 0; place < length; place++) {
      cycle.goTo(chosen === null ? place : (chosen[place] as number))
      take(cycle, place)
    }
  }

  some(test: (cycle: RunCycle) => boolean): boolean {
    const { length } = this
    const chosen = this.#chosen
    const cycle = new RunCycle(this.#run, 0)
    for (let place = 0; place < length; place++) {
      cycle.goTo(chosen === null ? place : (chosen[place] as number))
      if (test(cycle)) return true
    }
    return false
  }

  filter(test: (cycle: RunCycle) => boolean): RunCycleList {
    const { length } = this
    const chosen = this.#chosen
    let found = new Uint32Array(Math.min(length, 1024))
    let count = 0
    this.forEach((cycle, place) => {
      if (!test(cycle)) return
      if (count === found.length) {
        const more = new Uint32Array(Math.min(length, count * 2))
        more.set(found)
        found = more
      }
      found[count++] = chosen === null ? place : (chosen[place] as number)
    })
    return count === length ? this : new RunCycleList(this.#run, found.subarray(0, count))
  }
}
