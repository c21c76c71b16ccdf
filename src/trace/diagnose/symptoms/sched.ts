// What SCHED lines and scheddetail blocks say: Ps that lack work or have too much, threads, and goroutines that wait.
import type { BlockGoroutine, RunSched } from '../../derive/run/run-sched.ts'
import { newestGo } from '../../go-version.ts'
import { median, type RunView, spread, sum, topOf } from './context.ts'
import { defineSymptom, type SymptomHit } from './symptom.ts'

const all = { since: 2, until: newestGo }
/** The first line is printed while the program starts; with it, this many. */
const fewest = 5

export interface QueueFacts {
  readonly full: number
  readonly samples: number
  readonly waiting: number
  readonly procs: number
}

export interface IdleQueueFacts {
  readonly both: number
  readonly samples: number
  readonly idle: number
  readonly waiting: number
  readonly procs: number
}

export interface ImbalanceFacts {
  readonly uneven: number
  readonly samples: number
  readonly p: number
  readonly longest: number
  readonly waiting: number
}

export interface ThreadsFacts {
  readonly threads: number
  readonly procs: number
  readonly idle: number
}

export interface SilentFacts {
  readonly quiet: number
  readonly samples: number
  readonly procs: number
}

export interface StillFacts {
  readonly p: number
  readonly tick: number
  readonly samples: number
  readonly ms: number
}

export interface RestlessFacts {
  readonly perSecond: number
  readonly samples: number
  readonly empty: number
  readonly idle: number
}

export interface ReasonFacts {
  readonly reason: string
  readonly count: number
  readonly waiting: number
  readonly atMs: number
}

export interface WaitingFacts {
  readonly count: number
  readonly blocks: number
  readonly sinceMs: number
  readonly untilMs: number
  readonly reason: string
}

export interface SyscallFacts {
  readonly most: number
  readonly blocks: number
  readonly threads: number
  readonly procs: number
}

const queued = ({ global, local }: RunSched) => global + sum(local)
const settled = ({ sched }: RunView) => (sched.length < fewest ? [] : sched.slice(1))
const queueField = (sample: RunSched | undefined) =>
  sample?.detail || (sample && sample.global >= sum(sample.local)) ? 'runqueue' : 'local-runqueues'

/** Goroutines of the runtime itself wait for these; they say nothing about a program. */
const runtimeReasons = new Set([
  'force gc (idle)',
  'GC sweep wait',
  'GC scavenge wait',
  'finalizer wait',
  'GC worker (idle)',
  'GC worker (active)',
  'cleanup wait',
  'GOMAXPROCS updater (idle)',
  'timer goroutine (idle)',
  'trace reader (blocked)',
])

const waitingOf = ({ gs }: RunSched): (BlockGoroutine & { reason: string })[] =>
  gs.filter((g): g is BlockGoroutine & { reason: string } => g.reason !== undefined && !runtimeReasons.has(g.reason))

function mostCommon(gs: readonly { readonly reason: string }[]): [string, number] {
  const counts = new Map<string, number>()
  for (const { reason } of gs) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0] ?? ['', 0]
}

