import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkClaims, linkOf, reviewWords } from './review-command.ts'
import { readReviewLine } from './review-line.ts'

const cycle = (number: number, stw: string) =>
  `gc ${number} @${number}.000s 0%: ${stw}+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P\n`
const trace = (stw: string, cycles = 8) => Array.from({ length: cycles }, (_, index) => cycle(index + 1, stw)).join('')
const words = reviewWords.en
const check = (claims: readonly string[], ...traces: string[]) => checkClaims(claims, traces, words)

describe('claims on the command line', () => {
  it('ends with 0 where all hold, 1 where one is false, 3 where one is open, 2 where one cannot be read', () => {
    const quick = trace('0.022')
    expect(check(['max(stw) < 1ms', 'max(heap-goal) < 6MiB'], quick).code).toBe(0)
    expect(check(['max(stw) < 1ms', 'max(stw) < 1us'], quick).code).toBe(1)
    expect(check(['max(stw) < 1ms', 'max(stw) < 1us', 'max(stw) < 40.5us'], quick).code).toBe(1)
    expect(check(['p99(stw) < 1ms'], trace('0.022', 2)).code).toBe(3)
    expect(check(['max(stw) < 1ms', 'max(stw <'], quick).code).toBe(2)
    expect(check(['p99(stw) < 1ms'], '').code).toBe(3)
  })

  it('says the numbers that decide, and the lines they stand on', () => {
    const { out, err } = check(['max(stw) < 1ms'], trace('0.022') + cycle(9, '3.0'))
    expect(err).toBe('')
    expect(out).toContain('✗')
    expect(out).toContain('3–3.1 ms')
    expect(out).toContain(words.share.place.line(9))
  })

  it('compares a trace from before with one from after', () => {
    const claim = 'max(stw) after < max(stw) before'
    expect(check([claim], trace('3.0'), trace('0.022')).code).toBe(0)
    expect(check([claim], trace('0.022'), trace('3.0')).code).toBe(1)
    expect(check([claim], trace('0.022')).code).toBe(3)
  })

  it('marks the place in a claim that cannot be read, and takes the power from control characters', () => {
    const { err } = check(['max(stw) < 5'], trace('0.022'))
    expect(err).toMatch(/\n {2}max\(stw\) < 5\n {2} *\^+\n/)
    const hostile = check(['max(\u001b[2J) < 5'], trace('0.022'))
    expect(hostile.err + hostile.out).not.toContain('\u001b')
  })
})

describe('links from the command line', () => {
  it('are whole addresses where the site is known', async () => {
    const asked = { title: '', claims: [], locale: 'ko' } as const
    expect(await linkOf({ ...asked, site: 'https://example.org/notes' }, ['x'])).toMatch(
      /^https:\/\/example\.org\/notes\/shared\/#1\./,
    )
    expect(await linkOf({ ...asked, locale: 'en', site: 'https://example.org/' }, ['x'])).toMatch(
      /^https:\/\/example\.org\/en\/shared\/#1\./,
    )
  })
})

describe('arguments', () => {
  const read = (...argv: string[]) => readReviewLine(argv, { LANG: 'C' })
  it('are left to the other commands where they are theirs', () => {
    expect(read('--format', 'text', 'check')).toBeNull()
    expect(read('trace.log')).toBeNull()
  })

  it('keep the equals signs of a claim', () => {
    expect(read('check', '--claim=max(procs) == 8', 'a', 'b')).toMatchObject({
      claims: ['max(procs) == 8'],
      files: ['a', 'b'],
    })
  })

  it.each([
    ['no-claim', ['check', 'a']],
    ['files', ['check', '--claim', 'x']],
    ['files', ['link', 'a', 'b', 'c']],
    ['input-twice', ['link', '-', '-']],
    ['no-value', ['link', 'a', '--title']],
    ['option', ['check', '--title', 'x', '--claim', 'y', 'a']],
    ['site', ['link', '--site', 'here', 'a']],
    ['language', ['link', '--lang', 'fr', 'a']],
  ])('with %s are refused', (problem, argv) => {
    expect(read(...argv)).toMatchObject({ type: 'wrong', misuse: { problem } })
  })
})

it('ends as a process with the code of its claims', () => {
  const run = (...argv: string[]) =>
    spawnSync(process.execPath, [new URL('annotate.ts', import.meta.url).pathname, ...argv], {
      input: trace('0.022'),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, LANG: 'C', NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled') },
    })
  expect(run('check', '--claim', 'max(stw) < 1ms', '-').status).toBe(0)
  expect(run('check', '--claim', 'max(stw) < 1us', '-').status).toBe(1)
  expect(run('check', '--claim', 'max(stw) < 1ms', '/nowhere').status).toBe(2)
  expect(run('link', '-').stdout).toMatch(/^#1\.[\w-]+\n$/)
})
