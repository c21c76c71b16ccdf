// A capsule read: its traces, what its places are, and whether its claims hold. The page and the command both use this, so
// that they cannot disagree.
import { parseTrace } from '../trace/parse/parse-trace.ts'
import type { TraceDocument, TraceRecord } from '../trace/record.ts'
import type { Capsule, Note, Place, TraceIndex } from './capsule.ts'
import { type ClaimError, ClaimJudge, parseClaim, type Verdict } from './claims/index.ts'

export interface ReviewedNote {
  /** From 1. */
  readonly number: number
  readonly note: Note
  /** The lines that it is about, from 0 and in order; empty where it is about the whole, or its place is not there. */
  readonly lines: readonly number[]
  /** Of a note with a claim. */
  readonly claim?: { readonly error: ClaimError } | { readonly verdict: Verdict }
}

export interface Review {
  readonly documents: readonly TraceDocument[]
  readonly notes: readonly ReviewedNote[]
  /** The lines of the selection. */
  readonly selected: readonly number[]
}

export function reviewOf(capsule: Capsule, parsed?: readonly TraceDocument[]): Review {
  const documents = parsed ?? capsule.traces.map((text) => parseTrace(text))
  const judge = new ClaimJudge(documents)
  return {
    documents,
    notes: capsule.notes.map((note, index) => ({
      number: index + 1,
      note,
      lines: linesOfPlace(note.at, documents),
      ...(note.claim.trim() === '' ? {} : { claim: judgeClaim(judge, note.claim) }),
    })),
    selected: linesOfPlace(capsule.selection, documents),
  }
}

export function judgeClaim(judge: ClaimJudge, source: string): { error: ClaimError } | { verdict: Verdict } {
  const { claim, error } = parseClaim(source)
  return error === undefined ? { verdict: judge.judge(claim) } : { error }
}

/** Kinds whose `at` is on the program's own clock, and its unit in ms. */
const clocks: Readonly<Record<string, number>> = {
  'gctrace.cycle': 1000,
  'schedtrace.summary': 1,
  'schedtrace.detail': 1,
}

/** When a record was printed on the program's clock, ms; `null` where it does not say. */
export function clockOf(record: TraceRecord): number | null {
  const scale = Object.hasOwn(clocks, record.kind) ? clocks[record.kind] : undefined
  if (scale === undefined) return null
  const at = record.fields.find(({ field }) => field === 'at')?.value
  return typeof at === 'number' ? Math.round(at * scale) : null
}

function linesOfPlace(place: Place | null, documents: readonly TraceDocument[]): number[] {
  if (place === null) return []
  const document = documents[place.trace]
  if (document === undefined) return []
  if (place.type !== 'range') return place.line < document.lineStarts.length ? [place.line] : []
  const inside = document.records.filter((record) => {
    const at = clockOf(record)
    return record.process === place.process && at !== null && at >= place.from && at <= place.to
  })
  return [...new Set(inside.map(({ line }) => line))]
}

/** A line of a text without its line break; empty where there is none. */
export function lineText({ text, lineStarts }: TraceDocument, line: number): string {
  const start = lineStarts[line]
  if (start === undefined) return ''
  return text.slice(start, lineStarts[line + 1] ?? text.length).replace(/\r?\n$/, '')
}

/** The record that a place is on, and the value where it names one. */
export function recordAt(document: TraceDocument, line: number, field?: string): TraceRecord | undefined {
  const onLine = document.records.filter((record) => record.line === line)
  if (field === undefined) return onLine[0]
  const dot = field.indexOf('.')
  return onLine.find(
    (record) =>
      record.family === field.slice(0, dot) && record.fields.some((each) => each.field === field.slice(dot + 1)),
  )
}

/** What a place points at, as text: the printed value, the line, nothing for the whole. */
export function excerptOf(place: Place | null, documents: readonly TraceDocument[]): string {
  if (place === null || place.type === 'range') return ''
  const document = documents[place.trace as TraceIndex]
  if (document === undefined) return ''
  if (place.type !== 'field') return lineText(document, place.line)
  const record = recordAt(document, place.line, place.field)
  const field = place.field.slice(place.field.indexOf('.') + 1)
  const readings = record?.fields.filter((each) => each.field === field) ?? []
  const [first] = readings
  const last = readings.at(-1)
  return first && last ? document.text.slice(first.start, last.end) : ''
}
