import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  blockSize,
  columnBounds,
  firstFrom,
  greatestIn,
  leastIn,
  nearestPlace,
  placeOfGreatest,
  seriesOf,
  sumIn,
  sumsOf,
} from './decimate.ts'

const value = fc.oneof(
  { weight: 8, arbitrary: fc.float({ noNaN: true, noDefaultInfinity: true, min: -1000, max: 1000 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
)
const values = fc.array(value, { maxLength: blockSize * 9 }).map((each) => Float32Array.from(each))
const stretch = fc.tuple(values, fc.nat(), fc.nat()).map(([all, a, b]) => {
  const [from, to] = [a % (all.length + 1), b % (all.length + 1)].sort((x, y) => x - y) as [number, number]
  return { all, from, to }
})

describe('the extremes of a stretch', () => {
  it('are those of its values one by one, gaps left aside', () => {
    fc.assert(
      fc.property(stretch, ({ all, from, to }) => {
        const own = [...all.subarray(from, to)].filter((each) => !Number.isNaN(each))
        const series = seriesOf(all)
        expect(greatestIn(series, from, to)).toBe(Math.max(...own))
        expect(leastIn(series, from, to)).toBe(Math.min(...own))
        const place = placeOfGreatest(series, from, to)
        if (own.length > 0) expect(all[place]).toBe(Math.max(...own))
        else expect(place).toBe(-1)
      }),
      { numRuns: 500 },
    )
  })

  it('and its sum', () => {
    fc.assert(
      fc.property(stretch, ({ all, from, to }) => {
        const known = all.map((each) => (Number.isNaN(each) ? 0 : each))
        const sum = [...known.subarray(from, to)].reduce((a, b) => a + b, 0)
        expect(sumIn(sumsOf(known), from, to)).toBeCloseTo(sum, 6)
      }),
    )
  })
})

describe('pixel columns', () => {
  const times = fc
    .array(fc.integer({ min: 0, max: 5000 }), { maxLength: 400 })
    .map((each) => Float64Array.from(each.sort((a, b) => a - b)))
  const view = fc
    .tuple(fc.integer({ min: -10, max: 5010 }), fc.integer({ min: 1, max: 5000 }))
    .map(([from, span]) => ({ from, to: from + span }))

  it('hold every value of the view once, in the column in which it stands', () => {
    fc.assert(
      fc.property(times, view, fc.integer({ min: 1, max: 300 }), (at, view, columns) => {
        const bounds = columnBounds(at, 0, at.length, view, columns)
        const seen = [...at.keys()].filter((place) => (at[place] ?? 0) >= view.from && (at[place] ?? 0) <= view.to)
        expect((bounds[columns] ?? 0) - (bounds[0] ?? 0)).toBe(seen.length)
        const width = (view.to - view.from) / columns
        for (let column = 0; column < columns; column++) {
          expect(bounds[column + 1]).toBeGreaterThanOrEqual(bounds[column] ?? 0)
          for (let place = bounds[column] ?? 0; place < (bounds[column + 1] ?? 0); place++) {
            const x = ((at[place] ?? 0) - view.from) / width
            expect(x).toBeGreaterThanOrEqual(column - 1e-6)
            expect(x).toBeLessThanOrEqual(column + 1 + 1e-6)
          }
        }
      }),
    )
  })

  it('never hide the worst pause: the greatest of all columns is the greatest of all values', () => {
    fc.assert(
      fc.property(times, view, fc.integer({ min: 1, max: 300 }), fc.nat(), (at, view, columns, seed) => {
        const pauses = Float32Array.from(at, (_, index) => ((index * 7919 + seed) % 1013) / 10)
        const series = seriesOf(pauses)
        const bounds = columnBounds(at, 0, at.length, view, columns)
        let drawn = Number.NEGATIVE_INFINITY
        for (let column = 0; column < columns; column++)
          drawn = Math.max(drawn, greatestIn(series, bounds[column] ?? 0, bounds[column + 1] ?? 0))
        const seen = [...pauses].filter((_, place) => (at[place] ?? 0) >= view.from && (at[place] ?? 0) <= view.to)
        expect(drawn).toBe(Math.max(...seen))
      }),
    )
  })

  it('find the nearest and the first by halving', () => {
    const at = Float64Array.of(1, 2, 2, 4, 8)
    expect([0, 1, 2, 3, 9].map((each) => firstFrom(at, each, 0, 5))).toEqual([0, 0, 1, 3, 5])
    expect([-5, 1.4, 3.1, 5.9, 6.1, 99].map((each) => nearestPlace(at, each, 0, 5))).toEqual([0, 0, 3, 3, 4, 4])
    expect(nearestPlace(at, 3, 2, 2)).toBe(-1)
  })
})
