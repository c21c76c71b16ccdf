import { formatGoRange as enGoRange } from '../../text/en/format.ts'
import { formatGoRange as koGoRange } from '../../text/ko/format.ts'
import type { ReprintText } from '../../text/ko/reprint.ts'
import type { Locale } from '../../text/locales.ts'
import type { GoRange } from '../../trace/go-version.ts'

// A browser loads the words of its page's language only; the build knows all of them.
const loaded: Partial<Record<Locale, ReprintText>> = {}
if (import.meta.env.SSR) {
  loaded.ko = (await import('../../text/ko/reprint.ts')).reprintText
  loaded.en = (await import('../../text/en/reprint.ts')).reprintText
} else if (document.documentElement.lang === 'en') {
  loaded.en = (await import('../../text/en/reprint.ts')).reprintText
} else {
  loaded.ko = (await import('../../text/ko/reprint.ts')).reprintText
}

export function reprintWords(locale: Locale): ReprintText {
  const words = loaded[locale] ?? loaded.ko ?? loaded.en
  if (words === undefined) throw new Error(`No words for “${locale}”.`)
  return words
}

/** `Go 1.6–1.17` in the language's way. */
export function goRange(locale: Locale, range: GoRange): string {
  return (locale === 'en' ? enGoRange : koGoRange)(range)
}
