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

/**
 * Limits of the processes in a text, where at least three goals of a process cannot come from GOGC. GOGC itself is taken
 * from the goals that it does decide; if the program changes it on the way down, that looks the same as a limit.
 */
export function memoryLimitsOf(cycles: readonly GcCycle[]): InferredLimit[] {
  const processes = Map.groupBy(cycles.keys(), (index) => cycles[index]?.record.process ?? 0)
  return [...processes.values()].flatMap((indexes) => limitOf(cycles, indexes) ?? [])
}

function limitOf(cycles: readonly GcCycle[], indexes: readonly number[]): InferredLimit | null {
  const asked = leastGogc(cycles, indexes)
  let heldDown = 0
  let belowStart = 0
  let best: InferredLimit | null = null
  for (const [place, index] of indexes.entries()) {
    const cycle = cycles[index]
    if (!cycle || cycle.record.printedBy.until < 19 || cycle.goalUnlimited) continue
    const before = cycleBefore(cycles, indexes, place)
    // Without a limit a goal is never below the heap at the start.
    const below = cycle.heap.goal + cut <= cycle.heap.start
    const held = before !== null && asked !== null && mostGogc(cycle, before) < asked
    if (!below && !held) continue
    heldDown += 1
    if (below) belowStart += 1
    // No goal is below what is alive: such a goal says nothing about the limit.
    if (before === null || cycle.heap.goal <= before.heap.live + cut) continue
    const aboveMiB = cycle.heap.goal + headroomMiB
    if (best === null || aboveMiB > best.aboveMiB)
      best = { process: cycle.record.process, aboveMiB, goalMiB: cycle.heap.goal, cycle: index, heldDown, belowStart }
  }
  return best && heldDown >= fewest ? { ...best, heldDown, belowStart } : null
}

/** The cycle before one in its process, where no line is missing between the two. */
function cycleBefore(cycles: readonly GcCycle[], indexes: readonly number[], place: number): GcCycle | null {
  const before = cycles[indexes[place - 1] ?? -1]
  return before && before.number + 1 === cycles[indexes[place] ?? -1]?.number ? before : null
}

/**
 * The most that GOGC / 100 can be if it decided the goal. Stacks stay out: Go 1.19 prints others than it uses.
 * goal = live + (live + stacks + globals) × GOGC / 100, of the cycle before.
 */
function mostGogc(cycle: GcCycle, before: GcCycle): number {
  const scanned = before.heap.live + (before.globalMiB ?? 0)
  return scanned === 0 ? Number.POSITIVE_INFINITY : (cycle.heap.goal + cut - before.heap.live) / scanned
}

/** The least that it can be. */
function leastGogc(cycles: readonly GcCycle[], indexes: readonly number[]): number | null {
  const votes: number[] = []
  for (const [place, index] of indexes.entries()) {
    const cycle = cycles[index]
    if (!cycle || cycle.goalUnlimited || cycle.heap.goal <= cycle.heap.start + 2 * cut) continue
    const before = cycleBefore(cycles, indexes, place)
    if (before !== null) {
      const scanned = before.heap.live + (before.stackMiB ?? 0) + (before.globalMiB ?? 0) + 3 * cut
      // A minimum pushes a goal up, and it is no witness for GOGC.
      const least = (cycle.heap.goal - before.heap.live - cut) / scanned
      if (cycle.heap.goal > minimumMiB * (1 + least)) votes.push(least)
    } else if (cycle.number === 1) {
      const scanned = Math.max(minimumMiB, (cycle.stackMiB ?? 0) + (cycle.globalMiB ?? 0) + 2 * cut)
      return cycle.heap.goal / scanned
    }
  }
  // The highest that several goals agree to reach: one alone may be an accident of what was alive.
  return votes.toSorted((a, b) => b - a)[fewest - 1] ?? null
}
