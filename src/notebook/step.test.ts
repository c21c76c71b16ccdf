import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatTwoDigits, stepNumber } from './step.ts'

describe('stepNumber', () => {
  it.each([
    ['0', '0.001'],
    ['0.001', '0.002'],
    ['0.040', '0.041'],
    ['0.099', '0.10'],
    ['0.27', '0.28'],
    ['0.99', '1.0'],
    ['1.2', '1.3'],
    ['9.9', '10'],
    ['211', '212'],
  ])('keeps the two-digit style: %s, one up, is %s, and back', (low, high) => {
    expect(stepNumber(low, 'two-digits', 1)).toBe(high)
    expect(stepNumber(high, 'two-digits', -1)).toBe(low)
  })

  it('stops at zero', () => {
    expect(stepNumber('0', 'two-digits', -1)).toBeNull()
    expect(stepNumber('0', 'int', -1)).toBeNull()
    expect(stepNumber('0.000', 'three-decimals', -1)).toBeNull()
    expect(stepNumber('0', 'signed', -1)).toBe('-1')
  })

  it('keeps three decimals of seconds', () => {
    expect(stepNumber('36.750', 'three-decimals', 1)).toBe('36.751')
    expect(stepNumber('0.999', 'three-decimals', 1)).toBe('1.000')
    expect(stepNumber('10.000', 'three-decimals', -1)).toBe('9.999')
  })

  it('leaves flags, texts and damaged numbers alone', () => {
    expect(stepNumber(' (forced)', 'flag', 1)).toBeNull()
    expect(stepNumber('us', 'text', 1)).toBeNull()
    expect(stepNumber('0.2.7', 'two-digits', 1)).toBeNull()
  })

  it('goes up and back down to the same characters', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3_000_000 }), (micros) => {
        const raw = formatTwoDigits(micros)
        const up = stepNumber(raw, 'two-digits', 1)
        expect(up).not.toBeNull()
        expect(stepNumber(up ?? '', 'two-digits', -1)).toBe(raw)
      }),
    )
  })
})
