import type { Print } from '../trace/unit.ts'

/**
 * The number that Go would print one step up or down from `raw`, in Go's own style; `null` where there is none (a flag,
 * a text, below zero). One step is one unit of the last printed digit.
 */
export function stepNumber(raw: string, print: Print, direction: 1 | -1): string | null {
  if (print === 'two-digits') return stepTwoDigits(raw, direction)
  if (print === 'three-decimals') return stepThreeDecimals(raw, direction)
  if (print === 'int' || print === 'signed') return stepInteger(raw, print, direction)
  return null
}

function stepInteger(raw: string, print: Print, direction: 1 | -1): string | null {
  if (!/^-?\d{1,15}$/.test(raw)) return null
  const next = Number(raw) + direction
  return next < 0 && print === 'int' ? null : String(next)
}

function stepThreeDecimals(raw: string, direction: 1 | -1): string | null {
  if (!/^\d{1,12}\.\d{3}$/.test(raw)) return null
  const next = Number(raw.replace('.', '')) + direction
  if (next < 0) return null
  const digits = String(next).padStart(4, '0')
  return `${digits.slice(0, -3)}.${digits.slice(-3)}`
}

function stepTwoDigits(raw: string, direction: 1 | -1): string | null {
  if (!/^\d{1,12}(\.\d+)?$/.test(raw)) return null
  const micros = Math.round(Number(raw) * 1000)
  if (direction < 0) return micros === 0 ? null : formatTwoDigits(micros - digitUnit(micros - 1))
  return formatTwoDigits(micros + digitUnit(micros))
}

/** What the last printed digit is worth, in µs. */
function digitUnit(micros: number): number {
  if (micros >= 10_000) return 1000
  if (micros >= 1000) return 100
  return micros >= 100 ? 10 : 1
}

/** Milliseconds as `fmtNSAsMS` in runtime/mgc.go writes them, from whole µs: truncated to two digits below 10 ms. */
export function formatTwoDigits(micros: number): string {
  if (micros >= 10_000) return String(Math.floor(micros / 1000))
  if (micros <= 0) return '0'
  let kept = Math.floor(micros)
  let decimals = 3
  while (kept >= 100) {
    kept = Math.floor(kept / 10)
    decimals--
  }
  const digits = String(kept).padStart(decimals + 1, '0')
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}
