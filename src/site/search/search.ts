import MiniSearch, { type Query } from 'minisearch'
import { type PackedDocument, type SearchDocument, type SearchKind, unpackDocument } from './document.ts'
import { core, documentTokens, fold, queryTokens, squash } from './tokens.ts'

export interface SearchIndex {
  readonly documents: readonly SearchDocument[]
  readonly engine: MiniSearch<{ id: number; title: string; names: string; text: string }>
}

export interface SearchResult extends SearchDocument {
  readonly score: number
}

/** Makes the index from the documents of one language, a few at a time: it is made where the reader waits for it. */
export async function searchIndexOf(packed: readonly PackedDocument[]): Promise<SearchIndex> {
  const documents = packed.map(unpackDocument)
  const engine = new MiniSearch<{ id: number; title: string; names: string; text: string }>({
    fields: ['title', 'names', 'text'],
    tokenize: documentTokens,
    processTerm: (term) => term,
  })
  await engine.addAllAsync(
    documents.map(({ title, names, text }, id) => ({ id, title, names: names.join(' / '), text })),
    { chunkSize: 40 },
  )
  return { documents, engine }
}

/** At the same likeness, what explains a word comes before where the word occurs. */
const rank: Readonly<Record<SearchKind, number>> = { page: 4, term: 3, field: 2, lesson: 1, version: 0 }

const few = 4

/** The places that a query means, the nearest first. An empty query means none. */
export function search({ documents, engine }: SearchIndex, query: string, limit = 30): SearchResult[] {
  const { required, optional } = queryTokens(query)
  if (required.length === 0) return []
  const asked = (combineWith: 'AND' | 'OR'): Query => ({
    // The second is true of all that the first finds: it only adds to the score.
    combineWith: 'AND',
    queries: [
      { combineWith, queries: [...required] },
      { combineWith: 'OR', queries: [...required, ...optional] },
    ],
  })
  const options = {
    boost: { title: 6, names: 5, text: 1 },
    tokenize: (token: string) => [token],
    prefix: (token: string) => /^[a-z0-9]{2,}/.test(token),
    fuzzy: (token: string) => (/^[a-z]{5,}/.test(token) ? 0.2 : false),
    weights: { fuzzy: 0.2, prefix: 0.5 },
  }
  const all = engine.search(asked('AND'), options)
  const have = new Set(all.map(({ id }) => id))
  // Better places that have most of the words than next to none; they come after those that have all.
  const some = (all.length < few && required.length > 1 ? engine.search(asked('OR'), options) : []).filter(
    ({ id, queryTerms }) =>
      !have.has(id) && 2 * required.filter((each) => queryTerms.includes(each)).length >= required.length,
  )
  const wanted = [...new Set([squash(query), squash(core(query))])]
  const placed = (found: readonly { readonly id: number; readonly score: number }[]) =>
    found
      .flatMap(({ id, score }) => {
        const document = documents[id]
        return document ? [{ ...document, score: standing(document, wanted, score) - id / 1e3 }] : []
      })
      .sort((a, b) => b.score - a.score)
  return [...placed(all), ...placed(some)].slice(0, limit)
}

/** Where a document stands: those whose name was asked for first, by kind; then by how well its words fit. */
function standing(document: SearchDocument, wanted: readonly string[], score: number): number {
  const named = Math.max(...wanted.map((each) => likeness(document, each)))
  return named >= exact ? named + 10 * rank[document.kind] : named + rank[document.kind] + score
}

const exact = 10_000

/** How much a name of the document is the very thing that was asked for. */
function likeness({ kind, title, names }: SearchDocument, wanted: string): number {
  const own = squash(title)
  if (own === wanted) return exact + 100
  const other = names.find((name) => squash(name) === wanted)
  // What a line prints, as it prints it, is the field rather than the term that goes by the same name.
  if (other !== undefined) return kind === 'field' && /^[a-z_]+$/.test(other) ? exact + 50 : exact
  if (own.startsWith(wanted)) return 300
  if (names.some((name) => squash(name).startsWith(wanted))) return 200
  return own.includes(wanted) ? 120 : 0
}

/** A stretch of text; `hit` where it is what the query asked for. */
export interface TextPart {
  readonly text: string
  readonly hit: boolean
}

/** The words of a query as they stand in a text, spaces aside. */
function hitPattern(query: string): RegExp | null {
  const words = fold(query).match(/[가-힣]+|[\p{L}\p{N}]+/gu) ?? []
  const spaced = words
    .map((word) =>
      [...word].map((each) => each.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join(/^[가-힣]/.test(word) ? ' ?' : ''),
    )
    .sort((a, b) => b.length - a.length)
  return spaced.length > 0 ? new RegExp(spaced.join('|'), 'giu') : null
}

/** A text cut at what the query asked for. */
export function highlighted(text: string, query: string): TextPart[] {
  const pattern = hitPattern(query)
  const parts: TextPart[] = []
  let last = 0
  for (const { 0: hit, index } of pattern ? text.matchAll(pattern) : []) {
    if (index > last) parts.push({ text: text.slice(last, index), hit: false })
    parts.push({ text: hit, hit: true })
    last = index + hit.length
  }
  if (last < text.length) parts.push({ text: text.slice(last), hit: false })
  return parts
}

/** About `length` characters of a text around the first thing that the query asked for. */
export function snippet(text: string, query: string, length = 110): string {
  const pattern = hitPattern(query)
  const at = pattern ? Math.max(0, text.search(pattern)) : 0
  if (text.length <= length) return text
  const wish = Math.max(0, at - length / 3)
  // Begin after a space, so that no word is cut.
  const start = wish === 0 ? 0 : text.indexOf(' ', wish) + 1 || Math.floor(wish)
  const limit = Math.min(text.length, start + length)
  const space = text.lastIndexOf(' ', limit)
  const end = limit < text.length && space > start ? space : limit
  const part = text.slice(start, end)
  return `${start > 0 ? '…' : ''}${end < text.length ? `${part.replace(/[\s.]+$/, '')}…` : part}`
}
