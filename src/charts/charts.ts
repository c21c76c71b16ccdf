/** Every chart. The id is an attribute in pages and the name that lesson authors write. */
export const chartIds = [
  'wall-by-procs',
  'wall-multiples',
  'heap-staircase',
  'gc-timeline',
  'pauses',
  'gc-cpu',
  'pacer',
  'run-queues',
  'sched-detail',
  'init-cost',
] as const

export type ChartId = (typeof chartIds)[number]
