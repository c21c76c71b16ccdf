import type { TraceRecord } from '../../../trace/record.ts'
import { withUnit } from '../../number.ts'
import { readingsOf } from '../../readings.ts'
import { formatNumber, formatPrintedMs } from '../format.ts'

/** Reads an `init` line aloud. */
export function readInittrace(record: TraceRecord): string {
  const r = readingsOf(record)
  const allocs = r.number('allocs')
  const memory =
    r.number('bytes') === 0 && allocs === 0
      ? 'It allocated nothing on the heap (0 B, 0 allocations).'
      : `It allocated ${withUnit(r.number('bytes'), 'B')} on the heap in ${formatNumber(allocs)} ${allocs === 1 ? 'allocation' : 'allocations'}.`
  return `The initialisation of \`${r.text('package')}\` began ${formatPrintedMs(r.number('at'))} after program start and took ${formatPrintedMs(r.number('init-wall'))} on the wall clock. ${memory}`
}
