import { josa, type ParticlePair } from './ko/format.ts'

/** A word that Korean texts of the project do not use, and what they say instead. */
interface Avoided {
  readonly pattern: RegExp
  readonly instead: string
}

/** A word by itself, or with a particle after it; not inside another Korean word. */
const alone = (word: string) =>
  new RegExp(`(?<![가-힣])${word}(?=(?:은|는|이|가|을|를|에|의|과|와|도|로|으로|입니다|이며|이고)?(?![가-힣]))`)
const anywhere = (word: string) => new RegExp(word)
const starting = (word: string) => new RegExp(`(?<![가-힣])${word}`)

/** The column "쓰지 않는 말" of the project's table of terms. */
const avoided: readonly Avoided[] = [
  { pattern: anywhere('추적 로그'), instead: '트레이스' },
  { pattern: starting('자취'), instead: '트레이스, 흔적' },
  { pattern: anywhere('쓰레기 ?수집'), instead: 'GC' },
  { pattern: starting('사이클'), instead: 'GC 주기' },
  { pattern: anywhere('세계 ?정지'), instead: 'STW' },
  { pattern: anywhere('청소 ?종료'), instead: '스윕 종료, 마크 종료' },
  { pattern: anywhere('병행 ?표시'), instead: '동시 마크' },
  { pattern: anywhere('할당 보조'), instead: '마크 어시스트' },
  { pattern: anywhere('배경 일꾼'), instead: '백그라운드 워커' },
  { pattern: anywhere('라이트 ?배리어'), instead: '쓰기 장벽' },
  { pattern: anywhere('생존 ?힙'), instead: '라이브 힙' },
  { pattern: alone('골'), instead: '힙 목표' },
  { pattern: anywhere('페이싱'), instead: '속도 조절' },
  { pattern: anywhere('청소부'), instead: '스캐빈저' },
  { pattern: anywhere('메모리 ?리미트'), instead: '메모리 상한' },
  { pattern: anywhere('월 ?클락'), instead: '실제 시간' },
  { pattern: anywhere('씨피유'), instead: 'CPU' },
  { pattern: /(?<![가-힣])고 루틴/, instead: '고루틴' },
  { pattern: /(?<!논리 )프로세서/, instead: 'P, CPU' },
  { pattern: anywhere('쓰레드'), instead: '스레드' },
  { pattern: /런 ?큐(?!스)/, instead: '실행 큐' },
  { pattern: starting('대기열'), instead: '실행 큐' },
  { pattern: anywhere('러너블'), instead: '실행할 수 있는' },
  { pattern: starting('회전'), instead: '스피닝' },
  { pattern: starting('파킹'), instead: '멈춰 있는' },
  { pattern: anywhere('시스템 ?호출'), instead: '시스템 콜' },
  { pattern: alone('(?:메모리 )?리?릭'), instead: '누수' },
  { pattern: alone('리크'), instead: '누수' },
  { pattern: anywhere('레이턴시'), instead: '지연 시간' },
  { pattern: anywhere('반올림한'), instead: '버림한' },
  // A table of statistics may have a column of that name.
  { pattern: /(?<![가-힣])표본(?=[가-힣 ])/, instead: '샘플' },
  { pattern: anywhere('워크벤치'), instead: '작업대' },
  { pattern: anywhere('표준 오류'), instead: '표준 에러' },
  { pattern: starting('라인'), instead: '줄' },
]

const doublePassive = /되어[지졌진질집]|(?:보여|쓰여|잊혀|닫혀|열려|잡혀|불려|나뉘어|갈려|놓여)[지졌진질집]|어지게 되/

/** Korean counters are written to the number, units of their own are not. */
const looseCounter =
  /\d (?:번째|개(?![가-힣]*발)|초(?!기|당)|번(?!호)|줄|바이트|배(?![가-힣]{2})|밀리초|마이크로초|강(?![가-힣]{2})|가지|퍼센트)/
const tightUnit = /\d(?:ms|µs|ns|KiB|MiB|GiB|KB|MB|GB|%)(?![A-Za-z0-9])/

