import type { GoRange } from '../../trace/go-version.ts'
import { formatGo } from '../../trace/go-version.ts'
import { closedGoRange, groupDigits, printedMs, shortMs, withUnit } from '../number.ts'

export const formatNumber = groupDigits

/** `62 µs`, `1.2 ms`, `36.75 s`. */
export const formatMs = shortMs

/** With the digits of the line: `0.040 ms`. */
export function formatPrintedMs(ms: number): string {
  return withUnit(printedMs(ms), 'ms')
}

/** `36.75 s`. */
export function formatSeconds(seconds: number): string {
  return withUnit(seconds, 's')
}

/** The value is cut, so 0 is `less than 1 %`. */
export function formatPercent(percent: number): string {
  return percent === 0 ? `less than ${withUnit(1, '%')}` : withUnit(percent, '%')
}

/** The value is cut, so 0 is `less than 1 MiB`. */
export function formatMiB(mib: number): string {
  return mib === 0 ? `less than ${withUnit(1, 'MiB')}` : withUnit(mib, 'MiB')
}

/** `1st`, `11th`, `318th`. */
export function formatOrdinal(value: number): string {
  const teen = value % 100 > 10 && value % 100 < 14
  return groupDigits(value) + ((teen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th')
}

/** `Go 1.6–1.17`, `Go 1.18 or newer`. */
export function formatGoRange(range: GoRange): string {
  const closed = closedGoRange(range)
  return closed === null ? `Go ${formatGo(range.since)} or newer` : `Go ${closed}`
}
