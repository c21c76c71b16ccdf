import type { CommonScale } from '../../charts/common-scale.ts'
import type { Window } from '../../charts/plane.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import type { TraceRecord } from '../../trace/record.ts'
import type { At } from './cycle-cursor.svelte.ts'
import type { Target } from './marks.ts'
import type { Zoom } from './time-axis.ts'

/** What every figure of GC cycles is given. */
export interface CycleFigureProps {
  readonly cycles: readonly GcCycle[]
  readonly locale: 'ko' | 'en'
  /** The document's records, so that a target's number means the same here and in the trace cell. */
  readonly records?: readonly TraceRecord[]
  readonly highlight?: Target | null
  readonly onhighlight?: (target: Target | null) => void
  readonly onselect?: (target: Target) => void
  /** Cycles that are chosen together with other figures, as indices of their records. */
  readonly selected?: ReadonlySet<number>
  /** A range was drawn out in this figure. */
  readonly onrange?: (records: readonly number[], apart?: boolean) => void
  readonly zoom?: Zoom | undefined
  /** What the axes share with the figure of another trace. */
  readonly common?: CommonScale | undefined
}

/** What of the cycles can be seen; `undefined` where all of them can. */
export function windowIn({ cycles, zoom, common }: CycleFigureProps): Window | undefined {
  const part = zoom?.tools?.windowOf(cycles, zoom.viewport)
  if (part || !common) return part
  const all = [...cycles.keys()]
  return { from: common.span.from * 1000, to: common.span.to * 1000, seen: all, around: all }
}

/** The cycle that lies `stride` cycles on, brought into sight; see `zoom-tools.ts`. */
export function beyondWindow({ cycles, zoom }: CycleFigureProps, from: number, stride: number): number | undefined {
  return zoom?.tools?.beyondWindow(cycles, zoom, from, stride)
}

/** What the table of a figure is told about cycles, and what a press on a row of it does. */
export function tableOfCycles(props: CycleFigureProps) {
  const lit = litCycle(props)
  const picked = pickedCycles(props)
  let last = -1
  return {
    chosen: new Set([...picked].map(String)),
    ...(lit ? { lit: String(lit.cycle) } : {}),
    onrow: (id: string, extend: boolean) => {
      const index = Number(id)
      if (extend) {
        const from = lit ? lit.cycle : last < 0 ? index : last
        const [a, b] = from < index ? [from, index] : [index, from]
        props.onrange?.(recordsAt(props, [...props.cycles.keys()].slice(a, b + 1)))
      } else props.onselect?.(targetAt(props, { cycle: index, field: lit?.field ?? 'gc-number' }))
      last = index
    },
  }
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

/** The chosen records as indices of cycles, and back. */
export function pickedCycles({ cycles, records, selected }: CycleFigureProps): ReadonlySet<number> {
  if (!selected || selected.size === 0) return none
  if (!records) return selected
  const chosen = new Set([...selected].map((index) => records[index]))
  return new Set([...cycles.keys()].filter((index) => chosen.has(cycles[index]?.record)))
}
const none: ReadonlySet<number> = new Set()

export function recordsAt({ cycles, records }: CycleFigureProps, picked: readonly number[]): number[] {
  if (!records) return [...picked]
  const places = new Map(records.map((record, index) => [record, index]))
  return picked.flatMap((index) => {
    const record = cycles[index]?.record
    return (record && places.get(record)) ?? []
  })
}
