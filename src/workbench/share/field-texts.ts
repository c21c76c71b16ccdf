import { loadFieldWords } from '../../notebook/words.ts'
import type { FieldText } from '../../text/field-text.ts'
import type { Locale } from '../../text/locales.ts'
import { type FamilyId, families } from '../../trace/catalogue/index.ts'

/** The words of every field, for what leaves the page as text. */
export async function loadFieldTexts(
  locale: Locale,
): Promise<{ fieldTexts: Readonly<Record<string, Readonly<Record<string, FieldText>>>> }> {
  const ids = Object.keys(families) as FamilyId[]
  const all = await Promise.all(ids.map(async (family) => [family, await loadFieldWords(locale, family)] as const))
  return { fieldTexts: Object.fromEntries(all) }
}
