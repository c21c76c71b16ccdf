import { numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { structureOf } from './structure.ts'

/** What the pacer printed at the end of a cycle. Sizes in bytes. */
export interface PacerCycle {
  readonly record: TraceRecord
  readonly process: number
  /** The number of the GC line it belongs to, which is the next one; absent where that line is not in the text. */
  readonly gc?: number
  /** Go 1.5 to 1.17, or the pacer since Go 1.18. */
  readonly model: 'classic' | 'current'
  /** Marked by the cycle before (`H_m_prev`); only the classic pacer prints it. */
  readonly marked?: number
  readonly trigger: number
  readonly end: number
  readonly goal: number
  /** Share of the CPU that marking is taken to have used and was meant to use, in percent. */
  readonly utilization: number
  readonly utilizationGoal: number
  readonly consMark?: number
  readonly ratios?: ClassicRatios
}

/** The printed ratios of the classic pacer. */
export interface ClassicRatios {
  readonly trigger: number
  readonly actual: number
  readonly goal: number
  readonly goalDelta: number
  readonly actualDelta: number
  readonly utilization: number
}

/** ∆goal is end − goal as signed numbers, so a goal of all ones (GOGC=off, Go 1.18) comes out as -1. */
function goalOf(difference: number): number {
  return difference < 0 ? 2 ** 64 : difference
}

/** Every end line of the pacer in the order of the text. */
export function pacerCyclesOf(document: TraceDocument): PacerCycle[] {
  const { records } = document
  const isEnd = ({ kind }: TraceRecord) => kind === 'gcpacertrace.end' || kind === 'gcpacertrace.end-classic'
  if (!records.some(isEnd)) return []
  const { cycles, processOf } = structureOf(document)
  const gcOf = new Map(
    cycles.flatMap(({ end, record }): [number, number][] => {
      const number = numberOf(records[record] as TraceRecord, 'gc-number')
      return end === undefined || number === undefined ? [] : [[end, number]]
    }),
  )
  return records.flatMap((record, index): PacerCycle[] => {
    if (!isEnd(record)) return []
    const value = (field: string) => numberOf(record, field) ?? 0
    const gc = gcOf.get(index)
    const at = { record, process: processOf[index] ?? 0, ...(gc === undefined ? {} : { gc }) }
    if (record.kind === 'gcpacertrace.end') {
      return [
        {
          ...at,
          model: 'current',
          trigger: value('heap-trigger'),
          end: value('heap-end'),
          goal: goalOf(value('heap-end') - value('goal-delta')),
          utilization: value('utilization'),
          utilizationGoal: value('utilization-goal'),
          consMark: value('cons-mark'),
        },
      ]
    }
    return [
      {
        ...at,
        model: 'classic',
        marked: value('h-m-prev'),
        trigger: value('h-trigger'),
        end: value('h-actual'),
        goal: value('h-goal'),
        utilization: value('u-a') * 100,
        utilizationGoal: value('u-g') * 100,
        ratios: {
          trigger: value('h-t'),
          actual: value('h-a'),
          goal: value('h-g'),
          goalDelta: value('goal-delta-ratio'),
          actualDelta: value('actual-delta-ratio'),
          utilization: value('u-ratio'),
        },
      },
    ]
  })
}

export type IdentityId = 'h-a' | 'h-g' | 'h-t' | 'goal-delta-ratio' | 'actual-delta-ratio' | 'u-ratio'

/** A ratio that the classic pacer prints, and what follows for it from the other numbers of the line. */
export interface Identity {
  readonly id: IdentityId
  readonly printed: number
  readonly computed: number
  /** Equal to the seven digits that are printed. */
  readonly holds: boolean
}

/** Empty for the pacer since Go 1.18. All hold but that of `h_t`: in older releases the trigger could be moved to leave room for sweeping. */
export function identitiesOf(cycle: PacerCycle): Identity[] {
  const { ratios, marked } = cycle
  if (!ratios || !marked) return []
  const growth = (bytes: number) => bytes / marked - 1
  const pairs: readonly (readonly [IdentityId, number, number])[] = [
    ['h-t', ratios.trigger, growth(cycle.trigger)],
    ['h-g', ratios.goal, growth(cycle.goal)],
    ['h-a', ratios.actual, growth(cycle.end)],
    ['goal-delta-ratio', ratios.goalDelta, ratios.goal - ratios.trigger],
    ['actual-delta-ratio', ratios.actualDelta, ratios.actual - ratios.trigger],
    ['u-ratio', ratios.utilization, cycle.utilization / cycle.utilizationGoal],
  ]
  return pairs.map(([id, printed, computed]) => ({
    id,
    printed,
    computed,
    holds: Math.abs(printed - computed) <= 2e-6 * Math.max(1, Math.abs(printed)),
  }))
}
