import { liveRate, longestStop, runningPercent } from '../../../src/lesson/derived-run.ts'
import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import { type SymptomId, symptomsOf } from '../../../src/trace/diagnose/symptoms/index.ts'
import { parseTrace } from '../../../src/trace/index.ts'

/** Whether the diagnosis says this of the cell. */
const says = ({ cell }: LineReading, rule: SymptomId) =>
  symptomsOf(parseTrace(cell)).some(({ symptom }) => symptom === rule)

const lives = ({ cycles }: LineReading) => cycles.map(({ heap }) => heap.live)
const stops = ({ cycles }: LineReading) => cycles.flatMap(({ wall }) => [wall.sweepTerm, wall.markTerm])
const rises = (line: LineReading) =>
  lives(line).every((live, index, all) => index === 0 || live >= Number(all[index - 1]))
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const waiting = (line: LineReading) => line.value('runqueue') + sum(line.values('local-runqueues'))

export const exercises = defineExercises({
  'leak-rate': {
    kind: 'predict',
    of: 'a',
    line: 1,
    whole: true,
    answer: liveRate,
    control: 'slider',
    min: 0,
    max: 200,
    step: 1,
    unit: 'MiB',
    tolerance: 10,
  },
  'leak-next': {
    kind: 'choice',
    of: 'a',
    line: 12,
    whole: true,
    key: ['heap-diff'],
    options: {
      'heap-diff': (line) => rises(line) && says(line, 'live-rising'),
      gogc: (line) => says(line, 'tiny-heap'),
      throttling: (line) => Math.max(...stops(line)) >= 10,
    },
  },
  'given-back': {
    kind: 'predict',
    of: 'b',
    line: 5,
    covered: true,
    answer: (line) => line.value('released') / 1024,
    control: 'slider',
    min: 0,
    max: 300,
    step: 1,
    unit: 'MiB',
    tolerance: 15,
  },
  kept: {
    kind: 'choice',
    of: 'c',
    line: 8,
    whole: true,
    key: ['peak'],
    options: {
      peak: (line) => says(line, 'live-flat') && line.value('heap-end') > 1.5 * line.value('heap-live'),
      leak: rises,
      small: (line) => line.value('heap-goal') <= 5,
    },
  },
  'assist-share': {
    kind: 'number',
    of: 'd',
    line: 6,
    answer: ({ cycle }) => (100 * cycle.cpu.assist) / cycle.mark.capacityMs,
    tolerance: 2,
    unit: '%',
    traps: {
      background: ({ cycle }) => (100 * cycle.cpu.background) / cycle.mark.capacityMs,
      'one-p': ({ cycle }) => (100 * cycle.cpu.assist) / cycle.wall.mark,
    },
  },
  'assist-cause': {
    kind: 'choice',
    of: 'd',
    line: 6,
    key: ['allocations'],
    options: {
      allocations: (line) => says(line, 'assist-heavy') && line.cycle.cpu.assist > line.cycle.cpu.background,
      pauses: ({ cycle }) => cycle.stwMs > 10,
      idle: ({ cycle }) => cycle.cpu.idle > cycle.cpu.assist,
    },
  },
  'without-preemption': {
    kind: 'predict',
    of: 'e',
    line: 2,
    covered: true,
    answer: ({ cycle }) => cycle.wall.sweepTerm,
    control: 'slider',
    min: 0,
    max: 40,
    step: 1,
    unit: 'ms',
    tolerance: 6,
  },
  'which-stop': {
    kind: 'point',
    of: 'e',
    line: 7,
    key: ['sweep-term-wall'],
    holds: ({ phase, clock }) => phase === 'sweep-termination' && clock === 'wall',
  },
  'tiny-rate': {
    kind: 'predict',
    of: 'g',
    line: 1,
    whole: true,
    answer: ({ cycles }) => (cycles.length - 1) / (Number(cycles.at(-1)?.atS) - Number(cycles[0]?.atS)),
    control: 'slider',
    min: 0,
    max: 100,
    step: 1,
    unit: '',
    tolerance: 8,
  },
  'tiny-hurry': {
    kind: 'choice',
    of: 'g',
    line: 5,
    whole: true,
    key: ['no'],
    options: {
      no: (line) => says(line, 'tiny-heap') && line.value('gc-percent') === 0,
      share: (line) => line.value('gc-percent') >= 5,
      leak: (line) => line.value('heap-live') > 4,
    },
  },
  'limit-running': {
    kind: 'predict',
    of: 'i',
    line: 1,
    whole: true,
    answer: runningPercent,
    control: 'slider',
    min: 0,
    max: 100,
    step: 1,
    unit: '%',
    tolerance: 10,
  },
  'limit-way-out': {
    kind: 'choice',
    of: 'i',
    line: 12,
    key: ['heap'],
    options: {
      heap: (line) => says(line, 'limit-passed') && line.value('heap-goal') === line.value('heap-live'),
      gogc: (line) => line.value('heap-goal') > 1.5 * line.value('heap-live'),
      forced: (line) => line.has('forced'),
    },
  },
  'who-asked': {
    kind: 'point',
    of: 'j',
    line: 3,
    key: ['forced'],
    holds: (_, field) => field === 'forced',
  },
  'two-minutes': {
    kind: 'choice',
    of: 'k',
    line: 5,
    whole: true,
    key: ['nothing'],
    options: {
      nothing: (line) => says(line, 'forced-idle') && line.value('heap-start') < 4,
      program: (line) => line.has('forced'),
      leak: (line) => line.value('heap-live') > line.value('heap-start'),
    },
  },
  'waiting-now': {
    kind: 'number',
    of: 'l',
    line: 6,
    answer: waiting,
    tolerance: 0,
    unit: '',
    traps: {
      longest: (line) => Math.max(...line.values('local-runqueues')),
      'with-idle': (line) => waiting(line) + line.value('idleprocs'),
    },
  },
  'blocked-count': {
    kind: 'choice',
    of: 'm',
    line: 3,
    key: ['unknown'],
    options: {
      none: (line) => waiting(line) > 0 && line.value('idleprocs') === 0,
      unknown: (line) => says(line, 'nothing-runnable') && waiting(line) === 0,
      two: (line) => line.value('idlethreads') > line.value('idleprocs'),
    },
  },
  'start-what': {
    kind: 'choice',
    of: 'n',
    line: 5,
    key: ['main'],
    options: {
      main: (line) => says(line, 'slow-package') && line.value('allocs') > 100_000,
      runtime: (line) => line.value('init-wall') < 1,
      many: ({ records }) =>
        records.filter(({ fields }) => fields.some(({ field, value }) => field === 'init-wall' && Number(value) >= 1))
          .length > 1,
    },
  },
  'whose-line': {
    kind: 'choice',
    of: 'o',
    line: 5,
    key: ['first'],
    options: {
      // The second `gc 2` cannot come after `gc 3` of the program that has printed gc 1 to 3 at 0.031 s and later.
      first: ({ record, records }) => record.process === records[0]?.process,
      second: ({ record, records }) => record.process === records[1]?.process,
      third: ({ record, records }) => record.process !== records[0]?.process && record.process !== records[1]?.process,
    },
  },
  'recall-what': {
    kind: 'choice',
    of: 'q',
    line: 10,
    whole: true,
    key: ['assist'],
    options: {
      assist: (line) => says(line, 'assist-heavy') && says(line, 'always-marking'),
      pauses: (line) => longestStop(line) >= 10,
      leak: (line) => says(line, 'live-rising'),
      tiny: (line) => says(line, 'tiny-heap'),
    },
  },
  'recall-gogc': {
    kind: 'number',
    of: 'q',
    line: 10,
    // Goal = live + (live + stacks + globals) × GOGC / 100, with the live heap of the line before.
    answer: ({ cycle, cycles }) => {
      const before = cycles.at(-2)
      if (before === undefined) throw new Error('There is no cycle before.')
      return (100 * (cycle.heap.goal - before.heap.live)) / before.heap.live
    },
    tolerance: 2,
    unit: '',
    traps: { hundred: () => 100, ratio: ({ cycle }) => (100 * cycle.heap.goal) / cycle.heap.live },
  },
})
