// Whatever can be pointed at in a drawing can be reached with the keyboard, and has a name there.
import { cleanup, fireEvent, render } from '@testing-library/svelte'
import type { Component } from 'svelte'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { linesOf, sample } from '../../build/samples.ts'
import { type ChartId, chartIds } from '../../charts/charts.ts'
import type { FigureCellProps } from '../figure-cell-props.ts'

document.documentElement.lang = 'en'
const { loadFigureCell } = await import('./load.ts')

/** Samples in which a chart draws all that it ever draws, as few lines as that takes. */
const samples: Readonly<Record<ChartId, readonly [id: string, lines: number][]>> = {
  'wall-by-procs': [['note/gc-318-322', 1]],
  'wall-multiples': [['note/gc-318-322', 5]],
  'heap-staircase': [
    ['scavenger/1.24-gc-scav', 12],
    ['stacks/1.27-gctrace', 4],
  ],
  'gc-timeline': [
    ['forced/1.15-gctrace', 5],
    ['goleak/1.27-gctrace', 4],
  ],
  pauses: [['heapleak/1.27-gctrace', 4]],
  'gc-cpu': [['assist/1.15-p2', 4]],
  pacer: [
    ['assist/1.27-pacer-p2', 9],
    ['note/gc-5-pacer', 4],
  ],
  'run-queues': [['webservice-leak/1.27-sched1000-p2', 4]],
  'sched-detail': [['scheddetail/1.27-syscall', 60]],
  'init-cost': [['init/1.27-inittrace', 20]],
}

/** Parts of a mark that have no mark of their own: the name of another one says them. */
const toldBy: Readonly<Record<string, readonly [by: string, saying: RegExp]>> = {
  'gctrace.forced': ['gctrace.mark-wall', /\(forced\)/],
  'gctrace.leak-check': ['gctrace.mark-wall', /\(leak check\)/],
  'schedtrace.gomaxprocs': ['schedtrace.idleprocs', /idle Ps \d+ of \d+/],
  'schedtrace.idlethreads': ['schedtrace.threads', /idle \d+/],
  'schedtrace.spinningthreads': ['schedtrace.threads', /spinning \d+/],
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(cleanup)

const given = chartIds.flatMap((chart) => samples[chart].map(([id, lines]) => [chart, id, lines] as const))

it.each(given)('%s of %s: keys lead to every field that is drawn', async (chart, id, lines) => {
  const Cell = (await loadFigureCell(chart)) as Component<FigureCellProps>
  const props = { of: `${chart} ${id}`, sample: linesOf(sample(id).text, 1, lines), locale: 'en' as const }
  const figure = render(Cell, props).container
  const drawing = figure.querySelector('svg.drawing') as SVGElement
  const stop = () => drawing.querySelector<SVGElement>('[data-mark][tabindex="0"]')
  const reached = new Map<string, string>()
  const look = () => {
    const mark = stop()
    const field = mark?.getAttribute('data-field')
    if (mark && field) reached.set(field, `${reached.get(field) ?? ''} ${mark.getAttribute('aria-label') ?? ''}`)
    return mark
  }
  const press = async (key: string) => {
    const mark = look()
    mark?.focus()
    await fireEvent.keyDown(mark as SVGElement, { key })
    await Promise.resolve()
    look()
  }
  // Right goes to the next cycle or mark, down to the next value of a cycle: both together lead everywhere.
  for (let step = 0; step < 36; step++) await press(step % 12 === 11 ? 'ArrowRight' : 'ArrowDown')
  const drawn = new Set([...drawing.querySelectorAll('[data-field]')].map((each) => each.getAttribute('data-field')))
  const missed = [...drawn].filter((field) => field !== null && !reached.has(field) && !(field in toldBy))
  expect(missed).toEqual([])
  for (const [field, [by, saying]] of Object.entries(toldBy))
    if (drawn.has(field)) expect(reached.get(by)).toMatch(saying)
  expect([...reached].filter(([, name]) => name.trim().length < 2)).toEqual([])
  expect(drawing.querySelectorAll('[data-mark][tabindex="0"]')).toHaveLength(1)
  if (id.startsWith('scavenger'))
    expect(reached.get('scavtrace.released')).toMatch(/given back after GC \d+: [\d.]+ MiB/)
})
