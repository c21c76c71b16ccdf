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
import { recordedLine, type Witness } from '../recorded-lines.ts'
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
  return (Object.entries(families) as [FamilyId, FamilyDef][]).map(([id, family]) => ({
    id,
    kinds: Object.entries(family.kinds).map(([kind, { formats }]) => ({
      id: kind,
      forms: formsOf(family, kind, formats),
    })),
  }))
}

function formsOf(family: FamilyDef, kind: string, formats: readonly FormatDef[]): VersionForm[] {
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
        witness: recordedLine({ family: family.id as FamilyId, kind, range, parts }) ?? { text: format.example.trim() },
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
