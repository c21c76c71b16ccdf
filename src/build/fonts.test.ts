import { expect, test } from 'vitest'
import { charactersOfTheSite } from './fonts.ts'

test('the cuts hold every character of the site once, Hangul apart', () => {
  const { latin, hangul, moreHangul } = charactersOfTheSite()
  for (const character of 'GODEBUG 0.022+0.27µs→“’') expect(latin).toContain(character)
  for (const character of '노트북강의힙목표') expect(hangul + moreHangul).toContain(character)
  expect(latin + hangul).not.toContain('\n')
  const all = [...latin, ...hangul, ...moreHangul]
  expect(new Set(all).size).toBe(all.length)
  expect([...hangul, ...moreHangul].filter((each) => !/[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]/.test(each))).toEqual(
    [],
  )
})

test('the name of the Korean language is at hand on English pages', () => {
  for (const character of '한국어') expect(charactersOfTheSite().latin).toContain(character)
})
