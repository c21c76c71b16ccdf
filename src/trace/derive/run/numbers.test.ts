import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Numbers, selectAt } from './numbers.ts'

const printed = fc.oneof(
  fc.nat({ max: 100 }),
  fc.nat({ max: 99_999 }).map((each) => each / 1000),
  fc.integer(),
  fc.double({ noNaN: true }),
)

it('columns give back what was put in, whatever comes after it', () => {
  for (const scale of [1, 1000]) {
    fc.assert(
      fc.property(fc.array(printed, { maxLength: 60 }), (values) => {
        const numbers = new Numbers(0, scale)
        for (const value of values) numbers.push(value)
        expect(numbers.slice(0, numbers.length)).toEqual(values.map((value) => value))
      }),
    )
  }
})

it('the value at a place is that of the sorted list', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.nat({ max: 5 }), printed), { minLength: 1, maxLength: 80 }),
      fc.nat(),
      (values, at) => {
        const place = at % values.length
        expect(selectAt(Float64Array.from(values), place)).toBe(Float64Array.from(values).sort()[place])
      },
    ),
  )
})
