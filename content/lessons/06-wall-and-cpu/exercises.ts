import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'

const knownProcs = (line: LineReading) => {
  const { stwProcs } = line.cycle
  if (stwProcs.type !== 'known') throw new Error('The STW terms leave several processor counts open.')
  return stwProcs.procs
}

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
})
