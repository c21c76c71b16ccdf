import { numberOf, type TraceRecord } from '../record.ts'

/** As in `derive/structure-processes.ts`. */
const printDelayMs = 100
const schedStartMs = 20

/**
 * Whether records are plainly of one process: every clock goes on as it does in a run. False says only that telling runs apart
 * needs a closer look, which `splitProcesses` takes; where this is true it finds a single run.
 */
export function isOneRun(records: readonly TraceRecord[]): boolean {
  let now = 0
  let cycle: { number: number; at: number } | null = null
  let schedAt: number | null = null
  let initAt: number | null = null
  for (const record of records) {
    const { kind } = record
    const clock = numberOf(record, 'at') ?? 0
    let at = clock
    let goesOn: boolean
    if (kind === 'gctrace.cycle' || kind === 'gctrace.cycle-stw') {
      const number = numberOf(record, 'gc-number') ?? 0
      at = Math.round(clock * 1000)
      goesOn = cycle === null ? now <= at + printDelayMs : number === cycle.number + 1 && at >= cycle.at
      cycle = { number, at }
    } else if (kind === 'schedtrace.summary' || kind === 'schedtrace.detail') {
      goesOn = schedAt === null ? (at > 0 || now <= schedStartMs) && now <= at + printDelayMs : at > 0 && at >= schedAt
      schedAt = at
    } else if (kind === 'inittrace.init') {
      goesOn = initAt === null ? now <= at + printDelayMs : at >= initAt
      initAt = at
    } else continue
    if (!goesOn) return false
    now = Math.max(now, at)
  }
  return true
}
