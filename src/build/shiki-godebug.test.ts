import { createHighlighter } from 'shiki'
import { expect, test } from 'vitest'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { sample } from './samples.ts'
import { godebugGrammar, transformerGodebug } from './shiki-godebug.ts'

async function highlight(code: string): Promise<string> {
  const highlighter = await createHighlighter({ themes: ['min-light'], langs: [godebugGrammar] })
  return highlighter.codeToHtml(code, { lang: 'godebug', theme: 'min-light', transformers: [transformerGodebug()] })
}

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x3C;', '<')

test('every value of a fenced trace is marked with its field and meaning', async () => {
  const { text } = sample('note/gc-318-322')
  const html = await highlight(text.trimEnd())
  const values = parseTrace(text).records.reduce((sum, { fields }) => sum + fields.length, 0)
  expect(html.match(/data-field="gctrace\.[a-z-]+"/g)).toHaveLength(values)
  expect(html).toMatch(/data-field="gctrace\.mark-assist-cpu" data-meaning="assist"><span[^>]*>0\.60</)
  expect(textOf(html)).toBe(text.trimEnd())
})

test('lines that are no trace stay as they are', async () => {
  const code = 'starting <server>\nGC forced\ngc 1 @0.0'
  const html = await highlight(code)
  expect(html).not.toContain('data-field')
  expect(textOf(html)).toBe(code)
})
