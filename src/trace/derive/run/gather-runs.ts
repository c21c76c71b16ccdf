import { newestGo } from '../../go-version.ts'
import { type ProcessReleases, ReleaseEvidenceOf } from '../release-range.ts'
import type { FlatSplit, RunRange } from '../structure-processes.ts'
import { CycleSeries } from './notices.ts'
import { Numbers } from './numbers.ts'
import type { RecordSource } from './record-source.ts'
import { type CyclesOfRun, RunCycles } from './run-cycles.ts'
import { RunLists } from './run-lists.ts'
import { RunScheds, type SchedsOfRun } from './run-sched.ts'

/** Records of these kinds are asked for one by one. */
const listedKinds = ['scavtrace.scav', 'gcpacertrace.end', 'gcpacertrace.end-classic', 'inittrace.init'] as const
export type ListedKind = (typeof listedKinds)[number]

/** What the runs of a text are made of, in columns. */
export interface GatheredRuns {
  readonly source: RecordSource
  readonly runs: readonly RunRange[]
  readonly cyclesOf: (run: number) => CyclesOfRun
  readonly schedsOf: (run: number) => SchedsOfRun
  /** The records of a run that are of a kind, in the order of the text. */
  readonly listOf: (run: number, kind: ListedKind) => readonly number[]
  /** The releases that can have printed a run; all of them where nothing narrows them down. */
  readonly releasesOf: (run: number) => ProcessReleases
}

/** So many records are looked at between two pauses. */
const recordsAtOnce = 1024

/**
 * Takes from each record what figures and rules of its run need, bit by bit for whoever has something else to do in between.
 * `only: 'cycles'` leaves everything else out; the releases of a run are all of them then.
 */
export function* gatherRuns(
  source: RecordSource,
  { runs, processOf }: FlatSplit,
  { only, room = 0 }: { readonly only?: 'cycles'; readonly room?: number } = {},
): Generator<number, GatheredRuns> {
  const series = new CycleSeries(source, runs)
  const cycles = new RunCycles(room)
  const scheds = new RunScheds()
  const listed = new Numbers()
  const evidence = new Map<number, ReleaseEvidenceOf>()
  for (let record = 0; record < source.length; record++) {
    if (record % recordsAtOnce === recordsAtOnce - 1) yield record
    const run = processOf[record] as number
    const before = series.next(record, run)
    const kind = source.kind(record)
    if (before !== null && kind === 'gctrace.cycle') cycles.push(source, record, before.follows, before.noticed)
    if (only === 'cycles') continue
    if (kind.startsWith('schedtrace.')) scheds.push(source, record, run)
    else if ((listedKinds as readonly string[]).includes(kind)) listed.push(record)
    if (runs[run]?.last === record) scheds.ends(run)
    let own = evidence.get(run)
    if (own === undefined) {
      own = new ReleaseEvidenceOf(run)
      evidence.set(run, own)
    }
    own.add(source, record)
  }
  yield source.length
  const of = (records: Numbers) =>
    new RunLists(records.length, runs.length, (place) => processOf[records.get(place)] as number)
  const cycleLists = of(cycles.record)
  yield source.length
  const schedLists = of(scheds.record)
  const otherLists = of(listed)
  yield source.length
  return {
    source,
    runs,
    cyclesOf: (run) => ({ columns: cycles, places: cycleLists.of(run) }),
    schedsOf: (run) => ({ columns: scheds, places: schedLists.of(run) }),
    listOf: (run, kind) =>
      Array.from(otherLists.of(run), (place) => listed.get(place)).filter((record) => source.kind(record) === kind),
    releasesOf: (run) => evidence.get(run)?.releases ?? { process: run, range: { since: 1, until: newestGo } },
  }
}

/** Does everything at once. */
export function doAll<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
