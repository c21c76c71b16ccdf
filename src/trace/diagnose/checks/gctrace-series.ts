// What holds between the GC lines of one process.
import { addIntervals } from '../../derive/interval.ts'
import { isCycle } from '../../derive/structure-processes.ts'
import { stwFactorOf } from '../../derive/stw-factor.ts'
import { newestGo } from '../../go-version.ts'
import { numberOf } from '../../record.ts'
import { defineCheck, type FieldRef, type Hit } from '../check.ts'
import { byProcess, type CheckContext, type CycleView } from '../context.ts'
import { atStartLimit, goalRatio, gogcOf, mostCovered } from '../gogc.ts'

const everSince = { since: 1, until: newestGo }
const since5 = { since: 5, until: newestGo }

/** Pairs of a cycle and the one right before it. */
function* pairs({ cycles }: CheckContext): Iterable<[CycleView, CycleView]> {
  for (const cycle of cycles) if (cycle.previous) yield [cycle, cycle.previous]
}

/** The same field on this line and on the one before. */
const both = (cycle: CycleView, previous: CycleView, field: string, previousField = field): FieldRef[] => [
  { record: cycle.index, field },
  { record: previous.index, field: previousField },
]

const numberAt = (context: CheckContext, record: number) => numberOf(context.record(record), 'gc-number') ?? 0

function* faultsOf(
  context: CheckContext,
  ...kinds: readonly string[]
): Iterable<{ record: number; before: number; fault: string }> {
  for (const fault of context.structure.faults) {
    if (kinds.includes(fault.fault) && isCycle(context.record(fault.record))) yield fault
  }
}

