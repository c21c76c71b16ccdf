import { describe, expect, it } from 'vitest'
import { parseTrace } from '../trace/index.ts'
import { formatReleases, releasesOf, releasesOfField } from './releases.ts'

const old = 'gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, 0.21+0.88/0.52/0+0.81 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'
const recent = old.replace('goal, ', 'goal, 0 MB stacks, 0 MB globals, ')

describe('releasesOf', () => {
  it('names the releases of a line and what gives them away', () => {
    expect(releasesOf(parseTrace(`hello\n${old}`))).toEqual({
      range: { since: 6, until: 17 },
      because: [{ line: 1, reason: 'three-phases' }],
    })
  })

  it('lets the leak check narrow a trace', () => {
    const check = recent.replace('%:', '% (checking for goroutine leaks):').replace('gc 1', 'gc 2')
    const evidence = releasesOf(parseTrace(`${recent}\n${check}`))
    expect(evidence?.range?.since).toBe(26)
    expect(evidence?.because.map(({ reason }) => reason)).toEqual(['stacks-and-globals', 'leak-check'])
  })

  it('says when no release prints all lines', () => {
    expect(releasesOf(parseTrace(`${old}\n${recent}`))?.range).toBeNull()
  })

  it('has nothing to say without a trace', () => {
    expect(releasesOf(parseTrace('hello'))).toBeNull()
  })
})

describe('formatReleases', () => {
  it.each([
    [6, 17, 'Go 1.6–1.17'],
    [5, 5, 'Go 1.5'],
    [18, 27, 'Go 1.18+'],
  ])('%d to %d', (since, until, text) => expect(formatReleases({ since, until })).toBe(text))
})

describe('releasesOfField', () => {
  it.each([
    ['mark-background-cpu', 'Go 1.5+'],
    ['scan-wall', 'Go 1.5'],
    ['stack-scan', 'Go 1.18+'],
    ['leak-check', 'Go 1.26+'],
    ['goroutines', 'Go 1.4'],
    ['gc-number', 'Go 1.1+'],
  ])('%s: %s', (field, text) => expect(formatReleases(releasesOfField(field))).toBe(text))
  it('looks in the family that the field is of', () => {
    expect(formatReleases(releasesOfField('at', 'inittrace'))).toBe('Go 1.16+')
    expect(formatReleases(releasesOfField('needspinning', 'schedtrace'))).toBe('Go 1.20+')
  })
})
