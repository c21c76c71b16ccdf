// What a link gives away, and how to take it out before it is made.
import { fieldDef } from '../trace/catalogue/index.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import type { FieldReading, TraceDocument, TraceRecord } from '../trace/record.ts'
import type { Capsule, Place } from './capsule.ts'
import { clockOf, lineText } from './review.ts'

export interface Redaction {
  /** Leaves only what the runtime printed: log lines, prefixes, lines that could not be read go. */
  readonly foreign: boolean
  /** The first line of each run gets the time 0. */
  readonly time: boolean
  /** `inittrace` names packages: they become `package-1`, `package-2`, … */
  readonly packages: boolean
  /** Sizes are multiplied by this; 1 leaves them. Shares and ratios stay about the same, amounts do not. */
  readonly scale: number
}

export const noRedaction: Redaction = { foreign: false, time: false, packages: false, scale: 1 }

/** What somebody who opens the link can see, as counts, so that a reader knows before it is made. */
export interface Revealed {
  /** Lines that the runtime printed. */
  readonly records: number
  /** Lines with other text in them, and some of them. */
  readonly foreign: number
  readonly foreignExamples: readonly string[]
  /** Lines with a date or a host in front. */
  readonly stamped: number
  readonly packages: number
  /** From the first to the last line on the program's clock, s; `null` where no line says. */
  readonly seconds: number | null
  readonly largestHeapMiB: number | null
  readonly notes: number
  readonly title: boolean
}

const examples = 3

export function revealedBy(capsule: Capsule, documents: readonly TraceDocument[]): Revealed {
  let foreign = 0
  let records = 0
  let stamped = 0
  const foreignExamples: string[] = []
  const packages = new Set<string>()
  const clocks: number[] = []
  let largest: number | null = null
  for (const document of documents) {
    records += document.records.length
    const own = new Map<number, number>()
    for (const record of document.records) {
      for (const piece of record.pieces ?? [record.span]) {
        const line = lineAt(document, piece.start)
        own.set(line, (own.get(line) ?? 0) + piece.end - piece.start)
      }
      if (record.time !== undefined || record.source !== undefined) stamped++
      const clock = clockOf(record)
      if (clock !== null) clocks.push(clock)
      for (const { field, value } of record.fields) {
        if (record.family === 'inittrace' && field === 'package') packages.add(String(value))
        if (record.kind === 'gctrace.cycle' && field === 'heap-end' && typeof value === 'number')
          largest = Math.max(largest ?? 0, value)
      }
    }
    for (let line = 0; line < document.lineStarts.length; line++) {
      const text = lineText(document, line)
      if (text.trim().length <= (own.get(line) ?? 0)) continue
      foreign++
      if (foreignExamples.length < examples) foreignExamples.push(text.slice(0, 200))
    }
  }
  let first = Number.POSITIVE_INFINITY
  let last = 0
  for (const clock of clocks) {
    first = Math.min(first, clock)
    last = Math.max(last, clock)
  }
  return {
    records,
    foreign,
    foreignExamples,
    stamped,
    packages: packages.size,
    seconds: clocks.length === 0 ? null : (last - first) / 1000,
    largestHeapMiB: largest,
    notes: capsule.notes.length,
    title: capsule.title !== '',
  }
}

/** The capsule without what the redaction names. Places follow their lines; a place whose line is gone becomes the whole. */
export function redact(capsule: Capsule, redaction: Redaction): Capsule {
  if (isNothing(redaction)) return capsule
  const results = capsule.traces.map((text) => redactTrace(parseTrace(text), redaction))
  const move = (place: Place | null): Place | null => {
    const result = place === null ? undefined : results[place.trace]
    return place === null || result === undefined ? place : movedPlace(place, result)
  }
  const last = results.at(-1)
  const { chosen, viewport, ...view } = capsule.view
  const moved = chosen?.flatMap((line) => last?.lines.get(line) ?? [])
  // The axis of a figure is that of one run: with several nobody can say whose clock the part that was shown is on.
  const shift = redaction.time ? (last?.shifts.size === 1 ? ([...last.shifts.values()][0] ?? 0) / 1000 : null) : 0
  return {
    ...capsule,
    traces: results.map(({ text }) => text) as unknown as Capsule['traces'],
    selection: move(capsule.selection),
    notes: capsule.notes.map((note) => ({ ...note, at: move(note.at) })),
    view: {
      ...view,
      ...(moved === undefined ? {} : { chosen: moved }),
      ...(viewport === undefined || shift === null
        ? {}
        : { viewport: { from: rounded(viewport.from - shift), to: rounded(viewport.to - shift) } }),
    },
  }
}

/** To the microsecond, so that a difference of fractions does not fill a link with digits. */
const rounded = (seconds: number) => Math.round(seconds * 1e6) / 1e6

export function isNothing({ foreign, time, packages, scale }: Redaction): boolean {
  return !foreign && !time && !packages && scale === 1
}

