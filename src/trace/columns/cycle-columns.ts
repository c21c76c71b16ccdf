import {
  type CycleColumns,
  emptyArrays,
  forcedFlag,
  inLanes,
  leakCheckFlag,
  limitFlag,
  staleFlag,
} from '../derive/cycle-columns.ts'
import type { Layout } from './layout.ts'
import type { TraceTable } from './trace-table.ts'

/** Above this the printed goal means that there is none, as in `gcCyclesOf`. */
const unlimitedGoalMiB = 2 ** 40

/** The GC cycles of Go 1.5 and newer in a table, without making an object of any. A million take some 300 ms. */
export function cycleColumnsOf(table: TraceTable): CycleColumns {
  const steps = cycleColumnsIn(table)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** So many records are looked at between two pauses. */
const recordsAtOnce = 1 << 14

/** The same bit by bit, for whoever has something else to do in between. */
export function* cycleColumnsIn(table: TraceTable): Generator<void, CycleColumns> {
  const { length } = table
  let count = 0
  for (const [kind, cycles] of table.counts) if (kind === 'gctrace.cycle') count += cycles
  const arrays = emptyArrays(count)
  const process = new Uint32Array(count)
  const readers = new Map<number, ReturnType<typeof readerOf>>()
  /** The last cycle of each process so far. */
  const last = new Map<number, number>()
  let at = 0
  for (let row = 0; row < length; row++) {
    if (row % recordsAtOnce === recordsAtOnce - 1) yield
    const layout = table.layoutOf(row)
    let read = readers.get(layout.id)
    if (read === undefined) {
      read = readerOf(table, layout)
      readers.set(layout.id, read)
    }
    if (read === null) {
      const mib = releasedIn(table, row, layout)
      const cycle = mib === undefined ? undefined : last.get(table.processOf(row))
      if (cycle !== undefined) arrays.released[cycle] = mib as number
      continue
    }
    const position = table.store.position(row)
    const number = (reader: Reader) => reader(position)
    const mark = number(read.mark)
    const forced = number(read.forced) === 1
    // Forced cycles of Go 1.5 to 1.8 repeat what the last concurrent mark used.
    const stale = forced && mark === 0 && layout.since <= 8
    const goal = number(read.goal)
    process[at] = table.processOf(row)
    arrays.row[at] = row
    arrays.number[at] = number(read.number)
    arrays.atS[at] = number(read.at)
    arrays.percent[at] = number(read.percent)
    arrays.procs[at] = number(read.procs)
    arrays.sweepTerm[at] = number(read.sweepTerm)
    arrays.mark[at] = mark
    arrays.markTerm[at] = number(read.markTerm)
    arrays.wall[at] =
      number(read.sweepTerm) + number(read.scan) + number(read.writeBarrier) + mark + number(read.markTerm)
    arrays.start[at] = number(read.start)
    arrays.end[at] = number(read.end)
    arrays.live[at] = number(read.live)
    arrays.goal[at] = goal > unlimitedGoalMiB ? Number.NaN : goal
    arrays.assist[at] = stale ? 0 : number(read.assist)
    arrays.background[at] = stale ? 0 : number(read.background)
    arrays.idle[at] = stale ? 0 : number(read.idle)
    arrays.stwCpu[at] =
      number(read.sweepTermCpu) + number(read.scanCpu) + number(read.writeBarrierCpu) + number(read.markTermCpu)
    arrays.stacks[at] = number(read.stacks)
    arrays.globals[at] = number(read.globals)
    arrays.flags[at] =
      (forced ? forcedFlag : 0) |
      (number(read.leakCheck) === 1 ? leakCheckFlag : 0) |
      (stale ? staleFlag : 0) |
      (layout.until >= 19 ? limitFlag : 0)
    last.set(process[at] as number, at)
    at++
  }
  yield
  return inLanes(arrays, process)
}

type Reader = (position: number) => number

/** What the scavenger has given back altogether, MiB, where a row says so: as in `releasedOf`. */
function releasedIn(table: TraceTable, row: number, { variant }: Layout): number | undefined {
  const number = (field: string) => {
    const value = table.value(row, field)
    return typeof value === 'number' ? value : undefined
  }
  if (variant.kind === 'scavtrace.scav') {
    const kib = number('released')
    return kib === undefined ? undefined : kib / 1024
  }
  return variant.kind === 'gctrace.scvg' && number('scvg-sys') !== undefined ? number('scvg-released') : undefined
}

function readerOf(table: TraceTable, layout: Layout) {
  if (layout.variant.kind !== 'gctrace.cycle') return null
  const of = (field: string, none = 0): Reader => {
    const index = layout.variant.fields.indexOf(field)
    return index < 0 ? () => none : (position) => Number(table.valueAt(position, layout, index) ?? none)
  }
  return {
    number: of('gc-number'),
    at: of('at'),
    percent: of('gc-percent'),
    procs: of('procs'),
    sweepTerm: of('sweep-term-wall'),
    scan: of('scan-wall'),
    writeBarrier: of('write-barrier-wall'),
    mark: of('mark-wall'),
    markTerm: of('mark-term-wall'),
    start: of('heap-start'),
    end: of('heap-end'),
    live: of('heap-live'),
    goal: of('heap-goal'),
    assist: of('mark-assist-cpu'),
    background: of('mark-background-cpu'),
    idle: of('mark-idle-cpu'),
    sweepTermCpu: of('sweep-term-cpu'),
    scanCpu: of('scan-cpu'),
    writeBarrierCpu: of('write-barrier-cpu'),
    markTermCpu: of('mark-term-cpu'),
    stacks: of('stack-scan', Number.NaN),
    globals: of('global-scan', Number.NaN),
    forced: of('forced'),
    leakCheck: of('leak-check'),
  }
}
