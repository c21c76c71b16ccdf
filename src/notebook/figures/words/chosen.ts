import type { Locale } from '../../../text/locales.ts'

/** As in the cells: a browser loads one language, the build knows both. */
export type ByLocale<Text> = Partial<Record<Locale, Text>>

export function chosen<Text>(loaded: ByLocale<Text>, locale: Locale): Text {
  const words = loaded[locale] ?? loaded.ko ?? loaded.en
  if (words === undefined) throw new Error(`No words for “${locale}”: set <html lang> to a language of the site.`)
  return words
}
