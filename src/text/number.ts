import type { GoRange } from '../trace/go-version.ts'
import { formatGo, newestGo } from '../trace/go-version.ts'

// How numbers are written in every language. Between digits and unit stands a no-break space, between groups of three a
// narrow one, so that a value never breaks over two lines.

export const unitSpace = '\u00a0'
const groupSpace = '\u202f'

/** `17592186044415` as `17 592 186 044 415`, with narrow spaces; four digits stay together. */
export function groupDigits(value: number): string {
  const [whole = '', ...fraction] = String(value).split('.')
  const grouped = whole.replace('-', '').length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, groupSpace) : whole
  return [grouped, ...fraction].join('.')
}

/** A number and its unit, kept together: `5 MiB`. */
export function withUnit(value: number | string, unit: string): string {
  return `${typeof value === 'number' ? groupDigits(value) : value}${unitSpace}${unit}`
}

/** At most six significant digits: sums of printed values without the noise of binary fractions. */
export function tidy(value: number): number {
  return Number(value.toPrecision(6))
}

/** Milliseconds with the digits that the runtime printed (`fmtNSAsMS` in runtime/mgc.go): 0.04 is `0.040`. */
export function printedMs(ms: number): string {
  if (ms === 0 || ms >= 10) return groupDigits(ms)
  return ms.toFixed(ms < 0.1 ? 3 : ms < 1 ? 2 : 1)
}

/** `62 µs` below a millisecond, `1.2 ms` below ten seconds, then seconds. */
export function shortMs(ms: number): string {
  if (ms < 1 && ms > 0) return withUnit(tidy(ms * 1000), 'µs')
  return ms < 10_000 ? withUnit(tidy(ms), 'ms') : withUnit(tidy(ms / 1000), 's')
}

/** `1.6–1.17`, `1.5`; `null` where the range reaches the newest release, whose end nobody knows. */
export function closedGoRange({ since, until }: GoRange): string | null {
  if (until >= newestGo) return null
  return since === until ? formatGo(since) : `${formatGo(since)}–${formatGo(until)}`
}

/** A sum of printed times with no more digits than its terms leave certain, where `width` is how much is left open. */
export function certainDigits(sum: number, width: number): number {
  return Number(sum.toFixed(Math.min(3, Math.max(0, -Math.floor(Math.log10(width))))))
}

/** Sums of printed times in ms: as many digits as the larger terms have, none that binary fractions invent. */
export function threeDigits(ms: number): string {
  return String(Number(ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3)))
}
