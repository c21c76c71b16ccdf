import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { symptomsText } from '../text/en/symptoms.ts'
import { columnsOf } from './columns.ts'
import { type DiagnosisOptions, diagnosis, diagnosisViewOf, readUpTo, tableOf } from './diagnosis.ts'

const output = (text: string, options: Partial<DiagnosisOptions> = {}) =>
  [...diagnosis({ table: tableOf(text), cut: false }, { format: 'text', locale: 'en', ...options }).pieces].join('')
const objects = (text: string, options: Partial<DiagnosisOptions> = {}) =>
  output(text, { format: 'ndjson', ...options })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

const leak = sample('heapleak/1.27-gctrace').text
const mixed = sample('combo/1.27-two-programs').text

describe('a diagnosis', () => {
  it('has the figures, findings and words of the workbench', () => {
    const view = diagnosisViewOf(tableOf(leak), 'en')
    const [first] = view.findings
    expect(first?.symptom.symptom).toBe('live-rising')
    expect(first?.name).toBe(symptomsText['live-rising'].name)
    expect(first?.next.map(({ step }) => step)).toContain('heap-diff')
    expect(view.figures[0]?.kpis.map(({ id }) => id)).toContain('stw-p99')
    const text = output(leak)
    expect(text).toContain(symptomsText['live-rising'].rule.slice(0, 40))
    expect(text).toContain('line 43 · Live heap')
    expect(text).toContain('gc 43 @4.341s 2%')
    expect(text).toContain('$ curl -so before.pb.gz')
  })

  it('is JSON with permanent names, lines counted from 1', () => {
    const all = objects(leak, { file: 'app.log' })
    expect(new Set(all.map(({ file }) => file))).toEqual(new Set(['app.log']))
    const figures = all.filter(({ kind }) => kind === 'diagnosis.figure')
    expect(figures.find(({ figure }) => figure === 'stw-max')).toMatchObject({ unit: 'ms', n: 92, process: 0 })
    const finding = all.find(({ kind }) => kind === 'diagnosis.finding')
    expect(finding).toMatchObject({ rule: 'live-rising', weight: 'trouble', confidence: 'likely', process: 0 })
    expect(finding.evidence[0]).toEqual({ line: 43, fields: ['heap-live'] })
    expect(finding.next[0]).toMatchObject({ step: 'heap-diff' })
    expect(all.at(-1)).toMatchObject({ kind: 'diagnosis.summary', trouble: 1, programs: 1, enough: true })
  })

  it('is of the whole text, and says where a text has more than is read', async () => {
    const lines = leak.trimEnd().split('\n')
    const chunks = async function* () {
      for (const line of lines) yield new TextEncoder().encode(`${line}\n`)
    }
    const whole = await readUpTo(chunks())
    expect([whole.cut, whole.table.length]).toEqual([false, lines.length])
    const byRecords = await readUpTo(chunks(), Number.POSITIVE_INFINITY, 20)
    expect(byRecords.cut).toBe(true)
    // A line may be held back until the next one is there.
    expect([20, 21, 22]).toContain(byRecords.table.length)
    // Ten bytes less than all of it: the last line is left out, not cut.
    const byBytes = await readUpTo(chunks(), leak.length - 10)
    expect([byBytes.cut, byBytes.table.length, byBytes.table.unreadCount]).toEqual([true, lines.length - 1, 0])
    const pieces = [...diagnosis(byRecords, { format: 'ndjson', locale: 'en' }).pieces]
    expect(JSON.parse(pieces.at(-1) ?? '')).toMatchObject({ records: byRecords.table.length, cut: true })
  })

  it('names the programs in which most is wrong where there are many, and says how many there are', () => {
    const three = `${leak.trimEnd()}\n`.repeat(30)
    const text = output(three)
    expect(text).toContain('Of the 30 programs with GC cycles, the 20 with most to look at.')
    expect(text).toContain('25 more programs show the same.')
    expect(output(three, { format: 'markdown' })).toContain('25 more programs show the same.')
    const all = objects(three)
    expect(all.filter(({ rule }) => rule === 'live-rising')).toHaveLength(30)
    expect(all.at(-1)).toMatchObject({ programs: 30 })
  })

  it('says whose a finding is where several programs print', () => {
    expect(output(mixed)).toMatch(/· Program 2 ·/i)
    expect(objects(mixed).at(-1)).toMatchObject({ programs: 2 })
  })

  it('says that nothing stands out, or that there is too little to tell', () => {
    expect(output(sample('note/gc-318-322').text.split('\n').slice(0, 2).join('\n'))).toContain('Too few lines')
    const calm = sampleIds().find((id) => {
      const { findings, calm: said } = diagnosisViewOf(tableOf(sample(id).text), 'en')
      return findings.length === 0 && said.enough
    })
    expect(output(sample(calm ?? '').text)).toContain('Nothing stands out')
    expect(objects('hello\n')).toEqual([
      { kind: 'diagnosis.summary', programs: 0, records: 0, trouble: 0, note: 0, enough: false },
    ])
  })

  it('is Markdown whose fences nothing in the trace closes', () => {
    const hostile = leak.replaceAll('\ngc ', '\n```` <b>|x| ```gc ')
    const markdown = output(hostile, { format: 'markdown', file: 'a`b' })
    // As a reader of Markdown goes through it: a fence is closed by a run of backticks that is as long, alone on its line.
    let fence = ''
    const outside: string[] = []
    for (const line of markdown.split('\n')) {
      const run = /^`{3,}/.exec(line)?.[0] ?? ''
      if (fence === '') {
        if (run === '') outside.push(line)
        fence = run
      } else if (run.length >= fence.length && line === run) fence = ''
    }
    expect(fence).toBe('')
    expect(outside.join('\n')).not.toContain('<b>')
    expect(output(leak, { format: 'markdown' })).toMatch(/\| ---: \|/)
  })

  it('fits the terminal, in both languages, for samples of every kind', () => {
    for (const id of sampleIds().filter((_, index) => index % 9 === 0)) {
      const { text } = sample(id)
      for (const locale of ['ko', 'en'] as const) {
        for (const line of output(text, { locale, width: 80 }).split('\n')) {
          // A command is copied, and a value that has no blank cannot be broken.
          if (/^ *\$ /.test(line) || !line.trim().includes(' ')) continue
          expect(columnsOf(line), `${id}: ${line}`).toBeLessThanOrEqual(82)
        }
      }
    }
  })
})

it('is shown in the help of both languages', () => {
  for (const locale of ['ko', 'en'])
    expect(readFileSync(`src/text/${locale}/cli.ts`, 'utf8')).toContain('  --diagnose ')
})
