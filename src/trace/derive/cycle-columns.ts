import type { GcCycle } from './gc-cycle.ts'
import type { Released } from './released.ts'

/** One process of a trace: its cycles stand next to each other, `from` up to but not including `to`, in the order of time. */
export interface CycleLane {
  readonly process: number
  readonly from: number
  readonly to: number
}

/**
 * GC cycles as typed arrays, for traces of which there are too many for objects: some 90 bytes a cycle. Times in ms and sizes
 * in MiB as printed, `atS` in seconds since the program started. Cycles of one process follow each other by time.
 */
export interface CycleColumns {
  readonly length: number
  readonly lanes: readonly CycleLane[]
  /** Index of the record in its table or document. */
  readonly row: Uint32Array<ArrayBuffer>
  readonly number: Uint32Array<ArrayBuffer>
  readonly atS: Float64Array<ArrayBuffer>
  readonly percent: Float32Array<ArrayBuffer>
  readonly procs: Uint16Array<ArrayBuffer>
  readonly sweepTerm: Float32Array<ArrayBuffer>
  readonly mark: Float32Array<ArrayBuffer>
  readonly markTerm: Float32Array<ArrayBuffer>
  /** Sum of all walls, with those that only Go 1.5 prints. */
  readonly wall: Float32Array<ArrayBuffer>
  readonly start: Float32Array<ArrayBuffer>
  readonly end: Float32Array<ArrayBuffer>
  readonly live: Float32Array<ArrayBuffer>
  /** `NaN` where there is none. */
  readonly goal: Float32Array<ArrayBuffer>
  /** CPU of the concurrent mark, ms; 0 where a forced cycle of Go 1.5 to 1.8 repeats the numbers of another one. */
  readonly assist: Float32Array<ArrayBuffer>
  readonly background: Float32Array<ArrayBuffer>
  readonly idle: Float32Array<ArrayBuffer>
  /** CPU of everything that ran while the world was stopped, ms. */
  readonly stwCpu: Float32Array<ArrayBuffer>
  /** Stacks and globals, from which marking starts; `NaN` where the line does not print them. */
  readonly stacks: Float32Array<ArrayBuffer>
  readonly globals: Float32Array<ArrayBuffer>
  /** What the scavenger had given back by the last of its lines before the next cycle; `NaN` where there is no such line. */
  readonly released: Float32Array<ArrayBuffer>
  readonly flags: Uint8Array<ArrayBuffer>
}

export const forcedFlag = 1
export const leakCheckFlag = 2
export const staleFlag = 4
/** The line can be of a release that knows a memory limit, Go 1.19 or newer. */
export const limitFlag = 8

/** Everything of the columns but `length` and `lanes`. */
export type CycleArrays = Omit<CycleColumns, 'length' | 'lanes'>

export function emptyArrays(length: number): CycleArrays {
  const floats = () => new Float32Array(length)
  return {
    row: new Uint32Array(length),
    number: new Uint32Array(length),
    atS: new Float64Array(length),
    percent: floats(),
    procs: new Uint16Array(length),
    sweepTerm: floats(),
    mark: floats(),
    markTerm: floats(),
    wall: floats(),
    start: floats(),
    end: floats(),
    live: floats(),
    goal: floats(),
    assist: floats(),
    background: floats(),
    idle: floats(),
    stwCpu: floats(),
    stacks: floats().fill(Number.NaN),
    globals: floats().fill(Number.NaN),
    released: floats().fill(Number.NaN),
    flags: new Uint8Array(length),
  }
}

/**
 * Puts cycles that stand as they come in the text in the order of `CycleColumns`. Most texts are in that order already and
 * nothing is moved. A clock that goes back within a process begins nothing new here: cycles are sorted by time.
 */
export function inLanes(arrays: CycleArrays, process: ArrayLike<number>): CycleColumns {
  const { length } = arrays.row
  const { order, lanes } = intoLanes(process, arrays.atS)
  if (order === null) return { length, lanes, ...arrays }
  const moved = emptyArrays(length)
  for (const name of Object.keys(moved) as (keyof CycleArrays)[]) moveInto(arrays[name], order, moved[name])
  return { length, lanes, ...moved }
}

/** Where each place of `CycleLane`s comes from, by process and by time; `null` where nothing is to be moved. */
export function intoLanes(
  process: ArrayLike<number>,
  atS: Float64Array,
): { readonly order: Uint32Array | null; readonly lanes: CycleLane[] } {
  const { length } = atS
  let sorted = true
  for (let at = 1; at < length && sorted; at++) {
    const [before, here] = [process[at - 1] as number, process[at] as number]
    sorted = here > before || (here === before && (atS[at] as number) >= (atS[at - 1] as number))
  }
  if (sorted) return { order: null, lanes: lanesOf(process, length) }
  const order = orderInLanes(atS, process)
  return {
    order,
    lanes: lanesOf(
      order.map((at) => process[at] as number),
      length,
    ),
  }
}

