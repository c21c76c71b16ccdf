import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnsOfCycles } from '../../trace/derive/cycle-columns.ts'
import { gcCyclesOf, parseTrace } from '../../trace/index.ts'
import { orderBy } from './dense-order.ts'
import { denseTable } from './dense-table.ts'
import { denseWords } from './words/dense.ts'

it('orders as a stable sort does, with gaps last both ways', () => {
  const value = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0, -0, 1, 2, Number.NaN))
  fc.assert(
    fc.property(fc.array(value, { maxLength: 60 }), fc.boolean(), (values, descending) => {
      const places = Uint32Array.from(values.keys(), (at) => at + 7)
      const gap = (at: number) => (Number.isNaN(values[at]) ? 1 : 0)
      const plain = [...values.keys()].toSorted((a, b) => {
        const [x, y] = [values[a] as number, values[b] as number]
        return gap(a) - gap(b) || (gap(a) ? 0 : x === y ? 0 : (x < y ? -1 : 1) * (descending ? -1 : 1)) || a - b
      })
      expect([...orderBy(places, (place) => values[place - 7] as number, descending)]).toEqual(
        plain.map((at) => at + 7),
      )
    }),
  )
})

const text = [3, 1, 2]
  .map(
    (stop, at) =>
      `gc ${at + 1} @${at + 1}.000s 3%: 0.${stop}0+20+${at + 1}.0 ms clock, 2.0+0.60/0.43/0.031+4.0 ms cpu, 4->${9 - at}->0 MB, ${at === 1 ? 17592186044415 : 5} MB goal, 2 P`,
  )
  .join('\n')
const columns = columnsOfCycles(gcCyclesOf(parseTrace(text)))
const tableOf = (id: string, descending: boolean) => {
  const plain = denseTable(columns, columns.lanes, denseWords('en'))
  const column = plain.part(0, 0).columns.findIndex((each) => each.id === id)
  return denseTable(columns, columns.lanes, denseWords('en'), { column, descending })
}
const numbersOf = (table: ReturnType<typeof tableOf>) => table.part(0, 3).rows.map((row) => row.cells[0]?.text)

it.each([
  ['gctrace.sweep-term-wall', false, ['2', '3', '1']],
  ['gctrace.sweep-term-wall', true, ['1', '3', '2']],
  ['gctrace.at', true, ['3', '2', '1']],
  ['gctrace.heap-end', false, ['3', '2', '1']],
  // No limit is no number: it stands last.
  ['gctrace.heap-goal', true, ['1', '3', '2']],
] as const)('sorts the long table by %s, descending: %s', (id, descending, expected) => {
  const table = tableOf(id, descending)
  expect(numbersOf(table)).toEqual(expected)
  for (const row of [0, 1, 2]) expect(table.rowOf(table.cycleOf(row))).toBe(row)
  expect(table.part(0, 3).sortable).toBe(true)
})
