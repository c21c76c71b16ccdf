import type { TraceRecord } from '../../../trace/record.ts'
import { type Readings, readingsOf } from '../../readings.ts'
import { formatMiB, formatNumber } from '../format.ts'

/** Reads the `scan:` and `scvg` lines aloud that gctrace prints beside its cycles. */
export function readGctraceMemory(record: TraceRecord): string {
  const readings = readingsOf(record)
  if (record.kind === 'gctrace.scan') return readScan(readings)
  return record.kind === 'gctrace.scvg' ? readScvg(readings) : ''
}

function readScan(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const objects = r.number('objects') === 1 ? 'object' : 'objects'
  const size = r.text('size-class')
  const what =
    size === 'total'
      ? `${objects} of all sizes (\`total\`)`
      : size === 'L'
        ? `large ${objects} (\`L\`)`
        : `${objects} of size class \`${size}\``
  const sum = `The cycle of the \`gc\` line before scanned ${count('objects')} ${what}.`
  if (!r.has('spans')) return sum
  return `${sum} It scanned ${count('objects-single')} singly, ${count('objects-sparse')} in sparse spans and ${count('objects-dense')} in dense ones. Spans scanned as a whole: ${count('spans-sparse')} sparse and ${count('spans-dense')} dense, ${count('spans')} in all.`
}

function readScvg(r: Readings): string {
  const mib = (field: string) => formatMiB(r.number(field))
  const round = r.number('scavenge-number')
  const who = r.on('forced')
    ? '`debug.FreeOSMemory()` asked for this line (`forced`).'
    : r.has('scavenge-number')
      ? round < 0
        ? '`debug.FreeOSMemory()` asked for this line (`-1`).'
        : `The scavenger printed this line in its round ${formatNumber(round)}.`
      : 'The background scavenger printed this line.'
  if (!r.has('scvg-inuse')) return `${who} It returned ${mib('scvg-released')} to the OS this time.`
  return `${who} Spans with objects make up ${mib('scvg-inuse')}, empty ones ${mib('scvg-idle')}. Of ${mib('scvg-sys')} obtained from the OS, ${mib('scvg-released')} are returned, so the heap occupies ${mib('scvg-consumed')}.`
}
