import { unitSpace } from './number.ts'

/** Units and counters that stand one space after their number, in either language. */
const units = 'ms|µs|ns|s|B|KiB|MiB|GiB|KB|MB|GB|%|[PMG]s?'

const beforeUnit = new RegExp(`(\\d) (?=(?:${units})(?![A-Za-z0-9]))`, 'g')
const afterName = /\b(Go|GC|gc|[PMG]) (?=\d)/g

/**
 * A text in which no line ends between a number and its unit (`36.75 s`, `8 P`) or between a name and its number
 * (`Go 1.25`, `P 0`): the space there becomes a no-break space. Nothing else changes, so offsets stay as they were.
 */
export function unbreakUnits(text: string): string {
  return text.replace(beforeUnit, `$1${unitSpace}`).replace(afterName, `$1${unitSpace}`)
}
