import type { WallMultiplesText } from '../ko/charts-wall-multiples.ts'
import { printedMs, threeDigits } from '../number.ts'

export const wallMultiplesText: WallMultiplesText = {
  headline: 'Wall clock × P of every cycle, on one scale',
  title: 'Wall clock × P, cycle by cycle',
  reading:
    'Each cell is a GC cycle. Across is wall-clock time, up is Ps, and area is CPU time; all cells share one scale.',
  labels: {
    parts: {
      'sweep-term': 'STW',
      scan: 'scan',
      assist: 'assist',
      background: 'background',
      idle: 'idle',
      program: 'left for your program',
      'mark-term': 'STW',
    },
    title: (gc, process) =>
      process === undefined
        ? [`GC ${gc}`, String(gc)]
        : [`process ${process} · GC ${gc}`, `${process} · GC ${gc}`, `${process} · ${gc}`],
    length: (ms) => [`${ms} ms`, ms],
  },
  markName: (cycle, field) => {
    const { cpu } = cycle
    const of = {
      'mark-assist-cpu': `mark assist, ${printedMs(cpu.assist)} ms CPU`,
      'mark-background-cpu': `background workers, ${printedMs(cpu.background)} ms CPU`,
      'mark-idle-cpu': `idle workers, ${printedMs(cpu.idle)} ms CPU`,
      'sweep-term-cpu': `sweep termination STW, ${printedMs(cpu.sweepTerm)} ms CPU`,
      'mark-term-cpu': `mark termination STW, ${printedMs(cpu.markTerm)} ms CPU`,
      'mark-wall': `${threeDigits(cycle.wallMs)} ms on the clock, ${cycle.procs} ${cycle.procs === 1 ? 'P' : 'Ps'}`,
    }
    return `GC ${cycle.number}, ${of[field]}`
  },
  readout: (cycle) => {
    const head = `GC ${cycle.number}: ${threeDigits(cycle.wallMs)} ms × ${cycle.procs} P`
    const cpu = threeDigits(cycle.cpuMs)
    return [`${head}, ${cpu} ms of CPU time booked, STW ${threeDigits(cycle.stwMs)} ms`, `${head}, CPU ${cpu} ms`, head]
  },
  previous: 'Earlier cycles',
  next: 'Later cycles',
  page: (from, to) => `GC ${from} to ${to}`,
  summary: (n, longest, dearest) =>
    longest === undefined || dearest === undefined
      ? 'There are no GC cycles.'
      : longest.ms === '0'
        ? `Every wall time of ${n === 1 ? 'this cycle' : `the ${n} GC cycles`} is printed as 0.`
        : n === 1
          ? `GC ${longest.gc} took ${longest.ms} ms on the clock and booked ${dearest.ms} ms of CPU time.`
          : `Of ${n} GC cycles, GC ${longest.gc} took longest on the clock (${longest.ms} ms), and GC ${dearest.gc} booked the most CPU time (${dearest.ms} ms).`,
  notes: {
    'one-scale': (note) =>
      `All cells that are shown share one scale: the longest cycle (${note.longestMs} ms) fills the width of its cell.`,
    cut: (note) =>
      `In ${note.count} ${note.count === 1 ? 'cell' : 'cells'} the CPU time exceeds mark time × P and is cut at the height of the cell; a cut area is not to scale.`,
    stale: (note) =>
      `${note.count} ${note.count === 1 ? 'cell is a (forced) cycle' : 'cells are (forced) cycles'} of Go 1.5 to 1.8, stopped from end to end. What is printed for assist, background and idle is left from an earlier cycle and not drawn.`,
    'no-width': (note) =>
      `In ${note.count} ${note.count === 1 ? 'cell' : 'cells'} every wall time is printed as 0, so there is no width.`,
  },
  table: {
    caption: (n) => `Wall-clock and CPU time of ${n} GC ${n === 1 ? 'cycle' : 'cycles'}`,
    columns: {
      wall: 'Wall (ms)',
      cpu: 'CPU (ms)',
      assist: 'Assist (ms)',
      background: 'Background (ms)',
      idle: 'Idle (ms)',
      program: 'Program, of mark',
      stw: 'STW (ms)',
    },
  },
}
