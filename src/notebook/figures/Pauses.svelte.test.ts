import { fireEvent, render } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import { sample } from '../../build/samples.ts'
import { gcCyclesOf, parseTrace } from '../../trace/index.ts'
import Pauses from './Pauses.svelte'

it('leads from each of the worst pauses to its cycle', async () => {
  const document = parseTrace(sample('heapleak/1.27-gctrace').text)
  const cycles = gcCyclesOf(document)
  const onselect = vi.fn()
  const props = { cycles, records: document.records, locale: 'ko' as const, onselect }
  const { container, rerender } = render(Pauses, { props })
  const picks = [...container.querySelectorAll('.figure-picks button')]
  expect(picks).toHaveLength(5)
  expect(picks[0]?.textContent).toMatch(/^3\.6 ms\s+GC 3 스윕 종료$/)
  await fireEvent.click(picks[0] as Element)
  const target = onselect.mock.lastCall?.[0]
  expect(target.field).toBe('sweep-term-wall')
  expect(document.records[target.record]).toBe(cycles.find(({ number }) => number === 3)?.record)
  await rerender({ ...props, highlight: target })
  expect(container.querySelectorAll('.figure-picks [aria-pressed="true"]')).toHaveLength(1)
})
