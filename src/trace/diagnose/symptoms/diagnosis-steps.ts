import { type ProcessKpis, processKpis } from '../../derive/kpi.ts'
import { gatherRuns } from '../../derive/run/gather-runs.ts'
import type { RecordSource } from '../../derive/run/record-source.ts'
import type { FlatSplit } from '../../derive/structure-processes.ts'
import { runViewOf } from './context.ts'
import { compareSymptoms, type Symptom, symptomIds, symptomOf } from './rules.ts'
import { type Confidence, confidences, type SymptomKind } from './symptom.ts'

/** What a text says about the programs that printed it. Plain data, and little of it, however long the text is. */
export interface TextDiagnosis {
  /** How many runs there are, and how many of them have GC cycles to work figures out of. */
  readonly runs: number
  readonly runsWithCycles: number
  /** The figures of each of these; where there are more than are kept, of those in which most is wrong, the worst first. */
  readonly kpis: readonly ProcessKpis[]
  /** Troubles first, the surest of them first; then notes. Of each rule some are kept: those that most records show. */
  readonly symptoms: readonly Symptom[]
  /** How many there are of each kind, and of each rule as a kind, `trouble tiny-heap`; also those that are not kept. */
  readonly counts: Readonly<Record<SymptomKind, number>>
  readonly ofRule: Readonly<Record<string, number>>
}

/** How much is kept of a text of many runs. */
export interface Kept {
  readonly kpis: number
  readonly ofRule: number
}

const everything: Kept = { kpis: Number.POSITIVE_INFINITY, ofRule: Number.POSITIVE_INFINITY }

/** How far the work has come: records that were gathered, then runs that were held against the rules. */
export interface DiagnosisProgress {
  readonly what: 'records' | 'runs'
  readonly done: number
  readonly of: number
}

interface RankedKpis {
  readonly kpis: ProcessKpis
  /** How much is wrong with the run, by how sure that is. */
  readonly troubles: Readonly<Record<Confidence, number>>
}

/** The whole diagnosis of a text, bit by bit for whoever has something else to do in between. `cycles`: how many there are. */
export function* diagnosisSteps(
  source: RecordSource,
  split: FlatSplit,
  { kept = everything, cycles = 0 }: { readonly kept?: Kept; readonly cycles?: number } = {},
): Generator<DiagnosisProgress, TextDiagnosis> {
  const runs = split.runs.length
  const gathering = gatherRuns(source, split, { room: cycles })
  let next = gathering.next()
  for (; !next.done; next = gathering.next()) yield { what: 'records', done: next.value, of: source.length }
  const gathered = next.value
  const ranked: RankedKpis[] = []
  const found = new Map<string, Symptom[]>()
  const counts: Record<SymptomKind, number> = { trouble: 0, note: 0 }
  const ofRule: Record<string, number> = {}
  let runsWithCycles = 0
  for (let process = 0; process < runs; process++) {
    const progress: DiagnosisProgress = { what: 'runs', done: process, of: runs }
    yield progress
    const own = gathered.cyclesOf(process)
    let kpis: ProcessKpis | null = null
    if (own.places.length > 0) {
      runsWithCycles++
      const figures = processKpis(process, own)
      let figure = figures.next()
      for (; !figure.done; figure = figures.next()) yield progress
      kpis = figure.value
    }
    const run = runViewOf(gathered, process, kpis)
    const troubles: Record<Confidence, number> = { clear: 0, likely: 0, possible: 0 }
    for (const id of symptomIds) {
      yield progress
      const symptom = symptomOf(id, run)
      if (symptom === null) continue
      counts[symptom.kind]++
      const rule = `${symptom.kind} ${id}`
      ofRule[rule] = (ofRule[rule] ?? 0) + 1
      if (symptom.kind === 'trouble') troubles[symptom.confidence]++
      const list = found.get(rule) ?? []
      found.set(rule, list)
      keep(list, symptom, kept.ofRule, compareSeverity)
    }
    if (kpis !== null) keep(ranked, { kpis, troubles }, kept.kpis, compareTroubles)
  }
  const all = runsWithCycles <= kept.kpis
  ranked.sort(compareTroubles)
  if (ranked.length > kept.kpis) ranked.length = kept.kpis
  for (const list of found.values()) {
    list.sort(compareSeverity)
    if (list.length > kept.ofRule) list.length = kept.ofRule
  }
  return {
    runs,
    runsWithCycles,
    kpis: (all ? ranked.sort((a, b) => a.kpis.process - b.kpis.process) : ranked).map((each) => each.kpis),
    symptoms: [...found.values()].flat().sort(compareSymptoms),
    counts,
    ofRule,
  }
}

/** Puts an item into a list that keeps so many, the first ones by their order. */
function keep<Item>(list: Item[], item: Item, most: number, compare: (a: Item, b: Item) => number): void {
  list.push(item)
  // Sorted now and then only: most items of a long list come and go.
  if (list.length < 2 * most) return
  list.sort(compare)
  list.length = most
}

function compareSeverity(a: Symptom, b: Symptom): number {
  return (
    confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) || b.count - a.count || a.process - b.process
  )
}

function compareTroubles(a: RankedKpis, b: RankedKpis): number {
  for (const confidence of confidences) {
    const more = b.troubles[confidence] - a.troubles[confidence]
    if (more !== 0) return more
  }
  return b.kpis.cycles - a.kpis.cycles || a.kpis.process - b.kpis.process
}

/** The same in steps of some milliseconds, but for runs of a million cycles and more: `step` until it says that nothing is left. */
export class TextDiagnosing {
  readonly #steps: Generator<DiagnosisProgress, TextDiagnosis>
  progress: DiagnosisProgress = { what: 'records', done: 0, of: 0 }
  result: TextDiagnosis | null = null

  constructor(source: RecordSource, split: FlatSplit, options?: { readonly kept?: Kept; readonly cycles?: number }) {
    this.#steps = diagnosisSteps(source, split, options)
  }

  step(): boolean {
    const next = this.#steps.next()
    if (next.done) this.result = next.value
    else this.progress = next.value
    return !next.done
  }
}
