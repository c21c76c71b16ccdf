import type { ChecksText } from '../text/check-text.ts'
import type { Locale } from '../text/locales.ts'

/** What is said about the rules: fetched when there is a finding to show. */
export async function checkWords(locale: Locale): Promise<ChecksText> {
  return (await (locale === 'en' ? import('../text/en/checks.ts') : import('../text/ko/checks.ts'))).checksText
}
