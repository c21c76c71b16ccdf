import { printedMs } from '../../charts/plane.ts'
import { shareText } from '../../charts/wall-by-procs.ts'
import type { DenseText } from '../../text/ko/charts-dense.ts'
import { groupDigits } from '../../text/number.ts'
import { type CycleColumns, type CycleLane, cycleAt, laneIndexAt } from '../../trace/derive/cycle-columns.ts'
import { ordering } from './dense-order.ts'
import type { FigureTableModel, TableCell, TableRow } from './table.ts'

/** A table of any length, of which only the rows that are looked at are made. */
export interface LongTable {
  readonly count: number
  /** Captions and columns, and the rows from one place to another. */
  part(from: number, to: number): FigureTableModel
  /** The cycle of a row, and the row of a cycle; -1 where there is none. */
  cycleOf(row: number): number
  rowOf(cycle: number): number
}

/** Which column the rows are sorted by, counted from 0. */
export interface SortedBy {
  readonly column: number
  readonly descending: boolean
}

function headsOf(columns: CycleColumns, { table }: DenseText): FigureTableModel['columns'] {
  const several = columns.lanes.length > 1
  return [
    { id: 'gctrace.gc-number', name: 'GC' },
    ...(several ? [{ id: 'process', name: table.process }] : []),
    { id: 'gctrace.at', name: table.at },
    { id: 'gctrace.sweep-term-wall', name: table.sweepTerm },
    { id: 'gctrace.mark-wall', name: table.mark },
    { id: 'gctrace.mark-term-wall', name: table.markTerm },
    { id: 'gctrace.heap-start', name: table.start },
    { id: 'gctrace.heap-end', name: table.end },
    { id: 'gctrace.heap-live', name: table.live },
    { id: 'gctrace.heap-goal', name: table.goal },
    { id: 'gctrace.mark-assist-cpu', name: table.assist },
    { id: 'gctrace.mark-background-cpu', name: table.background },
    { id: 'gctrace.mark-idle-cpu', name: table.idle },
    { id: 'gctrace.gc-percent', name: table.percent },
    { id: 'remark', name: table.remark },
  ]
}

/** The cycles in stretches of the columns in the order of a column of the table, bit by bit: a million take a while. */
export function* tableOrder(
  columns: CycleColumns,
  stretches: readonly CycleLane[],
  text: DenseText,
  { column, descending }: SortedBy,
): Generator<void, Uint32Array<ArrayBuffer> | null> {
  const keyOf = valuesOf(columns)[headsOf(columns, text)[column]?.id ?? '']
  if (!keyOf) return null
  const cycles = new Uint32Array(stretches.reduce((sum, { from, to }) => sum + to - from, 0))
  let row = 0
  for (const { from, to } of stretches) for (let cycle = from; cycle < to; cycle++) cycles[row++] = cycle
  return yield* ordering(cycles, keyOf, descending)
}

