import { queued, tickRise } from '../../../src/lesson/derived.ts'
import { defineExercises } from '../../../src/lesson/exercise.ts'
import type { LineReading } from '../../../src/lesson/reading.ts'
import { numberOf, type TraceRecord } from '../../../src/trace/record.ts'

/** The samples under load are idle for two seconds, loaded for three, and idle again. */
const loadEndsMs = 5000

const lives = ({ cycles }: LineReading) => cycles.map(({ heap }) => heap.live)
const after = ({ record, records }: LineReading) => {
  const next = records[records.indexOf(record) + 1]
  if (next === undefined) throw new Error('There is no line after this one.')
  return next
}
const ticks = (record: TraceRecord) =>
  record.fields.flatMap(({ field, value }) => (field === 'schedticks' ? Number(value) : []))
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0)

export const exercises = defineExercises({
  live: {
    kind: 'predict',
    of: 'b',
    line: 1,
    answer: ({ cycles }) => cycles.at(-1)?.heap.live ?? Number.NaN,
    control: 'slider',
    min: 0,
    max: 64,
    step: 1,
    unit: 'MiB',
    tolerance: 1,
  },
  claim: {
    kind: 'choice',
    of: 'b',
    line: 12,
    key: ['settled'],
    options: {
      settled: (line) => {
        const live = lives(line)
        return live[0] === 0 && line.value('heap-live') > 0 && new Set(live.slice(-6)).size === 1
      },
      endless: (line) => lives(line).every((each, index, all) => index === 0 || each > Number(all[index - 1])),
      pauses: ({ cycles }) => cycles.some(({ stwMs }) => stwMs > 10),
    },
  },
  'after-load': {
    kind: 'predict',
    of: 'd',
    line: 1,
    answer: tickRise,
    control: 'slider',
    min: 0,
    max: 300_000,
    step: 1000,
    unit: '',
    tolerance: 30_000,
  },
  loop: {
    kind: 'choice',
    of: 'd',
    line: 2,
    key: ['loop'],
    options: {
      user: (line) => tickRise(line) === 0,
      encode: (line) => line.value('at') < loadEndsMs,
      loop: (line) => line.value('at') > loadEndsMs && tickRise(line) > 10_000,
    },
  },
  'not-fixed': {
    kind: 'choice',
    of: 'd',
    line: 2,
    key: ['unsure'],
    options: {
      fixed: (line) => queued(line) === 0 && tickRise(line) === 0,
      unsure: (line) => queued(line) === 0 && tickRise(line) > 0,
      busy: (line) => queued(line) > 0,
    },
  },
  'recall-ticks': {
    kind: 'number',
    of: 'e',
    line: 1,
    answer: tickRise,
    tolerance: 0,
    unit: '',
    traps: {
      'one-p': (line) => Number(ticks(after(line))[0]) - Number(ticks(line.record)[0]),
      total: (line) => sum(ticks(line.record)),
    },
  },
  'recall-evidence': {
    kind: 'choice',
    of: 'e',
    line: 1,
    key: ['ticks'],
    options: {
      queues: (line) => queued(line) > 0,
      ticks: (line) => line.value('at') > loadEndsMs && tickRise(line) > 10_000,
      threads: (line) => numberOf(after(line), 'threads') !== line.value('threads'),
    },
  },
})
