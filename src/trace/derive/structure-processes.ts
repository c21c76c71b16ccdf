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

/** What telling runs apart needs to know of records, wherever they are kept. Records are asked for by their index. */
export interface SplitSource {
  readonly length: number
  readonly kind: (record: number) => string
  readonly number: (record: number, field: string) => number | undefined
  readonly list: (record: number, field: string) => readonly number[]
  /** The oldest release that can have printed the record. */
  readonly since: (record: number) => number
  readonly text: (record: number) => string
}

/** The same as a `ProcessSplit`, with what is told of a run in numbers: a million records need few bytes each. */
export interface FlatSplit {
  readonly runs: readonly RunRange[]
  readonly processOf: Int32Array<ArrayBuffer>
  readonly faults: readonly OrderFault[]
}

export interface RunRange {
  readonly count: number
  /** Its first and last record; -1 where it has none. */
  readonly first: number
  readonly last: number
  readonly certain: boolean
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
  const { processOf, runs, faults } = splitRecords(sourceOf(document))
  const lists: number[][] = runs.map(() => [])
  for (const [index, process] of processOf.entries()) lists[process]?.push(index)
  const processes = runs.map(({ certain }, index) => ({ index, certain, records: lists[index] as number[] }))
  return { processes, processOf: Array.from(processOf), faults }
}

