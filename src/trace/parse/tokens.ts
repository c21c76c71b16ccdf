import type { FieldReading, TraceDocument } from '../record.ts'
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
  const stretches = [...rowsOfLine(document.records, line), ...rowsOfLine(document.unread, line)].sort(
    (a, b) => a.row.span.start - b.row.span.start,
  )
  const tokens: Token[] = []
  let at = span.start
  const foreignTo = (end: number) => {
    if (end > at) tokens.push({ type: 'foreign', start: at, end })
    at = Math.max(at, end)
  }
  for (const { row, index } of stretches) {
    foreignTo(row.span.start)
    const owner = 'reason' in row ? { unread: index } : { record: index }
    for (const reading of row.fields) {
      if (reading.start > at) tokens.push({ type: 'literal', start: at, end: reading.start, ...owner })
      if (reading.end > reading.start) {
        tokens.push({ type: 'field', start: reading.start, end: reading.end, ...owner, reading })
      }
      at = reading.end
    }
    if (!('reason' in row)) {
      if (row.span.end > at) tokens.push({ type: 'literal', start: at, end: row.span.end, ...owner })
    } else {
      // Fixed text up to the first value, or after the last one, was read as well.
      if (row.readTo > at) tokens.push({ type: 'literal', start: at, end: row.readTo, ...owner })
      at = Math.max(at, row.readTo)
      if (row.span.end > at) tokens.push({ type: 'unread', start: at, end: row.span.end, ...owner })
    }
    at = row.span.end
  }
  foreignTo(span.end)
  return tokens
}

/** Rows stand in the order of their lines: found by halving. */
function rowsOfLine<Row extends { readonly line: number }>(rows: readonly Row[], line: number) {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as Row).line < line) low = middle + 1
    else high = middle
  }
  const found: { readonly row: Row; readonly index: number }[] = []
  for (let index = low; rows[index]?.line === line; index++) found.push({ row: rows[index] as Row, index })
  return found
}
