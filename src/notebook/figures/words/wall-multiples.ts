import type { WallMultiplesText } from '../../../text/ko/charts-wall-multiples.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<WallMultiplesText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-wall-multiples.ts')).wallMultiplesText
  loaded.en = (await import('../../../text/en/charts-wall-multiples.ts')).wallMultiplesText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-wall-multiples.ts')).wallMultiplesText
} else {
  loaded.ko = (await import('../../../text/ko/charts-wall-multiples.ts')).wallMultiplesText
}

export function wallMultiplesWords(locale: Locale): WallMultiplesText {
  return chosen(loaded, locale)
}
