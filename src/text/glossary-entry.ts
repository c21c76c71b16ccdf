/** A term of the product: every text of a language says it in this one way. */
export interface GlossaryEntry {
  /** The form used in prose. */
  readonly term: string
  /** Go's own word, given once where the term first appears. In English, the short or older form. */
  readonly gloss: string
  /** What it is, in one sentence. */
  readonly means: string
  /** Shorter forms in which prose may say it, too; lessons offer them to be looked up like the term. */
  readonly forms?: readonly string[]
  /** Other words a reader may know it by. Search finds the term under them; prose does not use them. */
  readonly also?: readonly string[]
}
