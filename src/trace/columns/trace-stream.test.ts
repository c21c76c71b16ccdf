import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFilter } from '../derive/filter.ts'
import { filterLines } from '../derive/filter-lines.ts'
import { parseTrace } from '../parse/parse-trace.ts'
import type { TraceDocument } from '../record.ts'
import { filterRows, readTable, TraceStream, type TraceTable, tellProcesses, traceStream } from './index.ts'

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()
const textOf = (name: string) => readFileSync(join(folder, name), 'utf8')
const encoder = new TextEncoder()

/** Everything that a table says must be what the plain reader says. */
function expectSame(table: TraceTable, document: TraceDocument): void {
  expect(table.length).toBe(document.records.length)
  expect(table.lineCount).toBe(document.lineStarts.length)
  expect(table.unread).toEqual(document.unread)
  // Which process a record is of is written down when all are read.
  tellProcesses(table)
  for (const [row, record] of document.records.entries()) {
    const read = table.record(row)
    if (JSON.stringify(read) !== JSON.stringify(record)) expect(read).toEqual(record)
    if (table.kindOf(row) !== record.kind || table.lineOf(row) !== record.line) throw new Error(`Row ${row}`)
    if (table.processOf(row) !== record.process) throw new Error(`Process of row ${row}`)
    const lists = new Set(
      record.fields.map(({ field }) => field).filter((field, index, all) => all.indexOf(field) !== index),
    )
    for (const { field, value } of record.fields) {
      if (typeof value === 'string' || lists.has(field)) continue
      const kept = table.value(row, field)
      // A list of one element cannot be told from a value here; the table says nothing of lists.
      if (kept !== undefined && !Object.is(kept, value)) throw new Error(`${field} of row ${row}: ${kept}, ${value}`)
    }
  }
}

const pushed = (bytes: Uint8Array, cuts: readonly number[]): TraceTable => {
  const stream = traceStream()
  let from = 0
  for (const cut of [...cuts, bytes.length]) {
    stream.push(bytes.slice(from, cut))
    from = cut
  }
  return stream.end()
}

