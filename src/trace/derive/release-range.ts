import { type GoMinor, type GoRange, newestGo } from '../go-version.ts'
import type { TraceDocument } from '../record.ts'
import { documentSource, type RecordSource } from './run/record-source.ts'
import { structureOf, type TraceStructure } from './structure.ts'
import { stwFactorFrom } from './stw-factor.ts'

/**
 * Why a record narrows the releases down.
 *
 * - `form`: the line has the form that these releases print;
 * - `float`: pacer lines print floats as `+8.819400e-001` to Go 1.25 and as `0.88194` since;
 * - `utilization-goal`: `u_g` is the constant 0.25 to Go 1.9 and 0.30 since 1.10;
 * - `stw-factor`: two lines of one GOMAXPROCS multiply STW walls by different numbers; since Go 1.10 it is one number;
 * - `forced-stop`: a forced cycle without concurrent mark: `runtime.GC` to Go 1.8, with `gcstoptheworld` to Go 1.11;
 * - `forced-concurrent`: a forced cycle with a concurrent mark, which only Go 1.9 and newer have;
 * - `unlimited-goal`: what is printed for a goal with GOGC=off and no memory limit is another number to Go 1.18, to 1.20 and since;
 * - `goal-below-heap`: a cycle starts above its goal, which takes a memory limit (Go 1.19);
 * - `threads-fell`: `threads=` counts created threads to Go 1.9 and cannot fall;
 * - `p-in-syscall`: P status 2, which Go 1.26 no longer has;
 * - `g-status`: a goroutine status that older releases do not have (9 since Go 1.14, 10 and 11 since 1.26);
 * - `wait-reason`: a reason to wait that the list of Go 1.22 does not have (`waitReasonStrings` in runtime/runtime2.go).
 */
export type EvidenceKind =
  | 'form'
  | 'float'
  | 'utilization-goal'
  | 'stw-factor'
  | 'forced-stop'
  | 'forced-concurrent'
  | 'unlimited-goal'
  | 'goal-below-heap'
  | 'threads-fell'
  | 'p-in-syscall'
  | 'g-status'
  | 'wait-reason'

/** One end of a range and what decides it. */
export interface ReleaseEvidence {
  readonly kind: EvidenceKind
  /** Indices in `document.records`; two where two lines decide together. */
  readonly records: readonly number[]
  /** The releases that this leaves, oldest first; more than one range where a form was gone for a while. */
  readonly releases: readonly GoRange[]
}

/** The releases that can have printed all lines of one process. */
export interface ProcessReleases {
  readonly process: number
  /** The narrowest range; `null` where no one release explains all lines. */
  readonly range: GoRange | null
  /** What rules out everything older, and everything newer; absent where nothing does. */
  readonly since?: ReleaseEvidence
  readonly until?: ReleaseEvidence
  /** The first two lines that no one release prints. */
  readonly conflict?: readonly [ReleaseEvidence, ReleaseEvidence]
}

export interface DocumentReleases {
  readonly processes: readonly ProcessReleases[]
  /** The releases that explain the whole text, if one release printed it all. */
  readonly range: GoRange | null
}

/** From each kind of evidence the first that says the same: a log of a million lines has a handful. */
export function releaseRangeOf(
  document: TraceDocument,
  structure: TraceStructure = structureOf(document),
): DocumentReleases {
  const source = documentSource(document)
  return documentReleases(
    structure.processes.map(({ index, records }) => {
      const evidence = new ReleaseEvidenceOf(index)
      for (const each of records) evidence.add(source, each)
      return evidence.releases
    }),
  )
}

/** The releases of a text whose processes are of these. */
export function documentReleases(processes: readonly ProcessReleases[]): DocumentReleases {
  return { processes, range: commonRange(processes.map((releases) => ({ releases }))) }
}

/** The releases that explain the whole text, if one release printed it all. */
export function commonRange(processes: Iterable<{ readonly releases: ProcessReleases }>): GoRange | null {
  let whole: ReleaseSet = allReleases
  for (const { releases } of processes) whole = releases.range === null ? 0 : whole & setOf(releases.range)
  return hullOf(whole)
}

/** Bit n stands for Go 1.n. */
type ReleaseSet = number
const allReleases: ReleaseSet = setOf({ since: 1, until: newestGo })

