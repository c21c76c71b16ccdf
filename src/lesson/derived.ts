import type { Interval } from '../trace/derive/gc-cycle.ts'
import type { TraceRecord } from '../trace/record.ts'
import { derivedOfDetail } from './derived-detail.ts'
import { derivedOfPacer } from './derived-pacer.ts'
import { derivedOfRun } from './derived-run.ts'
import type { LineReading } from './reading.ts'

type Derive = (line: LineReading) => string

/** What lines print, added or multiplied, has no more decimals than its most precise part. */
const ms = (value: number, decimals = 3) => `${value.toFixed(decimals)} ms`
const percent = (fraction: number) => `${Math.round(fraction * 100)} %`
const between = (range: Interval, decimals: number) => `${range.lo.toFixed(decimals)}–${range.hi.toFixed(decimals)}`

function quotient(cpu: Interval, wall: Interval): Interval {
  return { lo: cpu.lo / wall.hi, hi: wall.lo === 0 ? Number.POSITIVE_INFINITY : cpu.hi / wall.lo }
}

function stwProcs(line: LineReading): string {
  const inferred = line.cycle.stwProcs
  if (inferred.type === 'impossible') throw new Error(`No processor count fits the STW terms of "${line.text}".`)
  return inferred.type === 'known' ? String(inferred.procs) : `${inferred.lo}–${inferred.hi}`
}

function nextOf(line: LineReading) {
  if (line.next === undefined) throw new Error(`"${line.text}" is the last cycle of its cell.`)
  return line.next
}

/** What follows from a gc line. */
export const derivedOfCycle = {
  /** Both pauses together. */
  stw: (line) => ms(line.cycle.stwMs),
  'stw-us': (line) => `${Math.round(line.cycle.stwMs * 1000)} µs`,
  /** From the first stop to the end of mark termination. */
  wall: (line) => ms(line.cycle.wallMs),
  cpu: (line) => ms(line.cycle.cpuMs),
  'cpu-per-wall': (line) => (line.cycle.cpuMs / line.cycle.wallMs).toFixed(1),
  /** The processor count that the STW terms were multiplied by. */
  'stw-procs': stwProcs,
  'sweep-term-quotient': (line) => between(quotient(line.range('sweep-term-cpu'), line.range('sweep-term-wall')), 2),
  'mark-term-quotient': (line) => between(quotient(line.range('mark-term-cpu'), line.range('mark-term-wall')), 2),
  /** The first value that the printed one is not any more, since it is truncated. */
  'sweep-term-wall-below': (line) => ms(line.range('sweep-term-wall').hi),
  'sweep-term-product': (line) => ms(line.value('sweep-term-wall') * Number(stwProcs(line))),
  'mark-capacity': (line) => ms(line.cycle.mark.capacityMs, 2),
  'wall-by-procs': (line) => ms(line.cycle.wallMs * line.cycle.procs, 2),
  'mark-gc': (line) => ms(line.cycle.mark.assist.ms + line.cycle.mark.background.ms + line.cycle.mark.idle.ms),
  'mark-gc-percent': (line) =>
    percent(line.cycle.mark.assist.fraction + line.cycle.mark.background.fraction + line.cycle.mark.idle.fraction),
  'assist-percent': (line) => percent(line.cycle.mark.assist.fraction),
  'background-percent': (line) => percent(line.cycle.mark.background.fraction),
  program: (line) => ms(line.cycle.mark.program.ms, 2),
  'program-percent': (line) => percent(line.cycle.mark.program.fraction),
  freed: (line) => `${line.cycle.freedMiB} MiB`,
  /** From the start of this cycle to the start of the next. */
  'until-next': (line) => `${Math.round((nextOf(line).atS - line.cycle.atS) * 1000)} ms`,
  'next-at': (line) => `${nextOf(line).atS.toFixed(3)} s`,
  /** Cycles of the cell that started per second, between the first and the last. */
  'cycles-per-s': (line) => {
    const first = line.cycles[0]
    const last = line.cycles.at(-1)
    if (first === undefined || last === undefined || last.atS <= first.atS)
      throw new Error('The cell has no two cycles.')
    return String(Math.round((line.cycles.length - 1) / (last.atS - first.atS)))
  },
  cycles: (line) => String(line.cycles.length),
} satisfies Record<string, Derive>

const schedLines = (line: LineReading) => line.records.filter(({ kind }) => kind === 'schedtrace.summary')
const listOf = (record: TraceRecord, field: string) =>
  record.fields.flatMap(({ field: each, value }) => (each === field ? Number(value) : []))
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0)
const waiting = (record: TraceRecord) => sum(listOf(record, 'runqueue')) + sum(listOf(record, 'local-runqueues'))

function nextSched(line: LineReading): TraceRecord {
  const lines = schedLines(line)
  const next = lines[lines.indexOf(line.record) + 1]
  if (next === undefined) throw new Error(`"${line.text}" is the last SCHED line of its cell.`)
  return next
}

/** Switches from this SCHED line to the next, all Ps together. */
export const tickRise = (line: LineReading) =>
  sum(listOf(nextSched(line), 'schedticks')) - sum(line.values('schedticks'))

/** Goroutines in all queues of a SCHED line. */
export const queued = (line: LineReading) => waiting(line.record)

/** How many lines of the cell show nothing in any queue. */
export const emptyLines = (line: LineReading) => schedLines(line).filter((each) => waiting(each) === 0).length

/** What follows from a SCHED line. */
export const derivedOfSched = {
  queued: (line) => String(queued(line)),
  /** Numbers in the brackets. */
  queues: (line) => String(line.values('local-runqueues').length),
  'sched-lines': (line) => String(schedLines(line).length),
  'empty-lines': (line) => String(emptyLines(line)),
  'tick-rise': (line) => String(tickRise(line)),
  'until-next-line': (line) => `${sum(listOf(nextSched(line), 'at')) - line.value('at')} ms`,
} satisfies Record<string, Derive>

/** What a lesson may say of a line beyond what it prints. Each is computed from the printed values when the site is built. */
export const derived = {
  ...derivedOfCycle,
  ...derivedOfRun,
  ...derivedOfSched,
  ...derivedOfPacer,
  ...derivedOfDetail,
} satisfies Record<string, Derive>

export type Derived = keyof typeof derived
