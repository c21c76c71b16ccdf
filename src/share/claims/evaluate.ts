// Whether a claim holds, as far as truncated numbers can tell.

import { parseFilter } from '../../trace/derive/filter.ts'
import { type GcCycle, gcCyclesOf } from '../../trace/derive/gc-cycle.ts'
import {
  addIntervals,
  type Interval,
  printedInterval,
  scaleInterval,
  subtractIntervals,
} from '../../trace/derive/interval.ts'
import { fewestCycles, type KpiId, kpisOf } from '../../trace/derive/kpi.ts'
import { structureOf } from '../../trace/derive/structure.ts'
import { lineSpan } from '../../trace/parse/tokens.ts'
import type { TraceDocument, TraceRecord } from '../../trace/record.ts'
import type { TraceIndex } from '../capsule.ts'
import { type Subject, scaleOf, subjectCalled } from './names.ts'
import { dimensionOfExpression, processOf } from './parse-claim.ts'
import type { Claim, Comparison, Dimension, Expression, Measure } from './syntax.ts'

/** Where a true number may lie, in seconds, bytes, or plain. `open`: below `hi`, never at it, as truncation leaves it. */
export interface Range extends Interval {
  readonly open: boolean
}

/**
 * Why a claim cannot be decided.
 *
 * - `straddles`: the printed digits leave open on which side it is;
 * - `few`: fewer than five cycles or records; `none`: nothing of the kind is in the trace;
 * - `one-trace`: before and after need two; `processes`: several runs in the text, and one has to be chosen;
 * - `unknown`: the lines leave the figure open, as where clocks jump.
 */
export type Undecided = 'straddles' | 'few' | 'none' | 'one-trace' | 'processes' | 'unknown'

/** A physical line, from 0. */
export interface Evidence {
  readonly trace: TraceIndex
  readonly line: number
}

/** One number that was read off a trace. */
export interface Reading {
  readonly measure: Measure
  readonly trace: TraceIndex
  /** `null` where it cannot be told. */
  readonly range: Range | null
  readonly dimension: Dimension
  readonly percent: boolean
  /** How many values it was worked out from. */
  readonly n: number
  /** The lines that decide it, the weightiest first; at most five. */
  readonly lines: readonly Evidence[]
}

export interface Verdict {
  readonly state: 'true' | 'false' | 'undecided'
  /** Only where it is undecided. */
  readonly why?: Undecided
  /** Each number of the claim in its order. */
  readonly readings: readonly Reading[]
  /** Lines of the traces that begin like a record and could not be read: they are in no number. */
  readonly unread: number
}

interface Value {
  readonly range: Interval
  readonly open: boolean
  readonly record: number
}

const mostLines = 5

class Open {
  readonly why: Undecided
  constructor(why: Undecided) {
    this.why = why
  }
}

/** Weighs claims over one trace or two. What is worked out for one claim is kept for the next. */
export class ClaimJudge {
  readonly #traces: readonly TraceOfClaims[]

  constructor(documents: readonly TraceDocument[]) {
    this.#traces = documents.slice(0, 2).map((document, index) => new TraceOfClaims(document, index as TraceIndex))
  }

  judge(claim: Claim): Verdict {
    const readings: Reading[] = []
    const unread = this.#traces.reduce((sum, { document }) => sum + document.unread.length, 0)
    try {
      const left = this.#range(claim.left, readings)
      const right = this.#range(claim.right, readings)
      const within = claim.within && this.#range(claim.within, readings)
      const answer =
        claim.comparison === '~'
          ? nearly(left, right, within ?? this.#tolerance(claim, left, right))
          : compare(left, claim.comparison, right)
      return answer === null
        ? { state: 'undecided', why: 'straddles', readings, unread }
        : { state: answer ? 'true' : 'false', readings, unread }
    } catch (thrown) {
      if (!(thrown instanceof Open)) throw thrown
      return { state: 'undecided', why: thrown.why, readings, unread }
    }
  }

  #range(expression: Expression, readings: Reading[]): Range {
    switch (expression.type) {
      case 'number':
        return { lo: expression.value, hi: expression.value, open: false }
      case 'negative': {
        const { lo, hi } = this.#range(expression.of, readings)
        return { lo: -hi, hi: -lo, open: false }
      }
      case 'operation':
        return operate(
          this.#range(expression.left, readings),
          expression.operator,
          this.#range(expression.right, readings),
        )
      case 'measure':
        return this.#read(expression, readings)
    }
  }

