import fc from 'fast-check'
import { expect, it } from 'vitest'
import { seriesOf } from './decimate.ts'
import { chosenPlaces } from './multiples-chosen.ts'

it('takes all that fit, else the greatest of each part, and always the greatest of all', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 }), {
        minLength: 1,
        maxLength: 4,
      }),
      fc.integer({ min: 1, max: 24 }),
      (processes, room) => {
        const values = Float32Array.from(processes.flat())
        let from = 0
        const stretches = processes.map((each, process) => {
          const stretch = { process, from, to: from + each.length }
          from = stretch.to
          return stretch
        })
        const chosen = chosenPlaces(stretches, seriesOf(values), room)
        expect(chosen).toHaveLength(Math.min(room, values.length))
        expect(chosen).toEqual(chosen.toSorted((a, b) => a - b))
        expect(new Set(chosen).size).toBe(chosen.length)
        expect(Math.max(...chosen.map((place) => values[place] as number))).toBe(Math.max(...values))
      },
    ),
  )
})

it('takes nothing of nothing', () => {
  expect(chosenPlaces([], seriesOf(new Float32Array(0)), 12)).toEqual([])
})
