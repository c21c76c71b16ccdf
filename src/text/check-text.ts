import type { CheckId, FactsOf, Strength } from '../trace/diagnose/index.ts'

/** What a reader is told about one rule, in one language. Plain text; stretches in backticks are set as code. */
export interface CheckText<Facts> {
  /** A few words for lists. */
  readonly name: string
  /** What must hold, and why it does. */
  readonly holds: string
  /** What does not hold here, with the numbers of the line. */
  readonly message: (facts: Facts, strength: Strength) => string
  /** What to look at next. */
  readonly todo: string
}

/** Words for every rule. */
export type ChecksText = { readonly [Id in CheckId]: CheckText<FactsOf<Id>> }
