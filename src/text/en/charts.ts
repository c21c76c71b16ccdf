import type { ChartsText } from '../ko/charts.ts'
import { printedMs } from '../number.ts'

const phaseName = {
  'sweep-term': 'sweep termination',
  scan: 'scan',
  'write-barrier': 'write barrier on',
  mark: 'concurrent mark',
  'mark-term': 'mark termination',
}

const partName = {
  'sweep-term': 'sweep termination STW',
  scan: 'scan',
  assist: 'mark assist',
  background: 'background workers',
  idle: 'idle workers',
  program: 'left for your program',
  'mark-term': 'mark termination STW',
}

const partShort = { ...partName, assist: 'assist', background: 'background', idle: 'idle', program: 'your program' }

const heapName = {
  'heap-start': 'heap at start',
  'heap-end': 'heap at end of mark',
  'heap-live': 'live heap',
  'heap-goal': 'heap goal',
}

const heapShort = { 'heap-start': 'start', 'heap-end': 'end', 'heap-live': 'live', 'heap-goal': 'goal' }

const wallFieldName = {
  'sweep-term-wall': 'sweep termination STW',
  'mark-wall': 'concurrent mark',
  'mark-term-wall': 'mark termination STW',
}

export const chartsText: ChartsText = {
  wallByProcs: {
    title: (gc) => `GC ${gc}: wall clock × P`,
    reading: 'Across is wall-clock time, up is Ps, and area is CPU time.',
    labels: {
      stwTitle: (phase, ms) => [`STW ${phaseName[phase]} ${ms} ms`, `STW ${ms} ms`],
      stwDetail: (k, cpu) =>
        k === null
          ? [`CPU ${cpu} ms: no factor fits`, `CPU ${cpu} ms: no fit`]
          : [`× ${k} P = ${cpu} ms CPU, computed`, `× ${k} P = ${cpu} ms computed`, `× ${k} P = ${cpu} ms`],
      lens: (factor) => [`stretched ${factor}× in time`, `${factor}× wider`],
      part: (part, ms, share) => [
        `${partName[part]} ${ms} ms${share ? ` · ${share}` : ''}`,
        `${partShort[part]} ${ms} ms`,
      ],
      stale: (part, ms) => [
        `${partName[part]} ${ms} ms (left from an earlier cycle)`,
        `${partShort[part]} ${ms} ms (stale)`,
      ],
      phase: (phase, ms) => [`${phaseName[phase]} ${ms} ms`, `${ms} ms`, ms],
      timeAxis: 'ms',
      procsAxis: 'P',
    },
    markName: (part, cpu, share, computed) =>
      `${partName[part]}: ${cpu} ms of CPU time${computed ? ', computed' : ''}${share ? `, ${share} of the mark phase` : ''}`,
    wallName: (phase, ms) => `${phaseName[phase]} ${ms} ms, wall-clock time`,
    procsName: (procs) => `${procs} ${procs === 1 ? 'P' : 'Ps'}, GOMAXPROCS`,
    summary: (cycle, wall, cpu, stw) =>
      cycle.wallMs === 0
        ? 'Every wall time in this line is 0, so there is no width to draw. The table has the numbers.'
        : cycle.staleMarkCpu
          ? `${wall} ms went by, and the program stood still for all of it. The line books ${cpu} ms of CPU time for the pauses.`
          : cycle.cpuMs > cycle.wallMs && cycle.procs > 1
            ? `Only ${wall} ms went by on the clock, yet the line books ${cpu} ms of CPU time: work done side by side on ${cycle.procs} Ps is added up. Everything stood still for ${stw}.`
            : cycle.cpuMs < cycle.wallMs * cycle.procs
              ? `${wall} ms went by on the clock and the line books ${cpu} ms of CPU time; the rest of the time of the Ps was left to the program. Everything stood still for ${stw}.`
              : `${wall} ms went by on the clock and the line books ${cpu} ms of CPU time. Everything stood still for ${stw}.`,
    notes: {
      computed: () =>
        'Hatched areas were not measured. For a pause the runtime multiplies its wall time by a number of processors.',
      'fewer-procs': (note) =>
        `There are ${note.procs} Ps, yet the pauses were multiplied by ${note.k}. ${
          note.old && note.recent
            ? 'Up to Go 1.9 the factor is the smallest of GOMAXPROCS, CPUs, 32 and idle threads + 1; from 1.10 it is the smaller of GOMAXPROCS and CPUs.'
            : note.old
              ? 'Up to Go 1.9 the factor is the smallest of GOMAXPROCS, CPUs, 32 and idle threads + 1.'
              : `Since Go 1.10 the factor is the smaller of GOMAXPROCS and CPUs, so this program saw ${note.k} ${note.k === 1 ? 'CPU' : 'CPUs'}.`
        }`,
      'procs-range': (note) =>
        `The pauses are so short, and printed with so few digits, that the factor is only known to lie between ${note.lo} and ${note.hi}. The dashed outline shows the range.`,
      'procs-impossible': () =>
        'No single factor turns both pause times into both CPU numbers, so the line is damaged or was edited.',
      stale: () =>
        'A (forced) cycle of Go 1.5 to 1.8 stops the program from beginning to end. Its assist, background and idle numbers are left over from the last concurrent cycle, so they are not drawn.',
      overfull: () =>
        'The three CPU numbers add up to a little more than mark time × P: workers may start before the thread that restarts the world reads the clock.',
      clipped: () =>
        'The CPU numbers exceed twice the mark time × P, so this area is cut at the frame and is not to scale.',
      'five-phases': () =>
        'Go 1.5 prints the scan and the switching on of the write barrier as phases of their own. The program runs in both; the CPU time of the scan is its wall time × 1.',
      'no-width': () =>
        'Times under 1 µs print as 0; so does everything shorter than one step of a coarse system clock.',
    },
    caveat:
      'The “cpu” of gctrace is not CPU time as the operating system counts it: it is wall-clock time taken per P.',
    table: {
      caption: (gc) => `Times of GC ${gc}`,
      columns: ['Phase', 'Wall (ms)', 'P', 'CPU (ms)', 'of mark × P', 'How it is known'],
      origins: {
        measured: 'measured',
        computed: 'computed',
        'left-over': 'what is left',
        stale: 'from an earlier cycle',
      },
      total: 'Sum',
    },
    part: (part) => partName[part],
    phase: (phase) => phaseName[phase],
  },
  heapStaircase: {
    title: 'The heap, cycle by cycle',
    reading:
      'Across is time since the program started, up is heap size. The heap climbs while the program allocates and falls to what is alive when a cycle ends.',
    labels: {
      series: (field, mib) => [`${heapName[field]} ${mib} MiB`, `${heapShort[field]} ${mib}`],
      process: (number) => `Process ${number}`,
      timeAxis: 's',
      sizeAxis: 'MiB',
    },
    markName: (gc, field, mib) => `GC ${gc}, ${heapName[field]}: ${mib} MiB`,
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
        `The heap passed its goal in ${note.count} of ${note.of} cycles, marked by hatching or by a short line above the frame. The goal is not a limit: a little overshoot is common.`,
      unlimited: (note) =>
        note.all
          ? 'The goal means “no limit”, so there is no goal line.'
          : `In ${note.count} ${note.count === 1 ? 'cycle' : 'cycles'} the goal means “no limit”; the goal line leaves ${note.count === 1 ? 'it' : 'them'} out.`,
      decimated: (note) => `With ${note.cycles} cycles, each pixel column shows its highest and its lowest value.`,
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
      },
    },
  },
  gcTimeline: {
    title: 'When the collector ran',
    reading:
      'Across is time since the program started. On the pale ground only the program runs, blue bands are GC cycles, red lines are pauses in which everything stands still.',
    exaggerate: 'Widen the pauses',
    labels: {
      process: (number) => `Process ${number}`,
      timeAxis: 's',
    },
    markName: (gc, field, ms) => `GC ${gc}, ${wallFieldName[field]}: ${ms} ms`,
    readout: (cycle) =>
      `GC ${cycle.number}: STW ${printedMs(cycle.wall.sweepTerm)} + ${printedMs(cycle.wall.markTerm)} ms, mark ${printedMs(cycle.wall.mark)} ms`,
    summary: (cycles, share) => {
      if (!share) return 'There are no GC cycles.'
      const longest = `The longest single pause was ${share.longestMs} ms, in GC ${share.longest}.`
      return cycles === 1
        ? `One GC cycle ran for ${share.gcMs} ms. ${longest}`
        : `${cycles} GC cycles were running for ${share.percent} % of the time shown, and everything stood still for ${share.stwMs} ms of it in all. ${longest}`
    },
    notes: {
      'to-scale': () =>
        'Bands and pauses are to scale. A pause narrower than a pixel is a thin line that only marks its place.',
      exaggerated: (note) => `Pauses are drawn ${note.factor} times wider than they were; they are not to scale.`,
      forced: (note) => `▼ marks a (forced) cycle, one that was asked for: ${note.count}.`,
      'leak-check': (note) => `◇ marks a cycle that looks for leaked goroutines: ${note.count}.`,
      merged: () =>
        'Cycles that touch at this width are drawn as one band; of pauses that coincide the longest is kept.',
      processes: (note) => `The first ${note.shown} of ${note.all} processes are drawn; the table has them all.`,
    },
    forced: 'forced',
    leakCheck: 'leak check',
    table: {
      caption: (cycles) => `Start and length of ${cycles} GC ${cycles === 1 ? 'cycle' : 'cycles'}`,
      columns: {
        process: 'Process',
        at: 'At (s)',
        gap: 'Since the last (s)',
        sweepTerm: 'Sweep term. STW (ms)',
        mark: 'Mark (ms)',
        markTerm: 'Mark term. STW (ms)',
        remark: 'Remark',
      },
    },
  },
  figure: {
    table: 'Show as a table',
    saveSvg: 'Save SVG',
    savePng: 'Save PNG',
    saveCsv: 'Copy CSV',
    copied: 'Copied',
    failed: 'Could not be saved',
    sortBy: (column) => `Sort by ${column}`,
    issue: 'Go issue 19497',
  },
}
