import { printedMs } from '../../charts/plane.ts'
import type { GcTimelineText } from '../../text/ko/charts-gc-timeline.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import type { FigureTableModel, TableCell } from './table.ts'

/** When each cycle began, how long it took, and how long everything stood still for it. */
export function timelineTable(cycles: readonly GcCycle[], text: GcTimelineText): FigureTableModel {
  const { columns } = text.table
  const processes = new Set(cycles.map((cycle) => cycle.record.process)).size > 1
  const ms = (value: number, field: string): TableCell => ({ text: printedMs(value), value, field: `gctrace.${field}` })
  return {
    caption: text.table.caption(cycles.length),
    columns: [
      { id: 'gctrace.gc-number', name: 'GC' },
      ...(processes ? [{ id: 'process', name: columns.process }] : []),
      { id: 'gctrace.at', name: columns.at },
      { id: 'gap-s', name: columns.gap },
      { id: 'gctrace.sweep-term-wall', name: columns.sweepTerm },
      { id: 'gctrace.mark-wall', name: columns.mark },
      { id: 'gctrace.mark-term-wall', name: columns.markTerm },
      { id: 'remarks', name: columns.remark },
    ],
    sortable: true,
    rows: cycles.map((cycle, index) => ({
      id: String(index),
      cells: [
        { text: String(cycle.number), value: cycle.number, field: 'gctrace.gc-number' },
        ...(processes ? [{ text: String(cycle.record.process + 1), value: cycle.record.process + 1 }] : []),
        { text: cycle.atS.toFixed(3), value: cycle.atS, field: 'gctrace.at' },
        cycle.since ? { text: Math.max(0, cycle.since.gapS).toFixed(3), value: cycle.since.gapS } : { text: '–' },
        ms(cycle.wall.sweepTerm, 'sweep-term-wall'),
        ms(cycle.wall.mark, 'mark-wall'),
        ms(cycle.wall.markTerm, 'mark-term-wall'),
        {
          text: [cycle.forced ? text.forced : '', cycle.leakCheck ? text.leakCheck : ''].filter(Boolean).join(', '),
          data: [...(cycle.forced ? ['forced'] : []), ...(cycle.leakCheck ? ['leak-check'] : [])],
        },
      ],
    })),
  }
}
