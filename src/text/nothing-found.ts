import { symptomIds } from '../trace/diagnose/symptoms/index.ts'
import { groupDigits } from './number.ts'
import type { DiagnosisText } from './symptom-text.ts'

/** Fewer lines of each kind than this are too few to speak of a program's habits. */
const fewest = 5

/**
 * What to say where no rule spoke up: how much was looked at, or that it was too little. `count` gives the number of records of
 * some kinds.
 */
export function nothingFound(
  count: (...kinds: readonly string[]) => number,
  text: Pick<DiagnosisText, 'calm' | 'tooLittle'>,
): { readonly enough: boolean; readonly words: string } {
  const cycles = count('gctrace.cycle')
  const sched = count('schedtrace.summary', 'schedtrace.detail')
  const inits = count('inittrace.init')
  if (cycles < fewest && sched < fewest && inits < fewest) return { enough: false, words: text.tooLittle }
  const shown = (value: number) => (value === 0 ? '' : groupDigits(value))
  return { enough: true, words: text.calm(shown(cycles), shown(sched), shown(inits), symptomIds.length) }
}
