import type { Print } from '../unit.ts'

/** The true value lies in `[lo, hi)`: what is left open when the runtime truncates. */
export interface Interval {
  readonly lo: number
  readonly hi: number
}

/**
 * Where the true value may lie when the runtime printed `raw`, in the printed unit. Truncated prints leave one unit of the
 * last printed digit open; `0` alone in the two-digit style is below 1 µs. Integers are taken as truncated too (MiB,
 * percent): for counts use the number itself. Floats of Go 1.25 and older are rounded to seven digits, newer ones exact.
 */
export function printedInterval(print: Print, raw: string): Interval {
  const lo = Number(raw)
  if (Number.isNaN(lo)) return { lo: Number.NEGATIVE_INFINITY, hi: Number.POSITIVE_INFINITY }
  const scale = 10 ** decimalsOf(raw)
  const next = (Math.round(lo * scale) + 1) / scale
  switch (print) {
    case 'two-digits':
      return { lo, hi: lo === 0 ? 0.001 : next }
    case 'three-decimals':
    case 'int':
      return { lo, hi: next }
    case 'float-exponent': {
      const half = 0.5 * 10 ** (Number(raw.split('e')[1] ?? 0) - 6)
      return { lo: lo - half, hi: lo + half }
    }
    default:
      return { lo, hi: lo }
  }
}

/**
 * Where a duration of the two-digit style may lie, ms. The style has as many decimals as the size of the number leaves room for, so
 * the number tells how it was printed.
 */
export function durationRange(ms: number): Interval {
  return { lo: ms, hi: durationEnd(ms) }
}

/** The end of that range. */
export function durationEnd(ms: number): number {
  if (ms === 0) return 0.001
  const scale = ms >= 10 ? 1 : ms >= 1 ? 10 : ms >= 0.1 ? 100 : 1000
  return (Math.round(ms * scale) + 1) / scale
}

function decimalsOf(raw: string): number {
  const dot = raw.indexOf('.')
  return dot < 0 ? 0 : raw.length - dot - 1
}

export function addIntervals(...intervals: readonly Interval[]): Interval {
  let lo = 0
  let hi = 0
  for (const each of intervals) {
    lo += each.lo
    hi += each.hi
  }
  return { lo: tidy(lo), hi: tidy(hi) }
}

export function subtractIntervals(a: Interval, b: Interval): Interval {
  return { lo: tidy(a.lo - b.hi), hi: tidy(a.hi - b.lo) }
}

export function scaleInterval(interval: Interval, factor: number): Interval {
  return { lo: interval.lo * factor, hi: interval.hi * factor }
}

/** Both ends without the noise that binary fractions leave behind. */
export function tidyInterval({ lo, hi }: Interval): Interval {
  return { lo: tidy(lo), hi: tidy(hi) }
}

/** Printed numbers are decimal: without the noise that binary fractions leave behind. */
function tidy(value: number): number {
  return Math.abs(value) < 1e6 ? Math.round(value * 1e9) / 1e9 : value
}
