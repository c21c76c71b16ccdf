import type { CyclePack } from '../../charts/dense.ts'
import type { FilterError } from '../../trace/derive/filter.ts'
import type { TraceDocument } from '../../trace/index.ts'
import type { TimeAxis } from '../figures/time-axis.ts'

/** What the page asks of the worker. */
export type Request =
  | { readonly type: 'read'; readonly job: number; readonly files: readonly Blob[] }
  | { readonly type: 'cancel'; readonly job: number }
  | { readonly type: 'ask'; readonly id: number; readonly job: number; readonly question: Question }

export type Question =
  /** Rows of the last selection, or of everything where there is none. */
  | { readonly what: 'rows'; readonly from: number; readonly count: number }
  | { readonly what: 'select'; readonly filter: string }
  /** All numbers of a field: `gctrace.heap-live`. */
  | { readonly what: 'column'; readonly field: string }
  | { readonly what: 'unread'; readonly from: number; readonly count: number }
  /** All GC cycles, for figures of the whole text. */
  | { readonly what: 'cycles' }

/** A record as a list shows it: its lines as a text of their own. */
export interface Row {
  readonly row: number
  readonly kind: string
  readonly process: number
  /** Index in the whole text, from 0. */
  readonly line: number
  readonly document: TraceDocument
}

export interface Overview {
  readonly records: number
  readonly lines: number
  readonly foreignLines: number
  readonly unread: number
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

/** An unread line as a text of its own, in which it is line 0. */
export interface UnreadRow {
  readonly line: number
  readonly text: string
  /** Where reading stopped in that text. */
  readonly stoppedAt: number
}

export interface Answers {
  readonly rows: readonly Row[]
  readonly select: Selected
  readonly column: Column
  readonly unread: readonly UnreadRow[]
  /** `null` where there are none. */
  readonly cycles: Cycles | null
}

/** The cycles of a text with the trees and the axis that figures of them need. */
export interface Cycles {
  readonly pack: CyclePack
  readonly axis: TimeAxis
}

/** What the worker tells of a reading. */
export type Report =
  /** The files in the order in which they are read, as indices. */
  | { readonly type: 'order'; readonly job: number; readonly order: readonly number[] }
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
  | { readonly type: 'cancelled'; readonly job: number; readonly overview: Overview }
  /** A file cannot be read to its end; what was read stays. */
  | { readonly type: 'broken'; readonly job: number; readonly file: number; readonly reason: 'gzip' | 'unreadable' }
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly type: 'refused'; readonly id: number; readonly why: string }
