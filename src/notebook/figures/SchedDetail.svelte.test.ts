import { fireEvent, render } from '@testing-library/svelte'
import { expect, it, vi } from 'vitest'
import { sample } from '../../build/samples.ts'
import { parseTrace } from '../../trace/index.ts'
import SchedDetail from './SchedDetail.svelte'

const document = parseTrace(sample('scheddetail/1.27-syscall').text)

it('shows the printed lines of what is pressed, and leads to each of them in the trace', async () => {
  const onselect = vi.fn()
  const { container, getByRole, queryByRole } = render(SchedDetail, {
    props: { document, locale: 'ko', first: 2, onselect },
  })
  await fireEvent.click(container.querySelector('[data-mark="c0"]') as Element)
  const lines = [...container.querySelectorAll('li button')].map((each) => each.textContent)
  expect(lines).toHaveLength(6)
  expect(lines[0]).toMatch(/^G6: status=3\(.*\) m=\d+ lockedm=nil$/)
  await fireEvent.click(container.querySelectorAll('li button')[1] as Element)
  const chosen = document.records[onselect.mock.lastCall?.[0].record]
  expect(document.text.slice(chosen?.span.start, chosen?.span.end)).toBe(lines[1])
  await fireEvent.click(getByRole('button', { name: '줄 닫기' }))
  expect(queryByRole('button', { name: '줄 닫기' })).toBeNull()
})

it('shows the lines of a P with those of its thread and its goroutine', async () => {
  const { container } = render(SchedDetail, { props: { document, locale: 'ko', first: 1 } })
  await fireEvent.click(container.querySelector('[data-mark="p0"]') as Element)
  const lines = [...container.querySelectorAll('li button')].map((each) => each.textContent?.slice(0, 3))
  expect(lines).toEqual(['P0:', 'M0:', 'G1:'])
})
