// What a reader has to know before reading on: who printed the lines, and what start-up cost.
import { newestGo } from '../../go-version.ts'
import { sumOf, topOf } from './context.ts'
import { defineSymptom, type SymptomHit } from './symptom.ts'

export interface SlowPackageFacts {
  readonly package: string
  readonly ms: number
  readonly totalMs: number
  readonly packages: number
  readonly bytes: number
  readonly allocs: number
}

export interface ProgramsFacts {
  readonly programs: number
  /** Lines of one stand between lines of another. */
  readonly interleaved: boolean
}

export const textSymptoms = {
  'slow-package': defineSymptom<SlowPackageFacts>({
    kind: 'trouble',
    confidence: 'clear',
    releases: { since: 16, until: newestGo },
    question: 10,
    lesson: 'start',
    next: ['init-costs', 'cpu-profile'],
    find({ ofKind, records }): SymptomHit<SlowPackageFacts> | null {
      const inits = ofKind('inittrace.init')
      const number = (record: number, field: string) => records.number(record, field) ?? 0
      const wallMsOf = (record: number) => number(record, 'init-wall')
      const [record] = topOf(inits, 1, wallMsOf)
      const totalMs = sumOf(inits, wallMsOf)
      // Half of all initialisation in one package, and long enough to be felt when a process starts.
      if (record === undefined || wallMsOf(record) < 10 || wallMsOf(record) < totalMs / 2) return null
      return {
        facts: {
          package: records.words(record, 'package') ?? '',
          ms: wallMsOf(record),
          totalMs,
          packages: inits.length,
          bytes: number(record, 'bytes'),
          allocs: number(record, 'allocs'),
        },
        refs: [
          { record, field: 'init-wall' },
          { record, field: 'allocs' },
        ],
        count: 1,
      }
    },
  }),

  'several-programs': defineSymptom<ProgramsFacts>({
    kind: 'note',
    confidence: 'clear',
    releases: { since: 1, until: newestGo },
    question: 13,
    lesson: 'whose',
    next: ['one-program'],
    find({ process, runs, records }): SymptomHit<ProgramsFacts> | null {
      if (process !== 0 || runs.length < 2) return null
      return {
        facts: {
          programs: runs.length,
          interleaved: runs.some(({ first, last, count }) => last - first + 1 > count),
        },
        refs: runs
          .slice(0, 3)
          .map(({ first: record }) => ({ record, field: records.firstField(record) ?? 'gc-number' })),
        count: runs.length,
      }
    },
  }),
}
