// What the times of a run's cycles say: pauses, assist, how much of the machine GC takes, and whether the clock can tell.

import { printed } from '../../derive/structure-values.ts'
import { stwFactorOf } from '../../derive/stw-factor.ts'
import { newestGo } from '../../go-version.ts'
import { numberOf } from '../../record.ts'
import type { CycleView } from '../context.ts'
import { least, median, type RunView, secondHalf, spread, sum, wallOf } from './context.ts'
import { defineSymptom, type SymptomHit } from './symptom.ts'

const all = { since: 5, until: newestGo }
const fewest = 5

/**
 * The scheduler takes a P from a goroutine after 10 ms (`forcePreemptNS` in runtime/proc.go): a stop that takes longer
 * waited for something that could not be taken away, or for a thread that the system did not run.
 */
const longStopMs = 10

export interface AssistFacts {
  /** Of the time of all Ps while marking ran, percent. */
  readonly percent: number
  readonly assistMs: number
  readonly backgroundMs: number
  readonly cycles: number
  /** Of the time of all Ps over the whole run, percent. */
  readonly ofRun: number
}

export interface ShareFacts {
  readonly percent: number
  readonly seconds: number
  readonly procs: number
  readonly cycles: number
  readonly running: number
}

export interface AlwaysFacts {
  /** Share of the second half of the run during which marking ran, percent. */
  readonly percent: number
  readonly cycles: number
  readonly usualMs: number
}

export interface StopFacts {
  readonly longestMs: number
  readonly usualMs: number
  readonly long: number
  readonly cycles: number
  /** The oldest and newest release that can have printed the text. */
  readonly since: number
  readonly until: number
}

export interface StopsFacts {
  readonly usualMs: number
  readonly cycles: number
  readonly procs: number
}

export interface FactorFacts {
  readonly factor: number
  readonly procs: number
  readonly lines: number
}

export interface OvershootFacts {
  readonly over: number
  readonly cycles: number
  readonly end: number
  readonly goal: number
}

export interface ClockFacts {
  readonly zeros: number
  readonly stops: number
  readonly smallestMs: number
}

export interface PacerFacts {
  readonly percent: number
  readonly goal: number
  readonly lines: number
}

/** Share of the run during which a cycle ran, percent. */
function runningShare(cycles: readonly CycleView[], of: (cycle: CycleView) => number = wallOf): number {
  const passed = (cycles.at(-1)?.atMs.hi ?? 0) - (cycles[0]?.atMs.lo ?? 0)
  return passed <= 0 ? 0 : Math.min(100, (100 * sum(cycles.slice(0, -1).map(of))) / passed)
}

/** Assist of the whole run as a share of the time of all Ps, percent. */
function assistOfRun({ cycles }: RunView): { ofRun: number; assistMs: number; backgroundMs: number } {
  const total = (field: string) =>
    sum(cycles.filter(({ stopped }) => !stopped).map(({ record }) => numberOf(record, field) ?? 0))
  const assistMs = total('mark-assist-cpu')
  const passed = (cycles.at(-1)?.atMs.hi ?? 0) - (cycles[0]?.atMs.lo ?? 0)
  const procs = median(cycles.map((each) => each.procs))
  return {
    ofRun: passed <= 0 ? 0 : (100 * assistMs) / (passed * procs),
    assistMs,
    backgroundMs: total('mark-background-cpu'),
  }
}

function longStops(run: RunView, term: 'sweepTerm' | 'markTerm'): SymptomHit<StopFacts> | null {
  const cycles = run.cycles.filter(({ stopped }) => !stopped)
  if (cycles.length < fewest) return null
  const long = cycles.filter(({ wall }) => wall[term].lo >= longStopMs)
  const longest = cycles.reduce((most, each) => (each.wall[term].lo > most.wall[term].lo ? each : most))
  if (long.length === 0) return null
  const field = term === 'sweepTerm' ? 'sweep-term-wall' : 'mark-term-wall'
  const others = long.filter((each) => each !== longest).slice(0, 2)
  return {
    facts: {
      longestMs: longest.wall[term].lo,
      usualMs: median(cycles.map(({ wall }) => wall[term].lo)),
      long: long.length,
      cycles: cycles.length,
      since: run.range.since,
      until: run.range.until,
    },
    refs: [longest, ...others].map(({ index }) => ({ record: index, field })),
    count: long.length,
    // Once in many cycles may be a busy machine; in every fifth it is something of the program or its quota.
    confidence: long.length >= cycles.length / 5 ? 'likely' : 'possible',
  }
}

