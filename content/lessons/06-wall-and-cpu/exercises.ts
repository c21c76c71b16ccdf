import { defineExercises, type Point } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'

const knownProcs = (line: LineReading) => {
  const { stwProcs } = line.cycle
  if (stwProcs.type !== 'known') throw new Error('The STW terms leave several processor counts open.')
  return stwProcs.procs
}

type Of = Pick<Point, 'of' | 'line'>

const liveHeap = (of: Of): Point => ({
  ...of,
  kind: 'point',
  slot: 'live',
  key: ['heap-live'],
  holds: ({ meaning }) => meaning === 'heap-live',
})

const bothPauses = (of: Of): Point => ({
  ...of,
  kind: 'point',
  slot: 'pauses',
  key: ['sweep-term-wall', 'mark-term-wall'],
  holds: ({ clock, phase }) => clock === 'wall' && (phase === 'sweep-termination' || phase === 'mark-termination'),
})

/** Assists took a large part of the mark, and more than the workers whose task it is. */
const hurts = ({ cycle: { mark } }: LineReading) => mark.assist.fraction > 0.25 && mark.assist.ms > mark.background.ms
const harmless = ({ cycle: { mark } }: LineReading) => mark.assist.fraction < 0.05

const assisted = { of: 'c', line: 3 } as const
const deep = { of: 'd', line: 3 } as const
const tight = { of: 'e', line: 3 } as const
const loop = { of: 'f', line: 3 } as const

export const exercises = defineExercises({
  capacity: {
    kind: 'predict',
    of: 'a',
    line: 1,
    answer: ({ cycle: { mark } }) => mark.capacityMs,
    control: 'slider',
    min: 0,
    max: 4,
    step: 0.01,
    unit: 'ms',
    tolerance: 0.05,
  },
  'more-than-wall': {
    kind: 'choice',
    of: 'a',
    line: 1,
    key: ['parallel'],
    options: {
      parallel: ({ cycle }) => cycle.cpuMs > cycle.wallMs && cycle.cpuMs <= cycle.wallMs * cycle.procs,
      damaged: ({ cycle }) => cycle.cpuMs > cycle.wallMs * cycle.procs,
      waiting: ({ cycle }) => cycle.cpuMs < cycle.wallMs,
    },
  },
  computed: {
    kind: 'point',
    of: 'a',
    line: 3,
    key: ['sweep-term-cpu', 'mark-term-cpu'],
    holds: ({ origin }) => origin === 'computed',
  },
  factor: {
    kind: 'number',
    of: 'a',
    line: 5,
    answer: knownProcs,
    tolerance: 0,
    unit: '',
    traps: {
      procs: (line) => line.value('procs'),
      neighbour: () => 7,
    },
  },
  'two-cpus': {
    kind: 'predict',
    of: 'b',
    line: 1,
    answer: knownProcs,
    control: 'slider',
    min: 1,
    max: 8,
    step: 1,
    unit: '',
    tolerance: 0,
  },
  program: {
    kind: 'number',
    of: 'a',
    line: 2,
    answer: ({ cycle: { mark } }) => mark.program.ms,
    tolerance: 0.02,
    unit: 'ms',
    traps: {
      capacity: ({ cycle: { mark } }) => mark.capacityMs,
      gc: ({ cycle: { mark } }) => mark.assist.ms + mark.background.ms + mark.idle.ms,
      pauses: ({ cycle: { mark, cpu } }) => mark.program.ms - cpu.sweepTerm - cpu.markTerm,
    },
  },
  worker: {
    kind: 'choice',
    of: 'b',
    line: 3,
    key: ['held'],
    options: {
      held: ({ cycle }) => Math.abs(cycle.cpu.background - cycle.wall.mark) < 0.1,
      eight: (line) => knownProcs(line) === line.value('procs'),
      quarter: ({ cycle: { mark } }) => mark.background.fraction >= 0.25,
    },
  },
  'unseen-assisted-live': liveHeap(assisted),
  'unseen-assisted-pauses': bothPauses(assisted),
  'unseen-assisted-hurts': {
    ...assisted,
    kind: 'choice',
    slot: 'assist',
    key: ['hurts'],
    options: {
      hurts,
      harmless,
      'short-stops': (line) => line.cycle.stwMs < 1 && harmless(line),
      background: ({ cycle: { mark } }) => mark.background.ms > mark.assist.ms,
    },
  },
  'unseen-deep-live': liveHeap(deep),
  'unseen-deep-pauses': bothPauses(deep),
  'unseen-deep-hurts': {
    ...deep,
    kind: 'choice',
    slot: 'assist',
    key: ['harmless'],
    options: {
      hurts,
      harmless,
      idle: (line) => line.cycle.mark.idle.fraction > 0.25 && hurts(line),
      percent: (line) => hurts(line) && line.value('gc-percent') > 0,
    },
  },
  'unseen-tight-live': liveHeap(tight),
  'unseen-tight-pauses': bothPauses(tight),
  'unseen-tight-hurts': {
    ...tight,
    kind: 'choice',
    slot: 'assist',
    key: ['hurts'],
    options: {
      hurts,
      harmless,
      'short-stops': (line) => line.cycle.stwMs < 1 && harmless(line),
      idle: ({ cycle: { mark } }) => mark.idle.ms > mark.assist.ms,
    },
  },
  'unseen-loop-live': liveHeap(loop),
  'unseen-loop-pauses': bothPauses(loop),
  'unseen-loop-hurts': {
    ...loop,
    kind: 'choice',
    slot: 'assist',
    key: ['harmless'],
    options: {
      hurts,
      harmless,
      stopped: (line) => line.cycle.stwMs > line.cycle.wall.mark && hurts(line),
      background: ({ cycle: { mark } }) => mark.assist.ms > mark.background.ms,
    },
  },
})