/** Whether one can tell from its letters how the word before a particle ends. */
function isDecidable(word: string): boolean {
  const read =
    word
      .replace(/\(.*?\)/g, '')
      .match(/[가-힣]|[A-Za-z]+|\d|%/g)
      ?.at(-1) ?? ''
  // `goalΔ`: a sign that is read, but not known here.
  if (/[^A-Za-z0-9가-힣%`)\]]$/.test(word.replace(/`$/, ''))) return false
  return /^(?:[가-힣]|\d|%|[A-Z]{1,3}|GOGC)$|[aiouy]$|[uoi]e$|[csvtzgd]e$|[lmn]e?$|ng$|s$|[aeiou]p$|ck$|ic$|[lm]it$|^(?:[KMG]i?B)$/.test(
    read,
  )
}

const pairs: Readonly<Record<string, ParticlePair>> = {
  은: '은/는',
  는: '은/는',
  이: '이/가',
  가: '이/가',
  을: '을/를',
  를: '을/를',
  과: '과/와',
  와: '과/와',
  으로: '으로/로',
  로: '으로/로',
}

function wrongParticles(text: string): string[] {
  const found: string[] = []
  // Code in backticks, or a Latin word or number, right before a particle that ends its word.
  for (const [all, word = '', particle = ''] of text.matchAll(
    /(`[^`]+`|(?<![A-Za-z0-9`])[A-Za-z0-9.+-]*[A-Za-z0-9%](?:\s?(?:ms|µs|s|MiB|KiB|B|%|P))?(?:\([^)]*\))?)(으로|은|는|이|가|을|를|과|와|로)(?![가-힣])/g,
  )) {
    const pair = pairs[particle]
    if (!pair || !isDecidable(word)) continue
    const right = josa(word, pair)
    if (right !== all) found.push(`${all} → ${right}`)
  }
  return found
}

/** Sentences of prose end in -니다 or -세요, questions in -까; a noun by itself may stand in a list. */
function wrongEndings(text: string): string[] {
  return [...text.matchAll(/[^.?]*[다요죠네지해군까](?:[.?])(?=\s|$|\*|\)|"|”|’)/g)]
    .map(([sentence]) => sentence.trim())
    .filter((sentence) => !/(?:니다|세요)\.$|(?:까|까요|나요)\?$/.test(sentence))
    .map((sentence) => `sentence ending: …${sentence.slice(-14)}`)
}

export interface LintOptions {
  /** Whether the text is made of whole sentences, whose endings are then checked. */
  readonly prose?: boolean
}

/**
 * What is wrong with a Korean text by the project's rules, in words for the author; empty if nothing is. Code stands in
 * backticks and is not looked into, only read aloud for the particle after it.
 */
export function koreanFaults(text: string, { prose = false }: LintOptions = {}): string[] {
  const said = text.replace(/[\u00a0\u202f]/g, ' ')
  // A quoted line is as it was printed.
  const plain = said.replace(/`[^`]*`/g, '`').replace(/gc \d+ @\S+ \d+%/g, 'gc')
  const faults = avoided.flatMap(({ pattern, instead }) => {
    const [found] = plain.match(pattern) ?? []
    return found ? [`"${found.trim()}": ${instead}`] : []
  })
  const rule = (pattern: RegExp, why: string) => {
    const [found] = plain.match(pattern) ?? []
    if (found) faults.push(`"${found}": ${why}`)
  }
  rule(
    /[가-힣A-Za-z0-9`%](?:은\(는\)|이\(가\)|을\(를\)|과\(와\)|와\(과\)|\(으\)로|\((?:은|는|이|가|을|를|으로)\))/,
    'particle in brackets',
  )
  rule(doublePassive, 'double passive')
  rule(/!(?!=)/, 'exclamation mark')
  rule(/\p{Emoji_Presentation}/u, 'emoji')
  rule(looseCounter, 'a Korean counter is written to its number')
  rule(tightUnit, 'one space between number and unit')
  rule(/[가-힣] {2,}[가-힣]/, 'two spaces')
  rule(/[가-힣][.?][가-힣]/, 'no space after a sentence')
  faults.push(...wrongParticles(said).map((each) => `particle: ${each}`))
  if (prose) faults.push(...wrongEndings(plain))
  return faults
}
