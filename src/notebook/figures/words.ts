import type { ChartsText } from '../../text/ko/charts.ts'
import type { Locale } from '../../text/locales.ts'

// As in the cells: a browser loads one language, the build knows both.
const loaded: Partial<Record<Locale, ChartsText>> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../text/ko/charts.ts')).chartsText
  loaded.en = (await import('../../text/en/charts.ts')).chartsText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../text/en/charts.ts')).chartsText
} else {
  loaded.ko = (await import('../../text/ko/charts.ts')).chartsText
}

export function chartWords(locale: Locale): ChartsText {
  const words = loaded[locale] ?? loaded.ko ?? loaded.en
  if (words === undefined) throw new Error(`No words for “${locale}”: set <html lang> to a language of the site.`)
  return words
}
