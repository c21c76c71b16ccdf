import { intoLanes, moveInto } from '../derive/cycle-columns.ts'
import type { SchedColumns } from '../derive/sched-columns.ts'
import type { Layout } from './layout.ts'
import { segmentAt } from './segments.ts'
import type { TraceTable } from './trace-table.ts'

/** More values than this of switches are not kept for each P, only their sum. */
const mostPerP = 1 << 24

const [open, close, blank, zero, equals] = [0x5b, 0x5d, 0x20, 0x30, 0x3d]

/**
 * All SCHED lines, and headers of scheddetail blocks with their P lines, without making an object of any; `null` where there
 * are none.
 */
export function schedColumnsOf(table: TraceTable): SchedColumns | null {
  const { counts } = table
  const count = (counts.get('schedtrace.summary') ?? 0) + (counts.get('schedtrace.detail') ?? 0)
  if (count === 0) return null
  const floats = () => new Float32Array(count)
  const plain = {
    procs: new Uint16Array(count),
    idleProcs: new Uint16Array(count),
    threads: floats(),
    idleThreads: floats(),
    spinning: floats(),
    global: floats(),
  }
  const row = new Uint32Array(count)
  const process = new Uint32Array(count)
  const atS = new Float64Array(count)
  const localCount = new Uint16Array(count)
  const local: (Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>)[] = []
  const perS: Float32Array<ArrayBuffer>[] = []
  let allPerS = new Float32Array(0)
  const readers = new Map<number, ReturnType<typeof readerOf>>()
  /** Of each process the last line so far, and the counters of its Ps. */
  const last = new Map<number, { place: number; ticks: number[]; before: number[]; msBefore: number }>()
  const queues: number[] = []
  const ticks: number[] = []

  const setLocal = (place: number, p: number, value: number) => {
    let values = local[p]
    if (values === undefined) {
      values = new Uint16Array(count)
      local[p] = values
    }
    if (value > 0xffff && values.BYTES_PER_ELEMENT === 2) {
      values = Uint32Array.from(values)
      local[p] = values
    }
    values[place] = value
  }
  /** Writes down how often the Ps of a line switched since the one before, once all of its counters are known. */
  const counted = (own: NonNullable<ReturnType<typeof last.get>>) => {
    const { place, ticks, before, msBefore } = own
    const ms = Math.round((atS[place] as number) * 1000) - msBefore
    if (ticks.length === 0 || ticks.length !== before.length || !(ms > 0)) return
    const deltas = ticks.map((value, p) => value - (before[p] as number))
    if (deltas.some((delta) => delta < 0)) return
    if (allPerS.length === 0) allPerS = floats().fill(Number.NaN)
    allPerS[place] = (deltas.reduce((sum, delta) => sum + delta, 0) / ms) * 1000
    if (ticks.length * count > mostPerP) return
    for (const [p, delta] of deltas.entries()) {
      perS[p] ??= floats().fill(Number.NaN)
      ;(perS[p] as Float32Array)[place] = (delta / ms) * 1000
    }
  }

  let at = 0
  for (let index = 0; index < table.length; index++) {
    const layout = table.layoutOf(index)
    let read = readers.get(layout.id)
    if (read === undefined) {
      read = readerOf(table, layout)
      readers.set(layout.id, read)
    }
    if (read === null) continue
    const position = table.store.position(index)
    const own = table.processOf(index)
    const known = last.get(own)
    if (read.type === 'p') {
      // The lines of a block follow its header.
      if (!known) continue
      const { place } = known
      setLocal(place, localCount[place] as number, read.queue(position))
      localCount[place] = (localCount[place] as number) + 1
      known.ticks.push(read.ticks(position))
      continue
    }
    if (known) counted(known)
    row[at] = index
    process[at] = own
    const ms = read.at(position)
    atS[at] = ms / 1000
    plain.procs[at] = read.procs(position)
    plain.idleProcs[at] = read.idleProcs(position)
    plain.threads[at] = read.threads(position)
    plain.idleThreads[at] = read.idleThreads(position)
    plain.spinning[at] = read.spinning(position)
    plain.global[at] = read.global(position)
    queues.length = 0
    ticks.length = 0
    if (!read.detail) {
      readLists(table, index, plain.procs[at] as number, queues, ticks)
      for (const [p, value] of queues.entries()) setLocal(at, p, value)
      localCount[at] = queues.length
    }
    last.set(own, {
      place: at,
      ticks: [...ticks],
      before: known?.ticks ?? [],
      msBefore: known ? Math.round((atS[known.place] as number) * 1000) : Number.NaN,
    })
    at++
  }
  for (const known of last.values()) counted(known)

  const { order, lanes } = intoLanes(process, atS)
  const moved = <Values extends Float64Array | Float32Array | Uint32Array | Uint16Array>(values: Values): Values =>
    order === null || values.length === 0 ? values : moveInto(values, order, values.slice() as Values)
  return {
    length: count,
    lanes,
    row: moved(row),
    atS: moved(atS),
    procs: moved(plain.procs),
    idleProcs: moved(plain.idleProcs),
    threads: moved(plain.threads),
    idleThreads: moved(plain.idleThreads),
    spinning: moved(plain.spinning),
    global: moved(plain.global),
    local: local.map((values) => narrow(moved(values))),
    localCount: moved(localCount),
    perS: perS.map(moved),
    allPerS: moved(allPerS),
  }
}

