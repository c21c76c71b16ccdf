import { describe, expect, it } from 'vitest'
import { notebookText } from '../text/ko/notebook.ts'
import { gcCyclesOf, parseTrace } from '../trace/index.ts'
import { derivedOf, tidy } from './derived.ts'
import { wordDerived } from './derived-text.ts'

const note = [
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
  'gc 319 @36.779s 0%: 0.019+0.24+0.035 ms clock, 0.15+0.43/0.26/0+0.28 ms cpu, 4->6->0 MB, 5 MB goal, 8 P',
].join('\n')

function of(field: string, line = 0, text = note) {
  const cycle = gcCyclesOf(parseTrace(text))[line]
  if (cycle === undefined) throw new Error('no cycle')
  return derivedOf(cycle, field, text)
}

describe('derivedOf', () => {
  it('adds the two pauses with the digits that were printed', () => {
    expect(of('mark-term-wall')).toEqual([{ id: 'stw-total', formula: '0.022 + 0.040 = 0.062 ms' }])
  })

  it('infers the factor of the pauses and that it is fewer than the Ps', () => {
    const [factor] = of('sweep-term-cpu')
    expect(factor).toMatchObject({ id: 'stw-procs', type: 'known', lo: 6, procs: 8, byIdleThreads: true })
    expect(factor && wordDerived(factor, notebookText.derived).says.join(' ')).toContain('P는 8개인데 6을 곱한 까닭은')
  })

  it('gives the shares of the mark', () => {
    expect(of('mark-assist-cpu')).toEqual([{ id: 'mark-share', formula: '0.60 ÷ (8 × 0.27) = 28 %', percent: 28 }])
    expect(of('mark-wall')).toMatchObject([{ formula: '8 P × 0.27 ms = 2.16 ms', programPercent: 51, overfull: false }])
  })

  it('tells heap and time against the cycle before', () => {
    expect(of('heap-live')).toEqual([{ id: 'freed', formula: '4 − 0 = 4 MiB' }])
    expect(of('heap-start', 1)).toMatchObject([{ id: 'grown', formula: '4 − 0 = 4 MiB' }])
    expect(of('heap-start', 0)).toEqual([])
    expect(of('heap-goal', 0)).toMatchObject([{ over: false }])
    expect(of('heap-goal', 1)).toMatchObject([{ over: true, formula: '6 > 5 MiB' }])
    expect(of('at', 1).map(({ id }) => id)).toEqual(['gap', 'whole-cycle'])
  })

  it('does not read shares from a forced cycle of Go 1.8 that repeats old ones', () => {
    const forced =
      'gc 3 @0.050s 0%: 0.12+0+1.3 ms clock, 0.24+0/0.093/0.072+2.6 ms cpu, 12->12->12 MB, 12 MB goal, 2 P (forced)'
    expect(of('mark-background-cpu', 0, forced)).toEqual([{ id: 'stale-mark' }])
  })
})

describe('tidy', () => {
  it.each([
    [2.16, '2.16'],
    [0.1 + 0.2, '0.3'],
    [1234.5, '1235'],
    [7, '7'],
  ])('%d is written %s', (value, text) => expect(tidy(value)).toBe(text))
})
