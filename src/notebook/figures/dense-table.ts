import { greatestIn, type Series } from '../../charts/decimate.ts'
import type { CyclePack } from '../../charts/dense.ts'
import { printedMs } from '../../charts/plane.ts'
import { shareText } from '../../charts/wall-by-procs.ts'
import type { DenseText } from '../../text/ko/charts-dense.ts'
import { groupDigits } from '../../text/number.ts'
import { asPrinted, type CycleLane, cycleAt, laneIndexAt } from '../../trace/derive/cycle-columns.ts'
import { ownText } from './dense-cycles.ts'
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

/** What a long table is made of: places in stretches of columns, whose rows are made when somebody looks. */
export interface LongTableOf {
  readonly stretches: readonly CycleLane[]
  caption(count: string): string
  readonly columns: FigureTableModel['columns']
  /** What the rows of a column are sorted by; a column without is not sorted. */
  readonly keys: Readonly<Record<string, (place: number) => number>>
  cells(place: number): readonly TableCell[]
}

/** The places of a table in the order of a column, bit by bit: a million take a while. `null` where it cannot be sorted by. */
export function* longOrder(
  { stretches, columns, keys }: LongTableOf,
  { column, descending }: SortedBy,
): Generator<void, Uint32Array<ArrayBuffer> | null> {
  const keyOf = keys[columns[column]?.id ?? '']
  if (!keyOf) return null
  const places = new Uint32Array(stretches.reduce((sum, { from, to }) => sum + to - from, 0))
  let row = 0
  for (const { from, to } of stretches) for (let place = from; place < to; place++) places[row++] = place
  return yield* ordering(places, keyOf, descending)
}

