import type { CheckDef } from '../check.ts'
import { gctraceLineChecks } from './gctrace-line.ts'
import { gctraceSeriesChecks } from './gctrace-series.ts'
import { otherChecks } from './other.ts'
import { pacerChecks } from './pacer.ts'
import { pacerClassicChecks } from './pacer-classic.ts'
import { schedChecks } from './sched.ts'

/** Every rule, by its permanent id. */
export const checks = {
  ...gctraceLineChecks,
  ...gctraceSeriesChecks,
  ...pacerChecks,
  ...pacerClassicChecks,
  ...schedChecks,
  ...otherChecks,
}

export type CheckId = keyof typeof checks

/** The arithmetic that a rule reports. */
export type FactsOf<Id extends CheckId> = (typeof checks)[Id] extends CheckDef<infer Facts> ? Facts : never

export const checkIds = Object.keys(checks) as CheckId[]
