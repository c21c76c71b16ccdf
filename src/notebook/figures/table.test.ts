import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FigureTableModel, sortRows, type TableCell } from './table.ts'
import { csvOf, jsonOf } from './table-text.ts'

const model = (rows: readonly (readonly TableCell[])[]): FigureTableModel => ({
  caption: 'cycles',
  columns: [
    { id: 'gctrace.gc-number', name: 'GC' },
    { id: 'over-goal', name: 'Over goal (MiB)' },
    { id: 'local', name: 'Local' },
  ],
  sortable: true,
  rows: rows.map((cells, index) => ({ id: String(index), cells })),
})
const cellsOf = (gc: number, over: TableCell, local: TableCell = { text: '–' }): TableCell[] => [
  { text: String(gc), value: gc, field: 'gctrace.gc-number' },
  over,
  local,
]

describe('a table as JSON', () => {
  it('has the ids of fields as keys and the numbers that are shown, nothing where nothing is', () => {
    const json = jsonOf(
      model([cellsOf(318, { text: '+2', value: 2 }, { text: '1 0', value: 1, data: [1, 0] })]),
      'heap',
    )
    expect(JSON.parse(json)).toEqual({
      figure: 'heap',
      rows: [{ 'gctrace.gc-number': 318, 'over-goal': 2, local: [1, 0] }],
    })
    expect(JSON.parse(jsonOf(model([cellsOf(1, { text: '–' })]), 'heap')).rows[0]).toMatchObject({ 'over-goal': null })
    expect(JSON.parse(jsonOf(model([]), 'heap')).rows).toEqual([])
  })

  it('names a cell by its own field where each row shows another one', () => {
    const json = jsonOf(model([cellsOf(1, { text: '0.27', value: 0.27, key: 'gctrace.mark-wall' })]), 'wall')
    expect(JSON.parse(json).rows[0]).toMatchObject({ 'gctrace.mark-wall': 0.27 })
  })

  it('has every row and every number of the table, whatever they are', () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), number, fc.string())), (rows) => {
        const table = model(
          rows.map(([gc, over, word]) => cellsOf(gc, { text: String(over), value: over }, { text: word, data: word })),
        )
        const read = JSON.parse(jsonOf(table, 'any')) as { rows: Record<string, unknown>[] }
        // JSON has no -0.
        expect(read.rows.map((row) => Object.values(row))).toEqual(rows.map(([gc, over, word]) => [gc, over + 0, word]))
        const lines = csvOf(table).split('\r\n')
        if (rows.every(([, , word]) => !word.includes('\n'))) expect(lines).toHaveLength(rows.length + 2)
      }),
    )
  })
})

describe('rows', () => {
  it('sort by number, and what has none goes last both ways', () => {
    const { rows } = model([
      cellsOf(1, { text: '–' }),
      cellsOf(2, { text: '3', value: 3 }),
      cellsOf(3, { text: '1', value: 1 }),
    ])
    const order = (descending: boolean) => sortRows(rows, 1, descending).map(({ id }) => id)
    expect(order(false)).toEqual(['2', '1', '0'])
    expect(order(true)).toEqual(['1', '2', '0'])
  })
})
