import type { ZoomText } from '../../../text/ko/charts-zoom.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<ZoomText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-zoom.ts')).zoomText
  loaded.en = (await import('../../../text/en/charts-zoom.ts')).zoomText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-zoom.ts')).zoomText
} else {
  loaded.ko = (await import('../../../text/ko/charts-zoom.ts')).zoomText
}

export function zoomWords(locale: Locale): ZoomText {
  return chosen(loaded, locale)
}
