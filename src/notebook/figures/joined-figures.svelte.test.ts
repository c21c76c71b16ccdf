import { cleanup, fireEvent, render } from '@testing-library/svelte'
import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

document.documentElement.lang = 'en'
const { default: GcTimelineCell } = await import('./GcTimelineCell.svelte')
const { default: HeapStaircaseCell } = await import('./HeapStaircaseCell.svelte')
const { default: GcCpuCell } = await import('./GcCpuCell.svelte')
const { default: PausesCell } = await import('./PausesCell.svelte')
const { default: PacerCell } = await import('./PacerCell.svelte')
const { default: RunQueuesCell } = await import('./RunQueuesCell.svelte')
const { default: TraceCellView } = await import('../TraceCell.svelte')
const { traceCell } = await import('../notebook.svelte.ts')

const cells = {
  'gc-timeline': GcTimelineCell,
  'heap-staircase': HeapStaircaseCell,
  'gc-cpu': GcCpuCell,
  pauses: PausesCell,
  pacer: PacerCell,
  'run-queues': RunQueuesCell,
} as const
type Chart = keyof typeof cells

/** Ten cycles, a second apart, each with the pacer's line before it and a SCHED line after it: records 0 to 29. */
const sample = Array.from({ length: 10 }, (_, index) => {
  const n = index + 1
  return [
    `pacer: 25% CPU (25 exp.) for 4194304+262144+0 B work (4194304 B exp.) in ${n * 1_000_000} B -> ${n * 1_000_000 + 500_000} B (∆goal 0, cons/mark +1.000000e+000)`,
    `gc ${n} @${n}.000s 2%: 0.0${n + 10}+0.39+0.10 ms clock, 0.0${n + 10}+0.88/0.52/0+0.10 ms cpu, ${n}->${n + 1}->${n} MB, ${n + 2} MB goal, 0 MB stacks, 0 MB globals, 1 P`,
    `SCHED ${n}000ms: gomaxprocs=1 idleprocs=0 threads=4 spinningthreads=0 needspinning=0 idlethreads=1 runqueue=${n} [0]`,
  ].join('\n')
}).join('\n')

let names = 0
function page() {
  const name = `page${names++}`
  const figures = Object.fromEntries(
    Object.entries(cells).map(([chart, component]) => [
      chart,
      render(component, { of: name, sample, locale: 'en' as const }).container,
    ]),
  ) as Record<Chart, HTMLElement>
  const list = render(TraceCellView, { name, sample, locale: 'en' as const, names: {} }).container
  return { figures, list, cell: traceCell(name, sample) }
}
/** Before there is room to measure, a figure holds a drawing for each range of widths: the first is as good as any. */
const drawingOf = (figure: HTMLElement) => figure.querySelector('svg.drawing') as SVGSVGElement
const stopOf = (figure: HTMLElement) => drawingOf(figure).querySelector('[data-mark][tabindex="0"]') as SVGElement
const marked = (figure: HTMLElement) => drawingOf(figure).querySelector('.picked, .picked-rug') !== null

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(cleanup)

