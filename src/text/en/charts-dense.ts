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
      percent: ['Share that the collector took: since the start, and of each cycle', 'Share of the collector'],
      roots: ['Where marking starts: stacks and globals (MiB)', 'Stacks and globals (MiB)'],
      released: ['Heap that the scavenger has given back (MiB)', 'Given back (MiB)'],
    },
    series: {
      'heap-end': 'end of mark',
      'heap-live': 'live',
      'heap-goal': 'goal',
      assist: 'assist',
      background: 'background',
      idle: 'idle',
      'assist-most': 'most assist of each column',
      stacks: 'stacks',
      globals: 'globals',
      percent: 'printed %, since the start',
      own: 'each cycle by itself',
    },
    limit: (aboveMiB) => [
      `the memory limit lies above this line (${aboveMiB} MiB), inferred`,
      `memory limit > ${aboveMiB} MiB, inferred`,
      `limit > ${aboveMiB}, inferred`,
    ],
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
  readoutCpu: (gc, atS, facts) => {
    const parts = `assist ${facts.assist}, background ${facts.background}, idle ${facts.idle}`
    const both = `printed ${facts.percent} %${facts.own === null ? '' : `, by itself ${facts.own} %`}`
    return [`GC ${gc}, ${atS} s: ${parts} · ${both}`, `GC ${gc}: ${both}`]
  },
  summary: {
    'heap-staircase': (n, gc, mib, first, last) =>
      `${n} GC cycles. The heap was highest in GC ${gc}, ${mib} MiB; the live heap was ${first} MiB after the first and ${last} MiB after the last.`,
    'gc-timeline': (n, gc, ms, percent) =>
      `${n} GC cycles were running for ${percent} % of the time. The longest single pause was ${ms} ms, in GC ${gc}.`,
    'gc-cpu': (n, gc, share, last, own) =>
      `Of ${n} GC cycles, GC ${gc} needed the most mark assist: ${share} of mark time × P. The last line prints ${last} %.${own === null ? '' : ` Counted from the end of the cycle before, GC ${own.gc} took the most: ${own.percent} %.`}`,
  },
  none: 'There are no GC cycles.',
  choose: {
    label: 'Process to draw',
    all: (n) => `All ${n} processes`,
    one: (number, lines) => `Process ${number} (${lines})`,
  },
  pacer: {
    headline: 'What the pacer wanted, and what came of it',
    reading:
      'Across is time since the program started. Each pixel column has the highest and lowest trigger, end of mark and goal of its cycles.',
    heap: [
      'Trigger, end of mark and goal: highest and lowest of each pixel column, MiB',
      'Trigger, end of mark and goal, MiB',
      'Heap, MiB',
    ],
    lineAxis: 'line',
    worst: (gc, mib) => [
      `furthest over its goal: ${gc === null ? '' : `GC ${gc}, `}${mib} MiB`,
      `${gc === null ? '' : `GC ${gc}: `}+${mib} MiB`,
      `+${mib}`,
    ],
    lines: (n) => `${n} lines`,
    summary: (n, over, worst) =>
      worst === null
        ? `All ${n} cycles finished marking within the goal.`
        : `In ${over} of ${n} cycles the heap passed its goal, most of all in ${worst.gc === null ? 'a cycle without a number' : `GC ${worst.gc}`}, by ${worst.mib} MiB.`,
    notes: {
      columns: (few) =>
        `Each pixel column keeps its highest and lowest value, so that even a single cycle far over its goal stays in the picture. Zoom in until fewer than ${few} lines are seen to have them drawn one by one.`,
      goal: () =>
        'Of the goals only the highest of each column is drawn. Where the end of mark lies above it, a cycle passed its goal.',
      clock: () => 'Pacer lines have no clock: each stands at the time of the GC line printed after it.',
      noClock: () => 'Without GC lines nothing tells the time, so the lines stand in their order.',
      one: (all) => `One of ${all} processes is drawn.`,
    },
    table: { at: 'At (s)', shown: (n) => `The ${n} pacer lines in sight` },
  },
  queues: {
    worst: (queue, length, atS) => [
      `longest queue: ${queue}, ${length} waiting, ${atS} s`,
      `${queue}: ${length}`,
      length,
    ],
    global: 'global',
    globalQueue: 'the global queue',
    waiting: ['Goroutines waiting in each queue, the most of each pixel column', 'Goroutines waiting'],
    idleProcs: ['Idle Ps'],
    threads: ['Threads'],
    allActivity: ['How often all Ps together switched goroutines, per second', 'Switches per second'],
    keys: {
      procs: 'GOMAXPROCS',
      'idle-least': 'idle all through a column',
      'idle-most': 'at most',
      threads: 'all threads',
      'idle-threads': 'idle',
      spinning: 'idle and spinning',
      switches: '/s',
    },
    lines: (n) => `${n} lines`,
    summary: (n, longest, allIdle) =>
      `${n} SCHED lines. ${longest === null ? 'Every run queue was empty each time.' : `The longest queue was that of ${longest.queue} at ${longest.atS} s, with ${longest.length} waiting.`}${allIdle === null ? '' : ` In ${allIdle} of them every P was idle.`}`,
    notes: {
      columns: (few) =>
        `Each column keeps its longest queue, so that one that was long only once stays in the picture. Zoom in until fewer than ${few} lines are seen to have them drawn one by one.`,
      activity: () =>
        'At the bottom is how often each P switched goroutines, from the differences of schedticks. Shades are relative to the busiest cell.',
      sum: () => 'There are too many lines and Ps to keep how often each P switched, so the sum of all is drawn.',
      one: (number, all) => `Process ${number} of ${all} is drawn.`,
    },
    table: {
      shown: (n) => `The ${n} SCHED lines in sight`,
      longest: 'Longest local queue',
      all: 'Switches per s, all',
    },
  },
  multiples: {
    summary: (shown, all) =>
      `The ${all} GC cycles in sight are parted into ${shown} groups in their order, and of each the one with the longest pause is drawn.`,
    few: (n) => `All ${n} GC cycles in sight are drawn.`,
    waiting: 'Fetching the lines to draw.',
    why: () =>
      'There are too many cycles to draw them all. A narrower range chooses from fewer, and one narrow enough leaves none out.',
  },
  notes: {
    columns: (few) =>
      `Each pixel column keeps its highest and lowest value, so that even a single long pause stays in the picture. Zoom in until fewer than ${few} cycles are seen to have them drawn one by one.`,
    averages: () => 'Areas are the average of each column; the short marks are the cycle with the most assist in each.',
    cumulative: () =>
      'The thick line is the percentage that is printed, of all the time since the program started. The dotted line and the pale band are what each cycle took since the end of the one before, so the two differ; the longer a program has run, the less the thick line tells about now. Neither counts idle workers.',
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
    stacks: 'Stacks (MiB)',
    globals: 'Globals (MiB)',
    released: 'Given back (MiB)',
    own: 'By itself',
    shortened: (n) => `What was copied are the first ${n} rows of what is in sight.`,
  },
}
