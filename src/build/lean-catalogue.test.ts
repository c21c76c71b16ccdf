import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { parseTrace, traceReader } from '../trace/index.ts'
import { dataModules, leanModule } from './lean-catalogue.ts'

test.each(dataModules())('%s keeps every field, kind and template, and loses what is for people', async (file) => {
  const code = await leanModule(file)
  expect(code).not.toBeNull()
  const lean = (await import(`data:text/javascript,${encodeURIComponent(code ?? '')}`)) as Record<string, unknown>
  const full = (await import(pathToFileURL(file).href)) as Record<string, unknown>
  expect(Object.keys(lean).sort()).toEqual(Object.keys(full).sort())
  expect(rowNames(lean)).toEqual(rowNames(full))
  expect(code).not.toMatch(/"(example|metrics)":|"source":"/)
  expect((code ?? '').length).toBeLessThan(JSON.stringify(full).length)
})

test('the lean family reads a line as the full one does', async () => {
  const file = dataModules().find((each) => each.endsWith('/gctrace.ts')) ?? ''
  const { gctrace } = await import(`data:text/javascript,${encodeURIComponent((await leanModule(file)) ?? '')}`)
  const line =
    'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'
  const read = traceReader({ gctrace })(line)
  expect(read.records).toHaveLength(1)
  expect(read).toEqual(parseTrace(line))
})

/** Ids of fields and kinds, and templates, wherever they stand. */
function rowNames(value: unknown, into: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return into
  for (const [key, each] of Object.entries(value)) {
    if (key === 'fields' || key === 'kinds') into.push(...Object.keys(each))
    if (key === 'template') into.push(each)
    rowNames(each, into)
  }
  return into
}