  #read(measure: Measure, readings: Reading[]): Range {
    const trace = this.#traces[measure.which === 'before' ? 0 : measure.which === 'after' ? 1 : this.#traces.length - 1]
    if (trace === undefined || (measure.which !== null && this.#traces.length < 2)) throw new Open('one-trace')
    const { reading, why } = trace.read(measure)
    readings.push(reading)
    if (reading.range === null) throw new Open(why ?? 'unknown')
    return reading.range
  }

  /** A tenth of the larger side; for a slope against 0, a tenth of what the line stands at, over its whole length. */
  #tolerance(claim: Claim, left: Range, right: Range): Range {
    const measure = claim.left.type === 'measure' ? claim.left : null
    if (measure?.fn === 'slope' && right.lo === 0 && right.hi === 0) {
      const trace =
        this.#traces[measure.which === 'before' ? 0 : measure.which === 'after' ? 1 : this.#traces.length - 1]
      const level = trace?.levelOverTime(measure)
      if (level == null) throw new Open('unknown')
      return operate(level, '*', { lo: 0.1, hi: 0.1, open: false })
    }
    const [a, b] = [size(left), size(right)]
    return operate({ lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi), open: false }, '*', {
      lo: 0.1,
      hi: 0.1,
      open: false,
    })
  }
}

/** What the claims of one text ask about it. */
class TraceOfClaims {
  readonly document: TraceDocument
  readonly #index: TraceIndex
  readonly #values = new Map<string, readonly Value[]>()
  #cycles: readonly GcCycle[] | undefined
  #processes: readonly number[] | undefined
  #kpis: ReturnType<typeof kpisOf> | undefined
  #records: ReadonlyMap<TraceRecord, number> | undefined

  constructor(document: TraceDocument, index: TraceIndex) {
    this.document = document
    this.#index = index
  }

