import type { DocumentReleases } from '../../derive/release-range.ts'
import type { TraceStructure } from '../../derive/structure.ts'
import { intersectGo } from '../../go-version.ts'
import type { TraceDocument } from '../../record.ts'
import type { FieldRef } from '../check.ts'
import { checkContext } from '../context.ts'
import { runViews } from './context.ts'
import { cpuSymptoms } from './cpu.ts'
import { heapSymptoms } from './heap.ts'
import { schedSymptoms } from './sched.ts'
import { type Confidence, confidences, type SymptomDef, type SymptomKind } from './symptom.ts'
import { textSymptoms } from './text.ts'

export { type NextStep, nextSteps } from './next.ts'
export { type Confidence, confidences, type LessonAnchor, type ReaderQuestion, type SymptomKind } from './symptom.ts'

/** Every rule, by its permanent id, in the order in which findings of one kind are shown. */
export const symptoms = { ...heapSymptoms, ...cpuSymptoms, ...schedSymptoms, ...textSymptoms }

export type SymptomId = keyof typeof symptoms

/** The arithmetic that a rule reports. */
export type SymptomFacts<Id extends SymptomId> = (typeof symptoms)[Id] extends SymptomDef<infer Facts> ? Facts : never

export const symptomIds = Object.keys(symptoms) as SymptomId[]

interface SymptomOf<Id extends SymptomId> {
  readonly symptom: Id
  readonly kind: SymptomKind
  readonly confidence: Confidence
  readonly process: number
  /** The values to look at, the most telling first. Indices in `document.records`. */
  readonly refs: readonly FieldRef[]
  /** The physical line of each of `refs`, from 0. */
  readonly lines: readonly number[]
  /** How many records show it. */
  readonly count: number
  readonly facts: SymptomFacts<Id>
}

/** What a text says is, or is not, wrong with a program. Its facts go with its rule. Plain data. */
export type Symptom<Id extends SymptomId = SymptomId> = Id extends SymptomId ? SymptomOf<Id> : never

const kinds: readonly SymptomKind[] = ['trouble', 'note']

/**
 * What the lines say about the program: troubles first, the surest of them first; then notes. Empty for a healthy run.
 * A rule that reads what only newer releases print is less sure where the text may be older.
 */
export function symptomsOf(
  document: TraceDocument,
  structure?: TraceStructure,
  releases?: DocumentReleases,
): Symptom[] {
  const found: Symptom[] = []
  for (const run of runViews(checkContext(document, structure, releases))) {
    for (const symptom of symptomIds) {
      const rule: SymptomDef<unknown> = symptoms[symptom]
      if (!intersectGo(rule.releases, run.range)) continue
      const hit = rule.find(run)
      if (!hit) continue
      const certain = rule.releases.since <= run.range.since && run.range.until <= rule.releases.until
      const confidence = hit.confidence ?? rule.confidence
      found.push({
        symptom,
        kind: hit.kind ?? rule.kind,
        confidence: certain ? confidence : lessSure(confidence),
        process: run.process,
        refs: hit.refs,
        lines: hit.refs.map(({ record }) => document.records[record]?.line ?? 0),
        count: hit.count,
        facts: hit.facts,
      } as Symptom)
    }
  }
  return found.sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
      a.process - b.process,
  )
}

function lessSure(confidence: Confidence): Confidence {
  return confidence === 'clear' ? 'likely' : 'possible'
}
