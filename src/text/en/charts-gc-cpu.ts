import type { GcCpuText } from '../ko/charts-gc-cpu.ts'

const fieldName = {
  'mark-assist-cpu': 'mark assist',
  'mark-background-cpu': 'background workers',
  'mark-idle-cpu': 'idle workers',
  'gc-percent': 'printed percentage',
}

export const gcCpuText: GcCpuText = {
  headline: 'CPU time of the collector, cycle by cycle',
  title: 'What share of the CPU the collector took',
  reading:
    'Each column is one GC cycle. Above: where the time of the Ps went during concurrent mark. Below: the share of the collector, counted in two ways.',
  labels: {
    shares: ['Where the time of the Ps went during concurrent mark; mark time × P is 100 %', 'Shares of mark time × P'],
    percents: ['Share of the collector: since the start, and of the cycle alone', 'Share of the collector'],
    parts: {
      'mark-assist-cpu': 'assist',
      'mark-background-cpu': 'background',
      'mark-idle-cpu': 'idle',
      program: 'your program',
      own: 'this cycle alone',
      'gc-percent': 'printed %, since start',
    },
    cycleAxis: 'GC',
    process: (number) => `process ${number}`,
  },
  markName: (gc, field, value) => `GC ${gc}, ${fieldName[field]}: ${value}`,
  readout: (facts) => {
    const parts = `assist ${facts.assist}, background ${facts.background}, idle ${facts.idle}`
    const own = facts.own === null ? '' : `, this cycle ${facts.own}`
    return [
      `GC ${facts.gc}: ${parts} · printed ${facts.percent} %${own}`,
      `GC ${facts.gc}: ${parts}`,
      `GC ${facts.gc}: assist ${facts.assist}`,
    ]
  },
  summary: (n, most, last) => {
    if (most === null || last === null) return 'There are no GC cycles.'
    const own =
      last.own === null
        ? `The last line prints ${last.percent} %.`
        : `The last line prints ${last.percent} %, while that cycle alone took ${last.own.replace('< ', 'less than ')}.`
    const assist =
      most.assist === '0 %'
        ? n === 1
          ? `GC ${most.gc} had no assist.`
          : `None of the ${n} GC cycles had any assist.`
        : n === 1
          ? `The assist of GC ${most.gc} was ${most.assist} of mark time × P.`
          : `Of ${n} GC cycles, GC ${most.gc} had the most assist: ${most.assist} of mark time × P.`
    return `${assist} ${own}`
  },
  notes: {
    program: () => 'The height that is left above a column was free for the program.',
    cumulative: () =>
      'The printed percentage adds up all the collector did since the program started. A dot counts only from the end of the cycle before to the end of this one, so the two differ, and the longer a program runs the less the printed one says about now. Idle workers are left out of both.',
    merged: (note) =>
      `With ${note.cycles} cycles, neighbours share a column, which shows the one with the most assist.`,
    stale: (note) =>
      `${note.count} ${note.count === 1 ? 'cycle was' : 'cycles were'} stopped from end to end and ${note.count === 1 ? 'has' : 'have'} no mark phase to share out: (forced) in Go 1.5 to 1.8.`,
    'too-close': (note) =>
      `${note.count} ${note.count === 1 ? 'cycle has' : 'cycles have'} no dot: less than ${note.ms} ms went by since the end of the one before, and times are printed in whole milliseconds.`,
    'no-mark': (note) =>
      `In ${note.count} ${note.count === 1 ? 'cycle' : 'cycles'} the mark is printed as 0, so there is nothing to share out.`,
    overfull: (note) =>
      `In ${note.count} ${note.count === 1 ? 'cycle' : 'cycles'} the three numbers exceed mark time × P, and their sum is drawn as 100 %: workers may start before the clock of the mark does.`,
  },
  table: {
    caption: (n) => `Shares of CPU time in ${n} GC ${n === 1 ? 'cycle' : 'cycles'}`,
    columns: {
      at: 'At (s)',
      assist: 'Assist',
      background: 'Background',
      idle: 'Idle',
      program: 'Your program',
      percent: 'Printed %',
      own: 'This cycle',
    },
  },
}