/** A long table in the order of time, or in that of `longOrder`. */
export function longTable(
  { stretches, caption, columns, cells }: LongTableOf,
  order: Uint32Array | null = null,
): LongTable {
  /** The row with which each stretch begins. */
  const begins = new Uint32Array(stretches.length)
  let count = 0
  for (const [index, { from, to }] of stretches.entries()) {
    begins[index] = count
    count += to - from
  }
  const placeInTime = (row: number) => {
    const index = lastUpTo(begins.length, (at) => (begins[at] as number) <= row)
    const stretch = stretches[index]
    return stretch === undefined || row >= count ? -1 : stretch.from + row - (begins[index] as number)
  }
  const rowInTime = (place: number) => {
    const index = lastUpTo(stretches.length, (at) => (stretches[at] as CycleLane).from <= place)
    const stretch = stretches[index]
    return stretch === undefined || place >= stretch.to ? -1 : (begins[index] as number) + place - stretch.from
  }
  const cycleOf = (row: number) => (order ? (order[row] ?? -1) : placeInTime(row))
  return {
    count,
    cycleOf,
    rowOf: (place) => (order ? order.indexOf(place) : rowInTime(place)),
    part: (from, to) => ({
      caption: caption(groupDigits(count)),
      columns,
      sortable: true,
      rows: Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index): TableRow => {
        const place = cycleOf(from + index)
        return { id: String(place), cells: [...cells(place)] }
      }),
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

/** For sorting by time: single precision is too coarse for milliseconds of a long run; whole steps of its own range are exact. */
export function timeKey(atS: Float64Array): (place: number) => number {
  let latest = 1
  for (const at of atS) if (at > latest) latest = at
  const steps = 2 ** 24
  return (place) => Math.floor(((atS[place] ?? 0) / latest) * steps)
}

/** Everything that the columns know of the cycles in stretches of them. */
export function denseTable(pack: CyclePack, stretches: readonly CycleLane[], text: DenseText): LongTableOf {
  const { columns } = pack
  const { table } = text
  const several = columns.lanes.length > 1
  const has = (series: Series) => greatestIn(series, 0, columns.length) > Number.NEGATIVE_INFINITY
  const [roots, released] = [has(pack.roots), has(pack.released)]
  const mib = (values: Float32Array, place: number, field?: string): TableCell => {
    const value = asPrinted(values[place] ?? Number.NaN)
    if (Number.isNaN(value)) return { text: '–' }
    return { text: String(Number(value.toFixed(2))), value, ...(field ? { field: `gctrace.${field}` } : {}) }
  }
  const cell = (value: number, field: string, shown = String(value)): TableCell => ({
    text: shown,
    value,
    field: `gctrace.${field}`,
  })
  const ms = (value: number, field: string) => cell(value, field, printedMs(value))
  return {
    stretches,
    caption: table.caption,
    columns: [
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
      ...(roots
        ? [
            { id: 'gctrace.stack-scan', name: table.stacks },
            { id: 'gctrace.global-scan', name: table.globals },
          ]
        : []),
      ...(released ? [{ id: 'released-mib', name: table.released }] : []),
      { id: 'gctrace.mark-assist-cpu', name: table.assist },
      { id: 'gctrace.mark-background-cpu', name: table.background },
      { id: 'gctrace.mark-idle-cpu', name: table.idle },
      { id: 'gctrace.gc-percent', name: table.percent },
      { id: 'own-percent', name: table.own },
      { id: 'remark', name: table.remark },
    ],
    keys: keysOf(pack),
    cells: (place) => {
      const cycle = cycleAt(columns, place)
      const own = ownText(pack, place)
      return [
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
        ...(roots ? [mib(columns.stacks, place, 'stack-scan'), mib(columns.globals, place, 'global-scan')] : []),
        ...(released ? [mib(columns.released, place)] : []),
        cell(cycle.mark.assist.fraction, 'mark-assist-cpu', shareText(cycle.mark.assist.fraction)),
        cell(cycle.mark.background.fraction, 'mark-background-cpu', shareText(cycle.mark.background.fraction)),
        cell(cycle.mark.idle.fraction, 'mark-idle-cpu', shareText(cycle.mark.idle.fraction)),
        cell(cycle.percent, 'gc-percent', `${cycle.percent} %`),
        own === null ? { text: '–' } : { text: `${own} %`, value: Number(own) },
        { text: [cycle.forced ? table.forced : '', cycle.leakCheck ? table.leakCheck : ''].filter(Boolean).join(', ') },
      ]
    },
  }
}

function keysOf(pack: CyclePack): LongTableOf['keys'] {
  const { columns } = pack
  const of = (values: ArrayLike<number>) => (at: number) => values[at] ?? Number.NaN
  const share = (values: ArrayLike<number>) => (at: number) => {
    const used = (columns.assist[at] ?? 0) + (columns.background[at] ?? 0) + (columns.idle[at] ?? 0)
    const whole = Math.max((columns.mark[at] ?? 0) * (columns.procs[at] ?? 0), used)
    return whole > 0 ? (values[at] ?? 0) / whole : 0
  }
  return {
    'gctrace.gc-number': of(columns.number),
    process: (at) => laneIndexAt(columns, at),
    'gctrace.at': timeKey(columns.atS),
    'gctrace.sweep-term-wall': of(columns.sweepTerm),
    'gctrace.mark-wall': of(columns.mark),
    'gctrace.mark-term-wall': of(columns.markTerm),
    'gctrace.heap-start': of(columns.start),
    'gctrace.heap-end': of(columns.end),
    'gctrace.heap-live': of(columns.live),
    'gctrace.heap-goal': of(columns.goal),
    'gctrace.stack-scan': of(columns.stacks),
    'gctrace.global-scan': of(columns.globals),
    'released-mib': of(columns.released),
    'gctrace.mark-assist-cpu': share(columns.assist),
    'gctrace.mark-background-cpu': share(columns.background),
    'gctrace.mark-idle-cpu': share(columns.idle),
    'gctrace.gc-percent': of(columns.percent),
    'own-percent': of(pack.own.values),
    remark: of(columns.flags),
  }
}
