import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { mdxToJs } from 'satteri'
import { describe, expect, it } from 'vitest'
import { lessonFolders } from '../lesson/read-lesson.ts'
import type { GlossaryId } from '../text/ko/glossary.ts'
import { type Locale, locales } from '../text/locales.ts'
import { unbreakUnits } from '../text/unbreak.ts'
import { lessonProse, termsIn } from './prose.ts'

const found = (text: string, locale: Locale, seen = new Set<GlossaryId>()) =>
  termsIn(text, locale, seen).flatMap(({ text: part, term }) => (term ? [`${part}=${term}`] : []))

describe('terms in prose', () => {
  it('are found in front of a Korean particle, the longest first', () => {
    expect(found('고루틴 누수 프로파일은 힙 목표를 바꾸지 않습니다', 'ko')).toEqual([
      '고루틴 누수 프로파일=leak-profile',
      '힙 목표=heap-goal',
    ])
    expect(found('8 P에서 STW가 깁니다', 'ko')).toEqual(['P=p', 'STW=stw'])
  })

  it('are found in the plural and at the beginning of an English sentence', () => {
    expect(found('Mark assists cost time. Idle Ps do not.', 'en')).toEqual([
      'Mark assists=mark-assist',
      'Idle Ps=idle-p',
    ])
  })

  it('are not found inside other words', () => {
    expect(found('HTTP와 GCP와 오스윕과 PGO', 'ko')).toEqual([])
    expect(found('GOP, a sweeper and HTTPs', 'en')).toEqual([])
  })

  it('are offered once for each section, over a line break, too', () => {
    const seen = new Set<GlossaryId>()
    expect(found('마크\n어시스트와 마크 어시스트', 'ko', seen)).toEqual(['마크\n어시스트=mark-assist'])
    expect(found('어시스트', 'ko', seen)).toEqual([])
  })

  it('leave the text as it was', () => {
    const words = fc.constantFrom('힙 목표', 'P', 'STW', ' ', '는', 'heap goal', 'sweeps', '.', '\n', '마크', '고루틴 ')
    fc.assert(
      fc.property(fc.array(words), fc.constantFrom(...locales), (each, locale) => {
        const text = each.join('')
        const parts = termsIn(text, locale, new Set())
        expect(parts.map((part) => part.text).join('')).toBe(text)
      }),
    )
  })
})

describe('a line', () => {
  it('does not end between a number and its unit, nor between a name and its number', () => {
    const plain = '36.75 s 동안 8 P로 25 %를, Go 1.25의 P 0에서 4 MiB'
    const kept = '36.75~s 동안 8~P로 25~%를, Go~1.25의 P~0에서 4~MiB'
    expect(unbreakUnits(plain)).toBe(kept.replaceAll('~', '\u00a0'))
    expect(unbreakUnits('8 Ps, 2 ms later')).toBe('8\u00a0Ps, 2\u00a0ms later')
  })

  it('may end everywhere else', () => {
    for (const text of ['8 Programs', '2 steps', '3 고루틴', 'GCP 4', 'ergo 3']) expect(unbreakUnits(text)).toBe(text)
  })
})

describe.each(lessonFolders().flatMap((folder) => locales.map((locale) => [folder, locale] as const)))(
  '%s in %s',
  (folder, locale) => {
    const file = resolve(`content/lessons/${folder}/${locale}.mdx`)
    const features = { frontmatter: true, headingAttributes: true }
    const compile = async (hastPlugins: (typeof lessonProse)[]) => {
      const source = readFileSync(file, 'utf8')
      const { code } = await mdxToJs(source, { fileURL: pathToFileURL(file), hastPlugins, features })
      return code
    }

    it('keeps numbers with their units and lets its terms be looked up', async () => {
      const code = await compile([lessonProse])
      const strings = [...code.matchAll(/children: (?:\[[^\]]*\]|"(?:[^"\\]|\\.)*")/g)].map(([each]) => each)
      const loose = strings.flatMap((each) =>
        /code|ask/.test(each) ? [] : (each.match(/\d (?:ms|µs|MiB|%|P)(?![\w])/g) ?? []),
      )
      expect(loose).toEqual([])
      expect(code.match(/_jsx\(Term,/g)?.length ?? 0).toBeGreaterThan(4)
    })
  },
)