  read(measure: Measure): { reading: Reading; why?: Undecided } {
    const subject = subjectCalled(measure.of)
    const dimension = dimensionOfExpression(measure)
    const percent = isPercent(measure, subject)
    const answer = (range: Range | null, n: number, records: readonly number[], why?: Undecided) => ({
      reading: { measure, trace: this.#index, range, dimension, percent, n, lines: this.#linesOf(records) },
      ...(why === undefined ? {} : { why }),
    })
    const { fn } = measure
    if (fn === 'count') return this.#count(measure, subject, answer)
    if (subject === null) return answer(null, 0, [], 'none')
    if (fn === 'rate' || (fn === 'share' && subject.type === 'special')) return this.#ofRun(measure, answer)
    if (fn === 'share') return this.#markShare(measure, subject, answer)
    const values = this.#valuesOf(measure.of, subject, measure.where)
    if (values.length === 0) return answer(null, 0, [], 'none')
    const few = new Set(values.map(({ record }) => record)).size < fewestCycles
    const byLo = () => values.toSorted((a, b) => a.range.lo - b.range.lo)
    const ranked = (place: number) => {
      const value = byLo()[place] as Value
      const hi = values.map(({ range }) => range.hi).sort((a, b) => a - b)[place] as number
      return answer({ lo: value.range.lo, hi, open: value.open && hi > value.range.lo }, values.length, [value.record])
    }
    const heaviest = () =>
      byLo()
        .slice(-mostLines)
        .reverse()
        .map(({ record }) => record)
    const total = () => ({ ...addAll(values.map(({ range }) => range)), open: values.some(({ open }) => open) })
    switch (fn) {
      case 'min':
        return ranked(0)
      case 'max':
        return ranked(values.length - 1)
      case 'first':
      case 'last': {
        const value = values.at(fn === 'first' ? 0 : -1) as Value
        return answer({ ...value.range, open: value.open }, values.length, [value.record])
      }
      case 'sum':
        return answer(total(), values.length, heaviest())
      case 'mean': {
        if (few) return answer(null, values.length, [], 'few')
        const { lo, hi, open } = total()
        return answer({ lo: lo / values.length, hi: hi / values.length, open }, values.length, heaviest())
      }
      case 'median':
      case 'percentile': {
        if (few) return answer(null, values.length, [], 'few')
        const share = (measure.rank ?? 50) / 100
        return ranked(Math.max(0, Math.ceil(share * values.length - 1e-9) - 1))
      }
      case 'slope': {
        if (few) return answer(null, values.length, [], 'few')
        if (this.#processesOf(values).size > 1) return answer(null, values.length, [], 'processes')
        const slope = this.#slope(values)
        const ends = [values[0]?.record ?? 0, values.at(-1)?.record ?? 0]
        return slope === null ? answer(null, values.length, ends, 'unknown') : answer(slope, values.length, ends)
      }
    }
  }

  /** What the values stand at, divided by the time between the first and the last: the measure of a slope. */
  levelOverTime(measure: Measure): Range | null {
    const subject = subjectCalled(measure.of)
    if (subject === null) return null
    const values = this.#valuesOf(measure.of, subject, measure.where)
    const times = values.map(({ record }) => this.#at(record))
    const span = subtractIntervals(times.at(-1) ?? { lo: 0, hi: 0 }, times[0] ?? { lo: 0, hi: 0 })
    if (values.length === 0 || span.lo <= 0) return null
    const { lo, hi } = addAll(values.map(({ range }) => range))
    return { lo: lo / values.length / span.hi, hi: hi / values.length / span.lo, open: false }
  }

  // ---- kinds of measures

  #count(
    measure: Measure,
    subject: Subject | null,
    answer: (
      range: Range | null,
      n: number,
      records: readonly number[],
      why?: Undecided,
    ) => { reading: Reading; why?: Undecided },
  ) {
    const exactly = (n: number, records: readonly number[]) =>
      answer({ lo: n, hi: n, open: false }, n, records.slice(0, mostLines))
    const { records } = this.document
    if (subject === null) {
      if (records.length === 0) return answer(null, 0, [], 'none')
      const found = this.#filtered(
        records.map((_, index) => index),
        measure.where,
      )
      return exactly(found.length, found)
    }
    if (subject.type === 'special') {
      const values = this.#valuesOf(measure.of, subject, measure.where)
      if (subject.name !== 'cycles' && this.#cyclesOf().length === 0) return answer(null, 0, [], 'none')
      if (subject.name === 'cycles' && records.length === 0) return answer(null, 0, [], 'none')
      return exactly(
        values.length,
        values.map(({ record }) => record),
      )
    }
    const kinds = records.flatMap(({ kind }, index) => (subject.kinds.has(kind) ? index : []))
    if (kinds.length === 0) return answer(null, 0, [], 'none')
    const has = kinds.filter((index) =>
      records[index]?.fields.some(({ field, value }) => field === subject.field && value !== false),
    )
    const found = this.#filtered(has, measure.where)
    return exactly(found.length, found)
  }

  #markShare(
    measure: Measure,
    subject: Subject,
    answer: (
      range: Range | null,
      n: number,
      records: readonly number[],
      why?: Undecided,
    ) => { reading: Reading; why?: Undecided },
  ) {
    const field = subject.type === 'field' ? subject.field : ''
    const index = this.#indexOf()
    const allowed = new Set(
      this.#filtered(
        this.#cyclesOf().map(({ record }) => index.get(record) ?? 0),
        measure.where,
      ),
    )
    const cycles = this.#cyclesOf().filter(
      ({ record, staleMarkCpu }) => !staleMarkCpu && allowed.has(index.get(record) ?? -1),
    )
    if (cycles.length === 0) return answer(null, 0, [], 'none')
    if (cycles.length < fewestCycles) return answer(null, cycles.length, [], 'few')
    const spent = addAll(cycles.map(({ record }) => this.#printed(record, field)))
    const room = addAll(cycles.map(({ record, procs }) => scaleInterval(this.#printed(record, 'mark-wall'), procs)))
    if (room.lo <= 0) return answer(null, cycles.length, [], 'unknown')
    const heaviest = cycles
      .toSorted((a, b) => this.#printed(b.record, field).lo - this.#printed(a.record, field).lo)
      .slice(0, mostLines)
      .map(({ record }) => index.get(record) ?? 0)
    const range = { lo: Math.min(1, spent.lo / room.hi), hi: Math.min(1, spent.hi / room.lo), open: false }
    return answer(range, cycles.length, heaviest)
  }

  #ofRun(
    { fn, of, where }: Measure,
    answer: (
      range: Range | null,
      n: number,
      records: readonly number[],
      why?: Undecided,
    ) => { reading: Reading; why?: Undecided },
  ) {
    this.#kpis ??= kpisOf(this.document)
    const wanted = where === '' ? null : processOf(where)
    const runs = this.#kpis.filter(({ process }) => wanted === null || process === wanted)
    if (runs.length === 0) return answer(null, 0, [], 'none')
    if (runs.length > 1) return answer(null, 0, [], 'processes')
    const id: KpiId = fn === 'share' ? 'gc-share' : of === 'alloc' ? 'allocation-rate' : 'cycle-rate'
    const kpi = runs[0]?.kpis.find((each) => each.id === id)
    const factor = id === 'gc-share' ? 0.01 : id === 'allocation-rate' ? 2 ** 20 : 1
    const n = kpi?.n ?? 0
    if (runs[0]?.tooFew) return answer(null, n, [], 'few')
    if (kpi?.value == null) return answer(null, n, [], 'unknown')
    const process = runs[0]?.process
    const own = this.#cyclesOf().filter(({ record }) => this.#processAt(this.#indexOf().get(record) ?? 0) === process)
    const index = this.#indexOf()
    const weight = ({ stwMs, procs, cpu, heap }: GcCycle) =>
      id === 'gc-share' ? stwMs * procs + cpu.assist + cpu.background : heap.end - heap.live
    const heaviest = own
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, mostLines)
      .map(({ record }) => index.get(record) ?? 0)
    return answer({ lo: kpi.value.lo * factor, hi: kpi.value.hi * factor, open: false }, n, heaviest)
  }

  /** The slope of the line of least squares; the times are taken as printed, only the values as open. */
  #slope(values: readonly Value[]): Range | null {
    const times = values.map(({ record }) => this.#at(record).lo)
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length
    const spread = times.reduce((sum, time) => sum + (time - mean) ** 2, 0)
    if (spread === 0) return null
    let lo = 0
    let hi = 0
    for (const [index, { range }] of values.entries()) {
      const weight = ((times[index] as number) - mean) / spread
      lo += weight * (weight > 0 ? range.lo : range.hi)
      hi += weight * (weight > 0 ? range.hi : range.lo)
    }
    return { lo, hi, open: false }
  }

  // ---- values

  #valuesOf(name: string, subject: Subject, where: string): readonly Value[] {
    const key = `${name} ${where}`
    const known = this.#values.get(key)
    if (known !== undefined) return known
    const all = subject.type === 'field' ? this.#fieldValues(subject) : this.#specialValues(subject.name)
    const allowed = where === '' ? null : new Set(this.#filtered([...new Set(all.map(({ record }) => record))], where))
    const values = allowed === null ? all : all.filter(({ record }) => allowed.has(record))
    this.#values.set(key, values)
    return values
  }

  #fieldValues(subject: Subject & { type: 'field' }): Value[] {
    const { text, records } = this.document
    const { field, def, kinds } = subject
    const scale = scaleOf(def.unit)
    if (scale === null) return []
    const exact = ['count', 'pages', 'id'].includes(def.unit)
    return records.flatMap(({ kind, fields }, record) =>
      !kinds.has(kind)
        ? []
        : fields.flatMap((reading): Value[] => {
            if (reading.field !== field || typeof reading.value !== 'number') return []
            const raw = text.slice(reading.start, reading.end)
            const printed = exact ? { lo: reading.value, hi: reading.value } : printedInterval(def.print, raw)
            const range = scaled(printed, scale.factor)
            return [{ range, open: range.hi > range.lo && !def.print.startsWith('float'), record }]
          }),
    )
  }

  #specialValues(name: (Subject & { type: 'special' })['name']): Value[] {
    const index = this.#indexOf()
    const cycles = this.#cyclesOf()
    const at = ({ record }: GcCycle) => index.get(record) ?? 0
    const ms = (range: Interval, record: number): Value => ({
      range: scaled(range, 1e-3),
      open: range.hi > range.lo,
      record,
    })
    const whole = (cycle: GcCycle) =>
      addIntervals(
        ...['sweep-term-wall', 'mark-wall', 'mark-term-wall'].map((field) => this.#printed(cycle.record, field)),
      )
    switch (name) {
      case 'stw':
        return cycles.flatMap((cycle) =>
          cycle.staleMarkCpu
            ? [ms(whole(cycle), at(cycle))]
            : ['sweep-term-wall', 'mark-term-wall'].map((field) => ms(this.#printed(cycle.record, field), at(cycle))),
        )
      case 'stw-cycle':
        return cycles.map((cycle) => ms(cycle.staleMarkCpu ? whole(cycle) : cycle.stwRange, at(cycle)))
      case 'interval':
        return cycles.flatMap((cycle, place) => {
          const last = cycles[place - 1]
          if (cycle.since === undefined || last === undefined) return []
          const { lo, hi } = subtractIntervals(this.#at(at(cycle)), this.#at(at(last)))
          return [{ range: { lo: Math.max(0, lo), hi }, open: true, record: at(cycle) }]
        })
      default:
        return cycles.map((cycle) => ({ range: { lo: 1, hi: 1 }, open: false, record: at(cycle) }))
    }
  }

  /** A field of a cycle in its own unit. */
  #printed(record: TraceRecord, field: string): Interval {
    const reading = record.fields.find((each) => each.field === field)
    if (reading === undefined) return { lo: 0, hi: 0 }
    return printedInterval('two-digits', this.document.text.slice(reading.start, reading.end))
  }

  /** When a record was printed, s; nothing known is 0. */
  #at(record: number): Interval {
    const reading = this.document.records[record]?.fields.find(({ field }) => field === 'at')
    if (reading === undefined) return { lo: 0, hi: 0 }
    return printedInterval('three-decimals', this.document.text.slice(reading.start, reading.end))
  }

  #filtered(candidates: readonly number[], where: string): number[] {
    if (where === '') return [...candidates]
    const { filter } = parseFilter(where)
    if (filter === undefined) return []
    const { document } = this
    return candidates.filter((index) => {
      const record = document.records[index]
      if (record === undefined) return false
      return filter.test({
        get text() {
          const { start, end } = lineSpan(document, record.line)
          return document.text.slice(start, end)
        },
        line: record.line,
        kind: record.kind,
        process: this.#processAt(index),
        unread: false,
        values: (field) => record.fields.filter((each) => each.field === field).map(({ value }) => value),
      })
    })
  }

  #processAt(record: number): number {
    this.#processes ??= structureOf(this.document).processOf
    return this.#processes[record] ?? 0
  }

  #processesOf(values: readonly Value[]): Set<number> {
    return new Set(values.map(({ record }) => this.#processAt(record)))
  }

  #cyclesOf(): readonly GcCycle[] {
    this.#cycles ??= gcCyclesOf(this.document)
    return this.#cycles
  }

  #indexOf(): ReadonlyMap<TraceRecord, number> {
    this.#records ??= new Map(this.document.records.map((record, index) => [record, index]))
    return this.#records
  }

