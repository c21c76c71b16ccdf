// What a reader has to know before reading on: who printed the lines, and what start-up cost.
import { newestGo } from '../../go-version.ts'
import { sum } from './context.ts'
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
    find({ inits, indexOf }): SymptomHit<SlowPackageFacts> | null {
      const slowest = inits.toSorted((a, b) => b.wallMs - a.wallMs)[0]
      const totalMs = sum(inits.map(({ wallMs }) => wallMs))
      // Half of all initialisation in one package, and long enough to be felt when a process starts.
      if (!slowest || slowest.wallMs < 10 || slowest.wallMs < totalMs / 2) return null
      const record = indexOf(slowest.record)
      return {
        facts: {
          package: slowest.package,
          ms: slowest.wallMs,
          totalMs,
          packages: inits.length,
          bytes: slowest.bytes,
          allocs: slowest.allocs,
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
    find({ process, runs, check }): SymptomHit<ProgramsFacts> | null {
      if (process !== 0 || runs < 2) return null
      const { processes, processOf } = check.structure
      const firsts = processes.map(({ records }) => records[0] ?? 0)
      const interleaved = processes.some(({ records }) => {
        const last = records.at(-1) ?? 0
        return processOf.slice(records[0], last).some((other) => other !== processOf[last])
      })
      const fieldOf = (record: number) => check.record(record).fields[0]?.field ?? 'gc-number'
      return {
        facts: { programs: runs, interleaved },
        refs: firsts.slice(0, 3).map((record) => ({ record, field: fieldOf(record) })),
        count: runs,
      }
    },
  }),
}
