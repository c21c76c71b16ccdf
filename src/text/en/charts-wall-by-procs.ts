import type { WallByProcsText } from '../ko/charts-wall-by-procs.ts'

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

export const wallByProcsText: WallByProcsText = {
  headline: 'Width is wall-clock time, height is Ps, area is CPU time',
  title: (gc) => `GC ${gc}: wall clock × P`,
  reading: 'Across is wall-clock time, up is Ps, and area is CPU time.',
  labels: {
    stwTitle: (phase, ms) => [`STW ${phaseName[phase]} ${ms} ms`, `STW ${ms} ms`, `${ms} ms`],
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
            ? `${wall} ms went by on the clock and the line books ${cpu} ms of CPU time; the rest of the time ${cycle.procs === 1 ? '' : 'of the Ps '}was left to the program. Everything stood still for ${stw}.`
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
    'no-width': () => 'Times under 1 µs print as 0; so does everything shorter than one step of a coarse system clock.',
  },
  caveat: 'The “cpu” of gctrace is not CPU time as the operating system counts it: it is wall-clock time taken per P.',
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
}
