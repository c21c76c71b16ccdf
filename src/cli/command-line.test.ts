import { describe, expect, it } from 'vitest'
import { localeOf, readCommandLine } from './command-line.ts'

describe('the command line', () => {
  it('reads options in both spellings, and files', () => {
    expect(readCommandLine(['--format', 'text', '--lang=ko', 'a.log', '--all', '-'], {})).toEqual({
      type: 'run',
      format: 'text',
      locale: 'ko',
      all: true,
      lint: false,
      diagnose: false,
      files: ['a.log', '-'],
    })
  })

  it('prints NDJSON unless told otherwise', () => {
    expect(readCommandLine([], {})).toMatchObject({ format: 'ndjson', locale: 'en', all: false, files: [] })
  })

  it('diagnoses for people unless told otherwise', () => {
    expect(readCommandLine(['--diagnose'], {})).toMatchObject({ diagnose: true, format: 'text' })
    expect(readCommandLine(['--diagnose', '--format=ndjson'], {})).toMatchObject({ diagnose: true, format: 'ndjson' })
  })

  it('takes everything after -- for files', () => {
    expect(readCommandLine(['--', '--format'], {})).toMatchObject({ type: 'run', files: ['--format'] })
  })

  it('offers help in the chosen language, wherever that is given', () => {
    expect(readCommandLine(['-h', '--lang', 'ko'], {})).toEqual({ type: 'help', locale: 'ko' })
  })

  it.each([
    [['--format', 'xml'], 'xml'],
    [['--format'], 'no value'],
    [['--lang=fr'], 'fr'],
    [['--frmat=text'], '--frmat=text'],
    [['-x'], '-x'],
    [['--all=yes'], '--all=yes'],
    [['-', '-'], '2 of them'],
    [['--help', '--nope'], '--nope'],
    [['--lint', '--diagnose'], '--lint --diagnose'],
    [['--diagnose', '--format', 'counts'], '--diagnose --format counts'],
  ])('refuses %j and says what it found', (argv, found) => {
    const reading = readCommandLine(argv, {})
    expect(reading.type).toBe('wrong')
    const { complaint } = reading as Extract<typeof reading, { type: 'wrong' }>
    expect(complaint.found).toBe(found)
    for (const part of Object.values(complaint)) expect(part).not.toBe('')
  })

  it('complains in the language that stands after the mistake', () => {
    const reading = readCommandLine(['--format', 'xml', '--lang', 'ko'], { LANG: 'en_US.UTF-8' })
    expect(reading).toMatchObject({ type: 'wrong', locale: 'ko' })
  })
})

describe('the language', () => {
  it.each([
    [{ LANG: 'ko_KR.UTF-8' }, 'ko'],
    [{ LANG: 'ko' }, 'ko'],
    [{ LANG: 'kok_IN' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'en'],
    [{}, 'en'],
    [{ LC_ALL: 'ko_KR', LANG: 'en_US' }, 'ko'],
    [{ LC_ALL: 'en_US', LANG: 'ko_KR' }, 'en'],
    [{ LC_ALL: '', LC_MESSAGES: 'ko_KR.UTF-8', LANG: 'en_US' }, 'ko'],
  ] as const)('of %j is %s', (environment, locale) => {
    expect(localeOf(environment)).toBe(locale)
  })
})
