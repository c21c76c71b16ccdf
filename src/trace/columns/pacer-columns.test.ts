import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { noRow, pacerAt } from '../derive/pacer-columns.ts'
import { pacerCyclesOf } from '../derive/pacer-cycles.ts'
import { parseTrace } from '../index.ts'
import { pacerColumnsOf } from './pacer-columns.ts'
import { tellProcesses } from './table-processes.ts'
import { readTable } from './trace-stream.ts'

function fromText(text: string) {
  const table = readTable(new TextEncoder().encode(text))
  tellProcesses(table)
  return { table, columns: pacerColumnsOf(table) }
}
const pacer = (at: number, mib: number) =>
  `pacer: 26% CPU (25 exp.) for ${4000 + at}+1+2 B work (9 B exp.) in ${mib * 2 ** 20} B -> ${(mib + 2) * 2 ** 20} B (∆goal ${-at}, cons/mark +1.500000e-001)\n`
const cycle = (number: number) =>
  `gc ${number} @${number}.500s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P\n`

const withPacer = sampleIds().filter((id) => pacerCyclesOf(parseTrace(sample(id).text)).length > 0)

describe('pacer lines as columns', () => {
  it.each(withPacer)('say what the records say: %s', (id) => {
    const document = parseTrace(sample(id).text)
    const wanted = pacerCyclesOf(document)
    const { columns } = fromText(sample(id).text)
    if (!columns) throw new Error('no columns')
    expect(columns.length).toBe(wanted.length)
    const places = [...columns.row.keys()].sort((a, b) => (columns.row[a] as number) - (columns.row[b] as number))
    for (const [index, place] of places.entries()) {
      const { record: _, ...own } = pacerAt(columns, place)
      const { record, ...other } = wanted[index] as (typeof wanted)[number]
      expect(columns.row[place]).toBe(document.records.indexOf(record))
      expect(own).toEqual({ ...other, goal: other.goal > 2 ** 60 ? 2 ** 64 : other.goal })
    }
  })

  it('take the clock of the GC line that follows, and know its record', () => {
    const { columns } = fromText(pacer(1, 4) + cycle(1) + pacer(2, 4) + cycle(2) + pacer(3, 4))
    expect(columns && [...columns.atS]).toEqual([1.5, 2.5, 2.5])
    expect(columns && [...columns.gc]).toEqual([1, 2, 0])
    expect(columns && [...columns.gcRow]).toEqual([1, 3, noRow])
    expect(columns?.timed).toBe(true)
  })

  it('are counted where no GC line tells the time', () => {
    const { columns } = fromText(pacer(1, 4) + pacer(2, 5) + pacer(3, 6))
    expect(columns?.timed).toBe(false)
    expect(columns && [...columns.atS]).toEqual([1, 2, 3])
  })

  it('are none where the pacer printed nothing', () => {
    expect(fromText(cycle(1)).columns).toBeNull()
  })
})
