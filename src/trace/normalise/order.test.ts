import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { orderOf } from './order.ts'
import { readNormalised } from './read-normalised.ts'

const sample = readFileSync('content/samples/churn/1.27-p2.log', 'utf8').trimEnd().split('\n').slice(0, 20)

function orderOfText(lines: readonly string[]) {
  const text = lines.join('\n')
  return orderOf(
    readNormalised(text).records.map(({ fields, start, end }) => ({
      number: Number(fields.find(({ field }) => field === 'gc-number')?.text),
      at: Number(fields.find(({ field }) => field === 'at')?.text),
      text: text.slice(start, end),
    })),
  )
}

describe('orderOf', () => {
  it('has nothing to tell of lines as they were printed, or of two runs', () => {
    expect(orderOfText(sample)).toEqual({ reversed: false, duplicates: [] })
    expect(orderOfText(sample.slice(0, 3).concat(sample.slice(5)))).toEqual({ reversed: false, duplicates: [] })
    expect(orderOf([3, 1].map((number) => ({ number, at: number, text: `gc ${number}` }))).reversed).toBe(false)
  })

  it('tells that the newest line comes first', () => {
    expect(orderOfText(sample.toReversed())).toEqual({ reversed: true, duplicates: [] })
  })

  it('tells which lines are there twice, line by line or block by block', () => {
    expect(orderOfText(sample.flatMap((line) => [line, line])).duplicates).toHaveLength(sample.length)
    const twice = orderOfText([...sample, ...sample])
    expect(twice.duplicates.map(({ index, of }) => index - of)).toEqual(sample.map(() => sample.length))
    expect(twice.reversed).toBe(false)
  })

  it('tells both of a text that was pasted backwards and twice', () => {
    const backwards = sample.toReversed()
    expect(orderOfText([...backwards, ...backwards])).toMatchObject({ reversed: true })
  })
})