/** Queues are mostly short: then each takes one byte. */
function narrow(values: Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>) {
  for (const value of values) if (value > 0xff) return values
  return Uint8Array.from(values)
}

/** The lists of a SCHED line from its bytes; where they are not there in one piece, from the record read again. */
function readLists(table: TraceTable, row: number, procs: number, queues: number[], ticks: number[]): void {
  const { start, end } = table.bytesOf(row)
  const { bytes, base } = segmentAt(table.segments, start)
  const stop = end - base
  const first = bytes.indexOf(open, start - base)
  const after = first < 0 || first >= stop ? -1 : listAt(bytes, first, stop, queues)
  const second = after < 0 ? -1 : bytes.indexOf(open, after)
  // `schedticks=[`; another list would be one that this does not know.
  const counted = second >= 0 && second < stop && bytes[second - 1] === equals
  if (after >= 0 && queues.length === procs && (!counted || listAt(bytes, second, stop, ticks) >= 0)) return
  queues.length = 0
  ticks.length = 0
  for (const { field, value } of table.record(row).fields) {
    if (typeof value !== 'number') continue
    if (field === 'local-runqueues') queues.push(value)
    else if (field === 'schedticks') ticks.push(value)
  }
}

/** Adds the numbers of a list that opens at a place; where it ends, or -1 where something else is in it. */
function listAt(bytes: Uint8Array, from: number, stop: number, values: number[]): number {
  let at = from + 1
  while (at < stop) {
    const byte = bytes[at] as number
    if (byte === close) return at + 1
    if (byte === blank) {
      at++
      continue
    }
    let value = 0
    let digit = byte - zero
    if (digit < 0 || digit > 9) return -1
    while (digit >= 0 && digit <= 9) {
      value = value * 10 + digit
      digit = (bytes[++at] as number) - zero
    }
    values.push(value)
  }
  return -1
}

type Reader = (position: number) => number

function readerOf(table: TraceTable, layout: Layout) {
  const { kind, fields } = layout.variant
  const of = (field: string, none = 0): Reader => {
    const index = fields.indexOf(field)
    return index < 0 ? () => none : (position) => Number(table.valueAt(position, layout, index) ?? none)
  }
  if (kind === 'schedtrace.p') return { type: 'p', queue: of('runqsize'), ticks: of('schedtick') } as const
  if (kind !== 'schedtrace.summary' && kind !== 'schedtrace.detail') return null
  return {
    type: 'line',
    detail: kind === 'schedtrace.detail',
    at: of('at'),
    procs: of('gomaxprocs'),
    idleProcs: of('idleprocs'),
    threads: of('threads'),
    idleThreads: of('idlethreads'),
    spinning: of('spinningthreads', Number.NaN),
    global: of('runqueue'),
  } as const
}
