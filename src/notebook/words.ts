import type { CodesText } from '../text/codes.ts'
import type { FieldText } from '../text/field-text.ts'
import type { NotebookText } from '../text/ko/notebook.ts'
import type { Locale } from '../text/locales.ts'
import { type FamilyId, families } from '../trace/catalogue/index.ts'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { TraceRecord } from '../trace/record.ts'

/** What a cell says, in one language. */
export interface NotebookWords {
  readonly notebookText: NotebookText
  readonly codesText: CodesText
  readonly readCycleAloud: (cycle: GcCycle) => string
  readonly readRecordAloud: (record: TraceRecord) => string
}

// A browser loads the words of its page's language only, and before anything is hydrated; the build knows all of them.
const loaded: Partial<Record<Locale, NotebookWords>> = {}
if (import.meta.env.SSR) {
  loaded.ko = await import('./words.ko.ts')
  loaded.en = await import('./words.en.ts')
} else if (document.documentElement.lang === 'en') {
  loaded.en = await import('./words.en.ts')
} else {
  loaded.ko = await import('./words.ko.ts')
}

export function wordsOf(locale: Locale): NotebookWords {
  const words = loaded[locale] ?? loaded.ko ?? loaded.en
  if (words === undefined) throw new Error(`No words for “${locale}”: set <html lang> to a language of the site.`)
  return words
}

export type FieldWords = Readonly<Record<string, FieldText>>

// A family a file: a page loads the words of the families whose lines it has.
const fieldWords: Readonly<Record<Locale, Readonly<Record<FamilyId, () => Promise<FieldWords>>>>> = {
  ko: {
    gctrace: async () => (await import('../text/ko/gctrace.ts')).gctraceText,
    gcpacertrace: async () => (await import('../text/ko/gcpacertrace.ts')).gcpacertraceText,
    schedtrace: async () => (await import('../text/ko/schedtrace.ts')).schedtraceText,
    scavtrace: async () => (await import('../text/ko/scavtrace.ts')).scavtraceText,
    inittrace: async () => (await import('../text/ko/inittrace.ts')).inittraceText,
  },
  en: {
    gctrace: async () => (await import('../text/en/gctrace.ts')).gctraceText,
    gcpacertrace: async () => (await import('../text/en/gcpacertrace.ts')).gcpacertraceText,
    schedtrace: async () => (await import('../text/en/schedtrace.ts')).schedtraceText,
    scavtrace: async () => (await import('../text/en/scavtrace.ts')).scavtraceText,
    inittrace: async () => (await import('../text/en/inittrace.ts')).inittraceText,
  },
}

/**
 * The long explanations of the fields of one family. Loaded when a reader first touches a cell. A field that is new in the
 * catalogue says that it has no explanation yet.
 */
export async function loadFieldWords(locale: Locale, family: FamilyId): Promise<FieldWords> {
  const words = await fieldWords[locale][family]()
  const missing = Object.keys(families[family].fields).filter((field) => words[field] === undefined)
  if (missing.length === 0) return words
  const { unknownFieldText } = await (locale === 'en'
    ? import('../text/en/unknown-field.ts')
    : import('../text/ko/unknown-field.ts'))
  return { ...words, ...Object.fromEntries(missing.map((field) => [field, unknownFieldText(field)])) }
}

/** The sentences for lines that are no cycle of gctrace. Loaded when a page first has such a line. */
export async function loadVoice(locale: Locale): Promise<(record: TraceRecord) => string> {
  const { readRecordAloud } = await (locale === 'en'
    ? import('../text/en/sentence/index.ts')
    : import('../text/ko/sentence/index.ts'))
  return readRecordAloud
}
