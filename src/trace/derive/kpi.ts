import type { TraceDocument } from '../record.ts'
import { addIntervals, durationEnd, durationRange, type Interval, scaleInterval, tidyInterval } from './interval.ts'
import { doAll, gatherRuns } from './run/gather-runs.ts'
import { selectAt } from './run/numbers.ts'
import { documentSource } from './run/record-source.ts'
import type { CyclesOfRun } from './run/run-cycles.ts'
import { structureOf, type TraceStructure } from './structure.ts'
import { flatSplitOf } from './structure-processes.ts'

/**
 * A figure for a whole run:
 *
 * - `gc-share`: of the time of all Ps from the first cycle to the last, the part that GC took: assist, background, and P × the
 *   two stops. Idle workers are left out, as the runtime leaves them out of its own percentage;
 * - `cycle-rate`: cycles begun per second;
 * - `stw-p50`, `stw-p99`, `stw-max`: of all stops, two in each cycle, by nearest rank;
 * - `assist-share`: of the time of all Ps while marking ran, the part that goroutines marked instead of their own work;
 * - `live-slope`: slope of the line of least squares through the live heaps;
 * - `allocation-rate`: what was allocated from the first cycle to the last: all that was freed, and what the heap grew.
 */
export type KpiId = (typeof kpiIds)[number]
export const kpiIds = [
  'gc-share',
  'cycle-rate',
  'stw-p50',
  'stw-p99',
  'stw-max',
  'assist-share',
  'live-slope',
  'allocation-rate',
] as const

/** Shares in percent, rates per second, times in ms, sizes in MiB. */
export type KpiUnit = 'percent' | 'per-s' | 'ms' | 'mib-per-s'

export const kpiUnits: Readonly<Record<KpiId, KpiUnit>> = {
  'gc-share': 'percent',
  'cycle-rate': 'per-s',
  'stw-p50': 'ms',
  'stw-p99': 'ms',
  'stw-max': 'ms',
  'assist-share': 'percent',
  'live-slope': 'mib-per-s',
  'allocation-rate': 'mib-per-s',
}

/** With fewer cycles than this a figure would be about those lines, not about the program. */
export const fewestCycles = 5

export interface Kpi {
  readonly id: KpiId
  /**
   * Where the figure may lie, since the printed numbers are truncated; `null` with fewer than `fewestCycles` cycles or
   * where the lines leave it open.
   */
  readonly value: Interval | null
  /** How many cycles, stops or steps from cycle to cycle it was worked out from. */
  readonly n: number
  /** The record that decides it, where one does: the longest stop. An index in `document.records`, or a row of the table. */
  readonly record?: number
}

/** The figures of one process. Cycles of Go 1.5 and newer only: older lines print neither CPU times nor a live heap. */
export interface ProcessKpis {
  readonly process: number
  readonly cycles: number
  /** From the first cycle to the start of the last, s. */
  readonly spanS: Interval
  readonly tooFew: boolean
  /** One for each id, in the order of `kpiIds`. */
  readonly kpis: readonly Kpi[]
}

/** The figures of every process with cycles, in the order in which the processes begin. */
export function kpisOf(document: TraceDocument, structure: TraceStructure = structureOf(document)): ProcessKpis[] {
  const gathered = doAll(gatherRuns(documentSource(document), flatSplitOf(structure), { only: 'cycles' }))
  return structure.processes.flatMap(({ index }) => {
    const run = gathered.cyclesOf(index)
    return run.places.length === 0 ? [] : [doAll(processKpis(index, run))]
  })
}

const zero: Interval = { lo: 0, hi: 0 }
/** So many cycles are looked at between two pauses. */
const cyclesAtOnce = 1 << 16

/** A sum of intervals. Its ends are decimal numbers: the noise of binary fractions is taken away in the end. */
class Sum {
  lo = 0
  hi = 0

  add(lo: number, hi: number): void {
    this.lo += lo
    this.hi += hi
  }

  get interval(): Interval {
    return tidyInterval({ lo: this.lo, hi: this.hi })
  }
}

/**
 * The figures of a run from its cycles, bit by bit for whoever has something else to do in between. A million cycles take some
 * tenths of a second.
 */
