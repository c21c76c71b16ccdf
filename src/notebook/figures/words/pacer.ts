import type { PacerText } from '../../../text/ko/charts-pacer.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<PacerText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-pacer.ts')).pacerText
  loaded.en = (await import('../../../text/en/charts-pacer.ts')).pacerText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-pacer.ts')).pacerText
} else {
  loaded.ko = (await import('../../../text/ko/charts-pacer.ts')).pacerText
}

export function pacerWords(locale: Locale): PacerText {
  return chosen(loaded, locale)
}
