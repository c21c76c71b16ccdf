import type { FieldText } from '../text/field-text.ts'
import type { NotebookText } from '../text/ko/notebook.ts'
import type { Locale } from '../text/locales.ts'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { TraceRecord } from '../trace/record.ts'

/** What a cell says, in one language. */
export interface NotebookWords {
  readonly notebookText: NotebookText
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

/** The long explanations of every field. Loaded when a reader first touches a cell. */
export async function loadFieldWords(locale: Locale): Promise<FieldWords> {
  return locale === 'en'
    ? (await import('../text/en/gctrace.ts')).gctraceText
    : (await import('../text/ko/gctrace.ts')).gctraceText
}