function setOf(...ranges: readonly GoRange[]): ReleaseSet {
  let set = 0
  for (const { since, until } of ranges) {
    for (let minor = since; minor <= Math.min(until, newestGo); minor++) set |= 1 << minor
  }
  return set
}

const upTo = (until: GoMinor): ReleaseSet => setOf({ since: 1, until })
const from = (since: GoMinor): ReleaseSet => setOf({ since, until: newestGo })

function rangesOf(set: ReleaseSet): GoRange[] {
  const ranges: GoRange[] = []
  for (let minor = 1; minor <= newestGo; minor++) {
    if ((set & (1 << minor)) === 0) continue
    const last = ranges.at(-1)
    if (last?.until === minor - 1) ranges[ranges.length - 1] = { since: last.since, until: minor }
    else ranges.push({ since: minor, until: minor })
  }
  return ranges
}

function hullOf(set: ReleaseSet): GoRange | null {
  const ranges = rangesOf(set)
  const first = ranges[0]
  const last = ranges.at(-1)
  return first && last ? { since: first.since, until: last.until } : null
}

interface Evidence {
  readonly kind: EvidenceKind
  readonly records: readonly number[]
  readonly set: ReleaseSet
}

/**
 * What a wrong number could imitate. It narrows the range where the forms leave room and is left out where they do not:
 * then a number on the line is wrong, and the checks say which.
 */
const soft: ReadonlySet<EvidenceKind> = new Set([
  'stw-factor',
  'forced-stop',
  'forced-concurrent',
  'unlimited-goal',
  'goal-below-heap',
  'threads-fell',
])

/** In 1.27's list and not in 1.22's. */
const lateWaitReasons: ReadonlySet<string> = new Set([
  'GC weak to strong wait',
  'GOMAXPROCS updater (idle)',
  'cleanup wait',
  'chan receive (durable)',
  'chan send (durable)',
  'select (durable)',
  'sync.WaitGroup.Wait',
  'sync.WaitGroup.Wait (durable)',
  'synctest.Run',
  'synctest.Wait',
])

function narrow(process: number, evidence: readonly Evidence[]): ProcessReleases {
  let set = allReleases
  const hard = evidence.filter(({ kind }) => !soft.has(kind))
  const kept = [...hard]
  for (const each of hard) {
    if ((set & each.set) !== 0) {
      set &= each.set
      continue
    }
    const against = hard.find((other) => (other.set & each.set) === 0)
    if (against) return { process, range: null, conflict: [tell(against), tell(each)] }
    // No two contradict each other, only three or more together: forms with a gap. The last one is told with the first.
    return { process, range: null, conflict: [tell(hard[0] as Evidence), tell(each)] }
  }
  for (const each of evidence) {
    if (!soft.has(each.kind) || (set & each.set) === 0) continue
    set &= each.set
    kept.push(each)
  }
  const range = hullOf(set) as GoRange
  const older = range.since > 1 ? setOf({ since: range.since - 1, until: range.since - 1 }) : 0
  const newer = range.until < newestGo ? setOf({ since: range.until + 1, until: range.until + 1 }) : 0
  // What is said best: a constant or a style before the bare form, and conclusions from numbers last.
  const ranked = [...kept].sort((a, b) => rank(a) - rank(b))
  const since = ranked.find((each) => older !== 0 && (each.set & older) === 0)
  const until = ranked.find((each) => newer !== 0 && (each.set & newer) === 0)
  return { process, range, ...(since && { since: tell(since) }), ...(until && { until: tell(until) }) }
}

function rank({ kind }: Evidence): number {
  return kind === 'form' ? 1 : soft.has(kind) ? 2 : 0
}

function tell({ kind, records, set }: Evidence): ReleaseEvidence {
  return { kind, records, releases: rangesOf(set) }
}

/** What the records of one process tell about its release, one after another. */
export class ReleaseEvidenceOf {
  readonly #process: number
  readonly #found: Evidence[] = []
  readonly #forms = new Set<ReleaseSet>()
  readonly #seen = new Set<string>()
  readonly #factors = new Map<number, { lo: [number, number]; hi: [number, number] }>()
  #threads: [number, number] | undefined
  #told: ProcessReleases | null = null

  constructor(process: number) {
    this.#process = process
  }

  /** What is known by now. */
  get releases(): ProcessReleases {
    this.#told ??= narrow(this.#process, this.#found)
    return this.#told
  }

