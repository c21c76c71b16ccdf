import type { ForeignText } from '../text/ko/foreign.ts'
import type { Locale } from '../text/locales.ts'

/** The names of what is not a trace: few readers need them, so nobody loads them before. */
export async function loadForeignWords(locale: Locale): Promise<ForeignText> {
  return locale === 'en'
    ? (await import('../text/en/foreign.ts')).foreignText
    : (await import('../text/ko/foreign.ts')).foreignText
}
