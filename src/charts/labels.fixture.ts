import type { DenseLabels } from './dense.ts'
import type { DensePacerLabels } from './dense-pacer.ts'
import type { DenseQueueLabels } from './dense-queues.ts'
import type { GcCpuLabels } from './gc-cpu.ts'
import type { GcTimelineLabels } from './gc-timeline.ts'
import type { HeapStaircaseLabels } from './heap-staircase.ts'
import type { PacerLabels } from './pacer.ts'
import type { PausesLabels } from './pauses.ts'
import type { RunQueuesLabels } from './run-queues.ts'
import type { WallByProcsLabels } from './wall-by-procs.ts'

/** Labels without a language, about as long as real ones. */
export const wallLabels: WallByProcsLabels = {
  stwTitle: (phase, ms) => [`STW ${phase} ${ms} ms`, `STW ${ms} ms`],
  stwDetail: (k, ms) => [`× ${k ?? '?'} P = ${ms} ms computed`, `× ${k ?? '?'} P = ${ms} ms`],
  lens: (factor) => [`stretched ${factor}×`],
  part: (part, ms, share) => [`${part} ${ms} ms · ${share ?? ''}`, `${part} ${ms}`],
  stale: (part, ms) => [`${part} ${ms} ms stale`],
  phase: (phase, ms) => [`${phase} ${ms} ms`, ms],
  timeAxis: 'ms',
  procsAxis: 'P',
}

export const heapLabels: HeapStaircaseLabels = {
  series: (field, mib) => [`${field} ${mib} MiB`, `${field.slice(5)} ${mib}`],
  process: (number) => `process ${number}`,
  root: (field, mib) => [`${field} ${mib} MiB`, mib],
  roots: ['stacks and globals'],
  released: ['given back to the system'],
  limit: (mib) => [`limit above ${mib} MiB`, `> ${mib}`],
  timeAxis: 's',
  sizeAxis: 'MiB',
}

export const timelineLabels: GcTimelineLabels = {
  process: (number) => `process ${number}`,
  gap: (ms) => `${ms.toPrecision(3)} ms`,
  timeAxis: 's',
}

export const queueLabels: RunQueuesLabels = {
  global: ['global queue', 'global'],
  local: (p) => [`P${p}`],
  idleProcs: ['idle Ps'],
  threads: ['threads'],
  activity: ['switches per second'],
  waiting: ['waiting'],
  timeAxis: 's',
}

export const pauseLabels: PausesLabels = {
  row: (field, n) => [`${field}, n = ${n}`],
  quantile: (id, ms) => [`${id} ${ms}`],
  timeAxis: 'ms',
}

export const cpuLabels: GcCpuLabels = {
  shares: ['shares of mark wall × P', 'shares'],
  percents: ['two percentages'],
  parts: {
    'mark-assist-cpu': 'assist',
    'mark-background-cpu': 'background',
    'mark-idle-cpu': 'idle',
    program: 'program',
    own: 'own share',
    'gc-percent': 'printed',
  },
  cycleAxis: 'GC',
  process: (number) => `process ${number}`,
}

export const pacerLabels: PacerLabels = {
  panels: { heap: ['heap'], utilization: ['CPU'], 'cons-mark': ['cons/mark'], ratios: ['ratios'] },
  series: {
    marked: 'marked',
    trigger: 'trigger',
    end: 'end',
    goal: 'goal',
    utilization: 'used',
    'utilization-goal': 'meant',
    'cons-mark': 'cons/mark',
    'h-t': 'h_t',
    'h-g': 'h_g',
    'h-a': 'h_a',
  },
  cycleAxis: 'GC',
}

export const denseLabels: DenseLabels = {
  panels: {
    heap: ['heap'],
    roots: ['roots'],
    released: ['released'],
    share: ['share'],
    stops: ['stops'],
    cpu: ['cpu'],
    percent: ['percent'],
  },
  series: { 'heap-end': 'end', 'heap-live': 'live', 'heap-goal': 'goal', assist: 'assist', own: 'own' },
  limit: (mib) => [`limit above ${mib} MiB`, `> ${mib}`],
  process: (number) => `process ${number}`,
  timeAxis: 's',
}

export const densePacerLabels: DensePacerLabels = {
  panels: pacerLabels.panels,
  series: pacerLabels.series,
  process: (number) => `process ${number}`,
  timeAxis: 's',
}

export const denseQueueLabels: DenseQueueLabels = {
  global: 'global',
  waiting: ['waiting'],
  idleProcs: ['idle Ps'],
  threads: ['threads'],
  activity: ['switches'],
  allActivity: ['all switches'],
  keys: {
    procs: 'GOMAXPROCS',
    'idle-least': 'idle all through',
    'idle-most': 'at most',
    threads: 'threads',
    'idle-threads': 'idle',
    spinning: 'spinning',
    switches: '/s',
  },
  process: (number) => `process ${number}`,
  timeAxis: 's',
}
