import type { Component } from 'svelte'
import type { ChartId } from '../../charts/charts.ts'
import type { DenseChart } from '../../charts/dense.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import type { TraceDocument } from '../../trace/record.ts'
import type { FigureCellProps } from '../figure-cell-props.ts'

/** The code of each figure comes when a page that is awake wants to show it. */
const cells: Readonly<Record<ChartId, () => Promise<{ readonly default: Component<FigureCellProps> }>>> = {
  'wall-by-procs': () => import('./WallByProcsCell.svelte'),
  'wall-multiples': () => import('./WallMultiplesCell.svelte'),
  'heap-staircase': () => import('./HeapStaircaseCell.svelte'),
  pauses: () => import('./PausesCell.svelte'),
  'gc-cpu': () => import('./GcCpuCell.svelte'),
  pacer: () => import('./PacerCell.svelte'),
  'sched-detail': () => import('./SchedDetailCell.svelte'),
  'init-cost': () => import('./InitCostCell.svelte'),
  'run-queues': () => import('./RunQueuesCell.svelte'),
  'gc-timeline': () => import('./GcTimelineCell.svelte'),
}

/** The cell of a chart; `count` tells of how many cycles it will be, for charts that need another drawing for very many. */
export async function loadFigureCell(chart: ChartId, count = 0): Promise<Component<NamedCellProps>> {
  if (count > packFrom && (denseCharts as readonly ChartId[]).includes(chart)) {
    return (await import('./DenseCell.svelte')).default
  }
  return (await cells[chart]()).default
}

/** One cell draws several charts of very many cycles, so it is told which. Run queues alone can show two traces in one. */
type NamedCellProps = FigureCellProps & {
  readonly chart: ChartId
  readonly against?: { readonly of: string; readonly sample: string } | undefined
  readonly names?: readonly string[] | undefined
}

/** As in `charts/dense.ts`, whose code only those who need it load. */
const denseCharts = ['heap-staircase', 'gc-timeline', 'pauses', 'gc-cpu'] as const satisfies readonly DenseChart[]
/** Texts with more cycles than this are drawn from columns. */
export const packFrom = 3000

/** The charts that have something to show of a text, in the order to show them in. */
export function figuresOf(document: TraceDocument, cycles: readonly GcCycle[]): ChartId[] {
  const kinds = new Set(document.records.map((record) => record.kind))
  const has = (...wanted: readonly string[]) => wanted.some((kind) => kinds.has(kind))
  const figures: [ChartId, boolean][] = [
    ['wall-by-procs', cycles.length > 0],
    ['wall-multiples', cycles.length > 1],
    ['heap-staircase', cycles.length > 1],
    ['gc-timeline', cycles.length > 1],
    ['pauses', cycles.length > 1],
    ['gc-cpu', cycles.length > 1],
    ['pacer', has('gcpacertrace.end', 'gcpacertrace.end-classic')],
    ['run-queues', has('schedtrace.summary', 'schedtrace.detail')],
    ['sched-detail', has('schedtrace.detail')],
    ['init-cost', has('inittrace.init')],
  ]
  return figures.flatMap(([chart, shown]) => (shown ? chart : []))
}
