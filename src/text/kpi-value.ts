import type { Interval } from '../trace/derive/interval.ts'
import { type KpiId, kpiUnits } from '../trace/derive/kpi.ts'
import { groupDigits, printedMs, withUnit } from './number.ts'

/** A figure as it is shown: large, and below it the whole range where the large one leaves something out. */
export interface ShownKpi {
  readonly value: string
  readonly range: string | null
}

/** Nothing printed tells less than this from nothing. */
const least = 0.00005

/**
 * With as many digits as are certain, at most three: `0.46`, `7.8`, `231`. What is small keeps two: a heap that grows by 200 MiB in
 * a day grows by 0.0023 MiB/s.
 */
function short(value: number): string {
  const size = Math.abs(value)
  if (size < least) return '0'
  const text =
    size >= 100
      ? value.toFixed(0)
      : size >= 10
        ? value.toFixed(1)
        : size >= 0.1
          ? value.toFixed(2)
          : String(Number(Number(value.toPrecision(2)).toFixed(5)))
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return plain.startsWith('-') ? `−${groupDigits(Number(plain.slice(1)))}` : groupDigits(Number(plain))
}

/**
 * A figure with its unit. Stops keep the digits of the line. Everything else is a range, since the numbers it was worked
 * out from are truncated: where both ends agree within a twentieth the middle stands for them.
 */
export function showKpi(
  id: KpiId,
  value: Interval,
  between: (from: string, to: string) => string,
  second: string,
): ShownKpi {
  const unit = kpiUnits[id]
  if (unit === 'ms') return { value: withUnit(printedMs(value.lo), 'ms'), range: null }
  const name = unit === 'percent' ? '%' : unit === 'per-s' ? `/${second}` : `MiB/${second}`
  const [from, to] = [short(value.lo), short(value.hi)]
  if (from === to) return { value: withUnit(from, name), range: null }
  const range = withUnit(between(from, to), name)
  const middle = (value.lo + value.hi) / 2
  const narrow = value.lo > 0 && value.hi - value.lo < Math.abs(middle) / 20
  return narrow
    ? {
        value: withUnit(
          middle >= 10 ? String(Math.round(middle)) : short(Number(middle >= 0.1 ? middle.toFixed(1) : middle)),
          name,
        ),
        range,
      }
    : { value: range, range: null }
}

/** What a figure was worked out from, as `kpi.sample` of the words names it. */
export function countedBy(id: KpiId): 'cycles' | 'stops' | 'steps' {
  return id.startsWith('stw') ? 'stops' : id === 'assist-share' || id === 'live-slope' ? 'cycles' : 'steps'
}

/** How long a run was watched: `5.6 s`, `48 s`. */
export function seconds(value: number): string {
  return withUnit(groupDigits(Number(value.toFixed(value < 10 ? 1 : 0))), 's')
}
