import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { allFamilies } from '../trace/catalogue/all.ts'
import { nextSteps, type Symptom, symptomIds, symptomsOf } from '../trace/diagnose/symptoms/index.ts'
import { traceReader } from '../trace/parse/parse-trace.ts'
import { diagnosisText as enAround } from './en/diagnosis.ts'
import { symptomsText as en } from './en/symptoms.ts'
import { diagnosisText as koAround } from './ko/diagnosis.ts'
import { symptomsText as ko } from './ko/symptoms.ts'
import type { SymptomsText, SymptomText } from './symptom-text.ts'

const read = traceReader(allFamilies)
/** What every sample is told: the facts of real traces, not invented ones. */
const told = sampleIds().flatMap((id) => symptomsOf(read(sample(id).text)).map((symptom) => ({ id, symptom })))

const messageOf = (words: SymptomsText, { symptom, facts, confidence }: Symptom) =>
  (words[symptom] as SymptomText<unknown>).message(facts, confidence)

describe.each([
  ['ko', ko, koAround],
  ['en', en, enAround],
] as const)('words of the diagnosis in %s', (locale, words, around) => {
  const written = [
    ...symptomIds.flatMap((id): [string, string][] => [
      [`${id}.name`, words[id].name],
      [`${id}.rule`, words[id].rule],
      ...words[id].others.map((other, index): [string, string] => [`${id}.others.${index}`, other]),
    ]),
    ...told.map(({ id, symptom }): [string, string] => [`${symptom.symptom} in ${id}`, messageOf(words, symptom)]),
  ]

  it('cover exactly the rules, each with what else it may be', () => {
    expect(Object.keys(words).sort()).toEqual([...symptomIds].sort())
    for (const id of symptomIds) expect(words[id].others.length, id).toBeGreaterThan(0)
    expect(Object.keys(around.nextSteps).sort()).toEqual(Object.keys(nextSteps).sort())
  })

  it('leave nothing empty, unbalanced, padded or unfilled', () => {
    for (const [where, text] of written) {
      expect(text.trim(), where).toBe(text)
      expect(text.split('`').length % 2, `${where}: backticks in pairs`).toBe(1)
      expect(text, where).not.toMatch(/ {2}|["“”!?]|\.\.\.|undefined|NaN|Infinity|\[object|\d\.\d{5}/)
    }
  })

  it('end every sentence, and no name', () => {
    for (const [where, text] of written) {
      if (where.endsWith('.name')) expect(text, where).not.toMatch(/[.]$/)
      else expect(text, where).toMatch(locale === 'ko' ? /(니다|세요)\.$/ : /\.$/)
    }
  })

  it('say of real traces what somebody has read', async () => {
    const first = symptomIds.map((id) => {
      const each = told.find(({ symptom }) => symptom.symptom === id)
      if (!each) throw new Error(`no sample for ${id}`)
      return `${id} (${each.id})\n  ${words[id].name}\n  ${messageOf(words, each.symptom)}\n`
    })
    await expect(first.join('')).toMatchFileSnapshot(`golden/symptoms.${locale}.txt`)
  })
})

it('both languages name the same numbers', () => {
  // Small ones may be words in one language: three quarters, once a second.
  const numbers = (text: string) =>
    (text.replace(/[\u00a0\u202f]/g, '').match(/\d+(\.\d+)?/g) ?? [])
      .map(Number)
      .filter((each) => each > 4)
      .sort((a, b) => a - b)
  const apart = new Set<string>()
  for (const { id, symptom } of told) {
    const [korean, english] = [numbers(messageOf(ko, symptom)), numbers(messageOf(en, symptom))]
    if (JSON.stringify(korean) !== JSON.stringify(english)) apart.add(`${id} ${symptom.symptom} ${korean} / ${english}`)
  }
  expect([...apart]).toEqual([])
})
