import { lessonFolders, readLesson } from '../../lesson/read-lesson.ts'
import { readParagraphs } from '../../lesson/read-paragraphs.ts'
import { type Place, places } from '../../site/capture/choices.ts'
import { otherNames } from '../../site/capture/other-names.ts'
import { captureWords } from '../../site/capture/words.ts'
import { defOf, familyIds, fieldsOfFamily, formsWith } from '../../site/field-reference.ts'
import { glossaryEntry, glossaryPage, glossaryWords } from '../../site/glossary.ts'
import type { SearchDocument } from '../../site/search/document.ts'
import { turningPoints } from '../../site/versions/turning-points.ts'
import { versionTable } from '../../site/versions/version-table.ts'
import { fieldsWords, fieldText, formatGoRange, siteWords, versionsWords } from '../../site/words.ts'
import { claimsText as enClaims } from '../../text/en/claims.ts'
import { embeddingText as enEmbedding } from '../../text/en/embedding.ts'
import { progressText as enProgress } from '../../text/en/progress.ts'
import { shareText as enShare } from '../../text/en/share.ts'
import { claimsText as koClaims } from '../../text/ko/claims.ts'
import { embeddingText as koEmbedding } from '../../text/ko/embedding.ts'
import { progressText as koProgress } from '../../text/ko/progress.ts'
import { shareText as koShare } from '../../text/ko/share.ts'
import { type Locale, locales } from '../../text/locales.ts'
import type { FamilyId } from '../../trace/catalogue/index.ts'

const progress = { ko: koProgress, en: enProgress }
const embedding = { ko: koEmbedding, en: enEmbedding }
const claims = { ko: koClaims, en: enClaims }
const share = { ko: koShare, en: enShare }

/** Every place of the site that can be searched for, in one language. */
export function searchDocuments(locale: Locale): SearchDocument[] {
  return [...pages(locale), ...terms(locale), ...fields(locale), ...sections(locale), ...versions(locale)]
}

const plain = (text: string) => text.replaceAll('`', '').replace(/[\u00a0\u202f]/g, ' ')

function pages(locale: Locale): SearchDocument[] {
  const site = siteWords(locale)
  const reference = fieldsWords(locale)
  const page = (path: string, title: string, text: string, names: readonly string[] = []): SearchDocument => ({
    kind: 'page',
    path,
    title,
    names,
    context: '',
    text: plain(text),
  })
  return [
    page('/workbench/', site.workbench, site.home.paste, [site.home.pasteAction, 'workbench']),
    page('/capture/', captureWords(locale).title, captureWords(locale).lead, ['GODEBUG=gctrace=1']),
    ...(Object.keys(places) as Place[]).map((place) => {
      const { label, traps } = captureWords(locale).places[place]
      return {
        ...page(`/capture/#${place}`, label, traps.join(' '), otherNames[place]),
        context: captureWords(locale).title,
      }
    }),
    page('/fields/', reference.title, reference.lead, [site.fields]),
    page('/glossary/', glossaryWords(locale).title, glossaryWords(locale).lead, [site.glossary]),
    page('/progress/', progress[locale].title, progress[locale].lead),
    page('/shared/', share[locale].reader.title, share[locale].lead, [share[locale].title, share[locale].reader.paste]),
    page('/claims/', claims[locale].title, `${claims[locale].lead} ${claims[locale].statesLead}`, [
      share[locale].panel.claim,
      'claim',
      'p99(stw)',
    ]),
    page('/embedding/', embedding[locale].title, embedding[locale].lead, ['<go-trace>', 'iframe']),
    page('/versions/', versionsWords(locale).title, versionsWords(locale).lead, [site.versions]),
    ...familyIds.map((family) => ({
      ...page(`/fields/${family}/`, reference.families[family].title, reference.families[family].lead),
      context: reference.title,
    })),
  ]
}

function terms(locale: Locale): SearchDocument[] {
  const other = locales.find((each) => each !== locale) ?? locale
  return glossaryPage().flatMap(({ group, terms }) =>
    terms.map((id) => {
      const { term, gloss, means, also = [], forms = [] } = glossaryEntry(locale, id)
      const there = glossaryEntry(other, id)
      const names = [gloss, ...also, ...forms, there.term, ...(locale === 'ko' ? [] : (there.forms ?? []))]
      return {
        kind: 'term' as const,
        path: `/glossary/#${id}`,
        title: plain(term),
        names: [...new Set(names.map(plain))].filter((name) => name !== plain(term)),
        context: glossaryWords(locale).groups[group],
        text: plain(means),
      }
    }),
  )
}

