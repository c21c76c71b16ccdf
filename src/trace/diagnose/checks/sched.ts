// What holds for SCHED lines and scheddetail blocks (schedtrace in runtime/proc.go).
import { isSched, listOf } from '../../derive/structure-processes.ts'
import { newestGo } from '../../go-version.ts'
import { numberOf, type TraceRecord } from '../../record.ts'
import { defineCheck, type Hit } from '../check.ts'
import type { CheckContext } from '../context.ts'

const since2 = { since: 2, until: newestGo }
const summary = 'schedtrace.summary'
const detail = 'schedtrace.detail'

function* lines({ ofKind, record }: CheckContext): Iterable<[number, TraceRecord]> {
  for (const kind of [summary, detail]) for (const index of ofKind(kind)) yield [index, record(index)]
}

const refs = (record: number, ...fields: readonly string[]) => fields.map((field) => ({ record, field }))
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** Neighbouring one-line records of each process. */
function* pairs({ ofKind, record, structure }: CheckContext): Iterable<[number, TraceRecord, number, TraceRecord]> {
  const last = new Map<number, number>()
  for (const index of ofKind(summary)) {
    const process = structure.processOf[index] ?? 0
    const before = last.get(process)
    last.set(process, index)
    if (before !== undefined) yield [index, record(index), before, record(before)]
  }
}

export interface QueueCountFacts {
  readonly list: 'local-runqueues' | 'schedticks'
  readonly gomaxprocs: number
  readonly count: number
  readonly values: readonly number[]
}

export interface ThreadCountFacts {
  readonly field: 'idlethreads' | 'spinningthreads'
  readonly value: number
  readonly threads: number
}

export interface QueueLengthFacts {
  readonly p: number
  readonly length: number
}

/** The ring of a P's local queue has this many places (`runq` in runtime/runtime2.go). */
const queuePlaces = 256
const half32 = 2 ** 31

