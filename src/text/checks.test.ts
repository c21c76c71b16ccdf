import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../trace/catalogue/all.ts'
import { editedText, fixtures } from '../trace/diagnose/fixtures.ts'
import { type CheckId, checkIds, diagnose, type Finding } from '../trace/diagnose/index.ts'
import { traceReader } from '../trace/parse/parse-trace.ts'
import type { ChecksText, CheckText } from './check-text.ts'
import { checksText as en } from './en/checks.ts'
import { checksText as ko } from './ko/checks.ts'

const read = traceReader(allFamilies)

function findingOf(id: CheckId): Finding {
  const fixture = fixtures[id]
  const text = editedText(fixture, readFileSync(`content/samples/${fixture.sample}.log`, 'utf8'))
  const finding = diagnose(read(text)).find((each) => each.check === id && each.line + 1 === fixture.line)
  if (!finding) throw new Error(`${id} finds nothing in its fixture`)
  return finding
}

const findings = checkIds.map(findingOf)

function messageOf(words: ChecksText, { check, facts, strength }: Finding): string {
  const { message } = words[check] as CheckText<unknown>
  return message(facts, strength)
}

const written = (words: ChecksText) =>
  checkIds.flatMap((id, place): [string, string][] => {
    const { name, holds, todo } = words[id]
    return [
      [`${id}.name`, name],
      [`${id}.holds`, holds],
      [`${id}.todo`, todo],
      [`${id}.message`, messageOf(words, findings[place] as Finding)],
    ]
  })

describe.each([
  ['ko', ko],
  ['en', en],
] as const)('words of the checks in %s', (locale, words) => {
  it('cover exactly the rules', () => {
    expect(Object.keys(words).sort()).toEqual([...checkIds].sort())
  })

  it('leave nothing empty, unbalanced, padded or unfilled', () => {
    for (const [where, text] of written(words)) {
      expect(text.trim(), where).toBe(text)
      expect(text.length, where).toBeGreaterThan(0)
      expect(text.split('`').length % 2, `${where}: backticks in pairs`).toBe(1)
      expect(text, where).not.toMatch(/ {2}|["“”!?]|\.\.\.|undefined|NaN|Infinity|\[object|\d\.\d{8}/)
    }
  })

  it('end every sentence, and no name', () => {
    for (const [where, text] of written(words)) {
      if (where.endsWith('.name')) expect(text, where).not.toMatch(/[.]$/)
      else expect(text, where).toMatch(locale === 'ko' ? /(니다|세요)\.$/ : /\.$/)
    }
  })

  it('are told for real lines like this', async () => {
    const told = findings.map((finding) => {
      const { name, holds, todo } = words[finding.check]
      return `${finding.check} (${finding.strength})\n  ${name}\n  ${holds}\n  ${messageOf(words, finding)}\n  ${todo}\n`
    })
    await expect(told.join('\n')).toMatchFileSnapshot(`golden/checks.${locale}.txt`)
  })
})

describe('messages', () => {
  it('show the arithmetic of the training note', () => {
    const block = findings.find(({ check }) => check === 'pacer-next-cycle') as Finding
    for (const words of [ko, en]) {
      for (const number of ['gc 5', 'gc 6', '30488736', '29', '70', '71', '30']) {
        expect(messageOf(words, block)).toContain(number)
      }
    }
  })

  it('choose particles by the number before them', () => {
    const facts = { number: 321, previous: 319, missing: 1 }
    expect(ko['gc-number-gap'].message(facts, 'usually')).toContain('gc 321이 옵니다')
    expect(ko['gc-number-gap'].message({ ...facts, number: 322 }, 'usually')).toContain('gc 322가 옵니다')
  })

  it('keep Korean free of particles in brackets and of stiff wording', () => {
    for (const [where, text] of written(ko)) {
      expect(text, where).not.toMatch(/을\(를\)|이\(가\)|은\(는\)|에 대한|되어지|보여지|반올림|사이클|런큐|쓰레드/)
    }
  })
})
