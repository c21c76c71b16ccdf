import { readTable } from '../src/trace/columns/index.ts'

/** What reads a whole log, and how. Each returns something that depends on all of it, so that nothing is left out. */
export const racers = {
  /** The product's reader: every kind, every value checked, columns. */
  parse: (bytes: Uint8Array) => readTable(bytes).length,
  split: (bytes: Uint8Array) => new TextDecoder().decode(bytes).split('\n').length,
  indexOf: (bytes: Uint8Array) => {
    let lines = 0
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
    return lines
  },
  /** One regular expression a line and its numbers: what a short script does, without checking that they can be right. */
  regex: (bytes: Uint8Array) => {
    const lines = new TextDecoder().decode(bytes).split('\n')
    const columns = Array.from({ length: 32 }, () => new Float64Array(lines.length))
    let rows = 0
    for (const line of lines) {
      const match = (line.startsWith('gc') ? cycle : line.startsWith('SCHED') ? summary : pacer).exec(line)
      if (!match) continue
      for (let i = 1; i < match.length; i++) {
        const text = match[i]
        if (text !== undefined) (columns[i] as Float64Array)[rows] = Number(text)
      }
      rows++
    }
    return rows + (columns[2]?.[rows - 1] ?? 0)
  },
  /** The same with a name for each group, as such scripts are written to be read. */
  named: (bytes: Uint8Array) => {
    const lines = new TextDecoder().decode(bytes).split('\n')
    const columns = new Map(groupNames.map((name) => [name, new Float64Array(lines.length)]))
    let rows = 0
    for (const line of lines) {
      const match = (line.startsWith('gc') ? namedCycle : line.startsWith('SCHED') ? namedSummary : namedPacer).exec(
        line,
      )
      if (!match) continue
      const { groups } = match
      for (const name in groups) {
        const text = groups[name]
        if (text !== undefined) (columns.get(name) as Float64Array)[rows] = Number(text)
      }
      rows++
    }
    return rows + (columns.get('g2')?.[rows - 1] ?? 0)
  },
} as const

export type Racer = keyof typeof racers
export const racerNames = Object.keys(racers) as Racer[]

const n = '([0-9.]+)'
const w = '(\\d+)'
const f = '(\\S+)'
/** Go 1.5 to 1.27. */
const cycle = new RegExp(
  `^gc ${w} @${n}s ${w}%(?: \\(checking for goroutine leaks\\))?: ${n}\\+${n}\\+${n}(?:\\+${n}\\+${n})? ms clock, ${n}\\+${n}(?:\\+${n}\\+${n})?/${n}/${n}\\+${n} ms cpu, ${w}->${w}->${w} MB, ${w} MB goal,(?: ${w} MB stacks, ${w} MB globals,)? ${w} P(?: \\(forced\\))?$`,
)
const summary = new RegExp(
  `^SCHED ${w}ms: gomaxprocs=${w} idleprocs=${w} threads=${w} spinningthreads=${w}(?: needspinning=${w})? idlethreads=${w} runqueue=${w}`,
)
const pacer = new RegExp(
  `^pacer: (?:assist ratio=${f} \\(scan ${w} MB in ${w}->${w} MB\\) workers=${w}\\+${f}|${w}% CPU \\(${w} exp\\.\\) for ${w}\\+${w}\\+${w} B work \\(${w} B exp\\.\\) in ${w} B -> ${w} B \\(∆goal (-?\\d+), cons/mark ([^)]+)\\)|sweep done at heap size ${w}MB; allocated ${w}MB during sweep; swept ${w} pages at ${f} pages/byte)$`,
)

/** With a name for each group: `g1`, `g2`, … */
function withNames({ source }: RegExp): RegExp {
  let count = 0
  return new RegExp(source.replace(/\((?!\?)(?<!\\\()/g, () => `(?<g${++count}>`))
}
const namedCycle = withNames(cycle)
const namedSummary = withNames(summary)
const namedPacer = withNames(pacer)
const groupNames = Array.from({ length: 32 }, (_, index) => `g${index}`)

/** How many lines the regular expressions match, so that it is seen that they do their part. */
export function matchedLines(bytes: Uint8Array): number {
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.filter((line) => [cycle, summary, pacer].some((each) => each.test(line))).length
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
