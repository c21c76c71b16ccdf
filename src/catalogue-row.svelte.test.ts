// A new Go release is a row and a sample. Here such a row is made up, with a field that nobody has seen before, and everything that a
// reader meets has to show it: nothing but the catalogue and the samples is touched.
import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Sample } from './build/samples.ts'
import type { FamilyDef, FormatDef } from './trace/catalogue/define.ts'

const line =
  'gc 5 @0.093s 17%: 2.9+19+0.057 ms clock, 5.9+1.2/9.6/5.5+0.11 ms cpu, 6->9->9 MB, 7 MB goal, 0 MB stacks, 0 MB globals, 43 leaps, 2 P'

vi.mock('./trace/catalogue/gctrace.ts', async (original) => {
  const { gctrace } = await original<{ gctrace: FamilyDef }>()
  const { cycle } = gctrace.kinds
  const newest = cycle?.formats.at(-1)
  if (!cycle || !newest) throw new Error('The catalogue has no GC cycle')
  const row: FormatDef = {
    ...newest,
    since: 27,
    template: newest.template.replace('{procs} P', '{invented-leaps} leaps, {procs} P'),
    example: newest.example.replace('2 P', '1 leaps, 2 P'),
    source: 'runtime/mgc.go: gcMarkTermination (invented)',
  }
  const field = { unit: 'count', print: 'int', meaning: 'neutral', source: 'runtime/invented.go: leaps' }
  return {
    gctrace: {
      ...gctrace,
      fields: { ...gctrace.fields, 'invented-leaps': field },
      kinds: { ...gctrace.kinds, cycle: { ...cycle, formats: [...cycle.formats, row] } },
    },
  }
})

vi.mock('./build/samples.ts', async (original) => {
  const samples = await original<typeof import('./build/samples.ts')>()
  const { provenance } = samples.sample('churn/1.27-p4-calm')
  const invented: Sample = {
    id: 'invented/1.27',
    text: `${line}\n`,
    provenance: { ...provenance, program: 'invented' },
  }
  return {
    ...samples,
    sampleIds: () => [...samples.sampleIds(), invented.id],
    sample: (id: string) => (id === invented.id ? invented : samples.sample(id)),
  }
})

document.documentElement.lang = 'ko'
const only = { since: 27, until: 27 }
afterEach(cleanup)

describe('a row with an invented field, and one sample', () => {
  it('are read by the parser and told apart from older lines', async () => {
    const { parseTrace, tokensOfLine } = await import('./trace/index.ts')
    const document = parseTrace(`${line}\n${line.replace('43 leaps, ', '')}\n`)
    expect(document.unread).toEqual([])
    expect(document.records[0]).toMatchObject({ kind: 'gctrace.cycle', printedBy: only })
    expect(document.records[0]?.fields).toContainEqual(
      expect.objectContaining({ field: 'invented-leaps', value: 43, start: line.indexOf('43 leaps') }),
    )
    expect(document.records[1]?.printedBy.since).toBe(18)
    expect(tokensOfLine(document, 0).map(({ reading }) => reading?.field)).toContain('invented-leaps')
  })

  it('are read as columns', async () => {
    const { readTable } = await import('./trace/columns/index.ts')
    const table = readTable(new TextEncoder().encode(`${line}\n`.repeat(3)))
    expect([0, 1, 2].map((row) => table.value(row, 'invented-leaps'))).toEqual([43, 43, 43])
  })

  it('are in the JSON and in the explanation that annotate prints', async () => {
    const { annotate } = await import('./cli/annotation.ts')
    const [json] = [...annotate(line, { format: 'ndjson', locale: 'ko' }).pieces]
    const start = line.indexOf('43 leaps')
    expect(JSON.parse(json ?? '')).toMatchObject({
      kind: 'gctrace.cycle',
      go: ['1.27', '1.27'],
      fields: { 'invented-leaps': 43 },
      spans: { 'invented-leaps': [start, start + 2] },
    })
    const text = [...annotate(line, { format: 'text', locale: 'en' }).pieces].join('')
    expect(text).toMatch(/43 +invented-leaps/)
  })

  it('are on the card of the value', async () => {
    const { default: TraceCell } = await import('./notebook/TraceCell.svelte')
    const { container } = render(TraceCell, { name: 'invented', sample: line, locale: 'ko', names: {} })
    const token = container.querySelector<HTMLElement>('.lines [data-field="gctrace.invented-leaps"]')
    expect(token?.textContent).toBe('43')
    await fireEvent.click(token as HTMLElement)
    const card = () => container.querySelector('.card[data-field="gctrace.invented-leaps"]')
    await vi.waitFor(() => expect(card()?.textContent).toContain('설명은 아직 없습니다'))
    expect(card()?.querySelector('h3')?.textContent).toBe('invented leaps')
    expect(card()?.querySelector('output')?.textContent?.trim()).toBe('43')
    expect(card()?.textContent).toContain('Go 1.27')
    expect(card()?.textContent).toContain('runtime/invented.go: leaps')
  })

  it('are on the reference page', async () => {
    const reference = await import('./site/field-reference.ts')
    expect(reference.fieldsOfFamily('gctrace')).toContain('invented-leaps')
    expect(reference.releasesOf('gctrace', 'invented-leaps')).toEqual(only)
    expect(reference.formsWith('gctrace', 'invented-leaps').map(({ range }) => range)).toEqual([only])
    expect(reference.lineWith('gctrace', 'invented-leaps')).toMatchObject({
      text: line,
      provenance: { program: 'invented' },
    })
    expect(reference.relatedTo('gctrace', 'invented-leaps')).toContain('procs')
    const { fieldText } = await import('./site/words.ts')
    expect(fieldText('ko', 'gctrace', 'invented-leaps').means).toContain('invented-leaps')
    expect(fieldText('en', 'gctrace', 'invented-leaps').name).toBe('invented leaps')
  })

  it('are in the version table, with the sample as the printed line', async () => {
    const { versionTable } = await import('./site/versions/version-table.ts')
    const cycle = versionTable()
      .find(({ id }) => id === 'gctrace')
      ?.kinds.find(({ id }) => id === 'cycle')
    expect(cycle?.forms[0]).toMatchObject({
      anchor: 'gctrace.cycle-1.27',
      range: only,
      witness: { text: line, provenance: { program: 'invented' } },
    })
    expect(cycle?.forms[0]?.pieces.filter(({ change }) => change === 'added').map(({ text }) => text.trim())).toEqual(
      expect.arrayContaining(['invented-leaps', 'leaps']),
    )
    expect(cycle?.forms[0]?.added).toEqual(['invented-leaps'])
  })
})
