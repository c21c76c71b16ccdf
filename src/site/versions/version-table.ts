import { type Provenance, type Sample, sample, sampleIds } from '../../build/samples.ts'
import {
  type FamilyDef,
  type FamilyId,
  type FieldDef,
  type FormatDef,
  families,
  rangeOf,
} from '../../trace/catalogue/index.ts'
import { type TemplatePart, templateParts } from '../../trace/catalogue/template.ts'
import { formatGo, type GoRange, intersectGo } from '../../trace/go-version.ts'
import { parseTrace } from '../../trace/parse/parse-trace.ts'
import { releaseOf } from '../field-reference.ts'
import { type ComparedPiece, compare, likeness, piecesOf } from './difference.ts'

/** One form of a line, with what is different from the form before it. */
export interface VersionForm {
  /** For links: `gctrace.cycle-1.18`, and a number where forms of a release are told apart. */
  readonly anchor: string
  readonly range: GoRange
  readonly source: string
  /** The releases of the form it is compared with; absent for the first. */
  readonly before?: GoRange
  readonly pieces: readonly ComparedPiece[]
  readonly added: readonly string[]
  readonly removed: readonly string[]
  /** Fields that stand where they stood, and are written in another way. */
  readonly rewritten: readonly string[]
  /** Fields that only some releases of the form print. */
  readonly narrower: readonly { readonly field: string; readonly range: GoRange }[]
  readonly witness: Witness
}

/** A line of the form. Without provenance nobody has recorded one: it is written as the runtime’s source says. */
export interface Witness {
  readonly text: string
  readonly provenance?: Provenance
}

export interface VersionKind {
  readonly id: string
  /** The newest first. */
  readonly forms: readonly VersionForm[]
}

export interface VersionFamily {
  readonly id: FamilyId
  readonly kinds: readonly VersionKind[]
}

/** Every form of every line in the catalogue, and nothing that is not there. */
export function versionTable(): VersionFamily[] {
  const witnesses = new Witnesses()
  return (Object.entries(families) as [FamilyId, FamilyDef][]).map(([id, family]) => ({
    id,
    kinds: Object.entries(family.kinds).map(([kind, { formats }]) => ({
      id: kind,
      forms: formsOf(family, kind, formats, witnesses),
    })),
  }))
}

function formsOf(family: FamilyDef, kind: string, formats: readonly FormatDef[], witnesses: Witnesses): VersionForm[] {
  const known = formats.map((format) => {
    const parts = templateParts(format.template)
    return { format, range: rangeOf(format), parts, pieces: piecesOf(parts) }
  })
  const anchors = new Map<string, number>()
  return [...known]
    .sort((a, b) => b.range.since - a.range.since)
    .map(({ format, range, parts, pieces }) => {
      const earlier = known.filter((each) => each.range.since < range.since)
      const latest = Math.max(...earlier.map((each) => each.range.since))
      // Where several forms began together, the one that is most like this.
      const before = earlier
        .filter((each) => each.range.since === latest)
        .sort((a, b) => likeness(b.pieces, pieces) - likeness(a.pieces, pieces))[0]
      const compared = before
        ? compare(before.pieces, pieces)
        : pieces.map((piece) => ({ ...piece, change: 'same' as const }))
      const fields = fieldsOf(parts)
      const old = before ? fieldsOf(before.parts) : fields
      const base = `${family.id}.${kind}-${formatGo(range.since)}`
      const count = (anchors.get(base) ?? 0) + 1
      anchors.set(base, count)
      return {
        anchor: count === 1 ? base : `${base}-${count}`,
        range,
        source: format.source,
        ...(before ? { before: before.range } : {}),
        pieces: compared,
        added: fields.filter((field) => !old.includes(field)),
        removed: old.filter((field) => !fields.includes(field)),
        rewritten: before
          ? fields.filter((field) => old.includes(field) && isRewritten(family, before.format, format, field))
          : [],
        narrower: fields.flatMap((field) => {
          const own = intersectGo(range, rangeOf(family.fields[field] as FieldDef))
          return own && (own.since !== range.since || own.until !== range.until) ? [{ field, range: own }] : []
        }),
        witness: witnesses.of(`${family.id}.${kind}`, range, patternOf(family, parts)) ?? {
          text: format.example.trim(),
        },
      }
    })
}

function fieldsOf(parts: readonly TemplatePart[]): string[] {
  return [...new Set(parts.flatMap((part) => (part.type === 'literal' ? [] : [part.field])))]
}

function isRewritten(family: FamilyDef, before: FormatDef, after: FormatDef, field: string): boolean {
  const printOf = (format: FormatDef) => format.print?.[field] ?? family.fields[field]?.print
  return printOf(before) !== printOf(after)
}

interface Recorded extends Witness {
  readonly printedBy: GoRange
  readonly release: number | null
  readonly rank: number
  readonly provenance: Provenance
}

const ranks: Readonly<Record<Provenance['origin'], number>> = { run: 3, reference: 2, note: 1, public: 0 }

/** Real lines, found once for all forms. */
class Witnesses {
  readonly #byKind = new Map<string, Recorded[]>()

  constructor() {
    for (const each of sampleIds().map(sample)) this.#read(each)
    // What was recorded here first, then the newest release, then the line that says most.
    for (const lines of this.#byKind.values()) {
      lines.sort((a, b) => b.rank - a.rank || (b.release ?? 0) - (a.release ?? 0) || saysOf(b.text) - saysOf(a.text))
    }
  }

  #read({ text, provenance }: Sample): void {
    const release = /^1\.(\d+)(?:\.\d+)?$/.exec(releaseOf(provenance))
    for (const record of parseTrace(text).records) {
      // A record over several lines shows badly.
      const line = text.slice(record.span.start, record.span.end)
      if (record.pieces || line.includes('\n')) continue
      const lines = this.#byKind.get(record.kind) ?? []
      this.#byKind.set(record.kind, lines)
      lines.push({
        text: line,
        printedBy: record.printedBy,
        release: release ? Number(release[1]) : null,
        rank: ranks[provenance.origin],
        provenance,
      })
    }
  }

  of(kind: string, range: GoRange, form: RegExp): Witness | undefined {
    const found = (this.#byKind.get(kind) ?? []).find(
      ({ text, printedBy, release }) =>
        (release === null || (release >= range.since && release <= range.until)) &&
        intersectGo(printedBy, range) !== null &&
        form.test(text),
    )
    return found && { text: found.text, provenance: found.provenance }
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
