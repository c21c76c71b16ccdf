// What holds within one GC line of Go 1.5 and newer (gcMarkTermination in runtime/mgc.go).
import { addIntervals, type Interval } from '../../derive/interval.ts'
import { durationOf } from '../../derive/structure-values.ts'
import { type FactorRange, factorRange } from '../../derive/stw-factor.ts'
import { newestGo } from '../../go-version.ts'
import { numberOf } from '../../record.ts'
import { defineCheck, type FieldRef } from '../check.ts'
import { byProcess, type CycleView } from '../context.ts'
import { gogcOf } from '../gogc.ts'

const since5 = { since: 5, until: newestGo }
const refs = (cycle: CycleView, ...fields: readonly string[]): FieldRef[] =>
  fields.map((field) => ({ record: cycle.index, field }))

/** One pause: the printed wall and CPU time in ms, and the factors that lead from one to the other. */
export interface PauseFactor extends FactorRange {
  readonly wall: number
  readonly cpu: number
}

export interface MarkCapacityFacts {
  /** What assist, background and idle come to at least, ms. */
  readonly cpuAtLeast: number
  /** What wall time × P comes to at most, ms. */
  readonly capacityAtMost: number
  readonly wallAtMost: number
  readonly procs: number
}

/** Go 1.9 and older never used more threads than this for a stopped world (`_MaxGcproc` in runtime/mgc.go). */
const mostProcsTo9 = 32

const markCpuFields = ['mark-assist-cpu', 'mark-background-cpu', 'mark-idle-cpu'] as const

function overCapacity(cycle: CycleView, wall: Interval): MarkCapacityFacts | null {
  const capacityAtMost = wall.hi * cycle.procs
  if (cycle.stopped || cycle.markCpu.lo <= capacityAtMost) return null
  return { cpuAtLeast: cycle.markCpu.lo, capacityAtMost, wallAtMost: wall.hi, procs: cycle.procs }
}

const wallWithStart = (cycle: CycleView) => addIntervals(cycle.wall.sweepTerm, cycle.wall.mark)

