// What the pacer's lines and the GC line of their cycle must agree on, Go 1.18 and newer; start lines since Go 1.5.
import type { Interval } from '../../derive/interval.ts'
import { describes } from '../../derive/join.ts'
import { durationOf } from '../../derive/structure-values.ts'
import { newestGo } from '../../go-version.ts'
import { numberOf } from '../../record.ts'
import { defineCheck, type Hit } from '../check.ts'
import type { CheckContext, CycleView } from '../context.ts'

const mib = 2 ** 20
const asMiB = (bytes: number) => Math.floor(bytes / mib)

/** Cycles with their pacer line, as far as both belong together for certain. */
function* joinedBy(
  { cycles, record }: CheckContext,
  line: 'start' | 'end',
  kind: string,
): Iterable<{ cycle: CycleView; pacer: number; number: (field: string) => number }> {
  for (const cycle of cycles) {
    const pacer = cycle.joined[line]
    if (pacer === undefined || record(pacer).kind !== kind) continue
    yield { cycle, pacer, number: (field) => numberOf(record(pacer), field) ?? 0 }
  }
}

/** Bytes that a pacer line gives, the whole MiB in them, and what the GC line prints. */
export interface BytesAgainstMiB {
  readonly bytes: number
  readonly mib: number
  readonly printed: number
}

export interface PacerEndFacts extends BytesAgainstMiB {
  readonly which: 'end' | 'goal'
  readonly heapEnd: number
  readonly goalDelta: number
}

export interface NextCycleFacts {
  /** The GC line above, and the cycle that the pacer lines tell about. */
  readonly above: number
  readonly next: number
  readonly start?: { readonly heapStart: number; readonly goal: number }
  readonly aboveStart: number
  readonly aboveGoal: number
  /** What the end line says of the cycle before, against the live heap of the GC line above. */
  readonly marked?: BytesAgainstMiB
}