/** Everything that the columns know of the cycles in stretches of them; in the order of time, or that of `tableOrder`. */
export function denseTable(
  columns: CycleColumns,
  stretches: readonly CycleLane[],
  text: DenseText,
  order: Uint32Array | null = null,
): LongTable {
  const { table } = text
  const several = columns.lanes.length > 1
  const heads = headsOf(columns, text)
  /** The row with which each stretch begins. */
  const begins = new Uint32Array(stretches.length)
  let count = 0
  for (const [index, { from, to }] of stretches.entries()) {
    begins[index] = count
    count += to - from
  }
  const cycleInTime = (row: number) => {
    const index = lastUpTo(begins.length, (at) => (begins[at] as number) <= row)
    const stretch = stretches[index]
    return stretch === undefined || row >= count ? -1 : stretch.from + row - (begins[index] as number)
  }
  const rowInTime = (cycle: number) => {
    const index = lastUpTo(stretches.length, (at) => (stretches[at] as CycleLane).from <= cycle)
    const stretch = stretches[index]
    return stretch === undefined || cycle >= stretch.to ? -1 : (begins[index] as number) + cycle - stretch.from
  }
  const cycleOf = (row: number) => (order ? (order[row] ?? -1) : cycleInTime(row))
  const rowOf = (cycle: number) => (order ? order.indexOf(cycle) : rowInTime(cycle))
  const rowAt = (row: number): TableRow => {
    const cycle = cycleAt(columns, cycleOf(row))
    const cell = (value: number, field: string, shown = String(value)): TableCell => ({
      text: shown,
      value,
      field: `gctrace.${field}`,
    })
    const ms = (value: number, field: string) => cell(value, field, printedMs(value))
    return {
      id: String(cycleOf(row)),
      cells: [
        cell(cycle.number, 'gc-number'),
        ...(several ? [{ text: String(cycle.record.process + 1), value: cycle.record.process }] : []),
        cell(cycle.atS, 'at', cycle.atS.toFixed(3)),
        ms(cycle.wall.sweepTerm, 'sweep-term-wall'),
        ms(cycle.wall.mark, 'mark-wall'),
        ms(cycle.wall.markTerm, 'mark-term-wall'),
        cell(cycle.heap.start, 'heap-start'),
        cell(cycle.heap.end, 'heap-end'),
        cell(cycle.heap.live, 'heap-live'),
        cycle.goalUnlimited
          ? { text: table.unlimited, field: 'gctrace.heap-goal' }
          : cell(cycle.heap.goal, 'heap-goal'),
        cell(cycle.mark.assist.fraction, 'mark-assist-cpu', shareText(cycle.mark.assist.fraction)),
        cell(cycle.mark.background.fraction, 'mark-background-cpu', shareText(cycle.mark.background.fraction)),
        cell(cycle.mark.idle.fraction, 'mark-idle-cpu', shareText(cycle.mark.idle.fraction)),
        cell(cycle.percent, 'gc-percent', `${cycle.percent} %`),
        { text: [cycle.forced ? table.forced : '', cycle.leakCheck ? table.leakCheck : ''].filter(Boolean).join(', ') },
      ],
    }
  }
  return {
    count,
    cycleOf,
    rowOf,
    part: (from, to) => ({
      caption: table.caption(groupDigits(count)),
      columns: heads,
      sortable: true,
      rows: Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => rowAt(from + index)),
    }),
  }
}

/** The last of so many places for which something holds that holds for all before it; -1 where it holds for none. */
function lastUpTo(length: number, holds: (at: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** What the rows of a column are sorted by, for a place in the columns. */
function valuesOf(columns: CycleColumns): Readonly<Record<string, (at: number) => number>> {
  const of = (values: ArrayLike<number>) => (at: number) => values[at] ?? Number.NaN
  const share = (values: ArrayLike<number>) => (at: number) => {
    const used = (columns.assist[at] ?? 0) + (columns.background[at] ?? 0) + (columns.idle[at] ?? 0)
    const whole = Math.max((columns.mark[at] ?? 0) * (columns.procs[at] ?? 0), used)
    return whole > 0 ? (values[at] ?? 0) / whole : 0
  }
  let latest = 1
  for (const at of columns.atS) if (at > latest) latest = at
  // Single precision is too coarse for milliseconds of a long run: whole steps of the run's own range are exact.
  const steps = 2 ** 24
  return {
    'gctrace.gc-number': of(columns.number),
    process: (at) => laneIndexAt(columns, at),
    'gctrace.at': (at) => Math.floor(((columns.atS[at] ?? 0) / latest) * steps),
    'gctrace.sweep-term-wall': of(columns.sweepTerm),
    'gctrace.mark-wall': of(columns.mark),
    'gctrace.mark-term-wall': of(columns.markTerm),
    'gctrace.heap-start': of(columns.start),
    'gctrace.heap-end': of(columns.end),
    'gctrace.heap-live': of(columns.live),
    'gctrace.heap-goal': of(columns.goal),
    'gctrace.mark-assist-cpu': share(columns.assist),
    'gctrace.mark-background-cpu': share(columns.background),
    'gctrace.mark-idle-cpu': share(columns.idle),
    'gctrace.gc-percent': of(columns.percent),
    remark: of(columns.flags),
  }
}
