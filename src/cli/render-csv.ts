import { type FamilyDef, families, type TraceDocument, type TraceRecord, templateParts } from '../trace/index.ts'

/** Every kind that there is, `gctrace.cycle` first. */
export const kinds: readonly string[] = Object.values(families as Readonly<Record<string, FamilyDef>>).flatMap(
  (family) => Object.keys(family.kinds).map((kind) => `${family.id}.${kind}`),
)

/** The fields that some form of a kind prints, in the order of the catalogue. */
export function columnsOfKind(kind: string): readonly string[] {
  const [id = '', name = ''] = kind.split('.')
  const family = (families as Readonly<Record<string, FamilyDef>>)[id]
  const printed = new Set(
    family?.kinds[name]?.formats.flatMap(({ template }) =>
      templateParts(template).flatMap((part) => (part.type === 'literal' ? [] : [part.field])),
    ),
  )
  return Object.keys(family?.fields ?? {}).filter((field) => printed.has(field))
}

/** RFC 4180: one header, one row a record. A field that a line does not print is empty; a list is joined by blanks. */
export function csvHeader(kind: string): string {
  return row(columnsOfKind(kind))
}

export function* csvRows(document: TraceDocument, kind: string): Generator<string> {
  const columns = columnsOfKind(kind)
  for (const record of document.records) {
    if (record.kind === kind) yield row(columns.map((field) => cell(document, record, field)))
  }
}

function cell({ text }: TraceDocument, record: TraceRecord, field: string): string {
  return record.fields
    .filter((each) => each.field === field)
    .map(({ value, start, end }) =>
      typeof value === 'number' && !Number.isFinite(value) ? text.slice(start, end) : String(value),
    )
    .join(' ')
}

function row(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(text: string): string {
  // A spreadsheet takes a text that begins like a formula for one.
  const safe = /^[=@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
