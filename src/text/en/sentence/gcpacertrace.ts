import type { TraceRecord } from '../../../trace/record.ts'
import { tidy, withUnit } from '../../number.ts'
import { type Readings, readingsOf, shortRatio } from '../../readings.ts'
import { formatMiB, formatNumber } from '../format.ts'

/** Reads one line of gcpacertrace aloud. */
export function readGcpacertrace(record: TraceRecord): string {
  const readings = readingsOf(record)
  switch (record.kind) {
    case 'gcpacertrace.start':
      return readStart(readings, record.printedBy.until <= 9)
    case 'gcpacertrace.end':
      return readEnd(readings)
    case 'gcpacertrace.end-classic':
      return readClassic(readings)
    case 'gcpacertrace.sweep':
      return readSweep(readings)
    default:
      return ''
  }
}

const join = (...sentences: readonly string[]) => sentences.filter(Boolean).join(' ')
const bytes = (value: number) => withUnit(value, 'B')
const next = 'it belongs to the `gc` line that comes next, not to the one above.'

/** Where there is nothing to divide by, as in the first cycle, the runtime prints `NaN` or `+Inf`. */
function ratio(value: number): string {
  if (Number.isNaN(value)) return 'a value that cannot be computed'
  if (!Number.isFinite(value)) return value > 0 ? 'infinite' : 'minus infinite'
  return shortRatio(value)
}

function readStart(r: Readings, countsWorkers: boolean): string {
  const fractional = r.number('workers-fractional')
  const share = countsWorkers
    ? `${formatNumber(fractional)} fractional`
    : fractional === 0
      ? 'no time for fractional workers (0)'
      : `a share of ${ratio(fractional)} of each P for fractional workers`
  return join(
    `A cycle begins; ${next}`,
    `It starts at a heap of ${formatMiB(r.number('heap-start'))}, is to finish under ${formatMiB(r.number('heap-goal'))} and has ${formatMiB(r.number('scannable-heap'))} of heap to scan.`,
    `For each byte allocated a goroutine owes scan work in bytes: ${ratio(r.number('assist-ratio'))}.`,
    `Workers: ${formatNumber(r.number('workers-dedicated'))} dedicated and ${share}.`,
  )
}

function readEnd(r: Readings): string {
  const work = r.number('heap-work') + r.number('stack-work') + r.number('global-work')
  const delta = r.number('goal-delta')
  const aim =
    delta === 0 ? 'exactly its goal (0 B)' : `${bytes(Math.abs(delta))} ${delta > 0 ? 'over' : 'under'} its goal`
  return join(
    `Marking is done; ${next}`,
    `GC is reckoned to have used ${withUnit(r.number('utilization'), '%')} of the CPU while marking; ${withUnit(r.number('utilization-goal'), '%')} was intended.`,
    `Scanned were ${bytes(r.number('heap-work'))} of heap, ${bytes(r.number('stack-work'))} of stacks and ${bytes(r.number('global-work'))} of globals, ${bytes(work)} in all where ${bytes(r.number('expected-work'))} were expected.`,
    `The heap grew from ${bytes(r.number('heap-trigger'))} to ${bytes(r.number('heap-end'))}, ${aim}.`,
    r.number('cons-mark') === 0
      ? 'The cons/mark ratio is 0, not yet measured.'
      : `The cons/mark ratio that this cycle worked with: ${ratio(r.number('cons-mark'))}.`,
    r.on('controller-reset') ? "The pacer's controller went back to its initial state." : '',
  )
}

function readClassic(r: Readings): string {
  const percent = (field: string) =>
    Number.isFinite(r.number(field)) ? withUnit(shortRatio(tidy(r.number(field) * 100)), '%') : ratio(r.number(field))
  return join(
    `Marking is done; ${next}`,
    `Growth is counted from the last live heap, ${bytes(r.number('h-m-prev'))}.`,
    `The trigger was ${bytes(r.number('h-trigger'))} (growth ${ratio(r.number('h-t'))}), the goal ${bytes(r.number('h-goal'))} (growth ${ratio(r.number('h-g'))}), and marking ended at ${bytes(r.number('h-actual'))} (growth ${ratio(r.number('h-a'))}).`,
    `From the trigger on, growth of ${ratio(r.number('goal-delta-ratio'))} had been left until the goal, and ${ratio(r.number('actual-delta-ratio'))} is what it came to.`,
    `GC is reckoned to have used ${percent('u-a')} of the CPU; intended were ${percent('u-g')}, a ratio of ${ratio(r.number('u-ratio'))}.`,
    `Scanned: ${bytes(r.number('w-a'))}.`,
  )
}

function readSweep(r: Readings): string {
  const rate = r.number('pages-per-byte')
  const duty = !r.has('pages-per-byte')
    ? ''
    : rate === 0
      ? 'Allocation was not charged with sweeping (0).'
      : `Each byte allocated was charged with ${ratio(rate)} pages of sweeping, about ${formatNumber(Math.round(rate * 2 ** 20))} for each MiB.`
  return join(
    `The sweep of the last cycle was complete at a heap of ${formatMiB(r.number('heap-at-sweep-done'))}.`,
    'The `gc` line of that cycle is usually above, but a quick sweep can be reported before it.',
    `Meanwhile the program allocated ${formatMiB(r.number('sweep-allocated'))}, and sweeping went through ${formatNumber(r.number('pages-swept'))} ${r.number('pages-swept') === 1 ? 'page' : 'pages'}.`,
    duty,
  )
}
