import type { GoMinor, GoRange } from '../go-version.ts'

/**
 * A release from which on a value counts or measures something else under the same name (trace-formats: what the runtime's
 * print statements show, by release).
 *
 * - `unknown`: the number of one side says nothing certain about the number of the other;
 * - `caution`: the same number is printed, but it came about in another way.
 */
export interface Shift {
  readonly id: ShiftId
  readonly kind: string
  readonly fields: readonly string[]
  readonly since: GoMinor
  readonly effect: 'unknown' | 'caution'
}

export type ShiftId =
  | 'swept-in-pause'
  | 'scan-apart'
  | 'goal-from-all-marked'
  | 'forced-by-user'
  | 'stw-cpu-by-procs'
  | 'no-limit'
  | 'stacks-now'
  | 'goal-at-mark-end'
  | 'stacks-scanned'
  | 'percent-without-scan'
  | 'percent-measured'
  | 'fractional-share'
  | 'utilization-goal'
  | 'growth-goal'
  | 'trigger-reached'
  | 'bytes-of-spans'
  | 'eager-apart'
  | 'old-statuses'
  | 'without-next'
  | 'blocked-of-its-own'
  | 'threads-alive'
  | 'wait-reasons'
  | 'status-new'

export const shifts: readonly Shift[] = [
  {
    id: 'swept-in-pause',
    kind: 'gctrace.cycle-stw',
    fields: ['sweep-time', 'mark-time', 'heap-before', 'heap-now', 'objects'],
    since: 3,
    effect: 'unknown',
  },
  {
    id: 'scan-apart',
    kind: 'gctrace.cycle',
    fields: ['mark-wall', 'mark-background-cpu', 'scan-wall', 'scan-cpu', 'write-barrier-wall'],
    since: 6,
    effect: 'unknown',
  },
  { id: 'percent-without-scan', kind: 'gctrace.cycle', fields: ['gc-percent'], since: 6, effect: 'unknown' },
  { id: 'goal-from-all-marked', kind: 'gctrace.cycle', fields: ['heap-goal'], since: 8, effect: 'caution' },
  { id: 'forced-by-user', kind: 'gctrace.cycle', fields: ['forced'], since: 9, effect: 'unknown' },
  {
    id: 'stw-cpu-by-procs',
    kind: 'gctrace.cycle',
    fields: ['sweep-term-cpu', 'mark-term-cpu'],
    since: 10,
    effect: 'unknown',
  },
  { id: 'stacks-now', kind: 'gctrace.cycle', fields: ['stack-scan'], since: 19, effect: 'unknown' },
  { id: 'goal-at-mark-end', kind: 'gctrace.cycle', fields: ['heap-goal'], since: 19, effect: 'caution' },
  { id: 'stacks-scanned', kind: 'gctrace.cycle', fields: ['stack-scan'], since: 20, effect: 'unknown' },
  { id: 'percent-measured', kind: 'gctrace.cycle', fields: ['gc-percent'], since: 23, effect: 'unknown' },

  { id: 'fractional-share', kind: 'gcpacertrace.start', fields: ['workers-fractional'], since: 10, effect: 'unknown' },
  { id: 'utilization-goal', kind: 'gcpacertrace.end-classic', fields: ['u-ratio'], since: 10, effect: 'unknown' },
  {
    id: 'growth-goal',
    kind: 'gcpacertrace.end-classic',
    fields: ['h-g', 'goal-delta-ratio'],
    since: 13,
    effect: 'unknown',
  },
  { id: 'trigger-reached', kind: 'gcpacertrace.end', fields: ['heap-trigger'], since: 20, effect: 'unknown' },
  { id: 'bytes-of-spans', kind: 'gcpacertrace.sweep', fields: ['sweep-allocated'], since: 9, effect: 'unknown' },

  {
    id: 'eager-apart',
    kind: 'scavtrace.scav',
    fields: ['work-background', 'work-eager'],
    since: 21,
    effect: 'unknown',
  },

  { id: 'without-next', kind: 'schedtrace.summary', fields: ['local-runqueues'], since: 5, effect: 'unknown' },
  { id: 'without-next', kind: 'schedtrace.p', fields: ['runqsize'], since: 5, effect: 'unknown' },
  { id: 'threads-alive', kind: 'schedtrace.summary', fields: ['threads'], since: 10, effect: 'unknown' },
  { id: 'threads-alive', kind: 'schedtrace.detail', fields: ['threads'], since: 10, effect: 'unknown' },
  { id: 'blocked-of-its-own', kind: 'schedtrace.m', fields: ['blocked'], since: 7, effect: 'unknown' },
  { id: 'old-statuses', kind: 'schedtrace.g', fields: ['status'], since: 4, effect: 'unknown' },
  { id: 'wait-reasons', kind: 'schedtrace.g', fields: ['wait-reason'], since: 11, effect: 'unknown' },
]

/**
 * Whether a value is carried over a border between two releases. A line that may come from either side of it may have to
 * cross; inside its own releases a line is printed as it is.
 */
export function crosses(since: GoMinor, from: GoRange, to: GoMinor): boolean {
  if (to >= from.since && to <= from.until) return false
  return to < since ? from.until >= since : from.since < since
}

export function shiftsOf(kind: string, field: string, from: GoRange, to: GoMinor): readonly Shift[] {
  return shifts.filter((each) => each.kind === kind && each.fields.includes(field) && crosses(each.since, from, to))
}
