import type { GoRange } from '../../trace/go-version.ts'
import { formatGo } from '../../trace/go-version.ts'
import { closedGoRange, groupDigits, printedMs, shortMs, withUnit } from '../number.ts'

/** 앞이 받침 있는 말에, 뒤가 받침 없는 말에 붙는 꼴입니다. */
export type ParticlePair =
  | '은/는'
  | '이/가'
  | '을/를'
  | '과/와'
  | '으로/로'
  | '이나/나'
  | '이며/며'
  | '이고/고'
  | '이었/였'
  | '이라고/라고'
  | '이라면/라면'

// 읽는 소리의 마지막 음절: A는 에이, B는 비, …; 0은 영, 1은 일.
const letterSounds = '이비씨디이프지치이이이엘엠엔오피큐알스티유이유스이트'
const digitSounds = '영일이삼사오육칠팔구'
// 낱말로 읽는 소문자 이름: idle은 아이들, goal은 골, heap은 힙, stack은 스택, time은 타임.
const wordSounds: readonly (readonly [RegExp, string])[] = [
  [/le?$/, '들'],
  [/ng$/, '잉'],
  [/[mn]e?$/, '임'],
  [/[aeiou]p$|eep$/, '입'],
  [/ck$|ic$/, '익'],
  [/[lm]it$/, '잇'],
]

/** 마지막에 소리 나는 음절. 괄호 안의 말과 백틱처럼 소리 나지 않는 글자는 건너뜁니다. 단위(`ms`, `MiB`, `%`)에는 받침이 없습니다. */
function lastSound(word: string): string {
  const read =
    word
      .replace(/\(.*?\)/g, '')
      .match(/[가-힣]|[A-Za-z]+|\d|%/g)
      ?.at(-1) ?? ''
  if (/\d/.test(read)) return digitSounds.charAt(Number(read))
  // 짧은 대문자 이름은 글자로(GOGC, STW, P), 긴 이름은 낱말로(GOMAXPROCS) 읽습니다.
  if (/^[A-Z]{1,5}$/.test(read)) return letterSounds.charAt(read.charCodeAt(read.length - 1) - 65)
  return wordSounds.find(([ending]) => ending.test(read.toLowerCase()))?.[1] ?? read
}

/** 말에 알맞은 조사를 붙입니다: `josa('GOGC', '은/는')`은 `GOGC는`입니다. */
export function josa(word: string, pair: ParticlePair): string {
  const code = lastSound(word).charCodeAt(0) - 0xac00
  const final = code >= 0 && code < 11172 ? code % 28 : 0
  const [withFinal, without] = pair.split('/')
  const closed = final !== 0 && !(pair === '으로/로' && final === 8)
  return word + (closed ? withFinal : without)
}

export const formatNumber = groupDigits

/** `62 µs`, `1.2 ms`, `36.75 s`. */
export const formatMs = shortMs

/** 줄에 찍힌 자릿수 그대로: `0.040 ms`. */
export function formatPrintedMs(ms: number): string {
  return withUnit(printedMs(ms), 'ms')
}

/** 우리말 단위는 붙여 씁니다: `36.75초`. */
export function formatSeconds(seconds: number): string {
  return `${groupDigits(seconds)}초`
}

/** 버림한 값이므로 0은 `1 % 미만`입니다. */
export function formatPercent(percent: number): string {
  return percent === 0 ? `${withUnit(1, '%')} 미만` : withUnit(percent, '%')
}

/** 버림한 값이므로 0은 `1 MiB 미만`입니다. */
export function formatMiB(mib: number): string {
  return mib === 0 ? `${withUnit(1, 'MiB')} 미만` : withUnit(mib, 'MiB')
}

export function formatOrdinal(value: number): string {
  // Spelt as it is said: nobody says 일번째.
  return value === 1 ? '첫 번째' : `${groupDigits(value)}번째`
}

/** `Go 1.6–1.17`, `Go 1.18 이후`. */
export function formatGoRange(range: GoRange): string {
  const closed = closedGoRange(range)
  return closed === null ? `Go ${formatGo(range.since)} 이후` : `Go ${closed}`
}
