import { StretchReader } from '../columns/stretch.ts'
import { sourceOf } from '../columns/table-processes.ts'
import type { TraceTable } from '../columns/trace-table.ts'
import { commonRange, type DocumentReleases, type ProcessReleases, ReleaseEvidenceOf } from '../derive/release-range.ts'
import { documentSource } from '../derive/run/record-source.ts'
import { structureFrom, type TraceStructure } from '../derive/structure.ts'
import {
  type FlatSplit,
  type OrderFault,
  type ProcessRun,
  runsAround,
  splittingOf,
} from '../derive/structure-processes.ts'
import type { GoRange } from '../go-version.ts'
import type { TraceDocument, TraceRecord, UnreadLine } from '../record.ts'
import { type CheckDef, type FieldRef, type Hit, type Strength, strengthFor } from './check.ts'
import { type CheckId, checkIds, checks } from './checks/index.ts'
import { type CheckContext, checkContext } from './context.ts'
import { type Finding, isDoubtful } from './diagnose.ts'
import { defaultSizes, type TableWindow, type WindowSizes, windowAt } from './table-windows.ts'

/** So many places of one rule and strength are kept; all are counted. */
export const mostKept = 60
/** A block of ten thousand threads takes part in one finding with all of its lines. */
const mostRefs = 64

/** So many records are looked at between two pauses. */
const recordsAtOnce = 1024

/** A hit whose strength is decided when all of the text has been seen: what it names are rows of the table. */
interface Kept {
  readonly check: CheckId
  readonly line: number
  readonly row?: number
  readonly unread?: number
  readonly process: number
  readonly refs: readonly FieldRef[]
  readonly facts: unknown
}

/**
 * What in a long text cannot be as the runtime prints it, worked out window by window: `step` until it says that nothing
 * is left. Says what `diagnose` says of the same text, but a rule that asks lines about each other sees those of a window
 * and near it: what many lines agree on (GOGC, the factor of the pauses) is what those of the window agree on.
 */
export class TableDiagnosis {
  readonly #table: TraceTable
  readonly #sizes: WindowSizes
  readonly #reader: StretchReader
  readonly #splitting: Generator<void, FlatSplit>
  #split: FlatSplit | null = null
  readonly #evidence = new Map<number, ReleaseEvidenceOf>()
  readonly #kept: Kept[] = []
  /** How often a rule was broken, by rule, then by what decides how binding it is there. */
  readonly #counts = new Map<CheckId, Map<string, { readonly example: Kept; count: number }>>()
  #unreadDone = false
  #checking: Generator<void, void> | null = null
  /** Rows that have been held against the rules. */
  checked = 0

  constructor(table: TraceTable, sizes: WindowSizes = defaultSizes) {
    this.#table = table
    this.#sizes = sizes
    this.#reader = new StretchReader(table)
    this.#splitting = splittingOf(sourceOf(table))
  }

  /** Which run each record is of, once that is worked out: the first thing that is. */
  get split(): FlatSplit | null {
    return this.#split
  }

  /** Does a part of the work, a hundredth of a second of it or less. False when all is done. */
  step(): boolean {
    if (this.#split === null) {
      const { done, value } = this.#splitting.next()
      if (done) this.#split = value
      return true
    }
    if (this.checked < this.#table.length) {
      this.#checking ??= this.#check(windowAt(this.#table, this.checked, this.#sizes), this.#split)
      if (this.#checking.next().done) this.#checking = null
      return true
    }
    if (this.#unreadDone) return false
    this.#unreadDone = true
    this.#checkUnread()
    return false
  }

  /** What has been found by now, in the order of the text. */
  get findings(): Finding[] {
    const taken = new Map<string, number>()
    return this.#kept
      .flatMap((kept) => {
        const strength = this.#strengthOf(kept)
        if (strength === null) return []
        const key = `${kept.check} ${strength}`
        const count = taken.get(key) ?? 0
        taken.set(key, count + 1)
        if (count >= mostKept) return []
        const { check, line, row, unread, refs, facts } = kept
        const where = row === undefined ? { unread: unread ?? 0 } : { record: row }
        return [{ check, strength, line, ...where, refs, facts } as Finding]
      })
      .sort((a, b) => a.line - b.line)
  }

  /** How many places there are of each rule and strength, `heap-live-end always`, also of those that are not kept. */
  get counts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const [check, places] of this.#counts) {
      for (const { example, count } of places.values()) {
        const strength = this.#strengthOf(example)
        if (strength === null) continue
        const key = `${check} ${strength}`
        counts.set(key, (counts.get(key) ?? 0) + count)
      }
    }
    return counts
  }

