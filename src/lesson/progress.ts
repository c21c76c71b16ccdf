import { type Answer, answerPrefix, parseAnswer } from './answers.ts'
import type { ConceptId } from './concepts.ts'

// What a reader has done is kept under the question's own hash: a question that is edited is a new question, and nothing
// else is lost. Here is what the device holds, what that comes to, and how it leaves the device and comes back.

/** One question of the course as it is now. */
export interface Question {
  /** `<lesson>/<exercise>`. */
  readonly id: string
  readonly hash: string
  readonly concepts: readonly ConceptId[]
}

export interface CourseLesson {
  readonly slug: string
  readonly questions: readonly Question[]
}

/** What is asked in the course today; `/progress.json`. */
export interface Course {
  readonly lessons: readonly CourseLesson[]
}

/** Where somebody stopped in a lesson. */
export interface Place {
  /** Anchor of the section. */
  readonly section: string
  /** ms since 1970. */
  readonly at: number
  /** Whether the lesson was ever read to its end. */
  readonly end: boolean
}

const placePrefix = 'godebug-notebook:v1:place:'

/** All of it, by key: `answers` under `<lesson>/<exercise>:<hash>`, `places` under the lesson. */
export interface Stored {
  readonly answers: Readonly<Record<string, Answer>>
  readonly places: Readonly<Record<string, Place>>
}

export const nothingStored: Stored = { answers: {}, places: {} }

export function loadPlace(lesson: string): Place | null {
  try {
    return parsePlace(localStorage.getItem(placePrefix + lesson))
  } catch {
    return null
  }
}

export function savePlace(lesson: string, place: Place | null): void {
  try {
    if (place === null) localStorage.removeItem(placePrefix + lesson)
    else localStorage.setItem(placePrefix + lesson, JSON.stringify(place))
  } catch {
    // A device that refuses storage only forgets.
  }
}

/** Whether the device holds anything of the course, without reading it. */
export function hasStored(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(answerPrefix) || key.startsWith(placePrefix))
  } catch {
    return false
  }
}

export function loadStored(): Stored {
  const answers: Record<string, Answer> = Object.create(null)
  const places: Record<string, Place> = Object.create(null)
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(answerPrefix)) {
        const answer = parseAnswer(localStorage.getItem(key))
        if (answer) answers[key.slice(answerPrefix.length)] = answer
      } else if (key.startsWith(placePrefix)) {
        const place = parsePlace(localStorage.getItem(key))
        if (place) places[key.slice(placePrefix.length)] = place
      }
    }
  } catch {
    // Nothing could be kept.
  }
  return { answers, places }
}

/** Writes what is given over what is there. `false` where the device refuses. */
export function saveStored({ answers, places }: Stored): boolean {
  try {
    for (const [key, answer] of Object.entries(answers))
      localStorage.setItem(answerPrefix + key, JSON.stringify(answer))
    for (const [lesson, place] of Object.entries(places)) {
      localStorage.setItem(placePrefix + lesson, JSON.stringify(place))
    }
    return true
  } catch {
    return false
  }
}

/** Forgets one lesson, or everything, and gives back what was forgotten. Answers to questions that are gone go with them. */
export function forgetStored(lesson?: string): Stored {
  const all = loadStored()
  const isOf = (key: string) => lesson === undefined || key === lesson || key.startsWith(`${lesson}/`)
  const pick = <T>(entries: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(entries).filter(([key]) => isOf(key)))
  const forgotten = { answers: pick(all.answers), places: pick(all.places) }
  try {
    for (const key of Object.keys(forgotten.answers)) localStorage.removeItem(answerPrefix + key)
    for (const key of Object.keys(forgotten.places)) localStorage.removeItem(placePrefix + key)
  } catch {
    // Nothing was kept.
  }
  return forgotten
}

export function parsePlace(json: string | null): Place | null {
  try {
    const { section, at, end } = JSON.parse(json ?? 'null') as Partial<Place>
    const isPlace =
      typeof section === 'string' && section.length < 200 && Number.isFinite(at) && typeof end === 'boolean'
    return isPlace ? { section, at: at as number, end } : null
  } catch {
    return null
  }
}

// ---- what it comes to

/** Answers to some questions. */
export interface Count {
  readonly total: number
  readonly done: number
  /** Of those, how many at the first try. */
  readonly firstTry: number
}

export interface LessonProgress extends Count {
  readonly slug: string
  /** `done`: every question is answered, or it was read to its end and asks none. */
  readonly state: 'new' | 'started' | 'done'
  readonly place: Place | null
}

export interface ConceptProgress extends Count {
  readonly concept: ConceptId
  /** Questions that took more than one try, as they are now: what is worth another look. */
  readonly missed: readonly string[]
}

export interface Progress {
  readonly lessons: readonly LessonProgress[]
  /** Only concepts that something is asked about. */
  readonly concepts: readonly ConceptProgress[]
  /** Where to go on: the lesson left last if it is not done, else the first that is not. `null`: all done. */
  readonly next: { readonly slug: string; readonly section: string | null } | null
  readonly any: boolean
}

export function progressOf(course: Course, { answers, places }: Stored): Progress {
  const answerOf = ({ id, hash }: Question): Answer | undefined => own(answers, `${id}:${hash}`)
  const count = (questions: readonly Question[]): Count => ({
    total: questions.length,
    done: questions.filter((each) => answerOf(each)?.done).length,
    firstTry: questions.filter((each) => answerOf(each)?.done && answerOf(each)?.firstTry).length,
  })
  const lessons = course.lessons.map(({ slug, questions }): LessonProgress => {
    const counted = count(questions)
    const place = own(places, slug) ?? null
    const isDone = counted.total > 0 ? counted.done === counted.total : place?.end === true
    const isStarted = place !== null || questions.some((each) => answerOf(each) !== undefined)
    return { slug, ...counted, place, state: isDone ? 'done' : isStarted ? 'started' : 'new' }
  })
  const questions = course.lessons.flatMap((each) => each.questions)
  const concepts = [...new Set(questions.flatMap((each) => each.concepts))].map((concept): ConceptProgress => {
    const about = questions.filter((each) => each.concepts.includes(concept))
    const missed = about.filter((each) => answerOf(each)?.firstTry === false).map(({ id }) => id)
    return { concept, ...count(about), missed }
  })
  return { lessons, concepts, next: nextOf(lessons), any: lessons.some(({ state }) => state !== 'new') }
}

function nextOf(lessons: readonly LessonProgress[]): Progress['next'] {
  const open = lessons.filter(({ state }) => state !== 'done')
  const last = [...open].filter(({ place }) => place).sort((a, b) => (b.place?.at ?? 0) - (a.place?.at ?? 0))[0]
  const next = last ?? open[0]
  return next ? { slug: next.slug, section: next.place && !next.place.end ? next.place.section : null } : null
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

// ---- out of the device and back

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
  const asked = new Set(course?.lessons.flatMap(({ questions }) => questions.map(({ id, hash }) => `${id}:${hash}`)))
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
