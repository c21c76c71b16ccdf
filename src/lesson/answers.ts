/** What the device remembers of one exercise. No word of any language is in it. */
export interface Answer {
  /** Options tried, or the number given. */
  readonly given: readonly (string | number)[]
  readonly done: boolean
  /** Whether the first try was right: what was missed is asked again. */
  readonly firstTry: boolean
}

export const answerPrefix = 'godebug-notebook:v1:answer:'

/** `exercise` is `<lesson>/<id>`; `hash` changes with the question, so that an old answer never fits a new question. */
export function keyOfAnswer(exercise: string, hash: string): string {
  return `${answerPrefix}${exercise}:${hash}`
}

export function loadAnswer(key: string): Answer | null {
  try {
    return parseAnswer(localStorage.getItem(key))
  } catch {
    return null
  }
}

/** An answer as it was stored; `null` for anything else. */
export function parseAnswer(json: string | null): Answer | null {
  try {
    const stored: unknown = JSON.parse(json ?? 'null')
    if (typeof stored !== 'object' || stored === null) return null
    const { given, done, firstTry } = stored as Partial<Answer>
    if (!Array.isArray(given) || typeof done !== 'boolean' || typeof firstTry !== 'boolean') return null
    if (!given.every((each) => typeof each === 'string' || typeof each === 'number')) return null
    return { given, done, firstTry }
  } catch {
    return null
  }
}

/** A device that refuses storage only forgets; answering goes on. */
export function saveAnswer(key: string, answer: Answer | null): void {
  try {
    if (answer === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(answer))
  } catch {
    // private mode or a full store
  }
}
