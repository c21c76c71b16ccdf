import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../trace/catalogue/all.ts'
import type { FamilyDef } from '../trace/catalogue/define.ts'
import { traceReader } from '../trace/parse/parse-trace.ts'
import type { FieldReading, TraceDocument, TraceRecord } from '../trace/record.ts'
import { codesText as enCodes } from './en/codes.ts'
import { readRecordAloud as en } from './en/sentence/index.ts'
import { codesText as koCodes } from './ko/codes.ts'
import { readRecordAloud as ko } from './ko/sentence/index.ts'

const samples = new URL('../../content/samples/', import.meta.url).pathname
const voices = { ko, en } as const
type Tongue = keyof typeof voices
const tongues = ['ko', 'en'] as const

const read = traceReader(allFamilies)
/** No-break and narrow spaces as plain ones, digits without groups. */
const plain = (text: string) => text.replace(/(?<=\d)\u202f(?=\d)/g, '').replace(/\u00a0/g, ' ')
const aloud = (tongue: Tongue, record: TraceRecord) => plain(voices[tongue](record))

/** Every form of every kind but the cycles of gctrace, which sentence.test.ts reads. */
const forms = Object.values(allFamilies as Readonly<Record<string, FamilyDef>>).flatMap((family) =>
  Object.entries(family.kinds)
    .filter(([kind]) => family.id !== 'gctrace' || kind === 'scan' || kind === 'scvg')
    .flatMap(([kind, { formats }]) => formats.map(({ example }) => ({ kind: `${family.id}.${kind}`, example }))),
)
const more = [
  // The impossible line of the training note.
  'SCHED 1009ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 idlethreads=1 runqueue=0 [4 4]',
  'SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=1 spinningthreads=0 needspinning=0 idlethreads=0 runqueue=0 [ 1 0 ] schedticks=[ 0 1 ]',
  'SCHED 36750ms: gomaxprocs=2 idleprocs=0 threads=4 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=0 gcwaiting=true nmidlelocked=0 stopwait=1 sysmonwait=false',
  '  G20: status=2(flushing proc caches) m=0 lockedm=0',
  '  G4: status=4100(chan receive) m=nil lockedm=nil',
  '  G9: status=77(who knows) m=nil lockedm=nil',
  '  M0: p=0 curg=1 mallocing=0 throwing=0 preemptoff=gc ing locks=1 dying=0 spinning=true blocked=false lockedg=1',
  'pacer: H_m_prev=0 h_t=NaN H_T=4194304 h_a=+Inf H_a=4473924 h_g=+1.000000e+000 H_g=4194304 u_a=+2.500000e-001 u_g=+3.000000e-001 W_a=0 goalΔ=NaN actualΔ=NaN u_a/u_g=+8.333333e-001',
  'pacer: sweep done at heap size 0MB; allocated 0MB during sweep; swept 1 pages at 0 pages/byte',
  'scav 0 KiB work (bg), 0 KiB work (eager), 0 KiB now, 0% util (forced)',
  'scav 0 KiB work (bg), 8 KiB work (eager), 64 KiB now, 99% util [controller reset]',
  'init main @12 ms, 1500 ms clock, 73400320 bytes, 1 allocs',
  'scan: class L 1 objs',
  'scvg3: 0 MB released',
]

