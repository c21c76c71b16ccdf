import type { FamilyId } from '../../trace/catalogue/index.ts'
import type { GoMinor } from '../../trace/go-version.ts'

/** A release from which on the same line means something else. What changed in the line itself is in the catalogue. */
export interface TurningPoint {
  readonly id: string
  readonly family: FamilyId
  readonly since: GoMinor
  /** The field that it is about. */
  readonly field?: string
}

/** Read in the runtime's source of the release named and the one before it. */
export const turningPoints = [
  { id: 'gctrace-variable', family: 'gctrace', since: 2 },
  { id: 'goal-from-all-marked', family: 'gctrace', since: 8, field: 'heap-goal' },
  { id: 'forced-by-user', family: 'gctrace', since: 9, field: 'forced' },
  { id: 'stw-cpu-by-procs', family: 'gctrace', since: 10, field: 'sweep-term-cpu' },
  { id: 'gctrace-2-quiet', family: 'gctrace', since: 12 },
  { id: 'goal-from-limit', family: 'gctrace', since: 19, field: 'heap-goal' },
  { id: 'stacks-scanned', family: 'gctrace', since: 20, field: 'stack-scan' },
  { id: 'percent-measured', family: 'gctrace', since: 23, field: 'gc-percent' },
  { id: 'utilization-goal', family: 'gcpacertrace', since: 10, field: 'u-g' },
  { id: 'sweep-in-some-cycles', family: 'gcpacertrace', since: 17 },
  { id: 'blocked-of-its-own', family: 'schedtrace', since: 7, field: 'blocked' },
  { id: 'threads-alive', family: 'schedtrace', since: 10, field: 'threads' },
  { id: 'wait-reasons', family: 'schedtrace', since: 11, field: 'wait-reason' },
  { id: 'status-preempted', family: 'schedtrace', since: 14, field: 'status' },
  { id: 'status-new', family: 'schedtrace', since: 26, field: 'status' },
] as const satisfies readonly TurningPoint[]

export type TurningPointId = (typeof turningPoints)[number]['id']
