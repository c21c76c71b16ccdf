import { emptyLines, queued, tickRise } from '../../../src/lesson/derived.ts'
import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import { numberOf } from '../../../src/trace/record.ts'

const local = (line: LineReading) => line.values('local-runqueues').reduce((total, each) => total + each, 0)
const global = (line: LineReading) => line.value('runqueue')
const resting = (line: LineReading) => line.value('idleprocs') === line.value('gomaxprocs') && queued(line) === 0
const allButTime = ({ fields }: LineReading['record']) =>
  fields.flatMap(({ field, value }) => (field === 'at' ? [] : `${field} ${value}`)).join()
const threads = ({ records }: LineReading) => records.map((each) => numberOf(each, 'threads') ?? Number.NaN)

export const exercises = defineExercises({
  rest: {
    kind: 'choice',
    of: 'a',
    line: 4,
    key: ['idle'],
    options: {
      idle: resting,
      busy: (line) => line.value('idleprocs') < line.value('gomaxprocs'),
      threads: (line) => line.value('threads') === 0,
    },
  },
  ready: {
    kind: 'number',
    of: 'b',
    line: 4,
    answer: queued,
    tolerance: 0,
    unit: '',
    traps: { local, global },
  },
  evidence: {
    kind: 'choice',
    of: 'b',
    line: 4,
    whole: true,
    key: ['demand'],
    options: {
      demand: (line) => queued(line) > 100 * line.value('gomaxprocs'),
      count: (line) => emptyLines(line) === 0,
      always: (line) => emptyLines(line) === 0,
    },
  },
  empty: {
    kind: 'predict',
    of: 'c',
    line: 1,
    whole: true,
    answer: emptyLines,
    control: 'slider',
    min: 0,
    max: 10,
    step: 1,
    unit: '',
    tolerance: 0,
  },
  tell: {
    kind: 'choice',
    of: 'd',
    line: 9,
    key: ['hidden'],
    options: {
      hidden: resting,
      queue: (line) => queued(line) > 0,
      busy: (line) => line.value('idleprocs') < line.value('gomaxprocs'),
    },
  },
  switches: {
    kind: 'predict',
    of: 'f',
    line: 2,
    answer: (line) => {
      if (!resting(line)) throw new Error('The line is meant to look quiet.')
      return tickRise(line)
    },
    control: 'slider',
    min: 0,
    max: 200_000,
    step: 1000,
    unit: '',
    tolerance: 15_000,
  },
  rise: {
    kind: 'number',
    of: 'e',
    line: 2,
    answer: tickRise,
    tolerance: 0,
    unit: '',
    traps: { total: (line) => line.value('schedticks') },
  },
  overflow: {
    kind: 'choice',
    of: 'g',
    line: 4,
    key: ['overflow'],
    options: {
      overflow: (line) => global(line) > 256 && line.values('local-runqueues').every((each) => each <= 256),
      idle: (line) => line.value('idleprocs') > 0,
      even: (line) => {
        const [first = 0, second = 0] = line.values('local-runqueues')
        return Math.abs(first - second) <= 1
      },
    },
  },
  parked: {
    kind: 'predict',
    of: 'h',
    line: 3,
    answer: queued,
    control: 'slider',
    min: 0,
    max: 5000,
    step: 1,
    unit: '',
    tolerance: 0,
    covered: true,
  },
  'trace-of-leak': {
    kind: 'choice',
    of: 'i',
    line: 6,
    whole: true,
    key: ['nowhere'],
    options: {
      nowhere: ({ records }) => new Set(records.slice(1).map(allButTime)).size === 1,
      threads: (line) => Number(threads(line).at(-1)) > Number(threads(line)[0]),
      queues: (line) => emptyLines(line) < line.records.length,
    },
  },
  'recall-ready': {
    kind: 'number',
    of: 'k',
    line: 1,
    answer: queued,
    tolerance: 0,
    unit: '',
    traps: { local, global },
  },
  'recall-clue': {
    kind: 'choice',
    of: 'k',
    line: 5,
    whole: true,
    key: ['clue'],
    options: {
      clue: (line) => emptyLines(line) > 0 && emptyLines(line) < line.records.length,
      clean: (line) => emptyLines(line) === line.records.length,
      proven: (line) => emptyLines(line) === 0,
    },
  },
})
