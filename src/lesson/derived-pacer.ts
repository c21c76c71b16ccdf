import type { LineReading } from './reading.ts'

type Derive = (line: LineReading) => string

const mib = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MiB`
const ratio = (value: number) => value.toFixed(4)
const percent = (fraction: number) => `${Math.round(fraction * 100)} %`

/** How much larger `bytes` is than what the last cycle marked, as the classic pacer counts growth. */
const growth = (line: LineReading, bytes: string) => line.value(bytes) / line.value('h-m-prev') - 1

/** What follows from a pacer line. Names of the classic one begin with h or u, as its own do. */
export const derivedOfPacer = {
  'h-m-prev-mib': (line) => mib(line.value('h-m-prev')),
  'h-trigger-mib': (line) => mib(line.value('h-trigger')),
  'h-actual-mib': (line) => mib(line.value('h-actual')),
  'h-goal-mib': (line) => mib(line.value('h-goal')),
  'h-t-of-bytes': (line) => ratio(growth(line, 'h-trigger')),
  'h-g-of-bytes': (line) => ratio(growth(line, 'h-goal')),
  'h-goal-delta': (line) => ratio(line.value('h-g') - line.value('h-t')),
  'h-actual-delta': (line) => ratio(line.value('h-a') - line.value('h-t')),
  'h-past-goal': (line) => mib(line.value('h-actual') - line.value('h-goal')),
  'u-a-percent': (line) => percent(line.value('u-a')),
  'u-g-percent': (line) => percent(line.value('u-g')),
  /** Of the line since Go 1.18: the heap that it starts from and ends at, and the goal that the difference implies. */
  'pacer-trigger': (line) => mib(line.value('heap-trigger')),
  'pacer-end': (line) => mib(line.value('heap-end')),
  'pacer-goal': (line) => mib(line.value('heap-end') - line.value('goal-delta')),
  'pacer-work': (line) => `${line.value('heap-work') + line.value('stack-work') + line.value('global-work')} B`,
  'fraction-percent': (line) => percent(line.value('workers-fractional')),
  /** A page of the runtime is 8 KiB. */
  'swept-mib': (line) => mib(line.value('pages-swept') * 8192),
} satisfies Record<string, Derive>
