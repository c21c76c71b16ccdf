// What the sizes of a run's heap say: rising, kept, tiny, pressed against a limit, collected on request.

import type { RunCycle, RunCycleList } from '../../derive/run/run-cycles.ts'
import { newestGo } from '../../go-version.ts'
import { gogcOf } from '../gogc.ts'
import { greatest, least, median, quarters, type RunView, secondHalf, spread, sumOf, topOf, wallOf } from './context.ts'
import { defineSymptom, type SymptomHit } from './symptom.ts'

const all = { since: 5, until: newestGo }
/** A limit came with Go 1.19. The line has looked the same since 1.18, and a goal that no GOGC explains is not of 1.18. */
const limited = { since: 18, until: newestGo }

const lowest = (cycles: RunCycleList) => topOf(cycles, 1, ({ live }) => -live)[0] as RunCycle
const highest = (cycles: RunCycleList) => topOf(cycles, 1, ({ live }) => live)[0] as RunCycle
const spanS = (cycles: RunCycleList) => ((cycles.at(-1)?.atMs ?? 0) - (cycles.at(0)?.atMs ?? 0)) / 1000

/** A goal above this is none: the memory limit nobody set, or all ones (2^40 MiB, as in gc-cycle.ts). */
const unlimitedMiB = 2 ** 40

export interface LiveRisingFacts {
  /** The smallest live heap of the second, third and fourth quarter of the run, MiB. */
  readonly lows: readonly [number, number, number]
  readonly cycles: number
  readonly seconds: number
  /** Slope of the line through the live heaps, MiB/s. */
  readonly slope: number
}

export interface LiveFlatFacts {
  readonly low: number
  readonly high: number
  readonly peak: number
  readonly goal: number
  readonly cycles: number
}

export interface GivenBackFacts {
  /** MiB that one cycle freed at most. */
  readonly freed: number
  readonly lowPercent: number
  readonly lastPercent: number
  readonly lowReleasedKiB: number
  readonly lastReleasedKiB: number
  readonly lines: number
}

export interface TinyHeapFacts {
  readonly atFloor: number
  readonly cycles: number
  readonly goal: number
  readonly live: number
  readonly perSecond: number
  readonly gcPercent: number
}

export interface LimitFacts {
  /** Cycles of the second half of the run, and how many of them the limit decided. */
  readonly cycles: number
  readonly close: number
  readonly live: number
  readonly goal: number
  /** Share of the second half during which a cycle ran, percent. */
  readonly running: number
}

export interface ForcedFacts {
  readonly forced: number
  readonly cycles: number
  /** To Go 1.8 a forced cycle stops the world from end to end: the longest, ms; 0 where forced cycles run beside the program. */
  readonly stoppedMs: number
}

export interface NoticeFacts {
  readonly notices: number
  readonly cycles: number
  readonly gapS: number
}

export interface RootsFacts {
  readonly stacks: number
  readonly globals: number
  readonly live: number
  readonly goal: number
  readonly cycles: number
}

/** Fewer cycles than this have no direction. */
const fewest = 8

function limitFacts({ cycles }: RunView): { facts: LimitFacts; close: RunCycleList; passed: RunCycleList } | null {
  const late = secondHalf(cycles).filter(({ previous }) => previous !== undefined)
  if (late.length < fewest || late.some(({ goal }) => goal > unlimitedMiB)) return null
  // Heaps below 16 MiB are near the smallest goal whatever decides it.
  const close = late.filter(
    ({ goal, previous }) => previous !== undefined && previous.live >= 16 && goal <= previous.live * 1.15 + 1,
  )
  const passed = close.filter(
    ({ goal, previous, start }) => previous !== undefined && goal <= previous.live + 1 && start >= goal,
  )
  const first = late.at(0) as RunCycle
  const last = late.at(-1) as RunCycle
  const passedMs = last.atMostMs - first.atMs
  const running = passedMs <= 0 ? 0 : (100 * (sumOf(late, wallOf) - wallOf(last))) / passedMs
  return {
    close,
    passed,
    facts: {
      cycles: late.length,
      close: close.length,
      live: median(late, ({ live }) => live),
      goal: median(late, ({ goal }) => goal),
      running: Math.min(100, Math.round(running)),
    },
  }
}

/** Whether the goal of the second half cannot come from one GOGC, as it can where a small GOGC was set. */
function decidedByLimit(run: RunView): ReturnType<typeof limitFacts> {
  const found = limitFacts(run)
  if (!found || found.close.length < found.facts.cycles / 2) return null
  const ratio = gogcOf(run.cycles)
  if (ratio === null || ratio.hi >= 0.3) return found
  // A goal set by GOGC follows the live heap; one that stands still while the live heap moves is set by something else.
  const late = secondHalf(run.cycles)
  const goals = new Set<number>()
  const lives = new Set<number>()
  late.forEach(({ goal, live }) => {
    if (goals.size <= 2) goals.add(goal)
    if (lives.size < 3) lives.add(live)
  })
  return goals.size <= 2 && lives.size >= 3 ? found : null
}

