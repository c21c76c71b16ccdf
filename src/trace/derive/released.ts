import { numberOf, type TraceRecord } from '../record.ts'
import type { GcCycle } from './gc-cycle.ts'

/** How much heap is given back to the operating system at a moment, as a scavenger line says. */
export interface Released {
  readonly record: TraceRecord
  /** The last cycle of its process printed before it, as an index: the lines have no clock of their own. */
  readonly cycle: number
  readonly mib: number
}

/**
 * What scavenger lines (`scavtrace=1`; to Go 1.13 also `gctrace=1`) say between GC lines. Lines before the first GC line of
 * their process are left out, and so are the short ones of old releases, which count what one round gave back.
 */
export function releasedOf(records: readonly TraceRecord[], cycles: readonly GcCycle[]): Released[] {
  const indexOf = new Map(cycles.map((cycle, index) => [cycle.record, index]))
  const last = new Map<number, number>()
  return records.flatMap((record): Released[] => {
    const index = indexOf.get(record)
    if (index !== undefined) last.set(record.process, index)
    const mib = mibOf(record)
    const cycle = last.get(record.process)
    return mib === undefined || cycle === undefined ? [] : [{ record, cycle, mib }]
  })
}

function mibOf(record: TraceRecord): number | undefined {
  if (record.kind === 'scavtrace.scav') {
    const kib = numberOf(record, 'released')
    return kib === undefined ? undefined : kib / 1024
  }
  // Only the long form tells what is given back altogether: it has the heap's whole address space, too.
  const whole = record.kind === 'gctrace.scvg' && numberOf(record, 'scvg-sys') !== undefined
  return whole ? numberOf(record, 'scvg-released') : undefined
}