export const gctraceSeriesChecks = {
  'gc-number-step': defineCheck({
    code: 'X1',
    always: everSince,
    reads: ['gctrace.gc-number'],
    *find(context) {
      for (const { record, before } of faultsOf(context, 'number')) {
        const previous = numberAt(context, before)
        yield {
          record,
          refs: [
            { record, field: 'gc-number' },
            { record: before, field: 'gc-number' },
          ],
          facts: { number: numberAt(context, record), previous, expected: previous + 1 },
        }
      }
    },
  }),

  'gc-number-gap': defineCheck({
    code: 'X1g',
    usually: everSince,
    reads: ['gctrace.gc-number'],
    *find(context) {
      const last = new Map<number, number>()
      const odd = new Set(context.structure.faults.map(({ record }) => record))
      for (const { record, process, previous } of context.structure.cycles) {
        const before = last.get(process)
        if (odd.has(record)) continue
        last.set(process, record)
        if (before === undefined || previous !== undefined) continue
        const number = numberAt(context, record)
        const previousNumber = numberAt(context, before)
        const between = [...odd].filter((each) => each > before && each < record).length
        const missing = number - previousNumber - 1 - between
        if (missing < 1 || context.unreadBetween(before, record)) continue
        yield {
          record,
          refs: [
            { record, field: 'gc-number' },
            { record: before, field: 'gc-number' },
          ],
          facts: { number, previous: previousNumber, missing },
        }
      }
    },
  }),

  'gc-line-order': defineCheck({
    code: 'X1o',
    usually: everSince,
    reads: ['gctrace.gc-number', 'gctrace.at'],
    *find(context): Iterable<Hit<{ number: number; previous: number; fault: 'repeated' | 'reversed' }>> {
      for (const { record, before, fault } of faultsOf(context, 'repeated', 'reversed')) {
        yield {
          record,
          refs: [
            { record, field: 'gc-number' },
            { record: before, field: 'gc-number' },
          ],
          facts: {
            number: numberAt(context, record),
            previous: numberAt(context, before),
            fault: fault === 'repeated' ? 'repeated' : 'reversed',
          },
        }
      }
    },
  }),

  'gc-clock': defineCheck({
    code: 'X2',
    always: { since: 6, until: newestGo },
    usually: { since: 5, until: 5 },
    reads: ['gctrace.at', 'gctrace.sweep-term-wall', 'gctrace.mark-wall', 'gctrace.mark-term-wall'],
    *find(context) {
      for (const [cycle, previous] of pairs(context)) {
        const lasted = addIntervals(previous.wall.sweepTerm, previous.wall.mark, previous.wall.markTerm)
        const earliestMs = previous.atMs.lo + lasted.lo
        // One millisecond for the truncation of both stamps.
        if (cycle.atMs.hi + 1 > earliestMs) continue
        yield {
          record: cycle.index,
          refs: [
            ...both(cycle, previous, 'at'),
            { record: previous.index, field: 'sweep-term-wall' },
            { record: previous.index, field: 'mark-wall' },
            { record: previous.index, field: 'mark-term-wall' },
          ],
          facts: {
            number: cycle.number,
            atMs: cycle.atMs.lo,
            previousAtMs: previous.atMs.lo,
            previousLastedMs: lasted.lo,
            earliestMs,
          },
        }
      }
    },
  }),

  'start-live': defineCheck({
    code: 'X3',
    always: { since: 6, until: newestGo },
    usually: { since: 5, until: 5 },
    reads: ['gctrace.heap-start', 'gctrace.heap-live'],
    *find(context) {
      for (const [cycle, previous] of pairs(context)) {
        if (cycle.start >= previous.live) continue
        yield {
          record: cycle.index,
          refs: both(cycle, previous, 'heap-start', 'heap-live'),
          facts: { start: cycle.start, previousLive: previous.live, previousNumber: previous.number },
        }
      }
    },
  }),

  'goal-formula': defineCheck({
    code: 'X4',
    usually: { since: 8, until: newestGo },
    reads: ['gctrace.heap-goal', 'gctrace.heap-live', 'gctrace.stack-scan', 'gctrace.global-scan'],
    *find({ cycles }) {
      for (const own of byProcess(cycles).values()) {
        const ratio = gogcOf(own)
        if (!ratio) continue
        for (const cycle of own) {
          const { previous, goal } = cycle
          if (!previous || cycle.stopped || previous.stopped || atStartLimit(cycle)) continue
          const fits = goalRatio(cycle, previous)
          if (fits.lo <= ratio.hi && fits.hi >= ratio.lo) continue
          if (goal >= Math.floor(4 * ratio.lo) && goal <= 4 * ratio.hi) continue
          const { live, stacks, globals } = previous
          const least = live + (stacks ?? 0) + (globals ?? 0)
          const parts = 1 + (stacks === undefined ? 0 : 1) + (globals === undefined ? 0 : 1)
          yield {
            record: cycle.index,
            refs: [
              ...both(cycle, previous, 'heap-goal', 'heap-live'),
              ...(stacks === undefined
                ? []
                : [
                    { record: previous.index, field: 'stack-scan' },
                    { record: previous.index, field: 'global-scan' },
                  ]),
            ],
            facts: {
              goal,
              live,
              ...(stacks !== undefined && { stacks }),
              ...(globals !== undefined && { globals }),
              previousNumber: previous.number,
              gogc: { lo: ratio.lo * 100, hi: ratio.hi * 100 },
              expected: {
                lo: Math.floor(live + least * ratio.lo),
                hi: Math.ceil(live + 1 + (least + parts) * ratio.hi),
              },
            },
          }
        }
      }
    },
  }),

  'procs-change': defineCheck({
    code: 'X5p',
    usually: since5,
    reads: ['gctrace.procs'],
    *find(context) {
      for (const [cycle, previous] of pairs(context)) {
        if (cycle.procs === previous.procs) continue
        yield {
          record: cycle.index,
          refs: both(cycle, previous, 'procs'),
          facts: { procs: cycle.procs, previous: previous.procs },
        }
      }
    },
  }),

  'globals-change': defineCheck({
    code: 'X5g',
    usually: { since: 18, until: newestGo },
    reads: ['gctrace.global-scan'],
    *find(context) {
      for (const [cycle, { index, globals: before }] of pairs(context)) {
        if (cycle.globals === undefined || before === undefined || cycle.globals === before) continue
        yield {
          record: cycle.index,
          refs: [
            { record: cycle.index, field: 'global-scan' },
            { record: index, field: 'global-scan' },
          ],
          facts: { globals: cycle.globals, previous: before },
        }
      }
    },
  }),

  'stw-factor-log': defineCheck({
    code: 'G1x',
    always: { since: 10, until: newestGo },
    reads: ['gctrace.sweep-term-cpu', 'gctrace.mark-term-cpu', 'gctrace.procs'],
    *find({ cycles }) {
      for (const own of byProcess(cycles).values()) {
        // min(GOMAXPROCS, CPUs): a factor equal to GOMAXPROCS leaves the number of CPUs open upwards.
        const votes = own.flatMap((cycle) => {
          const factor = stwFactorOf(cycle.record, cycle.procs)
          if (!factor || factor.lo > factor.hi) return []
          return [{ cycle, lo: factor.lo, hi: factor.hi < cycle.procs ? factor.hi : Number.POSITIVE_INFINITY, factor }]
        })
        const best = mostCovered(votes)
        if (!best) continue
        const { lo: least, hi: most } = best.interval
        for (const { cycle, lo, hi, factor } of votes) {
          if (lo <= most && hi >= least) continue
          yield {
            record: cycle.index,
            refs: [
              { record: cycle.index, field: 'sweep-term-cpu' },
              { record: cycle.index, field: 'sweep-term-wall' },
              { record: cycle.index, field: 'mark-term-cpu' },
              { record: cycle.index, field: 'mark-term-wall' },
            ],
            facts: {
              procs: cycle.procs,
              factor: { lo: factor.lo, hi: factor.hi },
              others: { lo: Math.min(cycle.procs, least), hi: Math.min(cycle.procs, most) },
              lines: best.count,
            },
          }
        }
      }
    },
  }),
}
