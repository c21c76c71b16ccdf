import type { HastPluginEntry } from 'satteri'
import { glossary as en } from '../text/en/glossary.ts'
import type { GlossaryEntry } from '../text/glossary-entry.ts'
import { glossaryLinks } from '../text/glossary-links.ts'
import { type GlossaryId, glossary as ko } from '../text/ko/glossary.ts'
import { type Locale, locales } from '../text/locales.ts'
import { unbreakUnits } from '../text/unbreak.ts'

/** What of a hast tree is looked at here. */
interface Node {
  readonly type: string
  readonly tagName?: string
  readonly name?: string | null
  readonly value?: string
  readonly children?: readonly Node[]
}

/** A stretch of prose: a term of the glossary, or what is between two. */
export interface ProsePart {
  readonly text: string
  readonly term?: GlossaryId
}

const glossaries: Readonly<Record<Locale, Readonly<Record<string, GlossaryEntry>>>> = { ko, en }

interface Forms {
  readonly pattern: RegExp
  readonly idOf: ReadonlyMap<string, GlossaryId>
}

const forms = Object.fromEntries(locales.map((locale) => [locale, formsOf(locale)])) as Record<Locale, Forms>

function formsOf(locale: Locale): Forms {
  const idOf = new Map<string, GlossaryId>()
  for (const [key, { term, forms: more = [] }] of Object.entries(glossaries[locale])) {
    const id = key as GlossaryId
    // Plain words are entered, too: `GC` in `GC cycle` must not be taken for itself, nor `고루틴` in `고루틴 누수`.
    for (const form of [term, ...more]) {
      if (form.startsWith('`')) continue
      const plural = `${form}s`
      const said = locale === 'en' ? [form, plural, capital(form), capital(plural)] : [form]
      for (const each of said) idOf.set(each, id)
    }
  }
  const longestFirst = [...idOf.keys()].sort((a, b) => b.length - a.length)
  const alternatives = longestFirst.map((form) => form.replace(/[/()]/g, '\\$&').replaceAll(' ', '\\s+')).join('|')
  // A Korean particle may follow a Korean word; a letter may not follow a Latin one.
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}/-])(?:${alternatives})(?![A-Za-z0-9])`, 'gu'), idOf }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/**
 * Cuts a text at the terms in it that a reader may look up and that are not in `seen` yet; each found one joins `seen`.
 * The parts together are the text.
 */
export function termsIn(text: string, locale: Locale, seen: Set<GlossaryId>): ProsePart[] {
  const { pattern, idOf } = forms[locale]
  const parts: ProsePart[] = []
  let last = 0
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const id = idOf.get(found.replace(/\s+/g, ' '))
    if (id === undefined || glossaryLinks[id].plain || seen.has(id)) continue
    seen.add(id)
    if (index > last) parts.push({ text: text.slice(last, index) })
    parts.push({ text: found, term: id })
    last = index + found.length
  }
  if (last < text.length) parts.push({ text: text.slice(last) })
  return parts
}

/** Where nothing is looked up: what is a link or a heading already, code, and answers that are still to be guessed. */
const noTerms = new Set(['a', 'code', 'pre', 'h1', 'h2', 'h3', 'h4', 'Illustration', 'Predict'])
const asTyped = new Set(['code', 'pre'])

/**
 * Prose of lessons as it is set: no line ends between a number and its unit, and in each section a term of the glossary
 * becomes a `<Term>` where it first stands. The language is that of the file, `<lesson>/ko.mdx`.
 */
export const lessonProse: HastPluginEntry = ({ fileURL }) => {
  const locale = locales.find((each) => fileURL?.pathname.endsWith(`/${each}.mdx`))
  if (!locale) return null
  return {
    name: 'godebug-notebook:prose',
    before(root, ctx) {
      const seen = new Set<GlossaryId>()
      const visit = (node: Node, looked: boolean): void => {
        const name = node.tagName ?? node.name ?? ''
        if (asTyped.has(name)) return
        if (name === 'h2') seen.clear()
        if (node.type === 'text') {
          const text = unbreakUnits(node.value ?? '')
          const parts = looked ? termsIn(text, locale, seen) : [{ text }]
          if (parts.length > 1 || parts[0]?.term || text !== node.value)
            ctx.replaceNode(node as never, parts.map(nodeOf))
          return
        }
        for (const child of node.children ?? []) visit(child, looked && !noTerms.has(name))
      }
      visit(root as Node, true)
    },
  }
}

function nodeOf({ text, term }: ProsePart): never {
  const value = { type: 'text', value: text }
  const attributes = [{ type: 'mdxJsxAttribute', name: 'id', value: term }]
  return (term ? { type: 'mdxJsxTextElement', name: 'Term', attributes, children: [value] } : value) as never
}
