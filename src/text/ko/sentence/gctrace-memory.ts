import type { TraceRecord } from '../../../trace/record.ts'
import { type Readings, readingsOf } from '../../readings.ts'
import { formatMiB, formatNumber, josa } from '../format.ts'

/** gctrace가 주기 옆에 찍는 `scan:`과 `scvg` 줄을 소리 내어 읽습니다. */
export function readGctraceMemory(record: TraceRecord): string {
  const readings = readingsOf(record)
  if (record.kind === 'gctrace.scan') return readScan(readings)
  return record.kind === 'gctrace.scvg' ? readScvg(readings) : ''
}

function readScan(r: Readings): string {
  const count = (field: string) => formatNumber(r.number(field))
  const size = r.text('size-class')
  const what =
    size === 'total'
      ? '모든 크기(`total`)의 객체를 더해'
      : size === 'L'
        ? '큰 객체(`L`)를'
        : `크기 등급 \`${size}\`의 객체를`
  const sum = `바로 앞 \`gc\` 줄의 주기는 ${what} ${count('objects')}개 훑었습니다.`
  if (!r.has('spans')) return sum
  return `${sum} 하나씩 ${count('objects-single')}개, 성긴 스팬에서 ${count('objects-sparse')}개, 빽빽한 스팬에서 ${count('objects-dense')}개입니다. 통째로 훑은 스팬은 성긴 것 ${count('spans-sparse')}개와 빽빽한 것 ${count('spans-dense')}개를 더해 ${count('spans')}개입니다.`
}

function readScvg(r: Readings): string {
  const mib = (field: string) => formatMiB(r.number(field))
  const round = r.number('scavenge-number')
  const who = r.on('forced')
    ? '`debug.FreeOSMemory()`가 불러서(`forced`) 찍은 줄입니다.'
    : r.has('scavenge-number')
      ? round < 0
        ? '`debug.FreeOSMemory()`가 불러서 찍은 줄입니다(`-1`).'
        : `스캐빈저가 ${formatNumber(round)}번 차례에 찍은 줄입니다.`
      : '백그라운드 스캐빈저가 찍은 줄입니다.'
  if (!r.has('scvg-inuse')) return `${who} 이번에 운영체제에 ${josa(mib('scvg-released'), '을/를')} 돌려주었습니다.`
  return `${who} 객체가 든 스팬은 ${mib('scvg-inuse')}, 빈 스팬은 ${mib('scvg-idle')}입니다. 운영체제에서 얻은 ${mib('scvg-sys')} 가운데 ${josa(mib('scvg-released'), '을/를')} 돌려주어 차지한 힙은 ${mib('scvg-consumed')}입니다.`
}
