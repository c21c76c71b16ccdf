import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'

const lives = ({ cycles }: LineReading) => cycles.map(({ heap }) => heap.live)
const rises = (line: LineReading) => {
  const live = lives(line)
  return (
    live.every((each, index) => index === 0 || each >= (live[index - 1] ?? 0)) &&
    Number(live.at(-1)) > 1 + Number(live[0])
  )
}
const grownBy = ({ cycles }: LineReading, size: 'start' | 'end' | 'live' | 'goal') =>
  Number(cycles.at(-1)?.heap[size]) - Number(cycles[0]?.heap[size])

export const exercises = defineExercises({
  after: {
    kind: 'predict',
    of: 'a',
    line: 1,
    answer: (line) => lives(line).at(-1) ?? Number.NaN,
    control: 'slider',
    min: 0,
    max: 400,
    step: 1,
    unit: 'MiB',
    tolerance: 20,
  },
  when: {
    kind: 'choice',
    of: 'a',
    line: 1,
    whole: true,
    key: ['heap'],
    options: {
      timer: ({ cycles }) => {
        const gaps = cycles.slice(1).map((each, index) => each.atS - (cycles[index]?.atS ?? 0))
        return Math.max(...gaps) < 1.2 * Math.min(...gaps)
      },
      heap: ({ cycles }) => cycles.every(({ heap }) => heap.start <= heap.goal && heap.start >= 0.8 * heap.goal),
      request: ({ cycles }) => cycles.some(({ forced }) => forced),
    },
  },
  'level-two': {
    kind: 'choice',
    of: 'd',
    line: 1,
    whole: true,
    key: ['scan'],
    options: {
      repeats: ({ records }) => records[1]?.kind === 'gctrace.cycle',
      scan: ({ records, cycles }) =>
        records[1]?.kind === 'gctrace.scan' && cycles.every(({ number }, index) => number === index + 1),
      nothing: ({ records }) => records.every(({ kind }) => kind === 'gctrace.cycle'),
    },
  },
  walls: {
    kind: 'number',
    of: 'e',
    line: 1,
    answer: ({ record, def }) =>
      record.fields.filter(({ field }) => def(field).clock === 'wall' && def(field).phase !== undefined).length,
    tolerance: 0,
    unit: '',
    traps: {
      now: () => 3,
      cpu: ({ record, def }) => record.fields.filter(({ field }) => def(field).clock === 'cpu').length,
    },
  },
  sizes: {
    kind: 'point',
    of: 'f',
    line: 1,
    key: ['heap-start', 'heap-end', 'heap-live'],
    holds: ({ meaning }) => meaning === 'heap-start' || meaning === 'heap-end' || meaning === 'heap-live',
  },
  kept: {
    kind: 'choice',
    of: 'a',
    line: 1,
    whole: true,
    key: ['kept'],
    options: {
      kept: (line) => grownBy(line, 'live') > 100,
      lost: (line) => grownBy(line, 'live') <= 1,
      stopped: ({ cycles }) => cycles.length < 2,
    },
  },
  follow: {
    kind: 'point',
    of: 'a',
    line: 12,
    key: ['heap-live'],
    holds: ({ meaning }) => meaning === 'heap-live',
  },
  flat: {
    kind: 'choice',
    of: 'b',
    line: 12,
    whole: true,
    key: ['flat'],
    options: {
      flat: (line) => lives(line).every((each) => each === 0),
      rising: rises,
      goal: ({ cycles }) => cycles.some(({ heap }) => heap.end > heap.goal),
    },
  },
  hidden: {
    kind: 'choice',
    of: 'g',
    line: 12,
    whole: true,
    key: ['settled'],
    options: {
      settled: (line) => {
        const live = lives(line)
        return Number(live.at(-1)) > Number(live[0]) && new Set(live.slice(-6)).size === 1
      },
      none: (line) => new Set(lives(line)).size === 1,
      heap: (line) => lives(line).every((each, index, all) => index === 0 || each > (all[index - 1] ?? 0)),
    },
  },
  'recall-grown': {
    kind: 'number',
    of: 'h',
    line: 1,
    whole: true,
    answer: (line) => grownBy(line, 'live'),
    tolerance: 0,
    unit: 'MiB',
    traps: {
      start: (line) => grownBy(line, 'start'),
      peak: (line) => grownBy(line, 'end'),
      goal: (line) => grownBy(line, 'goal'),
    },
  },
})
