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
  josa,
  formatPrintedMs as ms,
} from './format.ts'

/** 줄 하나를 소리 내어 읽습니다. 줄에 찍힌 값은 하나도 빠지지 않습니다. */
export function readCycleAloud(cycle: GcCycle): string {
  return [opening(cycle), stopped(cycle), walls(cycle), markCpu(cycle), stwCpu(cycle), heap(cycle), roots(cycle)]
    .filter(Boolean)
    .join(' ')
}

/** Go 1.5~1.8의 `(forced)`는 동시 구간이 언제나 0인 STW 주기입니다. 0이 아니면 Go 1.9 이후가 찍은 줄입니다. */
function stoppedThroughout({ forced, staleMarkCpu, record }: GcCycle): boolean {
  return forced && (staleMarkCpu || record.printedBy.until <= 8)
}

function opening(cycle: GcCycle): string {
  const asked = cycle.leakCheck
    ? '고루틴 누수를 찾으려고 '
    : cycle.forced && !stoppedThroughout(cycle)
      ? '요청을 받아 '
      : ''
  return `프로그램을 시작하고 ${formatSeconds(cycle.atS)} 뒤에 ${asked}${formatOrdinal(cycle.number)} GC 주기를 시작했고, 지금까지 GC가 쓴 CPU 시간은 ${withUnit(cycle.procs, 'P')}가 쓸 수 있던 시간의 ${formatPercent(cycle.percent)}입니다.`
}

function stopped(cycle: GcCycle): string {
  return stoppedThroughout(cycle)
    ? 'Go 1.8 이하의 `(forced)`는 모든 고루틴을 처음부터 끝까지 멈추고 돈 주기라는 뜻입니다.'
    : ''
}

function walls(cycle: GcCycle): string {
  const { sweepTerm, scan, writeBarrier, mark, markTerm } = cycle.wall
  const early =
    scan === undefined || writeBarrier === undefined ? '' : `스캔 ${ms(scan)}, 쓰기 장벽 설치 ${ms(writeBarrier)}, `
  const sum = formatMs(certainDigits(cycle.stwMs, cycle.stwRange.hi - cycle.stwRange.lo))
  return `실제 시간은 스윕 종료 ${ms(sweepTerm)}, ${early}동시 마크 ${ms(mark)}, 마크 종료 ${ms(markTerm)}이며, 모든 고루틴을 멈춘 STW는 두 종료 구간을 더해 ${sum}입니다.`
}

function markCpu(cycle: GcCycle): string {
  const { assist, background, idle, scan, writeBarrier } = cycle.cpu
  const early =
    scan === undefined || writeBarrier === undefined ? '' : `스캔 ${ms(scan)}, 쓰기 장벽 설치 ${ms(writeBarrier)}, `
  const parts = `마크 어시스트 ${ms(assist)}, 백그라운드 워커 ${ms(background)}, 유휴 워커 ${ms(idle)}`
  if (!cycle.staleMarkCpu) return `STW 밖에서 쓴 CPU 시간은 ${early}${parts}입니다.`
  const now = early && `CPU 시간은 ${early.slice(0, -2)}이고, `
  return `${now}${parts}는 이 주기에 쓴 시간이 아니라 앞선 동시 주기의 값이 남은 것입니다.`
}

function stwCpu(cycle: GcCycle): string {
  const times = `STW의 CPU 시간 ${josa(ms(cycle.cpu.sweepTerm), '과/와')} ${josa(ms(cycle.cpu.markTerm), '은/는')}`
  const { stwProcs, procs } = cycle
  if (stwProcs.type === 'impossible') {
    return `${times} 실제 시간에 같은 수를 곱한 값이어야 하는데 맞는 수가 없으므로, 줄이 손상되었거나 고쳐진 듯합니다.`
  }
  const product = `${times} 잰 값이 아니라 실제 시간에`
  if (stwProcs.type === 'range') {
    return `${product} ${stwProcs.lo}에서 ${stwProcs.hi} 사이의 수를 곱한 값이며, 멈춘 시간이 짧아 수를 더 좁힐 수 없습니다.`
  }
  const factor = String(stwProcs.procs)
  if (stwProcs.procs >= procs) return `${product} P의 수 ${josa(factor, '을/를')} 곱한 값입니다.`
  const why = fewerProcs(cycle, factor)
  return `${product} ${josa(factor, '을/를')} 곱한 값이며, ${withUnit(procs, 'P')}보다 적은 까닭은 ${why} 때문입니다.`
}

