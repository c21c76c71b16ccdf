/** A term of the product: every text of a language says it in this one way. */
export interface GlossaryEntry {
  /** The form used in prose. */
  readonly term: string
  /** Go's own word, given once where the term first appears. In English, the short or older form. */
  readonly gloss: string
  /** What it is, in one sentence. */
  readonly means: string
}
