import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import type { TraceRecord } from '../../trace/record.ts'
import type { At } from './cycle-cursor.svelte.ts'
import type { Target } from './marks.ts'

/** What every figure of GC cycles is given. */
export interface CycleFigureProps {
  readonly cycles: readonly GcCycle[]
  readonly locale: 'ko' | 'en'
  /** The document's records, so that a target's number means the same here and in the trace cell. */
  readonly records?: readonly TraceRecord[]
  readonly highlight?: Target | null
  readonly onhighlight?: (target: Target | null) => void
  readonly onselect?: (target: Target) => void
}

/** The cycle of what is pointed at elsewhere; `null` where it is none of these. */
export function litCycle({ cycles, records, highlight }: CycleFigureProps): At | null {
  if (!highlight) return null
  const cycle = records ? cycles.findIndex((each) => each.record === records[highlight.record]) : highlight.record
  return cycle < 0 ? null : { cycle, field: highlight.field }
}

/** The other way round: what a place in the figure means in the trace. */
export function targetAt({ cycles, records }: CycleFigureProps, at: At): Target {
  const record = cycles[at.cycle]?.record
  return { record: records && record ? records.indexOf(record) : at.cycle, field: at.field }
}
