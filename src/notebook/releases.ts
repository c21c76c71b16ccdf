import { type FamilyDef, type FamilyId, families, rangeOf } from '../trace/catalogue/index.ts'
import { formatGo, type GoRange, hullGo, intersectGo, newestGo } from '../trace/go-version.ts'
import type { TraceDocument, TraceRecord } from '../trace/record.ts'

/** What in a line gives its release away. */
export type ReleaseReason = 'old-stw' | 'five-phases' | 'three-phases' | 'stacks-and-globals' | 'leak-check' | 'notice'

export interface ReleaseEvidence {
  /** Every release that can have printed all lines; `null` where the lines contradict each other. */
  readonly range: GoRange | null
  /** The lines that decide it, from 0, with their reason. At most one line a reason. */
  readonly because: readonly { readonly line: number; readonly reason: ReleaseReason }[]
}

export function releasesOf(document: TraceDocument): ReleaseEvidence | null {
  const [first] = document.records
  if (first === undefined) return null
  let range: GoRange | null = first.printedBy
  const because = new Map<ReleaseReason, { line: number; reason: ReleaseReason }>()
  for (const record of document.records) {
    range = range === null ? null : intersectGo(range, record.printedBy)
    const reason = reasonOf(record)
    if (!because.has(reason)) because.set(reason, { line: record.line, reason })
  }
  if (because.size > 1) because.delete('notice')
  return { range, because: [...because.values()] }
}

function reasonOf(record: TraceRecord): ReleaseReason {
  if (record.kind === 'gctrace.cycle-stw') return 'old-stw'
  if (record.kind !== 'gctrace.cycle') return 'notice'
  const has = (field: string) => record.fields.some((each) => each.field === field)
  if (has('leak-check')) return 'leak-check'
  if (has('stack-scan')) return 'stacks-and-globals'
  return has('scan-wall') ? 'five-phases' : 'three-phases'
}

/** `Go 1.6–1.17`, `Go 1.5`, `Go 1.18+`. */
export function formatReleases(range: GoRange): string {
  const since = formatGo(range.since)
  if (range.since === range.until) return `Go ${since}`
  return range.until >= newestGo ? `Go ${since}+` : `Go ${since}–${formatGo(range.until)}`
}

/** The releases whose lines have a field: those of its formats, narrowed by what the field itself says. */
export function releasesOfField(field: string, family: FamilyId = 'gctrace'): GoRange {
  const { fields, kinds }: FamilyDef = families[family]
  const own = rangeOf(fields[field] ?? {})
  const formats = Object.values(kinds).flatMap((kind) => kind.formats)
  const ranges = formats
    .filter(({ template }) => [...template.matchAll(/\{([\w-]+)/g)].some(([, id]) => id === field))
    .map((format) => intersectGo(rangeOf(format), own))
    .filter((range) => range !== null)
  return ranges.length === 0 ? own : ranges.reduce(hullGo)
}
