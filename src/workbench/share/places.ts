import type { TraceView } from '../../notebook/notebook.svelte.ts'
import type { CapsuleView, Place, TraceIndex } from '../../share/capsule.ts'
import { clockOf } from '../../share/review.ts'

/** What the reader has chosen in a trace, as places: the widest last. */
export interface Chosen {
  readonly field: Place | null
  readonly line: Place | null
  readonly cycle: Place | null
  readonly range: (Place & { type: 'range' }) | null
}

export function chosenIn(view: TraceView, chosen: ReadonlySet<number>, trace: TraceIndex): Chosen {
  const { records } = view.document
  const record = view.visited === null ? records[view.current] : undefined
  const line = view.visited ?? record?.line ?? null
  const { selection } = view
  const selected = selection === null ? undefined : records[selection.record]
  return {
    field:
      selection === null || selected === undefined
        ? null
        : { type: 'field', trace, line: selected.line, field: `${selected.family}.${selection.field}` },
    line: line === null ? null : { type: 'line', trace, line },
    cycle: record?.kind === 'gctrace.cycle' ? { type: 'cycle', trace, line: record.line } : null,
    range: rangeOf(view, chosen, trace),
  }
}

/** From the first to the last of the records that were chosen together. */
function rangeOf({ document }: TraceView, chosen: ReadonlySet<number>, trace: TraceIndex): Chosen['range'] {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  let process: number | undefined
  for (const index of chosen) {
    const record = document.records[index]
    const clock = record && clockOf(record)
    if (record === undefined || clock == null) continue
    process ??= record.process
    if (record.process !== process) continue
    from = Math.min(from, clock)
    to = Math.max(to, clock)
  }
  return process === undefined || from > to ? null : { type: 'range', trace, process, from, to }
}

/** How the page looks, for the link. Lines rather than records: a later reader may find more records in them. */
export function capsuleViewOf(
  view: TraceView,
  chosen: ReadonlySet<number>,
  viewport: { readonly from: number; readonly to: number } | null,
): CapsuleView {
  const lines = [...new Set([...chosen].flatMap((index) => view.document.records[index]?.line ?? []))]
  return { ...(lines.length > 0 ? { chosen: lines } : {}), ...(viewport === null ? {} : { viewport }) }
}
