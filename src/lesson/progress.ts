import type { Answer } from './answers.ts'
import type { ConceptId } from './concepts.ts'
import type { Place, Stored } from './stored.ts'

/** One question of the course as it is now. */
export interface Question {
  /** `<lesson>/<exercise>`. */
  readonly id: string
  readonly hash: string
  readonly concepts: readonly ConceptId[]
  /** The same question about other traces, `<lesson>/<exercise>:<hash>` each: any of them answered is this one answered. */
  readonly others?: readonly string[]
}

export interface CourseLesson {
  readonly slug: string
  readonly questions: readonly Question[]
}

/** What is asked in the course today; `/progress.json`. */
export interface Course {
  readonly lessons: readonly CourseLesson[]
}

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
  const answerOf = (question: Question): Answer | undefined =>
    keysOf(question)
      .flatMap((key) => own(answers, key) ?? [])
      .sort((a, b) => worth(b) - worth(a))[0]
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

/** Where answers to a question are stored. */
export function keysOf({ id, hash, others = [] }: Question): readonly string[] {
  return [`${id}:${hash}`, ...others]
}

const worth = ({ done, firstTry }: Answer) => (done ? (firstTry ? 2 : 1) : 0)

function nextOf(lessons: readonly LessonProgress[]): Progress['next'] {
  const open = lessons.filter(({ state }) => state !== 'done')
  const last = [...open].filter(({ place }) => place).sort((a, b) => (b.place?.at ?? 0) - (a.place?.at ?? 0))[0]
  const next = last ?? open[0]
  return next ? { slug: next.slug, section: next.place && !next.place.end ? next.place.section : null } : null
}

export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
