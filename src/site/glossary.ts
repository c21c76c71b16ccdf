import { glossary as en } from '../text/en/glossary.ts'
import { glossaryPageText as enWords } from '../text/en/glossary-page.ts'
import type { GlossaryEntry } from '../text/glossary-entry.ts'
import { type GlossaryGroup, glossaryGroups, glossaryLinks } from '../text/glossary-links.ts'
import { type GlossaryId, glossary as ko } from '../text/ko/glossary.ts'
import { type GlossaryPageText, glossaryPageText as koWords } from '../text/ko/glossary-page.ts'
import type { Locale } from '../text/locales.ts'
import type { FamilyId } from '../trace/catalogue/index.ts'
import { hasPage } from './routes.ts'

const glossaries: Readonly<Record<Locale, Readonly<Record<GlossaryId, GlossaryEntry>>>> = { ko, en }
const words: Readonly<Record<Locale, GlossaryPageText>> = { ko: koWords, en: enWords }

/** The words of the glossary page. */
export function glossaryWords(locale: Locale): GlossaryPageText {
  return words[locale]
}

/** What the glossary of one language says of a term. */
export function glossaryEntry(locale: Locale, id: GlossaryId): GlossaryEntry {
  return glossaries[locale][id]
}

/** Terms that name a page of the site; they are shown once that page is there. */
const pages: Partial<Record<GlossaryId, string>> = { lab: 'lab', practice: 'practice' }

/** The groups of the page in order, each with the terms to show. */
export function glossaryPage(): { readonly group: GlossaryGroup; readonly terms: readonly GlossaryId[] }[] {
  return (Object.keys(glossaryGroups) as GlossaryGroup[]).map((group) => ({
    group,
    terms: (glossaryGroups[group] as readonly GlossaryId[]).filter((id) => {
      const page = pages[id]
      return page === undefined || hasPage(page)
    }),
  }))
}

/** The address of a field that a term names (`gctrace.heap-goal`), or of its family's table. */
export function fieldPath(field: string): { family: FamilyId; field?: string; path: string } {
  const [family, name] = field.split('.') as [FamilyId, string?]
  return name ? { family, field: name, path: `/fields/${family}/${name}/` } : { family, path: `/fields/${family}/` }
}

export { glossaryLinks }
