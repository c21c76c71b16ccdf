import type { TraceRecord } from '../../../trace/record.ts'
import { withUnit } from '../../number.ts'
import { readingsOf } from '../../readings.ts'
import { formatNumber, formatPercent } from '../format.ts'

/** Reads a `scav` line aloud. 0 KiB is less than 1 KiB. */
export function readScavtrace(record: TraceRecord): string {
  const r = readingsOf(record)
  const kib = (field: string) => withUnit(r.number(field), 'KiB')
  const work = r.has('work')
    ? `${kib('work')} returned to the OS since the line before.`
    : `Returned to the OS since the line before: ${kib('work-background')} in background, ${kib('work-eager')} by allocating goroutines.`
  return [
    r.has('generation') ? `Generation ${formatNumber(r.number('generation'))} of the scavenger's work.` : '',
    work,
    `${kib('released')} of heap are returned at this moment, and of the rest ${formatPercent(r.number('utilization'))} is in use.`,
    r.on('forced') ? '`debug.FreeOSMemory()` asked for it (`forced`).' : '',
    r.on('controller-reset') ? "The scavenger's controller went back to its initial state." : '',
  ]
    .filter(Boolean)
    .join(' ')
}
