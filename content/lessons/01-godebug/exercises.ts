import { emptyLines } from '../../../src/lesson/derived.ts'
import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import { numberOf } from '../../../src/trace/record.ts'

const gaps = ({ records }: LineReading) => {
  const times = records.map((each) => numberOf(each, 'at') ?? Number.NaN)
  return times.flatMap((at, index) => (index === 0 ? [] : at - (times[index - 1] ?? 0)))
}
const allButTime = ({ fields }: LineReading['record']) =>
  fields.flatMap(({ field, value }) => (field === 'at' ? [] : `${field} ${value}`)).join()
const lines = ({ cell }: LineReading) => cell.split('\n').length

export const exercises = defineExercises({
  families: {
    kind: 'number',
    of: 'a',
    line: 1,
    whole: true,
    answer: ({ records }) => new Set(records.map(({ family }) => family)).size,
    tolerance: 0,
    unit: '',
    traps: { lines: ({ records }) => records.length, all: lines },
  },
  which: {
    kind: 'choice',
    of: 'a',
    line: 6,
    key: ['schedtrace'],
    options: {
      gctrace: ({ record }) => record.family === 'gctrace',
      schedtrace: ({ record }) => record.family === 'schedtrace',
      inittrace: ({ record }) => record.family === 'inittrace',
    },
  },
  silent: {
    kind: 'choice',
    of: 'c',
    line: 1,
    key: ['small'],
    options: {
      small: ({ cycle: { number, heap } }) => number === 1 && heap.start < heap.goal && heap.goal === 4,
      lost: ({ cycle }) => cycle.number > 1,
      late: ({ cycle }) => cycle.number > 1,
    },
  },
  thirty: {
    kind: 'predict',
    of: 'b',
    line: 1,
    whole: true,
    answer: ({ records }) => records.length,
    control: 'slider',
    min: 0,
    max: 60,
    step: 1,
    unit: '',
    tolerance: 2,
  },
  changed: {
    kind: 'choice',
    of: 'b',
    line: 10,
    whole: true,
    key: ['nothing'],
    options: {
      nothing: ({ records }) => new Set(records.slice(9).map(allButTime)).size === 1,
      queues: (line) => emptyLines(line) < line.records.length,
      threads: ({ records }) => new Set(records.slice(9).map((each) => numberOf(each, 'threads'))).size > 1,
    },
  },
  ours: {
    kind: 'number',
    of: 'd',
    line: 3,
    whole: true,
    answer: ({ records }) => records.length,
    tolerance: 0,
    unit: '',
    traps: {
      word: ({ cell }) => cell.split('\n').filter((each) => /\bgc\b/.test(each)).length,
      all: lines,
    },
  },
  'recall-interval': {
    kind: 'number',
    of: 'e',
    line: 1,
    whole: true,
    answer: (line) => Math.floor(Math.min(...gaps(line)) / 10) * 10,
    tolerance: 0,
    unit: '',
    traps: { procs: (line) => line.value('gomaxprocs'), longest: (line) => Math.max(...gaps(line)) },
  },
})
