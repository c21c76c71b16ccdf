import {
  type FamilyId,
  type ForeignBlock,
  foreignBlocksOf,
  type GcCycle,
  gcCyclesOf,
  lineSpan,
  type Span,
  type TraceDocument,
  type TraceRecord,
  tokensOfLine,
  type UnreadLine,
} from '../trace/index.ts'
import { visible } from './columns.ts'
import type { Words } from './words.ts'

/** What `text` and `markdown` say of a record, apart from how they set it. */
export interface Explanation {
  /** Index into `document.records`. */
  readonly index: number
  readonly record: TraceRecord
  /** Place, kind and releases: `line 3 column 7`, `gctrace.cycle`, `Go 1.6–1.17`. */
  readonly head: readonly string[]
  /** What is printed, made safe to show, and what it is. */
  readonly fields: readonly { readonly raw: string; readonly name: string; readonly means: string }[]
  readonly aloud: string
}

/** The lines of a block of a longer text that are told, and how many lines come before the block. */
export interface Lines {
  readonly firstLine?: number
  readonly from?: number
  readonly to?: number
}

export function isIn({ from = 0, to = Number.POSITIVE_INFINITY }: Lines, { line }: { readonly line: number }): boolean {
  return line >= from && line < to
}

/** One after the other, so that a long text does not have to be held in pieces. */
export function* explanationsOf(document: TraceDocument, words: Words, lines: Lines = {}): Generator<Explanation> {
  const cycles = new Map(gcCyclesOf(document).map((cycle): [TraceRecord, GcCycle] => [cycle.record, cycle]))
  for (const [index, record] of document.records.entries()) {
    if (!isIn(lines, record)) continue
    const cycle = cycles.get(record)
    yield {
      index,
      record,
      head: [placeOf(document, record, words, lines), record.kind, words.formatGoRange(record.printedBy)],
      fields: record.fields.map((reading) => {
        const text = words.fieldTexts[record.family as FamilyId][reading.field]
        return {
          raw: visible(document.text.slice(reading.start, reading.end)).trim(),
          name: text ? words.cliText.fieldName(text.name, text.gloss) : reading.field,
          means: text?.means ?? '',
        }
      }),
      aloud: cycle ? words.readCycleAloud(cycle) : words.readRecordAloud(record),
    }
  }
}

/** The line, and the column where the line does not begin with it. */
export function placeOf(
  document: TraceDocument,
  { line, span }: { readonly line: number; readonly span: { readonly start: number } },
  { cliText }: Words,
  { firstLine = 0 }: Lines = {},
): string {
  const column = span.start - lineSpan(document, line).start + 1
  const name = cliText.line(firstLine + line + 1)
  return column === 1 ? name : `${name} ${cliText.column(column)}`
}

/** Why reading stopped, and what should have stood there. */
export function whyUnread({ reason, expected, kind }: UnreadLine, { cliText, fieldTexts }: Words): string {
  return `${cliText[reason]} ${whatExpected()}`

  function whatExpected(): string {
    if (expected.type === 'literal') return cliText.expectedLiteral(expected.text)
    if (expected.type === 'end') return cliText.expectedEnd
    const family = kind.split('.')[0] as FamilyId
    return cliText.expectedField(fieldTexts[family]?.[expected.field]?.name ?? expected.field)
  }
}

/** A stretch of text that is not a trace, blank ones left out. */
export interface ForeignText {
  readonly line: number
  readonly span: Span
  readonly text: string
  /** What it is, where that is known. */
  readonly block?: ForeignBlock
}

export function foreignTextsOf(document: TraceDocument): ForeignText[] {
  const blockAt = new Map(
    foreignBlocksOf(document).flatMap((block) => block.spans.map(({ start }) => [start, block] as const)),
  )
  return document.lineStarts.flatMap((_, line) =>
    tokensOfLine(document, line)
      .filter((token) => token.type === 'foreign')
      .map(({ start, end }) => {
        const block = blockAt.get(start)
        return { line, span: { start, end }, text: document.text.slice(start, end), ...(block ? { block } : {}) }
      })
      .filter(({ text }) => text.trim() !== ''),
  )
}

/** Foreign text for people: a named block is one piece, with all its lines. */
export interface ForeignPiece {
  readonly line: number
  readonly span: Span
  readonly name: string
  readonly lines: string[]
}

export function foreignPiecesOf(document: TraceDocument, { foreignText, cliText }: Words): ForeignPiece[] {
  const pieces: ForeignPiece[] = []
  let last: ForeignBlock | undefined
  for (const { line, span, text, block } of foreignTextsOf(document)) {
    if (block !== undefined && block === last) {
      pieces.at(-1)?.lines.push(text)
      continue
    }
    last = block
    const name = block === undefined ? cliText.foreign : `${cliText.foreign}: ${foreignText.blocks[block.name].name}`
    pieces.push({ line, span, name, lines: [text] })
  }
  return pieces
}
