import type { CyclePack } from '../../charts/dense.ts'
import type { PacerPack } from '../../charts/dense-pacer.ts'
import type { QueuePack } from '../../charts/dense-queues.ts'
import type { CycleLane } from '../../trace/derive/cycle-columns.ts'
import type { FilterError } from '../../trace/derive/filter.ts'
import type { DocumentReleases } from '../../trace/derive/release-range.ts'
import type { Finding } from '../../trace/diagnose/diagnose.ts'
import type { DiagnosisProgress, TextDiagnosis } from '../../trace/diagnose/symptoms/index.ts'
import type { TraceDocument } from '../../trace/index.ts'
import type { TimeAxis } from '../figures/time-axis.ts'
import type { RecordRange } from '../picture.ts'
import type { FileOrder } from './files.ts'

/** What the page asks of the worker. */
export type Request =
  | { readonly type: 'read'; readonly job: number; readonly files: readonly Blob[] }
  | { readonly type: 'cancel'; readonly job: number }
  /** Hold the text that was read against all rules, in between everything else. */
  | { readonly type: 'check'; readonly job: number }
  /** Are you there? */
  | { readonly type: 'ping' }
  | { readonly type: 'ask'; readonly id: number; readonly job: number; readonly question: Question }

export type Question =
  /** Lines of the last selection, or of everything where there is none. */
  | { readonly what: 'rows'; readonly from: number; readonly count: number }
  /** Where in what is listed a line of the text stands, or the line of a row of the table. */
  | { readonly what: 'place'; readonly line: number }
  | { readonly what: 'place'; readonly row: number }
  /** The first and the last record from a place of the list to another, as rows of the table. */
  | { readonly what: 'records'; readonly from: number; readonly to: number }
  /** To which GC line a record belongs, and what belongs to it. */
  | { readonly what: 'belongs'; readonly row: number }
  | { readonly what: 'select'; readonly filter: string }
  /** All numbers of a field: `gctrace.heap-live`. */
  | { readonly what: 'column'; readonly field: string }
  /** All GC cycles, pacer lines and SCHED lines, for figures of the whole text. */
  | { readonly what: 'cycles' }
  | { readonly what: 'pacer' }
  | { readonly what: 'queues' }
  /** The lines of some records, each as a text of its own. */
  | { readonly what: 'lines'; readonly rows: readonly number[] }

/** A line as a list shows it: a text of its own. */
export interface Row {
  /** It has records, could not be read, or is other output. */
  readonly type: 'record' | 'unread' | 'foreign'
  /** The first record of the line, as a row of the table; -1 where it has none. */
  readonly row: number
  /** Index in the whole text, from 0. */
  readonly line: number
  /** Other output is folded: so many lines. The document has the first of them. */
  readonly count: number
  readonly document: TraceDocument
}

export interface Overview {
  readonly records: number
  /** Rows of the list: lines with records, unread ones, and folds. */
  readonly listed: number
  readonly lines: number
  readonly foreignLines: number
  readonly unread: number
  /** Of so many unread lines is kept what is wrong with them; the others are folded with other output. */
  readonly unreadListed: number
  readonly counts: Readonly<Record<string, number>>
  /** Bytes in memory: the text and its columns. */
  readonly size: number
}

export type Selected =
  | { readonly type: 'selected'; readonly count: number }
  | { readonly type: 'problem'; readonly error: FilterError }

export interface Column {
  readonly rows: Uint32Array<ArrayBuffer>
  readonly values: Float64Array<ArrayBuffer>
}

/** What one record is to a GC line. Numbers of records are rows of the table. */
export interface Belongs {
  readonly row: number
  readonly to?:
    | { readonly row: number; readonly line: number; readonly number: number; readonly certain: boolean }
    | undefined
  /** Records that tell about the cycle of this line, with their lines. */
  readonly beside: readonly { readonly row: number; readonly line: number }[]
}

/** One run of a program in the text. Lines are counted from 0. */
export interface RunFacts {
  readonly records: number
  readonly firstLine: number
  readonly lastLine: number
  /** False where lines could as well be of another run that prints at the same time. */
  readonly certain: boolean
}

