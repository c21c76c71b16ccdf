import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTable } from '../columns/index.ts'
import { parseTrace } from '../parse/parse-trace.ts'
import { diagnose, type Finding } from './diagnose.ts'
import { mostKept, TableDiagnosis } from './diagnose-table.ts'
import { defaultSizes, type WindowSizes, windowAt } from './table-windows.ts'

const encoder = new TextEncoder()
const logs = readdirSync('content/samples', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()
const sample = (name: string) => readFileSync(`content/samples/${name}`, 'utf8')

function checked(text: string, sizes?: WindowSizes): TableDiagnosis {
  const diagnosis = new TableDiagnosis(readTable(encoder.encode(text)), sizes)
  while (diagnosis.step()) {}
  return diagnosis
}

const told = ({ check, strength, line, record, facts }: Finding) =>
  `${line} ${check} ${strength} ${record} ${JSON.stringify(facts)}`

describe('checks of a long text', () => {
  it('say of every sample what the checks of a short text say', () => {
    for (const name of logs) {
      const text = sample(name)
      const whole = diagnose(parseTrace(text))
      const seen = new Map<string, number>()
      const first = whole.filter(({ check, strength }) => {
        const count = (seen.get(`${check} ${strength}`) ?? 0) + 1
        seen.set(`${check} ${strength}`, count)
        return count <= mostKept
      })
      const diagnosis = checked(text)
      expect(diagnosis.findings.map(told).sort(), name).toEqual(first.map(told).sort())
      expect([...diagnosis.counts].sort(), name).toEqual([...seen].sort())
    }
  })

  it('are silent about every sample where they are binding, however small the windows', () => {
    const sizes = { rows: 60, bytes: 1 << 20, aside: 20, asideBytes: 1 << 18, farthest: 1000 }
    for (const name of logs) {
      const text = sample(name)
      const document = parseTrace(text)
      // All of a shorter sample is in one window.
      if (document.records.length <= sizes.rows) continue
      const whole = new Set(diagnose(document).map(told))
      // A remark on what many lines agree on may differ with the lines; nothing binding may.
      const more = checked(text, sizes).findings.filter((each) => each.strength === 'always' && !whole.has(told(each)))
      expect(more.map(told), name).toEqual([])
    }
  })

  it('find what is wrong in the last of many windows, and count what they do not keep', () => {
    const lines = Array.from({ length: 12_000 }, (_, index) => {
      const live = index % 100 === 99 ? 99 : 2
      return `gc ${index + 1} @${(index * 0.01).toFixed(3)}s 3%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->5->${live} MB, 9 MB goal, 8 P`
    })
    const diagnosis = checked(lines.join('\n'))
    expect(diagnosis.counts.get('heap-live-end always')).toBe(120)
    const findings = diagnosis.findings.filter(({ check }) => check === 'heap-live-end')
    expect(findings).toHaveLength(mostKept)
    expect(findings[0]).toMatchObject({ line: 99, record: 99, facts: { end: 5, live: 99 } })
    expect(diagnosis.split?.runs).toHaveLength(1)
  })

  it('keep a cycle and what is told of it in one window', () => {
    const text = sample('note/gc-5-pacer.log')
    const table = readTable(encoder.encode(text))
    const cycles = Array.from({ length: table.length }, (_, row) => table.kindOf(row)).filter((kind) =>
      kind.startsWith('gctrace.cycle'),
    )
    expect(cycles.length).toBeGreaterThan(0)
    for (let first = 0; first < table.length; ) {
      const window = windowAt(table, first, { ...defaultSizes, rows: 1, aside: 0 })
      expect(window.last - window.first).toBe(1)
      const above = Array.from({ length: window.first - window.from }, (_, at) => table.kindOf(window.from + at))
      const below = Array.from({ length: window.to - window.last }, (_, at) => table.kindOf(window.last + at))
      expect(window.from === 0 || above.includes('gctrace.cycle')).toBe(true)
      expect(window.to === table.length || below.includes('gctrace.cycle')).toBe(true)
      first = window.last
    }
  })
})