  /** Of the first runs, at most so many: there may be ten thousand. The range is that of all. */
  releasesOf(most: number): DocumentReleases {
    const first: ProcessReleases[] = []
    for (let process = 0; process < (this.#split?.runs.length ?? 0) && first.length < most; process++) {
      const evidence = this.#evidence.get(process)
      if (evidence) first.push(evidence.releases)
    }
    return { range: commonRange(this.#evidence.values()), processes: first }
  }

  get releases(): DocumentReleases {
    return this.releasesOf(Number.POSITIVE_INFINITY)
  }

  #rangeOf(process: number): GoRange | null {
    return this.#evidence.get(process)?.releases.range ?? null
  }

  #strengthOf({ check, row, process }: Kept): Strength | null {
    if (row === undefined) return 'always'
    const { since, until } = this.#table.layoutOf(row)
    return strengthFor(checks[check], this.#rangeOf(process) ?? { since, until })
  }

  *#check({ first, last, from, to }: TableWindow, split: FlatSplit): Generator<void, void> {
    const { document, rows, firstLine } = yield* this.#reader.read(from, to)
    yield
    const { records } = document
    const source = documentSource(document)
    for (const [index, row] of rows.entries()) {
      if (index % recordsAtOnce === recordsAtOnce - 1) yield
      if (row >= first && row < last) this.#evidenceOf(split.processOf[row] as number).add(source, index, row)
    }
    yield
    const { structure, processes } = structureOfWindow(document, rows, split)
    yield
    const releases: DocumentReleases = {
      range: null,
      processes: processes.map((process, index) => ({ process: index, range: this.#rangeOf(process) })),
    }
    const context = checkContext(document, structure, releases)
    for (const check of checkIds) {
      yield
      for (const hit of this.#hitsOf(check, context)) {
        if (hit.record === undefined) continue
        const row = rows[hit.record] as number
        if (row < first || row >= last || isDoubtful(context, hit.refs)) continue
        this.#keep({
          check,
          row,
          line: firstLine + (records[hit.record] as TraceRecord).line,
          process: split.processOf[row] as number,
          refs: hit.refs.slice(0, mostRefs).map(({ record, field }) => ({ record: rows[record] as number, field })),
          facts: hit.facts,
        })
      }
    }
    this.checked = last
  }

  /** Unread lines are held against the rules by themselves: most are far from any record. */
  #checkUnread(): void {
    const { unreadRows } = this.#table
    const lineStarts: number[] = []
    let text = ''
    const unread = unreadRows.map((row, line): UnreadLine => {
      const start = text.length
      lineStarts.push(start)
      text += `${this.#table.textOf(row.span).replaceAll('\n', ' ')}\n`
      return { ...row, line, span: { start, end: text.length - 1 }, fields: [] }
    })
    const context = checkContext({ text, lineStarts, records: [], unread })
    for (const check of checkIds) {
      for (const { unread: index, facts } of this.#hitsOf(check, context)) {
        if (index === undefined) continue
        this.#keep({ check, unread: index, line: unreadRows[index]?.line ?? 0, process: -1, refs: [], facts })
      }
    }
  }

  #hitsOf(check: CheckId, context: CheckContext): Iterable<Hit<unknown>> {
    const rule: CheckDef<unknown> = checks[check]
    return rule.find(context)
  }

  #evidenceOf(process: number): ReleaseEvidenceOf {
    let evidence = this.#evidence.get(process)
    if (!evidence) {
      evidence = new ReleaseEvidenceOf(process)
      this.#evidence.set(process, evidence)
    }
    return evidence
  }

  #keep(kept: Kept): void {
    let places = this.#counts.get(kept.check)
    if (!places) {
      places = new Map()
      this.#counts.set(kept.check, places)
    }
    const { since, until } = kept.row === undefined ? { since: 0, until: 0 } : this.#table.layoutOf(kept.row)
    const key = this.#rangeOf(kept.process) === null ? `${kept.process} ${since} ${until}` : String(kept.process)
    const known = places.get(key)
    if (known) known.count++
    else places.set(key, { example: kept, count: 1 })
    // Of one process a few are enough: all of them are bound alike in the end.
    if ((known?.count ?? 1) <= mostKept && this.#kept.length < mostKept * 500) this.#kept.push(kept)
  }
}

/** The structure of the rows of a window, whose runs are known from the whole text. */
export function structureOfWindow(
  document: TraceDocument,
  rows: Int32Array,
  split: FlatSplit,
): { readonly structure: TraceStructure; readonly processes: readonly number[] } {
  const processes: number[] = []
  const lists: number[][] = []
  const localOf = new Map<number, number>()
  const processOf: number[] = []
  for (const [index, row] of rows.entries()) {
    const process = split.processOf[row] as number
    let local = localOf.get(process)
    if (local === undefined) {
      local = processes.length
      localOf.set(process, local)
      processes.push(process)
      lists.push([])
    }
    lists[local]?.push(index)
    processOf.push(local)
  }
  const runs: ProcessRun[] = processes.map((process, index) => ({
    index,
    records: lists[index] as number[],
    certain: split.runs[process]?.certain ?? true,
  }))
  const first = rows[0] ?? 0
  const last = rows.at(-1) ?? 0
  // A run that prints before and after the window and not in it could have printed here too.
  const silent = runsAround(split, first).some((process) => {
    const run = split.runs[process]
    return run !== undefined && run.first < first && run.last > last && !localOf.has(process)
  })
  if (silent) {
    runs.push({ index: runs.length, records: [0, rows.length - 1], certain: false })
    processes.push(-1)
  } else if (split.runs.length > 1 && runs.length === 1) {
    runs.push({ index: runs.length, records: [], certain: true })
    processes.push(-1)
  }
  const at = (row: number) => indexOf(rows, row)
  const faults = faultsBetween(split.faults, first, last).flatMap(({ record, before, fault }) => {
    const [own, other] = [at(record), at(before)]
    return own < 0 || other < 0 ? [] : [{ record: own, before: other, fault }]
  })
  return { structure: structureFrom(document, { processes: runs, processOf, faults }), processes }
}

function faultsBetween(faults: readonly OrderFault[], first: number, last: number): readonly OrderFault[] {
  let low = 0
  let high = faults.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((faults[middle] as OrderFault).record < first) low = middle + 1
    else high = middle
  }
  let end = low
  while (end < faults.length && (faults[end] as OrderFault).record <= last) end++
  return faults.slice(low, end)
}

/** The place of a number in a rising list, -1 where it is not there. */
function indexOf(rows: Int32Array, row: number): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((rows[middle] as number) < row) low = middle + 1
    else high = middle
  }
  return rows[low] === row ? low : -1
}
