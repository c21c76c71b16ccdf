import type { DenseText } from '../ko/charts-dense.ts'
import { printedMs } from '../number.ts'

export const denseText: DenseText = {
  labels: {
    panels: {
      heap: ['Highest and lowest heap of each pixel column, MiB', 'Heap, MiB'],
      share: ['Share of the time that the collector ran', 'GC running'],
      stops: ['Longest pause of each pixel column, ms', 'Longest pause, ms'],
      cpu: [
        'Where the Ps’ time went while marking, mark time × P = 100 %',
        'Share of mark time × P',
        'Of mark time × P',
      ],
      percent: ['Printed %, since the program started', 'Printed %'],
    },
    series: {
      'heap-end': 'end of mark',
      'heap-live': 'live',
      'heap-goal': 'goal',
      assist: 'assist',
      background: 'background',
      idle: 'idle',
    },
    process: (number) => `Process ${number}`,
    timeAxis: 's',
  },
  reading: {
    'heap-staircase':
      'Across is time since the program started, upwards the size of the heap. A pixel column holds many cycles.',
    'gc-timeline':
      'Across is time since the program started. Above is the share of it that the collector ran, below the longest single pause of each pixel column.',
    'gc-cpu':
      'Across is time since the program started. Above is where the Ps’ time went while marking, below the percentage that the lines print.',
  },
  worst: (gc, ms) => [`longest pause: GC ${gc}, ${ms} ms`, `GC ${gc}: ${ms} ms`, ms],
  readout: (cycle, atS) => {
    const heap = `${cycle.heap.start} → ${cycle.heap.end} → ${cycle.heap.live} MiB`
    const stop = `STW ${printedMs(cycle.wall.sweepTerm)} + ${printedMs(cycle.wall.markTerm)} ms`
    return [
      `GC ${cycle.number}, ${atS} s: ${stop}, mark ${printedMs(cycle.wall.mark)} ms, heap ${heap}`,
      `GC ${cycle.number}: ${stop}, heap ${heap}`,
      `GC ${cycle.number}: ${stop}`,
    ]
  },
  summary: {
    'heap-staircase': (n, gc, mib, first, last) =>
      `${n} GC cycles. The heap was highest in GC ${gc}, ${mib} MiB; the live heap was ${first} MiB after the first and ${last} MiB after the last.`,
    'gc-timeline': (n, gc, ms, percent) =>
      `${n} GC cycles were running for ${percent} % of the time. The longest single pause was ${ms} ms, in GC ${gc}.`,
    'gc-cpu': (n, gc, share) => `Of ${n} GC cycles, GC ${gc} needed the most mark assist: ${share} of mark time × P.`,
  },
  none: 'There are no GC cycles.',
  notes: {
    columns: (few) =>
      `Each pixel column keeps its highest and lowest value, so that even a single long pause stays in the picture. Zoom in until fewer than ${few} cycles are seen to have them drawn one by one.`,
    averages: () =>
      'Areas are the average of each column; the thin line joins the cycles with the most and the least assist.',
    heap: (cycles) =>
      `Stacks and globals, an inferred memory limit and what the scavenger gave back are drawn of up to ${cycles} cycles.`,
    processes: (shown, all) => `The first ${shown} of ${all} processes are drawn; the table has them all.`,
    few: (n) => `The ${n} cycles in sight are drawn one by one.`,
  },
  table: {
    caption: (n) => `The ${n} GC cycles in sight`,
    process: 'Process',
    at: 'At (s)',
    sweepTerm: 'Sweep termination STW (ms)',
    mark: 'Mark (ms)',
    markTerm: 'Mark termination STW (ms)',
    start: 'Heap at start (MiB)',
    end: 'Heap at end of mark (MiB)',
    live: 'Live heap (MiB)',
    goal: 'Heap goal (MiB)',
    unlimited: 'no limit',
    assist: 'Assist',
    background: 'Background',
    idle: 'Idle',
    percent: 'Printed %',
    remark: 'Remark',
    forced: 'forced',
    leakCheck: 'leak check',
    shortened: (n) => `What was copied are the first ${n} rows of what is in sight.`,
  },
}