  #add(kind: EvidenceKind, set: ReleaseSet, ...records: number[]): void {
    const key = `${kind} ${set}`
    if (this.#seen.has(key)) return
    this.#seen.add(key)
    this.#found.push({ kind, records, set })
    this.#told = null
  }

  /** The next record; `index` is what the evidence calls it, its index in the source where nothing else is said. */
  add(source: RecordSource, record: number, index: number = record): void {
    const form = formSet(source, record)
    if (!this.#forms.has(form)) {
      this.#forms.add(form)
      this.#add('form', form, index)
    }
    const number = (field: string) => source.number(record, field)
    const kind = source.kind(record)
    switch (kind) {
      case 'gctrace.cycle': {
        if (source.flag(record, 'forced')) {
          if (number('mark-wall') === 0) this.#add('forced-stop', upTo(11), index)
          else this.#add('forced-concurrent', from(9), index)
        }
        const unlimited = unlimitedGoal(number('heap-goal') ?? 0)
        if (unlimited !== null) this.#add('unlimited-goal', unlimited, index)
        const start = number('heap-start') ?? 0
        const goal = number('heap-goal') ?? 0
        const since = source.since(record)
        if (start > goal && since >= 6) this.#add('goal-below-heap', from(19), index)
        // Where no release before 1.10 can have printed the line, the line is wrong instead: `checks` says so.
        if (since > 9) break
        const procs = number('procs') ?? 0
        const factor = stwFactorFrom(number, procs)
        if (!factor || factor.lo > factor.hi) break
        const known = this.#factors.get(procs) ?? { lo: [factor.lo, index], hi: [factor.hi, index] }
        if (factor.lo > known.lo[0]) known.lo = [factor.lo, index]
        if (factor.hi < known.hi[0]) known.hi = [factor.hi, index]
        this.#factors.set(procs, known)
        if (known.lo[0] > known.hi[0]) {
          this.#add('stw-factor', upTo(9), ...[known.lo[1], known.hi[1]].sort((a, b) => a - b))
        }
        break
      }
      case 'gcpacertrace.start':
      case 'gcpacertrace.end':
      case 'gcpacertrace.end-classic':
      case 'gcpacertrace.sweep': {
        const style = source.floats(record)
        if (style) this.#add('float', style === 'exponent' ? upTo(25) : from(26), index)
        const goal = number('u-g')
        if (goal === 0.25) this.#add('utilization-goal', upTo(9), index)
        if (goal === 0.3) this.#add('utilization-goal', from(10), index)
        break
      }
      case 'schedtrace.summary':
      case 'schedtrace.detail': {
        const count = number('threads') ?? 0
        if (this.#threads && count < this.#threads[0]) this.#add('threads-fell', from(10), this.#threads[1], index)
        this.#threads = [count, index]
        break
      }
      case 'schedtrace.p':
        if (number('status') === 2) this.#add('p-in-syscall', upTo(25), index)
        break
      case 'schedtrace.g': {
        const status = (number('status') ?? 0) % 4096
        if (status === 9) this.#add('g-status', from(14), index)
        if (status === 10 || status === 11) this.#add('g-status', from(26), index)
        if (lateWaitReasons.has(source.words(record, 'wait-reason') ?? '')) this.#add('wait-reason', from(23), index)
      }
    }
  }
}

/** The sweep line that says `during sweep`, since Go 1.9, was not printed by Go 1.18 to 1.24. */
function formSet(source: RecordSource, record: number): ReleaseSet {
  const since = source.since(record)
  const set = setOf({ since, until: source.until(record) })
  if (source.kind(record) !== 'gcpacertrace.sweep' || since < 9) return set
  return set & setOf({ since: 9, until: 17 }, { since: 25, until: newestGo })
}

/**
 * All ones in 64 bits to Go 1.18, the largest limit less a MiB and what is no heap in 1.19 and 1.20, 97 % of it since; in MiB.
 * `null` for a goal that is one.
 */
function unlimitedGoal(goal: number): ReleaseSet | null {
  if (goal === 17592186044415) return setOf({ since: 6, until: 18 })
  if (goal > 8796092000000 && goal < 8796093022208) return setOf({ since: 19, until: 20 })
  if (goal > 8532200000000 && goal < 8532210231553) return from(21)
  return null
}