/** Go 1.9까지는 쉬던 스레드 수 + 1도 상한이었고, Go 1.10부터는 GOMAXPROCS와 CPU 수만 봅니다. */
function fewerProcs({ record, staleMarkCpu }: GcCycle, factor: string): string {
  const { since, until } = record.printedBy
  if (since >= 10) return `CPU가 ${factor}개뿐이기`
  if (until <= 9 || staleMarkCpu) return 'CPU가 적었거나 쉬던 스레드가 모자랐기'
  return `CPU가 ${factor}개뿐이거나, Go 1.9 이하에서 쉬던 스레드가 모자랐기`
}

function heap({ heap: { start, end, live, goal }, goalUnlimited }: GcCycle): string {
  const sizes = `힙은 ${josa(formatMiB(start), '으로/로')} 시작해 마크가 끝날 때 ${josa(formatMiB(end), '이었/였')}고 ${josa(formatMiB(live), '이/가')} 살아남았으며, `
  return goalUnlimited
    ? `${sizes}목표 ${josa(formatMiB(goal), '은/는')} 상한이 없다는 뜻입니다.`
    : `${sizes}이 주기의 목표는 ${josa(formatMiB(goal), '이었/였')}습니다.`
}

function roots({ stackMiB, globalMiB }: GcCycle): string {
  if (stackMiB === undefined || globalMiB === undefined) return ''
  return `함께 훑을 스택은 ${formatMiB(stackMiB)}, 전역 변수는 ${formatMiB(globalMiB)}입니다.`
}

/** `gctrace.cycle`이 아닌 레코드를 소리 내어 읽습니다. 모르는 종류에는 빈 글을 돌려줍니다. */
export function readRecordAloud(record: TraceRecord): string {
  if (record.kind === 'gctrace.forced-notice') return readForcedNotice(record)
  return record.kind === 'gctrace.cycle-stw' ? readStwCycle(record) : ''
}

function readForcedNotice(record: TraceRecord): string {
  const round = numberOf(record, 'scavenge-number')
  const who = round === undefined ? '런타임이' : `스캐빈저가 ${round}번 차례에`
  return `2분 동안 GC가 없어 ${who} GC를 시작했습니다. 그 GC의 줄은 뒤에 따로 나오며 \`(forced)\`가 붙지 않습니다.`
}

function readStwCycle(record: TraceRecord): string {
  const value = (field: string) => numberOf(record, field) ?? 0
  const count = (field: string) => formatNumber(value(field))
  const old = record.printedBy.until <= 2
  const phases: readonly (readonly [string, string])[] = old
    ? [
        ['마크', 'mark-time'],
        ['스윕', 'sweep-time'],
        ['나머지', 'other-time'],
      ]
    : [
        ['멈추기', 'stop-time'],
        ['남은 스윕', 'sweep-time'],
        ['마크', 'mark-time'],
        ['마무리', 'wait-time'],
      ]
  const unit = old ? 'ms' : 'µs'
  const times = phases.map(([name, field]) => `${name} ${withUnit(value(field), unit)}`).join(', ')
  const sum = withUnit(
    phases.reduce((total, [, field]) => total + value(field), 0),
    unit,
  )
  const before = formatMiB(value('heap-before'))
  const now = formatMiB(value('heap-now'))
  const counters = `지금까지 ${count('mallocs')}번 할당하고 ${count('frees')}번 해제했습니다.`
  return [
    `${formatOrdinal(value('gc-number'))} GC를 스레드 ${count('helper-threads')}개로 했습니다.`,
    `모든 고루틴을 멈춘 시간은 ${josa(times, '을/를')} 더해 ${sum}입니다.`,
    old
      ? `힙은 ${before}에서 ${josa(now, '이/가')} 되었고 객체는 ${count('objects-before')}개에서 ${count('objects')}개가 되었으며, ${counters}`
      : `지난 GC 뒤의 라이브 힙은 셈으로 ${before}, 지금 힙은 ${now}입니다. 객체는 ${count('objects')}개이며, ${counters}`,
    numberOf(record, 'goroutines') === undefined ? '' : `고루틴은 ${count('goroutines')}개입니다.`,
    old
      ? ''
      : `스팬 ${count('sweep-spans')}개 가운데 ${count('sweep-background')}개를 백그라운드에서, ${count('sweep-paused')}개를 멈춘 동안 스윕했습니다.`,
    `GC 스레드는 일감을 ${count('handoff')}번(포인터 ${count('handoff-count')}개) 넘기고 ${count('steal')}번(루트 ${count('steal-count')}개) 훔쳤으며, 일감을 기다리며 ${count('yield-proc')}번 짧게 쉬고 ${count('yield-os')}번 양보하고 ${count('yield-sleep')}번 잠들었습니다.`,
  ]
    .filter(Boolean)
    .join(' ')
}
