import { cleanup, render } from '@testing-library/svelte'
import { tick } from 'svelte'
import { afterEach, describe, expect, it } from 'vitest'
import RowList from './RowList.svelte'

const million = 1_000_000

afterEach(cleanup)

/** A list whose choice follows what is picked, as a page does it. */
function list(count: number, canPick: (row: number) => boolean = () => true) {
  const picked: number[] = []
  let asked = 0
  const props = {
    label: 'lines',
    count,
    current: 0,
    canPick,
    piecesOf: (row: number) => {
      asked++
      return [{ raw: `row ${row}` }]
    },
    markOf: (row: number) => (row === 2 ? { sign: '▲', text: 'cannot be right', strong: true } : undefined),
    onpick: (row: number) => {
      picked.push(row)
      void rerender({ current: row })
    },
  }
  const { container, rerender } = render(RowList, props)
  const box = container.querySelector<HTMLElement>('[role="listbox"]') as HTMLElement
  const press = async (key: string) => {
    box.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    await tick()
  }
  const scroll = async (top: number) => {
    box.scrollTop = top
    box.dispatchEvent(new Event('scroll'))
    await tick()
  }
  const rows = () => [...container.querySelectorAll<HTMLElement>('[role="option"]')]
  return { container, picked, press, scroll, rows, asked: () => asked }
}

describe('a list of a million rows', () => {
  it('draws a few of them, in a box that no browser clamps', () => {
    const { container, rows, asked } = list(million)
    expect(rows().length).toBeLessThan(60)
    expect(asked()).toBeLessThan(200)
    expect(rows()[0]?.getAttribute('aria-setsize')).toBe(String(million))
    expect(Number.parseFloat(container.querySelector<HTMLElement>('.spacer')?.style.height ?? '')).toBe(8_000_000)
  })

  it('goes to both ends, by page and by row, by keyboard', async () => {
    const { picked, press, rows } = list(million)
    await press('End')
    expect(picked.at(-1)).toBe(million - 1)
    await press('ArrowDown')
    await press('ArrowUp')
    expect(picked.at(-1)).toBe(million - 2)
    await press('PageUp')
    expect(picked.at(-1)).toBeLessThan(million - 2)
    await press('Home')
    expect(picked.at(-1)).toBe(0)
    await press('ArrowUp')
    expect(picked.at(-1)).toBe(0)
    expect(rows().length).toBeLessThan(60)
  })

  it('shows the last row at the end of the scroll bar and a middle one in the middle', async () => {
    const { scroll, rows } = list(million)
    await scroll(8_000_000)
    expect(rows().at(-1)?.dataset['row']).toBe(String(million - 1))
    await scroll(4_000_000)
    const middle = Number(rows()[0]?.dataset['row'])
    expect(Math.abs(middle - million / 2)).toBeLessThan(100)
  })

  it('passes over rows that cannot be chosen', async () => {
    const { picked, press } = list(million, (row) => row % 10 === 0)
    await press('ArrowDown')
    expect(picked).toEqual([10])
    await press('End')
    expect(picked.at(-1)).toBe(999_990)
  })

  it('says in words what stands beside a row', () => {
    const { rows } = list(5)
    expect(rows()[2]?.textContent).toContain('cannot be right')
    expect(rows()[1]?.textContent).not.toContain('cannot be right')
  })
})
