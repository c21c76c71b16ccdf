import type { Interval } from '../../derive/interval.ts'
import type { Kpi, KpiId, ProcessKpis } from '../../derive/kpi.ts'
import type { GatheredRuns, ListedKind } from '../../derive/run/gather-runs.ts'
import { selectAt } from '../../derive/run/numbers.ts'
import type { RecordSource } from '../../derive/run/record-source.ts'
import { RunCycle } from '../../derive/run/run-cycles.ts'
import { RunSched } from '../../derive/run/run-sched.ts'
import type { RunRange } from '../../derive/structure-processes.ts'
import type { GoRange } from '../../go-version.ts'
import { newestGo } from '../../go-version.ts'
import type { FieldRef } from '../check.ts'

/** Everything a rule may ask about one run of a program. A run may have millions of cycles: rules go through them a few times. */
export interface RunView {
  readonly process: number
  readonly range: GoRange
  /** The records of the text, for what the views do not have. */
  readonly records: RecordSource
  /** Records of this run of a kind, as indices. */
  readonly ofKind: (kind: ListedKind) => readonly number[]
  readonly cycles: readonly RunCycle[]
  /** A figure of the run; `null` where there are too few cycles for it. */
  readonly kpi: (id: KpiId) => Kpi | null
  readonly sched: readonly RunSched[]
  /** The scheddetail blocks among them. */
  readonly blocks: readonly RunSched[]
  /** All runs of the text; the first of them speaks for the whole text. */
  readonly runs: readonly RunRange[]
}

/** A run with its figures, if it has any. */
export function runViewOf(gathered: GatheredRuns, process: number, kpis: ProcessKpis | null): RunView {
  const cycles = gathered.cyclesOf(process)
  const scheds = gathered.schedsOf(process)
  const sched = Array.from(scheds.places, (_, index) => new RunSched(scheds, index))
  return {
    process,
    range: gathered.releasesOf(process).range ?? { since: 1, until: newestGo },
    records: gathered.source,
    ofKind: (kind) => gathered.listOf(process, kind),
    cycles: Array.from(cycles.places, (_, index) => new RunCycle(cycles, index)),
    kpi: (id) => {
      const found = kpis?.kpis.find((each) => each.id === id)
      return found?.value ? found : null
    },
    sched,
    blocks: sched.filter(({ detail }) => detail),
    runs: gathered.runs,
  }
}

/** The middle value, the lower one of two. */
export function median<Item>(items: readonly Item[], of: (item: Item) => number): number {
  if (items.length === 0) return 0
  const values = new Float64Array(items.length)
  for (let at = 0; at < items.length; at++) values[at] = of(items[at] as Item)
  return selectAt(values, (values.length - 1) >> 1)
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The greatest value, the least, and their sum, without a list of the values: there may be millions. */
export function greatest<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let most = Number.NEGATIVE_INFINITY
  for (const item of items) most = Math.max(most, of(item))
  return most
}
export function sumOf<Item>(items: readonly Item[], of: (item: Item) => number): number {
  let total = 0
  for (const item of items) total += of(item)
  return total
}

/** The items of which a value is greatest, the greatest first; of equal ones those that come first. */
export function topOf<Item>(items: readonly Item[], most: number, of: (item: Item) => number): Item[] {
  const top: { readonly item: Item; readonly value: number }[] = []
  for (const item of items) {
    const value = of(item)
    if (top.length === most && value <= (top[most - 1] as { value: number }).value) continue
    let at = top.length
    while (at > 0 && (top[at - 1] as { value: number }).value < value) at--
    top.splice(at, 0, { item, value })
    if (top.length > most) top.pop()
  }
  return top.map(({ item }) => item)
}

/** The least that a figure can be: rules speak up only for what truncation cannot undo. */
export const least = (kpi: Kpi | null): number => (kpi?.value as Interval | null)?.lo ?? 0

/** Values of the records that show something best: the first, the last, and those between up to `most`. */
export function spread(items: readonly { readonly record: number }[], field: string, most = 3): FieldRef[] {
  const refs = (chosen: readonly { readonly record: number }[]) => chosen.map(({ record }) => ({ record, field }))
  if (items.length <= most) return refs(items)
  return refs(
    Array.from(
      { length: most },
      (_, place) => items[Math.round((place * (items.length - 1)) / (most - 1))] as { readonly record: number },
    ),
  )
}

/** What several rules ask of the cycles of a run is told once. */
const halves = new WeakMap<readonly RunCycle[], readonly RunCycle[]>()
const running = new WeakMap<readonly RunCycle[], readonly RunCycle[]>()

function once(
  known: WeakMap<readonly RunCycle[], readonly RunCycle[]>,
  cycles: readonly RunCycle[],
  of: () => readonly RunCycle[],
): readonly RunCycle[] {
  let found = known.get(cycles)
  if (found === undefined) {
    found = of()
    known.set(cycles, found)
  }
  return found
}

/** The part of a run that is over once it has warmed up: cycles that begin in its second half. */
export function secondHalf(cycles: readonly RunCycle[]): readonly RunCycle[] {
  return once(halves, cycles, () => {
    const from = cycles[0]?.atMs ?? 0
    const to = cycles.at(-1)?.atMs ?? 0
    return cycles.filter(({ atMs }) => atMs >= (from + to) / 2)
  })
}

/** Cycles beside which the program ran. */
export function concurrent(cycles: readonly RunCycle[]): readonly RunCycle[] {
  return once(running, cycles, () => {
    const found = cycles.filter(({ stopped }) => !stopped)
    return found.length === cycles.length ? cycles : found
  })
}

/** Cycles by the quarter of the run in which they begin. */
export function quarters(cycles: readonly RunCycle[]): readonly (readonly RunCycle[])[] {
  const from = cycles[0]?.atMs ?? 0
  const span = (cycles.at(-1)?.atMs ?? 0) - from
  const parts: RunCycle[][] = [[], [], [], []]
  for (const cycle of cycles) {
    const place = span === 0 ? 3 : Math.min(3, Math.floor(((cycle.atMs - from) / span) * 4))
    parts[place]?.push(cycle)
  }
  return parts
}

/** Whole wall time of a cycle, the least it can be, ms. */
export const wallOf = ({ sweepTermMs, markMs, markTermMs }: RunCycle): number => sweepTermMs + markMs + markTermMs