/** What the text is as a whole and what in it cannot be, as far as it has been looked at. */
export interface TextChecks {
  /** Records that were looked at, of how many, and to which line. */
  readonly checked: number
  readonly records: number
  readonly lines: number
  readonly done: boolean
  readonly rules: number
  /** Records are rows of the table. Of each rule and strength some are told, all are counted: `heap-live-end always`. */
  readonly findings: readonly Finding[]
  readonly counts: Readonly<Record<string, number>>
  /** Of the first runs; `range` is that of the whole text. */
  readonly releases: DocumentReleases
  readonly runs: readonly RunFacts[]
  readonly runCount: number
  /** The lines of the records that decide the releases. */
  readonly lineOf: Readonly<Record<number, number>>
  /** How far the diagnosis has come; `null` once it was told. */
  readonly diagnosing: DiagnosisProgress | null
}

/** The figures of the runs and what the lines say about them. Records are rows of the table. */
export interface WholeDiagnosis extends TextDiagnosis {
  /** The lines of the records that decide a figure. */
  readonly lineOf: Readonly<Record<number, number>>
}

export interface Answers {
  readonly rows: readonly Row[]
  readonly select: Selected
  readonly column: Column
  readonly place: number
  readonly records: RecordRange | null
  readonly belongs: Belongs
  /** `null` where there are none. */
  readonly cycles: Sent<Cycles> | null
  readonly pacer: Sent<Pacer> | null
  readonly queues: Sent<Queues> | null
  readonly lines: readonly string[]
}

/** The cycles of a text with the trees and the axis that figures of them need. */
export interface Cycles {
  readonly pack: CyclePack
  readonly axis: TimeAxis
}

/** The same for what the pacer printed, and for SCHED lines. */
export interface Pacer {
  readonly pack: PacerPack
  readonly axis: TimeAxis
}
export interface Queues {
  readonly pack: QueuePack
  readonly axis: TimeAxis
}

interface Whole {
  readonly pack: { readonly columns: { readonly lanes: readonly CycleLane[] } }
}
/** The same as it is sent: a log may be of ten thousand programs, and copying as many objects stops the page. */
export interface Sent<Of extends Whole> {
  /** Without its lanes. */
  readonly whole: Of
  /** Process, first and end of each lane, one after another. */
  readonly lanes: Uint32Array<ArrayBuffer>
}

export function sendable<Of extends Whole>(whole: Of): Sent<Of> {
  const { lanes } = whole.pack.columns
  const flat = new Uint32Array(3 * lanes.length)
  for (const [index, { process, from, to }] of lanes.entries()) flat.set([process, from, to], 3 * index)
  return { whole: withLanes(whole, []), lanes: flat }
}

export function received<Of extends Whole>({ whole, lanes: flat }: Sent<Of>): Of {
  const lanes: CycleLane[] = []
  for (let at = 0; at < flat.length; at += 3) {
    lanes.push({ process: flat[at] as number, from: flat[at + 1] as number, to: flat[at + 2] as number })
  }
  return withLanes(whole, lanes)
}

function withLanes<Of extends Whole>(whole: Of, lanes: readonly CycleLane[]): Of {
  return { ...whole, pack: { ...whole.pack, columns: { ...whole.pack.columns, lanes } } }
}

/** What the worker tells of a reading. */
export type Report =
  | { readonly type: 'order'; readonly job: number; readonly order: FileOrder }
  | {
      readonly type: 'progress'
      readonly job: number
      readonly bytes: number
      readonly size: number
      /** Bytes read so far, unpacked. */
      readonly unpacked: number
      readonly records: number
      /** Only in the first report that has any. */
      readonly first?: readonly Row[]
    }
  | { readonly type: 'done'; readonly job: number; readonly overview: Overview }
  | { readonly type: 'checks'; readonly job: number; readonly checks: TextChecks }
  /** Before the checks are done. */
  | { readonly type: 'diagnosis'; readonly job: number; readonly diagnosis: WholeDiagnosis }
  | { readonly type: 'checks-failed'; readonly job: number }
  | { readonly type: 'pong' }
  | { readonly type: 'cancelled'; readonly job: number; readonly overview: Overview }
  /** A file cannot be read to its end; what was read stays. */
  | { readonly type: 'broken'; readonly job: number; readonly file: number; readonly reason: 'gzip' | 'unreadable' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly type: 'refused'; readonly id: number; readonly why: string }
