import { diagnosisText as enAround } from '../text/en/diagnosis.ts'
import { symptomsText as enRules } from '../text/en/symptoms.ts'
import { diagnosisText as koAround } from '../text/ko/diagnosis.ts'
import { symptomsText as koRules } from '../text/ko/symptoms.ts'
import type { Locale } from '../text/locales.ts'
import { nothingFound } from '../text/nothing-found.ts'
import type { DiagnosisText, SymptomsText, SymptomText } from '../text/symptom-text.ts'
import { kpisOf, type ProcessKpis } from '../trace/derive/kpi.ts'
import { structureOf } from '../trace/derive/structure.ts'
import { nextSteps, type Symptom, symptoms, symptomsOf } from '../trace/diagnose/symptoms/index.ts'
import { parseTrace, type TraceDocument } from '../trace/index.ts'
import type { AnnotateOptions, Annotation, TextFormat } from './annotation.ts'
import { renderDiagnosisMarkdown } from './render-diagnosis-markdown.ts'
import { renderDiagnosisNdjson } from './render-diagnosis-ndjson.ts'
import { renderDiagnosisText } from './render-diagnosis-text.ts'

export type DiagnosisOptions = Pick<AnnotateOptions, 'format' | 'locale' | 'file' | 'width'>

export const diagnosisWords: Readonly<
  Record<Locale, { readonly around: DiagnosisText; readonly rules: SymptomsText }>
> = { ko: { around: koAround, rules: koRules }, en: { around: enAround, rules: enRules } }

/** One finding with everything that is said of it. */
export interface FindingView {
  readonly symptom: Symptom
  readonly name: string
  readonly says: string
  readonly why: string
  readonly others: readonly string[]
  readonly next: readonly { readonly step: string; readonly command: string; readonly answers: string }[]
  /** The lines that show it, the most telling first; `line` counts from 0. */
  readonly evidence: readonly {
    readonly line: number
    readonly record: number
    readonly fields: readonly string[]
  }[]
}

/** What the command says of a text, whatever the format. */
export interface DiagnosisView {
  readonly document: TraceDocument
  /** How many programs printed the lines. */
  readonly programs: number
  readonly figures: readonly ProcessKpis[]
  /** Troubles first, then notes, as in the workbench. */
  readonly findings: readonly FindingView[]
  /** What to say where there are none. */
  readonly calm: { readonly enough: boolean; readonly words: string }
}

const renderers: Readonly<Record<TextFormat, (view: DiagnosisView, options: DiagnosisOptions) => Iterable<string>>> = {
  text: renderDiagnosisText,
  markdown: renderDiagnosisMarkdown,
  ndjson: renderDiagnosisNdjson,
}

/** What the lines say about the program: the rules, words and figures of the workbench. Never throws, whatever the text is. */
export function diagnosis(text: string, options: DiagnosisOptions): Annotation {
  const document = parseTrace(text)
  return {
    pieces: renderers[options.format](diagnosisViewOf(document, options.locale), options),
    records: document.records.length,
    unread: document.unread.length,
    lines: document.lineStarts.length,
  }
}

export function diagnosisViewOf(document: TraceDocument, locale: Locale): DiagnosisView {
  const { around, rules } = diagnosisWords[locale]
  const structure = structureOf(document)
  const count = (...kinds: readonly string[]) => document.records.filter(({ kind }) => kinds.includes(kind)).length
  return {
    document,
    programs: structure.processes.length,
    figures: kpisOf(document, structure),
    findings: symptomsOf(document, structure).map((symptom): FindingView => {
      // The words of a rule take the facts of that rule; which one it is, is known from the finding only.
      const text = rules[symptom.symptom] as SymptomText<never>
      return {
        symptom,
        name: text.name,
        says: text.message(symptom.facts as never, symptom.confidence),
        why: text.rule,
        others: text.others,
        next: symptoms[symptom.symptom].next.map((step) => ({
          step,
          command: nextSteps[step],
          answers: around.nextSteps[step],
        })),
        evidence: evidenceOf(symptom),
      }
    }),
    calm: nothingFound(count, around),
  }
}

/** Values of one line stand together. */
function evidenceOf({ refs, lines }: Symptom): FindingView['evidence'] {
  const byLine = new Map<number, { line: number; record: number; fields: string[] }>()
  for (const [index, { record, field }] of refs.entries()) {
    const line = lines[index] ?? 0
    const place = byLine.get(line) ?? { line, record, fields: [] }
    byLine.set(line, place)
    if (!place.fields.includes(field)) place.fields.push(field)
  }
  return [...byLine.values()]
}