export const pacerChecks = {
  'pacer-end-cycle': defineCheck<PacerEndFacts>({
    code: 'P1',
    always: { since: 18, until: newestGo },
    reads: ['gcpacertrace.heap-end', 'gcpacertrace.goal-delta', 'gctrace.heap-end', 'gctrace.heap-goal'],
    *find(context): Iterable<Hit<PacerEndFacts>> {
      for (const { cycle, pacer, number } of joinedBy(context, 'end', 'gcpacertrace.end')) {
        const heapEnd = number('heap-end')
        const goalDelta = number('goal-delta')
        for (const which of ['end', 'goal'] as const) {
          const bytes = which === 'end' ? heapEnd : heapEnd - goalDelta
          const printed = cycle[which]
          if (asMiB(bytes) === printed) continue
          yield {
            record: pacer,
            refs: [
              { record: pacer, field: 'heap-end' },
              ...(which === 'goal' ? [{ record: pacer, field: 'goal-delta' }] : []),
              { record: cycle.index, field: `heap-${which}` },
            ],
            facts: { which, bytes, mib: asMiB(bytes), printed, heapEnd, goalDelta },
          }
        }
      }
    },
  }),

  'pacer-start-live': defineCheck<BytesAgainstMiB>({
    code: 'P2',
    always: { since: 20, until: newestGo },
    usually: { since: 18, until: 19 },
    reads: ['gcpacertrace.heap-trigger', 'gctrace.heap-start'],
    *find(context) {
      for (const { cycle, pacer, number } of joinedBy(context, 'end', 'gcpacertrace.end')) {
        const bytes = number('heap-trigger')
        if (Math.abs(asMiB(bytes) - cycle.start) <= 1) continue
        // In Go 1.18 and 1.19 a requested cycle prints a trigger that was never reached.
        if (cycle.forced && context.rangeOf(pacer).since < 20) continue
        yield {
          record: pacer,
          refs: [
            { record: pacer, field: 'heap-trigger' },
            { record: cycle.index, field: 'heap-start' },
          ],
          facts: { bytes, mib: asMiB(bytes), printed: cycle.start },
        }
      }
    },
  }),

  'pacer-utilization-floor': defineCheck({
    code: 'P3',
    always: { since: 18, until: newestGo },
    reads: ['gcpacertrace.utilization'],
    *find({ ofKind, record }) {
      for (const index of ofKind('gcpacertrace.end')) {
        const utilization = numberOf(record(index), 'utilization') ?? 0
        if (utilization >= 25) continue
        yield { record: index, refs: [{ record: index, field: 'utilization' }], facts: { utilization } }
      }
    },
  }),

  'pacer-utilization': defineCheck<{
    utilization: number
    estimate: Interval
    assist: number
    wall: number
    procs: number
  }>({
    code: 'P3e',
    usually: { since: 18, until: newestGo },
    reads: ['gcpacertrace.utilization', 'gctrace.mark-assist-cpu', 'gctrace.mark-wall', 'gctrace.procs'],
    *find(context) {
      for (const { cycle, pacer, number } of joinedBy(context, 'end', 'gcpacertrace.end')) {
        const assist = durationOf(context.document, cycle.record, 'mark-assist-cpu')
        const { mark } = cycle.wall
        if (!assist || mark.lo === 0) continue
        const utilization = number('utilization')
        // The pacer's clock starts between the two stamps that bound the first pause.
        const estimate = {
          lo: 25 + (100 * assist.lo) / ((cycle.wall.sweepTerm.hi + mark.hi) * cycle.procs),
          hi: 25 + (100 * assist.hi) / (mark.lo * cycle.procs),
        }
        const tolerance = 5
        if (utilization + 1 + tolerance > estimate.lo && utilization - tolerance < estimate.hi) continue
        yield {
          record: pacer,
          refs: [
            { record: pacer, field: 'utilization' },
            { record: cycle.index, field: 'mark-assist-cpu' },
            { record: cycle.index, field: 'mark-wall' },
            { record: cycle.index, field: 'procs' },
          ],
          facts: { utilization, estimate, assist: assist.lo, wall: mark.lo, procs: cycle.procs },
        }
      }
    },
  }),

  'pacer-start-goal': defineCheck({
    code: 'P5g',
    always: { since: 5, until: 18 },
    usually: { since: 19, until: newestGo },
    reads: ['gcpacertrace.heap-goal', 'gctrace.heap-goal'],
    *find(context) {
      for (const { cycle, pacer, number } of joinedBy(context, 'start', 'gcpacertrace.start')) {
        const goal = number('heap-goal')
        if (goal === cycle.goal) continue
        yield {
          record: pacer,
          refs: [
            { record: pacer, field: 'heap-goal' },
            { record: cycle.index, field: 'heap-goal' },
          ],
          facts: { goal, printed: cycle.goal, number: cycle.number },
        }
      }
    },
  }),

  'pacer-start-heap': defineCheck({
    code: 'P5h',
    always: { since: 6, until: newestGo },
    usually: { since: 5, until: 5 },
    reads: ['gcpacertrace.heap-start', 'gctrace.heap-start'],
    *find(context) {
      for (const { cycle, pacer, number } of joinedBy(context, 'start', 'gcpacertrace.start')) {
        const start = number('heap-start')
        if (start === cycle.start) continue
        yield {
          record: pacer,
          refs: [
            { record: pacer, field: 'heap-start' },
            { record: cycle.index, field: 'heap-start' },
          ],
          facts: { start, printed: cycle.start, number: cycle.number },
        }
      }
    },
  }),

  'pacer-start-missing': defineCheck({
    code: 'P6',
    usually: { since: 5, until: newestGo },
    reads: ['gctrace.gc-number'],
    *find({ cycles, structure, unreadBetween }) {
      const traced = new Set<number>()
      const certain = structure.processes.map((process) => process.certain)
      for (const cycle of cycles) {
        const { process, start } = cycle.joined
        if (start !== undefined) traced.add(process)
        if (start !== undefined || !cycle.previous || !traced.has(process) || cycle.stopped) continue
        if (structure.processes.length > 1 || !certain[process]) continue
        if (unreadBetween(cycle.previous.index, cycle.index)) continue
        yield {
          record: cycle.index,
          refs: [{ record: cycle.index, field: 'gc-number' }],
          facts: { number: cycle.number, previous: cycle.previous.number },
        }
      }
    },
  }),

  'pacer-next-cycle': defineCheck<NextCycleFacts>({
    code: 'P7',
    usually: { since: 5, until: newestGo },
    reads: ['gcpacertrace.heap-start', 'gcpacertrace.heap-goal', 'gcpacertrace.h-m-prev', 'gctrace.heap-goal'],
    *find({ cycles, structure, record }): Iterable<Hit<NextCycleFacts>> {
      // Where other GC lines do stand below their pacer lines, the order is plain: the log just ends within a cycle.
      const inOrder = new Set<number>()
      const viewOf = new Map<number, CycleView>()
      for (const cycle of cycles) {
        viewOf.set(cycle.index, cycle)
        if (cycle.joined.start !== undefined || cycle.joined.end !== undefined) inOrder.add(cycle.joined.process)
      }
      for (const { process, after, start, end } of structure.open) {
        const above = viewOf.get(after ?? -1)
        const first = start ?? end
        if (!above || first === undefined || inOrder.has(process)) continue
        if ([start, end].some((each) => each !== undefined && describes(record(each), above.record))) continue
        const hMPrev = end === undefined ? undefined : numberOf(record(end), 'h-m-prev')
        yield {
          record: first,
          refs: [
            ...(start === undefined
              ? []
              : [
                  { record: start, field: 'heap-goal' },
                  { record: start, field: 'heap-start' },
                ]),
            ...(end === undefined || hMPrev === undefined ? [] : [{ record: end, field: 'h-m-prev' }]),
            { record: above.index, field: 'heap-goal' },
            { record: above.index, field: 'heap-start' },
            { record: above.index, field: 'heap-live' },
          ],
          facts: {
            above: above.number,
            next: above.number + 1,
            aboveStart: above.start,
            aboveGoal: above.goal,
            ...(start !== undefined && {
              start: {
                heapStart: numberOf(record(start), 'heap-start') ?? 0,
                goal: numberOf(record(start), 'heap-goal') ?? 0,
              },
            }),
            ...(hMPrev !== undefined && { marked: { bytes: hMPrev, mib: asMiB(hMPrev), printed: above.live } }),
          },
        }
      }
    },
  }),
}
