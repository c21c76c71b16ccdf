// What the rest of the product may use of the checks.
export type { FieldRef, Strength } from './check.ts'
export { type CheckId, checkIds, checks, type FactsOf } from './checks/index.ts'
export { diagnose, type Finding } from './diagnose.ts'
