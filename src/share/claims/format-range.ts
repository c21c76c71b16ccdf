// Numbers of claims as people write them: in the unit that suits them, with no more digits than are certain.
import type { Range } from './evaluate.ts'
import type { Dimension } from './syntax.ts'

interface Unit {
  readonly sign: string
  readonly factor: number
}

const none: Unit = { sign: '', factor: 1 }
const times: readonly Unit[] = [
  { sign: 'µs', factor: 1e-6 },
  { sign: 'ms', factor: 1e-3 },
  { sign: 's', factor: 1 },
]
const sizes: readonly Unit[] = [
  { sign: 'B', factor: 1 },
  { sign: 'KiB', factor: 2 ** 10 },
  { sign: 'MiB', factor: 2 ** 20 },
  { sign: 'GiB', factor: 2 ** 30 },
]

/** `2.9 ms`, `2.3–2.5 %`, `120`, `-4.1–4.6 MiB/s`: where a number lies, ends as known. The same in every language. */
export function formatRange({ lo, hi }: Range, dimension: Dimension, percent: boolean): string {
  const unit = unitFor(Math.max(Math.abs(lo), Math.abs(hi)), dimension, percent)
  const sign = unit.sign === '' ? '' : ` ${unit.sign}`
  const low = lo / unit.factor
  const high = hi / unit.factor
  if (!Number.isFinite(low) || !Number.isFinite(high)) return '?'
  const digits = digitsFor(low, high)
  const first = plainNumber(low, digits)
  const last = plainNumber(high, digits)
  // An end that was rounded away must not look like certainty.
  return first === last ? `${lo === hi ? '' : '≈ '}${first}${sign}` : `${first}–${last}${sign}`
}

/** Enough digits to tell the two ends apart, three at least where they are one. */
function digitsFor(low: number, high: number): number {
  const largest = Math.max(Math.abs(low), Math.abs(high))
  if (largest === 0) return 0
  const magnitude = Math.floor(Math.log10(largest))
  const apart = high - low
  const needed = apart === 0 ? magnitude - 5 : Math.max(Math.floor(Math.log10(apart)), magnitude - 3)
  return Math.min(6, Math.max(0, -needed))
}

function plainNumber(value: number, digits: number): string {
  const text = value.toFixed(digits)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return short === '-0' ? '0' : short
}

function unitFor(largest: number, { time, bytes }: Dimension, percent: boolean): Unit {
  if (percent) return { sign: '%', factor: 0.01 }
  if (bytes === 1) {
    const size = fitting(sizes, largest)
    return time === 0
      ? size
      : time === -1
        ? { ...size, sign: `${size.sign}/s` }
        : { ...size, sign: `${size.sign}·s^${time}` }
  }
  if (bytes === 0 && time === 1) return fitting(times, largest)
  if (bytes === 0 && time === -1) return { sign: '/s', factor: 1 }
  if (time === 0 && bytes === 0) return none
  return { sign: [time === 0 ? '' : `s^${time}`, bytes === 0 ? '' : `B^${bytes}`].filter(Boolean).join('·'), factor: 1 }
}

function fitting(units: readonly Unit[], largest: number): Unit {
  return units.findLast(({ factor }) => largest >= factor) ?? units[0] ?? none
}
