import { describesSizes } from '../join.ts'
import type { RunRange } from '../structure-processes.ts'
import type { RecordSource } from './record-source.ts'

/** What is known of a run while its records go by. */
interface Going {
  /** The number of its last GC line; `undefined` before the first. */
  number: number | undefined
  /** Whether the last GC line is of Go 1.5 or newer. */
  isCycle: boolean
  /** Which lines of the cycle to come there are. */
  start: boolean
  end: boolean
  notice: boolean
}

/** What the lines before a GC line say of its cycle. */
export interface CycleBefore {
  /** The line right before it in its run is that of the cycle before, and of Go 1.5 or newer. */
  readonly follows: boolean
  /** A `GC forced` line asked for it. */
  readonly noticed: boolean
}

/**
 * Which cycle goes on from which, and which one was asked for by `GC forced`, for records that come one after another: what
 * `joinCycles` says, without keeping what it does not need.
 */
export class CycleSeries {
  readonly #source: RecordSource
  readonly #runs: readonly RunRange[]
  readonly #going = new Map<number, Going>()
  /** How many runs print before and after the present record. */
  #alive = 0
  #nextCycle = 0

  constructor(source: RecordSource, runs: readonly RunRange[]) {
    this.#source = source
    this.#runs = runs
  }

  /** The next record, of any kind, and what it says if it is a GC line. */
  next(record: number, run: number): CycleBefore | null {
    const range = this.#runs[run]
    if (range?.first === record) this.#alive++
    const before = this.#take(record, run)
    if (range?.last === record) {
      this.#alive--
      this.#going.delete(run)
    }
    return before
  }

  #take(record: number, run: number): CycleBefore | null {
    const kind = this.#source.kind(record)
    const isCycle = kind === 'gctrace.cycle'
    if (isCycle || kind === 'gctrace.cycle-stw') {
      const going = this.#of(run)
      const number = this.#source.number(record, 'gc-number') ?? 0
      const first = going.number === undefined
      const goesOn = going.number !== undefined && going.number + 1 === number
      const before = { follows: goesOn && going.isCycle, noticed: going.notice && (goesOn || first) }
      going.number = number
      going.isCycle = isCycle
      forget(going)
      return before
    }
    const alone = this.#alive < 2 || this.#runs.length < 2
    if (kind === 'gctrace.forced-notice') {
      if (alone) this.#of(run).notice = true
    } else if (kind === 'gcpacertrace.start' || kind === 'gcpacertrace.end' || kind === 'gcpacertrace.end-classic') {
      if (!alone && !this.#fitsNext(record, kind)) return null
      const going = this.#of(run)
      const isStart = kind === 'gcpacertrace.start'
      if (going.end || (isStart && going.start)) forget(going)
      going[isStart ? 'start' : 'end'] = true
    }
    return null
  }

  #of(run: number): Going {
    let going = this.#going.get(run)
    if (going === undefined) {
      going = { number: undefined, isCycle: false, start: false, end: false, notice: false }
      this.#going.set(run, going)
    }
    return going
  }

  /** With several programs printing at once: does the pacer line carry the numbers of the GC line that follows? */
  #fitsNext(record: number, kind: string): boolean {
    const source = this.#source
    if (this.#nextCycle <= record) {
      this.#nextCycle = record + 1
      while (this.#nextCycle < source.length && !source.kind(this.#nextCycle).startsWith('gctrace.cycle'))
        this.#nextCycle++
    }
    const cycle = this.#nextCycle
    if (cycle >= source.length) return false
    return describesSizes(
      kind,
      (field) => source.number(record, field),
      (field) => source.number(cycle, field),
    )
  }
}

function forget(going: Going): void {
  going.start = false
  going.end = false
  going.notice = false
}
