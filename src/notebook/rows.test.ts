import { describe, expect, it } from 'vitest'
import { firstRowFrom, rowOfLine, scrollToRow, windowRows } from './rows.ts'

describe('windowRows', () => {
  it('draws what can be seen and a little more', () => {
    expect(windowRows(10_000, 28, 28 * 100, 280, 2)).toEqual({ first: 98, last: 112, offset: 98 * 28, height: 280_000 })
  })

  it('stays inside the list at both ends', () => {
    expect(windowRows(5, 28, 0, 280)).toMatchObject({ first: 0, last: 5, offset: 0 })
    expect(windowRows(10_000, 28, 1e9, 280)).toMatchObject({ last: 10_000 })
    expect(windowRows(0, 28, 0, 280)).toEqual({ first: 0, last: 0, offset: 0, height: 0 })
  })

  it('reaches the last row of a list that is taller than a browser allows', () => {
    const count = 2_000_000
    const end = windowRows(count, 28, 8_000_000 - 280, 280)
    expect(end.height).toBe(8_000_000)
    expect(end.last).toBe(count)
    expect(end.last - end.first).toBeLessThan(30)
  })
})

describe('scrollToRow', () => {
  it('leaves a visible row where it is', () => {
    expect(scrollToRow(3, 100, 20, 0, 200)).toBe(0)
  })

  it.each([0, 1, 499, 777_777, 1_999_999])('brings row %i into view', (row) => {
    const scroll = scrollToRow(row, 2_000_000, 28, 4_000_000, 280)
    const seen = windowRows(2_000_000, 28, scroll, 280, 0)
    expect(seen.first).toBeLessThanOrEqual(row)
    expect(seen.last).toBeGreaterThan(row)
  })
})

describe('rowOfLine', () => {
  const lines = Int32Array.from([2, 5, 9])
  it('finds the row of a line that is listed', () => {
    expect([2, 5, 9].map((line) => rowOfLine(lines, line))).toEqual([0, 1, 2])
  })

  it('says so where a line is not', () => {
    expect([0, 3, 10].map((line) => rowOfLine(lines, line))).toEqual([-1, -1, -1])
    expect([0, 3, 10].map((line) => firstRowFrom(lines, line))).toEqual([0, 1, 3])
  })
})
