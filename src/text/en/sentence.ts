import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { numberOf, type TraceRecord } from '../../trace/record.ts'
import { certainDigits, withUnit } from '../number.ts'
import {
  formatMiB,
  formatMs,
  formatNumber,
  formatOrdinal,
  formatPercent,
  formatSeconds,
  formatPrintedMs as ms,
} from './format.ts'

/** Reads one line aloud. No printed value is left out. */
export function readCycleAloud(cycle: GcCycle): string {
  return [opening(cycle), stopped(cycle), walls(cycle), markCpu(cycle), stwCpu(cycle), heap(cycle), roots(cycle)]
    .filter(Boolean)
    .join(' ')
}

/** `(forced)` of Go 1.5 to 1.8 is an STW cycle whose concurrent walls are always 0. Where they are not, Go 1.9 or newer printed it. */
function stoppedThroughout({ forced, staleMarkCpu, record }: GcCycle): boolean {
  return forced && (staleMarkCpu || record.printedBy.until <= 8)
}

function opening(cycle: GcCycle): string {
  const asked = cycle.leakCheck
    ? ', requested to look for goroutine leaks,'
    : cycle.forced
      ? ', which was requested,'
      : ''
  return `The ${formatOrdinal(cycle.number)} GC cycle${asked} began ${formatSeconds(cycle.atS)} after program start; so far GC has used ${formatPercent(cycle.percent)} of the CPU time that ${withUnit(cycle.procs, 'P')} had to give.`
}

function stopped(cycle: GcCycle): string {
  return stoppedThroughout(cycle)
    ? 'In Go 1.8 and older, `(forced)` means that every goroutine was stopped from beginning to end.'
    : ''
}

function walls(cycle: GcCycle): string {
  const { sweepTerm, scan, writeBarrier, mark, markTerm } = cycle.wall
  const early =
    scan === undefined || writeBarrier === undefined
      ? ''
      : `the scan ${ms(scan)}, installing the write barrier ${ms(writeBarrier)}, `
  const sum = formatMs(certainDigits(cycle.stwMs, cycle.stwRange.hi - cycle.stwRange.lo))
  return `On the wall clock, sweep termination took ${ms(sweepTerm)}, ${early}concurrent mark ${ms(mark)} and mark termination ${ms(markTerm)}; the two terminations are the STW, ${sum} together.`
}

function markCpu(cycle: GcCycle): string {
  const { assist, background, idle, scan, writeBarrier } = cycle.cpu
  const early =
    scan === undefined || writeBarrier === undefined
      ? ''
      : `${ms(scan)} for the scan, ${ms(writeBarrier)} for the write barrier, `
  const parts = `${ms(assist)} for mark assist, ${ms(background)} for background workers and ${ms(idle)} for idle workers`
  if (!cycle.staleMarkCpu) return `CPU time outside the STW was ${early}${parts}.`
  const now = early ? `CPU time was ${early.slice(0, -2).replace(', ', ' and ')}; the` : 'The'
  return `${now} ${parts} were not spent in this cycle: they are left over from the last concurrent one.`
}

function stwCpu(cycle: GcCycle): string {
  const times = `The CPU times of the STW, ${ms(cycle.cpu.sweepTerm)} and ${ms(cycle.cpu.markTerm)},`
  const { stwProcs, procs } = cycle
  if (stwProcs.type === 'impossible') {
    return `${times} should be the wall times multiplied by one number, but no number fits: the line seems damaged or edited.`
  }
  const product = `${times} are not measured but the wall times multiplied by`
  if (stwProcs.type === 'range') {
    return `${product} a number from ${stwProcs.lo} to ${stwProcs.hi}; the stops were too short to tell which.`
  }
  const factor = String(stwProcs.procs)
  if (stwProcs.procs >= procs) return `${product} ${factor}, the number of Ps.`
  return `${product} ${factor}, fewer than ${withUnit(procs, 'P')} because ${fewerProcs(cycle, factor)}.`
}

