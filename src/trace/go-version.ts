/**
 * A Go minor release as the number after the dot: Go 1.27 is 27. Patch releases never changed a trace
 * format, so the minor release alone decides the grammar.
 */
export type GoMinor = number

/** The first and the last release of a range, both included. */
export interface GoRange {
  readonly since: GoMinor
  readonly until: GoMinor
}

/** The newest release whose source the catalogue was checked against. A format without `until` ends here. */
export const newestGo: GoMinor = 27

/** `27` as people write it: `1.27`. */
export function formatGo(minor: GoMinor): string {
  return `1.${minor}`
}

/** The releases in both ranges, or `null` where there are none. */
export function intersectGo(a: GoRange, b: GoRange): GoRange | null {
  const since = Math.max(a.since, b.since)
  const until = Math.min(a.until, b.until)
  return since <= until ? { since, until } : null
}

/** The smallest range that holds both. */
export function hullGo(a: GoRange, b: GoRange): GoRange {
  return { since: Math.min(a.since, b.since), until: Math.max(a.until, b.until) }
}
