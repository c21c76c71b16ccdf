import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnnotateOptions, annotate } from './annotation.ts'
import { columnsOf } from './columns.ts'

const samples = new URL('../../content/samples/', import.meta.url).pathname
const note = readFileSync(join(samples, 'note/gc-318-322.log'), 'utf8')
const noteLine = note.slice(0, note.indexOf('\n'))
const modern =
  'gc 14 @0.590s 6%: 1.1+19+0.007 ms clock, 2.2+0.015/22/0+0.014 ms cpu, 219->280->138 MB, 258 MB goal, 0 MB stacks, 8 MB globals, 8 P (forced)'

function output(text: string, options: AnnotateOptions): string {
  return [...annotate(text, options).pieces].join('')
}

function objects(text: string, options: Partial<AnnotateOptions> = {}) {
  return output(text, { format: 'ndjson', locale: 'en', ...options })
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

describe('NDJSON', () => {
  it('prints the note exactly as the format says', () => {
    expect(output(noteLine, { format: 'ndjson', locale: 'ko' })).toBe(
      '{"line":1,"endLine":1,"column":1,"kind":"gctrace.cycle","go":["1.6","1.17"],"process":0,"fields":{"gc-number":318,"at":36.75,"gc-percent":0,"sweep-term-wall":0.022,"mark-wall":0.27,"mark-term-wall":0.04,"sweep-term-cpu":0.13,"mark-assist-cpu":0.6,"mark-background-cpu":0.43,"mark-idle-cpu":0.031,"mark-term-cpu":0.24,"heap-start":4,"heap-end":4,"heap-live":0,"heap-goal":5,"procs":8},"spans":{"gc-number":[3,6],"at":[8,14],"gc-percent":[16,17],"sweep-term-wall":[20,25],"mark-wall":[26,30],"mark-term-wall":[31,36],"sweep-term-cpu":[47,51],"mark-assist-cpu":[52,56],"mark-background-cpu":[57,61],"mark-idle-cpu":[62,67],"mark-term-cpu":[68,72],"heap-start":[81,82],"heap-end":[84,85],"heap-live":[87,88],"heap-goal":[93,94],"procs":[104,105]}}\n',
    )
  })

  it('counts lines and columns from 1 and spans in the physical line, prefixes included', () => {
    const prefix = '2026-11-23 서버🙂 | '
    const [record] = objects(`hello\r\n${prefix}${modern}\r\n`)
    expect(record).toMatchObject({ line: 2, endLine: 2, column: prefix.length + 1, go: ['1.18', '1.27'] })
    expect(record.spans['heap-goal']).toEqual([
      `${prefix}${modern}`.indexOf('258 MB goal'),
      `${prefix}${modern}`.indexOf(' MB goal'),
    ])
    expect(record.fields.forced).toBe(true)
    expect(record.fields).not.toHaveProperty('leak-check')
  })

  it('lists what could not be read after the records, with the place', () => {
    const all = objects(`gc 9 @0.590s 6%: 1.1+1x ms\n${modern}\ngc 7 @0.013s 4%: 0.02`)
    expect(all.map(({ kind, line }) => [kind, line])).toEqual([
      ['gctrace.cycle', 2],
      ['unread', 1],
      ['unread', 3],
    ])
    expect(all[1]).toEqual({
      line: 1,
      kind: 'unread',
      text: 'gc 9 @0.590s 6%: 1.1+1x ms',
      stoppedAt: 22,
      reason: 'unexpected',
    })
    expect(all[2]).toEqual({
      line: 3,
      kind: 'unread',
      text: 'gc 7 @0.013s 4%: 0.02',
      stoppedAt: 21,
      reason: 'truncated',
    })
  })

  it('names the file where there are several, and lists other text only when asked to', () => {
    const text = `before ${modern}\n<script>alert(1)</script>\n\n`
    expect(objects(text, { file: 'a.log' }).map(({ file, kind }) => [file, kind])).toEqual([['a.log', 'gctrace.cycle']])
    expect(objects(text, { all: true }).slice(1)).toEqual([
      { line: 1, column: 1, kind: 'foreign', text: 'before ' },
      { line: 2, column: 1, kind: 'foreign', text: '<script>alert(1)</script>' },
    ])
  })

  it('names other text that is known, line by line', () => {
    const text = `panic: lost\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:7 +0x1d\n${modern}\nhello\n`
    const names = objects(text, { all: true }).map(({ kind, name }) => [kind, name])
    expect(names.slice(1)).toEqual([...Array(4).fill(['foreign', 'panic']), ['foreign', undefined]])
  })

  it('tells runs apart that share one text', () => {
    const first = 'gc 1 @0.001s 1%: 0.10+1.1+0.10 ms clock, 0.20+0/1.0/0+0.20 ms cpu, 4->4->0 MB, 5 MB goal, 2 P'
    expect(objects([first, first.replace('gc 1 ', 'gc 2 '), first].join('\n')).map(({ process }) => process)).toEqual([
      0, 0, 1,
    ])
  })

  it('has lists as arrays, absent ids left out, and texts for what JSON has no number for', () => {
    const [sched, machine, pacer] = objects(
      [
        'SCHED 208ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 needspinning=1 idlethreads=1 runqueue=3 [ 108 ] schedticks=[ 611 ]',
        '  M3: p=nil curg=nil mallocing=0 throwing=0 preemptoff= locks=0 dying=0 spinning=false blocked=false lockedg=nil',
        'pacer: H_m_prev=0 h_t=NaN H_T=4194304 h_a=+Inf H_a=4473924 h_g=+1.000000e+000 H_g=4194304 u_a=+2.500000e-001 u_g=+3.000000e-001 W_a=0 goalΔ=NaN actualΔ=NaN u_a/u_g=+8.333333e-001',
      ].join('\n'),
    )
    expect(sched.fields).toMatchObject({ 'local-runqueues': [108], schedticks: [611] })
    expect(machine.fields).toMatchObject({ preemptoff: '', spinning: false })
    expect(Object.keys(machine.fields)).not.toContain('p')
    expect(pacer.fields).toMatchObject({ 'h-t': 'NaN', 'h-a': '+Inf', 'h-g': 1 })
  })

  it('has spans that hold the printed values, in every sample', () => {
    let fields = 0
    for (const name of readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((each) =>
      /\.log$/.test(each),
    )) {
      const text = readFileSync(join(samples, name), 'utf8')
      const lines = text.split('\n')
      for (const object of objects(text)) {
        if (object.kind === 'unread') continue
        for (const [field, places] of Object.entries(object.spans as Record<string, number[] | number[][]>)) {
          const value = object.fields[field]
          const values = Array.isArray(value) ? value : [value]
          if (Array.isArray(value) && value.length !== places.length) expect(places).toHaveLength(value.length)
          for (const [index, one] of values.entries()) {
            const place = (Array.isArray(value) ? places[index] : places) as number[]
            const [start = 0, end = 0] = place.slice(-2)
            const raw = lines[place.length === 3 ? Number(place[0]) - 1 : object.line - 1]?.slice(start, end)
            fields++
            if (typeof one === 'boolean' ? raw === '' : typeof one === 'number' ? Number(raw) !== one : raw !== one) {
              expect({ name, line: object.line, field, raw, one }).toBeNull()
            }
          }
        }
      }
    }
    expect(fields).toBeGreaterThan(10_000)
  })
})

describe('text for a terminal', () => {
  const rows = (text: string, options: Partial<AnnotateOptions> = {}) =>
    output(text, { format: 'text', locale: 'ko', ...options }).split('\n')

  it('marks each field with a letter right below it', () => {
    const [head, line = '', marks = ''] = rows(noteLine, { locale: 'en' })
    expect(head).toBe('line 1 · gctrace.cycle · Go 1.6–1.17')
    expect(line).toBe(`  ${noteLine}`)
    expect(marks.length).toBeLessThanOrEqual(line.length)
    expect(line.indexOf('36.750')).toBe(marks.indexOf('b~~~~~'))
    expect(line.lastIndexOf('8 P')).toBe(marks.indexOf('p'))
  })

  it('explains every field and reads the line aloud, in either language', () => {
    const ko = rows(noteLine).join('\n')
    expect(ko).toContain('h    0.60  마크 어시스트의 CPU 시간 (mark assist)')
    expect(ko.replace(/\u00a0/g, ' ').replace(/\n +/g, ' ')).toContain('STW는 두 종료 구간을 더해 62 µs입니다.')
    const en = rows(noteLine, { locale: 'en' }).join('\n')
    expect(en).toMatch(/h {4}0\.60 {2}Mark assist, CPU {2,}Time that allocating/)
  })

  it.each([48, 60, 80, 120, 200])('keeps within %i columns', (width) => {
    for (const locale of ['ko', 'en'] as const) {
      for (const row of rows(`${modern}\n${noteLine}\ngc 7 @0.013s 4%: 0.02`, { width, locale })) {
        expect(columnsOf(row), row).toBeLessThanOrEqual(width)
        expect(row).toBe(row.trimEnd())
      }
    }
  })

  it('keeps letters below their fields where a line is folded', () => {
    const folded = rows(modern, { width: 50, locale: 'en' })
    const marked = folded.findIndex((row) => row.includes('258 MB goal'))
    expect(folded[marked]?.indexOf('258')).toBe(folded[marked + 1]?.search(/[a-z]~~/))
  })

  it('points at the place where reading stopped', () => {
    const [head, line = '', mark = '', why] = rows('gc 7 @0.013s 4%: 0.02x')
    expect(head).toBe('1행 · 읽지 못했습니다')
    expect(line.charAt(mark.indexOf('^'))).toBe('x')
    expect(why).toBe('  여기서 읽기를 멈췄습니다. 이 자리에는 스윕 종료의 실제 시간이 와야 합니다.')
  })

  it('never passes on a control character', () => {
    const shown = output(`gc 7 @0.013s 4%: 0.02\u001b[2J\u0007\n\u001b]0;x\u0007 ${modern}`, {
      format: 'text',
      locale: 'en',
      all: true,
      file: 'a\u001b[31m.log',
    })
    // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for exactly those
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/)
  })
})

