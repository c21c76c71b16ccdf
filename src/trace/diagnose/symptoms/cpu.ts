// What the times of a run's cycles say: pauses, assist, how much of the machine GC takes, and whether the clock can tell.

import type { RunCycle, RunCycleList } from '../../derive/run/run-cycles.ts'
import { factorRange } from '../../derive/stw-factor.ts'
import { newestGo } from '../../go-version.ts'
import type { FieldRef } from '../check.ts'
import { concurrent, least, median, type RunView, secondHalf, spread, sumOf, topOf, wallOf } from './context.ts'
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
function runningShare(cycles: RunCycleList, of: (cycle: RunCycle) => number = wallOf): number {
  const passed = (cycles.at(-1)?.atMostMs ?? 0) - (cycles.at(0)?.atMs ?? 0)
  return passed <= 0 ? 0 : Math.min(100, (100 * (sumOf(cycles, of) - of(cycles.at(-1) as RunCycle))) / passed)
}

/** Assist of the whole run as a share of the time of all Ps, percent. */
function assistOfRun({ cycles }: RunView): { ofRun: number; assistMs: number; backgroundMs: number } {
  const assistMs = sumOf(concurrent(cycles), (each) => each.assistMs)
  const passed = (cycles.at(-1)?.atMostMs ?? 0) - (cycles.at(0)?.atMs ?? 0)
  const procs = median(cycles, (each) => each.procs)
  return {
    ofRun: passed <= 0 ? 0 : (100 * assistMs) / (passed * procs),
    assistMs,
    backgroundMs: sumOf(concurrent(cycles), (each) => each.backgroundMs),
  }
}