describe.each(tongues)('lines beside the cycles, read aloud in %s', (tongue) => {
  it('reads an example of every form', async () => {
    const lines = [...forms.map(({ example }) => example), ...more]
    const said = lines.map((line) => {
      const [record] = read(`${line}\n`).records
      expect(record, line).toBeDefined()
      return `# ${record?.kind}\n${line}\n${aloud(tongue, record as TraceRecord)}\n`
    })
    await expect(said.join('\n')).toMatchFileSnapshot(`golden/sentence-kinds.${tongue}.txt`)
  })

  it('reads every record of every sample with every value it prints and nothing odd', () => {
    const seen = new Map<string, number>()
    for (const name of readdirSync(samples, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.log')) continue
      const document = read(readFileSync(join(samples, name), 'utf8'))
      for (const record of document.records) {
        if (record.kind === 'gctrace.cycle') continue
        seen.set(record.kind, (seen.get(record.kind) ?? 0) + 1)
        check(document, record, tongue)
      }
    }
    expect(seen.get('schedtrace.g')).toBeGreaterThan(300)
    for (const kind of ['summary', 'detail', 'p', 'm']) expect(seen.get(`schedtrace.${kind}`), kind).toBeGreaterThan(20)
    for (const kind of ['start', 'end', 'end-classic', 'sweep']) {
      expect(seen.get(`gcpacertrace.${kind}`), kind).toBeGreaterThan(0)
    }
    for (const kind of ['scavtrace.scav', 'inittrace.init', 'gctrace.scan'])
      expect(seen.get(kind), kind).toBeGreaterThan(9)
  })

  it('misses no value of the examples either', () => {
    for (const line of [...forms.map(({ example }) => example), ...more]) {
      const document = read(`${line}\n`)
      for (const record of document.records) check(document, record, tongue)
    }
  })
})

it.each(tongues)('gives each status and wait reason a short text of its own in %s', (tongue) => {
  const codes = tongue === 'ko' ? koCodes : enCodes
  for (const text of [...Object.values(codes.pStatus), ...Object.values(codes.gStatus)]) {
    expect(text).toMatch(/^\S.{0,40}\S$/)
  }
  const reasons = Object.values(codes.waitReason)
  expect(new Set(reasons).size).toBe(reasons.length)
  for (const text of reasons) {
    expect(text).toMatch(tongue === 'ko' ? /니다\.$/ : /^(It|In) .*\.$/)
    expect(text.length).toBeLessThan(100)
  }
})

/** The text has to hold each printed value of the record in some written form. */
function check(document: TraceDocument, record: TraceRecord, tongue: Tongue): void {
  const text = aloud(tongue, record)
  const odd = text.match(/NaN|undefined|null|Infinity|\[object|\d e|\de[+-]\d| {2}|미만[를가로]/)
  const missing = record.fields
    .map((reading) => ({
      reading,
      forms: mentions(record.family, reading, document.text.slice(reading.start, reading.end), tongue),
    }))
    .filter(({ forms: all }) => !all.some((form) => holds(text, form)))
  if (text === '' || odd || missing.length > 0) {
    expect({ line: document.text.slice(record.span.start, record.span.end), text, odd, missing }).toBeNull()
  }
}

function holds(text: string, form: string): boolean {
  if (!/^[\d.]+$/.test(form)) return text.includes(form)
  return new RegExp(`(?<![\\d.])${form.replaceAll('.', '\\.')}(?!\\d|\\.\\d)`).test(text)
}

/** Each way in which a sentence may mention a value: the digits of the line, unless a rule of the language says otherwise. */
function mentions(family: string, { field, value }: FieldReading, raw: string, tongue: Tongue): string[] {
  if (typeof value === 'boolean') return flags[field]?.[tongue][Number(value)]?.split('|') ?? []
  if (field === 'time-unit') return [value === 'us' ? ' µs' : ' ms']
  if (typeof value === 'string') return value === '' ? [''] : [`\`${value}\``]
  if (!Number.isFinite(value)) return tongue === 'ko' ? ['셈할 수 없', '무한대'] : ['cannot be computed', 'infinite']
  if (field === 'utilization' && value === 0) return [tongue === 'ko' ? '1 % 미만' : 'less than 1 %']
  if (field === 'goal-delta') return [`${Math.abs(value)} B`]
  const unit = (allFamilies as Readonly<Record<string, FamilyDef>>)[family]?.fields[field]?.unit
  if (unit === 'MiB' && value === 0) return [tongue === 'ko' ? '1 MiB 미만' : 'less than 1 MiB']
  if (unit !== 'ratio' && unit !== 'pages-per-byte') return [raw]
  const percent = /^(u-[ag]|workers-fractional)$/.test(field) ? [Number((value * 100).toPrecision(4))] : []
  return [Number(value.toPrecision(4)), ...percent].map((each) =>
    String(each).includes('e') ? each.toFixed(3 - Math.floor(Math.log10(Math.abs(each)))) : String(each),
  )
}

/** What is said where a flag is off and where it is on. */
const flags: Readonly<Record<string, Readonly<Record<Tongue, readonly string[]>>>> = {
  gcwaiting: { ko: ['요청은 없습니다', '요청이 걸려'], en: ['No stop of every', 'has been requested'] },
  sysmonwait: { ko: ['깨어 있습니다', '깊이 자고'], en: ['is awake', 'fast asleep'] },
  spinning: {
    ko: ['찾는 중은 아', '찾는 중이고|찾는 중입니다'],
    en: ['not looking for work', 'is looking for work'],
  },
  blocked: { ko: ['자고 있지 않|자고 있지도 않', '기다리며 자고'], en: ['not asleep', 'until it is woken'] },
  forced: { ko: ['', '불러서'], en: ['', 'asked for'] },
  'controller-reset': { ko: ['', '제어기가 처음'], en: ['', 'controller went back'] },
}
