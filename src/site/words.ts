import { fieldsText as enFields } from '../text/en/fields.ts'
import { formatGoRange as enGoRange } from '../text/en/format.ts'
import { fieldTexts as enTexts } from '../text/en/index.ts'
import { siteText as en } from '../text/en/site.ts'
import { unknownFieldText as enUnknown } from '../text/en/unknown-field.ts'
import { versionsText as enVersions } from '../text/en/versions.ts'
import type { FieldText } from '../text/field-text.ts'
import { type FieldsText, fieldsText as koFields } from '../text/ko/fields.ts'
import { formatGoRange as koGoRange } from '../text/ko/format.ts'
import { fieldTexts as koTexts } from '../text/ko/index.ts'
import { siteText as ko, type SiteText } from '../text/ko/site.ts'
import { unknownFieldText as koUnknown } from '../text/ko/unknown-field.ts'
import { versionsText as koVersions, type VersionsText } from '../text/ko/versions.ts'
import type { Locale } from '../text/locales.ts'
import type { FamilyId } from '../trace/catalogue/index.ts'
import type { GoRange } from '../trace/go-version.ts'

// Pages are made at build time, so no reader loads the language they do not read.
const site: Record<Locale, SiteText> = { ko, en }
const fields: Record<Locale, FieldsText> = { ko: koFields, en: enFields }
const versions: Record<Locale, VersionsText> = { ko: koVersions, en: enVersions }
const unknownField = { ko: koUnknown, en: enUnknown }
const fieldTexts: Record<Locale, Record<FamilyId, Record<string, FieldText>>> = { ko: koTexts, en: enTexts }
const goRange: Record<Locale, (range: GoRange) => string> = { ko: koGoRange, en: enGoRange }

/** The words of the frame around every page. */
export function siteWords(locale: Locale): SiteText {
  return site[locale]
}

/** The words of the field pages. */
export function fieldsWords(locale: Locale): FieldsText {
  return fields[locale]
}

/** The words of the version table. */
export function versionsWords(locale: Locale): VersionsText {
  return versions[locale]
}

/** What is told about one field; of a field without words, that it has none yet. */
export function fieldText(locale: Locale, family: FamilyId, field: string): FieldText {
  return fieldTexts[locale][family][field] ?? unknownField[locale](field)
}

/** `Go 1.6–1.17` in the language's way. */
export function formatGoRange(locale: Locale, range: GoRange): string {
  return goRange[locale](range)
}