export const gctraceLineChecks = {
  'stw-factor': defineCheck({
    code: 'G1',
    always: since5,
    reads: [
      'gctrace.sweep-term-wall',
      'gctrace.sweep-term-cpu',
      'gctrace.mark-term-wall',
      'gctrace.mark-term-cpu',
      'gctrace.procs',
    ],
    *find({ cycles, document, rangeOf }) {
      for (const cycle of cycles) {
        const most = rangeOf(cycle.index).until <= 9 ? Math.min(cycle.procs, mostProcsTo9) : cycle.procs
        const pause = (phase: string): PauseFactor | null => {
          const wall = durationOf(document, cycle.record, `${phase}-wall`)
          const cpu = durationOf(document, cycle.record, `${phase}-cpu`)
          return wall && cpu ? { wall: wall.lo, cpu: cpu.lo, ...factorRange(wall, cpu, most) } : null
        }
        const sweepTerm = pause('sweep-term')
        const markTerm = pause('mark-term')
        if (!sweepTerm || !markTerm) continue
        if (Math.max(sweepTerm.lo, markTerm.lo) <= Math.min(sweepTerm.hi, markTerm.hi)) continue
        yield {
          record: cycle.index,
          refs: refs(cycle, 'sweep-term-wall', 'sweep-term-cpu', 'mark-term-wall', 'mark-term-cpu', 'procs'),
          facts: { sweepTerm, markTerm, most },
        }
      }
    },
  }),

  'heap-end-start': defineCheck({
    code: 'G2',
    usually: since5,
    reads: ['gctrace.heap-start', 'gctrace.heap-end'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const { start, end } = cycle
        if (end < start)
          yield { record: cycle.index, refs: refs(cycle, 'heap-end', 'heap-start'), facts: { start, end } }
      }
    },
  }),

  'heap-live-end': defineCheck({
    code: 'G3',
    always: since5,
    reads: ['gctrace.heap-end', 'gctrace.heap-live'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const { end, live } = cycle
        if (live > end) yield { record: cycle.index, refs: refs(cycle, 'heap-live', 'heap-end'), facts: { end, live } }
      }
    },
  }),

  'mark-cpu-capacity': defineCheck<MarkCapacityFacts>({
    code: 'G4',
    always: since5,
    reads: [...markCpuFields.map((field) => `gctrace.${field}`), 'gctrace.sweep-term-wall', 'gctrace.mark-wall'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const facts = overCapacity(cycle, wallWithStart(cycle))
        if (!facts) continue
        yield {
          record: cycle.index,
          refs: refs(cycle, ...markCpuFields, 'sweep-term-wall', 'mark-wall', 'procs'),
          facts,
        }
      }
    },
  }),

  'mark-cpu-wall': defineCheck<MarkCapacityFacts>({
    code: 'G5',
    usually: since5,
    reads: [...markCpuFields.map((field) => `gctrace.${field}`), 'gctrace.mark-wall'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        if (overCapacity(cycle, wallWithStart(cycle))) continue
        const facts = overCapacity(cycle, cycle.wall.mark)
        if (facts) yield { record: cycle.index, refs: refs(cycle, ...markCpuFields, 'mark-wall', 'procs'), facts }
      }
    },
  }),

  'start-goal': defineCheck({
    code: 'G7',
    always: { since: 6, until: 18 },
    usually: { since: 19, until: newestGo },
    reads: ['gctrace.heap-start', 'gctrace.heap-goal'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const { start, goal } = cycle
        if (start <= goal) continue
        yield { record: cycle.index, refs: refs(cycle, 'heap-start', 'heap-goal'), facts: { start, goal } }
      }
    },
  }),

  'goal-minimum': defineCheck({
    code: 'G9',
    usually: { since: 8, until: newestGo },
    reads: ['gctrace.heap-goal', 'gctrace.heap-live', 'gctrace.stack-scan', 'gctrace.global-scan'],
    *find({ cycles }) {
      for (const own of byProcess(cycles).values()) {
        const ratio = gogcOf(own)
        if (!ratio) continue
        const gogcAtLeast = ratio.lo * 100
        const minimum = Math.floor(4 * ratio.lo)
        for (const cycle of own) {
          if (cycle.goal >= minimum || cycle.stopped) continue
          yield {
            record: cycle.index,
            refs: refs(cycle, 'heap-goal'),
            facts: { goal: cycle.goal, minimum, gogcAtLeast },
          }
        }
      }
    },
  }),

  'forced-stop': defineCheck({
    code: 'G10',
    always: { since: 5, until: 8 },
    reads: ['gctrace.forced', 'gctrace.mark-wall', 'gctrace.heap-start', 'gctrace.heap-goal'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        if (!cycle.forced) continue
        const markWall = numberOf(cycle.record, 'mark-wall') ?? 0
        const { start, goal } = cycle
        if (markWall === 0 && goal === start) continue
        yield {
          record: cycle.index,
          refs: refs(cycle, ...(markWall === 0 ? ['heap-goal', 'heap-start'] : ['mark-wall']), 'forced'),
          facts: { markWall, start, goal },
        }
      }
    },
  }),

  'forced-stop-heap': defineCheck({
    code: 'G10h',
    usually: { since: 5, until: 8 },
    reads: ['gctrace.forced', 'gctrace.heap-start', 'gctrace.heap-end'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const { start, end } = cycle
        if (!cycle.forced || end === start) continue
        yield { record: cycle.index, refs: refs(cycle, 'heap-end', 'heap-start', 'forced'), facts: { start, end } }
      }
    },
  }),

  'live-allocated': defineCheck({
    code: 'G12',
    usually: since5,
    reads: ['gctrace.heap-start', 'gctrace.heap-end', 'gctrace.heap-live'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const { start, end, live } = cycle
        // Whole MiB, each cut off: the growth is more than end - start - 1, the live heap less than live + 1.
        const grownMoreThan = end - start - 1
        if (grownMoreThan < live + 1) continue
        yield {
          record: cycle.index,
          refs: refs(cycle, 'heap-live', 'heap-start', 'heap-end'),
          facts: { start, end, live, grownMoreThan },
        }
      }
    },
  }),

  'percent-range': defineCheck({
    code: 'G13',
    always: since5,
    reads: ['gctrace.gc-percent'],
    *find({ cycles }) {
      for (const cycle of cycles) {
        const percent = numberOf(cycle.record, 'gc-percent') ?? 0
        if (percent > 100) yield { record: cycle.index, refs: refs(cycle, 'gc-percent'), facts: { percent } }
      }
    },
  }),

  'field-count': defineCheck<FieldCountFacts>({
    code: 'G14',
    always: since5,
    reads: [],
    *find({ document }) {
      for (const [unread, { kind, span, line }] of document.unread.entries()) {
        if (kind !== 'gctrace.cycle') continue
        const end = document.lineStarts[line + 1] ?? document.text.length
        const facts = fieldCount(document.text.slice(span.start, end))
        if (facts) yield { unread, refs: [], facts }
      }
    },
  }),
}

/** How many times stand before `ms clock` and `ms cpu`, or which of stacks and globals is there alone. */
export type FieldCountFacts =
  | { readonly type: 'times'; readonly walls: number; readonly cpus: number }
  | { readonly type: 'sizes'; readonly alone: 'stacks' | 'globals' }

function fieldCount(line: string): FieldCountFacts | null {
  const match = /%[^:]*: ([\d.+]+) ms clock, ([\d.+/]+) ms cpu,/.exec(line)
  if (!match) return null
  const walls = (match[1] ?? '').split('+').length
  const cpus = (match[2] ?? '').split(/[+/]/).length
  if (!((walls === 3 && cpus === 5) || (walls === 5 && cpus === 7))) return { type: 'times', walls, cpus }
  const stacks = / MB stacks/.test(line)
  const globals = / MB globals/.test(line)
  if (stacks === globals || !/ \d+ P\b/.test(line)) return null
  return { type: 'sizes', alone: stacks ? 'stacks' : 'globals' }
}
