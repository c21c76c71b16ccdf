import type { FieldDef } from '../trace/catalogue/index.ts'
import type { LineReading } from './reading.ts'

type Claim = (line: LineReading) => boolean

interface About {
  /** Name of the trace cell and the line (from 1) that the question is about. */
  readonly of: string
  readonly line: number
  /** Asks about the whole trace, so that no single line stands under the question. */
  readonly whole?: boolean
  /**
   * What an exam asks here. Exercises of a lesson with the same slot ask the same about different traces, and one that is
   * answered counts for all of them.
   */
  readonly slot?: ExamSlot
}

export type ExamSlot = 'live' | 'pauses' | 'assist'

/** Choose one option, or several where the key has several. Every option claims something; the key is what holds. */
export interface Choice extends About {
  readonly kind: 'choice'
  readonly options: Readonly<Record<string, Claim>>
  readonly key: readonly string[]
}

/** Type a number. `traps` are the values that usual mistakes lead to. */
export interface NumberAnswer extends About {
  readonly kind: 'number'
  readonly answer: (line: LineReading) => number
  /** Largest distance from the answer that still counts as right. */
  readonly tolerance: number
  readonly unit: string
  readonly traps: Readonly<Record<string, (line: LineReading) => number>>
}

/** Point at the values of the line that the question asks for. */
export interface Point extends About {
  readonly kind: 'point'
  readonly key: readonly string[]
  /** Which fields the catalogue itself says are meant; the key has to be exactly these. */
  readonly holds: (def: FieldDef, field: string) => boolean
}

/** Commit to a guess before the truth is shown. */
export interface Prediction extends About {
  readonly kind: 'predict'
  readonly answer: (line: LineReading) => number
  readonly control: 'slider' | 'number'
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: string
  /** Guesses this near count as right. */
  readonly tolerance: number
  /** Keeps the line back until the answer is shown, where it would give the answer away. */
  readonly covered?: boolean
}

export type Exercise = Choice | NumberAnswer | Point | Prediction
export type Exercises = Readonly<Record<string, Exercise>>

/** Keeps the literal ids as types while checking the shape. */
export function defineExercises<const E extends Exercises>(exercises: E): E {
  return exercises
}

/** What grading needs, as plain data that the page can carry. */
export type Key =
  | { readonly kind: 'choice' | 'point'; readonly options: readonly string[]; readonly right: readonly string[] }
  | {
      readonly kind: 'number'
      readonly answer: number
      readonly tolerance: number
      readonly traps: Readonly<Record<string, number>>
    }
  | { readonly kind: 'predict'; readonly answer: number; readonly tolerance: number }

const same = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

/** The key as the trace gives it. Throws where the author's key and the trace disagree. */
export function keyOf(id: string, exercise: Exercise, line: LineReading): Key {
  const refuse = (problem: string): never => {
    throw new Error(`Exercise "${id}" on line ${exercise.line} of trace ${exercise.of}: ${problem}`)
  }
  switch (exercise.kind) {
    case 'choice': {
      const options = Object.keys(exercise.options)
      const right = options.filter((option) => exercise.options[option]?.(line))
      if (!same(right, exercise.key)) {
        refuse(`the key says ${exercise.key.join(', ')}, the trace says ${right.join(', ') || 'none of the options'}.`)
      }
      return { kind: 'choice', options, right }
    }
    case 'point': {
      const options = [...new Set(line.record.fields.map((each) => each.field))]
      const right = options.filter((field) => exercise.holds(line.def(field), field))
      if (!same(right, exercise.key)) {
        refuse(`the key says ${exercise.key.join(', ')}, the catalogue says ${right.join(', ') || 'no field'}.`)
      }
      return { kind: 'point', options, right }
    }
    case 'number': {
      const answer = exercise.answer(line)
      if (!Number.isFinite(answer)) refuse('the answer is no number.')
      const traps = Object.fromEntries(Object.entries(exercise.traps).map(([trap, value]) => [trap, value(line)]))
      for (const [trap, value] of Object.entries(traps)) {
        if (Math.abs(value - answer) <= exercise.tolerance) refuse(`the trap "${trap}" is the answer itself.`)
      }
      return { kind: 'number', answer, tolerance: exercise.tolerance, traps }
    }
    case 'predict': {
      const answer = exercise.answer(line)
      if (!(answer >= exercise.min && answer <= exercise.max)) {
        refuse(`the truth ${answer} is outside ${exercise.min} to ${exercise.max}.`)
      }
      return { kind: 'predict', answer, tolerance: exercise.tolerance }
    }
  }
}

/** A short hash of what a question asks, whatever the language: a changed question forgets its stored answer. */
export function hashOf(line: string, key: Key): string {
  let hash = 0x811c9dc5
  for (const character of `${line}\n${JSON.stringify(key)}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash.toString(36)
}
