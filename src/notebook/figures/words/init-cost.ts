import type { InitCostText } from '../../../text/ko/charts-init-cost.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<InitCostText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-init-cost.ts')).initCostText
  loaded.en = (await import('../../../text/en/charts-init-cost.ts')).initCostText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-init-cost.ts')).initCostText
} else {
  loaded.ko = (await import('../../../text/ko/charts-init-cost.ts')).initCostText
}

export function initCostWords(locale: Locale): InitCostText {
  return chosen(loaded, locale)
}
