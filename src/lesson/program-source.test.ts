import { describe, expect, it } from 'vitest'
import { programExcerpt } from './program-source.ts'

describe('an excerpt of a program', () => {
  it('is one declaration, to its closing brace', () => {
    const { code, from, to, marked } = programExcerpt('webservice', 'func sendJSON', ['go func() {'])
    expect(code.split('\n').length).toBe(to - from + 1)
    expect(code.startsWith('func sendJSON(')).toBe(true)
    expect(code.endsWith('\n}')).toBe(true)
    expect(code.split('\n')[Number(marked[0]) - 1]).toContain('go func() {')
  })

  it('is refused where the file does not have it', () => {
    expect(() => programExcerpt('webservice', 'func nothing')).toThrow(/no line that begins with "func nothing"/)
    expect(() => programExcerpt('webservice', 'func sendJSON', ['panic('])).toThrow(/has no "panic\("/)
  })
})
