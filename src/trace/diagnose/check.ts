import { type GoRange, hullGo } from '../go-version.ts'
import type { CheckContext } from './context.ts'

/**
 * How binding a rule is. `always` follows from the runtime's source: a line that breaks it was damaged, edited or put in
 * the wrong place. `usually` is normal with known exceptions: a remark, never an error.
 */
export type Strength = 'always' | 'usually'

/** A value that takes part in a finding. */
export interface FieldRef {
  /** Index in `document.records`. */
  readonly record: number
  readonly field: string
}

/** One place where a rule does not hold. */
export interface Hit<Facts> {
  /** The record that breaks the rule, by its index; or the unread line, by its index in `document.unread`. */
  readonly record?: number
  readonly unread?: number
  /** The values that the arithmetic uses, the one to look at first. */
  readonly refs: readonly FieldRef[]
  /** The arithmetic with its numbers. */
  readonly facts: Facts
}

/** One rule. Its id is the key in the table of its file; its words are in `src/text/<locale>/checks.ts`. */
export interface CheckDef<Facts> {
  /** Short name for narrow places. G: in a line, X: between lines, P: pacer, S: scheduler, O: others. */
  readonly code: string
  /** Releases in which the rule has no exception, and in which it has some. Elsewhere it does not hold at all. */
  readonly always?: GoRange
  readonly usually?: GoRange
  /** Full ids of the fields it needs. */
  readonly reads: readonly string[]
  readonly find: (context: CheckContext) => Iterable<Hit<Facts>>
}

/** Keeps the type of the facts while checking the shape. */
export function defineCheck<Facts>(check: CheckDef<Facts>): CheckDef<Facts> {
  return check
}

/**
 * How a rule binds a process that may be of any release of `range`: as strongly as for all of them, and not at all if the
 * rule may not hold.
 */
export function strengthFor(check: CheckDef<unknown>, range: GoRange): Strength | null {
  if (check.always && covers(check.always, range)) return 'always'
  const both = check.always && check.usually ? hullGo(check.always, check.usually) : check.usually
  return both && covers(both, range) ? 'usually' : null
}

function covers(outer: GoRange, inner: GoRange): boolean {
  return outer.since <= inner.since && inner.until <= outer.until
}
