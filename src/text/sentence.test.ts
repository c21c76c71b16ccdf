import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type GcCycle, gcCyclesOf, parseTrace, type TraceDocument, type TraceRecord } from '../trace/index.ts'
import * as en from './en/sentence.ts'
import * as ko from './ko/sentence.ts'

const samples = new URL('../../content/samples/', import.meta.url).pathname

/** No-break and narrow spaces as plain ones, digits without groups. */
const plain = (text: string) => text.replace(/(?<=\d)\u202f(?=\d)/g, '').replace(/\u00a0/g, ' ')

const chosen: readonly (readonly [string, string])[] = [
  [
    'the line of the training note: k = 6 of 8 P',
    'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
  ],
  [
    'five phases of Go 1.5, goal below the heap',
    'gc 1 @0.015s 24%: 0.18+7.7+0.001+3.8+2.2 ms clock, 0.36+7.7+0+0.063/1.8/0.005+4.5 ms cpu, 7->7->7 MB, 4 MB goal, 2 P',
  ],
  [
    'forced in Go 1.5: stopped throughout, stale numbers',
    'gc 9 @0.223s 50%: 0.11+0+0+0+21 ms clock, 0.23+0+0+21/13/0.001+43 ms cpu, 52->52->50 MB, 52 MB goal, 2 P (forced)',
  ],
  [
    'forced in Go 1.8: stopped throughout, stale numbers',
    'gc 9 @1.518s 24%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)',
  ],
  [
    'forced in Go 1.15 with GOGC=off: concurrent, no limit',
    'gc 1 @0.053s 2%: 0.050+2.6+0.002 ms clock, 0.10+2.5/0.25/0+0.005 ms cpu, 333->333->2 MB, 17592186044415 MB goal, 2 P (forced)',
  ],
  [
    'GOMAXPROCS=8 on 2 CPUs with Go 1.27',
    'gc 14 @0.590s 6%: 1.1+19+0.007 ms clock, 2.2+0.015/22/0+0.014 ms cpu, 219->280->138 MB, 258 MB goal, 0 MB stacks, 8 MB globals, 8 P',
  ],
  [
    'goroutine leak check of Go 1.27',
    'gc 1 @0.021s 0% (checking for goroutine leaks): 0.11+0.21+0.10 ms clock, 0.22+0/0.073/0.069+0.21 ms cpu, 0->0->0 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)',
  ],
  [
    'pauses too short to tell the factor',
    'gc 3 @0.021s 1%: 0.002+0.27+0.003 ms clock, 0.011+0.60/0.43/0.031+0.015 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
  ],
  [
    'an edited line: no factor fits',
    'gc 3 @0.021s 1%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.90 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
  ],
  [
    'Go 1.2',
    'gc7(4): 1+0+0 ms, 5 -> 3 MB 41352 -> 20118 (120411-100293) objects, 6(28) handoff, 9(101) steal, 32/12/0 yields',
  ],
  ['Go 1.3', 'gc1(1): 4+0+85+1 us, 0 -> 0 MB, 21 (21-0) objects, 0/0/0 sweeps, 0(0) handoff, 0(0) steal, 0/0/0 yields'],
  [
    'Go 1.4',
    'gc1(1): 0+0+85+0 us, 0 -> 0 MB, 21 (21-0) objects, 2 goroutines, 15/0/0 sweeps, 0(0) handoff, 0(0) steal, 0/0/0 yields',
  ],
  ['two minutes without GC, Go 1.3', 'scvg3: GC forced'],
  ['two minutes without GC, Go 1.4 and newer', 'GC forced'],
]

function aloud(voice: typeof ko | typeof en, text: string): string {
  const document = parseTrace(text)
  const [cycle] = gcCyclesOf(document)
  const [record] = document.records
  expect(record, text).toBeDefined()
  return cycle ? voice.readCycleAloud(cycle) : voice.readRecordAloud(record as TraceRecord)
}

describe.each([
  ['ko', ko],
  ['en', en],
] as const)('a line read aloud in %s', (locale, voice) => {
  it('reads chosen lines of every form', async () => {
    const read = chosen.map(([what, line]) => `# ${what}\n${line}\n${plain(aloud(voice, line))}\n`)
    await expect(read.join('\n')).toMatchFileSnapshot(`golden/sentence.${locale}.txt`)
  })

  it('takes at most six sentences for a cycle', () => {
    for (const [what, line] of chosen.filter(([, line]) => line.startsWith('gc '))) {
      expect(aloud(voice, line).split(/(?<=\.) /).length, what).toBeLessThanOrEqual(6)
    }
  })

  it('keeps silent about kinds it does not know', () => {
    const [record] = parseTrace('GC forced\n').records
    expect(voice.readRecordAloud({ ...(record as TraceRecord), kind: 'schedtrace.summary' })).toBe('')
  })
})

describe('the note in its own words', () => {
  const [, line] = chosen[0] as readonly [string, string]

  it('says in Korean what the acceptance asks for', () => {
    const text = plain(aloud(ko, line))
    for (const part of ['318번째', '36.75초', '1 % 미만', '62 µs', '6을 곱한', '8 P보다 적은', '1 MiB 미만이']) {
      expect(text).toContain(part)
    }
  })

  it('says the same in English', () => {
    const text = plain(aloud(en, line))
    for (const part of ['318th', '36.75 s', 'less than 1 %', '62 µs', 'multiplied by 6', 'fewer than 8 P']) {
      expect(text).toContain(part)
    }
  })
})

/** How each language has to mention a printed value. */
function mention(document: TraceDocument, field: string, start: number, end: number, locale: 'ko' | 'en'): string {
  const raw = document.text.slice(start, end)
  const cut = (unit: string) =>
    raw !== '0' ? `${raw} ${unit}` : locale === 'ko' ? `1 ${unit} 미만` : `less than 1 ${unit}`
  if (field === 'gc-number') return locale === 'en' ? raw : raw === '1' ? '첫 번째' : `${raw}번째`
  if (field === 'at') return `${Number(raw)}${locale === 'ko' ? '초' : ' s'}`
  if (field === 'gc-percent') return cut('%')
  if (field === 'procs') return `${raw} P`
  if (field === 'leak-check') return locale === 'ko' ? '고루틴 누수를 찾으려고' : 'goroutine leaks'
  return /-(wall|cpu)$/.test(field) ? `${raw} ms` : cut('MiB')
}

describe('every cycle of every sample', () => {
  const logs = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.log'))
  const cycles = logs.flatMap((name): [TraceDocument, GcCycle][] => {
    const document = parseTrace(readFileSync(join(samples, name), 'utf8'))
    return gcCyclesOf(document).map((cycle) => [document, cycle])
  })

  it.each(['ko', 'en'] as const)('is read in %s with every value it prints and nothing odd', (locale) => {
    expect(cycles.length).toBeGreaterThan(1000)
    for (const [document, cycle] of cycles) {
      const text = plain((locale === 'ko' ? ko : en).readCycleAloud(cycle))
      const odd = text.match(/NaN|undefined|null|Infinity|\[object|\b-\d|\d e|\d{1,3}\.\d{4,}/)
      const missing = cycle.record.fields
        .filter(({ field }) => field !== 'forced')
        .map(({ field, start, end }) => mention(document, field, start, end, locale))
        .filter((part) => !text.includes(part))
      if (cycle.forced && !/요청을 받아|찾으려고|requested|`\(forced\)`/.test(text)) missing.push('forced')
      if (odd || missing.length > 0) {
        expect({ line: document.text.slice(cycle.record.span.start, cycle.record.span.end), odd, missing }).toBeNull()
      }
    }
  })
})
