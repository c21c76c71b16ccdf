import { numberOf, type TraceDocument, type TraceRecord } from '../record.ts'

/** One run of a program in a text. */
export interface ProcessRun {
  readonly index: number
  /** Indices in `document.records`, in the order of the text. */
  readonly records: readonly number[]
  /** False where a record could as well belong to another run that prints at the same time. */
  readonly certain: boolean
}

/** A numbered record that stands in its process although its number or clock does not fit there: its neighbours do. */
export interface OrderFault {
  readonly record: number
  readonly before: number
  readonly fault: 'number' | 'clock' | 'repeated' | 'reversed'
}

export interface ProcessSplit {
  readonly processes: readonly ProcessRun[]
  /** The process of each record, by its index. */
  readonly processOf: readonly number[]
  readonly faults: readonly OrderFault[]
}

interface CycleSeries {
  number: number
  atMs: number
  /** The clock of the line before that. */
  previousAtMs: number
  record: number
  reversed: boolean
}

interface SchedSeries {
  at: number
  ticks: readonly number[]
  /** The shortest step so far, a little more than the X of `schedtrace=X`. */
  step: number
  record: number
}

interface Run {
  readonly index: number
  certain: boolean
  cycles?: CycleSeries
  sched?: SchedSeries
  initAt?: number
  /** The latest time that any of its clocks showed, ms. */
  now: number
  /** What the clocks of other runs showed first and last since this run printed something. */
  readonly meanwhile: Map<number, { readonly first: number; last: number }>
}

/** Runs that print at the same time are told apart up to this many; the one that was silent longest is closed. */
const mostOpenRuns = 16
/** How many later lines of the same family may be asked whether they continue a run. */
const farthestLook = 8
/** A line may be printed this much later than its clock says, ms. */
const printDelayMs = 100
/** `SCHED 0ms` is printed within about 10 ms of the start of the program. */
const schedStartMs = 20

/**
 * Tells the runs in one text apart. Nothing on a line names its process, but three clocks begin with the program: the
 * number and `@` of collections, the time of SCHED lines (`SCHED 0ms` is always the first) and the start of package
 * initialisation. A record belongs to the run that it continues; where none fits, it begins one. A single line that fits
 * nowhere between two lines that fit each other stays with them and is reported as a fault.
 */
export function splitProcesses(document: TraceDocument): ProcessSplit {
  const { records } = document
  const split = new Splitter(document)
  const cyclesAhead = indicesOf(records, isCycle)
  const schedAhead = indicesOf(records, isSched)
  let cyclePosition = 0
  let schedPosition = 0
  const processOf: number[] = new Array(records.length).fill(-1)
  let block = -1
  for (const [index, record] of records.entries()) {
    let run: Run | undefined
    if (isCycle(record)) {
      run = split.cycle(index, cyclesAhead.slice(cyclePosition + 1, cyclePosition + 1 + farthestLook))
      cyclePosition++
    } else if (isSched(record)) {
      run = split.sched(index, schedAhead[schedPosition + 1])
      schedPosition++
      block = run.index
    } else if (record.kind === 'inittrace.init') run = split.init(index)
    if (run) processOf[index] = run.index
    else if (isDetailPart(record) && block >= 0) processOf[index] = block
  }
  placeTheRest(records, processOf)
  const processes = split.finish(processOf)
  return { processes, processOf, faults: split.faults }
}

export function isCycle(record: TraceRecord): boolean {
  return record.kind === 'gctrace.cycle' || record.kind === 'gctrace.cycle-stw'
}

export function isSched(record: TraceRecord): boolean {
  return record.kind === 'schedtrace.summary' || record.kind === 'schedtrace.detail'
}

export function isDetailPart(record: TraceRecord): boolean {
  return record.kind === 'schedtrace.p' || record.kind === 'schedtrace.m' || record.kind === 'schedtrace.g'
}

/** The elements of a list field. */
export function listOf(record: TraceRecord, field: string): number[] {
  const values: number[] = []
  for (const each of record.fields) {
    if (each.field === field && typeof each.value === 'number') values.push(each.value)
  }
  return values
}

