import type { Interval } from '../../derive/interval.ts'
import type { Kpi, KpiId, ProcessKpis } from '../../derive/kpi.ts'
import type { GatheredRuns, ListedKind } from '../../derive/run/gather-runs.ts'
import { selectAt } from '../../derive/run/numbers.ts'
import type { RecordSource } from '../../derive/run/record-source.ts'
import { type RunCycle, RunCycleList } from '../../derive/run/run-cycles.ts'
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
  readonly cycles: RunCycleList
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
  const scheds = gathered.schedsOf(process)
  const sched = Array.from(scheds.places, (_, index) => new RunSched(scheds, index))
  return {
    process,
    range: gathered.releasesOf(process).range ?? { since: 1, until: newestGo },
    records: gathered.source,
    ofKind: (kind) => gathered.listOf(process, kind),
    cycles: new RunCycleList(gathered.cyclesOf(process)),
    kpi: (id) => {
      const found = kpis?.kpis.find((each) => each.id === id)
      return found?.value ? found : null
    },
    sched,
    blocks: sched.filter(({ detail }) => detail),
    runs: gathered.runs,
  }
}

/** A list of things, or of cycles: what is called with one must not keep it. */
export interface Items<Item> {
  readonly length: number
  readonly at: (place: number) => Item | undefined
  readonly forEach: (take: (item: Item, place: number) => void) => void
}

/** The middle value, the lower one of two. */
export function median<Item>(items: Items<Item>, of: (item: Item) => number): number {
  if (items.length === 0) return 0
  const values = new Float64Array(items.length)
  items.forEach((item, place) => {
    values[place] = of(item)
  })
  return selectAt(values, (values.length - 1) >> 1)
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The greatest value, and the sum of the values, without a list of them: there may be millions. */
export function greatest<Item>(items: Items<Item>, of: (item: Item) => number): number {
  let most = Number.NEGATIVE_INFINITY
  items.forEach((item) => {
    most = Math.max(most, of(item))
  })
  return most
}
export function sumOf<Item>(items: Items<Item>, of: (item: Item) => number): number {
  let total = 0
  items.forEach((item) => {
    total += of(item)
  })
  return total
}

/** The items of which a value is greatest, the greatest first; of equal ones those that come first. */
export function topOf<Item>(items: Items<Item>, most: number, of: (item: Item) => number): Item[] {
  const places: number[] = []
  const values: number[] = []
  items.forEach((item, place) => {
    const value = of(item)
    if (places.length === most && value <= (values[most - 1] as number)) return
    let at = places.length
    while (at > 0 && (values[at - 1] as number) < value) at--
    places.splice(at, 0, place)
    values.splice(at, 0, value)
    if (places.length <= most) return
    places.pop()
    values.pop()
  })
  return places.map((place) => items.at(place) as Item)
}

/** The least that a figure can be: rules speak up only for what truncation cannot undo. */
export const least = (kpi: Kpi | null): number => (kpi?.value as Interval | null)?.lo ?? 0

/** Values of the records that show something best: the first, the last, and those between up to `most`. */
export function spread(items: Items<{ readonly record: number }>, field: string, most = 3): FieldRef[] {
  const { length } = items
  const places = Array.from({ length: Math.min(most, length) }, (_, place) =>
    length <= most ? place : Math.round((place * (length - 1)) / (most - 1)),
  )
  return places.map((place) => ({ record: items.at(place)?.record ?? 0, field }))
}

/** What several rules ask of the cycles of a run is told once. */
const halves = new WeakMap<RunCycleList, RunCycleList>()
const running = new WeakMap<RunCycleList, RunCycleList>()

function once(known: WeakMap<RunCycleList, RunCycleList>, cycles: RunCycleList, of: () => RunCycleList): RunCycleList {
  let found = known.get(cycles)
  if (found === undefined) {
    found = of()
    known.set(cycles, found)
  }
  return found
}

/** The part of a run that is over once it has warmed up: cycles that begin in its second half. */
export function secondHalf(cycles: RunCycleList): RunCycleList {
  return once(halves, cycles, () => {
    const from = cycles.at(0)?.atMs ?? 0
    const to = cycles.at(-1)?.atMs ?? 0
    return cycles.filter(({ atMs }) => atMs >= (from + to) / 2)
  })
}

/** Cycles beside which the program ran. */
export function concurrent(cycles: RunCycleList): RunCycleList {
  return once(running, cycles, () => cycles.filter(({ stopped }) => !stopped))
}

/** Cycles by the quarter of the run in which they begin. */
export function quarters(cycles: RunCycleList): readonly RunCycleList[] {
  const from = cycles.at(0)?.atMs ?? 0
  const span = (cycles.at(-1)?.atMs ?? 0) - from
  const quarterOf = (atMs: number) => (span === 0 ? 3 : Math.min(3, Math.floor(((atMs - from) / span) * 4)))
  return [0, 1, 2, 3].map((quarter) => cycles.filter(({ atMs }) => quarterOf(atMs) === quarter))
}

/** Whole wall time of a cycle, the least it can be, ms. */
export const wallOf = ({ sweepTermMs, markMs, markTermMs }: RunCycle): number => sweepTermMs + markMs + markTermMs
