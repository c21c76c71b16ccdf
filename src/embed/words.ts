// What the element says, in both languages: it may stand in any page. Of the words on fields it shows names and meanings
// only; the build leaves out the rest (src/build/embed.ts).
import { derivedText as enDerived } from '../text/en/derived.ts'
import { embedText as enUi } from '../text/en/embed.ts'
import { gcpacertraceText as enPacer } from '../text/en/gcpacertrace.ts'
import { gctraceText as enGc } from '../text/en/gctrace.ts'
import { inittraceText as enInit } from '../text/en/inittrace.ts'
import { scavtraceText as enScav } from '../text/en/scavtrace.ts'
import { schedtraceText as enSched } from '../text/en/schedtrace.ts'
import { readRecordAloud as readEn } from '../text/en/sentence/index.ts'
import { readCycleAloud as readCycleEn } from '../text/en/sentence.ts'
import { derivedText as koDerived } from '../text/ko/derived.ts'
import { type EmbedText, embedText as koUi } from '../text/ko/embed.ts'
import { gcpacertraceText as koPacer } from '../text/ko/gcpacertrace.ts'
import { gctraceText as koGc } from '../text/ko/gctrace.ts'
import { inittraceText as koInit } from '../text/ko/inittrace.ts'
import { scavtraceText as koScav } from '../text/ko/scavtrace.ts'
import { schedtraceText as koSched } from '../text/ko/schedtrace.ts'
import { readRecordAloud as readKo } from '../text/ko/sentence/index.ts'
import { readCycleAloud as readCycleKo } from '../text/ko/sentence.ts'
import type { Locale } from '../text/locales.ts'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { TraceRecord } from '../trace/record.ts'

/** A field's name, and what its number says in one sentence. */
export interface ShortFieldText {
  readonly name: string
  readonly means: string
}

export interface EmbedWords {
  readonly ui: EmbedText
  readonly derived: typeof koDerived
  readonly fields: Readonly<Record<string, Readonly<Record<string, ShortFieldText>>>>
  readonly readCycle: (cycle: GcCycle) => string
  readonly readRecord: (record: TraceRecord) => string
}

const words: Readonly<Record<Locale, EmbedWords>> = {
  ko: {
    ui: koUi,
    derived: koDerived,
    fields: { gctrace: koGc, gcpacertrace: koPacer, schedtrace: koSched, scavtrace: koScav, inittrace: koInit },
    readCycle: readCycleKo,
    readRecord: readKo,
  },
  en: {
    ui: enUi,
    derived: enDerived,
    fields: { gctrace: enGc, gcpacertrace: enPacer, schedtrace: enSched, scavtrace: enScav, inittrace: enInit },
    readCycle: readCycleEn,
    readRecord: readEn,
  },
}

export function embedWords(locale: Locale): EmbedWords {
  return words[locale]
}
