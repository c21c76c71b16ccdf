import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packOf } from '../../charts/dense.ts'
import { emptyArrays, inLanes } from '../../trace/derive/cycle-columns.ts'
import { axisOfPack } from './pack-axis.ts'

/** Cycles of some programs: which one each is of, and its clock in milliseconds, or finer than any is printed. */
const cycles = fc.array(
  fc.tuple(fc.nat(5), fc.oneof(fc.nat(50), fc.nat(2 ** 32), fc.double({ min: 0, max: 9, noNaN: true }))),
  { minLength: 2, maxLength: 40 },
)

it('puts the cycles of all programs in the order of time, and those of each next to each other', () => {
  fc.assert(
    fc.property(cycles, (given) => {
      const arrays = emptyArrays(given.length)
      for (const [index, [, ms]] of given.entries()) {
        arrays.atS[index] = ms / 1000
        arrays.row[index] = index
        arrays.end[index] = index
      }
      const process = given.map(([own]) => own)
      const at = (index: number) => arrays.atS[index] as number
      const places = [...given.keys()]
      const columns = inLanes(arrays, process)
      const byLane = places.toSorted((a, b) => (process[a] ?? 0) - (process[b] ?? 0) || at(a) - at(b) || a - b)
      expect([...columns.row]).toEqual(byLane)
      expect(columns.lanes.map((lane) => lane.process)).toEqual([...new Set(process)].sort((a, b) => a - b))

      const axis = axisOfPack(packOf(columns))
      expect([...axis.at]).toEqual([...columns.atS].sort((a, b) => a - b))
      if (columns.lanes.length < 2) return
      const inTime = [...columns.row.keys()].toSorted((a, b) => (columns.atS[a] ?? 0) - (columns.atS[b] ?? 0) || a - b)
      expect([...axis.heights]).toEqual(inTime.map((place) => columns.row[place]))
    }),
  )
})
