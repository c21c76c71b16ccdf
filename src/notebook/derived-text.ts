import type { NotebookText } from '../text/ko/notebook.ts'
import type { Derived } from './derived.ts'

export interface DerivedText {
  readonly formula: string | null
  readonly says: readonly string[]
}

/** Puts what follows from a line into words. */
export function wordDerived(derived: Derived, text: NotebookText['derived']): DerivedText {
  switch (derived.id) {
    case 'stw-total':
      return { formula: derived.formula, says: [text.stwTotal] }
    case 'stw-procs':
      return { formula: derived.formula === '' ? null : derived.formula, says: wordStwProcs(derived, text) }
    case 'mark-share':
      return { formula: derived.formula, says: [text.markShare(derived.percent)] }
    case 'mark-capacity':
      return {
        formula: derived.formula,
        says: [text.markCapacity(derived.programPercent), ...(derived.overfull ? [text.markOverfull] : [])],
      }
    case 'stale-mark':
      return { formula: null, says: [text.staleMark] }
    case 'freed':
      return { formula: derived.formula, says: [text.freed] }
    case 'marking-growth':
      return { formula: derived.formula, says: [text.markingGrowth] }
    case 'grown':
      return {
        formula: derived.formula,
        says: [text.grown, ...(derived.rate === null ? [] : [text.rate(derived.rate)])],
      }
    case 'goal-kept':
      return { formula: derived.formula, says: [derived.over ? text.goalMissed : text.goalKept] }
    case 'goal-unlimited':
      return { formula: null, says: [text.goalUnlimited] }
    case 'gap':
      return { formula: null, says: [text.gap(derived.seconds)] }
    case 'whole-cycle':
      return { formula: derived.formula, says: [text.wholeCycle] }
  }
}

function wordStwProcs(derived: Extract<Derived, { id: 'stw-procs' }>, text: NotebookText['derived']): string[] {
  if (derived.type === 'impossible') return [text.stwProcsImpossible]
  if (derived.type === 'range') return [text.stwProcsRange(derived.lo, derived.hi)]
  const fewer = derived.lo < derived.procs ? [text.stwProcsFewer(derived.lo, derived.procs, derived.byIdleThreads)] : []
  return [text.stwProcsKnown(derived.lo, derived.procs), ...fewer]
}