/** Fills `to` with the values of `from` in an order. */
export function moveInto<Values extends { [at: number]: number }>(
  from: ArrayLike<number>,
  order: Uint32Array,
  to: Values,
): Values {
  for (let at = 0; at < order.length; at++) to[at] = from[order[at] as number] as number
  return to
}

/** A text has no more records, and so no more processes. */
const mostCounted = 1 << 23

/** Cycles by process, those of each by time, as they come where they begin at the same time. */
function orderInLanes(atS: Float64Array, process: ArrayLike<number>): Uint32Array {
  const { length } = atS
  let processes = 0
  for (let at = 0; at < length; at++) processes = Math.max(processes, (process[at] as number) + 1)
  // Numbers that nobody counted up to are sorted as they are.
  if (processes > mostCounted) {
    return Uint32Array.from({ length }, (_, at) => at).sort(
      (a, b) => (process[a] as number) - (process[b] as number) || (atS[a] as number) - (atS[b] as number) || a - b,
    )
  }
  /** Where the next cycle of each process goes. */
  const next = new Uint32Array(processes + 1)
  for (let at = 0; at < length; at++) {
    const after = (process[at] as number) + 1
    next[after] = (next[after] as number) + 1
  }
  for (let own = 0; own < processes; own++) next[own + 1] = (next[own + 1] as number) + (next[own] as number)
  const order = new Uint32Array(length)
  for (let at = 0; at < length; at++) {
    const own = process[at] as number
    const to = next[own] as number
    next[own] = to + 1
    order[to] = at
  }
  // Nearly every process prints in the order of its clock.
  let from = 0
  for (let own = 0; own < processes; own++) {
    const to = next[own] as number
    let sorted = true
    for (let at = from + 1; at < to && sorted; at++) {
      sorted = (atS[order[at] as number] as number) >= (atS[order[at - 1] as number] as number)
    }
    if (!sorted) order.subarray(from, to).sort((a, b) => (atS[a] as number) - (atS[b] as number) || a - b)
    from = to
  }
  return order
}

function lanesOf(process: ArrayLike<number>, length: number): CycleLane[] {
  const lanes: CycleLane[] = []
  for (let from = 0; from < length; ) {
    const own = process[from] as number
    let to = from + 1
    while (to < length && process[to] === own) to++
    lanes.push({ process: own, from, to })
    from = to
  }
  return lanes
}

/** The same from cycles as objects. `rowOf` tells the index of a cycle's record; its place in the list where it is absent. */
export function columnsOfCycles(
  cycles: readonly GcCycle[],
  rowOf: (cycle: GcCycle, index: number) => number = (_, index) => index,
  released: readonly Released[] = [],
): CycleColumns {
  const arrays = emptyArrays(cycles.length)
  for (const { cycle, mib } of released) arrays.released[cycle] = mib
  const process = new Uint32Array(cycles.length)
  for (const [at, cycle] of cycles.entries()) {
    process[at] = cycle.record.process
    arrays.row[at] = rowOf(cycle, at)
    arrays.number[at] = cycle.number
    arrays.atS[at] = cycle.atS
    arrays.percent[at] = cycle.percent
    arrays.procs[at] = cycle.procs
    arrays.sweepTerm[at] = cycle.wall.sweepTerm
    arrays.mark[at] = cycle.wall.mark
    arrays.markTerm[at] = cycle.wall.markTerm
    arrays.wall[at] = cycle.wallMs
    arrays.start[at] = cycle.heap.start
    arrays.end[at] = cycle.heap.end
    arrays.live[at] = cycle.heap.live
    arrays.goal[at] = cycle.goalUnlimited ? Number.NaN : cycle.heap.goal
    arrays.assist[at] = cycle.staleMarkCpu ? 0 : cycle.cpu.assist
    arrays.background[at] = cycle.staleMarkCpu ? 0 : cycle.cpu.background
    arrays.idle[at] = cycle.staleMarkCpu ? 0 : cycle.cpu.idle
    arrays.stwCpu[at] = cycle.cpu.sweepTerm + (cycle.cpu.scan ?? 0) + (cycle.cpu.writeBarrier ?? 0) + cycle.cpu.markTerm
    arrays.stacks[at] = cycle.stackMiB ?? Number.NaN
    arrays.globals[at] = cycle.globalMiB ?? Number.NaN
    arrays.flags[at] =
      (cycle.forced ? forcedFlag : 0) |
      (cycle.leakCheck ? leakCheckFlag : 0) |
      (cycle.staleMarkCpu ? staleFlag : 0) |
      (cycle.record.printedBy.until >= 19 ? limitFlag : 0)
  }
  return inLanes(arrays, process)
}

/** The place of the cycle that a record is, by the record's index; -1 where it is none. */
export function placeOfRow({ lanes, row }: Pick<CycleColumns, 'lanes' | 'row'>, wanted: number): number {
  for (const { from, to } of lanes) {
    const place = firstRow(row, wanted, from, to)
    if (place < to && row[place] === wanted) return place
  }
  // Where a clock went back, rows are not in order.
  return row.indexOf(wanted)
}

