import * as en from '../text/en/index.ts'
import * as ko from '../text/ko/index.ts'
import type { Locale } from '../text/locales.ts'

type Word =
  | 'checksText'
  | 'cliText'
  | 'fieldTexts'
  | 'foreignText'
  | 'formatGoRange'
  | 'readCycleAloud'
  | 'readRecordAloud'
export type Words = Pick<typeof ko, Word>

/** What the command says, in each language. */
export const words: Readonly<Record<Locale, Words>> = { ko, en }
