import { describe, expect, it } from 'vitest'
import { decodeTrace, encodingOf, endsLinesInReturns, withLineFeeds } from './encoding.ts'
import { readNormalised } from './read-normalised.ts'

const line = 'pacer: 39% CPU (25 exp.) for 1+2+3 B work (4 B exp.) in 5 B -> 6 B (∆goal -7, cons/mark 3.2)'

function utf16(text: string, little: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}

describe('decodeTrace', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(line), 'utf-8'],
    ['UTF-8 with a byte order mark', new TextEncoder().encode(`\ufeff${line}`), 'utf-8'],
    ['UTF-16 LE with a byte order mark', utf16(`\ufeff${line}`, true), 'utf-16le'],
    ['UTF-16 BE with a byte order mark', utf16(`\ufeff${line}`, false), 'utf-16be'],
    ['UTF-16 LE', utf16(line, true), 'utf-16le'],
    ['UTF-16 BE', utf16(line, false), 'utf-16be'],
  ] as const)('reads %s', (_name, bytes, encoding) => {
    const decoded = decodeTrace(bytes)
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.text.replace('\ufeff', '')).toBe(line)
    const [record] = readNormalised(decoded.text).records
    expect(decoded.text.slice(record?.start, record?.end)).toBe(line)
  })

  it('reads lines that end in a carriage return alone, in any encoding, and no others as such', () => {
    const mac = `${line}\r${line}\r`
    for (const bytes of [new TextEncoder().encode(mac), utf16(mac, true), utf16(`\ufeff${mac}`, false)]) {
      expect(endsLinesInReturns(bytes)).toBe(true)
      expect(decodeTrace(bytes).text.replace('\ufeff', '')).toBe(`${line}\n${line}\n`)
    }
    for (const text of [`${line}\r\n${line}\r\n`, `50%\r100%\n${line}`, line, `${line}\r`, '']) {
      expect(decodeTrace(new TextEncoder().encode(text)).text).toBe(text)
    }
    expect(withLineFeeds(new TextEncoder().encode('a\r\u010d한\r'))).toEqual(new TextEncoder().encode('a\n\u010d한\n'))
  })

  it('takes short and binary data for what they are', () => {
    expect(encodingOf(new Uint8Array(0))).toBe('utf-8')
    expect(encodingOf(new Uint8Array([0x67, 0]))).toBe('utf-8')
    expect(encodingOf(new Uint8Array(100))).toBe('utf-8')
  })
})
