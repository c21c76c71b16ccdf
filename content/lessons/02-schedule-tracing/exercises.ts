import { queued } from '../../../src/lesson/derived.ts'
import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import { numberOf } from '../../../src/trace/record.ts'

const times = ({ records }: LineReading) => records.map((each) => numberOf(each, 'at') ?? Number.NaN)
const gaps = (line: LineReading) =>
  times(line).flatMap((at, index, all) => (index === 0 ? [] : at - (all[index - 1] ?? 0)))
const allButTime = ({ fields }: LineReading['record']) =>
  fields.flatMap(({ field, value }) => (field === 'at' ? [] : `${field} ${value}`)).join()
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)
const local = (line: LineReading) => line.values('local-runqueues')
const longest = (line: LineReading) => local(line).indexOf(Math.max(...local(line)))

export const exercises = defineExercises({
  tenth: {
    kind: 'predict',
    of: 'b',
    line: 1,
    answer: (line) => times(line)[9] ?? Number.NaN,
    control: 'slider',
    min: 8500,
    max: 9500,
    step: 1,
    unit: 'ms',
    tolerance: 10,
  },
  event: {
    kind: 'choice',
    of: 'b',
    line: 1,
    whole: true,
    key: ['timer'],
    options: {
      timer: (line) => gaps(line).every((gap) => gap >= 1000 && gap <= 1020),
      event: ({ records }) =>
        records.every((each, index) => index === 0 || allButTime(each) !== allButTime(records[index - 1] ?? each)),
      exact: (line) => gaps(line).every((gap) => gap === 1000),
    },
  },
  brackets: {
    kind: 'number',
    of: 'a',
    line: 1,
    answer: (line) => line.value('gomaxprocs'),
    tolerance: 0,
    unit: '',
    traps: { printed: (line) => local(line).length },
  },
  idle: {
    kind: 'choice',
    of: 'c',
    line: 1,
    key: ['listed'],
    options: {
      listed: (line) => line.value('idleprocs') === 0,
      running: (line) => line.value('idleprocs') === 0 && line.value('spinningthreads') === 0,
      waiting: (line) => queued(line) > 0,
    },
  },
  threads: {
    kind: 'choice',
    of: 'd',
    line: 2,
    key: ['syscall'],
    options: {
      running: (line) => line.value('idleprocs') < line.value('gomaxprocs'),
      syscall: (line) =>
        line.value('idleprocs') === line.value('gomaxprocs') &&
        line.value('threads') - line.value('idlethreads') > 10 * line.value('gomaxprocs'),
      spinning: (line) => line.value('spinningthreads') > 0,
    },
  },
  forty: {
    kind: 'predict',
    of: 'e',
    line: 2,
    answer: queued,
    control: 'slider',
    min: 0,
    max: 40,
    step: 1,
    unit: '',
    tolerance: 0,
    covered: true,
  },
  queues: {
    kind: 'point',
    of: 'e',
    line: 3,
    key: ['runqueue', 'local-runqueues'],
    holds: ({ source }) => /runq/.test(source),
  },
  'new-fields': {
    kind: 'point',
    of: 'f',
    line: 1,
    key: ['needspinning', 'schedticks'],
    holds: ({ since = 0 }) => since >= 20,
  },
  'recall-queued': {
    kind: 'number',
    of: 'g',
    line: 1,
    answer: queued,
    tolerance: 0,
    unit: '',
    traps: {
      local: (line) => sum(local(line)),
      global: (line) => line.value('runqueue'),
      longest: (line) => Math.max(...local(line)),
    },
  },
  'recall-busiest': {
    kind: 'choice',
    of: 'g',
    line: 1,
    key: ['p2'],
    options: {
      p0: (line) => longest(line) === 0,
      p1: (line) => longest(line) === 1,
      p2: (line) => longest(line) === 2,
      p3: (line) => longest(line) === 3,
    },
  },
})
