import { printedMs } from '../../charts/plane.ts'
import { shareText } from '../../charts/wall-by-procs.ts'
import type { DenseText } from '../../text/ko/charts-dense.ts'
import { groupDigits } from '../../text/number.ts'
import { type CycleColumns, type CycleLane, cycleAt } from '../../trace/derive/cycle-columns.ts'
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

/** Everything that the columns know of the cycles in stretches of them. */
export function denseTable(columns: CycleColumns, stretches: readonly CycleLane[], text: DenseText): LongTable {
  const { table } = text
  const several = columns.lanes.length > 1
  const count = stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  const heads: FigureTableModel['columns'] = [
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
  const cycleOf = (row: number) => {
    let left = row
    for (const { from, to } of stretches) {
      if (left < to - from) return from + left
      left -= to - from
    }
    return -1
  }
  const rowOf = (cycle: number) => {
    let before = 0
    for (const { from, to } of stretches) {
      if (cycle >= from && cycle < to) return before + cycle - from
      before += to - from
    }
    return -1
  }
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
      sortable: false,
      rows: Array.from({ length: Math.max(0, Math.min(to, count) - from) }, (_, index) => rowAt(from + index)),
    }),
  }
}
