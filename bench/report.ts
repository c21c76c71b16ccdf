import type { ReadingResult } from './browser/page.ts'
import { median, type Racer } from './race.ts'

export interface Measured {
  readonly where: string
  readonly times: Readonly<Record<Racer, readonly number[]>>
  /** Bytes, the log's included. */
  readonly memory: number | null
  readonly reading: ReadingResult | null
}

export interface About {
  readonly bytes: number
  readonly processor: string
  readonly cores: number
  readonly rounds: number
}

const words = {
  en: {
    names: {
      parse: 'everything: kinds, values, releases, processes',
      split: 'TextDecoder + `split`',
      indexOf: 'line ends only, `indexOf(10)`',
      regex: 'one regular expression a line, numbers converted',
    },
    memory: 'memory, the log included',
    note: 'In brackets: the speed of the reader compared with this; above 1 the reader is faster.',
    unknown: 'not told',
    about: ({ bytes, processor, cores, rounds }: About) =>
      `A log of ${mega(bytes)} MB made from the samples, median of ${rounds}; ${processor}, ${cores} processors.`,
  },
  ko: {
    names: {
      parse: '전부: 종류, 값, 릴리스, 프로세스',
      split: 'TextDecoder + `split`',
      indexOf: '줄 끝만, `indexOf(10)`',
      regex: '줄마다 정규식 하나, 숫자 변환',
    },
    memory: '메모리(로그 포함)',
    note: '괄호 안은 이 방법과 견준 판독기의 속도이며, 1보다 크면 판독기가 빠릅니다.',
    unknown: '알 수 없음',
    about: ({ bytes, processor, cores, rounds }: About) =>
      `샘플로 만든 ${mega(bytes)} MB 로그, ${rounds}번 잰 값의 중앙값입니다. ${processor}, 프로세서 ${cores}개.`,
  },
} as const

const racers: readonly Racer[] = ['parse', 'split', 'regex', 'indexOf']
const mega = (bytes: number) => Math.round(bytes / 1e6)

export function tableOf(measured: readonly Measured[], about: About, locale: keyof typeof words): string {
  const say = words[locale]
  const ratio = (each: Measured, racer: Racer) =>
    median(each.times[racer].map((time, round) => time / (each.times.parse[round] as number)))
  const speed = (each: Measured, racer: Racer) => Math.round(about.bytes / 1e3 / median(each.times[racer]))
  const cell = (each: Measured, racer: Racer) =>
    racer === 'parse' ? `**${speed(each, racer)}**` : `${speed(each, racer)} (${ratio(each, racer).toFixed(2)}×)`
  const memory = (each: Measured) =>
    each.memory === null ? say.unknown : `${mega(each.memory)} MB (${(each.memory / about.bytes).toFixed(2)}×)`
  return [
    say.about(about),
    '',
    `| MB/s | ${measured.map(({ where }) => where).join(' | ')} |`,
    `| --- |${' ---: |'.repeat(measured.length)}`,
    ...racers.map((racer) => `| ${say.names[racer]} | ${measured.map((each) => cell(each, racer)).join(' | ')} |`),
    `| ${say.memory} | ${measured.map(memory).join(' | ')} |`,
    '',
    say.note,
  ].join('\n')
}

export function summaryOf({ firstAfter, readAfter, longestTask, records }: ReadingResult): string {
  return `${records} records in the page's worker: first after ${Math.round(firstAfter)} ms, all after ${Math.round(readAfter)} ms; longest task of the page ${Math.round(longestTask)} ms`
}

const begin = '<!-- bench: begin -->'
const end = '<!-- bench: end -->'

/** Puts a table between the marks of a README. */
export function withTable(readme: string, table: string): string {
  const from = readme.indexOf(begin)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) throw new Error(`The README has no ${begin} … ${end}`)
  return `${readme.slice(0, from + begin.length)}\n${table}\n${readme.slice(to)}`
}
