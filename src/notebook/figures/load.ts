import type { Component } from 'svelte'
import type { ChartId } from '../../charts/charts.ts'
import type { FigureCellProps } from '../FigureCell.svelte'

/** The code of each figure comes when a page that is awake wants to show it. */
const cells: Readonly<Record<ChartId, () => Promise<{ readonly default: Component<FigureCellProps> }>>> = {
  'wall-by-procs': () => import('./WallByProcsCell.svelte'),
  'heap-staircase': () => import('./HeapStaircaseCell.svelte'),
  'gc-timeline': () => import('./GcTimelineCell.svelte'),
}

export async function loadFigureCell(chart: ChartId): Promise<Component<FigureCellProps>> {
  return (await cells[chart]()).default
}