describe('a selection', () => {
  it.each(Object.keys(cells).filter((chart) => chart !== 'pauses') as Chart[])(
    'that begins in %s is shown by every figure, every table and the list',
    async (chart) => {
      const { figures, list, cell } = page()
      stopOf(figures[chart]).focus()
      await fireEvent.keyDown(stopOf(figures[chart]), { key: 'ArrowRight', shiftKey: true })
      await fireEvent.keyDown(stopOf(figures[chart]), { key: 'ArrowRight', shiftKey: true })
      flushSync()
      // Whatever stands between the first and the last tells about the same time.
      for (const record of [3, 4, 5]) expect(cell.chosen.has(record), `record ${record}`).toBe(true)
      expect(cell.chosen.has(15)).toBe(false)
      for (const [name, figure] of Object.entries(figures)) expect(marked(figure), name).toBe(true)
      const rows = figures['gc-timeline'].querySelectorAll('.figure-table tr.chosen')
      expect(rows.length).toBeGreaterThanOrEqual(2)
      expect(list.querySelectorAll('.row.chosen').length).toBeGreaterThanOrEqual(3)
      await fireEvent.click(drawingOf(figures['gc-cpu']).querySelector('[data-mark]') as SVGElement)
      flushSync()
      expect(cell.chosen.size).toBe(0)
      for (const [name, figure] of Object.entries(figures)) expect(marked(figure), name).toBe(false)
    },
  )

  it('of the longest pauses chooses these cycles and not those between', async () => {
    const { figures, cell } = page()
    stopOf(figures.pauses).focus()
    await fireEvent.keyDown(stopOf(figures.pauses), { key: 'ArrowRight', shiftKey: true })
    flushSync()
    const kinds = [...cell.chosen].map((record) => cell.document.records[record]?.kind)
    expect(kinds).toEqual(['gctrace.cycle', 'gctrace.cycle'])
    expect(marked(figures['heap-staircase'])).toBe(true)
  })

  it('is made in a table, one cycle or with Shift several', async () => {
    const { figures, cell } = page()
    const buttons = figures['heap-staircase'].querySelectorAll<HTMLElement>('.figure-table tbody button')
    expect(buttons).toHaveLength(10)
    await fireEvent.click(buttons[4] as HTMLElement)
    expect(cell.current).toBe(13)
    await fireEvent.click(buttons[6] as HTMLElement, { shiftKey: true })
    flushSync()
    expect([...cell.chosen].sort((a, b) => a - b)).toEqual([13, 14, 15, 16, 17, 18, 19])
    expect(marked(figures['run-queues'])).toBe(true)
  })

  it('is made in the list with Shift', async () => {
    const { figures, list, cell } = page()
    const rows = list.querySelectorAll<HTMLElement>('[role="option"]')
    await fireEvent.click(rows[1] as HTMLElement)
    await fireEvent.click(rows[4] as HTMLElement, { shiftKey: true })
    flushSync()
    expect(cell.chosen.size).toBe(4)
    for (const [name, figure] of Object.entries(figures)) expect(marked(figure), name).toBe(true)
    expect(list.querySelectorAll('[aria-selected="true"]')).toHaveLength(4)
  })
})

describe('a part of the time axis', () => {
  it('is shown by every figure alike, and what is chosen elsewhere comes into sight', async () => {
    const { figures, cell } = page()
    const rugs = () => drawingOf(figures.pauses).querySelector('.rug')?.getAttribute('d')?.match(/M/g)?.length
    await vi.waitFor(() => expect(figures['heap-staircase'].querySelector('.figure-nav')).not.toBeNull())
    const columns = () =>
      (drawingOf(figures['gc-cpu']).querySelector('.ground')?.getAttribute('d')?.match(/M/g) ?? []).length
    expect(columns()).toBe(10)
    expect(rugs()).toBe(10)
    // The code for zooming comes with the first awake figure.
    await vi.waitFor(() => {
      cell.look({ from: 2.5, to: 6.5 })
      flushSync()
      expect(columns()).toBe(4)
    })
    expect(rugs()).toBe(4)
    expect(drawingOf(figures['gc-timeline']).querySelectorAll('.window')).toHaveLength(4)
    const samples = drawingOf(figures['run-queues']).querySelectorAll('text')
    expect([...samples].some(({ textContent }) => textContent?.trim() === '3')).toBe(true)
    cell.selectRecord(25)
    flushSync()
    await vi.waitFor(() => expect(cell.viewport?.to).toBeGreaterThan(9))
    expect((cell.viewport?.to ?? 0) - (cell.viewport?.from ?? 0)).toBeCloseTo(4)
  })

  it('and the selection come back after a reload', async () => {
    const { cell } = page()
    cell.look({ from: 2.5, to: 6.5 })
    cell.choose([4, 5, 6, 7])
    dispatchEvent(new Event('pagehide'))
    const { TraceCell } = await import('../notebook.svelte.ts')
    const again = new TraceCell(cell.name, sample, cell.key)
    await again.restore()
    expect(again.picture).toEqual({ chosen: [[4, 7]], viewport: { from: 2.5, to: 6.5 } })
    again.replace('gc 1', 'paste')
    expect(again.picture).toEqual({ chosen: [], viewport: null })
  })
})
