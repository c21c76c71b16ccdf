import { flagOf, numberOf, type TraceDocument, type TraceRecord } from '../record.ts'
import { structureOf } from './structure.ts'

export interface BlockP {
  readonly record: TraceRecord
  readonly id: number
  readonly status: number
  readonly m?: number
  readonly queue: number
  readonly tick: number
}

export interface BlockM {
  readonly record: TraceRecord
  readonly id: number
  readonly p?: number
  readonly g?: number
  readonly spinning: boolean
  readonly blocked: boolean
}

export interface BlockG {
  readonly record: TraceRecord
  readonly id: number
  /** Without what the GC adds while it scans the stack. */
  readonly status: number
  /** Why it waits; absent where it does not wait, since the printed text is that of its last wait. */
  readonly reason?: string
  readonly m?: number
  /** Time of the first block from which on it was seen the same way each time, ms. */
  readonly sinceMs: number
}

/** One picture of the scheduler: a scheddetail header and all that is printed under it. */
export interface SchedBlock {
  readonly header: TraceRecord
  readonly process: number
  readonly atMs: number
  readonly procs: number
  readonly idleProcs: number
  readonly threads: number
  readonly global: number
  readonly ps: readonly BlockP[]
  readonly ms: readonly BlockM[]
  readonly gs: readonly BlockG[]
}

/** The status numbers that GC raises by this while it scans a stack. */
const scanBit = 0x1000
const waiting = 4

/** Every scheddetail block in the order of the text. */
export function schedBlocksOf(document: TraceDocument): SchedBlock[] {
  const { records } = document
  if (!records.some(({ kind }) => kind === 'schedtrace.detail')) return []
  const at = (index: number) => records[index] as TraceRecord
  const seen = new Map<number, ReadonlyMap<number, BlockG>>()
  return structureOf(document).blocks.map((block): SchedBlock => {
    const header = at(block.header)
    const number = (record: TraceRecord, field: string) => numberOf(record, field) ?? 0
    const atMs = number(header, 'at')
    const before = seen.get(block.process)
    const gs = block.g.map((index) => goroutine(at(index), atMs, before))
    seen.set(block.process, new Map(gs.map((each) => [each.id, each])))
    return {
      header,
      process: block.process,
      atMs,
      procs: number(header, 'gomaxprocs'),
      idleProcs: number(header, 'idleprocs'),
      threads: number(header, 'threads'),
      global: number(header, 'runqueue'),
      ps: block.p.map((index) => {
        const record = at(index)
        return {
          record,
          id: number(record, 'p-id'),
          status: number(record, 'status'),
          ...optional('m', record, 'm'),
          queue: number(record, 'runqsize'),
          tick: number(record, 'schedtick'),
        }
      }),
      ms: block.m.map((index) => {
        const record = at(index)
        return {
          record,
          id: number(record, 'm-id'),
          ...optional('p', record, 'p'),
          ...optional('g', record, 'curg'),
          spinning: flagOf(record, 'spinning'),
          blocked: flagOf(record, 'blocked'),
        }
      }),
      gs,
    }
  })
}

function goroutine(record: TraceRecord, atMs: number, before: ReadonlyMap<number, BlockG> | undefined): BlockG {
  const id = numberOf(record, 'g-id') ?? 0
  const printed = numberOf(record, 'status') ?? 0
  const status = printed >= scanBit ? printed - scanBit : printed
  const text = record.fields.find((each) => each.field === 'wait-reason')?.value
  const reason = status === waiting && typeof text === 'string' && text !== '' ? text : undefined
  const last = before?.get(id)
  const same = last !== undefined && last.status === status && last.reason === reason
  return {
    record,
    id,
    status,
    ...(reason === undefined ? {} : { reason }),
    ...optional('m', record, 'm'),
    sinceMs: same ? last.sinceMs : atMs,
  }
}

/** `nil` is absent, and so is the -1 of Go 1.19 and older. */
function optional<Key extends string>(key: Key, record: TraceRecord, field: string): { [key in Key]?: number } {
  const value = numberOf(record, field)
  return value === undefined || value < 0 ? {} : ({ [key]: value } as { [key in Key]: number })
}
