import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTrace } from './parse-trace.ts'
import { parsePlainTrace, readPlainLines } from './plain-trace.ts'

const folder = 'content/samples'
const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

test('reads every plain sample as the whole reader does, and leaves the others to it', () => {
  let plain = 0
  for (const [name, text] of texts) {
    const read = parsePlainTrace(text)
    if (read === null) continue
    plain++
    expect(read, name).toEqual(parseTrace(text))
  }
  // The rest has the program's own lines between its records.
  expect(plain).toBeGreaterThan(texts.length * 0.7)
  expect(plain).toBeLessThan(texts.length)
})

test('reads the lines of several processes as the whole reader does, all but whose they are', () => {
  let several = 0
  for (const [name, text] of texts) {
    const read = readPlainLines(text)
    if (read === null || read.oneRun) continue
    several++
    const whole = parseTrace(text)
    expect(read.document, name).toEqual({ ...whole, records: whole.records.map((each) => ({ ...each, process: 0 })) })
  }
  expect(several).toBeGreaterThan(0)
  // A number that a reader changes.
  const line = (number: number, at: number) =>
    `gc ${number} @${at}s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P\n`
  const changed = line(320, 36.779) + line(320, 36.806)
  expect(parsePlainTrace(changed)).toBeNull()
  expect(readPlainLines(changed)?.document.records).toHaveLength(2)
})

test('reads what it reads of a changed text as the whole reader does', () => {
  const lines = texts.flatMap(([, text]) => text.split('\n').slice(0, 8))
  const line = fc.constantFrom(...lines)
  const change = fc.tuple(fc.nat(120), fc.string({ maxLength: 2 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(line, fc.option(change, { freq: 4 })), { maxLength: 5 }), (rows) => {
      const text = rows
        .map(([row, change]) => (change ? row.slice(0, change[0]) + change[1] + row.slice(change[0]) : row))
        .join('\n')
      const read = parsePlainTrace(text)
      if (read !== null) expect(read).toEqual(parseTrace(text))
    }),
    { numRuns: 2000 },
  )
})
