import type { ReadingResult } from './browser/page.ts'
import type { Sample } from './make-log.ts'
import { type Piped, type PipeFormat, pipeFormats } from './pipe.ts'
import { median, type Racer } from './race.ts'

/** Milliseconds of each racer in each round, on each log. */
export type Times = Readonly<Record<Sample, Readonly<Record<Racer, readonly number[]>>>>

export interface Measured {
  readonly where: string
  readonly times: Times
  /** Whether the times are those of the thread alone, or of the clock on the wall. */
  readonly clock: 'thread' | 'wall'
  readonly memory: readonly MemoryRow[]
}

export interface MemoryRow {
  readonly what: 'reading' | 'holding'
  /** Bytes above what the process took before, at most; the log's own bytes are in them. `null`: not told. */
  readonly more: number | null
}

export interface PipeRow {
  readonly megabytes: number
  /** What was not measured is left out. */
  readonly each: Readonly<Partial<Record<PipeFormat, Piped>>>
}

export interface HostileRow {
  readonly name: string
  /** Milliseconds for a text and for one four times as long. */
  readonly columns: readonly number[]
  readonly records: readonly number[]
}

export interface About {
  readonly bytes: number
  readonly processor: string
  readonly cores: number
  /** Processes that wanted a processor, on average over the time of the measurement. */
  readonly load: number
  readonly rounds: number
}

export interface Report {
  readonly measured: readonly Measured[]
  readonly pipes: readonly PipeRow[]
  readonly hostile: readonly HostileRow[]
  readonly about: About
}

const words = {
  en: {
    racers: {
      parse: 'everything: kinds, values, releases, processes',
      split: 'TextDecoder + `split`',
      regex: 'one regular expression a line, numbers converted',
      named: 'the same with named groups',
      indexOf: 'line ends only, `indexOf(10)`',
    },
    logs: { mixed: 'mixed', ascii: 'ASCII', korean: 'Korean' },
    about: ({ bytes, processor, cores, load, rounds }: About) =>
      `Logs of ${mega(bytes)} MB made from the samples: of 100 lines 80 are cycles of Go 1.6 to 1.27, 7 SCHED lines, 5 the pacer's and 8 a service's own. \`mixed\` is as the samples are (some pacer lines have a \`∆\`), \`ASCII\` leaves those out, and in \`Korean\` the service speaks Korean. Median of ${rounds} rounds in which all take turns; ${processor}, ${cores} processors, ${state(load, cores, 'en')}.`,
    clocks: {
      thread: 'Times are those the thread was running, as the system counts them.',
      wall: 'Times are those of the clock on the wall.',
    },
    speed: 'MB/s',
    note: 'In brackets: the speed of the reader compared with this; above 1 the reader is faster.',
    memory: (megabytes: number) => `memory at most, for a file of ${megabytes} MB`,
    memoryWhat: { reading: 'reading it all, columns kept', holding: 'a page that only holds the bytes' },
    memoryNote:
      'Resident memory at its highest, less what the process took before the file was opened; in Chromium of the page’s process, as the system tells it (`VmHWM`).',
    unknown: 'not told',
    pipe: '`annotate`, from a pipe',
    pipeNote:
      'Memory of the whole process at its highest, Node.js itself included, and its processor time. The same 10 MB again and again; – was not measured.',
    hostile: 'hostile texts: time for 10 MB against 2.5 MB',
    columns: 'columns (worker)',
    records: 'records (page, command)',
    hostileNote: 'Four times the text; a time that grows with it is about 4.',
  },
  ko: {
    racers: {
      parse: '전부: 종류, 값, 릴리스, 프로세스',
      split: 'TextDecoder + `split`',
      regex: '줄마다 정규식 하나, 숫자 변환',
      named: '같은 정규식에 이름 붙인 그룹',
      indexOf: '줄 끝만, `indexOf(10)`',
    },
    logs: { mixed: '섞인 로그', ascii: 'ASCII', korean: '한국어' },
    about: ({ bytes, processor, cores, load, rounds }: About) =>
      `샘플로 만든 ${mega(bytes)} MB 로그로 쟀습니다. 100줄 가운데 80줄은 Go 1.6–1.27의 GC 주기, 7줄은 SCHED, 5줄은 페이서, 8줄은 서비스가 스스로 남긴 줄입니다. ‘섞인 로그’는 샘플 그대로이고(페이서 줄 일부에 \`∆\`가 있음), ‘ASCII’에서는 그런 줄을 뺐으며, ‘한국어’에서는 서비스가 한국어로 로그를 남깁니다. 모두가 번갈아 달리는 ${rounds}라운드의 중앙값입니다. ${processor}, 프로세서 ${cores}개, ${state(load, cores, 'ko')}.`,
    clocks: {
      thread: '시간은 운영체제가 센, 그 스레드가 실제로 실행된 시간입니다.',
      wall: '시간은 벽시계 시간입니다.',
    },
    speed: 'MB/s',
    note: '괄호 안은 이 방법과 견준 판독기의 속도이며, 1보다 크면 판독기가 빠릅니다.',
    memory: (megabytes: number) => `${megabytes} MB 파일의 최대 메모리`,
    memoryWhat: { reading: '전부 읽고 열을 유지할 때', holding: '바이트만 들고 있는 페이지' },
    memoryNote:
      '상주 메모리의 최댓값에서 파일을 열기 전의 크기를 뺀 값입니다. Chromium에서는 운영체제가 알려 주는 페이지 프로세스의 값(`VmHWM`)입니다.',
    unknown: '알 수 없음',
    pipe: '파이프로 읽는 `annotate`',
    pipeNote:
      'Node.js를 포함한 프로세스 전체 메모리의 최댓값과 프로세서 시간입니다. 같은 10 MB를 되풀이해 보냈으며, –는 재지 않은 것입니다.',
    hostile: '악의적인 텍스트: 2.5 MB 대비 10 MB의 시간',
    columns: '열(워커)',
    records: '레코드(페이지, 명령줄)',
    hostileNote: '텍스트는 네 배입니다. 시간이 텍스트에 비례하면 4쯤이 됩니다.',
  },
} as const