export function* processKpis(process: number, run: CyclesOfRun): Generator<void, ProcessKpis> {
  const { columns, places } = run
  const { length } = places
  const atMs = (index: number) => columns.at(places[index] as number)
  const spent = new Sum()
  const elapsed = new Sum()
  const elapsedOfAll = new Sum()
  const allocated = new Sum()
  const assist = new Sum()
  const marking = new Sum()
  let steps = 0
  let running = 0
  let stale = 0
  /** Where the stretch of cycles began that have no missing line between them, and one GOMAXPROCS. */
  let begin = 0
  const stretchEnds = (end: number) => {
    if (end === begin) return
    const [first, last] = [places[begin] as number, places[end] as number]
    steps += end - begin
    // Each start is truncated: a millisecond is open on both sides.
    const passed = (atMs(end) - atMs(begin)) / 1000
    const lo = Math.max(0, passed - 0.001)
    const hi = passed + 0.001
    const procs = columns.procs(first)
    elapsed.add(lo, hi)
    elapsedOfAll.add(lo * procs, hi * procs)
    const grown = columns.start(last) - columns.start(first)
    allocated.add(grown - 1, grown + 1)
  }
  for (let index = 0; index < length; index++) {
    if (index % cyclesAtOnce === cyclesAtOnce - 1) yield
    const at = places[index] as number
    const before = places[index - 1]
    const procs = columns.procs(at)
    if (before !== undefined) {
      if (columns.follows(at) && columns.procs(before) === procs) {
        // The last cycle of a stretch is left out: what came after it until the next is not in the text.
        const { lo, hi } = spentIn(run, before)
        spent.add(lo, hi)
        // What one cycle frees shows between its end and its live heap; what was allocated and not freed, in the growth.
        const freed = columns.end(before) - columns.live(before)
        allocated.add(Math.max(0, freed - 1), freed + 1)
      } else {
        stretchEnds(index - 1)
        begin = index
      }
    }
    if (columns.stale(at)) {
      stale++
      continue
    }
    running++
    const assisted = columns.assist(at)
    assist.add(assisted, durationEnd(assisted))
    const mark = columns.markRange(at)
    marking.add(mark.lo * procs, mark.hi * procs)
  }
  if (length > 0) stretchEnds(length - 1)
  yield
  const share = (part: Sum, whole: Sum): Interval | null => {
    const found = quotient(scaleInterval(part.interval, 100), whole.interval)
    return found && { lo: found.lo, hi: Math.min(100, found.hi) }
  }
  const rate = quotient(allocated.interval, elapsed.interval)
  const stops = yield* stopsOf(run, stale)
  const slope = yield* liveSlope(run)
  const all: Kpi[] = [
    // What was spent is in ms, what passed in s.
    { id: 'gc-share', n: steps, value: share(scaled(spent, 1 / 1000), elapsedOfAll) },
    { id: 'cycle-rate', n: steps, value: quotient({ lo: steps, hi: steps }, elapsed.interval) },
    ...stops,
    { id: 'assist-share', n: running, value: share(assist, marking) },
    { id: 'live-slope', n: length, value: slope },
    { id: 'allocation-rate', n: steps, value: rate && { lo: Math.max(0, rate.lo), hi: rate.hi } },
  ]
  const tooFew = length < fewestCycles
  const kpis = all.map((kpi): Kpi => (tooFew || kpi.n === 0 ? { id: kpi.id, n: kpi.n, value: null } : kpi))
  const span = length === 0 ? 0 : (atMs(length - 1) - atMs(0)) / 1000
  return {
    process,
    cycles: length,
    spanS: tidyInterval({ lo: Math.max(0, span - 0.001), hi: span + 0.001 }),
    tooFew,
    kpis,
  }
}

function scaled(sum: Sum, factor: number): Sum {
  const other = new Sum()
  other.add(sum.lo * factor, sum.hi * factor)
  return other
}

