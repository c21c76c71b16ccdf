import type { ChartsText } from '../../../text/ko/charts.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<ChartsText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts.ts')).chartsText
  loaded.en = (await import('../../../text/en/charts.ts')).chartsText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts.ts')).chartsText
} else {
  loaded.ko = (await import('../../../text/ko/charts.ts')).chartsText
}

export function frameWords(locale: Locale): ChartsText {
  return chosen(loaded, locale)
}
