import { fieldsText as enFields } from '../text/en/fields.ts'
import { formatGoRange as enGoRange } from '../text/en/format.ts'
import { gctraceText as enGctrace } from '../text/en/gctrace.ts'
import { siteText as en } from '../text/en/site.ts'
import type { FieldText } from '../text/field-text.ts'
import { type FieldsText, fieldsText as koFields } from '../text/ko/fields.ts'
import { formatGoRange as koGoRange } from '../text/ko/format.ts'
import { gctraceText as koGctrace } from '../text/ko/gctrace.ts'
import { siteText as ko, type SiteText } from '../text/ko/site.ts'
import type { Locale } from '../text/locales.ts'
import type { FieldOf, gctrace } from '../trace/catalogue/index.ts'
import type { GoRange } from '../trace/go-version.ts'

// Pages are made at build time, so no reader loads the language they do not read.
const site: Record<Locale, SiteText> = { ko, en }
const fields: Record<Locale, FieldsText> = { ko: koFields, en: enFields }
const gctraceTexts: Record<Locale, Record<FieldOf<typeof gctrace>, FieldText>> = { ko: koGctrace, en: enGctrace }
const goRange: Record<Locale, (range: GoRange) => string> = { ko: koGoRange, en: enGoRange }

/** The words of the frame around every page. */
export function siteWords(locale: Locale): SiteText {
  return site[locale]
}

/** The words of the field pages. */
export function fieldsWords(locale: Locale): FieldsText {
  return fields[locale]
}

/** What is told about one field of gctrace. */
export function fieldText(locale: Locale, field: FieldOf<typeof gctrace>): FieldText {
  return gctraceTexts[locale][field]
}

/** `Go 1.6–1.17` in the language's way. */
export function formatGoRange(locale: Locale, range: GoRange): string {
  return goRange[locale](range)
}
