import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import { linesOf, sample } from '../../build/samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace } from '../../trace/index.ts'
import GcCpu from './GcCpu.svelte'
import GcTimeline from './GcTimeline.svelte'
import HeapStaircase from './HeapStaircase.svelte'
import InitCost from './InitCost.svelte'
import Pacer from './Pacer.svelte'
import Pauses from './Pauses.svelte'
import RunQueues from './RunQueues.svelte'
import SchedDetail from './SchedDetail.svelte'
import WallByProcs from './WallByProcs.svelte'
import WallMultiples from './WallMultiples.svelte'

const folder = fileURLToPath(new URL('./golden/', import.meta.url))
mkdirSync(folder, { recursive: true })

/** The drawing for phones or for the rest, as a file that a browser opens with the page's own colours. */
function drawingOf(html: string, size: 'narrow' | 'wide'): string {
  const from = html.indexOf(`data-width="${size === 'wide' ? 768 : 290}"`)
  const svg = html.slice(html.indexOf('<svg', from), html.indexOf('</svg>', from) + 6)
  const sheets = ['../../../site/styles/tokens.css', '../figure.css']
  const bare = svg
    .replace(/<!--.*?-->/g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replaceAll('><', '>\n<')
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...sheets.map((sheet) => `<?xml-stylesheet type="text/css" href="${sheet}"?>`),
    `<svg xmlns="http://www.w3.org/2000/svg" class="figure">`,
    bare,
    '</svg>\n',
  ].join('\n')
}

/** Missing goldens are written on an author's machine and are an error in CI; a difference leaves `…-changed.svg` beside. */
function matchGolden(name: string, svg: string): void {
  const path = `${folder}${name}.svg`
  const changed = `${folder}${name}-changed.svg`
  rmSync(changed, { force: true })
  if (!existsSync(path)) {
    if (process.env['CI'])
      throw new Error(`golden/${name}.svg is missing: run the tests here, look at the file, commit it`)
    writeFileSync(path, svg)
  }
  const golden = readFileSync(path, 'utf8')
  if (golden !== svg) writeFileSync(changed, svg)
  expect(svg, `golden/${name}-changed.svg shows what is drawn now`).toBe(golden)
}

function cycleOf(line: string): GcCycle {
  const cycle = gcCyclesOf(parseTrace(line))[0]
  if (!cycle) throw new Error(`not read: ${line}`)
  return cycle
}

const lines = {
  'note-gc-318':
    'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
  'go1.5-five-phases':
    'gc 1 @0.015s 24%: 0.18+7.7+0.001+3.8+2.2 ms clock, 0.36+7.7+0+0.063/1.8/0.005+4.5 ms cpu, 7->7->7 MB, 4 MB goal, 2 P',
  'go1.8-forced':
    'gc 9 @1.518s 24%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)',
  'go1.15-lenses':
    'gc 58 @1.955s 18%: 0.13+16+0.079 ms clock, 0.26+5.8/3.9/0+0.15 ms cpu, 139->171->83 MB, 173 MB goal, 2 P',
  'go1.27-eight-procs-two-cpus':
    'gc 14 @0.590s 6%: 1.1+19+0.007 ms clock, 2.2+0.015/22/0+0.014 ms cpu, 219->280->138 MB, 258 MB goal, 0 MB stacks, 8 MB globals, 8 P',
  'go1.27-idle-workers':
    'gc 9 @0.629s 7%: 0.034+36+0.045 ms clock, 0.069+0.093/19/26+0.091 ms cpu, 145->152->82 MB, 172 MB goal, 0 MB stacks, 8 MB globals, 2 P',
  'go1.27-leak-check':
    'gc 1 @0.021s 0% (checking for goroutine leaks): 0.11+0.21+0.10 ms clock, 0.22+0/0.073/0.069+0.21 ms cpu, 0->0->0 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)',
  'all-zero-clocks': 'gc 3 @0.100s 0%: 0+0+0 ms clock, 0+0/0/0+0 ms cpu, 2->2->1 MB, 4 MB goal, 8 P',
  'two-hundred-procs':
    'gc 4 @0.590s 6%: 0.010+1.9+0.020 ms clock, 0.020+0.10/91/3.0+0.040 ms cpu, 19->28->13 MB, 25 MB goal, 200 P',
  damaged: 'gc 4 @0.590s 6%: 0.10+1.9+0.40 ms clock, 0.70+0.50/0.40/0.31+0.40 ms cpu, 19->28->13 MB, 25 MB goal, 8 P',
}

