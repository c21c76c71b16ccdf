import { fieldsText as enFields } from '../text/en/fields.ts'
import { formatGoRange as enGoRange } from '../text/en/format.ts'
import { fieldTexts as enTexts } from '../text/en/index.ts'
import { siteText as en } from '../text/en/site.ts'
import type { FieldText } from '../text/field-text.ts'
import { type FieldsText, fieldsText as koFields } from '../text/ko/fields.ts'
import { formatGoRange as koGoRange } from '../text/ko/format.ts'
import { fieldTexts as koTexts } from '../text/ko/index.ts'
import { siteText as ko, type SiteText } from '../text/ko/site.ts'
import type { Locale } from '../text/locales.ts'
import type { FamilyId } from '../trace/catalogue/index.ts'
import type { GoRange } from '../trace/go-version.ts'

// Pages are made at build time, so no reader loads the language they do not read.
const site: Record<Locale, SiteText> = { ko, en }
const fields: Record<Locale, FieldsText> = { ko: koFields, en: enFields }
const fieldTexts = { ko: koTexts, en: enTexts }
const goRange: Record<Locale, (range: GoRange) => string> = { ko: koGoRange, en: enGoRange }

/** The words of the frame around every page. */
export function siteWords(locale: Locale): SiteText {
  return site[locale]
}

/** The words of the field pages. */
export function fieldsWords(locale: Locale): FieldsText {
  return fields[locale]
}

/** What is told about one field. */
export function fieldText(locale: Locale, family: FamilyId, field: string): FieldText {
  const text = fieldTexts[locale][family][field]
  if (!text) throw new Error(`No words for "${family}.${field}" in "${locale}".`)
  return text
}

/** `Go 1.6–1.17` in the language's way. */
export function formatGoRange(locale: Locale, range: GoRange): string {
  return goRange[locale](range)
}