export const schedSymptoms = {
  'run-queues-full': defineSymptom<QueueFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 8,
    lesson: 'idle-procs',
    next: ['cpu-profile', 'throttling', 'execution-trace'],
    find(run): SymptomHit<QueueFacts> | null {
      const samples = settled(run)
      const full = samples.filter((each) => each.idleProcs === 0 && queued(each) >= each.procs)
      // No P ever idle and at least one goroutine in line for each: for four samples in five that is no moment.
      if (samples.length === 0 || full.length < samples.length * 0.8) return null
      return {
        facts: {
          full: full.length,
          samples: samples.length,
          waiting: median(full, queued),
          procs: samples[0]?.procs ?? 1,
        },
        refs: spread(full, queueField(full[0])),
        count: full.length,
      }
    },
  }),

  'idle-with-queue': defineSymptom<IdleQueueFacts>({
    kind: 'trouble',
    confidence: 'possible',
    releases: all,
    question: 8,
    lesson: 'idle-procs',
    next: ['execution-trace', 'scheddetail'],
    find(run): SymptomHit<IdleQueueFacts> | null {
      const samples = settled(run)
      const both = samples.filter((each) => each.idleProcs > 0 && queued(each) >= 4)
      // For a moment it is normal: a P wakes up while another fills its queue. In every fifth sample it is a habit.
      if (both.length < 3 || both.length < samples.length / 5) return null
      const worst = both.reduce((most, each) => (queued(each) > queued(most) ? each : most))
      return {
        facts: {
          both: both.length,
          samples: samples.length,
          idle: worst.idleProcs,
          waiting: queued(worst),
          procs: worst.procs,
        },
        refs: [{ record: worst.record, field: 'idleprocs' }, ...spread(both, queueField(worst))],
        count: both.length,
      }
    },
  }),

  'queue-imbalance': defineSymptom<ImbalanceFacts>({
    kind: 'trouble',
    confidence: 'possible',
    releases: all,
    question: 8,
    lesson: 'idle-procs',
    next: ['execution-trace'],
    find(run): SymptomHit<ImbalanceFacts> | null {
      const samples = settled(run).filter(({ local }) => local.length > 1)
      const longest = (each: RunSched) => Math.max(...each.local)
      const uneven = samples.filter((each) => longest(each) >= 8 && longest(each) >= sum(each.local) * 0.75)
      if (uneven.length < 3 || uneven.length < samples.length / 4) return null
      const worst = uneven.reduce((most, each) => (longest(each) > longest(most) ? each : most))
      return {
        facts: {
          uneven: uneven.length,
          samples: samples.length,
          p: worst.local.indexOf(longest(worst)),
          longest: longest(worst),
          waiting: queued(worst),
        },
        refs: spread(uneven, 'local-runqueues'),
        count: uneven.length,
      }
    },
  }),

  'many-threads': defineSymptom<ThreadsFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: all,
    question: 8,
    lesson: 'idle-procs',
    next: ['threads', 'goroutines', 'scheddetail'],
    find(run): SymptomHit<ThreadsFacts> | null {
      const samples = run.sched
      const most = samples.reduce<RunSched | null>(
        (top, each) => (top === null || each.threads > top.threads ? each : top),
        null,
      )
      // A program that computes needs a thread for each P and a handful; the rest sit in system calls or C.
      if (!most || most.threads < most.procs * 4 + 10) return null
      const lines = samples.filter(({ threads, procs }) => threads >= procs * 4 + 10)
      return {
        facts: { threads: most.threads, procs: most.procs, idle: most.idleThreads },
        refs: [
          { record: most.record, field: 'threads' },
          { record: most.record, field: 'idlethreads' },
        ],
        count: lines.length,
      }
    },
  }),

  'nothing-runnable': defineSymptom<SilentFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: all,
    question: 9,
    lesson: 'waiting',
    next: ['goroutines', 'leaked-goroutines', 'scheddetail'],
    find(run): SymptomHit<SilentFacts> | null {
      const samples = settled(run)
      const quiet = samples.filter((each) => queued(each) === 0 && each.idleProcs === each.procs)
      if (samples.length === 0 || quiet.length < samples.length * 0.9) return null
      return {
        facts: { quiet: quiet.length, samples: samples.length, procs: samples[0]?.procs ?? 1 },
        refs: spread(quiet, 'idleprocs'),
        count: quiet.length,
      }
    },
  }),

  'ticks-still': defineSymptom<StillFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: { since: 14, until: newestGo },
    question: 8,
    lesson: 'idle-procs',
    next: ['cpu-profile', 'execution-trace'],
    find(run): SymptomHit<StillFacts> | null {
      let best: { p: number; from: number; to: number } | null = null
      const { sched } = run
      for (let p = 0; p < (sched[0]?.procs ?? 0); p++) {
        let from = -1
        for (const [place, { since, idleProcs }] of sched.entries()) {
          // No P is idle, so this one has a goroutine; after 10 ms another would have had its turn.
          const still = since?.ticks?.[p] === 0 && idleProcs === 0
          if (!still) from = -1
          else if (from < 0) from = place - 1
          if (still && place - from > (best ? best.to - best.from : 1)) best = { p, from, to: place }
        }
      }
      if (!best) return null
      const first = sched[best.from] as RunSched
      const last = sched[best.to] as RunSched
      if (best.to - best.from < 2 || last.atMs - first.atMs < 100) return null
      const field = first.detail ? 'idleprocs' : 'schedticks'
      return {
        facts: {
          p: best.p,
          tick: first.ticks?.[best.p] ?? 0,
          samples: best.to - best.from + 1,
          ms: last.atMs - first.atMs,
        },
        refs: [
          { record: first.record, field },
          { record: last.record, field },
        ],
        count: best.to - best.from + 1,
      }
    },
  }),

  'never-rests': defineSymptom<RestlessFacts>({
    kind: 'note',
    confidence: 'possible',
    releases: all,
    question: 8,
    lesson: 'leak',
    next: ['goroutines', 'execution-trace', 'cpu-profile'],
    find(run): SymptomHit<RestlessFacts> | null {
      const samples = settled(run)
      const rate = ({ since }: RunSched) => (since?.ticks && since.ms > 0 ? (sum(since.ticks) * 1000) / since.ms : -1)
      const tail = samples.slice(-4)
      const empty = tail.filter((each) => queued(each) === 0)
      // Queues are empty at the moment of the line, and yet goroutines run and stop thousands of times a second.
      if (tail.length < 4 || empty.length < 2 || tail.some((each) => rate(each) < 5000)) return null
      const last = tail.at(-1) as RunSched
      return {
        facts: {
          perSecond: Math.round(Math.min(...tail.map(rate))),
          samples: tail.length,
          empty: empty.length,
          idle: median(tail, ({ idleProcs }) => idleProcs),
        },
        refs: [
          {
            record: last.record,
            field: last.detail ? 'runqueue' : 'schedticks',
          },
          ...empty.map(({ record }) => ({ record, field: 'runqueue' })),
        ],
        count: tail.length,
      }
    },
  }),

  'one-wait-reason': defineSymptom<ReasonFacts>({
    kind: 'trouble',
    confidence: 'likely',
    releases: { since: 4, until: newestGo },
    question: 9,
    lesson: 'waiting',
    next: ['goroutines', 'leaked-goroutines'],
    find({ blocks }): SymptomHit<ReasonFacts> | null {
      const last = blocks.findLast((block) => block.goroutines > 0)
      if (!last) return null
      const waiting = waitingOf(last)
      const [reason, count] = mostCommon(waiting)
      // Sleeping and waiting for the network is what servers do.
      if (count < 10 || count < waiting.length / 2 || reason === 'sleep' || reason === 'IO wait') return null
      const same = waiting.filter((g) => g.reason === reason)
      return {
        facts: { reason, count, waiting: waiting.length, atMs: last.atMs },
        refs: spread(same, 'wait-reason'),
        count,
      }
    },
  }),

  'waiting-since': defineSymptom<WaitingFacts>({
    kind: 'trouble',
    confidence: 'possible',
    releases: { since: 4, until: newestGo },
    question: 9,
    lesson: 'waiting',
    next: ['goroutines', 'leaked-goroutines'],
    find({ blocks }): SymptomHit<WaitingFacts> | null {
      const last = blocks.findLast((block) => block.goroutines > 0)
      const seen = blocks.filter((block) => block.goroutines > 0)
      if (!last || seen.length < 3) return null
      const second = seen.at(-3) as RunSched
      const long = waitingOf(last).filter(
        ({ sinceMs, reason }) => sinceMs <= second.atMs && reason !== 'sleep' && reason !== 'IO wait',
      )
      if (long.length < 3) return null
      const [reason] = mostCommon(long)
      const sinceMs = Math.min(...long.map((g) => g.sinceMs))
      return {
        facts: { count: long.length, blocks: seen.length, sinceMs, untilMs: last.atMs, reason },
        refs: spread(long, 'wait-reason'),
        count: long.length,
      }
    },
  }),

  'in-system-calls': defineSymptom<SyscallFacts>({
    kind: 'note',
    confidence: 'likely',
    releases: { since: 4, until: newestGo },
    question: 8,
    lesson: 'waiting',
    next: ['goroutines', 'threads'],
    find({ blocks }): SymptomHit<SyscallFacts> | null {
      const inCalls = (block: RunSched) => block.countOf(3)
      const withCalls = blocks.filter((block) => inCalls(block) >= 2)
      const [top] = topOf(withCalls, 1, inCalls)
      if (!top || withCalls.length < 2 || withCalls.length < blocks.length / 2) return null
      return {
        facts: { most: inCalls(top), blocks: withCalls.length, threads: top.threads, procs: top.procs },
        refs: spread(
          top.gs.filter(({ status }) => status === 3),
          'status',
        ),
        count: withCalls.length,
      }
    },
  }),
}