describe('the wall × P rectangle as it is drawn', () => {
  it.each(Object.entries(lines))('%s', (name, line) => {
    const { body } = render(WallByProcs, { props: { cycle: cycleOf(line), locale: 'ko' } })
    matchGolden(`wall-by-procs-${name}`, drawingOf(body, 'wide'))
    matchGolden(`wall-by-procs-${name}-narrow`, drawingOf(body, 'narrow'))
  })

  it('in English', () => {
    const { body } = render(WallByProcs, { props: { cycle: cycleOf(lines['note-gc-318']), locale: 'en' } })
    matchGolden('wall-by-procs-note-gc-318-en', drawingOf(body, 'wide'))
  })
})

describe('many cycles as small wall × P rectangles', () => {
  it.each(['note/gc-318-322', 'assist/1.15-p2'])('%s', (id) => {
    const document = parseTrace(linesOf(sample(id).text, 1, 60))
    const props = { cycles: gcCyclesOf(document), records: document.records, locale: 'ko' as const }
    const { body } = render(WallMultiples, { props })
    matchGolden(`wall-multiples-${id.replaceAll('/', '-')}`, drawingOf(body, 'wide'))
    expect(body).toContain('<table')
  })
})

const texts: Record<string, string> = {
  'note-five-cycles': sample('note/gc-318-322').text,
  heapleak: sample('heapleak/1.27-gctrace').text,
  'memory-limit': sample('memlimit/1.27-spiral').text,
  'no-limit': [
    'gc 1 @0.053s 2%: 0.050+2.6+0.002 ms clock, 0.10+2.5/0.25/0+0.005 ms cpu, 333->333->2 MB, 17592186044415 MB goal, 2 P (forced)',
    'gc 2 @0.153s 2%: 0.050+2.6+0.002 ms clock, 0.10+2.5/0.25/0+0.005 ms cpu, 130->133->2 MB, 17592186044415 MB goal, 2 P (forced)',
  ].join('\n'),
}

describe('the heap staircase as it is drawn', () => {
  it.each(Object.entries(texts))('%s', (name, text) => {
    const document = parseTrace(text)
    const props = { cycles: gcCyclesOf(document), records: document.records, locale: 'ko' as const }
    const { body } = render(HeapStaircase, { props })
    matchGolden(`heap-staircase-${name}`, drawingOf(body, 'wide'))
  })
})

describe('the GC timeline as it is drawn', () => {
  it.each(['note/gc-318-322', 'forced/1.15-gctrace', 'goleak/1.26-leakprof-gctrace'])('%s', (id) => {
    const document = parseTrace(sample(id).text)
    const props = { cycles: gcCyclesOf(document), records: document.records, locale: 'ko' as const }
    const { body } = render(GcTimeline, { props })
    matchGolden(`gc-timeline-${id.replaceAll('/', '-')}`, drawingOf(body, 'wide'))
  })
})

describe('pauses and CPU as they are drawn', () => {
  it.each(['note/gc-318-322', 'assist/1.15-p2', 'memlimit/1.27-spiral'])('%s', (id) => {
    const document = parseTrace(linesOf(sample(id).text, 1, 60))
    const props = { cycles: gcCyclesOf(document), records: document.records, locale: 'ko' as const }
    const pauses = render(Pauses, { props }).body
    const cpu = render(GcCpu, { props }).body
    const name = id.replaceAll('/', '-')
    matchGolden(`pauses-${name}`, drawingOf(pauses, 'wide'))
    matchGolden(`gc-cpu-${name}`, drawingOf(cpu, 'wide'))
    for (const body of [pauses, cpu]) expect(body).toContain('<table')
  })
})

