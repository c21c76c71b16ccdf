import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { asPrinted, type CycleColumns, columnsOfCycles, inLanes } from '../derive/cycle-columns.ts'
import { releasedOf } from '../derive/released.ts'
import { gcCyclesOf, parseTrace } from '../index.ts'
import { cycleColumnsOf } from './cycle-columns.ts'
import { tellProcesses } from './table-processes.ts'
import { readTable } from './trace-stream.ts'

const line = (number: number, at: number, more = '') =>
  `gc ${number} @${at.toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P${more}\n`
function fromText(text: string): CycleColumns {
  const table = readTable(new TextEncoder().encode(text))
  // Which process a record is of is written down when all are read; until then the table only guesses.
  tellProcesses(table)
  return cycleColumnsOf(table)
}

describe('cycles as columns', () => {
  it.each(sampleIds())('are the same from the bytes and from the records: %s', (id) => {
    const { text } = sample(id)
    const document = parseTrace(text)
    const places = new Map(document.records.map((record, index) => [record, index]))
    const cycles = gcCyclesOf(document)
    const released = releasedOf(document.records, cycles)
    const wanted = columnsOfCycles(cycles, (cycle) => places.get(cycle.record) ?? -1, released)
    expect(fromText(text)).toEqual(wanted)
  })

  it('stand next to each other by process and go forward in time, whatever order they came in', () => {
    const text = line(101, 1) + line(1, 0.5) + line(102, 2) + line(2, 0.7) + line(103, 3) + line(3, 0.9)
    const columns = fromText(text)
    expect(columns.lanes).toEqual([
      { process: 0, from: 0, to: 3 },
      { process: 1, from: 3, to: 6 },
    ])
    expect([...columns.atS]).toEqual([1, 2, 3, 0.5, 0.7, 0.9])
    expect([...columns.row]).toEqual([0, 2, 4, 1, 3, 5])
    const back = inLanes({ ...columns, atS: Float64Array.of(3, 2, 1, 0.5, 0.7, 0.9) }, [0, 0, 0, 1, 1, 1])
    expect([...back.row]).toEqual([4, 2, 0, 1, 3, 5])
  })

  it('know no goal where there is none, and give numbers back as they were printed', () => {
    const columns: CycleColumns = fromText(line(1, 1).replace('9 MB goal', '17592186044415 MB goal') + line(2, 2))
    expect([...columns.goal]).toEqual([Number.NaN, 9])
    expect(asPrinted(columns.mark[0] as number)).toBe(0.27)
    expect(asPrinted(columns.sweepTerm[0] as number)).toBe(0.022)
  })

  it('are none where there is no cycle', () => {
    expect(fromText('hello\n')).toMatchObject({ length: 0, lanes: [] })
  })
})
