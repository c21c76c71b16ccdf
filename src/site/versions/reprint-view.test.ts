import { describe, expect, it } from 'vitest'
import { reprintText as en } from '../../text/en/reprint.ts'
import { reprintText as ko } from '../../text/ko/reprint.ts'
import { reprint } from '../../trace/derive/reprint.ts'
import { newestGo } from '../../trace/go-version.ts'
import { parseTrace } from '../../trace/parse/parse-trace.ts'
import { knownLine, neighboursOf, reprintLines } from './reprint-choices.ts'
import { reprintGroups, unknownsOf } from './reprint-view.ts'
import { versionTable } from './version-table.ts'

const table = versionTable()
const only = (text: string) => {
  const [record] = parseTrace(text).records
  if (!record) throw new Error(`Not a record: ${text}`)
  return record
}

describe('the lines to begin with', () => {
  const lines = reprintLines(table)

  it('are the line of the training note, which its neighbours narrow down, and one of every kind', () => {
    expect(lines[0]).toMatchObject({ kind: 'gctrace.cycle', from: { since: 6, until: 9 } })
    expect(lines[0]?.text).toMatch(/^gc 318 @36\.750s/)
    expect(new Set(lines.map(({ kind }) => kind))).toEqual(
      new Set(table.flatMap(({ id, kinds }) => kinds.map((kind) => `${id}.${kind.id}`))),
    )
  })

  it('can each be read, and are printed by every release in one of the ways that are shown', () => {
    for (const { text, from } of lines) {
      const record = only(text)
      const groups = reprintGroups(text, record, from ?? record.printedBy)
      const covered = groups.flatMap(({ range }) =>
        Array.from({ length: range.until - range.since + 1 }, (_, index) => range.since + index),
      )
      expect(covered).toEqual(Array.from({ length: newestGo }, (_, index) => index + 1))
    }
  })
})

describe('a form', () => {
  it('shows its line in the form before and the form after it', () => {
    const cycle = table.find(({ id }) => id === 'gctrace')?.kinds.find(({ id }) => id === 'cycle')?.forms ?? []
    const [newest, middle, oldest] = cycle
    if (!newest || !middle || !oldest) throw new Error('three forms of a cycle')
    expect(neighboursOf(cycle, middle).map(({ to }) => to)).toEqual([18, 5])
    expect(neighboursOf(cycle, newest).map(({ to }) => to)).toEqual([17])
    expect(neighboursOf(cycle, oldest).map(({ to }) => to)).toEqual([6])
    expect(knownLine(newest).from).toEqual({ since: 27, until: 27 })
  })
})

describe('reasons', () => {
  it('are there in both languages for everything that can be unknown, and are not the other language', () => {
    expect(Object.keys(en.shifts).sort()).toEqual(Object.keys(ko.shifts).sort())
    for (const [id, text] of Object.entries(ko.shifts)) {
      expect(text, id).toMatch(/니다\.$/)
      expect(en.shifts[id as keyof typeof en.shifts], id).toMatch(/^[^가-힣]+\.$/)
    }
  })

  it('are told once, with every field that they hold for', () => {
    const text =
      'gc 7 @1.000s 3%: 0.34+36+0.45 ms clock, 0.46+0.093/19/26+0.61 ms cpu, 145->152->82 MB, 172 MB goal, 2 P'
    const line = reprint(text, only(text), 27, { since: 6, until: 9 })
    if (line.type !== 'line') throw new Error('no line')
    const told = unknownsOf(line, en)
    expect(told.map(({ fields }) => fields)).toEqual([
      ['gc-percent'],
      ['sweep-term-cpu', 'mark-term-cpu'],
      ['stack-scan', 'global-scan'],
    ])
    expect(told[2]?.reason).toBe('The line does not say it.')
  })
})