function fields(locale: Locale): SearchDocument[] {
  return familyIds.flatMap((family) =>
    fieldsOfFamily(family).map((field) => {
      const { name, gloss, means, misreading } = fieldText(locale, family, field)
      const { metrics = [] } = defOf(family, field)
      const names = [gloss, field, ...printedForms(family, field), ...metrics]
      return {
        kind: 'field' as const,
        path: `/fields/${family}/${field}/`,
        title: plain(name),
        names: [...new Set(names.map(plain))],
        context: family,
        text: plain(`${means} ${misreading}`),
      }
    }),
  )
}

/** How a line prints the field: the words right before or after its value, `MB goal`, `idleprocs=`. */
function printedForms(family: FamilyId, field: string): string[] {
  const found = formsWith(family, field).flatMap(({ parts }) =>
    parts.flatMap((part, index) => {
      if (part.type === 'literal' || part.field !== field) return []
      if (part.type === 'flag' || part.type === 'constant') return [part.text]
      const [before, after] = [parts[index - 1], parts[index + 1]]
      const left = before?.type === 'literal' ? before.text.match(/([\p{L}_/∆-]+)(?:=|: ?|=\[)$/u)?.[1] : undefined
      const right =
        after?.type === 'literal' ? after.text.match(/^ ?([\p{L}%][\p{L} /%]*[\p{L}])(?![\p{L}=:])/u)?.[1] : undefined
      return [left, right].filter((each) => each !== undefined && each.length > 2) as string[]
    }),
  )
  return [...new Set(found.map((each) => each.trim()))]
}

function sections(locale: Locale): SearchDocument[] {
  const { lessonNumber } = siteWords(locale)
  return lessonFolders().flatMap((folder) => {
    const slug = folder.replace(/^\d+-/, '')
    const { frontmatter } = readLesson(folder, locale)
    const paragraphs = readParagraphs(folder, locale)
    const context = `${lessonNumber(frontmatter.order)}, ${frontmatter.title}`
    const whole: SearchDocument = {
      kind: 'lesson',
      path: `/lessons/${slug}/`,
      title: plain(frontmatter.title),
      names: [slug.replaceAll('-', ' ')],
      context: lessonNumber(frontmatter.order),
      text: plain((frontmatter as { lead?: string }).lead ?? ''),
    }
    const parts = paragraphs
      .filter(({ kind }) => kind === 'heading')
      .map(({ text, section }): SearchDocument => {
        const said = paragraphs.filter((each) => each.kind === 'paragraph' && each.section === section)
        return {
          kind: 'lesson',
          path: `/lessons/${slug}/#${section}`,
          title: plain(text),
          names: [],
          context: plain(context),
          text: plain(said.map((each) => each.text).join(' ')),
        }
      })
      // Every lesson ends in these two, which explain nothing by themselves.
      .filter(({ path }) => !/#(?:yours|recall)$/.test(path))
    return [whole, ...parts]
  })
}

function versions(locale: Locale): SearchDocument[] {
  const { families } = fieldsWords(locale)
  const { turningPoint } = versionsWords(locale)
  return versionTable().flatMap(({ id, kinds }) => {
    const points = turningPoints.filter((each) => each.family === id).map((each) => turningPoint[each.id] ?? '')
    const whole: SearchDocument = {
      kind: 'version',
      path: `/versions/#${id}`,
      title: `${families[id].title} · ${versionsWords(locale).title}`,
      names: [],
      context: versionsWords(locale).title,
      text: plain(points.join(' ')),
    }
    const kindNames = families[id].kinds as Readonly<Record<string, string>>
    const forms = kinds.flatMap(({ id: kind, forms }) =>
      forms.map(
        ({ anchor, range, added }): SearchDocument => ({
          kind: 'version',
          path: `/versions/#${anchor}`,
          title: `${families[id].title}, ${formatGoRange(locale, range)}`,
          names: [kindNames[kind] ?? kind],
          context: versionsWords(locale).title,
          text: added.map((field) => plain(fieldText(locale, id, field).name)).join(', '),
        }),
      ),
    )
    return [whole, ...forms]
  })
}
