import { linesOf, type Provenance, sample, sampleIds } from '../build/samples.ts'
import { type FieldDef, type FieldOf, type FormatDef, gctrace, type KindOf, rangeOf } from '../trace/catalogue/index.ts'
import { type TemplatePart, templateParts } from '../trace/catalogue/template.ts'
import { type GoRange, hullGo, intersectGo } from '../trace/go-version.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'

export type GctraceField = FieldOf<typeof gctrace>
export type GctraceKind = KindOf<typeof gctrace>

/** Every field of gctrace in the order of the catalogue. */
export const gctraceFields = Object.keys(gctrace.fields) as GctraceField[]

export function defOf(field: GctraceField): FieldDef {
  return gctrace.fields[field]
}

/** One form of a line, taken apart. */
export interface Form {
  readonly kind: GctraceKind
  readonly range: GoRange
  readonly source: string
  readonly example: string
  readonly parts: readonly TemplatePart[]
}

/** Every form of every kind, newest first. */
export const gctraceForms: readonly Form[] = (Object.keys(gctrace.kinds) as GctraceKind[]).flatMap((kind) =>
  (gctrace.kinds[kind].formats as readonly FormatDef[])
    .map((format) => ({
      kind,
      range: rangeOf(format),
      source: format.source,
      example: format.example,
      parts: templateParts(format.template),
    }))
    .reverse(),
)

export function formsWith(field: GctraceField): readonly Form[] {
  return gctraceForms.filter((form) => fieldsOf(form).includes(field))
}

export function fieldsOf(form: Form): GctraceField[] {
  return form.parts.flatMap((part) => (part.type === 'literal' ? [] : [part.field as GctraceField]))
}

/** The releases that print a field: those of its forms, narrowed by the field itself. */
export function releasesOf(field: GctraceField): GoRange {
  const forms = formsWith(field).map(({ range }) => range)
  const all = forms.reduce((sum, range) => hullGo(sum, range))
  return intersectGo(all, rangeOf(defOf(field))) ?? all
}

/** A line to show a field in. */
export interface ShownLine {
  readonly text: string
  readonly provenance: Provenance
}

let shown: Map<GctraceField, ShownLine> | undefined

/** A real line that prints the field, from the note where it does, else from the newest release recorded. */
export function lineWith(field: GctraceField): ShownLine {
  shown ??= findLines()
  const found = shown.get(field)
  if (!found) throw new Error(`No sample prints "gctrace.${field}": record one in content/samples.`)
  return found
}

function findLines(): Map<GctraceField, ShownLine> {
  const found = new Map<GctraceField, ShownLine>()
  const zeros = new Map<GctraceField, ShownLine>()
  for (const { text, provenance } of sampleIds().map(sample).sort(byInterest)) {
    const document = parseTrace(text)
    for (const record of document.records) {
      if (record.family !== 'gctrace') continue
      const line = { text: linesOf(text, record.line + 1, record.line + 1).trimEnd(), provenance }
      for (const { field, value } of record.fields) {
        // A line in which the value is 0 explains little, so it is taken only if there is no other.
        const lines = value === 0 ? zeros : found
        if (!lines.has(field as GctraceField)) lines.set(field as GctraceField, line)
      }
    }
  }
  return new Map([...zeros, ...found])
}

/** The note first, then the newest release. */
function byInterest(a: { id: string; provenance: Provenance }, b: { id: string; provenance: Provenance }): number {
  return rank(b) - rank(a) || a.id.localeCompare(b.id)
}

function rank({ provenance }: { provenance: Provenance }): number {
  if (provenance.origin === 'note') return Number.MAX_SAFE_INTEGER
  const minor = Number(releaseOf(provenance).split('.')[1])
  return provenance.origin === 'run' ? minor + 0.5 : minor
}

/** `1.27` of `go version go1.27.3 linux/amd64`, or what is known about the release otherwise. */
export function releaseOf({ goVersion, goReleases = '' }: Provenance): string {
  return goVersion?.match(/go(1\.\d+)/)?.[1] ?? goReleases
}

/** Fields of the same phase or of the heap together; for the others, their neighbours in the line. */
export function relatedTo(field: GctraceField): GctraceField[] {
  const { phase, meaning } = defOf(field)
  const peers = formsWith(field).flatMap(fieldsOf)
  const isRelated = (each: GctraceField) =>
    phase ? defOf(each).phase === phase : meaning.startsWith('heap-') && defOf(each).meaning.startsWith('heap-')
  const related = [...new Set(peers)].filter((each) => each !== field && isRelated(each))
  return related.length > 0 ? related : neighbours(field)
}

function neighbours(field: GctraceField): GctraceField[] {
  const [form] = formsWith(field)
  if (!form) return []
  const fields = fieldsOf(form)
  const index = fields.indexOf(field)
  return fields.slice(Math.max(0, index - 2), index + 3).filter((each) => each !== field)
}
