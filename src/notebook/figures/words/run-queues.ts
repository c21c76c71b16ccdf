import type { RunQueuesText } from '../../../text/ko/charts-run-queues.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<RunQueuesText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-run-queues.ts')).runQueuesText
  loaded.en = (await import('../../../text/en/charts-run-queues.ts')).runQueuesText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-run-queues.ts')).runQueuesText
} else {
  loaded.ko = (await import('../../../text/ko/charts-run-queues.ts')).runQueuesText
}

export function runQueuesWords(locale: Locale): RunQueuesText {
  return chosen(loaded, locale)
}
