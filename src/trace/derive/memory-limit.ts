// A memory limit (GOMEMLIMIT) is printed nowhere. It shows where it pulls goals down: nothing else in the runtime makes
// a goal smaller than GOGC asks for (gcControllerState.heapGoalInternal, runtime/mgcpacer.go since Go 1.19).
import type { GcCycle } from './gc-cycle.ts'

/** What goals tell about a memory limit in one process. */
export interface InferredLimit {
  readonly process: number
  /**
   * The limit is larger than this, MiB. How much larger cannot be told: the runtime takes what is not heap off first
   * (stacks, its own memory, what is mapped and not used), and no line prints that.
   */
  readonly aboveMiB: number
  /** The goal that leads to it, MiB as printed, and its cycle, an index into the cycles that were given. */
  readonly goalMiB: number
  readonly cycle: number
  /** How many goals lie below what GOGC asks for, and of them those below the heap at the start of their own cycle. */
  readonly heldDown: number
  readonly belowStart: number
}

/** Less than this could be one change of GOGC or of the memory that is not heap. */
const fewest = 3
/** Printed sizes are cut to whole MiB. */
const cut = 1
/** The minimum of a goal is 4 MiB × GOGC / 100 (`defaultHeapMinimum`). */
const minimumMiB = 4
/**
 * A goal stays at least this far below what the limit leaves for the heap (`memoryLimitMinHeapGoalHeadroom`; from Go 1.21 on
 * 3 % where that is more, but a GC line does not tell Go 1.19 from 1.25).
 */
const headroomMiB = 1

/** What goals are weighed by, wherever cycles are kept; asked for by index. */
export interface GoalFacts {
  readonly number: (cycle: number) => number
  /** MiB as printed; `NaN` where there is no limit on the heap. */
  readonly goal: (cycle: number) => number
  readonly start: (cycle: number) => number
  readonly live: (cycle: number) => number
  /** 0 where a line does not print them. */
  readonly stacks: (cycle: number) => number
  readonly globals: (cycle: number) => number
  /** The line can be of a release that knows a memory limit. */
  readonly mayHaveLimit: (cycle: number) => boolean
}

/**
 * Limits of the processes in a text, where at least three goals of a process cannot come from GOGC. GOGC itself is taken
 * from the goals that it does decide; if the program changes it on the way down, that looks the same as a limit.
 */
export function memoryLimitsOf(cycles: readonly GcCycle[]): InferredLimit[] {
  const at = (index: number) => cycles[index] as GcCycle
  const facts: GoalFacts = {
    number: (index) => at(index).number,
    goal: (index) => (at(index).goalUnlimited ? Number.NaN : at(index).heap.goal),
    start: (index) => at(index).heap.start,
    live: (index) => at(index).heap.live,
    stacks: (index) => at(index).stackMiB ?? 0,
    globals: (index) => at(index).globalMiB ?? 0,
    mayHaveLimit: (index) => at(index).record.printedBy.until >= 19,
  }
  const processes = Map.groupBy(cycles.keys(), (index) => cycles[index]?.record.process ?? 0)
  return [...processes].flatMap(([process, indexes]) => limitOf(process, indexes, facts) ?? [])
}

/** The limit of one process, from its cycles in the order of time. */
export function limitOf(process: number, indexes: ArrayLike<number>, facts: GoalFacts): InferredLimit | null {
  const asked = leastGogc(indexes, facts)
  let heldDown = 0
  let belowStart = 0
  let best: InferredLimit | null = null
  for (let place = 0; place < indexes.length; place++) {
    const cycle = indexes[place] as number
    const goalMiB = facts.goal(cycle)
    if (Number.isNaN(goalMiB) || !facts.mayHaveLimit(cycle)) continue
    const before = cycleBefore(indexes, place, facts)
    // Without a limit a goal is never below the heap at the start.
    const below = goalMiB + cut <= facts.start(cycle)
    const held = before >= 0 && asked !== null && mostGogc(goalMiB, before, facts) < asked
    if (!below && !held) continue
    heldDown += 1
    if (below) belowStart += 1
    // No goal is below what is alive: such a goal says nothing about the limit.
    if (before < 0 || goalMiB <= facts.live(before) + cut) continue
    const aboveMiB = goalMiB + headroomMiB
    if (best === null || aboveMiB > best.aboveMiB) best = { process, aboveMiB, goalMiB, cycle, heldDown, belowStart }
  }
  return best && heldDown >= fewest ? { ...best, heldDown, belowStart } : null
}

/** The cycle before one in its process, where no line is missing between the two; else -1. */
function cycleBefore(indexes: ArrayLike<number>, place: number, { number }: GoalFacts): number {
  if (place === 0) return -1
  const before = indexes[place - 1] as number
  return number(before) + 1 === number(indexes[place] as number) ? before : -1
}

/**
 * The most that GOGC / 100 can be if it decided the goal. Stacks stay out: Go 1.19 prints others than it uses.
 * goal = live + (live + stacks + globals) × GOGC / 100, of the cycle before.
 */
function mostGogc(goalMiB: number, before: number, { live, globals }: GoalFacts): number {
  const scanned = live(before) + globals(before)
  return scanned === 0 ? Number.POSITIVE_INFINITY : (goalMiB + cut - live(before)) / scanned
}

/** The least that it can be. */
function leastGogc(indexes: ArrayLike<number>, facts: GoalFacts): number | null {
  // The highest votes, the highest first.
  const votes: number[] = []
  const vote = (least: number) => {
    const at = votes.findIndex((each) => each < least)
    if (at >= 0) votes.splice(at, 0, least)
    else votes.push(least)
    if (votes.length > fewest) votes.pop()
  }
  for (let place = 0; place < indexes.length; place++) {
    const cycle = indexes[place] as number
    const goal = facts.goal(cycle)
    if (Number.isNaN(goal) || goal <= facts.start(cycle) + 2 * cut) continue
    const before = cycleBefore(indexes, place, facts)
    if (before >= 0) {
      const scanned = facts.live(before) + facts.stacks(before) + facts.globals(before) + 3 * cut
      // A minimum pushes a goal up, and it is no witness for GOGC.
      const least = (goal - facts.live(before) - cut) / scanned
      if (goal > minimumMiB * (1 + least)) vote(least)
    } else if (facts.number(cycle) === 1) {
      const scanned = Math.max(minimumMiB, facts.stacks(cycle) + facts.globals(cycle) + 2 * cut)
      return goal / scanned
    }
  }
  // The highest that several goals agree to reach: one alone may be an accident of what was alive.
  return votes[fewest - 1] ?? null
}