class Splitter {
  readonly faults: OrderFault[] = []
  readonly #document: TraceDocument
  /** The latest used first. */
  readonly #open: Run[] = []
  readonly #all: Run[] = []

  constructor(document: TraceDocument) {
    this.#document = document
  }

  cycle(index: number, ahead: readonly number[]): Run {
    const { number, atMs } = this.#cycleAt(index)
    const withCycles = this.#open.filter((run) => run.cycles)
    const series = (run: Run) => run.cycles as CycleSeries

    const next = withCycles.filter((run) => continues(series(run), number, atMs) && inTime(run, atMs))
    const first = next.length > 0 && withCycles.length > 1 ? this.#likeliest(next, index) : next[0]
    if (first) return this.#takeCycle(first, index, number, atMs)
    const repeated = withCycles.find(
      (run) => series(run).number === number && series(run).atMs === atMs && this.#sameText(series(run).record, index),
    )
    if (repeated) return this.#fault(repeated, index, 'repeated')
    const reversed = withCycles.find(
      (run) =>
        (series(run).reversed || withCycles.length === 1) && this.#isReversed(series(run), number, atMs, ahead[0]),
    )
    if (reversed) {
      const before = series(reversed).record
      this.#takeCycle(reversed, index, number, atMs)
      series(reversed).reversed = true
      this.faults.push({ record: index, before, fault: 'reversed' })
      return reversed
    }
    if (number !== 1) {
      const later = ahead[0] === undefined ? undefined : this.#cycleAt(ahead[0])
      const misnumbered = withCycles.find(
        (run) =>
          later !== undefined &&
          atMs >= series(run).atMs &&
          later.number === series(run).number + 2 &&
          later.atMs >= atMs &&
          later.number !== number + 1,
      )
      if (misnumbered) {
        const expected = series(misnumbered).number + 1
        this.#fault(misnumbered, index, 'number')
        return this.#takeCycle(misnumbered, index, expected, atMs)
      }
      const clockBack = withCycles.find(
        (run) =>
          series(run).number + 1 === number &&
          atMs < series(run).atMs &&
          (later === undefined || (later.number === number + 1 && later.atMs >= series(run).atMs)),
      )
      // Or the last line jumped ahead, and this one is where it should be.
      const clockAhead = withCycles.find(
        (run) =>
          series(run).number + 1 === number &&
          atMs < series(run).atMs &&
          atMs >= series(run).previousAtMs &&
          inTime(run, run.now),
      )
      if (!clockBack && clockAhead) {
        this.#fault(clockAhead, index, 'clock')
        return this.#takeCycle(clockAhead, index, number, atMs)
      }
      if (clockBack) {
        const { atMs: kept } = series(clockBack)
        this.#fault(clockBack, index, 'clock')
        return this.#takeCycle(clockBack, index, number, kept)
      }
      const skipped = withCycles.find(
        (run) =>
          number > series(run).number &&
          atMs >= series(run).atMs &&
          inTime(run, atMs) &&
          !ahead.some((each) => {
            const other = this.#cycleAt(each)
            return continues(series(run), other.number, other.atMs)
          }),
      )
      if (skipped) {
        if (withCycles.length > 1) skipped.certain = false
        return this.#takeCycle(skipped, index, number, atMs)
      }
    }
    const host = this.#host((run) => !run.cycles, atMs)
    return this.#takeCycle(host, index, number, atMs)
  }