describe('Markdown', () => {
  const markdown = (text: string, options: Partial<AnnotateOptions> = {}) =>
    output(text, { format: 'markdown', locale: 'en', ...options })

  it('fences the line and gives each field a row of three cells', () => {
    const shown = markdown(modern)
    expect(shown).toContain(`\`\`\`text\n${modern}\n\`\`\``)
    const table = shown.split('\n').filter((row) => row.startsWith('|'))
    expect(table).toHaveLength(2 + 19)
    for (const row of table) expect(row.split(/(?<!\\)\|/), row).toHaveLength(5)
  })

  it('cannot be broken out of by backticks, bars or HTML', () => {
    const shown = markdown('gc 7 @0.013s 4%: 0.02 ``` <img src=x onerror=alert(1)> | ````\n', { file: 'a`|`<b>.log' })
    const fence = shown.match(/^(`{3,})text$/m)?.[1] ?? ''
    expect(fence).toHaveLength(5)
    expect(shown.split('\n').filter((row) => row === fence)).toHaveLength(1)
    expect(shown).toContain('## ``a`|`<b>.log``')
    const outside = shown.replace(/`{5}text[\s\S]*?`{5}/g, '').replace(/``[\s\S]*?``/g, '')
    expect(outside).not.toMatch(/<|\|/)
  })

  it('quotes the line read aloud', () => {
    expect(markdown(noteLine, { locale: 'ko' })).toMatch(/^> 프로그램을 시작하고 36\.75초 뒤에 318번째/m)
  })
})

describe('any text', () => {
  const odd = [
    '',
    '\n',
    '\u0000\ufffe',
    'gc',
    'gc 9 @',
    'gc 9 @0.590s 6%: 1.1+19+0.0',
    'lorem ipsum\n'.repeat(3),
    '<script>alert(1)</script>',
    noteLine.slice(20),
  ]
  it.each(odd)('%j gives an answer and no record', (text) => {
    for (const format of ['ndjson', 'text', 'markdown'] as const) {
      for (const locale of ['ko', 'en'] as const) {
        expect(annotate(text, { format, locale }).records).toBe(0)
        expect(output(text, { format, locale, all: true })).not.toMatch(/undefined|NaN|\[object/)
      }
    }
  })

  it('of 10 000 lines is answered in full', () => {
    const text = `${modern}\n`.repeat(10_000)
    expect(objects(text)).toHaveLength(10_000)
    expect(annotate(text, { format: 'text', locale: 'ko' }).records).toBe(10_000)
  })
})
