import type { Interval } from '../derive/interval.ts'
import { selectAt } from '../derive/run/numbers.ts'

/** What of a cycle tells how its goal came about: sizes in MiB as printed. */
export interface SizedCycle {
  readonly previous?: SizedCycle | undefined
  readonly start: number
  readonly live: number
  readonly goal: number
  readonly stacks?: number | undefined
  readonly globals?: number | undefined
  readonly stopped: boolean
}

/** Fewer lines than this, or less agreement, and a GOGC cannot be told. */
const fewestLines = 5
const leastAgreement = 0.9

/**
 * The GOGC (as a ratio: 100 is 1) that the goal of a cycle and the sizes that the cycle before printed leave open:
 * goal = live + (live + stacks + globals) × GOGC / 100. To Go 1.17 stacks and globals had no part in it.
 */
export function goalRatio({ goal }: SizedCycle, { live, stacks, globals }: SizedCycle): Interval {
  const parts = [live, ...(stacks === undefined ? [] : [stacks]), ...(globals === undefined ? [] : [globals])]
  const least = parts.reduce((sum, part) => sum + part, 0)
  const most = least + parts.length
  return {
    lo: Math.max(0, goal - live - 1) / most,
    hi: least === 0 ? Number.POSITIVE_INFINITY : Math.max(0, goal + 1 - live) / least,
  }
}

/** Whether the goal may be one of the two lower limits instead: a little above the heap at the start, or the minimum. */
export function atStartLimit({ goal, start }: SizedCycle): boolean {
  return goal <= start + 2
}

/** The ratio on which nearly all lines of one process agree; `null` where there is none (changed, or a memory limit). */
export function gogcOf(cycles: {
  readonly length: number
  readonly forEach: (take: (cycle: SizedCycle) => void) => void
}): Interval | null {
  const los = new Float64Array(cycles.length)
  const his = new Float64Array(cycles.length)
  let votes = 0
  cycles.forEach((cycle) => {
    const { previous } = cycle
    if (previous === undefined || cycle.stopped || previous.stopped || atStartLimit(cycle)) return
    const { lo, hi } = goalRatio(cycle, previous)
    los[votes] = lo
    his[votes++] = hi
  })
  if (votes < fewestLines) return null
  // Nearly all have begun, and nearly none has ended, only here: the few ends that lie here are enough to look at.
  const from = selectAt(los.subarray(0, votes), Math.ceil(leastAgreement * votes) - 1)
  const to = selectAt(his.subarray(0, votes), Math.floor((1 - leastAgreement) * votes + 1e-9))
  const inside = (each: number) => each >= from && each <= to
  const best = coveredBy(
    los.subarray(0, votes).filter(inside),
    his.subarray(0, votes).filter(inside),
    countOf(los, votes, from) - countOf(his, votes, from),
  )
  return best && best.count >= leastAgreement * votes ? best.interval : null
}

function countOf(values: Float64Array, length: number, below: number): number {
  let count = 0
  for (let at = 0; at < length; at++) if ((values[at] as number) < below) count++
  return count
}

/** The stretch that most intervals share. Ends that touch share a point. */
export function mostCovered(intervals: readonly Interval[]): { interval: Interval; count: number } | null {
  return coveredBy(
    Float64Array.from(intervals, ({ lo }) => lo),
    Float64Array.from(intervals, ({ hi }) => hi),
    0,
  )
}

/** The same from the beginnings and ends of intervals, where so many have begun before all of them. */
function coveredBy(los: Float64Array, his: Float64Array, begun: number): { interval: Interval; count: number } | null {
  los.sort()
  his.sort()
  let count = begun
  let best = begun
  let interval: Interval | null = null
  for (let lo = 0, hi = 0; lo < los.length; ) {
    const begin = los[lo] as number
    if (hi < his.length && (his[hi] as number) < begin) {
      count--
      hi++
      continue
    }
    count++
    lo++
    if (count <= best) continue
    best = count
    interval = { lo: begin, hi: Math.min(los[lo] ?? Number.POSITIVE_INFINITY, his[hi] ?? Number.POSITIVE_INFINITY) }
  }
  return interval && { interval, count: best }
}
