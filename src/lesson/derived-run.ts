import { kpisOf } from '../trace/derive/kpi.ts'
import { parseTrace } from '../trace/index.ts'
import type { LineReading } from './reading.ts'

type Derive = (line: LineReading) => string

function ends({ cycles }: LineReading) {
  const first = cycles[0]
  const last = cycles.at(-1)
  if (first === undefined || last === undefined || last.atS <= first.atS) throw new Error('The cell has no two cycles.')
  return { first, last, seconds: last.atS - first.atS }
}

/** MiB/s between the live heaps of the first and the last cycle of the cell. */
export function liveRate(line: LineReading): number {
  const { first, last, seconds } = ends(line)
  return (last.heap.live - first.heap.live) / seconds
}

/** Share of the cell's time during which a cycle ran, percent. */
export function runningPercent(line: LineReading): number {
  const { seconds } = ends(line)
  return line.cycles.slice(0, -1).reduce((sum, { wallMs }) => sum + wallMs, 0) / (seconds * 10)
}

/** A figure of the whole cell, the middle of its range. */
export function figure(line: LineReading, id: 'gc-share' | 'assist-share'): number {
  const value = kpisOf(parseTrace(line.cell))[0]?.kpis.find((each) => each.id === id)?.value
  if (!value) throw new Error(`The cell has too few cycles for "${id}".`)
  return (value.lo + value.hi) / 2
}

/** The longest first stop of the cell, ms. */
export const longestStop = ({ cycles }: LineReading) => Math.max(...cycles.map(({ wall }) => wall.sweepTerm))

/** What follows from all cycles of a cell. */
export const derivedOfRun = {
  'live-rate': (line) => `${Math.round(liveRate(line))} MiB`,
  'cell-seconds': (line) => `${ends(line).seconds.toFixed(1)} s`,
  'running-percent': (line) => `${Math.round(runningPercent(line))} %`,
  'gc-share': (line) => `${Math.round(figure(line, 'gc-share'))} %`,
  'assist-share': (line) => `${Math.round(figure(line, 'assist-share'))} %`,
  'longest-stop': (line) => `${longestStop(line)} ms`,
  /** What a scav line says is given back. */
  'given-back': (line) => `${Math.floor(line.value('released') / 1024)} MiB`,
  /** What survived the cycle before. */
  'live-before': (line) => {
    const before = line.cycles[line.cycles.indexOf(line.cycle) - 1]
    if (before === undefined) throw new Error('The cycle before is not in the cell.')
    return `${before.heap.live} MiB`
  },
} satisfies Record<string, Derive>
