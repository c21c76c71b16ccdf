// Sums and shares in the lines of other kinds.
import { newestGo } from '../../go-version.ts'
import { numberOf } from '../../record.ts'
import { defineCheck, type Hit } from '../check.ts'

const refs = (record: number, ...fields: readonly string[]) => fields.map((field) => ({ record, field }))

export interface ScanSumFacts {
  readonly what: 'objects' | 'spans'
  readonly parts: readonly number[]
  readonly sum: number
  readonly printed: number
}

const scanSums = [
  ['objects', ['objects-single', 'objects-sparse', 'objects-dense']],
  ['spans', ['spans-sparse', 'spans-dense']],
] as const

export const otherChecks = {
  'scan-sum': defineCheck<ScanSumFacts>({
    code: 'O1',
    always: { since: 25, until: newestGo },
    reads: [
      'gctrace.objects',
      'gctrace.objects-single',
      'gctrace.objects-sparse',
      'gctrace.objects-dense',
      'gctrace.spans',
    ],
    *find({ ofKind, record }): Iterable<Hit<ScanSumFacts>> {
      for (const index of ofKind('gctrace.scan')) {
        for (const [what, fields] of scanSums) {
          const printed = numberOf(record(index), what)
          const parts = fields.flatMap((field) => numberOf(record(index), field) ?? [])
          const sum = parts.reduce((total, part) => total + part, 0)
          if (printed === undefined || parts.length < fields.length || sum === printed) continue
          yield { record: index, refs: refs(index, what, ...fields), facts: { what, parts, sum, printed } }
        }
      }
    },
  }),

  'scan-total': defineCheck({
    code: 'O2',
    usually: { since: 25, until: newestGo },
    reads: ['gctrace.objects', 'gctrace.size-class'],
    *find({ structure, record, document }) {
      for (const { scan } of structure.cycles) {
        const objects = (index: number) => numberOf(record(index), 'objects') ?? 0
        const isTotal = (index: number) =>
          !record(index).fields.some(({ field, value }) => field === 'size-class' && value !== 'total')
        const total = scan[0]
        if (total === undefined || !isTotal(total) || scan.length < 2) continue
        // A log may end within the list.
        if (scan.at(-1) === document.records.length - 1) continue
        const classes = scan.slice(1)
        const sum = classes.reduce((so, each) => so + objects(each), 0)
        if (sum === objects(total)) continue
        yield {
          record: total,
          refs: [total, ...classes].map((each) => ({ record: each, field: 'objects' })),
          facts: { printed: objects(total), sum, classes: classes.length },
        }
      }
    },
  }),

  'objects-balance': defineCheck({
    code: 'O3',
    always: { since: 1, until: 4 },
    reads: ['gctrace.objects', 'gctrace.mallocs', 'gctrace.frees'],
    *find({ ofKind, record }) {
      for (const index of ofKind('gctrace.cycle-stw')) {
        const value = (field: string) => numberOf(record(index), field) ?? 0
        const [objects, mallocs, frees] = [value('objects'), value('mallocs'), value('frees')]
        if (mallocs - frees === objects) continue
        yield { record: index, refs: refs(index, 'objects', 'mallocs', 'frees'), facts: { objects, mallocs, frees } }
      }
    },
  }),

  'scvg-consumed': defineCheck({
    code: 'O4',
    always: { since: 1, until: 13 },
    reads: ['gctrace.scvg-sys', 'gctrace.scvg-released', 'gctrace.scvg-consumed'],
    *find({ ofKind, record }) {
      for (const index of ofKind('gctrace.scvg')) {
        const sys = numberOf(record(index), 'scvg-sys')
        const released = numberOf(record(index), 'scvg-released')
        const consumed = numberOf(record(index), 'scvg-consumed')
        if (sys === undefined || released === undefined || consumed === undefined) continue
        // Whole MiB, each cut off: the difference may be one less than that of the printed numbers.
        if (consumed === sys - released || consumed === sys - released - 1) continue
        yield {
          record: index,
          refs: refs(index, 'scvg-consumed', 'scvg-sys', 'scvg-released'),
          facts: { sys, released, consumed },
        }
      }
    },
  }),

  'scav-percent': defineCheck({
    code: 'O5',
    always: { since: 14, until: newestGo },
    reads: ['scavtrace.utilization'],
    *find({ ofKind, record }) {
      for (const index of ofKind('scavtrace.scav')) {
        const percent = numberOf(record(index), 'utilization') ?? 0
        if (percent > 100) yield { record: index, refs: refs(index, 'utilization'), facts: { percent } }
      }
    },
  }),
}
