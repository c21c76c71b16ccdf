import { intersectGo } from '../../go-version.ts'
import type { FieldRef } from '../check.ts'
import type { RunView } from './context.ts'
import { cpuSymptoms } from './cpu.ts'
import { heapSymptoms } from './heap.ts'
import { schedSymptoms } from './sched.ts'
import { type Confidence, confidences, type SymptomDef, type SymptomKind } from './symptom.ts'
import { textSymptoms } from './text.ts'

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
  /** The values to look at, the most telling first. Indices in `document.records`, or rows of the table. */
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

/** Troubles first, the surest of them first; then notes. */
export function compareSymptoms(a: Symptom, b: Symptom): number {
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) ||
    a.process - b.process
  )
}

/**
 * What one rule finds in a run. A rule that reads what only newer releases print is less sure where the text may be older.
 */
export function symptomOf(symptom: SymptomId, run: RunView): Symptom | null {
  const rule: SymptomDef<unknown> = symptoms[symptom]
  if (!intersectGo(rule.releases, run.range)) return null
  const hit = rule.find(run)
  if (!hit) return null
  const certain = rule.releases.since <= run.range.since && run.range.until <= rule.releases.until
  const confidence = hit.confidence ?? rule.confidence
  return {
    symptom,
    kind: hit.kind ?? rule.kind,
    confidence: certain ? confidence : lessSure(confidence),
    process: run.process,
    refs: hit.refs,
    lines: hit.refs.map(({ record }) => run.records.line(record)),
    count: hit.count,
    facts: hit.facts,
  } as Symptom
}

function lessSure(confidence: Confidence): Confidence {
  return confidence === 'clear' ? 'likely' : 'possible'
}
