import { describe, expect, it } from 'vitest'
import { linesOf, sample } from '../build/samples.ts'
import { blockOf, derivedOfDetail } from './derived-detail.ts'
import { derivedOfPacer } from './derived-pacer.ts'
import { derive } from './inline.ts'
import { readLine } from './reading.ts'

describe('what follows from a pacer line', () => {
  const shown = (id: string, line: number, names: readonly string[]) => {
    const reading = readLine(linesOf(sample(id).text), line)
    return Object.fromEntries(names.map((name) => [name, derive(reading, name)]))
  }
  const names = Object.keys(derivedOfPacer)

  it('is what one finds by hand for the classic line of the note', () => {
    expect(
      shown(
        'note/gc-5-pacer',
        4,
        names.filter((name) => /^[hu]-/.test(name)),
      ),
    ).toEqual({
      'h-m-prev-mib': '29.1 MiB',
      'h-trigger-mib': '35.9 MiB',
      'h-actual-mib': '70.1 MiB',
      'h-goal-mib': '58.2 MiB',
      'h-t-of-bytes': '0.2334',
      'h-g-of-bytes': '1.0000',
      'h-goal-delta': '0.7666',
      'h-actual-delta': '1.1764',
      'h-past-goal': '11.9 MiB',
      'u-a-percent': '25 %',
      'u-g-percent': '25 %',
    })
    expect(shown('note/gc-5-pacer', 2, ['swept-mib'])).toEqual({ 'swept-mib': '29.3 MiB' })
  })

  it('gives the goal of the gc line for the line since Go 1.18', () => {
    expect(shown('churn/1.26-pacer', 10, ['pacer-trigger', 'pacer-end', 'pacer-goal', 'pacer-work'])).toEqual({
      'pacer-trigger': '3.6 MiB',
      'pacer-end': '6.1 MiB',
      'pacer-goal': '4.0 MiB',
      'pacer-work': '218554 B',
    })
  })
})

describe('what follows from a block of scheddetail', () => {
  const text = linesOf(sample('scheddetail/1.25-cpu').text)

  it('is counted in the block of the line, not in its neighbours', () => {
    const reading = readLine(text, 16)
    const shown = Object.fromEntries(Object.keys(derivedOfDetail).map((name) => [name, derive(reading, name)]))
    expect(shown).toMatchObject({
      'p-lines': '4',
      'm-lines': '6',
      'g-runnable': '2',
      'g-running': '4',
      'm-with-p': '4',
    })
    expect(blockOf(readLine(text, 20)).length).toBe(blockOf(reading).length)
    expect(derive(readLine(text, 1), 'g-lines')).toBe('4')
  })

  it('leaves the bit of a GC that scans out of the status', () => {
    const scanned = readLine(text.replaceAll('status=2(', 'status=4098('), 16)
    expect(derive(scanned, 'g-running')).toBe('4')
  })
})
