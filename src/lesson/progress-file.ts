import { parseAnswer } from './answers.ts'
import { type Course, keysOf, own } from './progress.ts'
import { parsePlace, type Stored } from './stored.ts'

// What is stored leaves the device as a file and comes back, on another device or into another browser.

const format = 'godebug-notebook/progress'
const version = 1
/** A file of every question answered a hundred times over is smaller. */
export const longestFile = 2_000_000

export function writeFile(stored: Stored, now: Date): string {
  return `${JSON.stringify({ format, version, written: now.toISOString(), ...stored }, null, 1)}\n`
}

export type FileProblem = 'too-long' | 'no-json' | 'other-file' | 'newer' | 'empty'

export type FileReading =
  | { readonly ok: true; readonly stored: Stored /** Entries that nobody could read. */; readonly refused: number }
  | { readonly ok: false; readonly problem: FileProblem }

const answerKey = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}:[a-z0-9]{1,16}$/
const lessonKey = /^[a-z0-9-]{1,80}$/

/** Reads a file that somebody else may have written: only what has the shape of an entry is taken. */
export function readFile(text: string): FileReading {
  if (text.length > longestFile) return { ok: false, problem: 'too-long' }
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'no-json' }
  }
  if (!isRecord(file) || file['format'] !== format || typeof file['version'] !== 'number') {
    return { ok: false, problem: 'other-file' }
  }
  if (file['version'] > version) return { ok: false, problem: 'newer' }
  let refused = 0
  const take = <T>(entries: unknown, isKey: RegExp, parse: (json: string) => T | null): Record<string, T> => {
    const taken: Record<string, T> = Object.create(null)
    for (const [key, value] of Object.entries(isRecord(entries) ? entries : {})) {
      const parsed = isKey.test(key) ? parse(JSON.stringify(value)) : null
      if (parsed === null) refused++
      else taken[key] = parsed
    }
    return taken
  }
  const stored = {
    answers: take(file['answers'], answerKey, parseAnswer),
    places: take(file['places'], lessonKey, parsePlace),
  }
  const count = Object.keys(stored.answers).length + Object.keys(stored.places).length
  return count === 0 && refused === 0 ? { ok: false, problem: 'empty' } : { ok: true, stored, refused }
}

export interface Merge {
  /** What has to be written. */
  readonly stored: Stored
  readonly added: number
  /** Known already, and at least as far on this device. */
  readonly kept: number
  /** Of the added answers, those to questions that the course does not ask any more. */
  readonly gone: number
}

/** An answer that is done wins over one that is not, then the one of this device; of two places, the later one. */
export function mergeStored(device: Stored, file: Stored, course: Course | null): Merge {
  const asked = new Set(course?.lessons.flatMap(({ questions }) => questions.flatMap(keysOf)))
  const answers = Object.entries(file.answers).filter(([key, answer]) => {
    const known = own(device.answers, key)
    return known === undefined || (answer.done && !known.done)
  })
  const places = Object.entries(file.places).filter(([lesson, place]) => {
    const known = own(device.places, lesson)
    return known === undefined || place.at > known.at
  })
  const added = answers.length + places.length
  const all = Object.keys(file.answers).length + Object.keys(file.places).length
  return {
    stored: { answers: Object.fromEntries(answers), places: Object.fromEntries(places) },
    added,
    kept: all - added,
    gone: course ? answers.filter(([key]) => !asked.has(key)).length : 0,
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
