import type { TraceRecord } from '../record.ts'

/** The true value lies in `[lo, hi)`: what is left open when the runtime truncates. */
export interface Interval {
  readonly lo: number
  readonly hi: number
}

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

/** A part of the concurrent mark: CPU milliseconds, and as a fraction (0 to 1) of mark wall × P. */
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
    /** MiB/s while no cycle ran; absent where the gap is 0. */
    readonly allocationMiBPerS?: number
    readonly allocationRange?: Interval
  }
}