function longStops(run: RunView, term: 'sweepTermMs' | 'markTermMs'): SymptomHit<StopFacts> | null {
  const cycles = concurrent(run.cycles)
  if (cycles.length < fewest) return null
  const long = cycles.filter((each) => each[term] >= longStopMs)
  const [longest] = topOf(cycles, 1, (each) => each[term]) as [RunCycle]
  if (long.length === 0) return null
  const field = term === 'sweepTermMs' ? 'sweep-term-wall' : 'mark-term-wall'
  const others = long.filter(({ record }) => record !== longest.record)
  return {
    facts: {
      longestMs: longest[term],
      usualMs: median(cycles, (each) => each[term]),
      long: long.length,
      cycles: cycles.length,
      since: run.range.since,
      until: run.range.until,
    },
    refs: [longest, others.at(0), others.at(1)].flatMap((each) => (each ? { record: each.record, field } : [])),
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
      // The pacer to Go 1.17 planned for 5 % of assist (u_g 0.30 less 0.25), since 1.18 for none: 10 % is no plan of
      // either. Under 2 % of the run nobody waits long for it.
      if (percent < 10) return null
      const { ofRun, assistMs, backgroundMs } = assistOfRun(run)
      if (ofRun < 2) return null
      const worst = topOf(concurrent(run.cycles), 3, (each) => each.assistMs)
      return {
        facts: { percent, assistMs, backgroundMs, cycles: run.cycles.length, ofRun },
        refs: worst.map(({ record }) => ({ record, field: 'mark-assist-cpu' })),
        count: run.cycles.filter(({ assistMs: own }) => own > 0).length,
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
      const procs = median(cycles, (each) => each.procs)
      const seconds = ((cycles.at(-1)?.atMs ?? 0) - (cycles.at(0)?.atMs ?? 0)) / 1000
      const running = Math.round(runningShare(cycles))
      const last = cycles.at(-1) as RunCycle
      return {
        facts: { percent, procs, seconds, cycles: cycles.length, running },
        refs: [{ record: last.record, field: 'gc-percent' }],
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
      const percent = Math.round(runningShare(late, ({ markMs }) => markMs))
      // Write barriers and assists on for three fifths of the time are no background work any more. Tiny heaps have
      // their own rule.
      if (late.length < fewest || percent < 60 || median(late, ({ live }) => live) < 4) return null
      const [longest] = topOf(late, 1, wallOf) as [RunCycle]
      return {
        facts: { percent, cycles: late.length, usualMs: median(late, wallOf) },
        refs: [{ record: longest.record, field: 'mark-wall' }, ...spread(late, 'at', 2)],
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
    find: (run) => longStops(run, 'sweepTermMs'),
  }),

  'long-mark-term': defineSymptom<StopFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 3,
    lesson: 'pauses',
    next: ['throttling', 'execution-trace'],
    find: (run) => longStops(run, 'markTermMs'),
  }),

  'stops-long': defineSymptom<StopsFacts>({
    kind: 'trouble',
    confidence: 'possible',
    releases: { since: 8, until: newestGo },
    question: 3,
    lesson: 'pauses',
    next: ['throttling', 'gomaxprocs', 'execution-trace'],
    find({ cycles }): SymptomHit<StopsFacts> | null {
      const running = concurrent(cycles)
      if (running.length < fewest) return null
      const stopOf = ({ sweepTermMs, markTermMs }: RunCycle) => sweepTermMs + markTermMs
      const usualMs = median(running, stopOf)
      // Healthy samples stop for 0.02 to 0.3 ms a cycle on two busy CPUs; a millisecond in every second cycle is not that.
      if (usualMs < 1) return null
      // Said by `long-sweep-term` then, with its cause.
      if (running.filter(({ sweepTermMs }) => sweepTermMs >= longStopMs).length >= running.length / 2) return null
      const above = running.filter((each) => stopOf(each) >= 1)
      return {
        facts: { usualMs, cycles: running.length, procs: median(running, ({ procs }) => procs) },
        refs: spread(above, 'sweep-term-wall'),
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
    find({ cycles, range }): SymptomHit<FactorFacts> | null {
      if (range.until < 10) return null
      const firsts: { readonly record: number; readonly procs: number; readonly factor: number }[] = []
      let lines = 0
      // They have to agree on one factor, which leaves Ps without a CPU.
      const disagrees = cycles.some((cycle) => {
        const factor = factorOf(cycle)
        if (factor === null) return false
        const { record, procs } = cycle
        if (factor !== (firsts[0]?.factor ?? factor) || procs <= factor) return true
        if (++lines <= 2) firsts.push({ record, procs, factor })
        return false
      })
      const [first] = firsts
      // One line may be damaged; three that agree are not.
      if (disagrees || !first || lines < 3) return null
      return {
        facts: { factor: first.factor, procs: first.procs, lines },
        refs: firsts.flatMap(({ record }) => [
          { record, field: 'sweep-term-cpu' },
          { record, field: 'sweep-term-wall' },
        ]),
        count: lines,
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
      const [worst] = topOf(over, 1, ({ end, goal }) => end - goal) as [RunCycle]
      const [from, to] = [running.at(0)?.atMs ?? 0, running.at(-1)?.atMs ?? 0]
      const late = over.filter(({ atMs }) => atMs >= (from + to) / 2)
      return {
        // A heap that fills up at the start passes its goals for a while.
        confidence: late.length >= over.length / 2 ? 'likely' : 'possible',
        facts: { over: over.length, cycles: running.length, end: worst.end, goal: worst.goal },
        refs: [
          { record: worst.record, field: 'heap-end' },
          { record: worst.record, field: 'heap-goal' },
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
    find({ cycles }): SymptomHit<ClockFacts> | null {
      const running = concurrent(cycles)
      const stops = 2 * running.length
      const refs: FieldRef[] = []
      let zeros = 0
      let smallest = Number.POSITIVE_INFINITY
      const take = (ms: number, record: number, field: string) => {
        if (ms > 0) smallest = Math.min(smallest, ms)
        else if (++zeros <= 3) refs.push({ record, field })
      }
      running.forEach(({ record, sweepTermMs, markTermMs }) => {
        take(sweepTermMs, record, 'sweep-term-wall')
        take(markTermMs, record, 'mark-term-wall')
      })
      // A stop below 1 µs does not exist: the clock did not move meanwhile.
      if (cycles.length < fewest || zeros < stops / 5) return null
      return {
        facts: { zeros, stops, smallestMs: Number.isFinite(smallest) ? smallest : 0 },
        refs,
        count: zeros,
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
    find({ ofKind, records }): SymptomHit<PacerFacts> | null {
      const lines = [...ofKind('gcpacertrace.end'), ...ofKind('gcpacertrace.end-classic')]
      const isClassic = (record: number) => records.kind(record) === 'gcpacertrace.end-classic'
      const percentOf = (record: number) =>
        isClassic(record) ? (records.number(record, 'u-a') ?? 0) * 100 : (records.number(record, 'utilization') ?? 0)
      const goalOf = (record: number) =>
        isClassic(record)
          ? (records.number(record, 'u-g') ?? 0) * 100
          : (records.number(record, 'utilization-goal') ?? 25)
      const percent = median(lines, percentOf)
      const goal = median(lines, goalOf)
      // Half as much again as planned in every second cycle.
      if (lines.length < fewest || percent < goal * 1.4) return null
      const worst = topOf(lines, 3, percentOf)
      return {
        facts: { percent, goal, lines: lines.length },
        refs: worst.map((record) => ({ record, field: isClassic(record) ? 'u-a' : 'utilization' })),
        count: lines.filter((each) => percentOf(each) >= goal * 1.4).length,
      }
    },
  }),
}

/** The one factor that leads from both pauses to their CPU times; `null` where several fit, or none. */
function factorOf({ pauses, procs }: RunCycle): number | null {
  const first = factorRange(pauses.sweepTerm, pauses.sweepTermCpu, procs)
  const last = factorRange(pauses.markTerm, pauses.markTermCpu, procs)
  const lo = Math.max(first.lo, last.lo)
  return lo === Math.min(first.hi, last.hi) ? lo : null
}
