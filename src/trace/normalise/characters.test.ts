import { describe, expect, it } from 'vitest'
import { cleanCharacters, firstSuspect } from './characters.ts'
import { MappedBytes, piecesOf } from './mapped-bytes.ts'

const encode = (text: string) => new TextEncoder().encode(text)

/** The lines that cleaning makes of one. */
function cleaned(text: string): string[] {
  const bytes = encode(text)
  const out = new MappedBytes()
  const lines: string[] = []
  for (let at = 0; at < bytes.length; ) {
    out.clear()
    at = cleanCharacters(bytes, at, bytes.length, null, out, 1 << 16)
    lines.push(new TextDecoder().decode(out.bytes.subarray(0, out.length)))
  }
  return lines
}

describe('cleanCharacters', () => {
  it.each([
    ['4-&gt;4-&#62;3', '4->4->3'],
    ['a&nbsp;b&amp;gt;', 'a b&gt;'],
    ['&unknown; & &#; &#xD800;', '&unknown; & &#; &#xD800;'],
    ['4-\\u003e3', '4->3'],
    ['\\"a\\" \\u00', '"a" \\u00'],
    ['C:\\dir\\file', 'C:\\dir\\file'],
    ['4-\\>4 \\[0 0\\]', '4->4 [0 0]'],
    ['goes on \\', 'goes on '],
    ['\u001b[1;32mgc\u001b[0m 1\u001b[K', 'gc 1'],
    ['\\x1b[32mgc\\033[0m 1', 'gc 1'],
    ['[36mgc[0m [0 0] [0m0', 'gc [0 0] 0'],
    ['^[[36mgc', 'gc'],
    ['\u001b]0;title\u0007gc', 'gc'],
    ['\u001b]never ended', ']never ended'],
    ['\u009b36mgc', 'gc'],
    ['<b>gc</b> <13> <- <a href="x">1', 'gc <13> <- 1'],
    ['<!-- gc 1', ' gc 1'],
    ['7→7–>7 −5', '7->7->7 -5'],
    ['ｇｃ　１', 'gc 1'],
    ['\ufeffg\u200bc\u00ad 1', 'gc 1'],
    ['∆goal goalΔ 한글 … 😀', '∆goal goalΔ 한글 … 😀'],
    ['g\u0000c\u0000', 'gc'],
  ])('%j becomes %j', (text, expected) => {
    expect(cleaned(text).join('')).toBe(expected)
  })

  it.each([
    ['a\\nb\\r\\nc', ['a', 'b', '', 'c']],
    ['a<br>b</p>c', ['a', 'b', 'c']],
    ['a\rb', ['a', 'b']],
    ['a\u2028b', ['a', 'b']],
  ])('%j is more than one line', (text, expected) => {
    expect(cleaned(text)).toEqual(expected)
  })

  it('says where each byte came from', () => {
    const bytes = encode('4-&gt;4')
    const out = new MappedBytes()
    cleanCharacters(bytes, 0, bytes.length, null, out, 100)
    expect(piecesOf(out, 0, out.length)).toEqual([
      { start: 0, origin: 0, length: 2 },
      { start: 2, origin: 2, length: 1 },
      { start: 3, origin: 6, length: 1 },
    ])
    expect(out.ends[2]).toBe(6)
  })

  it('has nothing to do on lines of traces and most others', () => {
    const lines = ['SCHED 1ms: [ 0 0 ] schedticks=[ 4 0 ]', '(∆goal 0, cons/mark 0)', 'goalΔ=+1', '주문 3개 처리']
    for (const line of lines) expect(firstSuspect(encode(line), 0, encode(line).length)).toBe(-1)
  })
})
