import type { TraceRecord } from '../trace/record.ts'
import type { LineReading } from './reading.ts'

type Derive = (line: LineReading) => string

/** The lines of the dump that a line belongs to: from its header to the next one. */
export function blockOf({ record, records }: LineReading): readonly TraceRecord[] {
  const at = records.indexOf(record)
  const isHeader = ({ kind }: TraceRecord) => kind === 'schedtrace.detail'
  const from = records.slice(0, at + 1).findLastIndex(isHeader)
  const next = records.findIndex((each, index) => index > at && isHeader(each))
  return records.slice(Math.max(from, 0), next < 0 ? undefined : next)
}

const of = (line: LineReading, kind: 'p' | 'm' | 'g') =>
  blockOf(line).filter((each) => each.kind === `schedtrace.${kind}`)
const read = (record: TraceRecord, field: string) => record.fields.find((each) => each.field === field)?.value

/** The G lines of the block with this status, with or without the bit of a GC that is scanning the stack. */
export const goroutinesWith = (line: LineReading, status: number) =>
  of(line, 'g').filter((each) => Number(read(each, 'status')) % 4096 === status)

/** The M lines of the block that hold a P. */
export const threadsWithP = (line: LineReading) => of(line, 'm').filter((each) => typeof read(each, 'p') === 'number')

export const waitingFor = (line: LineReading, reason: string) =>
  goroutinesWith(line, 4).filter((each) => read(each, 'wait-reason') === reason)

/** What follows from the block of a scheddetail line. */
export const derivedOfDetail = {
  'p-lines': (line) => String(of(line, 'p').length),
  'm-lines': (line) => String(of(line, 'm').length),
  'g-lines': (line) => String(of(line, 'g').length),
  'g-runnable': (line) => String(goroutinesWith(line, 1).length),
  'g-running': (line) => String(goroutinesWith(line, 2).length),
  'g-syscall': (line) => String(goroutinesWith(line, 3).length),
  'g-waiting': (line) => String(goroutinesWith(line, 4).length),
  'g-chan-receive': (line) => String(waitingFor(line, 'chan receive').length),
  'm-with-p': (line) => String(threadsWithP(line).length),
} satisfies Record<string, Derive>
