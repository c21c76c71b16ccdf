import type { WorkbenchText } from '../text/ko/workbench.ts'
import type { Locale } from '../text/locales.ts'

// As in the cells: a browser loads one language, the build knows both.
const loaded: Partial<Record<Locale, WorkbenchText>> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../text/ko/workbench.ts')).workbenchText
  loaded.en = (await import('../text/en/workbench.ts')).workbenchText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../text/en/workbench.ts')).workbenchText
} else {
  loaded.ko = (await import('../text/ko/workbench.ts')).workbenchText
}

export function workbenchWords(locale: Locale): WorkbenchText {
  const words = loaded[locale] ?? loaded.ko ?? loaded.en
  if (words === undefined) throw new Error(`No words for “${locale}”: set <html lang> to a language of the site.`)
  return words
}