  sched(index: number, ahead: number | undefined): Run {
    const record = this.#record(index)
    const at = numberOf(record, 'at') ?? 0
    const ticks = listOf(record, 'schedticks')
    const withSched = this.#open.filter((run) => run.sched)
    const series = (run: Run) => run.sched as SchedSeries
    let fitting = at === 0 ? [] : withSched.filter((run) => series(run).at <= at && inTime(run, at))
    if (fitting.length > 1) {
      const byTicks = fitting.filter((run) => grewFrom(series(run).ticks, ticks))
      if (byTicks.length > 0) fitting = byTicks
    }
    if (fitting.length > 1) {
      // The step is the same for all of them or nearly so: the run whose turn it is.
      const off = (run: Run) => Math.abs(at - series(run).at - stepOf(withSched.map(series)))
      fitting.sort((a, b) => off(a) - off(b))
      for (const run of fitting) run.certain = false
    }
    let run = fitting[0]
    if (!run && at > 0 && ahead !== undefined && withSched.length === 1 && withSched[0]) {
      const later = numberOf(this.#record(ahead), 'at') ?? 0
      if (later > series(withSched[0]).at) {
        this.#fault(withSched[0], index, 'clock')
        return withSched[0]
      }
    }
    run ??= this.#host((each) => !each.sched && (at > 0 || each.now <= schedStartMs), at)
    const step = run.sched ? Math.min(run.sched.step, at - run.sched.at) : Number.POSITIVE_INFINITY
    run.sched = { at, ticks, step, record: index }
    return this.#take(run, at)
  }

  init(index: number): Run {
    const at = numberOf(this.#record(index), 'at') ?? 0
    const run =
      this.#open.find((each) => each.initAt !== undefined && each.initAt <= at) ??
      this.#host((each) => each.initAt === undefined && each.now <= at + printDelayMs, at)
    run.initAt = at
    return this.#take(run, at)
  }

  finish(processOf: readonly number[]): ProcessRun[] {
    if (this.#all.length === 0 && processOf.length > 0) this.#begin()
    const lists: number[][] = this.#all.map(() => [])
    for (const [index, process] of processOf.entries()) lists[process]?.push(index)
    return this.#all.map(({ index, certain }) => ({ index, certain, records: lists[index] as number[] }))
  }

  #cycleAt(index: number): { number: number; atMs: number } {
    const record = this.#record(index)
    return { number: numberOf(record, 'gc-number') ?? 0, atMs: Math.round((numberOf(record, 'at') ?? 0) * 1000) }
  }

  #record(index: number): TraceRecord {
    return this.#document.records[index] as TraceRecord
  }

  #sameText(a: number, b: number): boolean {
    const { text } = this.#document
    const [one, two] = [this.#record(a).span, this.#record(b).span]
    return text.slice(one.start, one.end) === text.slice(two.start, two.end)
  }

  /** Among several open runs: the one that the line's sizes and times allow. Where they do not, it is not certain. */
  #likeliest(runs: readonly Run[], index: number): Run {
    const record = this.#record(index)
    const before = (run: Run) => this.#record((run.cycles as CycleSeries).record)
    const value = (each: TraceRecord, field: string) => numberOf(each, field) ?? 0
    const lasted = (each: TraceRecord) => wallFields.reduce((sum, field) => sum + value(each, field), 0)
    const same = (field: string) => (run: Run) => value(before(run), field) === value(record, field)
    const tests: readonly ((run: Run) => boolean)[] = [
      (run) => before(run).printedBy.since === record.printedBy.since,
      (run) => value(record, 'at') * 1000 + 2 >= value(before(run), 'at') * 1000 + lasted(before(run)),
      (run) => value(record, 'heap-start') >= value(before(run), 'heap-live'),
      same('procs'),
      same('global-scan'),
    ]
    let left = runs
    let doubtful = false
    for (const test of tests) {
      const passed = left.filter(test)
      if (passed.length > 0) left = passed
      else doubtful = true
    }
    if (left.length > 1 || doubtful) for (const run of left) run.certain = false
    const live = (run: Run) => value(before(run), 'heap-live')
    return left.reduce((best, run) => (live(run) > live(best) ? run : best))
  }

