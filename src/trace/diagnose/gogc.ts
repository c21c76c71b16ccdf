import type { Interval } from '../derive/interval.ts'
import type { CycleView } from './context.ts'

/** Fewer lines than this, or less agreement, and a GOGC cannot be told. */
const fewestLines = 5
const leastAgreement = 0.9

/**
 * The GOGC (as a ratio: 100 is 1) that the goal of a cycle and the sizes that the cycle before printed leave open:
 * goal = live + (live + stacks + globals) × GOGC / 100. To Go 1.17 stacks and globals had no part in it.
 */
export function goalRatio({ goal }: CycleView, { live, stacks, globals }: CycleView): Interval {
  const parts = [live, ...(stacks === undefined ? [] : [stacks]), ...(globals === undefined ? [] : [globals])]
  const least = parts.reduce((sum, part) => sum + part, 0)
  const most = least + parts.length
  return {
    lo: Math.max(0, goal - live - 1) / most,
    hi: least === 0 ? Number.POSITIVE_INFINITY : Math.max(0, goal + 1 - live) / least,
  }
}

/** Whether the goal may be one of the two lower limits instead: a little above the heap at the start, or the minimum. */
export function atStartLimit({ goal, start }: CycleView): boolean {
  return goal <= start + 2
}

/** The ratio on which nearly all lines of one process agree; `null` where there is none (changed, or a memory limit). */
export function gogcOf(cycles: readonly CycleView[]): Interval | null {
  const votes = cycles.flatMap((cycle) =>
    cycle.previous === undefined || cycle.stopped || cycle.previous.stopped || atStartLimit(cycle)
      ? []
      : [goalRatio(cycle, cycle.previous)],
  )
  if (votes.length < fewestLines) return null
  const best = mostCovered(votes)
  return best && best.count >= leastAgreement * votes.length ? best.interval : null
}

/** The stretch that most intervals share. Ends that touch share a point. */
export function mostCovered(intervals: readonly Interval[]): { interval: Interval; count: number } | null {
  const edges = intervals.flatMap(({ lo, hi }) => [
    { at: lo, step: 1 },
    { at: hi, step: -1 },
  ])
  edges.sort((a, b) => a.at - b.at || b.step - a.step)
  let count = 0
  let best = 0
  let interval: Interval | null = null
  for (const [place, edge] of edges.entries()) {
    count += edge.step
    if (count > best) {
      best = count
      interval = { lo: edge.at, hi: edges[place + 1]?.at ?? edge.at }
    }
  }
  return interval && { interval, count: best }
}
