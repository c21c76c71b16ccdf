import { expect, it } from 'vitest'
import { addIntervals, printedInterval, subtractIntervals } from './interval.ts'

it.each([
  ['two-digits', '0', 0, 0.001],
  ['two-digits', '0.003', 0.003, 0.004],
  ['two-digits', '0.071', 0.071, 0.072],
  ['two-digits', '0.13', 0.13, 0.14],
  ['two-digits', '0.99', 0.99, 1],
  ['two-digits', '1.2', 1.2, 1.3],
  ['two-digits', '9.9', 9.9, 10],
  ['two-digits', '211', 211, 212],
  ['three-decimals', '36.750', 36.75, 36.751],
  ['int', '4', 4, 5],
  ['float-shortest', '0.4816327062813257', 0.4816327062813257, 0.4816327062813257],
] as const)('%s %s lies in [%d, %d)', (print, raw, lo, hi) => {
  expect(printedInterval(print, raw)).toEqual({ lo, hi })
})

it('leaves half of the seventh digit open in the floats of Go 1.25 and older', () => {
  const { lo, hi } = printedInterval('float-exponent', '+6.183550e-004')
  expect(lo).toBeCloseTo(0.00061835495, 12)
  expect(hi).toBeCloseTo(0.00061835505, 12)
})

it('adds and subtracts without the noise of binary fractions', () => {
  expect(addIntervals({ lo: 0.019, hi: 0.02 }, { lo: 0.035, hi: 0.036 })).toEqual({ lo: 0.054, hi: 0.056 })
  expect(subtractIntervals({ lo: 0.3, hi: 0.4 }, { lo: 0.1, hi: 0.2 })).toEqual({ lo: 0.1, hi: 0.3 })
})
