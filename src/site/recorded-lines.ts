// Real lines of every form, from content/samples: what a form's template says, some release has printed.
import { type Provenance, type Sample, sample, sampleIds } from '../build/samples.ts'
import { type FamilyDef, type FamilyId, families } from '../trace/catalogue/index.ts'
import type { TemplatePart } from '../trace/catalogue/template.ts'
import { type GoRange, intersectGo } from '../trace/go-version.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { releaseOf } from './field-reference.ts'

/** A line of a form. Without provenance nobody has recorded one: it is written as the runtime’s source says. */
export interface Witness {
  readonly text: string
  readonly provenance?: Provenance
}

/** What is asked of a recorded line: the form it must have. */
export interface FormOfLine {
  readonly family: FamilyId
  /** Without the family: `cycle`. */
  readonly kind: string
  readonly range: GoRange
  readonly parts: readonly TemplatePart[]
}

interface Recorded extends Required<Witness> {
  readonly printedBy: GoRange
  readonly release: number | null
  readonly rank: number
  /** Fields that it prints, those first whose value is neither 0 nor empty. */
  readonly fields: readonly string[]
  readonly telling: readonly string[]
}

const ranks: Readonly<Record<Provenance['origin'], number>> = { run: 3, reference: 2, note: 1, public: 0 }

let recorded: Map<string, Recorded[]> | undefined

/**
 * The line that shows a form best: one of our own runs, of the newest release that prints the form, with the most to say.
 * With `field`, a line that prints this field, and if there is one, in which its value is not 0. Undefined where no
 * sample has such a line.
 */
export function recordedLine(form: FormOfLine, field?: string): Required<Witness> | undefined {
  recorded ??= readAll()
  const pattern = patternOf(families[form.family], form.parts)
  const lines = (recorded.get(`${form.family}.${form.kind}`) ?? []).filter(
    ({ text, printedBy, release, fields }) =>
      (release === null || (release >= form.range.since && release <= form.range.until)) &&
      intersectGo(printedBy, form.range) !== null &&
      (field === undefined || fields.includes(field)) &&
      pattern.test(text),
  )
  const found = (field !== undefined && lines.find(({ telling }) => telling.includes(field))) || lines[0]
  return found && { text: found.text, provenance: found.provenance }
}

function readAll(): Map<string, Recorded[]> {
  const byKind = new Map<string, Recorded[]>()
  for (const each of sampleIds().map(sample)) read(each, byKind)
  // What was recorded here first, then the newest release, then the line that says most.
  for (const lines of byKind.values()) {
    lines.sort((a, b) => b.rank - a.rank || (b.release ?? 0) - (a.release ?? 0) || saysOf(b.text) - saysOf(a.text))
  }
  return byKind
}

function read({ text, provenance }: Sample, byKind: Map<string, Recorded[]>): void {
  const release = /^1\.(\d+)(?:\.\d+)?$/.exec(releaseOf(provenance))
  for (const record of parseTrace(text).records) {
    // A record over several lines shows badly.
    const line = text.slice(record.span.start, record.span.end)
    if (record.pieces || line.includes('\n')) continue
    const lines = byKind.get(record.kind) ?? []
    byKind.set(record.kind, lines)
    const isEmpty = (value: unknown) => value === 0 || value === '' || value === false
    lines.push({
      text: line,
      printedBy: record.printedBy,
      release: release ? Number(release[1]) : null,
      rank: ranks[provenance.origin],
      provenance,
      fields: record.fields.map(({ field }) => field),
      telling: record.fields.flatMap(({ field, value }) => (isEmpty(value) ? [] : [field])),
    })
  }
}

/** How many values of a line are not zero. */
function saysOf(text: string): number {
  return (text.match(/[1-9]\d*/g) ?? []).length
}

function patternOf(family: FamilyDef, parts: readonly TemplatePart[]): RegExp {
  const exactly = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pattern = parts.map((part) => {
    if (part.type === 'literal' || part.type === 'constant') return exactly(part.text)
    if (part.type === 'flag') return `(?:${exactly(part.text)})?`
    if (part.type === 'list') return '[\\d ]*?'
    return family.fields[part.field]?.unit === 'text' ? '[^=]*?' : '[^ ,;=]*?'
  })
  return new RegExp(`^${pattern.join('')}$`)
}
