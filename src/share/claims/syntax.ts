// What a claim is made of.

/** Powers of seconds and bytes: a rate of bytes is `{ time: -1, bytes: 1 }`, a share `{ time: 0, bytes: 0 }`. */
export interface Dimension {
  readonly time: number
  readonly bytes: number
}

export const plain: Dimension = { time: 0, bytes: 0 }

/** How a list of values becomes one. `percentile` carries its rank, `p99.9`. */
export const functions = [
  'min',
  'max',
  'mean',
  'median',
  'sum',
  'first',
  'last',
  'count',
  'share',
  'rate',
  'slope',
] as const
export type FunctionName = (typeof functions)[number] | 'percentile'

export type Which = 'before' | 'after'

/** A number that is read off a trace. */
export interface Measure {
  readonly type: 'measure'
  readonly fn: FunctionName
  /** 0 to 100, of a percentile. */
  readonly rank?: number
  /** Name of what is measured, as in `names.ts`: `stw`, `heap-goal`, `schedtrace.at`. */
  readonly of: string
  /** A filter of `src/trace/derive/filter.ts`: which records count. */
  readonly where: string
  /** `null`: the only trace, or of two the later. */
  readonly which: Which | null
  readonly start: number
  readonly end: number
}

export type Expression =
  | { readonly type: 'number'; readonly value: number; readonly dimension: Dimension }
  | Measure
  | { readonly type: 'negative'; readonly of: Expression }
  | {
      readonly type: 'operation'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: Expression
      readonly right: Expression
    }

export const comparisons = ['<', '<=', '>', '>=', '==', '!=', '~'] as const
export type Comparison = (typeof comparisons)[number]

export interface Claim {
  readonly left: Expression
  readonly comparison: Comparison
  readonly right: Expression
  /** How far the sides of `~` may be apart; without it, a tenth. */
  readonly within?: Expression
}

/**
 * What is wrong with a claim.
 *
 * - `empty`, `too-long`, `too-deep`, `unknown-sign`;
 * - `expected`: something else has to stand there, see `expected`;
 * - `unknown-name`, `unknown-function`; `unfit`: this function has nothing to say of this name;
 * - `unit-needed`: a number without a unit is compared with a time or a size; `units-differ`: a time with a size;
 * - `no-subject`: `before` or `after` alone, and no measure that they could be of;
 * - `within-needed`: nothing is nearly zero by itself;
 * - `filter`: what stands after `where` is no filter; `only-process`: a figure of the whole run can only choose a process.
 */
export type ClaimProblem =
  | 'empty'
  | 'too-long'
  | 'too-deep'
  | 'unknown-sign'
  | 'expected'
  | 'unknown-name'
  | 'unknown-function'
  | 'unfit'
  | 'unit-needed'
  | 'units-differ'
  | 'no-subject'
  | 'within-needed'
  | 'filter'
  | 'only-process'

/** What could stand at a place. */
export type Expected = 'comparison' | 'value' | 'name' | 'open' | 'close' | 'end' | 'rank'

export interface ClaimError {
  readonly problem: ClaimProblem
  /** Where in the claim, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly word: string
  readonly expected?: Expected
  /** Names that may have been meant. */
  readonly near: readonly string[]
}

export type ParsedClaim =
  | { readonly claim: Claim; readonly error?: undefined }
  | { readonly error: ClaimError; readonly claim?: undefined }

export const longestClaim = 500
/** Brackets within brackets beyond this are nobody's claim. */
export const deepest = 40
