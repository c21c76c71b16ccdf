import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { koreanFaults } from './korean-lint.ts'

describe('the check of Korean texts', () => {
  it.each([
    ['런큐가 깁니다', /실행 큐/],
    ['GC 사이클마다', /GC 주기/],
    ['힙 골을 넘었습니다', /힙 목표/],
    ['고 루틴이 샙니다', /고루틴/],
    ['프로세서가 놉니다', /P, CPU/],
    ['한 라인씩', /줄/],
    ['메모리 릭입니다', /누수/],
    ['GC을(를) 켭니다', /brackets/],
    ['힙이 회수되어집니다', /double passive/],
    ['값이 보여집니다', /double passive/],
    ['찍혔습니다!', /exclamation/],
    ['좋습니다 🎉', /emoji/],
    ['318 번째 주기', /counter/],
    ['4MiB입니다', /one space/],
    ['25%를', /one space/],
    ['`gctrace`은 켭니다', /`gctrace`는/],
    ['`GOGC`을 올립니다', /`GOGC`를/],
    ['STW은 짧습니다', /STW는/],
    ['`runqueue`이 깁니다', /`runqueue`가/],
    ['8 P이 놉니다', /8 P가/],
    ['4 MiB을 넘었습니다', /4 MiB를/],
  ])('%s', (text, fault) => {
    expect(koreanFaults(text).join('; ')).toMatch(fault)
  })

  it.each(['찍는다. 그리고 멈춥니다.', '이것은 줄이다.', '끝났어요.'])('asks for polite endings: %s', (text) => {
    expect(koreanFaults(text, { prose: true })).not.toEqual([])
  })

  it.each([
    '온라인에서 골고루 골라 고르면 가이드라인이 나옵니다.',
    'P(논리 프로세서)는 8개이고 논리 프로세서입니다.',
    '전체 318번째 주기, 10초 동안 4 MiB를 `gctrace`는 찍습니다.',
    '`heap`이, `goal`을, `idleprocs`가, `STW`는, GOMAXPROCS가 2로 바뀝니다.',
    '그렇지 않습니까? 세어 보세요.',
    '버림한 값이라 반올림하지 않습니다.',
  ])('has nothing against %s', (text) => {
    expect(koreanFaults(text, { prose: true })).toEqual([])
  })
})

/** The string literals of a source file that hold Korean, with what is filled in left open. */
function koreanStrings(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const literals = code.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|"(?:[^"\\\n]|\\.)*"/g) ?? []
  return literals
    .map((literal) =>
      literal
        .slice(1, -1)
        .replace(/\\(.)/g, '$1')
        .replace(/\$\{[^}]*\}/g, '○'),
    )
    .filter((text) => /[가-힣]/.test(text))
}

it('finds nothing in the words of the product', () => {
  const folder = 'src/text/ko'
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?<!\.test)\.ts$/.test(name),
  )
  const sources = [...files.map((name) => join(folder, name)), 'src/notebook/words.ko.ts']
  const faults = sources.flatMap((path) =>
    koreanStrings(readFileSync(path, 'utf8'))
      // Other words for a term are what a reader may type, not what the product says.
      .filter((text) => !path.endsWith('glossary.ts') || /니다\.$/.test(text))
      .flatMap((text) => koreanFaults(text).map((fault) => `${path}: ${fault} in ${text}`)),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(faults).toEqual([])
})