  #linesOf(records: readonly number[]): Evidence[] {
    const lines = new Set(records.map((record) => this.document.records[record]?.line ?? 0))
    return [...lines].slice(0, mostLines).map((line) => ({ trace: this.#index, line }))
  }
}

function isPercent({ fn }: Measure, subject: Subject | null): boolean {
  return (
    fn === 'share' || (subject?.type === 'field' && subject.def.unit === 'percent' && fn !== 'count' && fn !== 'slope')
  )
}

function addAll(ranges: readonly Interval[]): Interval {
  let lo = 0
  let hi = 0
  for (const range of ranges) {
    lo += range.lo
    hi += range.hi
  }
  return { lo: tidy(lo), hi: tidy(hi) }
}

/** Printed numbers are decimal: seconds from milliseconds must not grow the tail of a binary fraction. */
function scaled({ lo, hi }: Interval, factor: number): Interval {
  return { lo: tidy(lo * factor), hi: tidy(hi * factor) }
}

function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value
}

function size({ lo, hi }: Range): Range {
  if (lo >= 0) return { lo, hi, open: false }
  if (hi <= 0) return { lo: -hi, hi: -lo, open: false }
  return { lo: 0, hi: Math.max(-lo, hi), open: false }
}

function operate(a: Range, operator: '+' | '-' | '*' | '/', b: Range): Range {
  const open = a.open || b.open
  switch (operator) {
    case '+':
      return { lo: tidy(a.lo + b.lo), hi: tidy(a.hi + b.hi), open }
    case '-':
      return { lo: tidy(a.lo - b.hi), hi: tidy(a.hi - b.lo), open: a.open && !b.open && b.lo === b.hi }
    case '*': {
      const ends = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi]
      return { lo: tidy(Math.min(...ends)), hi: tidy(Math.max(...ends)), open: open && a.lo >= 0 && b.lo >= 0 }
    }
    case '/': {
      if (b.lo <= 0 && b.hi >= 0) throw new Open('unknown')
      const ends = [a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi]
      return {
        lo: tidy(Math.min(...ends)),
        hi: tidy(Math.max(...ends)),
        open: a.open && b.lo === b.hi && b.lo > 0 && a.lo >= 0,
      }
    }
  }
}

/** `true` or `false` where every possible pair of numbers agrees, else `null`. */
function compare(a: Range, comparison: Exclude<Comparison, '~'>, b: Range): boolean | null {
  switch (comparison) {
    case '<':
      return isBelow(a, b)
    case '>':
      return isBelow(b, a)
    case '<=':
      return opposite(isBelow(b, a))
    case '>=':
      return opposite(isBelow(a, b))
    case '==':
    case '!=': {
      const apart = isBelow(a, b) === true || isBelow(b, a) === true
      const same = a.lo === a.hi && b.lo === b.hi && a.lo === b.lo
      if (!apart && !same) return null
      return same === (comparison === '==')
    }
  }
}

function isBelow(a: Range, b: Range): boolean | null {
  if (a.hi < b.lo || (a.hi === b.lo && a.open)) return true
  // The largest b is not above the smallest a.
  if (a.lo >= b.hi) return false
  return null
}

function opposite(answer: boolean | null): boolean | null {
  return answer === null ? null : !answer
}

function nearly(a: Range, b: Range, within: Range): boolean | null {
  const off = size(operate(a, '-', b))
  if (off.hi <= within.lo) return true
  if (off.lo > within.hi) return false
  return null
}
