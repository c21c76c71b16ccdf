const digits = 7

/**
 * A float as `print` wrote it to Go 1.25: `+6.183550e-004`. The same operations in the same order as `printfloat` of
 * runtime/print.go (go1.22), whose rounding is its own: both work on IEEE doubles.
 */
export function floatExponent(value: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (value === Number.POSITIVE_INFINITY) return '+Inf'
  if (value === Number.NEGATIVE_INFINITY) return '-Inf'
  let v = Math.abs(value)
  let exponent = 0
  if (v !== 0) {
    while (v >= 10) {
      exponent++
      v /= 10
    }
    while (v < 1) {
      exponent--
      v *= 10
    }
    let half = 5
    for (let i = 0; i < digits; i++) half /= 10
    v += half
    if (v >= 10) {
      exponent++
      v /= 10
    }
  }
  let written = ''
  for (let i = 0; i < digits; i++) {
    const digit = Math.trunc(v)
    written += digit
    v -= digit
    v *= 10
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '+'
  const power = String(Math.abs(exponent)).padStart(3, '0')
  return `${sign}${written[0]}.${written.slice(1)}e${exponent < 0 ? '-' : '+'}${power}`
}

/** Whether the exponent style wrote the value to its last digit: zero and what is no number. */
export function isWhole(exponentStyle: string): boolean {
  return !/[1-9]/.test(exponentStyle.split('e')[0] ?? '')
}
