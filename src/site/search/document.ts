/** What kind of place a search result leads to. */
export type SearchKind = 'page' | 'term' | 'field' | 'lesson' | 'version'

/** A place that can be found: a page or a part of one. */
export interface SearchDocument {
  readonly kind: SearchKind
  /** The address without base and language: `/fields/gctrace/heap-goal/`, `/lessons/gc-trace/#goal`. */
  readonly path: string
  readonly title: string
  /** Other names it goes by: Go's own word, ids, the form in which a line prints it. */
  readonly names: readonly string[]
  /** Where it stands: the lesson of a section, the family of a field. */
  readonly context: string
  /** Words that are searched and quoted under the title. */
  readonly text: string
}

/** A document as the index file holds it. */
export type PackedDocument = readonly [SearchKind, string, string, readonly string[], string, string]

export function packDocument({ kind, path, title, names, context, text }: SearchDocument): PackedDocument {
  return [kind, path, title, names, context, text]
}

export function unpackDocument([kind, path, title, names, context, text]: PackedDocument): SearchDocument {
  return { kind, path, title, names, context, text }
}