/** Only some lines of each trace, with their places: what makes a link shorter. */
export function keepLines(capsule: Capsule, kept: readonly ReadonlySet<number>[]): Capsule {
  const results = capsule.traces.map((text, index) => {
    const wanted = kept[index]
    const lines = text.split('\n')
    if (lines.at(-1) === '') lines.pop()
    const places = new Map<number, number>()
    const left: string[] = []
    lines.forEach((line, place) => {
      if (wanted !== undefined && !wanted.has(place)) return
      places.set(place, left.length)
      left.push(line)
    })
    return { text: left.map((line) => `${line}\n`).join(''), lines: places, shifts: new Map<number, number>() }
  })
  const move = (place: Place | null): Place | null => {
    const result = place === null ? undefined : results[place.trace]
    return place === null || result === undefined ? place : movedPlace(place, result)
  }
  const { chosen: _, ...view } = capsule.view
  return {
    ...capsule,
    traces: results.map(({ text }) => text) as unknown as Capsule['traces'],
    selection: move(capsule.selection),
    notes: capsule.notes.map((note) => ({ ...note, at: move(note.at) })),
    view,
  }
}

interface Redacted {
  readonly text: string
  /** Where each line went. */
  readonly lines: ReadonlyMap<number, number>
  /** What was taken from the clock of each run, ms. */
  readonly shifts: ReadonlyMap<number, number>
}

function movedPlace(place: Place, { lines, shifts }: Redacted): Place | null {
  if (place.type === 'range') {
    const shift = shifts.get(place.process) ?? 0
    return { ...place, from: Math.max(0, place.from - shift), to: Math.max(0, place.to - shift) }
  }
  const line = lines.get(place.line)
  return line === undefined ? null : { ...place, line }
}

function redactTrace(document: TraceDocument, redaction: Redaction): Redacted {
  const shifts = redaction.time ? firstClocks(document) : new Map<number, number>()
  const names = new Map<string, string>()
  const changes = document.records.flatMap((record) =>
    record.fields.flatMap((reading) => {
      const text = changed(document, record, reading, redaction, shifts, names)
      return text === null ? [] : { start: reading.start, end: reading.end, text }
    }),
  )
  changes.sort((a, b) => a.start - b.start)
  if (!redaction.foreign) {
    const text = rewritten(document.text, 0, document.text.length, changes)
    return { text, lines: new Map(document.lineStarts.map((_, line) => [line, line])), shifts }
  }
  const lines = new Map<number, number>()
  const left: string[] = []
  for (const record of document.records) {
    const pieces = record.pieces ?? [record.span]
    if (!lines.has(record.line)) lines.set(record.line, left.length)
    // What was put together from pieces of lines is written on one.
    left.push(
      pieces
        .map(({ start, end }) => rewritten(document.text, start, end, changes))
        .join('')
        .replace(/[\r\n]+/g, ' '),
    )
  }
  return { text: left.map((line) => `${line}\n`).join(''), lines, shifts }
}

interface Change {
  readonly start: number
  readonly end: number
  readonly text: string
}

function rewritten(text: string, start: number, end: number, changes: readonly Change[]): string {
  let at = start
  let result = ''
  for (let index = firstFrom(changes, start); index < changes.length; index++) {
    const change = changes[index] as Change
    if (change.end > end) break
    if (change.start < at) continue
    result += text.slice(at, change.start) + change.text
    at = change.end
  }
  return result + text.slice(at, end)
}

function firstFrom(changes: readonly Change[], start: number): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((changes[middle] as Change).start < start) low = middle + 1
    else high = middle
  }
  return low
}

/** The earliest time of each run, ms. */
function firstClocks({ records }: TraceDocument): Map<number, number> {
  const first = new Map<number, number>()
  for (const record of records) {
    const clock = clockOf(record)
    if (clock !== null) first.set(record.process, Math.min(first.get(record.process) ?? clock, clock))
  }
  return first
}

function changed(
  document: TraceDocument,
  record: TraceRecord,
  reading: FieldReading,
  { time, packages, scale }: Redaction,
  shifts: ReadonlyMap<number, number>,
  names: Map<string, string>,
): string | null {
  const { field, value } = reading
  if (packages && record.family === 'inittrace' && field === 'package') {
    const name = names.get(String(value)) ?? `package-${names.size + 1}`
    names.set(String(value), name)
    return name
  }
  if (typeof value !== 'number') return null
  if (time && field === 'at') {
    const clock = clockOf(record)
    const shift = shifts.get(record.process) ?? 0
    if (clock === null || shift === 0) return null
    return record.family === 'gctrace' ? ((clock - shift) / 1000).toFixed(3) : String(clock - shift)
  }
  if (scale === 1) return null
  const { unit } = fieldDef(record.family, field)
  const whole = /^\d+$/.test(document.text.slice(reading.start, reading.end))
  if (!whole || (unit !== 'MiB' && unit !== 'KiB' && unit !== 'B')) return null
  // A goal of all ones means that there is none, and says so only as it is.
  if (value > 2 ** 40) return null
  return String(Math.floor(value * scale))
}

function lineAt({ lineStarts }: TraceDocument, offset: number): number {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
