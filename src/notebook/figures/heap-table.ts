import type { HeapStaircaseText } from '../../text/ko/charts-heap-staircase.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import type { Released } from '../../trace/derive/released.ts'
import type { FigureTableModel, TableCell } from './table.ts'

/** The numbers of the staircase, a row for each cycle; stacks and globals where the line has them. */
export function heapTable(
  cycles: readonly GcCycle[],
  text: HeapStaircaseText,
  released: readonly Released[] = [],
): FigureTableModel {
  const { columns } = text.table
  const roots = cycles.some((cycle) => cycle.stackMiB !== undefined)
  /** The last line after each cycle. */
  const gave = new Map(released.map(({ cycle, mib }) => [cycle, mib]))
  const processes = new Set(cycles.map((cycle) => cycle.record.process)).size > 1
  const number = (value: number | undefined, field: string): TableCell =>
    value === undefined ? { text: '–' } : { text: String(value), value, field: `gctrace.${field}` }
  return {
    caption: text.table.caption(cycles.length),
    columns: [
      { id: 'gctrace.gc-number', name: 'GC' },
      ...(processes ? [{ id: 'process', name: columns.process }] : []),
      { id: 'gctrace.at', name: columns.at },
      { id: 'gctrace.heap-start', name: columns.start },
      { id: 'gctrace.heap-end', name: columns.end },
      { id: 'gctrace.heap-live', name: columns.live },
      { id: 'gctrace.heap-goal', name: columns.goal },
      { id: 'over-goal', name: columns.over },
      ...(roots
        ? [
            { id: 'gctrace.stack-scan', name: columns.stacks },
            { id: 'gctrace.global-scan', name: columns.globals },
          ]
        : []),
      ...(gave.size > 0 ? [{ id: 'released-mib', name: columns.released }] : []),
    ],
    sortable: true,
    rows: cycles.map((cycle, index) => ({
      id: String(index),
      cells: [
        number(cycle.number, 'gc-number'),
        ...(processes ? [{ text: String(cycle.record.process + 1), value: cycle.record.process + 1 }] : []),
        { ...number(cycle.atS, 'at'), text: cycle.atS.toFixed(3) },
        number(cycle.heap.start, 'heap-start'),
        number(cycle.heap.end, 'heap-end'),
        number(cycle.heap.live, 'heap-live'),
        cycle.goalUnlimited
          ? { text: text.unlimited, value: cycle.heap.goal, field: 'gctrace.heap-goal' }
          : number(cycle.heap.goal, 'heap-goal'),
        overOf(cycle),
        ...(roots ? [number(cycle.stackMiB, 'stack-scan'), number(cycle.globalMiB, 'global-scan')] : []),
        ...(gave.size > 0 ? [releasedCell(gave.get(index))] : []),
      ],
    })),
  }
}

function releasedCell(mib: number | undefined): TableCell {
  return mib === undefined ? { text: '–' } : { text: mib.toFixed(1), value: mib }
}

function overOf(cycle: GcCycle): TableCell {
  const over = cycle.goalUnlimited ? 0 : Math.max(0, cycle.heap.end - cycle.heap.goal)
  return { text: over > 0 ? `+${over}` : '0', value: over }
}
