import { linesOf, type Provenance, sample, sampleIds } from '../build/samples.ts'
import { type FamilyDef, type FamilyId, type FieldDef, families, fieldDef, rangeOf } from '../trace/catalogue/index.ts'
import { type TemplatePart, templateParts } from '../trace/catalogue/template.ts'
import { diagnose } from '../trace/diagnose/index.ts'
import { type GoRange, hullGo, intersectGo } from '../trace/go-version.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'

const known: Readonly<Record<FamilyId, FamilyDef>> = families

export const familyIds = Object.keys(known) as FamilyId[]

/** Every field of a family in the order of the catalogue. */
export function fieldsOfFamily(family: FamilyId): string[] {
  return Object.keys(known[family].fields)
}

export const defOf: (family: FamilyId, field: string) => FieldDef = fieldDef

/** One form of a line, taken apart. */
export interface Form {
  readonly family: FamilyId
  readonly kind: string
  readonly range: GoRange
  readonly source: string
  readonly example: string
  readonly parts: readonly TemplatePart[]
}

const forms = new Map(familyIds.map((family) => [family, findForms(family)] as const))

/** Every form of every kind of a family, the newest of a kind first. */
export function formsOf(family: FamilyId): readonly Form[] {
  return forms.get(family) ?? []
}

function findForms(family: FamilyId): Form[] {
  return Object.entries(known[family].kinds).flatMap(([kind, { formats }]) =>
    formats
      .map((format) => ({
        family,
        kind,
        range: rangeOf(format),
        source: format.source,
        example: format.example.trim(),
        parts: templateParts(format.template),
      }))
      .reverse(),
  )
}

export function formsWith(family: FamilyId, field: string): readonly Form[] {
  return formsOf(family).filter((form) => fieldsOf(form).includes(field))
}

export function fieldsOf(form: Form): string[] {
  return form.parts.flatMap((part) => (part.type === 'literal' ? [] : [part.field]))
}

/** The releases that print a field: those of its forms, narrowed by the field itself. */
export function releasesOf(family: FamilyId, field: string): GoRange {
  const ranges = formsWith(family, field).map(({ range }) => range)
  const all = ranges.reduce((sum, range) => hullGo(sum, range))
  return intersectGo(all, rangeOf(defOf(family, field))) ?? all
}

/** A line to show a field in. */
export interface ShownLine {
  readonly text: string
  /** Absent where no line of such a release has been recorded: then it is the form's example. */
  readonly provenance?: Provenance
}

let shown: Map<string, ShownLine> | undefined

/** A real line that prints the field, from the note where it does, else from the newest release recorded. */
export function lineWith(family: FamilyId, field: string): ShownLine {
  shown ??= findLines()
  const found = shown.get(`${family}.${field}`)
  if (found) return found
  const [form] = formsWith(family, field)
  if (!form) throw new Error(`No form prints "${family}.${field}".`)
  // A flag that no example has stands at the end of its form.
  const flag = form.parts.find((part) => part.type === 'flag' && part.field === field)
  return { text: flag?.type === 'flag' ? form.example + flag.text : form.example }
}

function findLines(): Map<string, ShownLine> {
  const found = new Map<string, ShownLine>()
  const zeros = new Map<string, ShownLine>()
  for (const { text, provenance } of sampleIds().map(sample).sort(byInterest)) {
    const document = parseTrace(text)
    // The note has lines that no runtime prints; those are for the lessons.
    const wrong = new Set(diagnose(document).flatMap(({ strength, line }) => (strength === 'always' ? [line] : [])))
    for (const record of document.records) {
      if (wrong.has(record.line)) continue
      // A record in the middle of somebody else's line, or over several lines, shows badly.
      const line = { text: linesOf(text, record.line + 1, record.line + 1).trim(), provenance }
      if (line.text !== text.slice(record.span.start, record.span.end).trim()) continue
      for (const { field, value } of record.fields) {
        // A line in which the value is 0 or empty explains little, so it is taken only if there is no other.
        const lines = value === 0 || value === '' || value === false ? zeros : found
        if (!lines.has(`${record.family}.${field}`)) lines.set(`${record.family}.${field}`, line)
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
export function relatedTo(family: FamilyId, field: string): string[] {
  const { phase, meaning } = defOf(family, field)
  const peers = formsWith(family, field).flatMap(fieldsOf)
  const isRelated = (each: string) => {
    const other = defOf(family, each)
    return phase ? other.phase === phase : meaning.startsWith('heap-') && other.meaning.startsWith('heap-')
  }
  const related = [...new Set(peers)].filter((each) => each !== field && isRelated(each))
  return related.length > 0 ? related : neighbours(family, field)
}

function neighbours(family: FamilyId, field: string): string[] {
  const [form] = formsWith(family, field)
  if (!form) return []
  const fields = fieldsOf(form)
  const index = fields.indexOf(field)
  return fields.slice(Math.max(0, index - 2), index + 3).filter((each) => each !== field)
}