describe('the pacer as it is drawn', () => {
  it.each(['note/gc-5-pacer', 'assist/1.27-pacer-p2'])('%s', (id) => {
    const document = parseTrace(linesOf(sample(id).text, 1, 60))
    const { body } = render(Pacer, { props: { document, locale: 'en' } })
    matchGolden(`pacer-${id.replaceAll('/', '-')}`, drawingOf(body, 'wide'))
    expect(body).toContain('<table')
    expect(body.includes('h_a = H_a ÷ H_m_prev − 1 = ')).toBe(id.startsWith('note'))
  })
})

describe('the scheduler at one moment, and initialisation, as they are drawn', () => {
  const documentOf = (id: string) => parseTrace(linesOf(sample(id).text, 1, 200))

  it('Ps, Ms and Gs of a block', () => {
    const { body } = render(SchedDetail, {
      props: { document: documentOf('scheddetail/1.27-syscall'), locale: 'ko', first: 2 },
    })
    matchGolden('sched-detail-1.27-syscall', drawingOf(body, 'wide'))
    matchGolden('sched-detail-1.27-syscall-narrow', drawingOf(body, 'narrow'))
    expect(body).toContain('<table')
  })

  it('packages by cost', () => {
    const { body } = render(InitCost, { props: { document: documentOf('init/1.27-inittrace'), locale: 'ko' } })
    matchGolden('init-cost-1.27-inittrace', drawingOf(body, 'wide'))
    expect(body).toContain('<table')
  })
})

describe('the run queues as they are drawn', () => {
  const source = (name: string, id: string) => ({ name, document: parseTrace(sample(id).text) })

  it('leak and no leak on one scale', () => {
    const sources = [
      source('누수 있음', 'webservice-leak/1.27-sched1000-p2'),
      source('누수 없음', 'webservice-noleak/1.27-sched1000-p2'),
    ]
    const { body } = render(RunQueues, { props: { sources, locale: 'ko' } })
    matchGolden('run-queues-leak-noleak', drawingOf(body, 'wide'))
    matchGolden('run-queues-leak-noleak-narrow', drawingOf(body, 'narrow'))
  })

  it.each(['webservice-leak/1.15-sched1000-p1', 'scheddetail/1.27-syscall'])('%s', (id) => {
    const { body } = render(RunQueues, { props: { sources: [source('a', id)], locale: 'en' } })
    matchGolden(`run-queues-${id.replaceAll('/', '-')}`, drawingOf(body, 'wide'))
    expect(body).toContain('A run queue only holds goroutines that could run')
    expect(body).toContain('<table')
  })
})

describe('without JavaScript', () => {
  const { body } = render(WallByProcs, { props: { cycle: cycleOf(lines['note-gc-318']), locale: 'ko' } })

  it('has the drawing, the summary, the caveat and the table', () => {
    expect(body).toContain('<svg')
    expect(body).toContain('1.43\u00a0ms')
    expect(body).toContain('https://github.com/golang/go/issues/19497')
    expect(body).toMatch(/<td[^>]*data-field="gctrace.mark-assist-cpu"[^>]*>0\.60<\/td>/)
  })

  it('has a drawing for each range of widths, so that none is scaled down', () => {
    const widths = [...body.matchAll(/data-width="(\d+)"/g)].map(([, width]) => width)
    expect(widths).toEqual(['290', '420', '600', '768'])
    for (const width of widths) expect(body).toContain(`width="${width}" height=`)
  })

  it('carries the field of every printed number that it draws', () => {
    for (const field of [
      'sweep-term-wall',
      'mark-wall',
      'mark-term-wall',
      'sweep-term-cpu',
      'mark-assist-cpu',
      'mark-background-cpu',
      'mark-idle-cpu',
      'mark-term-cpu',
      'procs',
    ])
      expect(body).toMatch(new RegExp(`<g[^>]*role="button"[^>]*data-field="gctrace.${field}"`))
  })

  it('is one tab stop, and every mark has a name', () => {
    const from = body.indexOf('data-width="768"')
    const svg = body.slice(body.indexOf('<svg', from), body.indexOf('</svg>', from))
    const marks = svg.match(/<g[^>]*role="button"[^>]*>/g) ?? []
    expect(marks.filter((mark) => mark.includes('tabindex="0"'))).toHaveLength(1)
    for (const mark of marks) expect(mark).toMatch(/aria-label="[^"]{4,}"/)
  })
})
