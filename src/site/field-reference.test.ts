import { expect, test } from 'vitest'
import { fieldsText as en } from '../text/en/fields.ts'
import { fieldsText as ko } from '../text/ko/fields.ts'
import { families } from '../trace/catalogue/index.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { familyIds, fieldsOfFamily, formsWith, lineWith, relatedTo, releasesOf } from './field-reference.ts'

test.each(familyIds)('every field of %s stands in a form and in a line that prints it', (family) => {
  for (const field of fieldsOfFamily(family)) {
    expect(formsWith(family, field).length, field).toBeGreaterThan(0)
    const { text } = lineWith(family, field)
    const [record] = parseTrace(text).records
    expect(
      record?.fields.map((reading) => `${record.family}.${reading.field}`),
      field,
    ).toContain(`${family}.${field}`)
    expect(text).not.toContain('\n')
  }
})

test('every family and kind has a title in both languages', () => {
  for (const words of [ko, en]) {
    expect(Object.keys(words.families)).toEqual(familyIds)
    for (const family of familyIds) {
      expect(Object.keys(words.families[family].kinds).sort()).toEqual(Object.keys(families[family].kinds).sort())
    }
  }
})

test('only fields of releases that nobody recorded are shown in an example', () => {
  const examples = familyIds.flatMap((family) =>
    fieldsOfFamily(family)
      .filter((field) => lineWith(family, field).provenance === undefined)
      .map((field) => `${family}.${field}`),
  )
  expect(examples).toMatchInlineSnapshot(`
    [
      "gcpacertrace.controller-reset",
      "schedtrace.nmspinning",
      "schedtrace.runqcap",
      "schedtrace.gcing",
      "schedtrace.helpgc",
      "scavtrace.controller-reset",
    ]
  `)
})

test('a field is shown in a recorded line, with where it came from', () => {
  expect(lineWith('gctrace', 'mark-assist-cpu').provenance?.origin).toBe('note')
  expect(lineWith('gctrace', 'stack-scan').provenance?.goVersion).toMatch(/go1\.2\d/)
  expect(lineWith('gctrace', 'sweep-spans').provenance?.goReleases).toMatch(/^1\.[34]/)
})

test('releases are those of the forms, narrowed by the field', () => {
  expect(releasesOf('gctrace', 'sweep-term-wall')).toEqual({ since: 5, until: 27 })
  expect(releasesOf('gctrace', 'leak-check').since).toBe(26)
  expect(releasesOf('gctrace', 'scan-wall')).toEqual({ since: 5, until: 5 })
})

test('related fields share the phase, or the heap, or the place', () => {
  expect(relatedTo('gctrace', 'mark-assist-cpu')).toEqual(
    expect.arrayContaining(['mark-wall', 'mark-background-cpu', 'mark-idle-cpu']),
  )
  expect(relatedTo('gctrace', 'heap-goal')).toEqual(expect.arrayContaining(['heap-start', 'heap-end', 'heap-live']))
  for (const field of fieldsOfFamily('schedtrace')) {
    expect(relatedTo('schedtrace', field), field).not.toContain(field)
  }
})
