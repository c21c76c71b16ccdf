import { type CodesText, gStatusOf, pStatusOf, waitReasonText } from '../text/codes.ts'

export interface Coded {
  /** The number as it is put together, or what is printed. */
  readonly printed: string
  readonly says: string
}

/** GC scans the goroutine's stack: added to its status. */
const scanning = 4096

/** What a printed value stands for where it is a code: the status of a P or G, a wait reason. `null` for all other values. */
export function codedOf(codes: CodesText, kind: string, field: string, raw: string): Coded | null {
  if (field === 'wait-reason') {
    const says = waitReasonText(codes, raw)
    return says === undefined ? null : { printed: raw, says }
  }
  const value = Number(raw)
  if (field !== 'status' || !Number.isInteger(value)) return null
  if (kind === 'schedtrace.p') {
    const status = pStatusOf(value)
    return status === undefined ? null : { printed: `status=${raw}`, says: codes.pStatus[status] }
  }
  const { status, scanning: isScanned } = gStatusOf(value)
  if (status === undefined) return null
  const printed = isScanned ? `status=${raw} = ${scanning} + ${value - scanning}` : `status=${raw}`
  return { printed, says: codes.gStatus[status] }
}
