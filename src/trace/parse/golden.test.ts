import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { TraceDocument } from '../record.ts'
import { parseTrace } from './parse-trace.ts'

// What the reader makes of one sample in each form that a release prints. To accept a change: UPDATE=1 npm run unit, then
// read the difference before committing it.
const samples = 'content/samples'
const goldens = join(import.meta.dirname, 'golden')
const names = [
  ...readdirSync(join(samples, 'reference'))
    .filter((name) => name.endsWith('.log'))
    .map((name) => `reference/${name.slice(0, -'.log'.length)}`),
  'note/gc-318-322',
]

it.each(names)('%s is read as its golden says', (name) => {
  const path = join(goldens, `${name.split('/').at(-1)}.json`)
  const actual = compact(parseTrace(readFileSync(join(samples, `${name}.log`), 'utf8')))
  if (!existsSync(path) || process.env['UPDATE']) {
    if (process.env['CI'])
      throw new Error(`${path} is missing. Run the tests locally, read the new file and commit it.`)
    writeFileSync(path, actual)
  }
  expect(actual).toBe(readFileSync(path, 'utf8'))
})

it('has no golden without a sample', () => {
  const expected = names.map((name) => `${name.split('/').at(-1)}.json`).sort()
  expect(readdirSync(goldens).sort()).toEqual(expected)
})

/** One line a record, one a reading: `field value start-end "raw"`, so that a difference reads like a sentence. */
function compact({ text, records, unread }: TraceDocument): string {
  const rows = [...records, ...unread]
    .sort((a, b) => a.span.start - b.span.start)
    .map((row) => ({
      line: row.line + 1,
      kind: row.kind,
      span: [row.span.start, row.span.end],
      ...('reason' in row
        ? { unread: row.reason, stoppedAt: row.stoppedAt, expected: row.expected }
        : { go: [row.printedBy.since, row.printedBy.until], process: row.process }),
      fields: row.fields.map(({ field, value, start, end }) => [field, value, start, end, text.slice(start, end)]),
    }))
  const lines = rows.map(({ fields, ...head }) => {
    const readings = fields.map((reading) => `    ${JSON.stringify(reading)}`).join(',\n')
    return `  {${JSON.stringify(head).slice(1, -1)},"fields":[\n${readings}\n  ]}`
  })
  return `[\n${lines.join(',\n')}\n]\n`
}