describe('a table', () => {
  it.each(samples)('of %s says what the plain reader says', (name) => {
    const text = textOf(name)
    // Twice, so that every form is read at full speed as well.
    const twice = `${text}${text.endsWith('\n') ? '' : '\n'}${text}`
    expectSame(readTable(encoder.encode(twice)), parseTrace(twice))
  })

  it('is the same however the bytes are cut into chunks', () => {
    const texts = samples.map(textOf).filter((text) => text.length < 12_000)
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }),
        fc.constantFrom('', '\n', '한글\n', '\r\n', '\uFEFF'),
        (text, places, before) => {
          const whole = `${before}${text}`
          const bytes = encoder.encode(whole)
          const cuts = places.map((place) => Math.floor(place * bytes.length)).sort((a, b) => a - b)
          expectSame(pushed(bytes, cuts), parseTrace(whole))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is the same from single bytes, all samples one after another', () => {
    const text = samples.map(textOf).join('')
    const bytes = encoder.encode(text)
    const stream = traceStream()
    for (let at = 0; at < 30_000; at++) stream.push(bytes.subarray(at, at + 1))
    for (let at = 30_000; at < bytes.length; at += 997) stream.push(bytes.subarray(at, at + 997))
    expectSame(stream.end(), parseTrace(text))
  })

  it('is the same over several segments', () => {
    const text = `${samples.map(textOf).join('')}`.repeat(2)
    const bytes = encoder.encode(text)
    const stream = new TraceStream({ size: 200_000 })
    for (let at = 0; at < bytes.length; at += 50_000) stream.push(bytes.subarray(at, at + 50_000))
    const table = stream.end()
    expect(table.segments.length).toBeGreaterThan(3)
    expectSame(table, parseTrace(text))
  })

  it('gives the numbers of a field as a column', () => {
    const text = textOf('note/gc-318-322.log')
    const { records } = parseTrace(text)
    const { rows, values } = readTable(encoder.encode(text)).column('gctrace.mark-wall')
    expect([...rows]).toEqual(records.map((_record, row) => row))
    expect([...values]).toEqual(records.map(({ fields }) => fields.find(({ field }) => field === 'mark-wall')?.value))
  })

  it('counts records by kind and lines that are nobody’s', () => {
    const text = textOf('note/gc-318-322.log')
    const table = readTable(encoder.encode(`server starts\n${text}\nGC forced\n\nbye`))
    expect(Object.fromEntries(table.counts)).toEqual({
      'gctrace.cycle': parseTrace(text).records.length,
      'gctrace.forced-notice': 1,
    })
    expect(table.foreignLines).toBe(2)
  })

  it('shows the lines of a record as a text of their own', () => {
    const text = `가비지\n${textOf('note/gc-318-322.log')}`
    const table = readTable(encoder.encode(text))
    const document = table.lines(1)
    expect(document.text).toBe(text.split('\n')[2])
    expect(document.records).toHaveLength(1)
    expect(document.records[0]?.span).toEqual({ start: 0, end: document.text.length })
  })

  it.each([
    'mark-wall > 0.5',
    'heap-live >= 4 not forced',
    'kind = sched',
    'gomaxprocs = 2',
    'wait-reason ~ chan',
    'scav',
  ])('lets the same records through a filter as the text does: %s', (source) => {
    const text = samples.map(textOf).join('\n')
    const document = parseTrace(text)
    const { filter } = parseFilter(source)
    if (!filter) throw new Error(source)
    const table = readTable(encoder.encode(text))
    const lines = new Set([...filterRows(table, filter, 0, table.length)].map((row) => table.lineOf(row)))
    const withRecord = new Set(document.records.map(({ line }) => line))
    const expected = [...filterLines(document, filter)].filter((line) => withRecord.has(line))
    expect([...lines].filter((line) => !expected.includes(line))).toEqual([])
    expect(lines.size).toBeGreaterThanOrEqual(expected.length * 0.99)
  })

  it('keeps numbers that need more than 32 bits, and what has no value', () => {
    const line = (goal: string) =>
      `gc 1 @0.015s 24%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, ${goal} MB goal, 2 P\n`
    const goals = ['4', '17592186044415', '99999999', '18446744073709551615', '2147483648']
    const table = readTable(encoder.encode(goals.map(line).join('')))
    expect([...table.column('gctrace.heap-goal').values]).toEqual(goals.map(Number))
  })

  it('keeps times of every length, the same at full speed as at first', () => {
    const times =
      '0 0.001 0.010 0.022 0.099 0.10 0.27 0.99 1.0 1.2 9.9 10 36 99 100 211 999 1000 12345 2147482 99999999'
    const wrong = ['0.5', '3.67', '5', '01', '0.1', '0.0', '0.000', '10.5', '1.', '.5', '1:']
    const line = (time: string) =>
      `gc 1 @0.015s 24%: ${time}+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 4 MB goal, 2 P\n`
    const text = [...times.split(' '), ...wrong, ...times.split(' ')].map(line).join('')
    expectSame(readTable(encoder.encode(line('0.034') + text)), parseTrace(line('0.034') + text))
  })

  it('counts all unread lines and keeps the first', () => {
    const table = readTable(encoder.encode('gc 29 @0.015s x\n'.repeat(12_000)))
    expect(table.unreadCount).toBe(12_000)
    expect(table.unreadRows).toHaveLength(10_000)
    expect(table.unread.at(-1)?.line).toBe(9999)
  })
})

it('hands records over and forgets them, so that memory does not grow', () => {
  const text = samples.map(textOf).join('')
  const bytes = encoder.encode(text)
  const { records } = parseTrace(text)
  const stream = traceStream({ size: 300_000 })
  let row = 0
  let most = 0
  const drain = () =>
    stream.drain((record) => {
      // Records that are forgotten cannot tell the processes of others.
      const expected = { ...records[row++], process: record.process }
      if (JSON.stringify(record) !== JSON.stringify(expected)) expect(record).toEqual(expected)
    })
  for (let at = 0; at < bytes.length; at += 50_000) {
    stream.push(bytes.subarray(at, at + 50_000))
    drain()
    most = Math.max(most, stream.table.segments.length)
  }
  const { counts } = stream.end()
  drain()
  expect(row).toBe(records.length)
  expect(most).toBeLessThanOrEqual(2)
  expect([...counts.values()].reduce((a, b) => a + b, 0)).toBe(records.length)
})
