import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isEmptyPicture, rangesOf, readPicture, recordsOf } from './picture.ts'

it('chosen records come back from stretches', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), (records) => {
      const ranges = rangesOf(records)
      expect([...recordsOf(ranges, 201)]).toEqual(records.toSorted((a, b) => a - b))
      for (const [index, [from]] of ranges.entries()) {
        if (index > 0) expect(from).toBeGreaterThan((ranges[index - 1]?.[1] ?? 0) + 1)
      }
    }),
  )
})

it('stretches of another text end where this one ends', () => {
  expect([...recordsOf([[2, 1_000_000_000]], 4)]).toEqual([2, 3])
})

it('a picture survives JSON, and what is none is left out', () => {
  const picture = { chosen: [[3, 5] as const, [9, 9] as const], viewport: { from: 0.5, to: 1.25 } }
  expect(readPicture(JSON.parse(JSON.stringify(picture)))).toEqual(picture)
  expect(readPicture({ chosen: [[5, 3], [-1, 2], ['1', 2], [1, 1], 7, null], viewport: { from: 2, to: 1 } })).toEqual({
    chosen: [[1, 1]],
    viewport: null,
  })
  expect(readPicture('text')).toBeNull()
  expect(readPicture({})).toEqual({ chosen: [], viewport: null })
  expect(isEmptyPicture({ chosen: [], viewport: null })).toBe(true)
})
