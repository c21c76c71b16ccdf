import { type CycleLane, laneIndexAt } from './cycle-columns.ts'
import type { PacerCycle } from './pacer-cycles.ts'

/** Printed ratios of the classic pacer, in the order in which columns keep them. */
export const ratioNames = ['trigger', 'actual', 'goal', 'goalDelta', 'actualDelta', 'utilization'] as const

/** What the pacer printed at the end of cycles, as typed arrays: for traces of which there are too many for objects. */
export interface PacerColumns {
  readonly length: number
  readonly lanes: readonly CycleLane[]
  /** Index of the record in its table. */
  readonly row: Uint32Array<ArrayBuffer>
  /** The number of the GC line it belongs to and that line's record; 0 and `noRow` where that line is not in the text. */
  readonly gc: Uint32Array<ArrayBuffer>
  readonly gcRow: Uint32Array<ArrayBuffer>
  /** Whether `atS` tells the time: pacer lines have no clock, and take that of the GC line that follows. */
  readonly timed: boolean
  /** Seconds since the program started; without GC lines the place of the line in its process, from 1. */
  readonly atS: Float64Array<ArrayBuffer>
  /** Sizes in bytes; `NaN` where a line does not print one, or has no goal. */
  readonly marked: Float64Array<ArrayBuffer>
  readonly trigger: Float64Array<ArrayBuffer>
  readonly end: Float64Array<ArrayBuffer>
  readonly goal: Float64Array<ArrayBuffer>
  /** Percent. */
  readonly utilization: Float64Array<ArrayBuffer>
  readonly utilizationGoal: Float64Array<ArrayBuffer>
  /** `NaN` for the classic pacer. */
  readonly consMark: Float64Array<ArrayBuffer>
  /** One array for each of `ratioNames`, `NaN` for the pacer since Go 1.18; empty where no line is of the classic one. */
  readonly ratios: readonly Float64Array<ArrayBuffer>[]
}

export const noRow = 0xffffffff

/** A line as an object, for the few that are looked at one by one. Its record has a process and no fields. */
export function pacerAt(columns: PacerColumns, place: number): PacerCycle {
  const number = (values: Float64Array) => values[place] ?? Number.NaN
  const lane = columns.lanes[laneIndexAt(columns, place)]
  const classic = Number.isNaN(number(columns.consMark))
  const gc = columns.gc[place] ?? 0
  const goal = number(columns.goal)
  const ratios = Object.fromEntries(ratioNames.map((name, at) => [name, columns.ratios[at]?.[place] ?? 0]))
  return {
    record: {
      family: 'gcpacertrace',
      kind: classic ? 'gcpacertrace.end-classic' : 'gcpacertrace.end',
      span: { start: 0, end: 0 },
      line: 0,
      printedBy: { since: classic ? 5 : 18, until: classic ? 17 : 18 },
      process: lane?.process ?? 0,
      fields: [],
    },
    process: lane?.process ?? 0,
    ...(gc > 0 ? { gc } : {}),
    model: classic ? 'classic' : 'current',
    trigger: number(columns.trigger),
    end: number(columns.end),
    goal: Number.isNaN(goal) ? 2 ** 64 : goal,
    utilization: number(columns.utilization),
    utilizationGoal: number(columns.utilizationGoal),
    ...(classic
      ? { marked: number(columns.marked), ratios: ratios as unknown as NonNullable<PacerCycle['ratios']> }
      : { consMark: number(columns.consMark) }),
  }
}
