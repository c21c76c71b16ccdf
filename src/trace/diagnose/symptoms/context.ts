import { type InitCost, initCostsOf } from '../../derive/init-costs.ts'
import type { Interval } from '../../derive/interval.ts'
import { type Kpi, type KpiId, kpisOf } from '../../derive/kpi.ts'
import { type SchedBlock, schedBlocksOf } from '../../derive/sched-blocks.ts'
import { type SchedSample, schedSamplesOf } from '../../derive/sched-samples.ts'
import type { GoRange } from '../../go-version.ts'
import { newestGo } from '../../go-version.ts'
import type { TraceDocument, TraceRecord } from '../../record.ts'
import type { FieldRef } from '../check.ts'
import { byProcess, type CheckContext, type CycleView } from '../context.ts'

/** Everything a rule may ask about one run of a program. */
export interface RunView {
  readonly process: number
  readonly document: TraceDocument
  readonly check: CheckContext
  readonly range: GoRange
  /** Records of this run by kind, as indices in `document.records`. */
  readonly ofKind: (kind: string) => readonly number[]
  readonly record: (index: number) => TraceRecord
  readonly indexOf: (record: TraceRecord) => number
  readonly cycles: readonly CycleView[]
  /** A figure of the run; `null` where there are too few cycles for it. */
  readonly kpi: (id: KpiId) => Kpi | null
  readonly sched: readonly SchedSample[]
  readonly blocks: readonly SchedBlock[]
  readonly inits: readonly InitCost[]
  /** All runs of the text; the first of them speaks for the whole text. */
  readonly runs: number
}

export function runViews(check: CheckContext): RunView[] {
  const { document, structure, releases } = check
  const { records } = document
  const places = new Map(records.map((record, index) => [record, index] as const))
  const indexOf = (record: TraceRecord) => places.get(record) ?? 0
  const cycles = byProcess(check.cycles)
  const kpis = new Map(kpisOf(document, structure).map((each) => [each.process, each.kpis] as const))
  const sched = Map.groupBy(schedSamplesOf(document), ({ process }) => process)
  const blocks = Map.groupBy(schedBlocksOf(document), ({ process }) => process)
  const inits = Map.groupBy(initCostsOf(document), ({ record }) => structure.processOf[indexOf(record)] ?? 0)
  return structure.processes.map(({ index, records: own }) => {
    const kinds = Map.groupBy(own, (each) => records[each]?.kind ?? '')
    return {
      process: index,
      document,
      check,
      range: releases.processes[index]?.range ?? { since: 1, until: newestGo },
      ofKind: (kind) => kinds.get(kind) ?? [],
      record: (each) => records[each] as TraceRecord,
      indexOf,
      cycles: cycles.get(index) ?? [],
      kpi: (id) => {
        const found = kpis.get(index)?.find((each) => each.id === id)
        return found?.value ? found : null
      },
      sched: sched.get(index) ?? [],
      blocks: blocks.get(index) ?? [],
      inits: inits.get(index) ?? [],
      runs: structure.processes.length,
    }
  })
}

/** The middle value, the lower one of two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[(sorted.length - 1) >> 1] ?? 0
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The least that a figure can be: rules speak up only for what truncation cannot undo. */
export const least = (kpi: Kpi | null): number => (kpi?.value as Interval | null)?.lo ?? 0

/** Values of the records that show something best: the first, the last, and those between up to `most`. */
export function spread(records: readonly number[], field: string, most = 3): FieldRef[] {
  if (records.length <= most) return records.map((record) => ({ record, field }))
  return Array.from({ length: most }, (_, place) => ({
    record: records[Math.round((place * (records.length - 1)) / (most - 1))] as number,
    field,
  }))
}

/** The part of a run that is over once it has warmed up: cycles that begin in its second half. */
export function secondHalf(cycles: readonly CycleView[]): readonly CycleView[] {
  const from = cycles[0]?.atMs.lo ?? 0
  const to = cycles.at(-1)?.atMs.lo ?? 0
  return cycles.filter(({ atMs }) => atMs.lo >= (from + to) / 2)
}

/** Cycles by the quarter of the run in which they begin. */
export function quarters(cycles: readonly CycleView[]): readonly (readonly CycleView[])[] {
  const from = cycles[0]?.atMs.lo ?? 0
  const span = (cycles.at(-1)?.atMs.lo ?? 0) - from
  const parts: CycleView[][] = [[], [], [], []]
  for (const cycle of cycles) {
    const place = span === 0 ? 3 : Math.min(3, Math.floor(((cycle.atMs.lo - from) / span) * 4))
    parts[place]?.push(cycle)
  }
  return parts
}

/** Whole wall time of a cycle, the least it can be, ms. */
export const wallOf = ({ wall }: CycleView): number => wall.sweepTerm.lo + wall.mark.lo + wall.markTerm.lo
