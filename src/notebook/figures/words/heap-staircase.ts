import type { HeapStaircaseText } from '../../../text/ko/charts-heap-staircase.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<HeapStaircaseText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-heap-staircase.ts')).heapStaircaseText
  loaded.en = (await import('../../../text/en/charts-heap-staircase.ts')).heapStaircaseText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-heap-staircase.ts')).heapStaircaseText
} else {
  loaded.ko = (await import('../../../text/ko/charts-heap-staircase.ts')).heapStaircaseText
}

export function heapStaircaseWords(locale: Locale): HeapStaircaseText {
  return chosen(loaded, locale)
}
