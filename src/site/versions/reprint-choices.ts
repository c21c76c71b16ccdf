import { linesOf, type Provenance, sample } from '../../build/samples.ts'
import { releaseRangeOf } from '../../trace/derive/release-range.ts'
import type { GoRange } from '../../trace/go-version.ts'
import { parseTrace } from '../../trace/parse/parse-trace.ts'
import { releaseOf } from '../field-reference.ts'
import type { VersionFamily, VersionForm } from './version-table.ts'

/** A line to print again, and what is known about the release that printed it. */
export interface KnownLine {
  readonly kind: string
  readonly text: string
  readonly from?: GoRange
}

/** The line of the training note first, then the newest form of every kind. */
export function reprintLines(table: readonly VersionFamily[]): KnownLine[] {
  const { text } = sample('note/gc-318-322')
  // Five lines together tell more about the release than one.
  const { range } = releaseRangeOf(parseTrace(text))
  const note: KnownLine = { kind: 'gctrace.cycle', text: linesOf(text, 1, 1).trim(), ...(range && { from: range }) }
  const newest = table.flatMap(({ id, kinds }) =>
    kinds.flatMap((kind) => {
      const [form] = kind.forms
      return form ? [{ kind: `${id}.${kind.id}`, ...knownLine(form) }] : []
    }),
  )
  return [note, ...newest]
}

/** The line that witnesses a form. Written from the source, it belongs to any release of the form. */
export function knownLine({ witness, range }: VersionForm): { readonly text: string; readonly from: GoRange } {
  return { text: witness.text.trim(), from: releaseIn(witness.provenance) ?? range }
}

function releaseIn(provenance: Provenance | undefined): GoRange | undefined {
  const minor = provenance && /^1\.(\d+)(?:\.\d+)?$/.exec(releaseOf(provenance))?.[1]
  return minor === undefined ? undefined : { since: Number(minor), until: Number(minor) }
}

/** The forms before and after a form, as releases to print a line in: the nearest of each. */
export function neighboursOf(
  forms: readonly VersionForm[],
  form: VersionForm,
): { readonly to: number; readonly range: GoRange }[] {
  const ranges = forms.map(({ range }) => range)
  const older = ranges.filter(({ until }) => until < form.range.since).sort((a, b) => b.until - a.until)[0]
  const newer = ranges.filter(({ since }) => since > form.range.until).sort((a, b) => a.since - b.since)[0]
  return [...(newer ? [{ to: newer.since, range: newer }] : []), ...(older ? [{ to: older.until, range: older }] : [])]
}
