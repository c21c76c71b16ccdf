import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readTable, tellProcesses } from './columns/index.ts'
import { diagnose } from './diagnose/index.ts'
import { parseTrace } from './index.ts'

/**
 * A few lines each of what people put into public issues, cut and wrapped as they did. After `###` stand where it is from, how
 * many records it has, and how many lines that begin like one and break off.
 */
const pastes = readFileSync('src/trace/fixtures/public-pastes.txt', 'utf8')
  .split(/^### /m)
  .slice(1)
  .map((paste): [string, number, number, string] => {
    const lineBreak = paste.indexOf('\n')
    const [name = '', records, unread] = paste.slice(0, lineBreak).split(' | ')
    return [name, Number(records), Number(unread), paste.slice(lineBreak + 1)]
  })

describe('what people pasted in public', () => {
  it.each(pastes)('in %s has %i records and %i broken lines, and breaks no rule', (_name, records, unread, text) => {
    const document = parseTrace(text)
    expect(document.records).toHaveLength(records)
    expect(document.unread).toHaveLength(unread)
    expect(diagnose(document).filter(({ strength }) => strength === 'always')).toEqual([])
    const table = readTable(new TextEncoder().encode(text))
    tellProcesses(table)
    expect(document.records.map((_, row) => table.record(row))).toEqual(document.records)
  })
})
