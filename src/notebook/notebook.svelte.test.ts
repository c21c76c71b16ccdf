import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const long = new Map<string, string>()
vi.mock('idb-keyval', () => ({
  get: async (key: string) => long.get(key),
  set: async (key: string, value: string) => void long.set(key, value),
  del: async (key: string) => void long.delete(key),
}))

const { TraceCell } = await import('./notebook.svelte.ts')

const line = (number: number) =>
  `gc ${number} @0.012s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.81 ms cpu, 4->4->0 MB, 5 MB goal, 8 P`
const sample = `${line(1)}\n${line(2)}`
const key = 'godebug-notebook:v1:test:a'
const cellOf = () => new TraceCell('a', sample, key)

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  long.clear()
})
afterEach(() => vi.unstubAllGlobals())

describe('a trace cell', () => {
  it('starts with its sample and reads it', () => {
    const cell = cellOf()
    expect(cell.edited).toBe(false)
    expect(cell.cycles.map((cycle) => cycle.number)).toEqual([1, 2])
    expect(cell.pristine.cycles).toHaveLength(2)
  })

  it('keeps every change before it returns, and forgets it when the sample is back', () => {
    const cell = cellOf()
    cell.setText(line(7))
    expect(localStorage.getItem(key)).toBe(line(7))
    expect(cell.cycles.map((cycle) => cycle.number)).toEqual([7])
    cell.setText(sample)
    expect(localStorage.getItem(key)).toBeNull()
  })

  it('takes up what was left, with the open card', async () => {
    const before = cellOf()
    before.setText(line(9))
    before.select({ record: 0, field: 'heap-goal' })
    const after = cellOf()
    await after.restore()
    expect(after.text).toBe(line(9))
    expect(after.selection).toEqual({ record: 0, field: 'heap-goal' })
  })

  it('brings back what a reset or a replacement put away, also in a new visit', async () => {
    const cell = cellOf()
    cell.setText(line(3))
    cell.reset()
    expect(cell.text).toBe(sample)
    const later = cellOf()
    await later.restore()
    await vi.waitFor(() => expect(later.replaced?.text).toBe(line(3)))
    later.putBack()
    expect(later.text).toBe(line(3))
    expect(later.replaced).toBeNull()
  })

  it('puts a very long text where there is room for it, and finds it again', async () => {
    const huge = `${line(1)}\n`.repeat(11_000)
    const cell = cellOf()
    cell.setText(huge)
    await vi.waitFor(() => expect(localStorage.getItem(key)).not.toBeNull())
    expect(localStorage.getItem(key)?.length).toBeLessThan(20)
    expect(long.get(key)).toBe(huge)
    const later = cellOf()
    await later.restore()
    expect(later.text).toBe(huge)
  })

  it('does not let a slow write of a long text overtake a newer short one', async () => {
    const cell = cellOf()
    cell.setText('x'.repeat(1_100_000))
    cell.setText('short')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(localStorage.getItem(key)).toBe('short')
  })

  it('says when nothing can be stored, and goes on', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    })
    const cell = cellOf()
    cell.setText('gc 1')
    await vi.waitFor(() => expect(cell.storageRefused).toBe(true))
    expect(cell.text).toBe('gc 1')
  })

  it('follows another tab, unless somebody is typing here', async () => {
    const cell = cellOf()
    await cell.restore()
    const heard = (newValue: string) => dispatchEvent(new StorageEvent('storage', { key, newValue }))
    heard(line(4))
    expect(cell.text).toBe(line(4))
    cell.typing = true
    heard(line(5))
    expect(cell.text).toBe(line(4))
    expect(cell.offered).toBe(line(5))
    cell.takeOffered()
    expect(cell.text).toBe(line(5))
  })

  it('keeps the card on the same field when another line is chosen, and closes it where there is none', () => {
    const cell = cellOf()
    cell.setText(`${sample}\nGC forced`)
    cell.select({ record: 0, field: 'procs' })
    cell.selectRecord(1)
    expect(cell.selection).toEqual({ record: 1, field: 'procs' })
    cell.selectRecord(2)
    expect(cell.selection).toBeNull()
  })

  it('closes the card of a value that an edit removed', () => {
    const cell = cellOf()
    cell.select({ record: 1, field: 'procs' })
    cell.setText(line(1))
    expect(cell.selection).toBeNull()
    expect(cell.current).toBe(0)
  })
})
