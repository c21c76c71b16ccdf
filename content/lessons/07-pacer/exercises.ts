import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import { numberOf, type TraceRecord } from '../../../src/trace/record.ts'

const mib = (bytes: number) => bytes / 2 ** 20
const whole = (bytes: number) => Math.floor(mib(bytes))

const first = ({ records }: LineReading, kind: string) => {
  const found = records.find((each) => each.kind === kind)
  if (found === undefined) throw new Error(`The cell has no line of the kind ${kind}.`)
  return found
}
const read = (record: TraceRecord, field: string) => numberOf(record, field) ?? Number.NaN
const gc = (line: LineReading) => first(line, 'gctrace.cycle')
const start = (line: LineReading) => first(line, 'gcpacertrace.start')

/** Where the first line of each kind stands. */
const places = (line: LineReading, ...kinds: string[]) =>
  kinds.map((kind) => line.records.findIndex((each) => each.kind === kind))
const ascending = (numbers: readonly number[]) =>
  numbers.every((each, index) => each >= 0 && (index === 0 || each > Number(numbers[index - 1])))

/** The lines of the cycle that the nth gc line ends, counting from 0. */
const cycle = ({ records }: LineReading, n: number) => {
  const ends = records.flatMap(({ kind }, index) => (kind === 'gctrace.cycle' ? index : []))
  return records.slice(n === 0 ? 0 : Number(ends[n - 1]) + 1, Number(ends[n]) + 1).map(({ kind }) => kind)
}

/** What the pacer printed of the cycle of a gc line. */
const utilization = ({ record, records }: LineReading) => {
  const before = records.slice(0, records.indexOf(record))
  const end = before.findLast(({ kind }) => kind === 'gcpacertrace.end')
  return end === undefined ? Number.NaN : read(end, 'utilization')
}

/** How far each cycle of the cell ended from its goal, in bytes. */
const deltas = ({ records }: LineReading) =>
  records.flatMap((each) => (each.kind === 'gcpacertrace.end' ? read(each, 'goal-delta') : []))

export const exercises = defineExercises({
  'live-bytes': {
    kind: 'number',
    of: 'a',
    line: 4,
    answer: (line) => whole(line.value('h-m-prev')),
    tolerance: 0.1,
    unit: 'MiB',
    traps: { million: (line) => Math.floor(line.value('h-m-prev') / 1e6) },
  },
  whose: {
    kind: 'choice',
    of: 'a',
    line: 4,
    key: ['next'],
    options: {
      same: (line) => whole(line.value('h-actual')) === read(gc(line), 'heap-end'),
      next: (line) =>
        whole(line.value('h-m-prev')) === read(gc(line), 'heap-live') &&
        whole(line.value('h-actual')) !== read(gc(line), 'heap-end'),
      before: (line) => whole(line.value('h-actual')) <= read(gc(line), 'heap-start'),
    },
  },
  order: {
    kind: 'choice',
    of: 'b',
    line: 4,
    key: ['gc-last'],
    options: {
      'gc-first': (line) => ascending(places(line, 'gctrace.cycle', 'gcpacertrace.start', 'gcpacertrace.end-classic')),
      'gc-last': (line) => ascending(places(line, 'gcpacertrace.start', 'gcpacertrace.end-classic', 'gctrace.cycle')),
      'end-first': (line) => ascending(places(line, 'gcpacertrace.end-classic', 'gcpacertrace.start', 'gctrace.cycle')),
    },
  },
  workers: {
    kind: 'choice',
    of: 'b',
    line: 1,
    key: ['share'],
    options: {
      none: (line) => line.value('workers-dedicated') === 0 && line.value('workers-fractional') === 0,
      share: (line) =>
        line.value('workers-dedicated') === 0 &&
        line.value('workers-fractional') > 0 &&
        line.value('workers-fractional') < 1,
      many: (line) => line.value('workers-fractional') > 1,
    },
  },
  growth: {
    kind: 'number',
    of: 'a',
    line: 4,
    answer: (line) => line.value('h-actual') / line.value('h-m-prev') - 1,
    tolerance: 0.01,
    unit: '',
    traps: {
      quotient: (line) => line.value('h-actual') / line.value('h-m-prev'),
      goal: (line) => line.value('h-goal') / line.value('h-m-prev') - 1,
    },
  },
  'past-goal': {
    kind: 'choice',
    of: 'a',
    line: 4,
    key: ['jumped'],
    options: {
      jumped: (line) => read(start(line), 'heap-start') > mib(line.value('h-goal')),
      during: (line) => whole(line.value('h-actual')) > read(start(line), 'heap-start') + 1,
      starved: (line) => line.value('u-a') < line.value('u-g'),
    },
  },
  cpu: {
    kind: 'predict',
    of: 'c',
    line: 3,
    answer: utilization,
    control: 'slider',
    min: 0,
    max: 100,
    step: 1,
    unit: '%',
    tolerance: 3,
  },
  goal: {
    kind: 'number',
    of: 'c',
    line: 2,
    answer: (line) => {
      const goal = whole(line.value('heap-end') - line.value('goal-delta'))
      if (goal !== read(gc(line), 'heap-goal')) throw new Error('The gc line has another goal.')
      return goal
    },
    tolerance: 0,
    unit: 'MiB',
    traps: { added: (line) => whole(line.value('heap-end') + line.value('goal-delta')) },
  },
  'same-value': {
    kind: 'point',
    of: 'c',
    line: 2,
    key: ['heap-end'],
    holds: ({ meaning }) => meaning === 'heap-end',
  },
  over: {
    kind: 'number',
    of: 'g',
    line: 2,
    answer: (line) => deltas(line).filter((each) => each > 0).length,
    tolerance: 0,
    unit: '',
    traps: {
      under: (line) => deltas(line).filter((each) => each < 0).length,
      all: (line) => deltas(line).length,
    },
  },
  missing: {
    kind: 'choice',
    of: 'd',
    line: 2,
    key: ['end-first', 'sweep'],
    options: {
      'start-first': (line) => !cycle(line, 0).includes('gcpacertrace.start'),
      'end-first': (line) => !cycle(line, 0).includes('gcpacertrace.end'),
      'end-second': (line) => !cycle(line, 1).includes('gcpacertrace.end'),
      sweep: ({ records }) => records.every(({ kind }) => kind !== 'gcpacertrace.sweep'),
    },
  },
  'recall-over': {
    kind: 'number',
    of: 'f',
    line: 2,
    answer: (line) => mib(line.value('goal-delta')),
    tolerance: 0.1,
    unit: 'MiB',
    traps: { grown: (line) => mib(line.value('heap-end') - line.value('heap-trigger')) },
  },
  'recall-assist': {
    kind: 'choice',
    of: 'f',
    line: 2,
    key: ['none'],
    options: {
      none: (line) => line.value('utilization') === line.value('utilization-goal'),
      heavy: (line) => line.value('utilization') > line.value('utilization-goal') + 5,
      idle: (line) => line.value('utilization') < line.value('utilization-goal'),
    },
  },
})