/** To Go 1.9 idle threads + 1 was a bound as well; since Go 1.10 only GOMAXPROCS and the number of CPUs count. */
function fewerProcs({ record, staleMarkCpu }: GcCycle, factor: string): string {
  const { since, until } = record.printedBy
  const cpus = factor === '1' ? 'there is only 1 CPU' : `there are only ${factor} CPUs`
  if (since >= 10) return cpus
  if (until <= 9 || staleMarkCpu) return 'CPUs were few or too few threads were idle'
  return `${cpus} or, up to Go 1.9, too few threads were idle`
}

function heap({ heap: { start, end, live, goal }, goalUnlimited }: GcCycle): string {
  const sizes = `The heap was ${formatMiB(start)} at the start and ${formatMiB(end)} when marking ended, with ${formatMiB(live)} live; `
  return goalUnlimited
    ? `${sizes}a goal of ${formatMiB(goal)} means no limit.`
    : `${sizes}the goal of this cycle was ${formatMiB(goal)}.`
}

function roots({ stackMiB, globalMiB }: GcCycle): string {
  if (stackMiB === undefined || globalMiB === undefined) return ''
  return `To be scanned besides: ${formatMiB(stackMiB)} of stacks and ${formatMiB(globalMiB)} of globals.`
}

/** Reads records other than `gctrace.cycle` aloud; an empty text for a kind it does not know. */
export function readRecordAloud(record: TraceRecord): string {
  if (record.kind === 'gctrace.forced-notice') return readForcedNotice(record)
  return record.kind === 'gctrace.cycle-stw' ? readStwCycle(record) : ''
}

function readForcedNotice(record: TraceRecord): string {
  const round = numberOf(record, 'scavenge-number')
  const who = round === undefined ? 'the runtime' : `the scavenger, in its round ${round},`
  return `Two minutes passed without a GC, so ${who} started one. That GC has a line of its own further down, without \`(forced)\`.`
}

function readStwCycle(record: TraceRecord): string {
  const value = (field: string) => numberOf(record, field) ?? 0
  const count = (field: string) => formatNumber(value(field))
  const many = (field: string, one: string, more = `${one}s`) => `${count(field)} ${value(field) === 1 ? one : more}`
  const old = record.printedBy.until <= 2
  const phases: readonly (readonly [string, string])[] = old
    ? [
        ['for marking', 'mark-time'],
        ['for sweeping', 'sweep-time'],
        ['for the rest', 'other-time'],
      ]
    : [
        ['to stop', 'stop-time'],
        ['for leftover sweeping', 'sweep-time'],
        ['for marking', 'mark-time'],
        ['to finish', 'wait-time'],
      ]
  const unit = old ? 'ms' : 'µs'
  const times = phases.map(([name, field]) => `${withUnit(value(field), unit)} ${name}`).join(', ')
  const sum = withUnit(
    phases.reduce((total, [, field]) => total + value(field), 0),
    unit,
  )
  const before = formatMiB(value('heap-before'))
  const now = formatMiB(value('heap-now'))
  const counters = `${many('mallocs', 'allocation')} and ${many('frees', 'free')} so far.`
  return [
    `The ${formatOrdinal(value('gc-number'))} GC ran on ${many('helper-threads', 'thread')}.`,
    `Every goroutine was stopped for ${sum}: ${times}.`,
    old
      ? `The heap went from ${before} to ${now} and from ${many('objects-before', 'object')} to ${count('objects')}, after ${counters}`
      : `The live heap after the last GC is reckoned at ${before}, the heap now is ${now}. It holds ${many('objects', 'object')}, after ${counters}`,
    numberOf(record, 'goroutines') === undefined ? '' : `Goroutines: ${count('goroutines')}.`,
    old
      ? ''
      : `Of ${many('sweep-spans', 'span')}, ${count('sweep-background')} had been swept in background and ${count('sweep-paused')} in this pause.`,
    `GC threads handed work over ${many('handoff', 'time')} (${many('handoff-count', 'pointer')}) and stole it ${many('steal', 'time')} (${many('steal-count', 'root')}); waiting for work, they paused ${many('yield-proc', 'time')}, yielded ${many('yield-os', 'time')} and slept ${many('yield-sleep', 'time')}.`,
  ]
    .filter(Boolean)
    .join(' ')
}
