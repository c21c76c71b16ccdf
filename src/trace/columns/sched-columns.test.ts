import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { ticksPerS } from '../../charts/run-queues.ts'
import { schedAt } from '../derive/sched-columns.ts'
import { schedSamplesOf } from '../derive/sched-samples.ts'
import { parseTrace } from '../index.ts'
import { schedColumnsOf } from './sched-columns.ts'
import { tellProcesses } from './table-processes.ts'
import { readTable } from './trace-stream.ts'

function fromText(text: string) {
  const table = readTable(new TextEncoder().encode(text))
  tellProcesses(table)
  return schedColumnsOf(table)
}
const withSched = sampleIds().filter((id) => schedSamplesOf(parseTrace(sample(id).text)).length > 0)
const line = (at: number, local: string, ticks = '') =>
  `SCHED ${at}ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=0 ${ticks === '' ? `[${local}]` : `[ ${local} ]`}${ticks}\n`

describe('SCHED lines as columns', () => {
  it.each(withSched)('say what the records say: %s', (id) => {
    const document = parseTrace(sample(id).text)
    const wanted = schedSamplesOf(document)
    const columns = fromText(sample(id).text)
    if (!columns) throw new Error('no columns')
    expect(columns.length).toBe(wanted.length)
    const places = [...columns.row.keys()].sort((a, b) => (columns.row[a] as number) - (columns.row[b] as number))
    for (const [index, place] of places.entries()) {
      const { record: _, since, ...own } = schedAt(columns, place)
      const { record, ticks: __, since: before, ...other } = wanted[index] as (typeof wanted)[number]
      expect(columns.row[place]).toBe(document.records.indexOf(record))
      expect(own).toEqual(other)
      expect(since?.ms ?? 0).toBe(before?.ms ?? 0)
      const rates = ticksPerS(wanted[index] as (typeof wanted)[number])
      expect(columns.perS.map((values) => values[place] as number).filter((each) => !Number.isNaN(each))).toEqual(
        rates.map(Math.fround),
      )
    }
  })

  it('keep queues that need more than one byte, and two', () => {
    const columns = fromText(line(0, '256 3') + line(10, '70000 4'))
    expect(columns?.local.map((values) => [...values])).toEqual([
      [256, 70000],
      [3, 4],
    ])
    expect(columns?.local.map((values) => values.BYTES_PER_ELEMENT)).toEqual([4, 1])
  })

  it('count switches between two lines, and not where a counter went back', () => {
    const columns = fromText(
      line(0, '0 0', ' schedticks=[ 10 20 ]') +
        line(500, '0 0', ' schedticks=[ 20 70 ]') +
        line(1000, '0 0', ' schedticks=[ 5 80 ]'),
    )
    expect(columns?.perS.map((values) => [...values])).toEqual([
      [Number.NaN, 20, Number.NaN],
      [Number.NaN, 100, Number.NaN],
    ])
    expect(columns && [...columns.allPerS]).toEqual([Number.NaN, 120, Number.NaN])
  })
})
