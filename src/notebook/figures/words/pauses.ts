import type { PausesText } from '../../../text/ko/charts-pauses.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<PausesText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-pauses.ts')).pausesText
  loaded.en = (await import('../../../text/en/charts-pauses.ts')).pausesText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-pauses.ts')).pausesText
} else {
  loaded.ko = (await import('../../../text/ko/charts-pauses.ts')).pausesText
}

export function pausesWords(locale: Locale): PausesText {
  return chosen(loaded, locale)
}
