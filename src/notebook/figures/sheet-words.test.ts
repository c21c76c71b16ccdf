// What figures say in words, of every sample and of the smallest traces: no value left empty, no plural of one, no particle that
// does not go with its number, no digits that nobody printed.
import { describe, expect, it } from 'vitest'
import { linesOf, sample, sampleIds } from '../../build/samples.ts'
import { chartIds } from '../../charts/charts.ts'
import { gcCpuText as gcCpuEn } from '../../text/en/charts-gc-cpu.ts'
import { runQueuesText as runQueuesEn } from '../../text/en/charts-run-queues.ts'
import { schedDetailText as schedDetailEn } from '../../text/en/charts-sched-detail.ts'
import { gcCpuText as gcCpuKo } from '../../text/ko/charts-gc-cpu.ts'
import { runQueuesText as runQueuesKo } from '../../text/ko/charts-run-queues.ts'
import { schedDetailText as schedDetailKo } from '../../text/ko/charts-sched-detail.ts'
import { type Locale, locales } from '../../text/locales.ts'
import { gcCyclesOf, parseTrace } from '../../trace/index.ts'
import { figureHtml, lackOf } from './figure-html.ts'

/** The sentences around a drawing: the summary, the notes, the caveat. */
function sentencesOf(html: string): string[] {
  return [...html.matchAll(/<figcaption>(.*?)<\/figcaption>/gs)].flatMap(([, caption = '']) =>
    [...caption.matchAll(/<(p|li)\b[^>]*>(.*?)<\/\1>/gs)].map(([, , inside = '']) =>
      inside
        .replace(/<!--.*?-->/gs, '')
        .replace(/<[^>]*>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&')
        .replaceAll('\u00a0', ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  )
}

const faults: Readonly<Record<Locale | 'both', readonly [string, RegExp][]>> = {
  both: [
    ['no value', /NaN|Infinity|undefined|null|\[object/],
    ['an exponent', /\de[+-]?\d/],
    ['five digits and a fraction', /\d{5,}\.\d|\d\.\d{4,}/],
    ['two blanks or a blank before a stop', / {2}|\s[.,](\s|$)/],
    ['an empty pair', /\(\)|“”|‘’|: ?\.|, ?\./],
    ['no end', /[^.!?)\d…]$/],
  ],
  en: [
    [
      'a plural of one',
      /(?<![\d.,])\b1 (cycles|lines|goroutines|threads|packages|Ps|pauses|places|cells|traces|values) /,
    ],
    ['one of one', /\b1 of 1\b/],
    [
      'one of many in the singular',
      /\b(?:[2-9]|\d\d+) (cycle|line|goroutine|thread|package|pause|place|cell|trace)\b(?!-)/,
    ],
    ['none as a digit', /\b0 (of \d+ Ps|goroutines)\b/],
  ],
  ko: [
    ['one of one', /1개 가운데 1개/],
    ['all of one', /1개 모두/],
    ['none as a digit', /(^|[^\d.])0개/],
    // After a number read with a final consonant or without one, as the last digit says.
    ['a particle that does not fit', /[013678](?:가|를|는|와|로)(?= )|[2459](?:이|을|은|과|으로)(?= )/],
    [
      'a particle that does not fit',
      /개(?:이|을|은|과)(?= )|번째(?:이|을|은|과)(?= )|줄(?:가|를|는|와)(?= )|주기(?:이|을|은|과)(?= )/,
    ],
    ['a particle in brackets', /[은는이가을를와과]\([은는이가을를와과]\)/],
  ],
}

function faultsOf(sentence: string, locale: Locale): string[] {
  // Ratios of the classic pacer are printed with seven digits.
  if (sentence.includes('÷')) return []
  return [...faults.both, ...faults[locale]].filter(([, pattern]) => pattern.test(sentence)).map(([fault]) => fault)
}

describe('what figures say', () => {
  it.each(locales)('of every sample is whole and right, %s', (locale) => {
    const found = new Set<string>()
    let seen = 0
    for (const id of sampleIds()) {
      const document = parseTrace(sample(id).text)
      const cycles = gcCyclesOf(document)
      for (const chart of chartIds.filter((each) => lackOf(each, document, cycles) === null)) {
        const shown = chart === 'wall-by-procs' ? cycles.slice(0, 4) : cycles
        const sentences = sentencesOf(figureHtml(chart, { document, cycles: shown }, locale, { width: 290 }))
        if (sentences.length === 0) found.add(`${chart} ${id} says nothing`)
        for (const sentence of sentences) {
          seen += 1
          for (const fault of faultsOf(sentence, locale)) found.add(`${chart} ${id}, ${fault}: ${sentence}`)
        }
      }
    }
    expect([...found].slice(0, 12)).toEqual([])
    expect(seen).toBeGreaterThan(2000)
  })

  it.each(locales)('of traces with one of everything, or with nothing in it, %s', (locale) => {
    const one = [
      linesOf(sample('note/gc-318-322').text, 1, 1),
      sample('note/gc-5-pacer').text,
      'gc 7 @0.100s 0%: 0.010+1.0+0.010 ms clock, 0.010+0/0/0+0.010 ms cpu, 5->6->2 MB, 4 MB goal, 1 P',
      'gc 7 @0.100s 0%: 0+0+0 ms clock, 0+0/0/0+0 ms cpu, 2->2->1 MB, 4 MB goal, 8 P',
      'SCHED 0ms: gomaxprocs=1 idleprocs=1 threads=1 spinningthreads=0 idlethreads=0 runqueue=0 [0]',
      'SCHED 0ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=1 idlethreads=2 runqueue=1 [1 0]',
      'init main @0.010 ms, 0 ms clock, 0 bytes, 0 allocs',
    ]
    const found = new Set<string>()
    for (const text of one) {
      const document = parseTrace(text)
      const cycles = gcCyclesOf(document)
      for (const chart of chartIds.filter((each) => (lackOf(each, document, cycles) ?? 'cycles') === 'cycles'))
        for (const sentence of sentencesOf(figureHtml(chart, { document }, locale, { width: 290 })))
          for (const fault of faultsOf(sentence, locale)) found.add(`${chart}, ${fault}: ${sentence}`)
    }
    expect([...found]).toEqual([])
  })

  it('of a share that is too small to be written', () => {
    const facts = { gc: 3, assist: '0 %', background: '9 %', idle: '0 %', percent: 0, own: '< 0.1 %' }
    expect(gcCpuKo.summary(9, facts, facts)).toBe(
      'GC 주기 9개 어디에도 어시스트가 없었습니다. 마지막 줄에 찍힌 값은 0 %인데, 그 주기만 따지면 0.1 %도 되지 않습니다.',
    )
    expect(gcCpuEn.summary(9, facts, facts)).toBe(
      'None of the 9 GC cycles had any assist. The last line prints 0 %, while that cycle alone took less than 0.1 %.',
    )
  })

  it('of Ps, threads and goroutines of which there is one, or none', () => {
    const block = { atMs: 9, procs: 1, idleProcs: 0, threads: 1, global: 0, goroutines: 1, waiting: 0 }
    expect(schedDetailEn.summary(block)).toBe(
      'At 9 ms, the P was busy. There was 1 thread, and the global queue was empty. Of 1 goroutine none were waiting for something.',
    )
    expect(schedDetailKo.summary({ ...block, procs: 4, idleProcs: 4, global: 2, goroutines: 3, waiting: 3 })).toBe(
      '9 ms에 P 4개 모두 쉬고 있었습니다. 스레드는 1개이고, 전역 실행 큐에는 고루틴 2개가 있습니다. 고루틴 3개 모두 무엇인가를 기다립니다.',
    )
    const run = { name: null, samples: 1, allIdle: 1, longest: null }
    expect(runQueuesKo.summary([run])).toBe(
      'SCHED 줄 1개입니다. 모든 실행 큐가 비어 있었습니다. 모든 P가 쉬고 있었습니다.',
    )
    expect(runQueuesEn.summary([run])).toBe('1 SCHED line. Every run queue was empty. Every P was idle.')
  })

  it('is looked at by rules that find faults', () => {
    const wrong = {
      ko: [
        '주기 1개 가운데 1개에서 넘었습니다.',
        'GC 3가 길었습니다.',
        'GC 2이 길었습니다.',
        'P 4개 가운데 0개가 쉽니다.',
      ],
      en: [
        'Of 1 cycles it was long.',
        'In 1 of 1 cycle it was.',
        'It took NaN ms.',
        'The heap was 3 MiB',
        '46 cycle ran.',
      ],
    }
    for (const locale of locales)
      for (const sentence of wrong[locale]) expect(faultsOf(sentence, locale), sentence).not.toEqual([])
  })
})
