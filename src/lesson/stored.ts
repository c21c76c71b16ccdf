import { type Answer, answerPrefix, parseAnswer } from './answers.ts'

// What the device holds of the course. A question is kept under its own hash: one that is edited is a new question, and
// nothing else is lost.

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
