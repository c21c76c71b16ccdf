import type { HeapStaircaseText } from '../ko/charts-heap-staircase.ts'

const heapName = {
  'heap-start': 'heap at start',
  'heap-end': 'heap at end of mark',
  'heap-live': 'live heap',
  'heap-goal': 'heap goal',
}

const heapShort = { 'heap-start': 'start', 'heap-end': 'end', 'heap-live': 'live', 'heap-goal': 'goal' }

const rootName = { 'stack-scan': 'stacks', 'global-scan': 'globals' }

export const heapStaircaseText: HeapStaircaseText = {
  headline: 'Heap at start, end, live and goal, cycle by cycle',
  tooFew: 'The staircase needs two cycles or more.',
  title: 'The heap, cycle by cycle',
  reading:
    'Across is time since the program started, up is heap size. The heap climbs while the program allocates and falls to what is alive when a cycle ends.',
  labels: {
    series: (field, mib) => [`${heapName[field]} ${mib} MiB`, `${heapShort[field]} ${mib}`],
    process: (number) => `Process ${number}`,
    root: (field, mib) => [`${rootName[field]} ${mib} MiB`, `${rootName[field]} ${mib}`, mib],
    roots: ['Where marking starts: stacks and globals (MiB)', 'Stacks and globals (MiB)'],
    released: ['Heap given back to the operating system by the scavenger (MiB)', 'Given back (MiB)'],
    limit: (aboveMiB) => [
      `the memory limit is above this line (${aboveMiB} MiB), inferred`,
      `memory limit > ${aboveMiB} MiB, inferred`,
      `limit > ${aboveMiB}, inferred`,
    ],
    timeAxis: 's',
    sizeAxis: 'MiB',
  },
  markName: (gc, field, mib) => `GC ${gc}, ${heapName[field]}: ${mib} MiB`,
  rootName: (gc, field, mib) => `GC ${gc}, ${rootName[field]}: ${mib} MiB`,
  releasedName: (gc, mib) => `given back after GC ${gc}: ${mib} MiB`,
  readout: (cycle) =>
    `GC ${cycle.number}: ${cycle.heap.start} → ${cycle.heap.end} → ${cycle.heap.live} MiB${cycle.goalUnlimited ? '' : `, goal ${cycle.heap.goal}`}`,
  summary: (cycles) => {
    const first = cycles[0]
    const last = cycles.at(-1)
    if (!first || !last) return 'There are no GC cycles.'
    const peak = cycles.reduce((most, cycle) => (cycle.heap.end > most.heap.end ? cycle : most), first)
    const live =
      cycles.length === 1
        ? `${last.heap.live} MiB were alive after it.`
        : `The live heap was ${first.heap.live} MiB after the first and ${last.heap.live} MiB after the last.`
    return `${cycles.length} GC ${cycles.length === 1 ? 'cycle' : 'cycles'}. The heap was highest in GC ${peak.number}, at ${peak.heap.end} MiB. ${live}`
  },
  notes: {
    truncated: () => 'Sizes are cut to whole MiB, so every point may really be up to 1 MiB higher.',
    over: (note) =>
      `The heap passed its goal in ${note.of === 1 ? 'this cycle' : note.count === note.of ? `all ${note.of} cycles` : `${note.count} of ${note.of} cycles`}, marked by hatching or by a short line above the frame. The goal is not a limit: a little overshoot is common.`,
    unlimited: (note) =>
      note.all
        ? 'The goal means “no limit”, so there is no goal line.'
        : `In ${note.count} ${note.count === 1 ? 'cycle' : 'cycles'} the goal means “no limit”; the goal line leaves ${note.count === 1 ? 'it' : 'them'} out.`,
    decimated: (note) => `With ${note.cycles} cycles, each pixel column shows its highest and its lowest value.`,
    roots: () =>
      'The strip below is where marking starts from. Since Go 1.18, stacks and globals count when the goal is worked out.',
    'steady-roots': (note) => `Marking starts from ${note.globals} MiB of globals; stacks took less than 1 MiB.`,
    released: () =>
      'Lines of the scavenger have no clock: each stands where the GC line before it ends. They say how much is given back at that moment, so the line goes up and down.',
    limit: (note) =>
      `No trace prints the memory limit (GOMEMLIMIT), so this is inferred. ${note.heldDown} goals are lower than GOGC would set them${note.belowStart > 0 ? `, ${note.belowStart} of them even lower than the heap their cycle began with` : ''}, and only a memory limit pulls a goal down. GC ${note.gc} has a goal of ${note.goalMiB} MiB, so the limit is above ${note.aboveMiB} MiB. How far above cannot be told: stacks and the runtime's own memory come off it first and are not printed. If the program changed GOGC while it ran, this does not hold.`,
    processes: (note) => `The first ${note.shown} of ${note.all} processes are drawn; the table has them all.`,
  },
  unlimited: 'no limit',
  table: {
    caption: (cycles) => `Heap sizes of ${cycles} GC ${cycles === 1 ? 'cycle' : 'cycles'}`,
    columns: {
      process: 'Process',
      at: 'At (s)',
      start: 'Start (MiB)',
      end: 'End of mark (MiB)',
      live: 'Live (MiB)',
      goal: 'Goal (MiB)',
      over: 'Over goal (MiB)',
      stacks: 'Stacks (MiB)',
      globals: 'Globals (MiB)',
      released: 'Given back (MiB)',
    },
  },
}
