import { type FamilyDef, families, type TraceRecord, templateParts } from '../trace/index.ts'

/** Every kind that there is, `gctrace.cycle` first. */
export const kinds: readonly string[] = Object.values(families as Readonly<Record<string, FamilyDef>>).flatMap(
  (family) => Object.keys(family.kinds).map((kind) => `${family.id}.${kind}`),
)

/** The fields that some form of a kind prints, in the order of the catalogue. */
function columnsOfKind(kind: string): readonly string[] {
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
  return row(columnsOf(kind))
}

export function csvRow(record: TraceRecord): string {
  return row(columnsOf(record.kind).map((field) => cell(record, field)))
}

function cell(record: TraceRecord, field: string): string {
  return record.fields
    .filter((each) => each.field === field)
    .map(({ value }) =>
      value === Number.POSITIVE_INFINITY ? '+Inf' : value === Number.NEGATIVE_INFINITY ? '-Inf' : value,
    )
    .join(' ')
}

const columnsByKind = new Map(kinds.map((kind) => [kind, columnsOfKind(kind)] as const))

function columnsOf(kind: string): readonly string[] {
  return columnsByKind.get(kind) ?? []
}

function row(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(text: string): string {
  // A spreadsheet takes a text that begins like a formula for one.
  const safe = /^[=@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
