import { expect, it } from 'vitest'
import { pickedBoxes, rangeOf } from './range.ts'

it('a range follows the order drawn, whichever end is given first', () => {
  expect(rangeOf([4, 2, 7, 1], 7, 4)).toEqual([4, 2, 7])
  expect(rangeOf([4, 2, 7, 1], 2, 2)).toEqual([2])
  expect(rangeOf([4, 2], 2, 9)).toEqual([])
})

it('chosen cycles that stand next to each other are one stretch', () => {
  const cells = [0, 1, 2, 3].map((cycle) => ({ cycle, x0: cycle * 10, x1: cycle * 10 + 8 }))
  expect(pickedBoxes(cells, new Set([0, 1, 3]), { y: 5, height: 9 })).toEqual([
    { x: 0, y: 5, width: 18, height: 9 },
    { x: 30, y: 5, width: 8, height: 9 },
  ])
})
