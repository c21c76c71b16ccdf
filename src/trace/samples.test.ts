import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { fieldDef } from './catalogue/index.ts'
import { parseTrace } from './parse/parse-trace.ts'
import { lineSpan, tokensOfLine } from './parse/tokens.ts'
import type { FieldReading, TraceDocument } from './record.ts'
import type { Print } from './unit.ts'

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()

interface Provenance {
  readonly goVersion?: string
  readonly goReleases?: string
  readonly counts: Readonly<Record<string, number>>
  readonly splitLines?: readonly number[]
}

/** A gc line that another writer left unfinished text before. The manifest counts such lines apart. */
const gcInsideLine = /^.+gc [0-9]+ @[0-9.]+s/

const read = (name: string) => ({
  text: readFileSync(join(folder, name), 'utf8'),
  provenance: parse(readFileSync(join(folder, name.replace(/log$/, 'yaml')), 'utf8')) as Provenance,
})

const ofKind = (document: TraceDocument, kind: string) => document.records.filter((record) => record.kind === kind)

describe('samples', () => {
  it('are the 159 recorded ones and those for the form of a release', () => {
    expect(samples.filter((name) => !/^(reference|note)\//.test(name))).toHaveLength(159)
    expect(samples.filter((name) => name.startsWith('reference/')).length).toBeGreaterThanOrEqual(24)
  })

  it.each(samples)('%s is read completely', (name) => {
    const { text, provenance } = read(name)
    const { counts, splitLines = [] } = provenance
    const document = parseTrace(text)

    // Lines that another writer cut in two can begin a record that is never completed.
    const inside = text.split('\n').filter((line) => gcInsideLine.test(line)).length
    const cycles = ofKind(document, 'gctrace.cycle')
    const unreadCycles = document.unread.filter(({ kind }) => kind === 'gctrace.cycle')
    // The recorder counted lines that begin like a cycle; one that is cut before its number is put together here.
    const putTogether = cycles.filter(
      ({ span, pieces }) => pieces && !/^gc \d+ @/.test(text.slice(span.start, span.end)),
    ).length
    expect(cycles.length + unreadCycles.length).toBe((counts['gc'] ?? 0) + inside + putTogether)
    for (const { line } of unreadCycles) expect([...splitLines, lastLine(text)]).toContain(line + 1)

    const flagged = (field: string) => cycles.filter(({ fields }) => fields.some((each) => each.field === field)).length
    const insideForced = text.split('\n').filter((line) => gcInsideLine.test(line) && line.endsWith('(forced)')).length
    expect(flagged('forced')).toBe((counts['gc_forced'] ?? 0) + insideForced)
    expect(flagged('leak-check')).toBe(counts['gc_leakcheck'] ?? 0)
    expect(ofKind(document, 'gctrace.cycle-stw')).toHaveLength(counts['gc_stw'] ?? 0)
    expect(ofKind(document, 'gctrace.forced-notice')).toHaveLength(counts['sysmon_forced'] ?? 0)
  })

  it.each(samples)('%s: every value stands in the text as it was printed, and tokens cover each line', (name) => {
    const { text } = read(name)
    const document = parseTrace(text)
    const wrong: string[] = []
    for (const record of document.records) {
      let end = record.span.start
      for (const reading of record.fields) {
        const raw = text.slice(reading.start, reading.end)
        if (!printedAs(reading.value, raw, fieldDef(record.family, reading.field).print) || reading.start < end)
          wrong.push(`${record.line + 1}: ${reading.field} ${raw}`)
        end = reading.end
      }
      if (end > record.span.end) wrong.push(`${record.line + 1}: a value behind its record`)
    }
    for (let line = 0; line < document.lineStarts.length; line++) {
      const span = lineSpan(document, line)
      let at = span.start
      for (const token of tokensOfLine(document, line)) {
        if (token.start !== at || token.end <= at) wrong.push(`${line + 1}: tokens at ${at}`)
        at = token.end
      }
      if (at !== span.end) wrong.push(`${line + 1}: tokens end at ${at}`)
    }
    expect(wrong).toEqual([])
  })

  it.each(samples)('%s: the release that printed it is among those the form allows', (name) => {
    const { text, provenance } = read(name)
    const release = Number(/1\.(\d+)/.exec(provenance.goVersion ?? provenance.goReleases ?? '')?.[1])
    const wrong = parseTrace(text).records.filter(
      ({ printedBy }) => release < printedBy.since || release > printedBy.until,
    )
    expect(wrong).toEqual([])
  })
})

/** Whether the text that a value was read from says that value. */
function printedAs(value: FieldReading['value'], raw: string, print: Print): boolean {
  if (print === 'flag') return raw !== '' && value === true
  if (print === 'bool') return value === (raw === 'true' || raw === '1')
  return typeof value === 'string' ? value === raw : value === Number(raw)
}

/** Number of the last line, from 1: a process that ends while it prints leaves it cut. */
function lastLine(text: string): number {
  return text.trimEnd().split('\n').length
}
