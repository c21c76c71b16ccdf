import { type CycleLane, laneIndexAt } from './cycle-columns.ts'
import type { SchedSample } from './sched-samples.ts'

/** Whole numbers, small ones in few bytes. */
type Counts = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** SCHED lines as typed arrays, for traces of which there are too many for objects. Lines of one process follow each other by time. */
export interface SchedColumns {
  readonly length: number
  readonly lanes: readonly CycleLane[]
  /** Index of the record in its table. */
  readonly row: Uint32Array<ArrayBuffer>
  /** Seconds since the first SCHED line of the process. */
  readonly atS: Float64Array<ArrayBuffer>
  readonly procs: Uint16Array<ArrayBuffer>
  readonly idleProcs: Uint16Array<ArrayBuffer>
  readonly threads: Float32Array<ArrayBuffer>
  readonly idleThreads: Float32Array<ArrayBuffer>
  /** `NaN` before Go 1.4. */
  readonly spinning: Float32Array<ArrayBuffer>
  readonly global: Float32Array<ArrayBuffer>
  /** The queue of each P, P0 first; how many of them a line tells of. */
  readonly local: readonly Counts[]
  readonly localCount: Uint16Array<ArrayBuffer>
  /**
   * Switches of each P in a second since the line before; `NaN` where that cannot be told. Empty where no line counts them,
   * or where lines and Ps are so many that only their sum is kept.
   */
  readonly perS: readonly Float32Array<ArrayBuffer>[]
  /** The same of all Ps together; empty where no line counts them. */
  readonly allPerS: Float32Array<ArrayBuffer>
}

/** A line as an object, for the few that are looked at one by one. Its record has a process and no fields. */
export function schedAt(columns: SchedColumns, place: number): SchedSample {
  const lane = columns.lanes[laneIndexAt(columns, place)]
  const process = lane?.process ?? 0
  const atMs = Math.round((columns.atS[place] ?? 0) * 1000)
  const spinning = columns.spinning[place] ?? Number.NaN
  const before = lane && place > lane.from ? Math.round((columns.atS[place - 1] ?? 0) * 1000) : null
  const ms = before === null ? 0 : atMs - before
  const ticks = columns.perS.map((values) => Math.round(((values[place] ?? Number.NaN) * ms) / 1000))
  const known = ticks.slice(0, columns.procs[place] ?? 0)
  return {
    record: {
      family: 'schedtrace',
      kind: 'schedtrace.summary',
      span: { start: 0, end: 0 },
      line: 0,
      printedBy: { since: 2, until: 2 },
      process,
      fields: [],
    },
    process,
    atMs,
    procs: columns.procs[place] ?? 0,
    idleProcs: columns.idleProcs[place] ?? 0,
    threads: columns.threads[place] ?? 0,
    idleThreads: columns.idleThreads[place] ?? 0,
    ...(Number.isNaN(spinning) ? {} : { spinningThreads: spinning }),
    global: columns.global[place] ?? 0,
    local: columns.local.slice(0, columns.localCount[place] ?? 0).map((values) => values[place] ?? 0),
    ...(before === null
      ? {}
      : { since: known.length > 0 && !known.some(Number.isNaN) ? { ms, ticks: known } : { ms } }),
  }
}
