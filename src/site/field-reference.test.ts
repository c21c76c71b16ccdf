import { expect, test } from 'vitest'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { formsWith, gctraceFields, lineWith, relatedTo, releasesOf } from './field-reference.ts'

test('every field stands in a form and in a line that prints it', () => {
  for (const field of gctraceFields) {
    expect(formsWith(field).length, field).toBeGreaterThan(0)
    const [record] = parseTrace(lineWith(field).text).records
    expect(
      record?.fields.map((reading) => reading.field),
      field,
    ).toContain(field)
  }
})

test('a field is shown in a recorded line, with where it came from', () => {
  expect(lineWith('mark-assist-cpu').provenance?.origin).toBe('note')
  expect(lineWith('stack-scan').provenance?.goVersion).toMatch(/go1\.2\d/)
  expect(lineWith('sweep-spans').provenance?.goReleases).toMatch(/^1\.[34]/)
})

test('releases are those of the forms, narrowed by the field', () => {
  expect(releasesOf('sweep-term-wall')).toEqual({ since: 5, until: 27 })
  expect(releasesOf('leak-check').since).toBe(26)
  expect(releasesOf('scan-wall')).toEqual({ since: 5, until: 5 })
})

test('related fields share the phase, or the heap, or the place', () => {
  expect(relatedTo('mark-assist-cpu')).toEqual(
    expect.arrayContaining(['mark-wall', 'mark-background-cpu', 'mark-idle-cpu']),
  )
  expect(relatedTo('heap-goal')).toEqual(expect.arrayContaining(['heap-start', 'heap-end', 'heap-live']))
  for (const field of gctraceFields) expect(relatedTo(field), field).not.toContain(field)
})
