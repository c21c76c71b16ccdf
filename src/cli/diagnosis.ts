import { diagnosisText as enAround } from '../text/en/diagnosis.ts'
import { symptomsText as enRules } from '../text/en/symptoms.ts'
import { diagnosisText as koAround } from '../text/ko/diagnosis.ts'
import { symptomsText as koRules } from '../text/ko/symptoms.ts'
import type { Locale } from '../text/locales.ts'
import { nothingFound } from '../text/nothing-found.ts'
import type { DiagnosisText, SymptomsText, SymptomText } from '../text/symptom-text.ts'
import {
  lineEndAt,
  lineStartAt,
  mostReadMiB,
  mostReadRecords,
  readTable,
  type TraceTable,
  tableSource,
  tellProcesses,
  textBetween,
  traceStream,
} from '../trace/columns/index.ts'
import type { ProcessKpis } from '../trace/derive/kpi.ts'
import {
  nextSteps,
  type Symptom,
  type SymptomKind,
  symptoms,
  TextDiagnosing,
  type TextDiagnosis,
} from '../trace/diagnose/symptoms/index.ts'
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
  readonly evidence: readonly Evidence[]
}

/** A line with the values on it that show something. */
export interface Evidence {
  readonly line: number
  /** Of the record on it. */
  readonly family: string
  readonly fields: readonly string[]
  /** As it was printed. */
  readonly text: string
}

/** What the command says of a text, whatever the format. */
export interface DiagnosisView {
  readonly records: number
  /** There is more of the text than was read. */
  readonly cut: boolean
  /** The line of a record, from 0. */
  readonly lineOf: (record: number) => number
  /** How many programs printed the lines, and how many of them have GC cycles. */
  readonly programs: number
  readonly programsWithCycles: number
  readonly figures: readonly ProcessKpis[]
  /** Troubles first, then notes, as in the workbench. */
  readonly findings: readonly FindingView[]
  /** How many findings there are of each kind, and of each rule as a kind, also those that are not listed. */
  readonly counts: TextDiagnosis['counts']
  readonly ofRule: TextDiagnosis['ofRule']
  /** What to say where there are none. */
  readonly calm: { readonly enough: boolean; readonly words: string }
}

const renderers: Readonly<Record<TextFormat, (view: DiagnosisView, options: DiagnosisOptions) => Iterable<string>>> = {
  text: renderDiagnosisText,
  markdown: renderDiagnosisMarkdown,
  ndjson: renderDiagnosisNdjson,
}

/** A text as far as it was read. */
export interface ReadText {
  readonly table: TraceTable
  /** There is more of it than is read. */
  readonly cut: boolean
}

/** Reads chunks of bytes up to what is read of a text at most, to the end of a line. */
export async function readUpTo(
  chunks: AsyncIterable<Uint8Array>,
  mostBytes = mostReadMiB * 1024 * 1024,
  mostRecords = mostReadRecords,
): Promise<ReadText> {
  const stream = traceStream()
  let bytes = 0
  for await (const chunk of chunks) {
    const room = mostBytes - bytes
    const isFull = stream.table.length >= mostRecords
    if (chunk.length > room || isFull) {
      // A line that has begun is read to its end where there is room for it.
      const end = isFull ? chunk.indexOf(0x0a) : chunk.lastIndexOf(0x0a, Math.max(0, room - 1))
      if (end < room) stream.push(chunk.subarray(0, end + 1))
      return { table: stream.end(), cut: true }
    }
    stream.push(chunk)
    bytes += chunk.length
  }
  return { table: stream.end(), cut: false }
}

/** A text as a table, for who has it at hand. */
export function tableOf(text: string): TraceTable {
  return readTable(new TextEncoder().encode(text))
}

/** What the lines say about the program: the rules, words and figures of the workbench. Never throws, whatever the text is. */
export function diagnosis({ table, cut }: ReadText, options: DiagnosisOptions): Annotation {
  const view = diagnosisViewOf(table, options.locale, options.format === 'ndjson' ? undefined : listed)
  return {
    pieces: renderers[options.format]({ ...view, cut }, options),
    records: table.length,
    unread: table.unreadCount,
    lines: table.lineCount,
  }
}

/** People read so much of a text of many programs; a program reads all of it. */
const listed = { kpis: 20, ofRule: 5 }

export function diagnosisViewOf(
  table: TraceTable,
  locale: Locale,
  kept?: { readonly kpis: number; readonly ofRule: number },
): DiagnosisView {
  const { around, rules } = diagnosisWords[locale]
  const split = tellProcesses(table)
  const diagnosing = new TextDiagnosing(tableSource(table), split, {
    cycles: table.counts.get('gctrace.cycle') ?? 0,
    ...(kept === undefined ? {} : { kept }),
  })
  while (diagnosing.step()) {}
  const said = diagnosing.result as TextDiagnosis
  const count = (...kinds: readonly string[]) => kinds.reduce((sum, kind) => sum + (table.counts.get(kind) ?? 0), 0)
  return {
    records: table.length,
    cut: false,
    programs: table.length === 0 ? 0 : said.runs,
    programsWithCycles: said.runsWithCycles,
    figures: said.kpis,
    lineOf: (record) => table.lineOf(record),
    counts: said.counts,
    ofRule: said.ofRule,
    findings: said.symptoms.map((symptom): FindingView => {
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
        evidence: evidenceOf(symptom, table),
      }
    }),
    calm: nothingFound(count, around),
  }
}

/** Values of one line stand together. */
function evidenceOf({ refs, lines }: Symptom, table: TraceTable): readonly Evidence[] {
  const byLine = new Map<number, Evidence & { fields: string[] }>()
  for (const [index, { record, field }] of refs.entries()) {
    const line = lines[index] ?? 0
    const { start } = table.bytesOf(record)
    const place = byLine.get(line) ?? {
      line,
      family: table.layoutOf(record).variant.family,
      fields: [],
      text: textBetween(table, lineStartAt(table, start), lineEndAt(table, start)),
    }
    byLine.set(line, place)
    if (!place.fields.includes(field)) place.fields.push(field)
  }
  return [...byLine.values()]
}

/** The findings of a kind, with how many more there are that a rule finds, at the last one of it that is listed. */
export function withRest(
  { findings, ofRule }: DiagnosisView,
  kind: SymptomKind,
): { readonly finding: FindingView; readonly more: number }[] {
  const found = findings.filter(({ symptom }) => symptom.kind === kind)
  const left = new Map<string, number>()
  for (const { symptom } of found) left.set(symptom.symptom, (left.get(symptom.symptom) ?? 0) + 1)
  const listed = new Map(left)
  return found.map((finding) => {
    const rule = finding.symptom.symptom
    const rest = (left.get(rule) ?? 1) - 1
    left.set(rule, rest)
    const all = ofRule[`${kind} ${rule}`] ?? 0
    return { finding, more: rest === 0 ? Math.max(0, all - (listed.get(rule) ?? 0)) : 0 }
  })
}
