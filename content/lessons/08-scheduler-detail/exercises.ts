import { blockOf, goroutinesWith, waitingFor } from '../../../src/lesson/derived-detail.ts'
import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import type { TraceRecord } from '../../../src/trace/record.ts'

const read = (record: TraceRecord, field: string) => record.fields.find((each) => each.field === field)?.value
const lines = (line: LineReading, kind: string) => blockOf(line).filter((each) => each.kind === `schedtrace.${kind}`)
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

const thread = (line: LineReading, id: number) => {
  const found = lines(line, 'm').find((each) => read(each, 'm-id') === id)
  if (found === undefined) throw new Error(`The block has no M${id}.`)
  return found
}
/** The P of the thread that a G line names. */
const procOf = (line: LineReading) => Number(read(thread(line, line.value('m')), 'p'))

/** The monitor runs without a P and without a goroutine, and does not sleep. */
const watches = (line: LineReading, id: number) => {
  const found = thread(line, id)
  return (
    read(found, 'p') === undefined &&
    read(found, 'curg') === undefined &&
    read(found, 'blocked') === false &&
    read(found, 'spinning') === false
  )
}
const status = (line: LineReading) => line.value('status') % 4096

export const exercises = defineExercises({
  lines: {
    kind: 'predict',
    of: 'a',
    line: 1,
    answer: (line) => lines(line, 'g').length,
    control: 'slider',
    min: 0,
    max: 30,
    step: 1,
    unit: '',
    tolerance: 1,
  },
  queued: {
    kind: 'number',
    of: 'a',
    line: 1,
    answer: (line) => {
      const queued = line.value('runqueue') + sum(lines(line, 'p').map((each) => Number(read(each, 'runqsize'))))
      if (queued !== goroutinesWith(line, 1).length) throw new Error('Queues and G lines disagree.')
      return queued
    },
    tolerance: 0,
    unit: '',
    traps: {
      all: (line) => lines(line, 'g').length,
      running: (line) => goroutinesWith(line, 2).length,
    },
  },
  where: {
    kind: 'number',
    of: 'a',
    line: 22,
    answer: procOf,
    tolerance: 0,
    unit: '',
    traps: { thread: (line) => line.value('m') },
  },
  monitor: {
    kind: 'choice',
    of: 'a',
    line: 1,
    key: ['m1'],
    options: {
      m0: (line) => watches(line, 0),
      m1: (line) => watches(line, 1),
      m3: (line) => watches(line, 3),
    },
  },
  'scan-bit': {
    kind: 'number',
    of: 'a',
    line: 19,
    answer: (line) => line.value('status') + 4096,
    tolerance: 0,
    unit: '',
    traps: {
      bit: () => 4096,
      plain: (line) => line.value('status'),
    },
  },
  stale: {
    kind: 'choice',
    of: 'd',
    line: 21,
    key: ['queue'],
    options: {
      network: (line) => status(line) === 4,
      queue: (line) => status(line) === 1,
      running: (line) => status(line) === 2,
    },
  },
  'main-sleep': {
    kind: 'choice',
    of: 'd',
    line: 13,
    key: ['syscall'],
    options: {
      sleeping: (line) => status(line) === 4,
      syscall: (line) => status(line) === 3,
      done: (line) => status(line) === 6,
    },
  },
  blocked: {
    kind: 'number',
    of: 'b',
    line: 1,
    answer: (line) => waitingFor(line, 'chan receive').length,
    tolerance: 0,
    unit: '',
    traps: {
      waiting: (line) => goroutinesWith(line, 4).length,
      idle: (line) => line.value('idleprocs'),
    },
  },
  syscalls: {
    kind: 'number',
    of: 'c',
    line: 1,
    answer: (line) => goroutinesWith(line, 3).length,
    tolerance: 0,
    unit: '',
    traps: {
      threads: (line) => line.value('threads'),
      idle: (line) => line.value('idleprocs'),
    },
  },
  panicking: {
    kind: 'number',
    of: 'g',
    line: 1,
    answer: (line) => {
      const dying = lines(line, 'm').filter((each) => Number(read(each, 'dying')) !== 0)
      if (dying.length !== 1) throw new Error('Not one M is dying.')
      return Number(read(dying[0] as TraceRecord, 'm-id'))
    },
    tolerance: 0,
    unit: '',
    traps: {
      monitor: (line) =>
        Number(
          lines(line, 'm')
            .map((each) => read(each, 'm-id'))
            .find((id) => watches(line, Number(id))),
        ),
    },
  },
  'recall-where': {
    kind: 'number',
    of: 'e',
    line: 20,
    answer: procOf,
    tolerance: 0,
    unit: '',
    traps: { thread: (line) => line.value('m') },
  },
  'recall-reason': {
    kind: 'choice',
    of: 'e',
    line: 11,
    key: ['either'],
    options: {
      mutex: ({ record }) => read(record, 'wait-reason') === 'sync.Mutex.Lock',
      either: (line) => status(line) === 4 && read(line.record, 'wait-reason') === 'semacquire',
      stale: (line) => status(line) !== 4,
    },
  },
})
