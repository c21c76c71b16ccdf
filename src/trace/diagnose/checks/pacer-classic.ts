// The arithmetic of the pacer's end line of Go 1.5 to 1.17 (endCycle in runtime/mgc.go, then mgcpacer.go).
import type { Interval } from '../../derive/interval.ts'
import { floatOf } from '../../derive/structure-values.ts'
import { numberOf } from '../../record.ts'
import { defineCheck, type Hit } from '../check.ts'
import type { CheckContext } from '../context.ts'

const classic = { since: 5, until: 17 }
const kind = 'gcpacertrace.end-classic'

/** The runtime computes with rounded binary fractions; the print has seven digits. */
const slack = 2e-6

interface Line {
  readonly index: number
  readonly number: (field: string) => number
  readonly float: (field: string) => Interval | undefined
}

function* lines({ document, ofKind, record }: CheckContext): Iterable<Line> {
  for (const index of ofKind(kind)) {
    yield {
      index,
      number: (field) => numberOf(record(index), field) ?? 0,
      // `NaN` and `+Inf` are printed where the last heap was empty; nothing follows from them.
      float: (field) =>
        Number.isFinite(numberOf(record(index), field)) ? floatOf(document, record(index), field) : undefined,
    }
  }
}

const refs = (record: number, ...fields: readonly string[]) => fields.map((field) => ({ record, field }))

/** Whether a printed float may be what was computed; `relative` for numbers of any size. */
function agrees(printed: Interval, computed: Interval): boolean {
  const size = Math.max(1, Math.abs(computed.lo), Math.abs(computed.hi))
  return printed.lo - slack * size <= computed.hi && printed.hi + slack * size >= computed.lo
}

/** One equation with the numbers of the line: what is printed, and what its other numbers give. */
export interface GrowthFacts {
  readonly symbol: 'h_a' | 'h_g' | 'h_t'
  readonly bytes: number
  readonly base: number
  readonly printed: number
  readonly computed: number
}

export interface DeltaFacts {
  readonly symbol: 'goalΔ' | 'actualΔ'
  readonly from: number
  readonly trigger: number
  readonly printed: number
  readonly computed: number
}

export type UtilizationFacts =
  | {
      readonly type: 'quotient'
      readonly ua: number
      readonly ug: number
      readonly printed: number
      readonly computed: number
    }
  | { readonly type: 'floor'; readonly ua: number }

function growth(line: Line, symbol: GrowthFacts['symbol'], field: string, bytesField: string): Hit<GrowthFacts> | null {
  const printed = line.float(field)
  const bytes = line.number(bytesField)
  const base = line.number('h-m-prev')
  if (!printed || base === 0) return null
  const computed = bytes / base - 1
  if (agrees(printed, { lo: computed, hi: computed })) return null
  return {
    record: line.index,
    refs: refs(line.index, field, bytesField, 'h-m-prev'),
    facts: { symbol, bytes, base, printed: line.number(field), computed },
  }
}

export const pacerClassicChecks = {
  'classic-growth': defineCheck<GrowthFacts>({
    code: 'P4',
    always: classic,
    reads: [
      'gcpacertrace.h-a',
      'gcpacertrace.h-actual',
      'gcpacertrace.h-g',
      'gcpacertrace.h-goal',
      'gcpacertrace.h-m-prev',
    ],
    *find(context) {
      for (const line of lines(context)) {
        const actual = growth(line, 'h_a', 'h-a', 'h-actual')
        if (actual) yield actual
        const goal = growth(line, 'h_g', 'h-g', 'h-goal')
        if (goal) yield goal
      }
    },
  }),

  'classic-trigger': defineCheck<GrowthFacts>({
    code: 'P4t',
    usually: { since: 15, until: 17 },
    reads: ['gcpacertrace.h-t', 'gcpacertrace.h-trigger', 'gcpacertrace.h-m-prev'],
    *find(context) {
      for (const line of lines(context)) {
        const hit = growth(line, 'h_t', 'h-t', 'h-trigger')
        if (hit) yield hit
      }
    },
  }),

  'classic-delta': defineCheck<DeltaFacts>({
    code: 'P4d',
    always: classic,
    reads: ['gcpacertrace.goal-delta-ratio', 'gcpacertrace.actual-delta-ratio', 'gcpacertrace.h-t'],
    *find(context): Iterable<Hit<DeltaFacts>> {
      const equations = [
        ['goalΔ', 'goal-delta-ratio', 'h-g'],
        ['actualΔ', 'actual-delta-ratio', 'h-a'],
      ] as const
      for (const line of lines(context)) {
        for (const [symbol, field, fromField] of equations) {
          const printed = line.float(field)
          const from = line.float(fromField)
          const trigger = line.float('h-t')
          if (!printed || !from || !trigger) continue
          if (agrees(printed, { lo: from.lo - trigger.hi, hi: from.hi - trigger.lo })) continue
          const values = { from: line.number(fromField), trigger: line.number('h-t'), printed: line.number(field) }
          yield {
            record: line.index,
            refs: refs(line.index, field, fromField, 'h-t'),
            facts: { symbol, ...values, computed: values.from - values.trigger },
          }
        }
      }
    },
  }),

  'classic-utilization': defineCheck<UtilizationFacts>({
    code: 'P4u',
    always: classic,
    reads: ['gcpacertrace.u-a', 'gcpacertrace.u-g', 'gcpacertrace.u-ratio'],
    *find(context): Iterable<Hit<UtilizationFacts>> {
      for (const line of lines(context)) {
        const ua = line.float('u-a')
        const ug = line.float('u-g')
        const printed = line.float('u-ratio')
        if (ua && ua.hi < 0.25) {
          yield { record: line.index, refs: refs(line.index, 'u-a'), facts: { type: 'floor', ua: line.number('u-a') } }
        }
        if (!ua || !ug || !printed || ug.lo <= 0) continue
        if (agrees(printed, { lo: ua.lo / ug.hi, hi: ua.hi / ug.lo })) continue
        const values = { ua: line.number('u-a'), ug: line.number('u-g'), printed: line.number('u-ratio') }
        yield {
          record: line.index,
          refs: refs(line.index, 'u-ratio', 'u-a', 'u-g'),
          facts: { type: 'quotient', ...values, computed: values.ua / values.ug },
        }
      }
    },
  }),

  'classic-live': defineCheck({
    code: 'P8',
    always: { since: 8, until: 17 },
    usually: { since: 5, until: 7 },
    reads: ['gcpacertrace.h-m-prev', 'gctrace.heap-live'],
    *find({ cycles, record }) {
      for (const { joined, previous } of cycles) {
        const { end } = joined
        if (end === undefined || !previous || record(end).kind !== kind) continue
        const bytes = numberOf(record(end), 'h-m-prev') ?? 0
        const mib = Math.floor(bytes / 2 ** 20)
        if (mib === previous.live) continue
        yield {
          record: end,
          refs: [
            { record: end, field: 'h-m-prev' },
            { record: previous.index, field: 'heap-live' },
          ],
          facts: { bytes, mib, printed: previous.live, number: previous.number },
        }
      }
    },
  }),
}
