import type { Variant } from './compile.ts'

interface Run {
  readonly process: number
  lastNumber: number
  /** In thousandths of a second, as they are printed. */
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

  /** The run of a record that the matcher has in its columns. */
  ofReading(variant: Variant, starts: Int32Array, values: Float64Array): number {
    if (!hasClock(variant.kind)) return this.latest
    const value = (field: string) => {
      const index = variant.fields.indexOf(field)
      return index < 0 || (starts[index] as number) < 0 ? 0 : (values[index] as number)
    }
    return this.follow(value('gc-number'), Math.round(value('at') * 1000))
  }

  /** The run of a record that has neither number nor clock. */
  get latest(): number {
    return this.#runs[0]?.process ?? 0
  }

  /** The run that a collection belongs to. `at` is in thousandths of a second. */
  follow(number: number, at: number): number {
    const latest = this.#runs[0]
    if (latest !== undefined && number === latest.lastNumber + 1 && at >= latest.lastAt) {
      latest.lastNumber = number
      latest.lastAt = at
      return latest.process
    }
    const canFollow = (run: Run) => number > run.lastNumber && at >= run.lastAt
    let index = this.#runs.findIndex((run) => number === run.lastNumber + 1 && canFollow(run))
    if (index < 0 && latest && canFollow(latest)) index = 0
    const [run = { process: this.#count++, lastNumber: 0, lastAt: 0 }] = index < 0 ? [] : this.#runs.splice(index, 1)
    run.lastNumber = number
    run.lastAt = at
    this.#runs.unshift(run)
    if (this.#runs.length > mostOpenRuns) this.#runs.pop()
    return run.process
  }
}

/** Kinds whose records have a number and a clock of their own. */
export function hasClock(kind: string): boolean {
  return kind === 'gctrace.cycle' || kind === 'gctrace.cycle-stw'
}
