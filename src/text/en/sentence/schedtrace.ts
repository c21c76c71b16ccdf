import type { TraceRecord } from '../../../trace/record.ts'
import { gStatusOf, pStatusOf, waitReasonText } from '../../codes.ts'
import { withUnit } from '../../number.ts'
import { type Readings, readingsOf } from '../../readings.ts'
import { codesText } from '../codes.ts'
import { formatNumber } from '../format.ts'

/** Reads one line of schedtrace aloud. */
export function readSchedtrace(record: TraceRecord): string {
  const readings = readingsOf(record)
  switch (record.kind) {
    case 'schedtrace.summary':
      return join(head(readings), queues(readings), ticks(readings), notShown)
    case 'schedtrace.detail':
      return join(head(readings), globalQueue(readings), stops(readings), 'Lines for Ps, Ms and Gs follow.')
    case 'schedtrace.p':
      return readP(readings)
    case 'schedtrace.m':
      return readM(readings)
    case 'schedtrace.g':
      return readG(readings)
    default:
      return ''
  }
}

const join = (...sentences: readonly string[]) => sentences.filter(Boolean).join(' ')

const notShown =
  'Goroutines that run, and those that wait for channels, locks, input and output or sleep, are not on this line.'

const many = (count: number, one: string) => `${formatNumber(count)} ${count === 1 ? one : `${one}s`}`

function head(r: Readings): string {
  const time =
    r.number('at') === 0
      ? 'This is the first `SCHED` line of its process (0 ms).'
      : `This is ${withUnit(r.number('at'), 'ms')} after the first \`SCHED\` line.`
  const spinning = r.has('spinningthreads') ? `${formatNumber(r.number('spinningthreads'))} looking for work and ` : ''
  const wanted = r.has('needspinning')
    ? r.number('needspinning') === 0
      ? 'No further thread is wanted to look for work (`needspinning=0`).'
      : `One more thread is wanted to look for work (\`needspinning=${formatNumber(r.number('needspinning'))}\`).`
    : ''
  return join(
    time,
    `${formatNumber(r.number('idleprocs'))} of ${withUnit(r.number('gomaxprocs'), 'P')} ${r.number('idleprocs') === 1 ? 'is' : 'are'} idle.`,
    `There ${r.number('threads') === 1 ? 'is' : 'are'} ${many(r.number('threads'), 'thread')}, ${spinning}${formatNumber(r.number('idlethreads'))} idle.`,
    wanted,
  )
}

function globalQueue(r: Readings): string {
  return `The global run queue holds ${many(r.number('runqueue'), 'goroutine')}.`
}

function queues(r: Readings): string {
  const local = r.list('local-runqueues')
  const waiting = local.reduce((sum, each) => sum + each, r.number('runqueue'))
  const sum = `Waiting to run: ${formatNumber(r.number('runqueue'))} in the global queue and, from P 0 on, ${local.map(formatNumber).join(', ')} in the local ones, ${many(waiting, 'goroutine')} in all.`
  if (local.length !== r.number('gomaxprocs')) {
    return `${sum} The brackets should hold as many numbers as \`gomaxprocs\` says but have ${formatNumber(local.length)}: the line seems damaged or edited.`
  }
  return r.number('idleprocs') > 0 && waiting > 0
    ? `${sum} Idle Ps beside waiting goroutines may be no more than a moment caught between two reads, since nothing is stopped for them.`
    : sum
}

function ticks(r: Readings): string {
  const list = r.list('schedticks')
  return list.length === 0
    ? ''
    : `So far the Ps have begun to run another goroutine ${list.map(formatNumber).join(', ')} times, from P 0 on.`
}

function stops(r: Readings): string {
  const spinning = r.has('nmspinning') ? `Threads looking for work: ${formatNumber(r.number('nmspinning'))}.` : ''
  const left = r.number('stopwait')
  return join(
    spinning,
    `Threads locked to a goroutine and idle: ${formatNumber(r.number('nmidlelocked'))}.`,
    r.on('gcwaiting')
      ? `A stop of every goroutine has been requested, and ${many(left, 'P')} ${left === 1 ? 'has' : 'have'} yet to stop.`
      : `No stop of every goroutine is requested (\`stopwait=${formatNumber(left)}\`).`,
    r.on('sysmonwait') ? 'The monitor thread is fast asleep.' : 'The monitor thread is awake.',
  )
}

function readP(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const status = pStatusOf(r.number('status'))
  const state = status === undefined ? 'in an unknown status' : codesText.pStatus[status]
  const room = r.has('runqcap') ? `, which has room for ${count('runqcap')}` : ''
  const timers = r.has('timerslen') ? `${many(r.number('timerslen'), 'timer')} and ` : ''
  return join(
    `P ${count('p-id')} is ${state} (\`status=${count('status')}\`), ${r.has('m') ? `held by M ${count('m')}` : 'held by no thread'}.`,
    `${many(r.number('runqsize'), 'goroutine')} wait${r.number('runqsize') === 1 ? 's' : ''} in its local run queue${room}; it keeps ${timers}${many(r.number('gfreecnt'), 'free G')}.`,
    `So far it has begun to run another goroutine ${many(r.number('schedtick'), 'time')} and seen ${many(r.number('syscalltick'), 'system call')}.`,
  )
}

function readM(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const owns = r.has('p') ? `holds P ${count('p')}` : 'holds no P'
  const runs = r.has('curg') ? `has goroutine ${count('curg')}` : 'has no goroutine'
  const asleep = r.has('blocked') ? (r.on('blocked') ? ' and sleeps until it is woken' : ' and is not asleep') : ''
  const inner = ['mallocing', 'throwing', 'gcing', 'locks', 'dying', 'helpgc']
    .filter(r.has)
    .map((field) => `\`${field}\` ${count(field)}`)
    .join(', ')
  const preempt = r.has('preemptoff')
    ? r.text('preemptoff') === ''
      ? 'Nothing forbids preemption.'
      : `Preemption is forbidden for \`${r.text('preemptoff')}\`.`
    : ''
  return join(
    `M ${count('m-id')} ${owns} and ${runs}.`,
    `It is ${r.on('spinning') ? '' : 'not '}looking for work${asleep}.`,
    r.has('lockedg') ? `It is locked to goroutine ${count('lockedg')}.` : '',
    preempt,
    `Inside the runtime: ${inner}.`,
  )
}

function readG(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const { status, scanning } = gStatusOf(r.number('status'))
  const state = status === undefined ? 'in an unknown status' : codesText.gStatus[status]
  return join(
    `Goroutine ${count('g-id')} is ${state} (\`status=${r.number('status')}\`).`,
    scanning ? 'GC is scanning its stack, so 4096 was added to the number.' : '',
    reason(r, status === 'waiting'),
    r.has('m') ? `It is on M ${count('m')}.` : 'It is on no thread.',
    r.has('lockedm') ? `It is locked to M ${count('lockedm')} and runs on no other.` : '',
  )
}

function reason(r: Readings, waiting: boolean): string {
  const printed = r.text('wait-reason')
  if (printed === '') return ''
  if (!waiting) return `\`${printed}\` is why it last waited, not why it does now.`
  return join(`Its wait reason is \`${printed}\`.`, waitReasonText(codesText, printed) ?? '')
}
