import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import assist from '../../content/samples/assist/1.26-p2.log?raw'
import healthy from '../../content/samples/bigcache/1.15-gctrace.log?raw'
import two from '../../content/samples/combo/1.27-two-programs.log?raw'
import leak from '../../content/samples/heapleak/1.27-gctrace.log?raw'
import { nextSteps } from '../trace/diagnose/symptoms/index.ts'
import { analyse } from './analysis.ts'
import Diagnosis from './Diagnosis.svelte'

async function show(text: string, locale: 'ko' | 'en' = 'ko') {
  const onshow = vi.fn()
  const { container } = render(Diagnosis, {
    analysis: analyse(text),
    locale,
    lineName: (line: number) => (locale === 'ko' ? `${line + 1}번째 줄` : `Line ${line + 1}`),
    fieldName: (_: number, field: string) => field,
    onshow,
  })
  // Words are fetched when there is something to say.
  await vi.waitFor(() => expect(container.querySelector('.diagnosis')).not.toBeNull())
  const text_ = (selector: string) => container.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
  return { container, onshow, textOf: text_ }
}

afterEach(cleanup)

describe('the diagnosis of a trace', () => {
  it('names the rule, how sure it is, the numbers, and what else it may be', async () => {
    const { container, textOf } = await show(leak)
    const finding = container.querySelector('[data-symptom="live-rising"]')
    expect(finding?.getAttribute('data-confidence')).toBe('likely')
    expect(textOf('[data-symptom="live-rising"] h4')).toContain('라이브 힙이 계속 늘어남')
    expect(textOf('[data-symptom="live-rising"]')).toContain('70 MiB, 128 MiB, 183 MiB')
    expect(container.querySelectorAll('[data-symptom="live-rising"] dd li').length).toBeGreaterThan(1)
    expect(textOf('[data-symptom="live-rising"] pre')).toBe(nextSteps['heap-diff'])
    expect(container.querySelector('[data-symptom] a')?.getAttribute('href')).toMatch(/\/lessons\/diagnosis\/#leak$/)
  })

  it('goes to the line of its evidence, with all values of that line', async () => {
    const { container, onshow } = await show(leak)
    const [first] = container.querySelectorAll<HTMLElement>('[data-symptom="live-rising"] .evidence button')
    expect(first?.textContent).toContain('43번째 줄')
    if (first) await fireEvent.click(first)
    expect(onshow).toHaveBeenCalledWith([{ record: 42, field: 'heap-live' }], 42)
  })

  it('copies a command, and says so', async () => {
    const writeText = vi.fn(async () => undefined)
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })
    const { container } = await show(leak)
    const copy = container.querySelector<HTMLElement>('.step button')
    if (copy) await fireEvent.click(copy)
    expect(writeText).toHaveBeenCalledWith(nextSteps['heap-diff'])
    await vi.waitFor(() => expect(copy?.textContent?.trim()).toBe('복사했습니다'))
    vi.unstubAllGlobals()
  })

  it('lists troubles before notes, and says whose they are where several programs print', async () => {
    const { container, textOf } = await show(two, 'en')
    const kinds = [...container.querySelectorAll('article')].map(({ className }) => className.split(' ')[0])
    expect(kinds).toEqual([...kinds].sort((a, b) => (a === b ? 0 : a === 'trouble' ? -1 : 1)))
    expect(textOf('[data-symptom="live-rising"] h4')).toContain('program 2')
  })

  it('shows three findings of each rule of a text of thousands of programs, and how many more there are', async () => {
    const said = analyse(leak)
    const one = said.symptoms[0] as (typeof said.symptoms)[number]
    const symptoms = Array.from({ length: 20 }, (_, process) => ({ ...one, process }))
    const rule = `${one.kind} ${one.symptom}`
    const { container } = render(Diagnosis, {
      analysis: {
        ...said,
        symptoms,
        processes: { length: 5000 },
        counts: { trouble: 1234, note: 0 },
        ofRule: { [rule]: 1234 },
        runsWithCycles: 4000,
      },
      locale: 'ko',
      lineName: (line: number) => `${line + 1}번째 줄`,
      onshow: vi.fn(),
    })
    await vi.waitFor(() => expect(container.querySelector('.diagnosis')).not.toBeNull())
    const shown = () => container.querySelectorAll('.diagnosis article').length
    expect(shown()).toBe(3)
    expect(container.querySelector('.also')?.textContent).toContain('1231개 더 있습니다')
    expect(container.querySelector('.worst')?.textContent).toContain('4000개 가운데')
    const more = container.querySelector<HTMLElement>('.also button')
    if (more) await fireEvent.click(more)
    // Twelve at a time, of the twenty that came.
    expect(shown()).toBe(12)
    const rest = container.querySelector<HTMLElement>('.diagnosis .more')
    if (rest) await fireEvent.click(rest)
    expect(shown()).toBe(20)
    expect(container.querySelector('.also')?.textContent).toContain('1214개 더 있습니다')
  })

  it('says what a sound trace was held against, and of two lines that they are too few', async () => {
    const sound = await show(healthy)
    expect(sound.textOf('.calm')).toContain('눈에 띄는 것이 없습니다')
    cleanup()
    const few = await show(healthy.split('\n').slice(0, 2).join('\n'))
    expect(few.textOf('.calm')).toContain('줄이 적어서')
    expect(few.container.querySelector('.calm .sign')).toBeNull()
  })
})

describe('a log of very many programs', () => {
  const cycles = leak.split('\n').slice(0, 12).join('\n')
  const many = Array.from({ length: 40 }, () => cycles).join('\n')

  it('is shown in portions', async () => {
    const { container } = await show(many, 'en')
    const runs = () => container.querySelectorAll('[data-kpis]').length
    const found = () => container.querySelectorAll('article').length
    expect(runs()).toBe(8)
    expect(found()).toBeLessThanOrEqual(24)
    const [more] = container.querySelectorAll<HTMLElement>('.more')
    expect(more?.textContent?.trim()).toBe('Show 8 of the other 32')
    if (more) await fireEvent.click(more)
    expect(runs()).toBe(16)
    expect(container.querySelector('.more')?.textContent?.trim()).toBe('Show 8 of the other 24')
  })
})

describe('the figures of a run', () => {
  it('are eight, with how many cycles or stops they come from', async () => {
    const { container, textOf } = await show(assist)
    expect(container.querySelectorAll('[data-kpi]')).toHaveLength(8)
    expect(textOf('[data-kpi="stw-max"] small:last-child')).toBe('STW 100번')
    // The number and its unit are apart, so that a narrow cell breaks between them only.
    expect(textOf('[data-kpi="stw-max"] .unit')).toBe('ms')
  })

  it('lead to the line that decides them', async () => {
    const { container, onshow } = await show(assist)
    const longest = container.querySelector<HTMLElement>('[data-kpi="stw-max"] button')
    if (longest) await fireEvent.click(longest)
    const [[refs, line]] = onshow.mock.calls as [[{ record: number }[], number]]
    expect(assist.split('\n')[line]).toContain(': 53+')
    expect(refs[0]?.record).toBe(line)
  })

  it('say “too few” below five cycles', async () => {
    const { container } = await show(assist.split('\n').slice(0, 3).join('\n'))
    const amounts = [...container.querySelectorAll('[data-kpi] .amount')].map(({ textContent }) => textContent?.trim())
    expect(new Set(amounts)).toEqual(new Set(['너무 적음']))
  })
})
