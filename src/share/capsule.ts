// What a link holds: traces, notes, and where to look. Nothing in it has a language.

/** Index into `Capsule.traces`: 0 is the only trace or the one before, 1 the one after. */
export type TraceIndex = 0 | 1

/**
 * What a note is about, or what is selected. Lines count from 0 and are physical lines of the text, so that a reader that
 * learns to read more lines finds the same place.
 *
 * - `field`: one value; `field` is the full id, `gctrace.heap-goal`.
 * - `cycle`: the GC cycle whose own line stands at `line`, with everything that belongs to it.
 * - `range`: from `from` to `to` on the program's clock, in ms, in the run number `process` (from 0) of the text.
 */
export type Place =
  | { readonly type: 'field'; readonly trace: TraceIndex; readonly line: number; readonly field: string }
  | { readonly type: 'line'; readonly trace: TraceIndex; readonly line: number }
  | { readonly type: 'cycle'; readonly trace: TraceIndex; readonly line: number }
  | {
      readonly type: 'range'
      readonly trace: TraceIndex
      readonly process: number
      readonly from: number
      readonly to: number
    }

/** A remark, a claim, or both. Its number is its place in the list. */
export interface Note {
  /** `null`: about the whole. */
  readonly at: Place | null
  /** A subset of Markdown, see `markdown/note.ts`. */
  readonly text: string
  /** An expression of `claims/`, or empty. */
  readonly claim: string
}

/** How the page looked: everything is optional and ids that are not known are ignored. */
export interface CapsuleView {
  /** The figure to show first. */
  readonly figure?: string
  /** What was searched for, and whether only the lines found were listed. */
  readonly find?: string
  readonly only?: boolean
  /** Lines that were chosen together, from 0; of two traces in the later. */
  readonly chosen?: readonly number[]
  /** The part of the time axis that figures showed, s. */
  readonly viewport?: { readonly from: number; readonly to: number }
}

export interface Capsule {
  readonly title: string
  /** One text, or before and after. */
  readonly traces: readonly [string] | readonly [string, string]
  readonly selection: Place | null
  readonly notes: readonly Note[]
  readonly view: CapsuleView
}

export const emptyCapsule: Capsule = { title: '', traces: [''], selection: null, notes: [], view: {} }

/**
 * What a capsule may hold at most. A link comes from anywhere: without limits a short one could fill the memory of whoever
 * opens it.
 */
export const limits = {
  /** Characters after `#`. */
  linkChars: 3_000_000,
  /** Bytes that a link may unpack to. */
  unpackedBytes: 8 * 1024 * 1024,
  /** UTF-16 units of one trace. */
  traceChars: 8_000_000,
  titleChars: 500,
  notes: 200,
  noteChars: 20_000,
  claimChars: 500,
  chosenLines: 100_000,
  shortTextChars: 2_000,
} as const

/** What could not be taken as it was. The words are in `src/text/<locale>/share.ts`. */
export type Problem =
  /** There is no link in it: no version number in front. */
  | 'no-link'
  /** Made by a newer version than this one can read. */
  | 'newer-version'
  /** A version number that never was. */
  | 'unknown-version'
  /** The link ends too early. */
  | 'truncated'
  /** Its checksum is not right: some characters were changed. */
  | 'damaged'
  /** Longer than any link that we make. */
  | 'too-long'
  /** Unpacks to more than a capsule may hold. */
  | 'too-large'
  /** More notes, or longer ones, than a capsule may hold; the rest was left out. */
  | 'notes-cut'
  /** A file that is not one of ours. */
  | 'no-file'

/** What came out of a link or a file: as much as could be saved, and what was wrong. */
export interface Opened {
  /** `null` where nothing could be saved. */
  readonly capsule: Capsule | null
  /** Empty where everything is as it was made. */
  readonly problems: readonly Problem[]
}

/** A capsule within the limits: numbers that can be lines, texts that are not too long. */
export function limited(capsule: Capsule, tell: (problem: Problem) => void): Capsule {
  const { title, traces, notes, selection, view } = capsule
  const cutTraces = traces.map((text) => {
    if (text.length > limits.traceChars) tell('too-large')
    return text.slice(0, limits.traceChars)
  }) as unknown as Capsule['traces']
  if (title.length > limits.titleChars || notes.length > limits.notes) tell('notes-cut')
  const cut = (text: string, most: number) => {
    if (text.length > most) tell('notes-cut')
    return text.slice(0, most)
  }
  const valid = (at: Place | null) => (at !== null && isPlace(at, cutTraces.length) ? at : null)
  return {
    title: cut(title, limits.titleChars),
    traces: cutTraces,
    selection: valid(selection),
    notes: notes.slice(0, limits.notes).map((note) => ({
      at: valid(note.at),
      text: cut(note.text, limits.noteChars),
      claim: cut(note.claim, limits.claimChars),
    })),
    view: limitedView(view),
  }
}

function limitedView({ figure, find, only, chosen, viewport }: CapsuleView): CapsuleView {
  return {
    ...(figure ? { figure: figure.slice(0, 100) } : {}),
    ...(find ? { find: find.slice(0, limits.shortTextChars) } : {}),
    ...(only ? { only } : {}),
    ...(chosen && chosen.length > 0 ? { chosen: chosen.filter(isCount).slice(0, limits.chosenLines) } : {}),
    ...(viewport && Number.isFinite(viewport.from) && viewport.to > viewport.from && viewport.to < 1e12
      ? { viewport }
      : {}),
  }
}

function isPlace(at: Place, traces: number): boolean {
  if (!(at.trace < traces)) return false
  switch (at.type) {
    case 'field':
      return isCount(at.line) && /^[a-z]+\.[a-z0-9-]+$/.test(at.field) && at.field.length <= 100
    case 'line':
    case 'cycle':
      return isCount(at.line)
    case 'range':
      return isCount(at.process) && isCount(at.from) && isCount(at.to) && at.from <= at.to
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER
}
