import { describe, expect, it } from 'vitest'
import { columnsOf, padColumns, visible, wrapColumns } from './columns.ts'

describe('columns of a terminal', () => {
  it('counts East Asian characters twice and marks without width not at all', () => {
    expect(columnsOf('heap')).toBe(4)
    expect(columnsOf('힙 목표')).toBe(7)
    expect(columnsOf('漢字')).toBe(4)
    expect(columnsOf('e\u0301')).toBe(1)
    expect(columnsOf('👍')).toBe(2)
  })

  it('pads to columns, not to characters', () => {
    expect(padColumns('힙', 4)).toBe('힙  ')
    expect(padColumns('heap', 4)).toBe('heap')
    expect(padColumns('longer', 4)).toBe('longer')
  })

  it('wraps at spaces, keeps values whole and lets a long word stand alone', () => {
    expect(wrapColumns('힙은 4\u00a0MiB로 시작해', 11)).toEqual(['힙은', '4\u00a0MiB로', '시작해'])
    expect(wrapColumns('a bb ccc', 4)).toEqual(['a bb', 'ccc'])
    expect(wrapColumns('unbreakable yes', 4)).toEqual(['unbreakable', 'yes'])
    expect(wrapColumns('', 4)).toEqual([''])
  })

  it('takes the power from control and direction characters', () => {
    expect(visible('\u001b[31mred\u0007')).toBe('␛[31mred␇')
    expect(visible('a\tb')).toBe('a b')
    expect(visible('a\u202eb\u009b')).toBe('a\ufffdb\ufffd')
    expect(visible('한글 ∆')).toBe('한글 ∆')
  })
})
