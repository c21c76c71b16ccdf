import type { GcTimelineText } from '../../../text/ko/charts-gc-timeline.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<GcTimelineText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-gc-timeline.ts')).gcTimelineText
  loaded.en = (await import('../../../text/en/charts-gc-timeline.ts')).gcTimelineText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-gc-timeline.ts')).gcTimelineText
} else {
  loaded.ko = (await import('../../../text/ko/charts-gc-timeline.ts')).gcTimelineText
}

export function gcTimelineWords(locale: Locale): GcTimelineText {
  return chosen(loaded, locale)
}
