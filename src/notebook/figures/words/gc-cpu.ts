import type { GcCpuText } from '../../../text/ko/charts-gc-cpu.ts'
import type { Locale } from '../../../text/locales.ts'
import { type ByLocale, chosen } from './chosen.ts'

const loaded: ByLocale<GcCpuText> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../../text/ko/charts-gc-cpu.ts')).gcCpuText
  loaded.en = (await import('../../../text/en/charts-gc-cpu.ts')).gcCpuText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../../text/en/charts-gc-cpu.ts')).gcCpuText
} else {
  loaded.ko = (await import('../../../text/ko/charts-gc-cpu.ts')).gcCpuText
}

export function gcCpuWords(locale: Locale): GcCpuText {
  return chosen(loaded, locale)
}
