import {
  type FamilyDef,
  type FieldReading,
  families,
  formatGo,
  lineSpan,
  type Span,
  type TraceDocument,
  type TraceRecord,
  templateParts,
} from '../trace/index.ts'
import type { AnnotateOptions } from './annotation.ts'
import { foreignTextsOf } from './explain.ts'

/** One JSON object a line: first the records, then what could not be read, then, if asked for, all other text. */
export function* renderNdjson(
  document: TraceDocument,
  { file, all, firstLine = 0, from = 0, to = Number.POSITIVE_INFINITY }: AnnotateOptions,
): Generator<string> {
  const source = file === undefined ? {} : { file }
  const json = (object: object) => `${JSON.stringify({ ...source, ...object })}\n`
  const isElsewhere = (line: number) => line < from || line >= to
  for (const record of document.records) {
    if (!isElsewhere(record.line)) yield json(recordJson(document, record, firstLine))
  }
  for (const { line, stoppedAt, reason } of document.unread) {
    if (isElsewhere(line)) continue
    const { start, end } = lineSpan(document, line)
    const text = document.text.slice(start, end)
    yield json({ line: firstLine + line + 1, kind: 'unread', text, stoppedAt: stoppedAt - start, reason })
  }
  for (const { line, span, text, block } of all ? foreignTextsOf(document) : []) {
    if (isElsewhere(line)) continue
    const column = span.start - lineSpan(document, line).start + 1
    yield json({ line: firstLine + line + 1, column, kind: 'foreign', text, ...(block ? { name: block.name } : {}) })
  }
}

type Place = readonly [start: number, end: number] | readonly [line: number, start: number, end: number]

function recordJson(document: TraceDocument, record: TraceRecord, firstLine: number) {
  const fields: Record<string, unknown> = {}
  const spans: Record<string, unknown> = {}
  for (const reading of record.fields) {
    const place = placeOf(document, record, reading, firstLine)
    const value = jsonValue(document, reading)
    if (lists.has(`${record.family}.${reading.field}`)) {
      fields[reading.field] = [...((fields[reading.field] as unknown[] | undefined) ?? []), value]
      spans[reading.field] = [...((spans[reading.field] as unknown[] | undefined) ?? []), place]
    } else {
      fields[reading.field] = value
      spans[reading.field] = place
    }
  }
  return {
    line: firstLine + record.line + 1,
    endLine: firstLine + lineAt(document, record.span.end, record.line) + 1,
    column: record.span.start - lineSpan(document, record.line).start + 1,
    kind: record.kind,
    go: [formatGo(record.printedBy.since), formatGo(record.printedBy.until)],
    process: record.process,
    fields,
    spans,
  }
}

/** JSON has no `NaN` and no infinity, which old pacer lines print: those stay the text they are. */
function jsonValue(document: TraceDocument, { value, start, end }: FieldReading): FieldReading['value'] {
  return typeof value === 'number' && !Number.isFinite(value) ? document.text.slice(start, end) : value
}

/** Offsets in the physical line; with the line before them where a record runs over several. */
function placeOf(document: TraceDocument, record: TraceRecord, span: Span, firstLine: number): Place {
  const line = lineAt(document, span.start, record.line)
  const { start } = lineSpan(document, line)
  return line === record.line
    ? [span.start - start, span.end - start]
    : [firstLine + line + 1, span.start - start, span.end - start]
}

/** The line that holds an offset at or after the beginning of `from`. */
function lineAt(document: TraceDocument, offset: number, from: number): number {
  let line = from
  while ((document.lineStarts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++
  return line
}

/** Fields that some template prints as a list: they are arrays even with a single element. */
const lists: ReadonlySet<string> = new Set(
  Object.values(families as Readonly<Record<string, FamilyDef>>).flatMap((family) =>
    Object.values(family.kinds).flatMap(({ formats }) =>
      formats.flatMap(({ template }) =>
        templateParts(template).flatMap((part) => (part.type === 'list' ? [`${family.id}.${part.field}`] : [])),
      ),
    ),
  ),
)
