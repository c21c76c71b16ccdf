import { describe, expect, it } from 'vitest'
import { versionsText as en } from '../../text/en/versions.ts'
import { versionsText as ko } from '../../text/ko/versions.ts'
import { type FamilyDef, families } from '../../trace/catalogue/index.ts'
import { templateParts } from '../../trace/catalogue/template.ts'
import { parseTrace } from '../../trace/parse/parse-trace.ts'
import { compare, piecesOf } from './difference.ts'
import { turningPoints } from './turning-points.ts'
import { versionTable } from './version-table.ts'

const table = versionTable()
const forms = table.flatMap((family) =>
  family.kinds.flatMap((kind) => kind.forms.map((form) => ({ ...form, kind: `${family.id}.${kind.id}` }))),
)
const formOf = (anchor: string) => {
  const form = forms.find((each) => each.anchor === anchor)
  if (!form) throw new Error(`No form ${anchor}`)
  return form
}

describe('the version table', () => {
  it('has every form of the catalogue once, under an anchor of its own', () => {
    const formats = Object.values(families as Readonly<Record<string, FamilyDef>>).flatMap(({ kinds }) =>
      Object.values(kinds).flatMap((kind) => kind.formats),
    )
    expect(forms).toHaveLength(formats.length)
    expect(new Set(forms.map(({ anchor }) => anchor)).size).toBe(forms.length)
  })

  it('shows a line that is read as a line of that kind and those releases', () => {
    for (const { anchor, kind, range, witness } of forms) {
      const { records, unread } = parseTrace(witness.text)
      expect([records.length, unread.length], anchor).toEqual([1, 0])
      expect(records[0]?.kind, anchor).toBe(kind)
      expect(records[0]?.printedBy.since, anchor).toBeLessThanOrEqual(range.until)
      expect(records[0]?.printedBy.until, anchor).toBeGreaterThanOrEqual(range.since)
    }
  })

  it('shows recorded lines, and says so where there is none', () => {
    expect(formOf('gctrace.cycle-1.18').witness.provenance?.origin).toBe('run')
    expect(formOf('gctrace.cycle-stw-1.1').witness.provenance?.origin).toBe('public')
    expect(formOf('schedtrace.p-1.2').witness.provenance).toBeUndefined()
    expect(forms.filter(({ witness }) => witness.provenance).length).toBeGreaterThan(20)
  })

  it('names what is new, what went away, and what is written in another way', () => {
    const cycle = formOf('gctrace.cycle-1.18')
    expect(cycle.added).toEqual(['leak-check', 'stack-scan', 'global-scan'])
    expect(cycle.before).toEqual({ since: 6, until: 17 })
    expect(cycle.narrower).toEqual([{ field: 'leak-check', range: { since: 26, until: 27 } }])
    expect(formOf('gctrace.cycle-1.6').removed).toEqual([
      'scan-wall',
      'write-barrier-wall',
      'scan-cpu',
      'write-barrier-cpu',
    ])
    expect(formOf('gcpacertrace.start-1.26').rewritten).toEqual(['assist-ratio', 'workers-fractional'])
    expect(formOf('schedtrace.m-1.5')).toMatchObject({ added: ['preemptoff'], removed: ['gcing'] })
    expect(formOf('gctrace.cycle-1.5').before).toBeUndefined()
  })

  it('keeps both forms readable in one row', () => {
    for (const { anchor, pieces } of forms) {
      const format = pieces.filter(({ change }) => change !== 'removed').map(({ text }) => text)
      expect(format.join('').length, anchor).toBeGreaterThan(0)
    }
    const row = compare(
      piecesOf(templateParts('a {x} MB, {y} P')),
      piecesOf(templateParts('a {x} MB goal, {z} P{f? (f)}')),
    )
    expect(
      row.map(({ text, change }) => (change === 'same' ? text : `${change === 'added' ? '+' : '-'}${text}`)),
    ).toEqual(['a', ' ', 'x', ' MB', '+ goal', ',', ' ', '-y', '+z', ' P', '+ (f)'])
  })

  it('reads a replaced name and value in one go', () => {
    const row = compare(piecesOf(templateParts('a={a} b={b} c={c}')), piecesOf(templateParts('a={a} d={d} c={c}')))
    expect(row.filter(({ change }) => change !== 'same').map(({ text, change }) => `${change} ${text}`)).toEqual([
      'removed  b',
      'removed =',
      'removed b',
      'added  d',
      'added =',
      'added d',
    ])
  })
})

describe('what changed in meaning only', () => {
  it('has words in both languages and points at fields that are there', () => {
    const ids = turningPoints.map(({ id }) => id).sort()
    for (const words of [ko, en]) expect(Object.keys(words.turningPoint).sort()).toEqual(ids)
    for (const point of turningPoints) {
      if ('field' in point) expect(Object.keys(families[point.family].fields), point.id).toContain(point.field)
    }
  })
})