export const schedChecks = {
  'queue-count': defineCheck<QueueCountFacts>({
    code: 'S1',
    always: since2,
    reads: ['schedtrace.gomaxprocs', 'schedtrace.local-runqueues', 'schedtrace.schedticks'],
    *find({ ofKind, record }): Iterable<Hit<QueueCountFacts>> {
      for (const index of ofKind(summary)) {
        const gomaxprocs = numberOf(record(index), 'gomaxprocs') ?? 0
        for (const list of ['local-runqueues', 'schedticks'] as const) {
          const values = listOf(record(index), list)
          if (values.length === gomaxprocs || (list === 'schedticks' && values.length === 0)) continue
          yield {
            record: index,
            refs: refs(index, 'gomaxprocs', list),
            facts: { list, gomaxprocs, count: values.length, values },
          }
        }
      }
    },
  }),

  'idle-procs': defineCheck({
    code: 'S2p',
    always: since2,
    reads: ['schedtrace.idleprocs', 'schedtrace.gomaxprocs'],
    *find(context) {
      for (const [index, record] of lines(context)) {
        const idle = numberOf(record, 'idleprocs') ?? 0
        const gomaxprocs = numberOf(record, 'gomaxprocs') ?? 0
        if (idle > gomaxprocs) {
          yield { record: index, refs: refs(index, 'idleprocs', 'gomaxprocs'), facts: { idle, gomaxprocs } }
        }
      }
    },
  }),

  'thread-counts': defineCheck<ThreadCountFacts>({
    code: 'S2t',
    always: since2,
    reads: ['schedtrace.threads', 'schedtrace.idlethreads', 'schedtrace.spinningthreads'],
    *find(context): Iterable<Hit<ThreadCountFacts>> {
      for (const [index, record] of lines(context)) {
        const threads = numberOf(record, 'threads') ?? 0
        const idle = numberOf(record, 'idlethreads') ?? 0
        const spinning = numberOf(record, 'spinningthreads') ?? 0
        if (idle >= threads) {
          yield {
            record: index,
            refs: refs(index, 'idlethreads', 'threads'),
            facts: { field: 'idlethreads', value: idle, threads },
          }
        }
        if (spinning > threads) {
          yield {
            record: index,
            refs: refs(index, 'spinningthreads', 'threads'),
            facts: { field: 'spinningthreads', value: spinning, threads },
          }
        }
      }
    },
  }),

  'needspinning-flag': defineCheck({
    code: 'S2n',
    always: { since: 20, until: newestGo },
    reads: ['schedtrace.needspinning'],
    *find(context) {
      for (const [index, record] of lines(context)) {
        const value = numberOf(record, 'needspinning') ?? 0
        if (value > 1) yield { record: index, refs: refs(index, 'needspinning'), facts: { value } }
      }
    },
  }),

  'queue-length': defineCheck<QueueLengthFacts>({
    code: 'S3',
    always: since2,
    reads: ['schedtrace.local-runqueues', 'schedtrace.runqsize'],
    *find({ ofKind, record }) {
      for (const index of ofKind(summary)) {
        for (const [p, length] of listOf(record(index), 'local-runqueues').entries()) {
          if (length > queuePlaces) {
            yield { record: index, refs: refs(index, 'local-runqueues'), facts: { p, length } }
          }
        }
      }
      for (const index of ofKind('schedtrace.p')) {
        const length = numberOf(record(index), 'runqsize') ?? 0
        if (length > queuePlaces) {
          const p = numberOf(record(index), 'p-id') ?? 0
          yield { record: index, refs: refs(index, 'runqsize'), facts: { p, length } }
        }
      }
    },
  }),

  'sched-clock': defineCheck({
    code: 'S4',
    always: since2,
    reads: ['schedtrace.at'],
    *find({ structure, record }) {
      for (const { record: index, before, fault } of structure.faults) {
        if (fault !== 'clock' || !isSched(record(index))) continue
        yield {
          record: index,
          refs: [
            { record: index, field: 'at' },
            { record: before, field: 'at' },
          ],
          facts: { at: numberOf(record(index), 'at') ?? 0, previous: numberOf(record(before), 'at') ?? 0 },
        }
      }
    },
  }),

  'schedticks-order': defineCheck({
    code: 'S5',
    always: { since: 25, until: newestGo },
    reads: ['schedtrace.schedticks'],
    *find(context) {
      for (const [index, record, before, previousRecord] of pairs(context)) {
        const ticks = listOf(record, 'schedticks')
        const previous = listOf(previousRecord, 'schedticks')
        for (const [p, value] of ticks.entries()) {
          const earlier = previous[p] ?? 0
          // A counter of 32 bits starts again at 0.
          if (value >= earlier || earlier - value > half32) continue
          yield {
            record: index,
            refs: [
              { record: index, field: 'schedticks' },
              { record: before, field: 'schedticks' },
            ],
            facts: { p, value, previous: earlier },
          }
          break
        }
      }
    },
  }),

  'busy-procs': defineCheck({
    code: 'S6',
    usually: since2,
    reads: ['schedtrace.gomaxprocs', 'schedtrace.idleprocs', 'schedtrace.threads', 'schedtrace.idlethreads'],
    *find(context) {
      for (const [index, record] of lines(context)) {
        const value = (field: string) => numberOf(record, field) ?? 0
        const busyProcs = value('gomaxprocs') - value('idleprocs')
        const busyThreads = value('threads') - value('idlethreads')
        if (busyProcs <= busyThreads || busyThreads <= 0) continue
        yield {
          record: index,
          refs: refs(index, 'idleprocs', 'gomaxprocs', 'threads', 'idlethreads'),
          facts: { busyProcs, busyThreads },
        }
      }
    },
  }),

  'idle-with-work': defineCheck({
    code: 'S7',
    usually: since2,
    reads: ['schedtrace.idleprocs', 'schedtrace.runqueue', 'schedtrace.local-runqueues'],
    *find({ ofKind, record, structure }) {
      const streaks = new Map<number, { first: number; last: number; count: number }>()
      const hit = ({ first, last, count }: { first: number; last: number; count: number }) => {
        const waiting = (numberOf(record(last), 'runqueue') ?? 0) + sum(listOf(record(last), 'local-runqueues'))
        return {
          record: last,
          refs: [...refs(last, 'idleprocs', 'runqueue', 'local-runqueues'), { record: first, field: 'idleprocs' }],
          facts: { lines: count, idle: numberOf(record(last), 'idleprocs') ?? 0, waiting },
        }
      }
      for (const index of ofKind(summary)) {
        const process = structure.processOf[index] ?? 0
        const idle = numberOf(record(index), 'idleprocs') ?? 0
        const waiting = (numberOf(record(index), 'runqueue') ?? 0) + sum(listOf(record(index), 'local-runqueues'))
        const streak = streaks.get(process)
        if (idle > 0 && waiting > 0) {
          streaks.set(process, { first: streak?.first ?? index, last: index, count: (streak?.count ?? 0) + 1 })
        } else if (streak) {
          if (streak.count > 1) yield hit(streak)
          streaks.delete(process)
        }
      }
      for (const streak of streaks.values()) if (streak.count > 1) yield hit(streak)
    },
  }),

  'block-procs': defineCheck({
    code: 'S8p',
    always: since2,
    reads: ['schedtrace.gomaxprocs', 'schedtrace.p-id'],
    *find({ structure, record, unreadBetween }) {
      for (const { header, p, m } of structure.blocks) {
        const firstM = m[0]
        const gomaxprocs = numberOf(record(header), 'gomaxprocs') ?? 0
        if (firstM === undefined || p.length === gomaxprocs || unreadBetween(header, firstM)) continue
        yield {
          record: header,
          refs: [{ record: header, field: 'gomaxprocs' }, ...p.map((each) => ({ record: each, field: 'p-id' }))],
          facts: { gomaxprocs, count: p.length },
        }
      }
    },
  }),

  'block-threads': defineCheck({
    code: 'S8m',
    usually: since2,
    reads: ['schedtrace.threads', 'schedtrace.m-id'],
    *find({ structure, record, unreadBetween }) {
      for (const { header, m, g } of structure.blocks) {
        const firstG = g[0]
        const threads = numberOf(record(header), 'threads') ?? 0
        if (firstG === undefined || Math.abs(m.length - threads) <= 1 || unreadBetween(header, firstG)) continue
        yield {
          record: header,
          refs: [{ record: header, field: 'threads' }, ...m.map((each) => ({ record: each, field: 'm-id' }))],
          facts: { threads, count: m.length },
        }
      }
    },
  }),
}
