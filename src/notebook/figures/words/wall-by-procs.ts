import type { WallByProcsText } from '../../../text/ko/charts-wall-by-procs.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<WallByProcsText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-wall-by-procs.ts')).wallByProcsText
  loaded.en = (await import('../../../text/en/charts-wall-by-procs.ts')).wallByProcsText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-wall-by-procs.ts')).wallByProcsText
} else {
  loaded.ko = (await import('../../../text/ko/charts-wall-by-procs.ts')).wallByProcsText
}

export function wallByProcsWords(locale: Locale): WallByProcsText {
  return chosen(loaded, locale)
}
