import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'

/** What is left of GOGC=100: a goal is about twice the live heap it was computed from, give or take what is truncated. */
const twice = (goal: number, live: number) => goal >= 2 * live && goal <= 2 * (live + 1) + 1

const before = (line: LineReading) => {
  const cycle = line.cycles[line.cycles.indexOf(line.cycle) - 1]
  if (cycle === undefined) throw new Error('There is no line before this one.')
  return cycle
}

const knownProcs = (line: LineReading) => {
  const { stwProcs } = line.cycle
  if (stwProcs.type !== 'known') throw new Error('The STW terms leave several processor counts open.')
  return stwProcs.procs
}

export const exercises = defineExercises({
  'gc-number': {
    kind: 'choice',
    of: 'a',
    line: 1,
    key: ['ordinal'],
    options: {
      first: (line) => line.value('gc-number') === 1,
      ordinal: (line) => line.value('gc-number') > 1 && line.next?.number === line.cycle.number + 1,
      rate: (line) => {
        const last = line.cycles.at(-1) ?? line.cycle
        return Math.round((line.cycles.length - 1) / (last.atS - line.cycle.atS)) === line.value('gc-number')
      },
    },
  },
  gap: {
    kind: 'number',
    of: 'a',
    line: 1,
    answer: (line) => Math.round(((line.next?.atS ?? Number.NaN) - line.cycle.atS) * 1000),
    tolerance: 1,
    unit: 'ms',
    traps: {
      seconds: (line) => Math.round(((line.next?.atS ?? Number.NaN) - line.cycle.atS) * 1000) / 1000,
      mark: (line) => line.value('mark-wall'),
    },
  },
  percent: {
    kind: 'choice',
    of: 'a',
    line: 1,
    key: ['below-one'],
    options: {
      none: (line) => line.range('gc-percent').hi === 0,
      one: (line) => line.value('gc-percent') === 1,
      'below-one': (line) => line.range('gc-percent').lo === 0 && line.range('gc-percent').hi === 1,
      'this-cycle': ({ cycle, value }) =>
        Math.floor(100 * (cycle.mark.assist.fraction + cycle.mark.background.fraction)) === value('gc-percent'),
    },
  },
  pauses: {
    kind: 'point',
    of: 'a',
    line: 1,
    key: ['sweep-term-wall', 'mark-term-wall'],
    holds: ({ clock, phase }) => clock === 'wall' && (phase === 'sweep-termination' || phase === 'mark-termination'),
  },
  'mark-share': {
    kind: 'predict',
    of: 'a',
    line: 1,
    answer: ({ cycle: { mark } }) =>
      Math.round(100 * (mark.assist.fraction + mark.background.fraction + mark.idle.fraction)),
    control: 'slider',
    min: 0,
    max: 100,
    step: 1,
    unit: '%',
    tolerance: 5,
  },
  helpers: {
    kind: 'point',
    of: 'a',
    line: 1,
    key: ['mark-assist-cpu'],
    holds: ({ meaning }) => meaning === 'assist',
  },
  factor: {
    kind: 'number',
    of: 'a',
    line: 4,
    answer: knownProcs,
    tolerance: 0,
    unit: '',
    traps: {
      procs: (line) => line.value('procs'),
      cpu: (line) => line.value('sweep-term-cpu'),
    },
  },
  'live-heap': {
    kind: 'point',
    of: 'e',
    line: 5,
    key: ['heap-live'],
    holds: ({ meaning }) => meaning === 'heap-live',
  },
  freed: {
    kind: 'number',
    of: 'e',
    line: 5,
    answer: ({ cycle: { heap } }) => heap.end - heap.live,
    tolerance: 0,
    unit: 'MiB',
    traps: {
      start: ({ cycle: { heap } }) => heap.start - heap.live,
      grown: ({ cycle: { heap } }) => heap.end - heap.start,
      live: ({ cycle: { heap } }) => heap.live,
    },
  },
  'next-goal': {
    kind: 'predict',
    of: 'e',
    line: 3,
    answer: (line) => line.next?.heap.goal ?? Number.NaN,
    control: 'slider',
    min: 0,
    max: 24,
    step: 1,
    unit: 'MiB',
    tolerance: 1,
  },
  goal: {
    kind: 'choice',
    of: 'e',
    line: 3,
    key: ['this'],
    options: {
      this: (line) => twice(line.value('heap-goal'), before(line).heap.live),
      next: (line) => twice(line.value('heap-goal'), line.value('heap-live')),
      limit: (line) => line.cycles.every((each) => each.heap.end <= line.value('heap-goal')),
    },
  },
  'new-fields': {
    kind: 'point',
    of: 'd',
    line: 1,
    key: ['stack-scan', 'global-scan'],
    holds: ({ since }) => since === 18,
  },
  'recall-pauses': {
    kind: 'point',
    of: 'f',
    line: 1,
    key: ['sweep-term-wall', 'mark-term-wall'],
    holds: ({ clock, phase }) => clock === 'wall' && (phase === 'sweep-termination' || phase === 'mark-termination'),
  },
  'recall-live': {
    kind: 'point',
    of: 'f',
    line: 1,
    key: ['heap-live'],
    holds: ({ meaning }) => meaning === 'heap-live',
  },
  assist: {
    kind: 'choice',
    of: 'f',
    line: 1,
    key: ['hurts'],
    options: {
      hurts: ({ cycle: { mark } }) => mark.assist.fraction > 0.25 && mark.assist.ms > mark.background.ms,
      harmless: ({ cycle: { mark } }) => mark.assist.fraction < 0.05,
      pauses: ({ cycle }) => cycle.stwMs > cycle.wall.mark,
      idle: ({ cycle: { mark } }) => mark.idle.ms > mark.assist.ms,
    },
  },
})
