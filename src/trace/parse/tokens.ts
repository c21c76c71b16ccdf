import type { FieldReading, TraceDocument, TraceRecord, UnreadLine } from '../record.ts'
import type { Span } from '../span.ts'

/**
 * A stretch of a line and what it is. The tokens of a line cover it without gap or overlap.
 *
 * - `literal`: fixed text of a record, `field`: one of its values;
 * - `foreign`: not from the runtime, as far as anybody can tell;
 * - `unread`: from the place on where a line that began like a record could not be read.
 */
export interface Token extends Span {
  readonly type: 'literal' | 'field' | 'foreign' | 'unread'
  /** Index into `document.records`, for literals and fields of a record. */
  readonly record?: number
  /** Index into `document.unread`, for all tokens of an unread stretch, those before the failure too. */
  readonly unread?: number
  readonly reading?: FieldReading
}

/** A physical line without its line break; an empty span at the text's end for a line that is not there. */
export function lineSpan(document: TraceDocument, line: number): Span {
  const { text, lineStarts } = document
  const start = lineStarts[line] ?? text.length
  let end = lineStarts[line + 1] ?? text.length
  if (end > start && text[end - 1] === '\n') {
    end--
    if (end > start && text[end - 1] === '\r') end--
  }
  return { start, end }
}

export function tokensOfLine(document: TraceDocument, line: number): Token[] {
  const span = lineSpan(document, line)
  const stretches = [...stretchesOn(document.records, line, span), ...stretchesOn(document.unread, line, span)]
  stretches.sort((a, b) => a.start - b.start)
  const tokens: Token[] = []
  let at = span.start
  const pushTo = (stop: number, token: Omit<Token, 'start' | 'end'>) => {
    const end = Math.min(stop, span.end)
    if (end > at) tokens.push({ start: at, end, ...token })
    at = Math.max(at, end)
  }
  for (const { row, index, start, end } of stretches) {
    pushTo(start, { type: 'foreign' })
    const isUnread = 'reason' in row
    const owner = isUnread ? { unread: index } : { record: index }
    for (const reading of row.fields) {
      if (reading.end <= start || reading.start >= end) continue
      pushTo(reading.start, { type: 'literal', ...owner })
      pushTo(Math.min(reading.end, end), { type: 'field', ...owner, reading })
    }
    if (isUnread) {
      // Fixed text up to the first value, or after the last one, was read as well.
      pushTo(Math.min(row.readTo, end), { type: 'literal', ...owner })
      pushTo(end, { type: 'unread', ...owner })
    } else {
      pushTo(end, { type: 'literal', ...owner })
    }
  }
  pushTo(span.end, { type: 'foreign' })
  return tokens
}

type Row = TraceRecord | UnreadLine

interface Stretch extends Span {
  readonly row: Row
  readonly index: number
}

/** No record was put together from more lines. */
const mostLines = 40

/** What belongs to records or unread rows on a line. Rows stand in the order of their lines: found by halving. */
function stretchesOn(rows: readonly Row[], line: number, span: Span): Stretch[] {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as Row).line < line - mostLines) low = middle + 1
    else high = middle
  }
  const found: Stretch[] = []
  for (let index = low; index < rows.length; index++) {
    const row = rows[index] as Row
    if (row.line > line) break
    const pieces = ('pieces' in row && row.pieces) || null
    if (pieces === null) {
      if (row.line === line) found.push({ row, index, start: row.span.start, end: row.span.end })
      continue
    }
    for (const { start, end } of pieces) {
      if (end > span.start && start < span.end) found.push({ row, index, start, end })
    }
  }
  return found
}
