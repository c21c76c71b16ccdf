import { readFileSync } from 'node:fs'
import { sample } from '../build/samples.ts'
import { parseTrace } from '../trace/index.ts'
import { cellOf, type LessonSource, type Said } from './read-lesson.ts'

/** Numbers that the runtime's source fixes, that are thresholds, or that say how a thing is counted. */
const constants = [
  /\b4 MiB\b/g, // heapMinimum
  /\b1 MiB\b/g, // least distance of the goal, Go 1.6 to 1.17; also the unit that sizes are truncated to
  /\b8 KiB\b/g, // a page of the runtime
  /\b64 KiB\b/g, // least distance of the goal since Go 1.18
  /\b(?:20 µs|10 ms)\b/g, // how often the monitor thread looks whether a SCHED line is due
  /\b25 %/g, // gcBackgroundUtilization
  /\b[01] %/g, // what a truncated percentage can hide
  /(?<![\d.])1(?:초|바이트)/g, // one of a unit, as in "for each second"
  /(?<![\d.])1000(?:밀리초| milliseconds| of them)/g, // milliseconds of a second
  /\b1024\b|\b20(?:제곱|th\b)/g, // how bytes become MiB
  /\b256(?:개| ?goroutines)?/g, // len(p.runq)
  /\b4096\b/g, // _Gscan
  /(?<=, )32(?=,| and)|^32$/gm, // _MaxGcproc, the most threads that did GC until Go 1.9
  /(?<!\d)100(?=이라면|, what)/g, // the default of GOGC
  /\b11(?=은 cgo|, since)/g, // _Gdeadextra, the status with the highest number
  /\bGo 1\.\d+(?:[–-](?:Go )?1\.\d+)?/g,
  /\bgolang\/go#\d+/g,
  /\b(?:19|20)\d\d(?=년| |,|\.|:|$)/gm, // years, of articles and releases
  /(?<=년 )\d+(?=월)/g,
]

const dayMs = 24 * 60 * 60 * 1000

/** What lessons reckon from conditions of a run, with the reckoning. */
const reckoned: readonly { readonly said: RegExp; readonly holds: () => boolean }[] = [
  // A line a second for a day.
  { said: /\b8만 줄|\b80,000 lines/g, holds: () => dayMs / 1000 > 80_000 && dayMs / 1000 < 90_000 },
  {
    // Each of the goroutines that the web service leaves behind wakes every 10 ms.
    said: /\b30만 번/g,
    holds: () => {
      const source = readFileSync('content/programs/webservice/main.go', 'utf8')
      return /"leakmax", 3000/.test(source) && /Sleep\(10 \* time\.Millisecond\)/.test(source)
    },
  },
]

/** What a lesson may say of its samples without printing it: how they were made. */
export interface Conditions {
  /** Everything printed on a line of the lesson's cells, as printed. */
  readonly printed: ReadonlySet<string>
  /** Numbers of GOMAXPROCS, arguments, settings and the program's own source. */
  readonly counts: ReadonlySet<string>
  /** Times among them, with their unit: `3 s`, `10 ms`. */
  readonly times: ReadonlySet<string>
}

/** How the samples of a lesson were made, from their provenance and from the source of the program that printed them. */
export function conditionsOf(lesson: LessonSource): Conditions {
  const names = Object.keys(lesson.frontmatter.cells)
  const made = names.map((name) => sample(lesson.frontmatter.cells[name]?.sample ?? '').provenance)
  const printed = names.flatMap((name) => {
    const text = cellOf(lesson, name)
    return parseTrace(text).records.flatMap(({ fields }) => fields.map(({ start, end }) => text.slice(start, end)))
  })
  const procs = names.flatMap((name) =>
    parseTrace(cellOf(lesson, name)).records.flatMap(({ fields }) =>
      fields.flatMap(({ field, value }) => (field === 'procs' || field === 'gomaxprocs' ? String(value) : [])),
    ),
  )
  const told = made.map(({ arguments: args, godebug, gomaxprocs, goVersion, gogc }) =>
    [args, godebug, gomaxprocs, goVersion && '', gogc].join(' '),
  )
  const sources = [...new Set(made.flatMap(({ origin, program }) => (origin === 'run' ? program : [])))].map(
    (program) => readFileSync(`content/programs/${program}/main.go`, 'utf8'),
  )
  const commands = lesson.used.flatMap(({ name, props }) =>
    name === 'Commands' ? [props['lines']].flat().map(String) : [],
  )
  const code = lesson.said.flatMap(({ type, text }) => (type === 'code' ? text : []))
  const all = [...told, ...sources, ...commands, ...code].join('\n')
  const times = [...all.matchAll(/\b(\d+)(ms|s)\b/g)].map(([, number, unit]) => `${number} ${unit}`)
  const inSource = [...all.matchAll(/\b(\d+) ?\* ?time\.(Millisecond|Second)/g)].map(
    ([, number, unit]) => `${number} ${unit === 'Second' ? 's' : 'ms'}`,
  )
  return {
    printed: new Set(printed),
    counts: new Set([...procs, ...(all.match(/(?<![\d.])\d+(?![\d.])/g) ?? [])]),
    times: new Set([...times, ...inSource]),
  }
}

const timeUnits: Readonly<Record<string, string>> = {
  초: 's',
  s: 's',
  second: 's',
  seconds: 's',
  밀리초: 'ms',
  ms: 'ms',
  millisecond: 'ms',
  milliseconds: 'ms',
}

/**
 * Numbers that stand in a text by themselves although they come from a trace: those with a unit of traces, with decimals,
 * or of two digits and more. They have to be printed by `<Value>` or a `{place}`, or stand in quotation marks or in
 * `<Illustration>`; or be a condition of the run that the sample's provenance knows, or a constant of the runtime.
 */
export function bareNumbers(type: Said['type'], text: string, { printed, counts, times }: Conditions): string[] {
  if (type === 'code') return (text.match(/\d+\.\d+/g) ?? []).filter((each) => !printed.has(each))
  const quoted = text.replace(/`[^`]*`|\{[^}]*\}|‘[^’]*’|“[^”]*”/g, '~')
  const known = reckoned.filter(({ holds }) => holds()).map(({ said }) => said)
  const plain = [...known, ...constants].reduce((rest, each) => rest.replace(each, '~'), quoted)
  const found = plain.matchAll(
    /(?<![A-Za-z0-9.])(\d+(?:\.\d+)?)(?: ?(ms|µs|ns|s|MiB|GiB|KiB|MB|KB|B|%|P|밀리초|마이크로초|초|바이트|퍼센트|milliseconds?|microseconds?|seconds?|bytes?)(?![A-Za-z]))?/g,
  )
  return [...found].flatMap(([all, number = '', unit]) => {
    const time = unit && timeUnits[unit]
    if (time) return times.has(`${number} ${time}`) ? [] : all
    if (number.includes('.')) return all
    if (unit === undefined && number.length === 1) return []
    const isCount = unit === undefined || unit === 'P' || unit === 'MB'
    // The very number that a line of the lesson prints, as in a heading that asks about it.
    if (unit === undefined && printed.has(number)) return []
    return isCount && counts.has(number) ? [] : all
  })
}
