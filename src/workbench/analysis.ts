import type { ProcessKpis } from '../trace/derive/kpi.ts'
import { type DocumentReleases, releaseRangeOf } from '../trace/derive/release-range.ts'
import { structureOf, type TraceStructure } from '../trace/derive/structure.ts'
import { checkIds, diagnose, type Finding } from '../trace/diagnose/index.ts'
import { diagnosisOf, type Symptom } from '../trace/diagnose/symptoms/index.ts'
import { parseTrace } from '../trace/index.ts'
import type { TraceDocument } from '../trace/record.ts'

/** One run of a program in the text. Lines are counted from 0. */
export interface ProcessFacts {
  readonly records: number
  readonly firstLine: number
  readonly lastLine: number
  /** False where lines could as well be of another run that prints at the same time. */
  readonly certain: boolean
}

/** What one record is to a GC line: both are indices in `document.records`. */
export interface Belonging {
  readonly cycle: number
  /** The number that the GC line prints. */
  readonly number: number
  readonly certain: boolean
}

/** What a text is as a whole, and what in it cannot be. Plain data: it comes from a worker. */
export interface Analysis {
  /** How many records the text had, so that an answer that comes late is not shown with another text. */
  readonly records: number
  readonly rules: number
  readonly findings: readonly Finding[]
  /** What the lines say about the program, and the figures of each run. */
  readonly symptoms: readonly Symptom[]
  readonly kpis: readonly ProcessKpis[]
  readonly releases: DocumentReleases
  readonly processes: readonly ProcessFacts[]
  /** The process of each record, and its line. */
  readonly processOf: Int32Array
  readonly lineOf: Int32Array
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  /** For records that tell about the cycle of another line. */
  readonly belongs: ReadonlyMap<number, Belonging>
  /** Records that tell about the cycle of a GC line, by its record, in the order of the text. */
  readonly beside: ReadonlyMap<number, readonly number[]>
}

export function analyse(text: string): Analysis {
  return analyseDocument(parseTrace(text))
}

export function analyseDocument(document: TraceDocument): Analysis {
  const structure = structureOf(document)
  const releases = releaseRangeOf(document, structure)
  const { records } = document
  const { symptoms, kpis } = diagnosisOf(document, structure)
  const counts = new Map<string, number>()
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return {
    records: records.length,
    rules: checkIds.length,
    findings: diagnose(document, structure, releases),
    symptoms,
    kpis,
    releases,
    processes: structure.processes.map(({ records: own, certain }) => ({
      records: own.length,
      firstLine: records[own[0] ?? 0]?.line ?? 0,
      lastLine: records[own.at(-1) ?? 0]?.line ?? 0,
      certain,
    })),
    processOf: Int32Array.from(structure.processOf),
    lineOf: Int32Array.from(records, ({ line }) => line),
    kinds: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    ...joined(document, structure),
  }
}

function joined(document: TraceDocument, { cycles }: TraceStructure): Pick<Analysis, 'belongs' | 'beside'> {
  const belongs = new Map<number, Belonging>()
  const beside = new Map<number, readonly number[]>()
  for (const { record, start, end, sweep, notice, scan, scav, after } of cycles) {
    const reading = document.records[record]?.fields.find(({ field }) => field === 'gc-number')
    const number = typeof reading?.value === 'number' ? reading.value : 0
    const sure = [start, end, sweep, notice, ...scan, ...scav].filter((each) => each !== undefined)
    for (const each of sure) belongs.set(each, { cycle: record, number, certain: true })
    for (const each of after) belongs.set(each, { cycle: record, number, certain: false })
    if (sure.length > 0) {
      beside.set(
        record,
        sure.sort((a, b) => a - b),
      )
    }
  }
  return { belongs, beside }
}
