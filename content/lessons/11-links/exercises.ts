import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'

/** Whether the release (the minor number of Go 1) can have printed the line. */
const printedBy = ({ record: { printedBy: range } }: LineReading, release: number) =>
  range.since <= release && release <= (range.until ?? Number.POSITIVE_INFINITY)

/** What was current when a source was written. */
const july2014 = 3
const february2015 = 4
const november2015 = 5
const early2022 = 18
const newest = 27

const lives = ({ cycles }: LineReading) => cycles.map(({ heap }) => heap.live)
const growth = (line: LineReading) => Number(lives(line).at(-1)) / Number(lives(line)[0])

export const exercises = defineExercises({
  until: {
    kind: 'predict',
    of: 'a',
    line: 1,
    answer: ({ record }) => record.printedBy.until ?? newest,
    control: 'slider',
    min: 6,
    max: 27,
    step: 1,
    unit: '',
    tolerance: 1,
  },
  'sched-new': {
    kind: 'point',
    of: 'c',
    line: 1,
    key: ['needspinning', 'schedticks'],
    holds: ({ since = 0 }) => since > february2015,
  },
  docs: {
    kind: 'choice',
    of: 'b',
    line: 1,
    key: ['of-2014'],
    options: {
      today: (line) => printedBy(line, newest),
      'late-2015': (line) => printedBy(line, november2015),
      'of-2014': (line) => printedBy(line, july2014),
    },
  },
  'next-heap': {
    kind: 'choice',
    of: 'd',
    line: 12,
    key: ['heap'],
    options: {
      heap: (line) => growth(line) >= 2,
      goroutines: (line) => growth(line) < 1.1,
      guide: (line) => line.value('heap-live') < 4,
    },
  },
  'next-assist': {
    kind: 'choice',
    of: 'e',
    line: 1,
    key: ['guide'],
    options: {
      guide: ({ cycle: { mark } }) => mark.assist.fraction > 0.25,
      scheduler: (line) => line.has('runqueue'),
      pauses: ({ cycle }) => cycle.stwMs > 10,
    },
  },
  'recall-source': {
    kind: 'choice',
    of: 'f',
    line: 1,
    key: ['current'],
    options: {
      note: (line) => printedBy(line, 8),
      current: (line) => printedBy(line, 26) && !printedBy(line, 25),
      'pacer-era': (line) => printedBy(line, early2022),
    },
  },
})
