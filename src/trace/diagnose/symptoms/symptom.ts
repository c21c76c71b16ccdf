import type { GoRange } from '../../go-version.ts'
import type { FieldRef } from '../check.ts'
import type { RunView } from './context.ts'
import type { NextStep } from './next.ts'

/**
 * How sure a symptom is.
 *
 * - `clear`: it stands on the lines, and the runtime's source leaves no other meaning;
 * - `likely`: the lines show it, and of several causes one is the usual;
 * - `possible`: a sign that something else has to confirm.
 */
export type Confidence = (typeof confidences)[number]
export const confidences = ['clear', 'likely', 'possible'] as const

/** `trouble` costs time or memory; `note` says what the trace shows, or what it cannot show. */
export type SymptomKind = 'trouble' | 'note'

/** What the course asks and answers: numbers of the readers' questions. */
export type ReaderQuestion = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14

/** The sections of the lesson on diagnosis. */
export type LessonAnchor =
  | 'leak'
  | 'kept'
  | 'assist'
  | 'pauses'
  | 'tiny-heap'
  | 'limit'
  | 'forced'
  | 'idle-procs'
  | 'waiting'
  | 'start'
  | 'whose'

/** One thing that a rule found in a run. */
export interface SymptomHit<Facts> {
  readonly facts: Facts
  /** The values to look at, the most telling first. */
  readonly refs: readonly FieldRef[]
  /** How many records show it. */
  readonly count: number
  readonly confidence?: Confidence
  readonly kind?: SymptomKind
}

/** One rule. Its id is the key in the table of its file; its words are in `src/text/<locale>/symptoms.ts`. */
export interface SymptomDef<Facts> {
  readonly kind: SymptomKind
  readonly confidence: Confidence
  /** Releases that can print what the rule reads and behave as it assumes. */
  readonly releases: GoRange
  readonly question: ReaderQuestion
  readonly lesson: LessonAnchor
  /** What to run next, the most useful first. */
  readonly next: readonly NextStep[]
  /** At most one hit for each run. */
  readonly find: (run: RunView) => SymptomHit<Facts> | null
}

/** Keeps the type of the facts while checking the shape. */
export function defineSymptom<Facts>(symptom: SymptomDef<Facts>): SymptomDef<Facts> {
  return symptom
}
