import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { gctraceText } from '../text/ko/gctrace.ts'

document.documentElement.lang = 'ko'
const { default: TraceCell } = await import('./TraceCell.svelte')

const note =
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'
const names = Object.fromEntries(Object.entries(gctraceText).map(([field, { name }]) => [`gctrace.${field}`, name]))

let cells = 0
function show(sample: string) {
  const { container } = render(TraceCell, { name: `t${cells++}`, sample, locale: 'ko', names })
  const token = (field: string) => container.querySelector<HTMLElement>(`.lines [data-field="gctrace.${field}"]`)
  const card = () => container.querySelector<HTMLElement>('.card')
  return { container, token, card }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(cleanup)

describe('TraceCell', () => {
  it.each([
    note,
    `2026/11/23 ${note}`,
    'gc 9 @0.629s 7%: 0.034+36+0.045 ms clo',
    '  <b>not a trace</b>  & more',
    'gc1(1): 4+0+85+1 us, 0 -> 0 MB, 21 (21-0) objects, 0/0/0 sweeps, 0(0) handoff, 0(0) steal, 0/0/0 yields',
  ])('shows every character of the line and no other: %s', (sample) => {
    const { container } = show(sample)
    expect(container.querySelector('.line')?.textContent).toBe(sample)
  })

  it('names each value with its unit', () => {
    const { token } = show(note)
    expect(token('mark-assist-cpu')?.getAttribute('aria-label')).toBe(`${names['gctrace.mark-assist-cpu']} 0.60 ms`)
    expect(token('procs')?.getAttribute('aria-label')).toMatch(/ 8$/)
  })

  it('opens the card of a pressed token and closes it with Escape', async () => {
    const { token, card } = show(note)
    await fireEvent.click(token('heap-goal') as HTMLElement)
    await vi.waitFor(() => expect(card()?.textContent).toContain(gctraceText['heap-goal'].name))
    await vi.waitFor(() => expect(card()?.textContent).toContain('4 ≤ 5 MiB'))
    await fireEvent.keyDown(card() as HTMLElement, { key: 'Escape' })
    expect(card()).toBeNull()
  })

  it('changes a number in Go’s own style from the card and from the keyboard', async () => {
    const { container, token, card } = show(note.replace('0.040', '0.099'))
    await fireEvent.click(token('mark-term-wall') as HTMLElement)
    await vi.waitFor(() => expect(card()).not.toBeNull())
    const [, up] = card()?.querySelectorAll<HTMLElement>('.step button') ?? []
    await fireEvent.click(up as HTMLElement)
    expect(token('mark-term-wall')?.textContent).toBe('0.10')
    await fireEvent.keyDown(token('mark-term-wall') as HTMLElement, { key: 'ArrowDown', shiftKey: true })
    expect(token('mark-term-wall')?.textContent).toBe('0.099')
    expect(container.querySelector('.line')?.textContent).toBe(note.replace('0.040', '0.099'))
  })

  it('draws a window of a long trace only', () => {
    const { container } = show(Array.from({ length: 3000 }, () => note).join('\n'))
    const rows = container.querySelectorAll('[role="option"]')
    expect(rows.length).toBeGreaterThan(5)
    expect(rows.length).toBeLessThan(60)
    expect(rows[0]?.getAttribute('aria-setsize')).toBe('3000')
  })

  it('tells where a damaged line stops and what to do', async () => {
    const { container } = show(note.slice(0, 60))
    // The reader for such lines comes when it is needed.
    await vi.waitFor(() => expect(container.textContent).toContain('줄이 여기서 끊겼습니다.'))
    expect(container.textContent).toContain('통째로 다시 복사해 보세요')
  })
})