  /** Newest line first: some viewers show logs so. One step back alone is not enough, unless the next line goes on. */
  #isReversed(series: CycleSeries, number: number, atMs: number, next: number | undefined): boolean {
    if (number !== series.number - 1 || atMs > series.atMs) return false
    if (series.reversed) return true
    if (next === undefined || number === 1) return false
    const later = this.#cycleAt(next)
    return later.number === number - 1 && later.atMs <= atMs
  }

  /** A run that has no such series yet and whose other clocks have not gone further; else a new one. */
  #host(lacks: (run: Run) => boolean, atMs: number): Run {
    const hosts = this.#open.filter((run) => lacks(run) && run.now <= atMs + printDelayMs && inTime(run, atMs))
    const host = hosts[0] ?? this.#begin()
    if (hosts.length > 1) host.certain = false
    return host
  }

  #takeCycle(run: Run, index: number, number: number, atMs: number): Run {
    run.cycles = {
      number,
      atMs,
      previousAtMs: run.cycles?.atMs ?? 0,
      record: index,
      reversed: run.cycles?.reversed ?? false,
    }
    return this.#take(run, atMs)
  }

  #fault(run: Run, index: number, fault: OrderFault['fault']): Run {
    const before = (isCycle(this.#record(index)) ? run.cycles?.record : run.sched?.record) ?? index
    this.faults.push({ record: index, before, fault })
    return this.#take(run, run.now)
  }

  #begin(): Run {
    const run: Run = { index: this.#all.length, certain: true, now: 0, meanwhile: new Map() }
    this.#all.push(run)
    this.#open.unshift(run)
    if (this.#open.length > mostOpenRuns) this.#open.pop()
    return run
  }

  #take(run: Run, ms: number): Run {
    run.now = Math.max(run.now, ms)
    run.meanwhile.clear()
    for (const other of this.#open) {
      if (other === run) continue
      const clock = other.meanwhile.get(run.index)
      if (clock) clock.last = Math.max(clock.last, ms)
      else other.meanwhile.set(run.index, { first: ms, last: ms })
    }
    const at = this.#open.indexOf(run)
    if (at > 0) {
      this.#open.splice(at, 1)
      this.#open.unshift(run)
    }
    return run
  }
}

/** While other runs print, the time of this one goes on as well: a record of it cannot be older than that. */
function inTime(run: Run, ms: number): boolean {
  for (const { first, last } of run.meanwhile.values()) {
    if (ms + printDelayMs < run.now + (last - first)) return false
  }
  return true
}

const wallFields = ['sweep-term-wall', 'scan-wall', 'write-barrier-wall', 'mark-wall', 'mark-term-wall']

function continues(series: CycleSeries, number: number, atMs: number): boolean {
  return !series.reversed && number === series.number + 1 && atMs >= series.atMs
}

function grewFrom(before: readonly number[], after: readonly number[]): boolean {
  return before.every((ticks, p) => (after[p] ?? ticks) >= ticks)
}

function stepOf(series: readonly SchedSeries[]): number {
  const shortest = Math.min(...series.map(({ step }) => step))
  return Number.isFinite(shortest) ? shortest : 0
}

function indicesOf(records: readonly TraceRecord[], wanted: (record: TraceRecord) => boolean): number[] {
  const indices: number[] = []
  for (const [index, record] of records.entries()) if (wanted(record)) indices.push(index)
  return indices
}

/**
 * Records without number and clock: pacer starts and ends and `GC forced` come before the line of their cycle, sweep and
 * scavenger lines after it or at least after the start of the program that prints them.
 */
function placeTheRest(records: readonly TraceRecord[], processOf: number[]): void {
  let next = -1
  const nextCycle: number[] = new Array(records.length).fill(-1)
  for (let index = records.length - 1; index >= 0; index--) {
    if (isCycle(records[index] as TraceRecord)) next = processOf[index] as number
    nextCycle[index] = next
  }
  let last = -1
  for (let index = 0; index < records.length; index++) {
    if ((processOf[index] as number) >= 0) {
      last = processOf[index] as number
      continue
    }
    const record = records[index] as TraceRecord
    const ahead = nextCycle[index] as number
    const leads =
      record.kind === 'gcpacertrace.start' ||
      record.kind === 'gcpacertrace.end' ||
      record.kind === 'gcpacertrace.end-classic' ||
      record.kind === 'gctrace.forced-notice'
    processOf[index] = Math.max(0, leads && ahead >= 0 ? ahead : last >= 0 ? last : ahead)
  }
}
