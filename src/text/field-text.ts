/**
 * What a reader is told about one field, in one language. Plain text; stretches in backticks are set as code. Unit,
 * releases, metrics and runtime source are in the catalogue, since they need no translation.
 */
export interface FieldText {
  /** The name in the page's language: `마크 어시스트`. */
  readonly name: string
  /** Go's own word for it, shown small beside the name: `mark assist`. In English, a short form for narrow places. */
  readonly gloss: string
  /** What the number says, in one sentence of plain words. */
  readonly means: string
  /** How the runtime gets it: where the clock starts and stops, what is counted, what is left out. */
  readonly how: string
  /** What one unit of the printed number is and how it is cut. */
  readonly unit: string
  /** The usual mistake in reading it, and what is true instead. */
  readonly misreading: string
  /** What to expect in a healthy program, and what a large or small value hints at. */
  readonly typical: string
  /** What changed over the releases; absent where nothing did. */
  readonly changes?: string
}
