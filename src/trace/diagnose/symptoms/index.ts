import { doAll } from '../../derive/run/gather-runs.ts'
import { documentSource } from '../../derive/run/record-source.ts'
import { structureOf, type TraceStructure } from '../../derive/structure.ts'
import { flatSplitOf } from '../../derive/structure-processes.ts'
import type { TraceDocument } from '../../record.ts'
import { diagnosisSteps, type TextDiagnosis } from './diagnosis-steps.ts'
import type { Symptom } from './rules.ts'

export { type DiagnosisProgress, TextDiagnosing, type TextDiagnosis } from './diagnosis-steps.ts'
export { type NextStep, nextSteps } from './next.ts'
export { type Symptom, type SymptomFacts, type SymptomId, symptomIds, symptoms } from './rules.ts'
export { type Confidence, confidences, type LessonAnchor, type ReaderQuestion, type SymptomKind } from './symptom.ts'

/** The figures of each run, and what the lines say about the programs. */
export function diagnosisOf(document: TraceDocument, structure: TraceStructure = structureOf(document)): TextDiagnosis {
  return doAll(diagnosisSteps(documentSource(document), flatSplitOf(structure)))
}

/** What the lines say about the program: troubles first, the surest of them first; then notes. Empty for a healthy run. */
export function symptomsOf(document: TraceDocument, structure?: TraceStructure): readonly Symptom[] {
  return diagnosisOf(document, structure).symptoms
}
