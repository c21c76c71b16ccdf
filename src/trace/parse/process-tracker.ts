import { type FieldReading, numberOf } from '../record.ts'

interface Run {
  readonly process: number
  lastNumber: number
  lastAt: number
}

/** Several runs that print at the same time are told apart up to this many. */
const mostOpenRuns = 16

/**
 * Tells the runs in one text apart. Nothing on a line names its process, but a collection's number goes up by one and its
 * clock never goes back: a record belongs to the run that it continues exactly, else to the latest that it can follow,
 * else it begins a run. Records without number and clock belong to the latest run.
 */
export class ProcessTracker {
  /** The latest first. */
  readonly #runs: Run[] = []
  #count = 0

  of(kind: string, fields: readonly FieldReading[]): number {
    if (kind !== 'gctrace.cycle' && kind !== 'gctrace.cycle-stw') return this.#runs[0]?.process ?? 0
    const number = numberOf({ fields }, 'gc-number') ?? 0
    const at = numberOf({ fields }, 'at') ?? 0
    const canFollow = (run: Run) => number > run.lastNumber && at >= run.lastAt
    let index = this.#runs.findIndex((run) => number === run.lastNumber + 1 && canFollow(run))
    if (index < 0 && this.#runs[0] && canFollow(this.#runs[0])) index = 0
    const [run = { process: this.#count++, lastNumber: 0, lastAt: 0 }] = index < 0 ? [] : this.#runs.splice(index, 1)
    run.lastNumber = number
    run.lastAt = at
    this.#runs.unshift(run)
    if (this.#runs.length > mostOpenRuns) this.#runs.pop()
    return run.process
  }
}
