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
    const columns = Array.from({ length: 24 }, () => new Float64Array(lines.length))
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
} as const

export type Racer = keyof typeof racers

const n = '([0-9.]+)'
/** Go 1.5 to 1.27. */
const cycle = new RegExp(
  `^gc (\\d+) @${n}s (\\d+)%: ${n}\\+${n}\\+${n}(?:\\+${n}\\+${n})? ms clock, ${n}\\+${n}(?:\\+${n}\\+${n})?/${n}/${n}\\+${n} ms cpu, (\\d+)->(\\d+)->(\\d+) MB, (\\d+) MB goal,.* (\\d+) P`,
)
const summary =
  /^SCHED (\d+)ms: gomaxprocs=(\d+) idleprocs=(\d+) threads=(\d+) spinningthreads=(\d+).* idlethreads=(\d+) runqueue=(\d+)/
const pacer =
  /^pacer: (?:assist ratio=(\S+) \(scan (\d+) MB in (\d+)->(\d+) MB\) workers=(\d+)\+(\S+)|(\d+)% CPU \((\d+) exp\.\) for (\d+)\+(\d+)\+(\d+) B work \((\d+) B exp\.\) in (\d+) B -> (\d+) B)/

/** Milliseconds of each racer in each round, in turn, so that what else the machine does hits all of them alike. */
export function race(
  bytes: Uint8Array,
  rounds: number,
  names = Object.keys(racers) as Racer[],
): Record<Racer, number[]> {
  const times: Record<Racer, number[]> = { parse: [], split: [], indexOf: [], regex: [] }
  let sum = 0
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const start = performance.now()
      sum += racers[name](bytes)
      times[name].push(performance.now() - start)
    }
  }
  if (sum === 0) throw new Error('Nothing was read')
  return times
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}
