import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packOf } from '../../charts/dense.ts'
import { columnsOfCycles, laneIndexAt } from '../../trace/derive/cycle-columns.ts'
import { gcCyclesOf, parseTrace } from '../../trace/index.ts'
import { inPauses, ordering } from './dense-order.ts'
import { denseTable, longOrder, longTable } from './dense-table.ts'
import { denseWords } from './words/dense.ts'

function atOnce<Made>(work: Generator<void, Made>): Made {
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

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
      const order = atOnce(ordering(places, (place) => values[place - 7] as number, descending))
      expect([...order]).toEqual(plain.map((at) => at + 7))
    }),
  )
})

const text = [3, 1, 2]
  .map(
    (stop, at) =>
      `gc ${at + 1} @${at + 1}.000s 3%: 0.${stop}0+20+${at + 1}.0 ms clock, 2.0+0.60/0.43/0.031+4.0 ms cpu, 4->${9 - at}->0 MB, ${at === 1 ? 17592186044415 : 5} MB goal, 2 P`,
  )
  .join('\n')
const pack = packOf(columnsOfCycles(gcCyclesOf(parseTrace(text))))
const tableOf = (id: string, descending: boolean) => {
  const plain = longTable(denseTable(pack, pack.columns.lanes, denseWords('en')))
  const column = plain.part(0, 0).columns.findIndex((each) => each.id === id)
  const rows = denseTable(pack, pack.columns.lanes, denseWords('en'))
  return longTable(rows, atOnce(longOrder(rows, { column, descending })))
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

it('sorts many rows in small parts, and stops when nobody wants them', async () => {
  const count = 500_000
  const places = Uint32Array.from({ length: count }, (_, at) => at)
  const key = (at: number) => (at * 7919) % 1_000_003
  let parts = 0
  const counted = function* () {
    const work = ordering(places, key, false)
    for (let step = work.next(); ; step = work.next()) {
      if (step.done) return step.value
      parts++
      yield
    }
  }
  const order = atOnce(counted())
  // Seven walks over all rows, each with three pauses at least.
  expect(parts).toBeGreaterThanOrEqual(21)
  expect(order.every((at, row) => row === 0 || key(order[row - 1] as number) <= key(at))).toBe(true)
  expect(await inPauses(counted(), () => false)).toBeNull()
})

it('finds a row and the program of a cycle among ten thousand programs without asking each', () => {
  const lanes = Array.from({ length: 10_000 }, (_, process) => ({ process, from: process * 3, to: process * 3 + 3 }))
  let looks = 0
  const watched = new Proxy(lanes, {
    get(target, name, self) {
      if (typeof name === 'string' && /^\d+$/.test(name)) looks++
      return Reflect.get(target, name, self)
    },
  })
  expect(laneIndexAt({ lanes: watched }, 29_999)).toBe(9_999)
  expect(laneIndexAt({ lanes: watched }, 0)).toBe(0)
  expect(laneIndexAt({ lanes: watched }, 30_000)).toBe(-1)
  expect(looks).toBeLessThan(60)
})