/** The same for records that are kept elsewhere. */
export function splitRecords(source: SplitSource): FlatSplit {
  const steps = splittingOf(source)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So many records are looked at between two pauses of `splittingOf`. */
const recordsAtOnce = 512

/** The same bit by bit, for whoever has something else to do in between. */
export function* splittingOf(source: SplitSource): Generator<void, FlatSplit> {
  const { length } = source
  const split = new Splitter(source)
  const processOf = new Int32Array(length).fill(-1)
  for (let index = 0; index < length; index++) {
    if (index % recordsAtOnce === recordsAtOnce - 1) yield
    processOf[index] = split.place(index)
  }
  yield
  placeTheRest(source, processOf)
  yield
  return { runs: split.finish(processOf), processOf, faults: split.faults }
}

/** Rows are asked in stretches of this size which runs print there. */
const stretchSize = 4096
const stretchesOf = new WeakMap<FlatSplit, readonly number[][]>()

/** The runs that may reach over a record: few, since few are open at a time, however many the text has. */
export function runsAround(split: FlatSplit, record: number): readonly number[] {
  let stretches = stretchesOf.get(split)
  if (stretches === undefined) {
    const made = Array.from({ length: Math.ceil(split.processOf.length / stretchSize) }, (): number[] => [])
    for (const [process, { first, last }] of split.runs.entries()) {
      if (first < 0) continue
      for (let at = Math.floor(first / stretchSize); at * stretchSize <= last; at++) made[at]?.push(process)
    }
    stretches = made
    stretchesOf.set(split, stretches)
  }
  return stretches[Math.floor(record / stretchSize)] ?? []
}

/**
 * The same for a text that comes in parts and is forgotten: what is known of the parts before is where at most 16 runs are. A
 * record is held against the records of its part and those behind it that the caller has already.
 */
export class ProcessSeries {
  readonly #split: Splitter
  #window: readonly TraceRecord[] = []
  #text = ''
  /** How many records came before the window. */
  #passed = 0
  /** Those before it that runs which are open go on from. */
  #known = new Map<number, { readonly record: TraceRecord; readonly text: string }>()
  #last = -1

  constructor() {
    const series = this
    const at = (index: number) =>
      (series.#window[index - series.#passed] ?? series.#known.get(index)?.record) as TraceRecord
    const source: SplitSource = {
      get length() {
        return series.#passed + series.#window.length
      },
      ...readingOf(at),
      text: (index) => series.#textOf(index),
    }
    this.#split = new Splitter(source, false)
  }

  /** The process of each of the first `count` records of a document's, or of some of them; the others come again later. */
  next({ text }: Pick<TraceDocument, 'text'>, records: readonly TraceRecord[], count: number): Int32Array {
    this.#window = records
    this.#text = text
    const first = this.#passed
    const split = this.#split
    split.lookAgain()
    const processOf = new Int32Array(records.length).fill(-1)
    for (let index = 0; index < count; index++) processOf[index] = split.place(first + index)
    // What leads to a cycle behind these is of the run that the cycle will be of.
    const copy = split.copy()
    for (let index = count; index < records.length; index++) {
      processOf[index] = copy.place(first + index)
      if (isCycle(records[index] as TraceRecord)) break
    }
    placeTheRest({ length: records.length, kind: (index) => records[index]?.kind ?? '' }, processOf, this.#last)
    const own = processOf.subarray(0, count)
    if (count > 0) this.#last = own[count - 1] as number
    const known = new Map(
      split.open.map((index) => {
        const record = records[index - first] as TraceRecord
        return [index, this.#known.get(index) ?? { record, text: this.#textOf(index) }]
      }),
    )
    this.#known = known
    this.#passed += count
    this.#window = []
    this.#text = ''
    return own
  }

  #textOf(index: number): string {
    const record = this.#window[index - this.#passed]
    return record ? this.#text.slice(record.span.start, record.span.end) : (this.#known.get(index)?.text ?? '')
  }
}

/** A document's records as a source. */
function sourceOf({ records, text }: TraceDocument): SplitSource {
  const at = (record: number) => records[record] as TraceRecord
  return {
    length: records.length,
    ...readingOf(at),
    text: (record) => {
      const { start, end } = at(record).span
      return text.slice(start, end)
    },
  }
}

function readingOf(at: (record: number) => TraceRecord): Omit<SplitSource, 'length' | 'text'> {
  return {
    kind: (record) => at(record).kind,
    number: (record, field) => numberOf(at(record), field),
    list: (record, field) => listOf(at(record), field),
    since: (record) => at(record).printedBy.since,
  }
}

/** The next records of some kinds, found as far as somebody asks. */
class Ahead {
  readonly #source: SplitSource
  readonly #wanted: (kind: string) => boolean
  #found: number[] = []
  #from = 0

  constructor(source: SplitSource, wanted: (kind: string) => boolean) {
    this.#source = source
    this.#wanted = wanted
  }

  /** A record that is looked at now is no longer ahead. */
  pass(index: number): void {
    while ((this.#found[0] ?? Number.POSITIVE_INFINITY) <= index) this.#found.shift()
    this.#from = Math.max(this.#from, index + 1)
  }

  /** The record that comes so many places later. */
  at(place: number): number | undefined {
    const { length } = this.#source
    while (this.#found.length <= place && this.#from < length) {
      if (this.#wanted(this.#source.kind(this.#from))) this.#found.push(this.#from)
      this.#from++
    }
    return this.#found[place]
  }

  some(test: (record: number) => boolean, most: number): boolean {
    for (let place = 0; place < most; place++) {
      const record = this.at(place)
      if (record === undefined) return false
      if (test(record)) return true
    }
    return false
  }
}

const isCycleKind = (kind: string) => kind === 'gctrace.cycle' || kind === 'gctrace.cycle-stw'
const isSchedKind = (kind: string) => kind === 'schedtrace.summary' || kind === 'schedtrace.detail'
const isDetailKind = (kind: string) => kind === 'schedtrace.p' || kind === 'schedtrace.m' || kind === 'schedtrace.g'

export function isCycle(record: TraceRecord): boolean {
  return isCycleKind(record.kind)
}

export function isSched(record: TraceRecord): boolean {
  return isSchedKind(record.kind)
}

/** What is told of each run in numbers, from a split that lists its records. */
export function flatSplitOf({ processes, processOf, faults }: ProcessSplit): FlatSplit {
  const runs = processes.map(
    ({ records, certain }): RunRange => ({
      count: records.length,
      first: records[0] ?? -1,
      last: records.at(-1) ?? -1,
      certain,
    }),
  )
  return { runs, processOf: Int32Array.from(processOf), faults }
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
  readonly #source: SplitSource
  /** The latest used first. */
  #open: Run[] = []
  /** `null` where runs that are closed are forgotten. */
  readonly #all: Run[] | null
  #count = 0
  #cycles: Ahead
  #scheds: Ahead
  /** The run of the last SCHED line, whose P, M and G lines follow. */
  #block = -1

  constructor(source: SplitSource, keeps = true) {
    this.#source = source
    this.#all = keeps ? [] : null
    this.#cycles = new Ahead(source, isCycleKind)
    this.#scheds = new Ahead(source, isSchedKind)
  }

  /** What is ahead is something else now, and nobody asks for faults. */
  lookAgain(): void {
    this.#cycles = new Ahead(this.#source, isCycleKind)
    this.#scheds = new Ahead(this.#source, isSchedKind)
    this.faults.length = 0
  }

  /** The records that open runs go on from. */
  get open(): number[] {
    return this.#open
      .flatMap(({ cycles, sched }) => [cycles?.record ?? -1, sched?.record ?? -1])
      .filter((at) => at >= 0)
  }

  /** Another one that goes on from here by itself. */
  copy(): Splitter {
    const copy = new Splitter(this.#source, false)
    copy.#open = structuredClone(this.#open)
    copy.#count = this.#count
    copy.#block = this.#block
    return copy
  }

  /** The run of a record, or -1 where it follows from others. Records come in the order of the text. */
  place(index: number): number {
    const kind = this.#source.kind(index)
    if (isCycleKind(kind)) {
      this.#cycles.pass(index)
      return this.cycle(index, this.#cycles).index
    }
    if (isSchedKind(kind)) {
      this.#scheds.pass(index)
      this.#block = this.sched(index, this.#scheds).index
      return this.#block
    }
    if (kind === 'inittrace.init') return this.init(index).index
    return isDetailKind(kind) ? this.#block : -1
  }

  cycle(index: number, ahead: Ahead): Run {
    const { number, atMs } = this.#cycleAt(index)
    const withCycles = this.#open.filter((run) => run.cycles)
    const series = (run: Run) => run.cycles as CycleSeries

    // Nearly every line: the only run goes on.
    const [only] = withCycles
    if (only && withCycles.length === 1 && continues(series(only), number, atMs) && inTime(only, atMs)) {
      return this.#takeCycle(only, index, number, atMs)
    }
    const next = withCycles.filter((run) => continues(series(run), number, atMs) && inTime(run, atMs))
    const first = next.length > 0 && withCycles.length > 1 ? this.#likeliest(next, index) : next[0]
    if (first) return this.#takeCycle(first, index, number, atMs)
    const repeated = withCycles.find(
      (run) => series(run).number === number && series(run).atMs === atMs && this.#sameText(series(run).record, index),
    )
    if (repeated) return this.#fault(repeated, index, 'repeated')
    const reversed = withCycles.find(
      (run) =>
        (series(run).reversed || withCycles.length === 1) && this.#isReversed(series(run), number, atMs, ahead.at(0)),
    )
    if (reversed) {
      const before = series(reversed).record
      this.#takeCycle(reversed, index, number, atMs)
      series(reversed).reversed = true
      this.faults.push({ record: index, before, fault: 'reversed' })
      return reversed
    }
    if (number !== 1) {
      const following = ahead.at(0)
      const later = following === undefined ? undefined : this.#cycleAt(following)
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
          }, farthestLook),
      )
      if (skipped) {
        if (withCycles.length > 1) skipped.certain = false
        return this.#takeCycle(skipped, index, number, atMs)
      }
    }
    const host = this.#host((run) => !run.cycles, atMs)
    return this.#takeCycle(host, index, number, atMs)
  }

  sched(index: number, ahead: Ahead): Run {
    const at = this.#source.number(index, 'at') ?? 0
    const withSched = this.#open.filter((run) => run.sched)
    const series = (run: Run) => run.sched as SchedSeries
    let fitting = at === 0 ? [] : withSched.filter((run) => series(run).at <= at && inTime(run, at))
    if (fitting.length > 1) {
      const ticks = (record: number) => this.#source.list(record, 'schedticks')
      const byTicks = fitting.filter((run) => grewFrom(ticks(series(run).record), ticks(index)))
      if (byTicks.length > 0) fitting = byTicks
    }
    if (fitting.length > 1) {
      // The step is the same for all of them or nearly so: the run whose turn it is.
      const off = (run: Run) => Math.abs(at - series(run).at - stepOf(withSched.map(series)))
      fitting.sort((a, b) => off(a) - off(b))
      for (const run of fitting) run.certain = false
    }
    let run = fitting[0]
    const following = run === undefined && at > 0 && withSched.length === 1 ? ahead.at(0) : undefined
    if (following !== undefined && withSched[0]) {
      const later = this.#source.number(following, 'at') ?? 0
      if (later > series(withSched[0]).at) {
        this.#fault(withSched[0], index, 'clock')
        return withSched[0]
      }
    }
    run ??= this.#host((each) => !each.sched && (at > 0 || each.now <= schedStartMs), at)
    const step = run.sched ? Math.min(run.sched.step, at - run.sched.at) : Number.POSITIVE_INFINITY
    run.sched = { at, step, record: index }
    return this.#take(run, at)
  }

  init(index: number): Run {
    const at = this.#source.number(index, 'at') ?? 0
    const run =
      this.#open.find((each) => each.initAt !== undefined && each.initAt <= at) ??
      this.#host((each) => each.initAt === undefined && each.now <= at + printDelayMs, at)
    run.initAt = at
    return this.#take(run, at)
  }

  finish(processOf: Int32Array): RunRange[] {
    if (this.#count === 0 && processOf.length > 0) this.#begin()
    const ranges = (this.#all ?? []).map(({ certain }) => ({ count: 0, first: -1, last: -1, certain }))
    for (let index = 0; index < processOf.length; index++) {
      const range = ranges[processOf[index] as number]
      if (!range) continue
      if (range.count++ === 0) range.first = index
      range.last = index
    }
    return ranges
  }

  #cycleAt(index: number): { number: number; atMs: number } {
    const { number } = this.#source
    return { number: number(index, 'gc-number') ?? 0, atMs: Math.round((number(index, 'at') ?? 0) * 1000) }
  }

  #sameText(a: number, b: number): boolean {
    return this.#source.text(a) === this.#source.text(b)
  }

  /** Among several open runs: the one that the line's sizes and times allow. Where they do not, it is not certain. */
  #likeliest(runs: readonly Run[], index: number): Run {
    const { since, number } = this.#source
    const record = index
    const before = (run: Run) => (run.cycles as CycleSeries).record
    const value = (each: number, field: string) => number(each, field) ?? 0
    const lasted = (each: number) => wallFields.reduce((sum, field) => sum + value(each, field), 0)
    const same = (field: string) => (run: Run) => value(before(run), field) === value(record, field)
    const tests: readonly ((run: Run) => boolean)[] = [
      (run) => since(before(run)) === since(record),
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
    const before = (isCycleKind(this.#source.kind(index)) ? run.cycles?.record : run.sched?.record) ?? index
    this.faults.push({ record: index, before, fault })
    return this.#take(run, run.now)
  }

  #begin(): Run {
    const run: Run = { index: this.#count++, certain: true, now: 0, meanwhile: new Map() }
    this.#all?.push(run)
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

/**
 * Records without number and clock: pacer starts and ends and `GC forced` come before the line of their cycle, sweep and
 * scavenger lines after it or at least after the start of the program that prints them.
 */
function placeTheRest(
  { length, kind }: Pick<SplitSource, 'length' | 'kind'>,
  processOf: Int32Array,
  before = -1,
): void {
  let last = before
  /** The next cycle that is placed, and where it stands; looked for once. */
  let next = -1
  let nextAt = -1
  for (let index = 0; index < length; index++) {
    if ((processOf[index] as number) >= 0) {
      last = processOf[index] as number
      continue
    }
    if (nextAt < index) {
      nextAt = index + 1
      while (nextAt < length && !isCycleKind(kind(nextAt))) nextAt++
      next = nextAt < length ? (processOf[nextAt] as number) : -1
    }
    const own = kind(index)
    const leads =
      own === 'gcpacertrace.start' ||
      own === 'gcpacertrace.end' ||
      own === 'gcpacertrace.end-classic' ||
      own === 'gctrace.forced-notice'
    processOf[index] = Math.max(0, leads && next >= 0 ? next : last >= 0 ? last : next)
  }
}
