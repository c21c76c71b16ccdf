import { expect, test } from 'vitest'
import { linesOf, sample, sampleIds } from './samples.ts'

test('a sample comes with its text and where it came from', () => {
  const five = sample('note/gc-318-322')
  expect(five.text).toMatch(/^gc 318 @36\.750s 0%/)
  expect(five.provenance).toMatchObject({ origin: 'note', gomaxprocs: 8, lines: 5 })
})

test('an unknown id names the nearest ones', () => {
  expect(() => sample('note/gc-318')).toThrow(/"note\/gc-318".*The nearest are: "note\/gc-318-322"/)
})

test('every sample has its provenance', () => {
  for (const id of sampleIds()) {
    const { provenance, text } = sample(id)
    expect(['run', 'note', 'reference', 'public'], id).toContain(provenance.origin)
    expect(provenance.goVersion ?? provenance.goReleases, id).toBeTruthy()
    if (provenance.origin === 'public') expect(provenance.source, id).toBeTruthy()
    expect(text.length, id).toBeGreaterThan(0)
  }
})

test('lines are counted from 1, both ends included', () => {
  expect(linesOf('a\nb\nc\n', 2, 3)).toBe('b\nc')
  expect(linesOf('a\nb\n')).toBe('a\nb')
})