type Locale = keyof typeof words

const samples: readonly Sample[] = ['mixed', 'ascii', 'korean']
const racers: readonly Racer[] = ['parse', 'split', 'regex', 'named', 'indexOf']
const mega = (bytes: number) => Math.round(bytes / 1e6)

function state(load: number, cores: number, locale: Locale): string {
  const busy = load > cores * 0.75
  const average = load.toFixed(1)
  if (locale === 'ko')
    return busy ? `다른 일로 바쁜 상태(평균 부하 ${average})` : `거의 쉬는 상태(평균 부하 ${average})`
  return busy ? `busy with other work (load average ${average})` : `mostly idle (load average ${average})`
}

/** How much faster the reader is than another, in the median of the rounds. */
export function ratioOf(times: Readonly<Record<Racer, readonly number[]>>, racer: Racer): number {
  return median(times[racer].map((time, round) => time / (times.parse[round] as number)))
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [
    `| ${head.join(' | ')} |`,
    `| --- |${' ---: |'.repeat(head.length - 1)}`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]
}

export function textOf({ measured, pipes, hostile, about }: Report, locale: Locale): string {
  const say = words[locale]
  const clock = measured[0]?.clock ?? 'wall'
  const lines: string[] = [`${say.about(about)} ${say.clocks[clock]}`, '']

  for (const { where, times } of measured) {
    const cell = (sample: Sample, racer: Racer) => {
      const speed = Math.round(about.bytes / 1e3 / median(times[sample][racer]))
      return racer === 'parse' ? `**${speed}**` : `${speed} (${ratioOf(times[sample], racer).toFixed(2)}×)`
    }
    const rows = racers.map((racer) => [say.racers[racer], ...samples.map((sample) => cell(sample, racer))])
    lines.push(...table([`${where}, ${say.speed}`, ...samples.map((sample) => say.logs[sample])], rows), '')
  }
  lines.push(say.note, '')

  const told = measured.flatMap(({ where, memory }) => memory.map((row) => ({ where, ...row })))
  const share = (more: number | null) =>
    more === null ? say.unknown : `${mega(more)} MB (${(more / about.bytes).toFixed(2)}×)`
  lines.push(
    ...table(
      [say.memory(mega(about.bytes)), ''],
      told.map(({ where, what, more }) => [`${where}: ${say.memoryWhat[what]}`, share(more)]),
    ),
    '',
    say.memoryNote,
    '',
  )

  if (pipes.length > 0) lines.push(...pipeTable(pipes, locale), '', say.pipeNote, '')

  const growth = ([small = Number.NaN, large = Number.NaN]: readonly number[]) =>
    `${Math.round(large)} ms (${(large / small).toFixed(1)}×)`
  lines.push(
    ...table(
      [say.hostile, say.columns, say.records],
      hostile.map(({ name, columns, records }) => [name, growth(columns), growth(records)]),
    ),
    '',
    say.hostileNote,
  )
  return lines.join('\n')
}

function pipeTable(pipes: readonly PipeRow[], locale: Locale): string[] {
  const formats = Object.keys(pipeFormats) as PipeFormat[]
  const cell = (piped: Piped | undefined) =>
    piped === undefined ? '–' : `${mega(piped.peak)} MB, ${Math.round(piped.busy / 1e3)} s`
  return table(
    [words[locale].pipe, ...formats.map((format) => `\`${format}\``)],
    pipes.map(({ megabytes, each }) => [`${megabytes} MB`, ...formats.map((format) => cell(each[format]))]),
  )
}

/** A README in which the table about pipes is a new one; the same where it has none. */
export function withPipes(readme: string, pipes: readonly PipeRow[], locale: Locale): string {
  const from = readme.indexOf(`| ${words[locale].pipe} |`)
  const to = readme.indexOf('\n\n', from)
  if (from < 0 || to < 0 || pipes.length === 0) return readme
  return `${readme.slice(0, from)}${pipeTable(pipes, locale).join('\n')}${readme.slice(to)}`
}

export function summaryOf({ firstAfter, readAfter, longestTask, records }: ReadingResult): string {
  return `${records} records in the page's worker: first after ${Math.round(firstAfter)} ms, all after ${Math.round(readAfter)} ms; longest task of the page ${Math.round(longestTask)} ms`
}

const begin = '<!-- bench: begin -->'
const end = '<!-- bench: end -->'

/** Puts a table between the marks of a README. */
export function withTable(readme: string, text: string): string {
  const from = readme.indexOf(begin)
  const to = readme.indexOf(end)
  if (from < 0 || to < from) throw new Error(`The README has no ${begin} … ${end}`)
  return `${readme.slice(0, from + begin.length)}\n${text}\n${readme.slice(to)}`
}
