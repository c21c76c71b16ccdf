import { describe, expect, it } from 'vitest'
import * as en from './en/format.ts'
import * as ko from './ko/format.ts'
import { groupDigits, printedMs } from './number.ts'

/** No-break and narrow spaces as plain ones, so that expectations can be read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('josa', () => {
  it.each([
    // Letters one by one
    ['GOGC', '은/는', 'GOGC는'],
    ['P', '이/가', 'P가'],
    ['STW', '을/를', 'STW를'],
    ['GC', '과/와', 'GC와'],
    ['M', '이/가', 'M이'],
    ['URL', '으로/로', 'URL로'],
    ['N', '으로/로', 'N으로'],
    // Long capital names as words
    ['GOMAXPROCS', '은/는', 'GOMAXPROCS는'],
    ['GOMEMLIMIT', '은/는', 'GOMEMLIMIT은'],
    // Units
    ['5 MB', '이/가', '5 MB가'],
    ['4 MiB', '으로/로', '4 MiB로'],
    ['0.27 ms', '을/를', '0.27 ms를'],
    ['62 µs', '이/가', '62 µs가'],
    ['7 %', '을/를', '7 %를'],
    // Digits
    ['0', '이/가', '0이'],
    ['1', '으로/로', '1로'],
    ['2', '이/가', '2가'],
    ['3', '으로/로', '3으로'],
    ['4', '은/는', '4는'],
    ['5', '을/를', '5를'],
    ['6', '과/와', '6과'],
    ['7', '으로/로', '7로'],
    ['8', '을/를', '8을'],
    ['9', '이/가', '9가'],
    ['10', '이/가', '10이'],
    ['1.5', '은/는', '1.5는'],
    // Korean
    ['힙', '은/는', '힙은'],
    ['트레이스', '을/를', '트레이스를'],
    ['큐', '이며/며', '큐며'],
    ['줄', '으로/로', '줄로'],
    ['36.75초', '이나/나', '36.75초나'],
    ['318번째', '이고/고', '318번째고'],
    // Names of the runtime, read as words; signs and brackets make no sound
    ['`gctrace`', '은/는', '`gctrace`는'],
    ['`runqueue`', '이/가', '`runqueue`가'],
    ['`goal`', '을/를', '`goal`을'],
    ['`goal`', '으로/로', '`goal`로'],
    ['idle', '은/는', 'idle은'],
    ['heap', '이/가', 'heap이'],
    ['stack', '을/를', 'stack을'],
    ['needspinning', '은/는', 'needspinning은'],
    ['runtime', '과/와', 'runtime과'],
    ['`(forced)`', '은/는', '`(forced)`는'],
    ['P(논리 프로세서)', '이/가', 'P(논리 프로세서)가'],
  ] as const)('%s with %s', (word, pair, expected) => {
    expect(ko.josa(word, pair)).toBe(expected)
  })
})

describe('numbers', () => {
  it('groups from five digits on and leaves decimals alone', () => {
    expect(plain(groupDigits(1024))).toBe('1024')
    expect(plain(groupDigits(17592186044415))).toBe('17 592 186 044 415')
    expect(plain(groupDigits(36000.125))).toBe('36 000.125')
    expect(plain(groupDigits(-30056))).toBe('-30 056')
  })

  it('repeats the digits that the runtime printed', () => {
    for (const text of ['0', '0.001', '0.022', '0.099', '0.10', '0.13', '0.60', '1.0', '9.9', '10', '211', '1999']) {
      expect(printedMs(Number(text))).toBe(text)
    }
  })

  it('speaks of microseconds below a millisecond', () => {
    expect(plain(ko.formatMs(0.022 + 0.04))).toBe('62 µs')
    expect(plain(en.formatMs(0.022 + 0.04))).toBe('62 µs')
    expect(plain(en.formatMs(0))).toBe('0 ms')
    expect(plain(en.formatMs(1.2 + 0.1))).toBe('1.3 ms')
    expect(plain(en.formatMs(12_500))).toBe('12.5 s')
  })

  it('never breaks a value from its unit', () => {
    expect(en.formatMiB(5)).toBe('5\u00a0MiB')
    expect(ko.formatPrintedMs(0.04)).toBe('0.040\u00a0ms')
  })

  it('says less than one where a cut value is 0', () => {
    expect(plain(ko.formatPercent(0))).toBe('1 % 미만')
    expect(plain(en.formatPercent(0))).toBe('less than 1 %')
    expect(plain(ko.formatPercent(17))).toBe('17 %')
    expect(plain(ko.formatMiB(0))).toBe('1 MiB 미만')
    expect(plain(en.formatMiB(0))).toBe('less than 1 MiB')
    expect(plain(en.formatMiB(12345))).toBe('12 345 MiB')
  })

  it('writes seconds and ordinals', () => {
    expect(ko.formatSeconds(36.75)).toBe('36.75초')
    expect(plain(en.formatSeconds(36.75))).toBe('36.75 s')
    expect(ko.formatOrdinal(318)).toBe('318번째')
    expect(ko.formatOrdinal(1)).toBe('첫 번째')
    expect(ko.formatOrdinal(21)).toBe('21번째')
    const ordinals = [1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 113, 318].map(en.formatOrdinal)
    expect(ordinals.join(' ')).toBe('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 101st 111th 113th 318th')
  })

  it('names ranges of releases', () => {
    expect(ko.formatGoRange({ since: 6, until: 17 })).toBe('Go 1.6–1.17')
    expect(en.formatGoRange({ since: 5, until: 5 })).toBe('Go 1.5')
    expect(ko.formatGoRange({ since: 18, until: 27 })).toBe('Go 1.18 이후')
    expect(en.formatGoRange({ since: 18, until: 27 })).toBe('Go 1.18 or newer')
  })
})
