import { numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { structureOf } from './structure.ts'
import { isSched, listOf } from './structure-processes.ts'

/** What one SCHED line, or one scheddetail block, says about the run queues. Only goroutines that wait for a P are in them. */
export interface SchedSample {
  readonly record: TraceRecord
  readonly process: number
  /** Since the first SCHED line of the process, ms. */
  readonly atMs: number
  readonly procs: number
  readonly idleProcs: number
  readonly threads: number
  readonly idleThreads: number
  /** Go 1.4 and newer. */
  readonly spinningThreads?: number
  /** Goroutines in the global queue. */
  readonly global: number
  /** Goroutines in the queue of each P, P0 first; empty for a block whose P lines are missing. */
  readonly local: readonly number[]
  /** Scheduler ticks of each P since start. Summaries of Go 1.25 and newer, and every scheddetail block. */
  readonly ticks?: readonly number[]
  /** Against the sample before of the same process. */
  readonly since?: {
    readonly ms: number
    /** Ticks of each P; absent where one of the two has none, where the number of Ps changed or a counter went back. */
    readonly ticks?: readonly number[]
  }
}

/** Every SCHED sample in the order of the text. */
export function schedSamplesOf(document: TraceDocument): SchedSample[] {
  const { records } = document
  if (!records.some(isSched)) return []
  const { processOf, blocks } = structureOf(document)
  const blockAt = new Map(blocks.map((block) => [block.header, block]))
  const last = new Map<number, SchedSample>()
  const samples: SchedSample[] = []
  for (const [index, record] of records.entries()) {
    if (!isSched(record)) continue
    const block = blockAt.get(index)
    const ofP = (field: string) => (block?.p ?? []).map((each) => numberOf(records[each] as TraceRecord, field) ?? 0)
    const number = (field: string) => numberOf(record, field) ?? 0
    const ticks = block ? ofP('schedtick') : listOf(record, 'schedticks')
    const spinning = numberOf(record, 'spinningthreads')
    const sample: SchedSample = {
      record,
      process: processOf[index] ?? 0,
      atMs: number('at'),
      procs: number('gomaxprocs'),
      idleProcs: number('idleprocs'),
      threads: number('threads'),
      idleThreads: number('idlethreads'),
      ...(spinning === undefined ? {} : { spinningThreads: spinning }),
      global: number('runqueue'),
      local: block ? ofP('runqsize') : listOf(record, 'local-runqueues'),
      ...(ticks.length > 0 ? { ticks } : {}),
    }
    const before = last.get(sample.process)
    const whole = before ? { ...sample, since: sinceBefore(sample, before) } : sample
    last.set(sample.process, whole)
    samples.push(whole)
  }
  return samples
}

function sinceBefore(sample: SchedSample, before: SchedSample): NonNullable<SchedSample['since']> {
  const ms = sample.atMs - before.atMs
  const deltas = sample.ticks?.map((ticks, p) => ticks - (before.ticks?.[p] ?? Number.NaN))
  const known = deltas !== undefined && deltas.length === before.ticks?.length && deltas.every((delta) => delta >= 0)
  return known ? { ms, ticks: deltas } : { ms }
}
