import type { TraceRecord } from '../../../trace/record.ts'
import { gStatusOf, pStatusOf, waitReasonText } from '../../codes.ts'
import { withUnit } from '../../number.ts'
import { type Readings, readingsOf } from '../../readings.ts'
import { codesText } from '../codes.ts'
import { formatNumber, josa } from '../format.ts'

/** `schedtrace`의 줄 하나를 소리 내어 읽습니다. */
export function readSchedtrace(record: TraceRecord): string {
  const readings = readingsOf(record)
  switch (record.kind) {
    case 'schedtrace.summary':
      return join(head(readings), queues(readings), ticks(readings), notShown)
    case 'schedtrace.detail':
      return join(head(readings), globalQueue(readings), stops(readings), '뒤에 P, M, G의 줄이 이어집니다.')
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

const notShown = '달리는 고루틴과, 채널이나 잠금, 입출력, 잠을 기다리는 고루틴은 이 줄에 나오지 않습니다.'

function head(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const time =
    r.number('at') === 0
      ? '이 프로세스의 첫 `SCHED` 줄입니다(0 ms).'
      : `첫 \`SCHED\` 줄에서 ${withUnit(r.number('at'), 'ms')} 지난 순간입니다.`
  const spinning = r.has('spinningthreads') ? `일감을 찾는 스피닝 스레드는 ${count('spinningthreads')}개, ` : ''
  const needed = r.has('needspinning')
    ? r.number('needspinning') === 0
      ? '스피닝을 더 바라는 표시는 꺼져 있습니다(`needspinning=0`).'
      : `일감을 찾는 스레드를 더 바라는 표시가 켜져 있습니다(\`needspinning=${count('needspinning')}\`).`
    : ''
  return join(
    time,
    `${withUnit(r.number('gomaxprocs'), 'P')} 가운데 유휴 P는 ${count('idleprocs')}개입니다.`,
    `스레드는 모두 ${count('threads')}개이고 ${spinning}유휴 스레드는 ${count('idlethreads')}개입니다.`,
    needed,
  )
}

function globalQueue(r: Readings): string {
  return `전역 실행 큐에서 기다리는 고루틴은 ${formatNumber(r.number('runqueue'))}개입니다.`
}

function queues(r: Readings): string {
  const local = r.list('local-runqueues')
  const waiting = local.reduce((sum, each) => sum + each, r.number('runqueue'))
  const each = local.map(formatNumber).join(', ')
  const sum = `차례를 기다리는 고루틴은 전역 실행 큐에 ${formatNumber(r.number('runqueue'))}개, 로컬 실행 큐에 P 0부터 ${each}개로 모두 ${formatNumber(waiting)}개입니다.`
  if (local.length !== r.number('gomaxprocs')) {
    return `${sum} 대괄호 안의 수는 \`gomaxprocs\`와 같아야 하는데 ${formatNumber(local.length)}개이므로, 줄이 손상되었거나 고쳐진 듯합니다.`
  }
  return r.number('idleprocs') > 0 && waiting > 0
    ? `${sum} 유휴 P가 있는데 기다리는 고루틴도 있는 것은, 멈추지 않고 읽어 순간이 어긋난 것일 수 있습니다.`
    : sum
}

function ticks(r: Readings): string {
  const list = r.list('schedticks')
  return list.length === 0
    ? ''
    : `지금까지 고루틴을 바꾸어 실행한 횟수는 P 0부터 ${list.map(formatNumber).join(', ')}번입니다.`
}

function stops(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const spinning = r.has('nmspinning') ? `일감을 찾는 스피닝 스레드는 ${count('nmspinning')}개, ` : ''
  return join(
    `${spinning}고루틴에 묶인 채 쉬는 스레드는 ${count('nmidlelocked')}개입니다.`,
    r.on('gcwaiting')
      ? `모든 고루틴을 멈추라는 요청이 걸려 있고, 아직 멈추지 않은 P는 ${count('stopwait')}개입니다.`
      : `모든 고루틴을 멈추라는 요청은 없습니다(\`stopwait=${count('stopwait')}\`).`,
    r.on('sysmonwait') ? '모니터 스레드는 깊이 자고 있습니다.' : '모니터 스레드는 깨어 있습니다.',
  )
}

function readP(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const status = pStatusOf(r.number('status'))
  const state = status === undefined ? '알려지지 않은 상태' : codesText.pStatus[status]
  const thread = r.has('m') ? `M ${josa(count('m'), '이/가')} 쥐고 있습니다` : '쥔 스레드는 없습니다'
  const capacity = r.has('runqcap') ? `${count('runqcap')}자리 가운데 ` : ''
  const timers = r.has('timerslen') ? `타이머 ${count('timerslen')}개, ` : ''
  return join(
    `P ${josa(count('p-id'), '은/는')} ${state} 상태이고(\`status=${count('status')}\`) ${thread}.`,
    `로컬 실행 큐에는 ${capacity}고루틴 ${count('runqsize')}개가 기다리며, ${timers}다시 쓸 G ${count('gfreecnt')}개를 갖고 있습니다.`,
    `지금까지 고루틴을 ${count('schedtick')}번 바꾸어 실행했고 시스템 콜을 ${count('syscalltick')}번 거쳤습니다.`,
  )
}

function readM(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const owns = r.has('p') ? `P ${josa(count('p'), '을/를')} 쥐고 있고` : '쥔 P가 없고'
  const runs = r.has('curg') ? `고루틴 ${josa(count('curg'), '을/를')} 맡고 있습니다` : '맡은 고루틴은 없습니다'
  const search = r.on('spinning') ? '일감을 찾는 중' : '일감을 찾는 중은'
  const asleep = r.on('blocked')
    ? '깨워 주기를 기다리며 자고 있습니다'
    : r.on('spinning')
      ? '자고 있지 않습니다'
      : '자고 있지도 않습니다'
  const state = r.has('blocked')
    ? `${search}${r.on('spinning') ? '이고' : ' 아니고'} ${asleep}`
    : `${search}${r.on('spinning') ? '입니다' : ' 아닙니다'}`
  const inner = ['mallocing', 'throwing', 'gcing', 'locks', 'dying', 'helpgc']
    .filter(r.has)
    .map((field) => `\`${field}\` ${count(field)}`)
    .join(', ')
  const preempt = r.has('preemptoff')
    ? r.text('preemptoff') === ''
      ? '선점을 막은 까닭은 없습니다.'
      : `선점을 막은 까닭은 \`${r.text('preemptoff')}\`입니다.`
    : ''
  return join(
    r.has('p') || r.has('curg')
      ? `M ${josa(count('m-id'), '은/는')} ${owns} ${runs}.`
      : `M ${josa(count('m-id'), '은/는')} 쥔 P도 맡은 고루틴도 없습니다.`,
    `${state}.`,
    r.has('lockedg') ? `묶인 고루틴은 ${count('lockedg')}번입니다.` : '',
    preempt,
    `런타임 안쪽의 값은 ${inner}입니다.`,
  )
}

function readG(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const { status, scanning } = gStatusOf(r.number('status'))
  const state = status === undefined ? '알려지지 않은 상태' : `${codesText.gStatus[status]} 상태`
  const scanned = scanning ? 'GC가 스택을 훑는 동안이라 번호에 4096을 더해 찍었습니다.' : ''
  return join(
    `고루틴 ${josa(count('g-id'), '은/는')} ${state}입니다(\`status=${r.number('status')}\`).`,
    scanned,
    reason(r, status === 'waiting'),
    r.has('m') ? `M ${count('m')}에 있습니다.` : '맡은 스레드는 없습니다.',
    r.has('lockedm') ? `M ${count('lockedm')}에 묶여 있어 다른 스레드에서는 달리지 않습니다.` : '',
  )
}

function reason(r: Readings, waiting: boolean): string {
  const printed = r.text('wait-reason')
  if (printed === '') return ''
  if (!waiting) return `마지막으로 기다린 이유는 \`${printed}\`이지만 지금의 이유가 아닙니다.`
  return join(`대기 이유는 \`${printed}\`입니다.`, waitReasonText(codesText, printed) ?? '')
}
