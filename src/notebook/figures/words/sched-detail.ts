import type { SchedDetailText } from '../../../text/ko/charts-sched-detail.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<SchedDetailText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-sched-detail.ts')).schedDetailText
  loaded.en = (await import('../../../text/en/charts-sched-detail.ts')).schedDetailText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-sched-detail.ts')).schedDetailText
} else {
  loaded.ko = (await import('../../../text/ko/charts-sched-detail.ts')).schedDetailText
}

export function schedDetailWords(locale: Locale): SchedDetailText {
  return chosen(loaded, locale)
}
