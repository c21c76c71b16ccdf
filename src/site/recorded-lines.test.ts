import { expect, test } from 'vitest'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { familyIds, fieldsOfFamily, formsOf, formsWith, lineWith } from './field-reference.ts'
import { recordedLine } from './recorded-lines.ts'

test('a recorded line has its form and prints the field', () => {
  for (const family of familyIds) {
    for (const field of fieldsOfFamily(family)) {
      for (const form of formsWith(family, field)) {
        const line = recordedLine(form, field)
        if (!line) continue
        const [record] = parseTrace(line.text).records
        expect(record?.kind, line.text).toBe(`${family}.${form.kind}`)
        expect(
          record?.fields.map((each) => each.field),
          line.text,
        ).toContain(field)
      }
    }
  }
})

test('the newest form of every kind that today’s Go prints has been recorded', () => {
  const missing = familyIds.flatMap((family) =>
    formsOf(family)
      .filter((form) => form.range.until >= 27 && !recordedLine(form))
      .map((form) => `${family}.${form.kind}`),
  )
  expect(missing).toEqual([])
})

test('a line that no runtime can have printed is no example', () => {
  // The note has one with gomaxprocs=1 and two queues.
  const [record] = parseTrace(lineWith('schedtrace', 'local-runqueues').text).records
  const values = (field: string) => record?.fields.filter((each) => each.field === field).map(({ value }) => value)
  expect(values('local-runqueues')).toHaveLength(Number(values('gomaxprocs')?.[0]))
})