/** CPU time of a cycle, ms: assist, background, and the stops times P. */
function spentIn({ columns }: CyclesOfRun, at: number): Interval {
  const stale = columns.stale(at)
  const stoppedFor = addIntervals(
    durationRange(columns.sweepTerm(at)),
    durationRange(columns.markTerm(at)),
    stale ? columns.markRange(at) : zero,
  )
  // A cycle that stood still all the time repeats the mark CPU times of an earlier one.
  const beside = stale ? [] : [durationRange(columns.assist(at)), durationRange(columns.background(at))]
  return addIntervals(scaleInterval(stoppedFor, columns.procs(at)), ...beside)
}

/** Nothing where the divisor may be 0. */
function quotient(above: Interval, below: Interval): Interval | null {
  if (below.lo <= 0) return null
  const ends = [above.lo / below.lo, above.lo / below.hi, above.hi / below.lo, above.hi / below.hi]
  return { lo: Math.min(...ends), hi: Math.max(...ends) }
}

/** A cycle has two stops, and one where nothing ran beside it. */
function* stopsOf({ columns, places }: CyclesOfRun, stale: number): Generator<void, Kpi[]> {
  const { length } = places
  const n = 2 * length - stale
  const los = new Float64Array(n)
  // The end of a printed range grows with its beginning; that of a sum of three need not.
  const his = stale === 0 ? null : new Float64Array(n)
  const stopAt = (at: number): Interval =>
    addIntervals(durationRange(columns.sweepTerm(at)), columns.markRange(at), durationRange(columns.markTerm(at)))
  let next = 0
  const take = (lo: number, hi: number) => {
    los[next] = lo
    if (his) his[next] = hi
    next++
  }
  for (let index = 0; index < length; index++) {
    if (index % cyclesAtOnce === cyclesAtOnce - 1) yield
    const at = places[index] as number
    if (columns.stale(at)) {
      const { lo, hi } = stopAt(at)
      take(lo, hi)
    } else {
      for (const ms of [columns.sweepTerm(at), columns.markTerm(at)]) take(ms, durationEnd(ms))
    }
  }
  /** The record of the stop that stands at a place if they are sorted by length, and those of one length stay in their order. */
  const recordAt = (place: number, length: number): number | undefined => {
    let shorter = 0
    for (const each of los) if (each < length) shorter++
    let left = place - shorter
    for (const at of places) {
      const stale = columns.stale(at)
      if ((stale ? stopAt(at).lo : columns.sweepTerm(at)) === length && left-- === 0) return columns.record.get(at)
      if (!stale && columns.markTerm(at) === length && left-- === 0) return columns.record.get(at)
    }
    return undefined
  }
  const kpis: Kpi[] = []
  const rank = (share: number) => Math.max(0, Math.ceil(share * n) - 1)
  for (const [id, place] of [
    ['stw-p50', rank(0.5)],
    ['stw-p99', rank(0.99)],
    ['stw-max', n - 1],
  ] as const) {
    yield
    const lo = selectAt(los, place)
    yield
    const hi = his ? selectAt(his, place) : durationEnd(lo)
    const record = id === 'stw-p50' ? undefined : recordAt(place, lo)
    kpis.push({ id, n, value: n === 0 ? null : { lo, hi }, ...(record !== undefined && { record }) })
  }
  return kpis
}

/** The slope is a sum of the live heaps with weights that depend on the times only, so truncation moves each end by itself. */
function* liveSlope({ columns, places }: CyclesOfRun): Generator<void, Interval | null> {
  const { length } = places
  const timeAt = (index: number) => columns.at(places[index] as number) / 1000
  let total = 0
  for (let index = 0; index < length; index++) total += timeAt(index)
  const mean = total / length
  yield
  let spread = 0
  for (let index = 0; index < length; index++) spread += (timeAt(index) - mean) ** 2
  if (spread === 0) return null
  yield
  let lo = 0
  let hi = 0
  for (let index = 0; index < length; index++) {
    if (index % (4 * cyclesAtOnce) === 4 * cyclesAtOnce - 1) yield
    const live = columns.live(places[index] as number)
    const weight = (timeAt(index) - mean) / spread
    lo += weight * (weight > 0 ? live : live + 1)
    hi += weight * (weight > 0 ? live + 1 : live)
  }
  return { lo, hi }
}