export const cpuSymptoms = {
  'assist-heavy': defineSymptom<AssistFacts>({
    kind: 'trouble',
    confidence: 'clear',
    releases: all,
    question: 4,
    lesson: 'assist',
    next: ['allocs-profile', 'execution-trace', 'gogc'],
    find(run): SymptomHit<AssistFacts> | null {
      const percent = least(run.kpi('assist-share'))
      const { ofRun, assistMs, backgroundMs } = assistOfRun(run)
      // The pacer to Go 1.17 planned for 5 % of assist (u_g 0.30 less 0.25), since 1.18 for none: 10 % is no plan of
      // either. Under 2 % of the run nobody waits long for it.
      if (percent < 10 || ofRun < 2) return null
      const worst = run.cycles
        .filter(({ stopped }) => !stopped)
        .toSorted((a, b) => assistMsOf(b) - assistMsOf(a))
        .slice(0, 3)
      return {
        facts: { percent, assistMs, backgroundMs, cycles: run.cycles.length, ofRun },
        refs: worst.map(({ index }) => ({ record: index, field: 'mark-assist-cpu' })),
        count: run.cycles.filter((each) => assistMsOf(each) > 0).length,
      }
    },
  }),

  'gc-share-high': defineSymptom<ShareFacts>({
    kind: 'trouble',
    confidence: 'clear',
    releases: all,
    question: 6,
    lesson: 'assist',
    next: ['allocs-profile', 'gogc', 'cpu-profile'],
    find({ cycles, kpi }): SymptomHit<ShareFacts> | null {
      const percent = least(kpi('gc-share'))
      // Background marking alone is meant to take a quarter of the Ps while it runs: a quarter of the whole run means
      // that it hardly ever stops, or that assists and stops come on top.
      if (percent < 25) return null
      const procs = median(cycles.map((each) => each.procs))
      const seconds = ((cycles.at(-1)?.atMs.lo ?? 0) - (cycles[0]?.atMs.lo ?? 0)) / 1000
      const running = Math.round(runningShare(cycles))
      const last = cycles.at(-1) as CycleView
      return {
        facts: { percent, procs, seconds, cycles: cycles.length, running },
        refs: [{ record: last.index, field: 'gc-percent' }],
        count: cycles.length,
      }
    },
  }),

  'always-marking': defineSymptom<AlwaysFacts>({
    kind: 'trouble',
    confidence: 'clear',
    releases: all,
    question: 5,
    lesson: 'limit',
    next: ['gogc', 'memlimit', 'allocs-profile'],
    find({ cycles }): SymptomHit<AlwaysFacts> | null {
      const late = secondHalf(cycles)
      const percent = Math.round(runningShare(late, ({ wall }) => wall.mark.lo))
      // Write barriers and assists on for three fifths of the time are no background work any more. Tiny heaps have
      // their own rule.
      if (late.length < fewest || percent < 60 || median(late.map(({ live }) => live)) < 4) return null
      const longest = late.reduce((most, each) => (wallOf(each) > wallOf(most) ? each : most))
      return {
        facts: { percent, cycles: late.length, usualMs: median(late.map(wallOf)) },
        refs: [
          { record: longest.index, field: 'mark-wall' },
          ...spread(
            late.map(({ index }) => index),
            'at',
            2,
          ),
        ],
        count: late.length,
      }
    },
  }),

  'long-sweep-term': defineSymptom<StopFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 3,
    lesson: 'pauses',
    next: ['throttling', 'execution-trace', 'gomaxprocs'],
    find: (run) => longStops(run, 'sweepTerm'),
  }),

  'long-mark-term': defineSymptom<StopFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 3,
    lesson: 'pauses',
    next: ['throttling', 'execution-trace'],
    find: (run) => longStops(run, 'markTerm'),
  }),

  'stops-long': defineSymptom<StopsFacts>({
    kind: 'trouble',
    confidence: 'possible',
    releases: { since: 8, until: newestGo },
    question: 3,
    lesson: 'pauses',
    next: ['throttling', 'gomaxprocs', 'execution-trace'],
    find({ cycles }): SymptomHit<StopsFacts> | null {
      const running = cycles.filter(({ stopped }) => !stopped)
      if (running.length < fewest) return null
      const stopOf = ({ wall }: CycleView) => wall.sweepTerm.lo + wall.markTerm.lo
      const usualMs = median(running.map(stopOf))
      // Healthy samples stop for 0.02 to 0.3 ms a cycle on two busy CPUs; a millisecond in every second cycle is not that.
      if (usualMs < 1) return null
      // Said by `long-sweep-term` then, with its cause.
      if (running.filter(({ wall }) => wall.sweepTerm.lo >= longStopMs).length >= running.length / 2) return null
      const above = running.filter((each) => stopOf(each) >= 1)
      return {
        facts: { usualMs, cycles: running.length, procs: median(running.map(({ procs }) => procs)) },
        refs: spread(
          above.map(({ index }) => index),
          'sweep-term-wall',
        ),
        count: above.length,
      }
    },
  }),

  'procs-over-cpus': defineSymptom<FactorFacts>({
    kind: 'trouble',
    confidence: 'clear',
    // To Go 1.9 the factor could also be the number of idle threads.
    releases: { since: 10, until: newestGo },
    question: 3,
    lesson: 'pauses',
    next: ['throttling', 'gomaxprocs'],
    find({ cycles, document, range }): SymptomHit<FactorFacts> | null {
      if (range.until < 10) return null
      const factors = cycles.flatMap(({ record, index, procs }) => {
        const factor = stwFactorOf(document, record, procs)
        return factor && factor.lo === factor.hi ? [{ index, procs, factor: factor.lo }] : []
      })
      const first = factors[0]
      // One line may be damaged; three that agree are not.
      if (!first || factors.length < 3 || factors.some(({ factor }) => factor !== first.factor)) return null
      if (factors.some(({ procs }) => procs <= first.factor)) return null
      return {
        facts: { factor: first.factor, procs: first.procs, lines: factors.length },
        refs: factors.slice(0, 2).flatMap(({ index }) => [
          { record: index, field: 'sweep-term-cpu' },
          { record: index, field: 'sweep-term-wall' },
        ]),
        count: factors.length,
      }
    },
  }),

  overshoot: defineSymptom<OvershootFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 7,
    lesson: 'assist',
    next: ['pacertrace', 'allocs-profile', 'memlimit'],
    find({ cycles }): SymptomHit<OvershootFacts> | null {
      const running = cycles.filter(({ stopped, forced }) => !stopped && !forced)
      // A little over is normal, the goal is soft; and 10 % of a tiny heap is nothing.
      const over = running.filter(({ end, goal, start }) => start < goal && end > (goal + 1) * 1.1 && end - goal >= 4)
      if (running.length < fewest || over.length < 3 || over.length < running.length / 5) return null
      const worst = over.reduce((most, each) => (each.end - each.goal > most.end - most.goal ? each : most))
      const late = new Set(secondHalf(running))
      return {
        // A heap that fills up at the start passes its goals for a while.
        confidence: over.filter((each) => late.has(each)).length >= over.length / 2 ? 'likely' : 'possible',
        facts: { over: over.length, cycles: running.length, end: worst.end, goal: worst.goal },
        refs: [
          { record: worst.index, field: 'heap-end' },
          { record: worst.index, field: 'heap-goal' },
        ],
        count: over.length,
      }
    },
  }),

  'coarse-clock': defineSymptom<ClockFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: all,
    question: 3,
    lesson: 'whose',
    next: ['execution-trace'],
    find({ cycles, document }): SymptomHit<ClockFacts> | null {
      const stops = cycles
        .filter(({ stopped }) => !stopped)
        .flatMap(({ record, index }) =>
          ['sweep-term-wall', 'mark-term-wall'].map((field) => ({
            index,
            field,
            raw: printed(document, record, field) ?? '',
          })),
        )
      const zeros = stops.filter(({ raw }) => raw === '0')
      // A stop below 1 µs does not exist: the clock did not move meanwhile.
      if (cycles.length < fewest || zeros.length < stops.length / 5) return null
      const smallest = Math.min(...stops.map(({ raw }) => Number(raw)).filter((each) => each > 0))
      return {
        facts: { zeros: zeros.length, stops: stops.length, smallestMs: Number.isFinite(smallest) ? smallest : 0 },
        refs: zeros.slice(0, 3).map(({ index, field }) => ({ record: index, field })),
        count: zeros.length,
      }
    },
  }),

  'pacer-over-plan': defineSymptom<PacerFacts>({
    kind: 'trouble',
    confidence: 'clear',
    releases: all,
    question: 4,
    lesson: 'assist',
    next: ['allocs-profile', 'execution-trace'],
    find({ ofKind, record }): SymptomHit<PacerFacts> | null {
      const current = ofKind('gcpacertrace.end').map((index) => ({
        index,
        field: 'utilization',
        percent: numberOf(record(index), 'utilization') ?? 0,
        goal: numberOf(record(index), 'utilization-goal') ?? 25,
      }))
      const classic = ofKind('gcpacertrace.end-classic').map((index) => ({
        index,
        field: 'u-a',
        percent: (numberOf(record(index), 'u-a') ?? 0) * 100,
        goal: (numberOf(record(index), 'u-g') ?? 0) * 100,
      }))
      const lines = [...current, ...classic]
      const percent = median(lines.map((each) => each.percent))
      const goal = median(lines.map((each) => each.goal))
      // Half as much again as planned in every second cycle.
      if (lines.length < fewest || percent < goal * 1.4) return null
      const worst = lines.toSorted((a, b) => b.percent - a.percent).slice(0, 3)
      return {
        facts: { percent, goal, lines: lines.length },
        refs: worst.map(({ index, field }) => ({ record: index, field })),
        count: lines.filter((each) => each.percent >= goal * 1.4).length,
      }
    },
  }),
}

function assistMsOf({ record }: CycleView): number {
  return numberOf(record, 'mark-assist-cpu') ?? 0
}
