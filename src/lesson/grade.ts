import type { Key } from './exercise.ts'

/** What one submission came to. `feedback` names the remarks to show, most specific first. */
export interface Grade {
  readonly right: boolean
  readonly feedback: readonly string[]
  /** Chosen and right: kept on the next try. */
  readonly kept: readonly string[]
  /** Right and not chosen yet: how many are still to be found. */
  readonly missing: number
}

export function gradePicks(key: Extract<Key, { kind: 'choice' | 'point' }>, picked: readonly string[]): Grade {
  const kept = picked.filter((each) => key.right.includes(each))
  const wrong = picked.filter((each) => !key.right.includes(each))
  const missing = key.right.length - kept.length
  return { right: wrong.length === 0 && missing === 0, feedback: [...wrong, ...kept], kept, missing }
}

export function gradeNumber(key: Extract<Key, { kind: 'number' }>, given: number): Grade {
  const near = (value: number) => Math.abs(given - value) <= key.tolerance + 1e-9
  if (near(key.answer)) return { right: true, feedback: ['right'], kept: [], missing: 0 }
  const trap = Object.entries(key.traps).find(([, value]) => near(value))
  return { right: false, feedback: [trap ? trap[0] : 'wrong'], kept: [], missing: 1 }
}

/** The decimal comma that many keyboards give is read too; anything else that is no number is `null`. */
export function readNumber(typed: string): number | null {
  const text = typed.trim().replace(',', '.')
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null
  return Number(text)
}
