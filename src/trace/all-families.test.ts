import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { allFamilies } from './catalogue/all.ts'
import { type FamilyDef, rangeOf } from './catalogue/define.ts'
import { traceReader } from './parse/parse-trace.ts'

const read = traceReader(allFamilies)
const families: readonly FamilyDef[] = Object.values(allFamilies)
const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()

describe('the catalogue of all families', () => {
  it.each(families.map((family) => [family.id, family] as const))(
    '%s names each field in some template',
    (_id, family) => {
      const named = Object.values(family.kinds).flatMap(({ formats }) =>
        formats.flatMap(({ template }) => [...template.matchAll(/\{([a-z-]+)/g)].map(([, id]) => id)),
      )
      expect([...new Set(named)].sort()).toEqual(Object.keys(family.fields).sort())
    },
  )

  const formats = families.flatMap((family) =>
    Object.entries(family.kinds).flatMap(([kind, def]) =>
      def.formats.map((format) => ({ ...format, ...rangeOf(format), kind: `${family.id}.${kind}` })),
    ),
  )
  it.each(formats)('$kind of Go 1.$since to 1.$until reads its example', ({ kind, example, since, until }) => {
    const document = read(example)
    expect(document.unread).toEqual([])
    expect(document.records).toHaveLength(1)
    const [record] = document.records
    expect(record?.kind).toBe(kind)
    expect(record?.span).toEqual({ start: example.length - example.trimStart().length, end: example.length })
    expect(record?.printedBy.since).toBeLessThanOrEqual(since)
    expect(record?.printedBy.until).toBeGreaterThanOrEqual(until)
    // The same line again is read along a program; a line break behind it makes that possible.
    const twice = read(`${example}\n${example}\n`)
    expect(twice.records.map(({ printedBy }) => printedBy)).toEqual([record?.printedBy, record?.printedBy])
    expect(twice.records[1]?.fields.map(({ field, value }) => ({ field, value }))).toEqual(
      record?.fields.map(({ field, value }) => ({ field, value })),
    )
  })
})

/** Kinds that the manifest counts, by its names. */
const counted: Readonly<Record<string, string>> = {
  sched: 'schedtrace.summary',
  sched_P: 'schedtrace.p',
  sched_M: 'schedtrace.m',
  sched_G: 'schedtrace.g',
  pacer_assist: 'gcpacertrace.start',
  pacer_sweep: 'gcpacertrace.sweep',
  pacer_cycle: 'gcpacertrace.end',
  pacer_H: 'gcpacertrace.end-classic',
  scav: 'scavtrace.scav',
  init: 'inittrace.init',
  scan: 'gctrace.scan',
  scvg: 'gctrace.scvg',
}

/** A record in a line that a program left unfinished; the manifest counts those apart. */
const inside: Readonly<Record<string, RegExp>> = {
  'schedtrace.summary': /^.+SCHED [0-9]+ms: /,
  'gcpacertrace.start': /^.+pacer: assist ratio/,
  'gcpacertrace.sweep': /^.+pacer: sweep done/,
  'gcpacertrace.end': /^.+pacer: -?[0-9]+% CPU/,
  'gcpacertrace.end-classic': /^.+pacer: H_m_prev/,
  'scavtrace.scav': /^.+scav ([0-9]+ )?[0-9]+ KiB work/,
}

describe('samples', () => {
  it.each(samples)('%s: every kind is found as often as it was counted', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const { counts, splitLines = [] } = parse(readFileSync(join(folder, name.replace(/log$/, 'yaml')), 'utf8')) as {
      counts: Readonly<Record<string, number>>
      splitLines?: readonly number[]
    }
    const { records, unread } = read(text)
    const lines = text.split('\n')
    const found: Record<string, number> = {}
    const expected: Record<string, number> = {}
    for (const [key, kind] of Object.entries(counted)) {
      const midline = lines.filter((line) => inside[kind]?.test(line)).length
      const kinds = kind === 'schedtrace.summary' ? [kind, 'schedtrace.detail'] : [kind]
      expected[kind] = (counts[key] ?? 0) + midline
      found[kind] = [...records, ...unread].filter((row) => kinds.includes(row.kind)).length
    }
    expect(found).toEqual(expected)
    for (const { line } of unread) expect(splitLines, `${name}:${line + 1}: ${lines[line]}`).toContain(line + 1)
  })

  it.each(samples)('%s: the release that printed it is among those the forms allow', (name) => {
    const text = readFileSync(join(folder, name), 'utf8')
    const { goVersion, goReleases } = parse(readFileSync(join(folder, name.replace(/log$/, 'yaml')), 'utf8')) as {
      goVersion?: string
      goReleases?: string
    }
    const release = Number(/1\.(\d+)/.exec(goVersion ?? goReleases ?? '')?.[1])
    const wrong = read(text).records.filter(({ printedBy }) => release < printedBy.since || release > printedBy.until)
    expect(wrong).toEqual([])
  })
})
