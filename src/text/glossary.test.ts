import { describe, expect, it } from 'vitest'
import { glossary as en } from './en/glossary.ts'
import type { GlossaryEntry } from './glossary-entry.ts'
import { glossary as ko } from './ko/glossary.ts'

describe.each([
  ['ko', ko],
  ['en', en],
] as const)('glossary in %s', (locale, glossary: Readonly<Record<string, GlossaryEntry>>) => {
  it('explains each term in one sentence', () => {
    for (const [id, { term, gloss, means }] of Object.entries(glossary)) {
      expect(term.length * gloss.length, id).toBeGreaterThan(0)
      expect(means.replace(/`[^`]*`/g, ''), id).toMatch(locale === 'ko' ? /^[^.]+니다\.$/ : /^[^.]+\.$/)
    }
  })

  it('has one form for one thing', () => {
    const terms = Object.values(glossary).map((entry) => entry.term)
    expect(new Set(terms).size).toBe(terms.length)
  })
})

it('has the same terms in both languages, in the same order', () => {
  expect(Object.keys(en)).toEqual(Object.keys(ko))
})
