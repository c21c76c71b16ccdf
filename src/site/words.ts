import { siteText as en } from '../text/en/site.ts'
import { siteText as ko, type SiteText } from '../text/ko/site.ts'
import type { Locale } from '../text/locales.ts'

const words: Record<Locale, SiteText> = { ko, en }

/** The site's own words. Pages are made at build time, so no reader loads the language they do not read. */
export function siteWords(locale: Locale): SiteText {
  return words[locale]
}
