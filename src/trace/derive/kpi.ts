import { flagOf, numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { addIntervals, type Interval, scaleInterval, subtractIntervals } from './interval.ts'
import { structureOf, type TraceStructure } from './structure.ts'
import { durationOf, intervalOf, printed } from './structure-values.ts'

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
  /** The record that decides it, where one does: the longest stop. An index in `document.records`. */
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

interface Cycle {
  readonly index: number
  readonly follows: boolean
  readonly atMs: Interval
  readonly sweepTerm: Interval
  readonly mark: Interval
  readonly markTerm: Interval
  readonly assist: Interval
  readonly background: Interval
  readonly start: Interval
  readonly end: Interval
  readonly live: Interval
  readonly procs: number
  readonly stopped: boolean
}

/** The figures of every process with cycles, in the order in which the processes begin. */
export function kpisOf(document: TraceDocument, structure: TraceStructure = structureOf(document)): ProcessKpis[] {
  const cycles = new Map<number, Cycle[]>()
  for (const { record, process, previous } of structure.cycles) {
    if (document.records[record]?.kind !== 'gctrace.cycle') continue
    const list = cycles.get(process) ?? []
    cycles.set(process, list)
    list.push(cycleAt(document, record, previous !== undefined && list.at(-1)?.index === previous))
  }
  return [...cycles].map(([process, own]) => processKpis(process, own))
}

const zero: Interval = { lo: 0, hi: 0 }

function cycleAt(document: TraceDocument, index: number, follows: boolean): Cycle {
  const record = document.records[index] as TraceRecord
  const duration = (field: string) => durationOf(document, record, field) ?? zero
  const size = (field: string) => intervalOf(document, record, field, 'int') ?? zero
  // As in gc-cycle.ts: the forced cycles of Go 1.5 to 1.8 stop the world from end to end.
  const stopped =
    printed(document, record, 'mark-wall') === '0' && record.printedBy.since <= 8 && flagOf(record, 'forced')
  return {
    index,
    follows,
    atMs: scaleInterval(intervalOf(document, record, 'at', 'three-decimals') ?? zero, 1000),
    sweepTerm: duration('sweep-term-wall'),
    mark: addIntervals(duration('scan-wall'), duration('write-barrier-wall'), duration('mark-wall')),
    markTerm: duration('mark-term-wall'),
    // A cycle that stood still all the time repeats the mark CPU times of an earlier one.
    assist: stopped ? zero : duration('mark-assist-cpu'),
    background: stopped ? zero : duration('mark-background-cpu'),
    start: size('heap-start'),
    end: size('heap-end'),
    live: size('heap-live'),
    procs: numberOf(record, 'procs') ?? 1,
    stopped,
  }
}

function processKpis(process: number, cycles: readonly Cycle[]): ProcessKpis {
  const first = cycles[0] as Cycle
  const last = cycles.at(-1) as Cycle
  const tooFew = cycles.length < fewestCycles
  const spanS = scaleInterval(subtractIntervals(last.atMs, first.atMs), 1 / 1000)
  const runs = runsOf(cycles)
  const steps = runs.reduce((sum, run) => sum + run.length - 1, 0)
  const all: Kpi[] = [
    { id: 'gc-share', n: steps, value: gcShare(runs) },
    { id: 'cycle-rate', n: steps, value: quotient({ lo: steps, hi: steps }, elapsedS(runs)) },
    ...stops(cycles),
    { id: 'assist-share', n: cycles.filter(({ stopped }) => !stopped).length, value: assistShare(cycles) },
    { id: 'live-slope', n: cycles.length, value: liveSlope(cycles) },
    { id: 'allocation-rate', n: steps, value: allocationRate(runs) },
  ]
  const kpis = all.map((kpi): Kpi => (tooFew || kpi.n === 0 ? { id: kpi.id, n: kpi.n, value: null } : kpi))
  return { process, cycles: cycles.length, spanS: { lo: Math.max(0, spanS.lo), hi: spanS.hi }, tooFew, kpis }
}

/** Cycles without a missing line between them and with one GOMAXPROCS. */
function runsOf(cycles: readonly Cycle[]): Cycle[][] {
  const runs: Cycle[][] = []
  for (const cycle of cycles) {
    const run = runs.at(-1)
    if (run && cycle.follows && run.at(-1)?.procs === cycle.procs) run.push(cycle)
    else runs.push([cycle])
  }
  return runs.filter(({ length }) => length > 1)
}

/** From the start of the first cycle of each run to the start of its last, s. */
function elapsedS(runs: readonly Cycle[][], weight: (run: Cycle[]) => number = () => 1): Interval {
  return scaleInterval(
    addIntervals(
      ...runs.map((run) => {
        const passed = subtractIntervals((run.at(-1) as Cycle).atMs, (run[0] as Cycle).atMs)
        return scaleInterval({ lo: Math.max(0, passed.lo), hi: passed.hi }, weight(run))
      }),
    ),
    1 / 1000,
  )
}

/** Nothing where the divisor may be 0. */
function quotient(above: Interval, below: Interval): Interval | null {
  if (below.lo <= 0) return null
  const ends = [above.lo / below.lo, above.lo / below.hi, above.hi / below.lo, above.hi / below.hi]
  return { lo: Math.min(...ends), hi: Math.max(...ends) }
}

function gcShare(runs: readonly Cycle[][]): Interval | null {
  // The last cycle of a run is left out: what came after it until the next is not in the text.
  const spent = addIntervals(
    ...runs.flatMap((run) =>
      run.slice(0, -1).map(({ sweepTerm, mark, markTerm, assist, background, procs, stopped }) => {
        const stoppedFor = addIntervals(sweepTerm, markTerm, stopped ? mark : zero)
        return addIntervals(scaleInterval(stoppedFor, procs), assist, background)
      }),
    ),
  )
  const share = quotient(
    scaleInterval(spent, 1 / 10),
    elapsedS(runs, (run) => run[0]?.procs ?? 1),
  )
  return share && { lo: share.lo, hi: Math.min(100, share.hi) }
}

function stops(cycles: readonly Cycle[]): Kpi[] {
  const all = cycles.flatMap(({ index, stopped, sweepTerm, mark, markTerm }) =>
    stopped
      ? [{ index, ms: addIntervals(sweepTerm, mark, markTerm) }]
      : [
          { index, ms: sweepTerm },
          { index, ms: markTerm },
        ],
  )
  const byLo = all.toSorted((a, b) => a.ms.lo - b.ms.lo)
  const his = all.map(({ ms }) => ms.hi).sort((a, b) => a - b)
  const rank = (share: number) => Math.max(0, Math.ceil(share * all.length) - 1)
  const at = (id: KpiId, place: number): Kpi => {
    const stop = byLo[place]
    return {
      id,
      n: all.length,
      value: stop ? { lo: stop.ms.lo, hi: his[place] as number } : null,
      ...(stop && id !== 'stw-p50' && { record: stop.index }),
    }
  }
  return [at('stw-p50', rank(0.5)), at('stw-p99', rank(0.99)), at('stw-max', all.length - 1)]
}

function assistShare(cycles: readonly Cycle[]): Interval | null {
  const running = cycles.filter(({ stopped }) => !stopped)
  const share = quotient(
    scaleInterval(addIntervals(...running.map(({ assist }) => assist)), 100),
    addIntervals(...running.map(({ mark, procs }) => scaleInterval(mark, procs))),
  )
  return share && { lo: share.lo, hi: Math.min(100, share.hi) }
}

/** The slope is a sum of the live heaps with weights that depend on the times only, so truncation moves each end by itself. */
function liveSlope(cycles: readonly Cycle[]): Interval | null {
  const times = cycles.map(({ atMs }) => atMs.lo / 1000)
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const spread = times.reduce((sum, time) => sum + (time - mean) ** 2, 0)
  if (spread === 0) return null
  let lo = 0
  let hi = 0
  for (const [index, { live }] of cycles.entries()) {
    const weight = ((times[index] as number) - mean) / spread
    lo += weight * (weight > 0 ? live.lo : live.hi)
    hi += weight * (weight > 0 ? live.hi : live.lo)
  }
  return { lo, hi }
}

function allocationRate(runs: readonly Cycle[][]): Interval | null {
  // What one cycle frees shows between its end and its live heap; what was allocated and not freed, in the growth.
  const allocated = runs.map((run) => {
    const freed = run.slice(0, -1).map(({ end, live }) => subtractIntervals(end, live))
    const grown = subtractIntervals((run.at(-1) as Cycle).start, (run[0] as Cycle).start)
    return addIntervals(...freed.map(({ lo, hi }) => ({ lo: Math.max(0, lo), hi })), grown)
  })
  const rate = quotient(addIntervals(...allocated), elapsedS(runs))
  return rate && { lo: Math.max(0, rate.lo), hi: rate.hi }
}
