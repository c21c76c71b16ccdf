import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../derive/filter.ts'
import { filterLines as linesOfDocument } from '../derive/filter-lines.ts'
import { parseTrace } from '../parse/parse-trace.ts'
import { filterLines } from './filter-rows.ts'
import { AllLines, LineList, type ListedLine } from './line-list.ts'
import { readTable, traceStream } from './trace-stream.ts'
import type { TraceTable } from './trace-table.ts'

const encoder = new TextEncoder()
const logs = readdirSync('content/samples', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()
const sample = (name: string) => readFileSync(`content/samples/${name}`, 'utf8')

function listed(list: LineList): ListedLine[] {
  return Array.from({ length: list.length }, (_, place) => list.at(place))
}

function allOf(table: TraceTable): AllLines {
  const all = new AllLines(table)
  all.extend(true)
  return all
}

const cycle = (number: number) =>
  `gc ${number} @${(number * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->2 MB, 9 MB goal, 8 P`

describe('the lines of a table', () => {
  it('are records, unread lines, and other output folded between them', () => {
    const text = [
      'starting',
      '',
      'listening on :8080',
      cycle(1),
      cycle(2),
      'gc 3 @0.030s 3%: 0.022+0.2',
      'request served',
      '   ',
      `${cycle(4)}${cycle(5)}`,
      'bye',
    ].join('\n')
    const table = readTable(encoder.encode(text))
    expect(listed(allOf(table))).toEqual([
      { type: 'foreign', line: 0, count: 2, from: 0 },
      { type: 'record', row: 0, line: 3 },
      { type: 'record', row: 1, line: 4 },
      { type: 'unread', unread: 0, line: 5 },
      { type: 'foreign', line: 6, count: 1, from: text.indexOf('request') },
      { type: 'record', row: 2, line: 8 },
      { type: 'foreign', line: 9, count: 1, from: text.indexOf('bye') },
    ])
  })

  it('leave nothing out and name nothing twice, in every sample', () => {
    for (const name of logs) {
      const text = sample(name)
      const table = readTable(encoder.encode(text))
      const lines = listed(allOf(table))
      const document = parseTrace(text)
      for (let place = 1; place < lines.length; place++) {
        expect(lines[place]?.line, name).toBeGreaterThan(lines[place - 1]?.line as number)
      }
      const withRecords = new Set(document.records.map(({ line }) => line))
      expect(lines.filter(({ type }) => type === 'record').length, name).toBeLessThanOrEqual(withRecords.size)
      const foreign = lines.reduce((sum, each) => sum + (each.type === 'foreign' ? each.count : 0), 0)
      // What cut a record in two is shown with the record.
      const joined = document.records.some(({ pieces }) => pieces !== undefined)
      if (joined) expect(foreign, name).toBeLessThanOrEqual(table.foreignLines)
      else expect(foreign, name).toBe(table.foreignLines)
    }
  })

  it('are the same however the text comes', () => {
    for (const name of ['combo/1.21-gc-app.log', 'combo/1.27-all.log'].filter((each) => logs.includes(each))) {
      const bytes = encoder.encode(sample(name))
      const stream = traceStream({ size: 4096 })
      const growing = new AllLines(stream.table)
      for (let at = 0; at < bytes.length; at += 1000) {
        stream.push(bytes.subarray(at, at + 1000))
        growing.extend(false)
      }
      stream.end()
      growing.extend(true)
      expect(listed(growing), name).toEqual(listed(allOf(readTable(bytes))))
    }
  })

  it('are found by their number, also inside other output', () => {
    const text = ['a', 'b', cycle(1), 'c', 'd', 'e', cycle(2)].join('\n')
    const all = allOf(readTable(encoder.encode(text)))
    expect([0, 1, 2, 3, 5, 6, 99].map((line) => all.placeOf(line))).toEqual([0, 0, 1, 2, 2, 3, 3])
  })

  it('pass the same filters as the lines of a document', () => {
    const filters = [
      'gc',
      'kind = gctrace',
      'mark-wall > 0.1',
      'not kind = gctrace',
      'unread',
      'line < 40',
      'error or forced',
    ]
    for (const name of logs.filter((each) => /^(combo|heapleak)\//.test(each))) {
      const text = sample(name)
      const document = parseTrace(text)
      const table = readTable(encoder.encode(text))
      const all = allOf(table)
      const joined = document.records.some(({ pieces }) => pieces)
      if (joined) continue
      for (const each of filters) {
        const { filter } = parseFilter(each)
        if (!filter) throw new Error(each)
        const found = new LineList(table)
        filterLines(table, all, filter, 0, all.length, found)
        const blank = (line: number) => text.split('\n')[line]?.trim() === ''
        expect(
          listed(found).map(({ line }) => line),
          `${name}: ${each}`,
        ).toEqual([...linesOfDocument(document, filter)].filter((line) => !blank(line)))
      }
    }
  })
})
