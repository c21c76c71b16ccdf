import { type SchedRun, ticksPerS } from '../../charts/run-queues.ts'
import type { RunQueuesText } from '../../text/ko/charts-run-queues.ts'
import type { FigureTableModel, TableCell } from './table.ts'

/** Every SCHED sample, a row each; the name of its run where there are several. */
export function queueTable(runs: readonly SchedRun[], text: RunQueuesText): FigureTableModel {
  const { columns } = text.table
  const spinning = runs.some((run) => run.samples.some((each) => each.spinningThreads !== undefined))
  const ticks = runs.some((run) => run.samples.some((each) => ticksPerS(each).length > 0))
  const number = (value: number | undefined, field: string): TableCell =>
    value === undefined ? { text: '–' } : { text: String(value), value, field: `schedtrace.${field}` }
  return {
    caption: text.table.caption(runs.reduce((sum, run) => sum + run.samples.length, 0)),
    columns: [
      { id: 'schedtrace.at', name: columns.at },
      ...(runs.length > 1 ? [{ id: 'run', name: columns.run }] : []),
      { id: 'schedtrace.gomaxprocs', name: columns.procs },
      { id: 'schedtrace.idleprocs', name: columns.idle },
      { id: 'schedtrace.threads', name: columns.threads },
      ...(spinning ? [{ id: 'schedtrace.spinningthreads', name: columns.spinning }] : []),
      { id: 'schedtrace.idlethreads', name: columns.idleThreads },
      { id: 'schedtrace.runqueue', name: columns.global },
      { id: 'schedtrace.local-runqueues', name: columns.local },
      ...(ticks ? [{ id: 'switches-per-s', name: columns.ticks }] : []),
    ],
    sortable: true,
    rows: runs.flatMap((run, index) =>
      run.samples.map((each, at) => ({
        id: `${index}:${at}`,
        cells: [
          number(each.atMs, 'at'),
          ...(runs.length > 1 ? [{ text: run.name }] : []),
          number(each.procs, 'gomaxprocs'),
          number(each.idleProcs, 'idleprocs'),
          number(each.threads, 'threads'),
          ...(spinning ? [number(each.spinningThreads, 'spinningthreads')] : []),
          number(each.idleThreads, 'idlethreads'),
          number(each.global, 'runqueue'),
          listed(each.local, 'schedtrace.local-runqueues'),
          ...(ticks ? [listed(ticksPerS(each).map(Math.round))] : []),
        ],
      })),
    ),
  }
}

function listed(values: readonly number[], field?: string): TableCell {
  if (values.length === 0) return { text: '–' }
  return { text: values.join(' '), value: Math.max(...values), data: values, ...(field ? { field } : {}) }
}
