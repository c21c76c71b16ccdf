import {
  type FamilyId,
  type FieldReading,
  type GcCycle,
  gcCyclesOf,
  lineSpan,
  type Span,
  type TraceDocument,
  type TraceRecord,
  tokensOfLine,
  type UnreadLine,
} from '../trace/index.ts'
import type { Words } from './words.ts'

/** What `text` and `markdown` say of a record, apart from how they set it. */
export interface Explanation {
  readonly record: TraceRecord
  /** `line 3, column 7 · gctrace.cycle · Go 1.6–1.17`, in pieces. */
  readonly head: readonly string[]
  readonly fields: readonly {
    readonly reading: FieldReading
    readonly raw: string
    readonly name: string
    readonly means: string
  }[]
  readonly aloud: string
}

export function explanationsOf(document: TraceDocument, words: Words): Explanation[] {
  const cycles = new Map(gcCyclesOf(document).map((cycle): [TraceRecord, GcCycle] => [cycle.record, cycle]))
  return document.records.map((record) => {
    const cycle = cycles.get(record)
    return {
      record,
      head: [placeOf(document, record, words), record.kind, words.formatGoRange(record.printedBy)],
      fields: record.fields.map((reading) => {
        const text = words.fieldTexts[record.family as FamilyId][reading.field]
        const raw = document.text.slice(reading.start, reading.end).trim()
        return {
          reading,
          raw,
          name: text ? words.cliText.fieldName(text.name, text.gloss) : reading.field,
          means: text?.means ?? '',
        }
      }),
      aloud: cycle ? words.readCycleAloud(cycle) : words.readRecordAloud(record),
    }
  })
}

/** The line, and the column where the line does not begin with it. */
export function placeOf(
  document: TraceDocument,
  { line, span }: { readonly line: number; readonly span: { readonly start: number } },
  { cliText }: Words,
): string {
  const column = span.start - lineSpan(document, line).start + 1
  return column === 1 ? cliText.line(line + 1) : `${cliText.line(line + 1)} ${cliText.column(column)}`
}

/** Why reading stopped, and what should have stood there. */
export function whyUnread({ reason, expected, kind }: UnreadLine, { cliText, fieldTexts }: Words): string {
  const where = reason === 'truncated' ? cliText.truncated : cliText.unexpected
  return `${where} ${whatExpected()}`

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
}

export function foreignTextsOf(document: TraceDocument): ForeignText[] {
  return document.lineStarts.flatMap((_, line) =>
    tokensOfLine(document, line)
      .filter((token) => token.type === 'foreign')
      .map((span) => ({ line, span, text: document.text.slice(span.start, span.end) }))
      .filter(({ text }) => text.trim() !== ''),
  )
}
