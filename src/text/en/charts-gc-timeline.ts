import type { GcTimelineText } from '../ko/charts-gc-timeline.ts'
import { printedMs, threeDigits } from '../number.ts'

const wallFieldName = {
  'sweep-term-wall': 'sweep termination STW',
  'mark-wall': 'concurrent mark',
  'mark-term-wall': 'mark termination STW',
}

/** How long the program ran alone. */
const gap = (ms: number): string =>
  ms < 1 ? 'less than 1 ms' : ms >= 1000 ? `${threeDigits(ms / 1000)} s` : `${threeDigits(ms)} ms`

export const gcTimelineText: GcTimelineText = {
  headline: 'When the collector ran, and when everything stood still',
  title: 'When the collector ran',
  reading:
    'Across is time since the program started. On the pale ground only the program runs, blue bands are GC cycles, red lines are pauses in which everything stands still.',
  exaggerate: 'Widen the pauses',
  labels: {
    process: (number) => `Process ${number}`,
    gap,
    timeAxis: 's',
  },
  markName: (gc, field, ms, flag) =>
    `GC ${gc}${flag === undefined ? '' : ` (${flag})`}, ${wallFieldName[field]}: ${ms} ms`,
  readout: (cycle) =>
    `GC ${cycle.number}: STW ${printedMs(cycle.wall.sweepTerm)} + ${printedMs(cycle.wall.markTerm)} ms, mark ${printedMs(cycle.wall.mark)} ms`,
  summary: (cycles, share) => {
    if (!share) return 'There are no GC cycles.'
    if (share.gcMs === '0')
      return `Every time of ${cycles === 1 ? 'this cycle' : `the ${cycles} GC cycles`} is printed as 0: there is no length to draw, only a place.`
    const longest = `The longest single pause was ${share.longestMs} ms, in GC ${share.longest}.`
    return cycles === 1
      ? `One GC cycle ran for ${share.gcMs} ms. ${longest}`
      : `${cycles} GC cycles were running for ${share.percent.replace('< ', 'less than ')} % of the time shown, and everything stood still for ${share.stwMs} ms of it in all. ${longest}`
  },
  notes: {
    'to-scale': () =>
      'Bands and pauses are to scale. A pause narrower than a pixel is a thin line that only marks its place.',
    exaggerated: (note) => `Pauses are drawn ${note.factor} times wider than they were; they are not to scale.`,
    forced: (note) => `▼ marks a (forced) cycle, one that was asked for: ${note.count}.`,
    'leak-check': (note) => `◇ marks a cycle that looks for leaked goroutines: ${note.count}.`,
    gaps: (note) =>
      note.longest < 1
        ? 'Between cycles the program ran alone for less than 1 ms each time. Start times are printed in whole milliseconds, so more cannot be told.'
        : `Between cycles the program ran alone for ${gap(note.median)} in the median, ${gap(note.shortest)} at the shortest and ${gap(note.longest)} at the longest. Start times are printed in whole milliseconds, so each may be off by that much.`,
    merged: () => 'Cycles that touch at this width are drawn as one band; of pauses that coincide the longest is kept.',
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
}
