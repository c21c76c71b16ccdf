import type { DenseText } from '../../../text/ko/charts-dense.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<DenseText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-dense.ts')).denseText
  loaded.en = (await import('../../../text/en/charts-dense.ts')).denseText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-dense.ts')).denseText
} else {
  loaded.ko = (await import('../../../text/ko/charts-dense.ts')).denseText
}

export function denseWords(locale: Locale): DenseText {
  return chosen(loaded, locale)
}
