import type { PausesText } from '../ko/charts-pauses.ts'

const fieldName = { 'sweep-term-wall': 'sweep termination', 'mark-term-wall': 'mark termination' }
const idName = { p50: 'median', p90: 'p90', p99: 'p99', max: 'max' }

export const pausesText: PausesText = {
  headline: 'How long each pause was',
  title: 'Distribution of the pauses',
  reading:
    'Across is the length of one pause; the height of a bar is how many were that long. Each tick under the bars is one pause.',
  labels: {
    row: (field, n) => [
      `STW for ${fieldName[field]}, ${n} ${n === 1 ? 'pause' : 'pauses'}`,
      `${fieldName[field]}, ${n}`,
    ],
    quantile: (id, ms) => [`${idName[id]} ${ms}`],
    timeAxis: 'ms',
  },
  markName: (gc, field, ms, place) => `GC ${gc}, ${fieldName[field]} STW ${ms} ms, number ${place} from the longest`,
  readout: (gc, atS, field, ms) => [
    `GC ${gc} at ${atS} s: ${fieldName[field]} STW ${ms} ms`,
    `GC ${gc}: ${fieldName[field]} ${ms} ms`,
  ],
  summary: (n, facts, worst) => {
    if (facts === null || worst === null) return 'There are no GC cycles.'
    if (worst.ms === '0')
      return n === 1
        ? 'Both pauses of this cycle are printed as 0.'
        : `Every pause of the ${n} GC cycles is printed as 0.`
    const longest = `The longest single pause was ${worst.ms} ms, the ${fieldName[worst.field]} of GC ${worst.gc}.`
    const [first, last] = [facts['sweep-term-wall'], facts['mark-term-wall']]
    if (first.median === null || last.median === null)
      return `${n} ${n === 1 ? 'cycle is' : 'cycles are'} too few to speak of a distribution. ${longest}`
    return `Over ${n} GC cycles the median pause was ${first.median} ms for sweep termination and ${last.median} ms for mark termination. ${longest}`
  },
  worst: (n) => (n === 1 ? 'The longest pause' : `The ${n} longest pauses`),
  which: (gc, field) => `GC ${gc}, ${fieldName[field]}`,
  notes: {
    log: () => 'The scale is logarithmic: equal steps to the right are equal factors.',
    'too-few': (note) =>
      `${note.n === 1 ? '1 value is' : `${note.n} values are`} too few for percentiles, which are given from 5 values on.`,
    zero: (note) =>
      `${note.count} ${note.count === 1 ? 'pause is' : 'pauses are'} printed as 0: shorter than 1 µs, or than one step of a coarse system clock.`,
    rank: () =>
      'Percentiles are printed values, picked by their place in the order of length. p90 is given from 10 values on, p99 from 100.',
  },
  table: {
    caption: (n) => `Pauses of ${n} GC ${n === 1 ? 'cycle' : 'cycles'}`,
    columns: {
      at: 'At (s)',
      first: 'Sweep term. (ms)',
      last: 'Mark term. (ms)',
      sum: 'Sum (ms)',
      forced: 'Remark',
    },
    forced: 'forced',
  },
}
