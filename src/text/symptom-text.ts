import type { KpiId } from '../trace/derive/kpi.ts'
import type {
  Confidence,
  NextStep,
  ReaderQuestion,
  SymptomFacts,
  SymptomId,
  SymptomKind,
} from '../trace/diagnose/symptoms/index.ts'

/** What a reader is told about one rule of diagnosis, in one language. Plain text; stretches in backticks are set as code. */
export interface SymptomText<Facts> {
  /** A few words for lists. */
  readonly name: string
  /** What the lines show, with their numbers. */
  readonly message: (facts: Facts, confidence: Confidence) => string
  /** When the rule speaks up, and why there. */
  readonly rule: string
  /** What else it may be. */
  readonly others: readonly string[]
}

/** Words for every rule. */
export type SymptomsText = { readonly [Id in SymptomId]: SymptomText<SymptomFacts<Id>> }

/** What is said around the figures and findings. */
export interface DiagnosisText {
  readonly title: string
  /** Nothing stands out in so many cycles, SCHED lines and init lines. */
  readonly calm: (cycles: string, sched: string, inits: string, rules: number) => string
  readonly tooLittle: string
  readonly program: (number: number) => string
  /** A text of many programs: the figures of so many are told, of all that have GC cycles. */
  readonly worstRuns: (shown: string, all: string) => string
  /** So many programs of which a rule says the same are not listed. */
  readonly alsoIn: (count: string) => string
  /** A button that shows the next of those that are not listed yet. */
  readonly more: (next: string, left: string) => string
  readonly kinds: Readonly<Record<SymptomKind, { readonly title: string; readonly sign: string }>>
  readonly confidences: Readonly<Record<Confidence, { readonly name: string; readonly means: string }>>
  readonly confidence: string
  readonly evidence: string
  readonly rule: string
  readonly others: string
  readonly next: string
  readonly copy: string
  readonly copied: string
  readonly question: string
  readonly lesson: string
  readonly details: string
  readonly questions: Readonly<Record<ReaderQuestion, string>>
  readonly nextSteps: Readonly<Record<NextStep, string>>
  readonly kpiMeans: string
  readonly kpiTruncated: string
  readonly kpi: {
    readonly title: string
    readonly lead: (cycles: string, span: string) => string
    readonly tooFew: string
    readonly unknown: string
    /** Where the figure lies: from and to, with the unit. */
    readonly between: (from: string, to: string) => string
    readonly sample: Readonly<Record<'cycles' | 'stops' | 'steps', (count: string) => string>>
    readonly perSecond: string
    readonly names: Readonly<Record<KpiId, string>>
    readonly means: Readonly<Record<KpiId, string>>
    readonly sameAsMax: string
  }
}
