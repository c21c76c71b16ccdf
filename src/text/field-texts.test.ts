import { describe, expect, it } from 'vitest'
import { allFamilies } from '../trace/catalogue/all.ts'
import type { FamilyDef } from '../trace/catalogue/define.ts'
import { fieldTexts as en } from './en/index.ts'
import type { FieldText } from './field-text.ts'
import { fieldTexts as ko } from './ko/index.ts'

const parts = ['name', 'gloss', 'means', 'how', 'unit', 'misreading', 'typical'] as const
const prose = ['means', 'how', 'misreading', 'typical', 'changes'] as const

/** Sentences of a text; a dot inside code, a number or a call is none. */
function sentences(text: string): string[] {
  return text.split(/(?<=[.])\s+/)
}

function eachText(texts: Record<string, FieldText>, keys: readonly (keyof FieldText)[]): [string, string][] {
  return Object.entries(texts).flatMap(([id, text]) =>
    keys.flatMap((key): [string, string][] => {
      const value = text[key]
      return value === undefined ? [] : [[`${id}.${key}`, value]]
    }),
  )
}

const families: Readonly<Record<string, FamilyDef>> = allFamilies
const written = Object.entries({ ko, en }).flatMap(([locale, all]) =>
  Object.entries(all).map(([family, texts]) => ({ locale, family, texts })),
)

it('has words for every family in every language', () => {
  for (const all of [ko, en]) expect(Object.keys(all).sort()).toEqual(Object.keys(families).sort())
})

describe.each(written)('words of the $family fields in $locale', ({ family, texts }) => {
  const fields = families[family]?.fields ?? {}

  it('cover exactly the fields of the catalogue, in its order of ids', () => {
    expect(Object.keys(texts).sort()).toEqual(Object.keys(fields).sort())
  })

  it('leave nothing empty, unbalanced or padded', () => {
    for (const [where, text] of eachText(texts, [...parts, 'changes'])) {
      expect(text.trim(), where).toBe(text)
      expect(text.length, where).toBeGreaterThan(0)
      expect(text.split('`').length % 2, `${where}: backticks in pairs`).toBe(1)
      expect(text, where).not.toMatch(/ {2}|["“”!?]|\.\.\.|[<>](?!\s*B`)/)
    }
  })

  it('stay short: one sentence for the meaning, at most three for how, misreading and typical', () => {
    for (const [id, text] of Object.entries(texts)) {
      expect(sentences(text.means), `${id}.means`).toHaveLength(1)
      for (const key of ['how', 'misreading', 'typical'] as const) {
        expect(sentences(text[key]).length, `${id}.${key}`).toBeLessThanOrEqual(3)
      }
      for (const key of prose) expect(text[key] ?? '.', `${id}.${key} ends a sentence`).toMatch(/\.$/)
    }
  })

  it('say when a field is gone or new if the catalogue bounds it inside the family', () => {
    for (const [id, { since, until }] of Object.entries(fields)) {
      if (since !== undefined && since >= 18) expect(texts[id]?.changes, id).toContain(`Go 1.${since}`)
      if (until !== undefined && until >= 5) expect(texts[id]?.changes, id).toMatch(/Go 1\.\d/)
    }
  })
})

describe('Korean words', () => {
  it('keep to the 합니다 style', () => {
    for (const [where, text] of Object.values(ko).flatMap((texts) => eachText(texts, prose))) {
      for (const sentence of sentences(text)) expect(sentence, where).toMatch(/(니다|세요)(\([^)]*\))?\.$/)
    }
  })

  it('avoid the words that the style guide rejects', () => {
    const rejected =
      /세계 정지|쓰레드|런큐|월 클락|씨피유|라이트 배리어|생존 힙|사이클|메모리 리미트|페이싱|시스템 호출|러너블|표본|보여지|되어지|에 대한|로부터|함에 있어|을\(를\)|이\(가\)|은\(는\)/
    for (const [where, text] of Object.values(ko).flatMap((texts) => eachText(texts, [...parts, 'changes']))) {
      expect(text, where).not.toMatch(rejected)
    }
  })
})