export const heapSymptoms = {
  'live-rising': defineSymptom<LiveRisingFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 2,
    lesson: 'leak',
    next: ['heap-diff', 'goroutines', 'heap-profile'],
    find({ cycles, kpi }): SymptomHit<LiveRisingFacts> | null {
      if (cycles.length < fewest) return null
      const parts = quarters(cycles)
      if (parts.some(({ length }) => length === 0)) return null
      const lows = parts.slice(1).map(lowest)
      const [second, third, fourth] = lows.map(({ live }) => live) as [number, number, number]
      // Truncated: 10 may be 10.99. A quarter more in half of the run, and at least 8 MiB, is no noise.
      if (!(second < third && third < fourth && fourth >= (second + 1) * 1.25 && fourth - second >= 8)) return null
      const slowing = fourth - third < (third - second) / 2
      return {
        facts: {
          lows: [second, third, fourth],
          cycles: cycles.length,
          seconds: spanS(cycles),
          slope: least(kpi('live-slope')),
        },
        refs: lows.toReversed().map(({ record }) => ({ record, field: 'heap-live' })),
        count: cycles.length,
        confidence: slowing ? 'possible' : 'likely',
      }
    },
  }),

  'live-flat': defineSymptom<LiveFlatFacts>({
    kind: 'note',
    confidence: 'likely',
    releases: all,
    question: 2,
    lesson: 'kept',
    next: ['rss', 'scavtrace', 'gogc'],
    find({ cycles }): SymptomHit<LiveFlatFacts> | null {
      const late = secondHalf(cycles)
      if (cycles.length < fewest || late.length < 4) return null
      const low = lowest(late)
      const high = highest(late)
      const goal = median(late, (each) => each.goal)
      if (high.live - low.live > Math.max(2, low.live * 0.1) || goal > unlimitedMiB) return null
      // Only where it is worth asking: the heap may grow by 64 MiB of garbage between two cycles.
      if (goal - high.live < 64) return null
      const peak = topOf(late, 1, ({ end }) => end)[0] as RunCycle
      return {
        facts: { low: low.live, high: high.live, peak: peak.end, goal, cycles: late.length },
        refs: [
          { record: peak.record, field: 'heap-end' },
          { record: low.record, field: 'heap-live' },
          { record: high.record, field: 'heap-live' },
        ],
        count: late.length,
      }
    },
  }),

  'given-back-later': defineSymptom<GivenBackFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: { since: 14, until: newestGo },
    question: 2,
    lesson: 'kept',
    next: ['rss', 'scavtrace'],
    find({ cycles, ofKind, records }): SymptomHit<GivenBackFacts> | null {
      const lines = ofKind('scavtrace.scav')
      const value = (index: number, field: string) => records.number(index, field) ?? 0
      const last = lines.at(-1)
      const low = lines.findIndex((each) => value(each, 'utilization') < 40)
      const first = lines[low]
      const freed = Math.max(
        0,
        greatest(cycles, ({ end, live }) => end - live),
      )
      // A heap that is mostly free and still kept; small heaps are never worth giving back.
      if (first === undefined || last === undefined || (cycles.length > 0 && freed < 64)) return null
      const kept = value(last, 'utilization') < 40
      return {
        facts: {
          freed,
          lowPercent: value(first, 'utilization'),
          lastPercent: value(last, 'utilization'),
          lowReleasedKiB: value(first, 'released'),
          lastReleasedKiB: value(last, 'released'),
          lines: lines.filter((each) => value(each, 'utilization') < 40).length,
        },
        refs: [
          { record: first, field: 'utilization' },
          { record: last, field: 'released' },
        ],
        count: lines.length,
        kind: kept ? 'trouble' : 'note',
      }
    },
  }),

  'tiny-heap': defineSymptom<TinyHeapFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: all,
    question: 5,
    lesson: 'tiny-heap',
    next: ['gogc', 'memlimit', 'allocs-profile'],
    find({ cycles, kpi, range }): SymptomHit<TinyHeapFacts> | null {
      // The smallest goal is 4 MiB × GOGC / 100; to Go 1.17 it was raised to the heap at the start and 1 MiB.
      const floor = range.until <= 17 ? 5 : 4
      const atFloor = cycles.filter(({ goal }) => goal <= floor)
      const perSecond = least(kpi('cycle-rate'))
      if (cycles.length < 5 || atFloor.length * 3 < cycles.length * 2 || perSecond < 10) return null
      const gcPercent = least(kpi('gc-share'))
      return {
        facts: {
          atFloor: atFloor.length,
          cycles: cycles.length,
          goal: median(atFloor, (each) => each.goal),
          live: median(atFloor, (each) => each.live),
          perSecond,
          gcPercent,
        },
        refs: spread(atFloor, 'heap-goal'),
        count: atFloor.length,
        kind: gcPercent >= 5 ? 'trouble' : 'note',
      }
    },
  }),

  'limit-close': defineSymptom<LimitFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: limited,
    question: 14,
    lesson: 'limit',
    next: ['heap-profile', 'memlimit', 'rss'],
    find(run): SymptomHit<LimitFacts> | null {
      const found = decidedByLimit(run)
      if (!found || found.passed.length >= 3) return null
      return { facts: found.facts, refs: spread(found.close, 'heap-goal'), count: found.close.length }
    },
  }),

  'limit-passed': defineSymptom<LimitFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: limited,
    question: 14,
    lesson: 'limit',
    next: ['heap-profile', 'memlimit', 'rss'],
    find(run): SymptomHit<LimitFacts> | null {
      const found = decidedByLimit(run)
      if (!found || found.passed.length < 3) return null
      return {
        facts: { ...found.facts, close: found.passed.length },
        refs: spread(found.passed, 'heap-start'),
        count: found.passed.length,
      }
    },
  }),

  'gogc-off': defineSymptom<{ readonly cycles: number; readonly forced: number }>({
    kind: 'note',
    confidence: 'clear',
    // To Go 1.8 the goal of such a cycle is the heap at its start; a goal without end is of Go 1.9 or newer.
    releases: { since: 6, until: newestGo },
    question: 7,
    lesson: 'forced',
    next: ['memlimit'],
    find({ cycles }) {
      const off = cycles.filter(({ goal }) => goal > unlimitedMiB)
      if (off.length === 0) return null
      return {
        facts: { cycles: off.length, forced: off.filter(({ forced }) => forced).length },
        refs: spread(off, 'heap-goal'),
        count: off.length,
      }
    },
  }),

  'forced-often': defineSymptom<ForcedFacts>({
    kind: 'trouble',
    confidence: 'clear',
    releases: all,
    question: 5,
    lesson: 'forced',
    next: ['forced-callers', 'cpu-profile'],
    find({ cycles }): SymptomHit<ForcedFacts> | null {
      const forced = cycles.filter(({ forced: flag, leakCheck }) => flag && !leakCheck)
      // A few by hand are nothing; one in five means that the program does it by itself.
      if (forced.length < 3 || forced.length < cycles.length / 5) return null
      const stopped = forced.filter(({ stopped: flag }) => flag)
      return {
        facts: {
          forced: forced.length,
          cycles: cycles.length,
          stoppedMs: Math.max(0, greatest(stopped, wallOf)),
        },
        refs: spread(forced, 'forced'),
        count: forced.length,
      }
    },
  }),

  'forced-idle': defineSymptom<NoticeFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: all,
    question: 5,
    lesson: 'forced',
    next: [],
    find({ cycles }): SymptomHit<NoticeFacts> | null {
      const noticed = cycles.filter((each) => each.noticed)
      if (noticed.length === 0) return null
      const gapOf = ({ atMs, previous }: RunCycle) => (previous ? atMs - previous.atMs : 0)
      return {
        facts: { notices: noticed.length, cycles: cycles.length, gapS: Math.max(0, greatest(noticed, gapOf)) / 1000 },
        refs: spread(noticed, 'at'),
        count: noticed.length,
      }
    },
  }),

  'leak-check': defineSymptom<{ readonly cycles: number; readonly checked: number }>({
    kind: 'note',
    confidence: 'clear',
    releases: { since: 26, until: newestGo },
    question: 9,
    lesson: 'forced',
    next: ['leaked-goroutines'],
    find({ cycles }) {
      const checked = cycles.filter(({ leakCheck }) => leakCheck)
      if (checked.length === 0) return null
      return {
        facts: { cycles: cycles.length, checked: checked.length },
        refs: spread(checked, 'leak-check'),
        count: checked.length,
      }
    },
  }),

  'large-roots': defineSymptom<RootsFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: { since: 18, until: newestGo },
    question: 7,
    lesson: 'tiny-heap',
    next: ['goroutines', 'pacertrace'],
    find({ cycles }): SymptomHit<RootsFacts> | null {
      const printed = cycles.filter(({ stacks, globals }) => stacks !== undefined && globals !== undefined)
      if (printed.length < 5) return null
      const stacks = median(printed, (each) => each.stacks ?? 0)
      const globals = median(printed, (each) => each.globals ?? 0)
      if (stacks + globals < 8) return null
      const live = median(printed, (each) => each.live)
      const goal = median(printed, (each) => each.goal)
      // Go 1.19 prints another size of stacks than it adds to the goal: nothing follows where the sum does not show.
      if (stacks + globals < live || goal < live + (stacks + globals) * 0.8) return null
      return {
        facts: { stacks, globals, live, goal, cycles: printed.length },
        refs: spread(printed, stacks >= globals ? 'stack-scan' : 'global-scan'),
        count: printed.length,
      }
    },
  }),
}