/** The cycles whose records lie between two, both ends included, a stretch for each process. */
export function placesOfRows(
  { lanes, row }: Pick<CycleColumns, 'lanes' | 'row'>,
  first: number,
  last: number,
): [from: number, to: number][] {
  return lanes.flatMap(({ from, to }): [number, number][] => {
    const begin = firstRow(row, first, from, to)
    const end = firstRow(row, last + 1, begin, to)
    return end > begin ? [[begin, end - 1]] : []
  })
}

function firstRow(row: Uint32Array, wanted: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((row[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of the lane of a cycle, found by halving: a log may be of ten thousand programs. -1 where there is none. */
export function laneIndexAt({ lanes }: Pick<CycleColumns, 'lanes'>, at: number): number {
  let low = 0
  let high = lanes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((lanes[middle] as CycleLane).to <= at) low = middle + 1
    else high = middle
  }
  return at >= (lanes[low]?.from ?? Number.POSITIVE_INFINITY) ? low : -1
}

/** The index of the process of a cycle. */
export function processAt(columns: CycleColumns, at: number): number {
  return columns.lanes[laneIndexAt(columns, at)]?.process ?? 0
}

/**
 * A cycle as an object, for the few that are looked at one by one. What columns do not keep is absent or empty: the record
 * has no fields, the CPU time of both pauses stands with the first, their factor is not known, and nothing is said about the
 * cycle before.
 */
export function cycleAt(columns: CycleColumns, at: number): GcCycle {
  const number = (values: ArrayLike<number>) => asPrinted(values[at] ?? 0)
  const flags = columns.flags[at] ?? 0
  const goal = columns.goal[at] ?? Number.NaN
  const wall = { sweepTerm: number(columns.sweepTerm), mark: number(columns.mark), markTerm: number(columns.markTerm) }
  const procs = columns.procs[at] ?? 0
  const parts = { assist: number(columns.assist), background: number(columns.background), idle: number(columns.idle) }
  const used = parts.assist + parts.background + parts.idle
  const capacityMs = asPrinted(wall.mark * procs)
  const whole = Math.max(capacityMs, used)
  const share = (ms: number) => ({ ms, fraction: whole === 0 ? 0 : ms / whole })
  const stwMs = asPrinted(wall.sweepTerm + wall.markTerm)
  const printed = (name: 'stackMiB' | 'globalMiB', values: Float32Array) =>
    Number.isNaN(values[at] ?? Number.NaN) ? {} : { [name]: number(values) }
  const heap = { start: number(columns.start), end: number(columns.end), live: number(columns.live) }
  return {
    record: {
      family: 'gctrace',
      kind: 'gctrace.cycle',
      span: { start: 0, end: 0 },
      line: 0,
      printedBy: { since: 5, until: 5 },
      process: processAt(columns, at),
      fields: [],
    },
    number: columns.number[at] ?? 0,
    atS: columns.atS[at] ?? 0,
    percent: number(columns.percent),
    procs,
    forced: (flags & forcedFlag) !== 0,
    leakCheck: (flags & leakCheckFlag) !== 0,
    wall,
    cpu: { sweepTerm: number(columns.stwCpu), ...parts, markTerm: 0 },
    heap: { ...heap, goal: Number.isNaN(goal) ? 0 : asPrinted(goal) },
    stwMs,
    stwRange: { lo: stwMs, hi: stwMs },
    stwProcs: { type: 'range', lo: 1, hi: Math.max(1, procs) },
    wallMs: number(columns.wall),
    cpuMs: asPrinted(used + number(columns.stwCpu)),
    staleMarkCpu: (flags & staleFlag) !== 0,
    mark: {
      capacityMs,
      assist: share(parts.assist),
      background: share(parts.background),
      idle: share(parts.idle),
      program: share(asPrinted(whole - used)),
      overfull: used > capacityMs,
    },
    freedMiB: heap.end - heap.live,
    goalUnlimited: Number.isNaN(goal),
    ...printed('stackMiB', columns.stacks),
    ...printed('globalMiB', columns.globals),
  }
}

/** A number of a column as it was printed: single precision adds digits that nobody printed. */
export function asPrinted(value: number): number {
  if (value === 0) return 0
  const digits = Math.floor(Math.log10(Math.abs(value)))
  const power = powersOfTen[6 - digits]
  // A whole number of up to seven digits, divided by a power of ten that is exact, is what reading its decimals gives; a
  // figure asks this of ten thousand values, and writing each as text takes ten times as long.
  return power === undefined ? Number(value.toPrecision(7)) : Math.round(value * power) / power
}

/** 1 to 1e12, all of them exact. */
const powersOfTen = Array.from({ length: 13 }, (_, exponent) => 10 ** exponent)
