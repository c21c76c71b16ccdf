import type { TraceRecord } from '../../../trace/record.ts'
import { withUnit } from '../../number.ts'
import { readingsOf } from '../../readings.ts'
import { formatNumber, formatPercent, josa } from '../format.ts'

/** `scav` 줄 하나를 소리 내어 읽습니다. 0 KiB는 1 KiB 미만입니다. */
export function readScavtrace(record: TraceRecord): string {
  const r = readingsOf(record)
  const kib = (field: string) => withUnit(r.number(field), 'KiB')
  const work = r.has('work')
    ? `앞줄 뒤로 운영체제에 ${kib('work')}를 돌려주었습니다.`
    : `앞줄 뒤로 운영체제에 백그라운드에서 ${kib('work-background')}, 할당하던 고루틴이 ${kib('work-eager')}를 돌려주었습니다.`
  return [
    r.has('generation') ? `스캐빈저 ${formatNumber(r.number('generation'))}세대의 줄입니다.` : '',
    work,
    `지금 돌려준 채인 힙은 ${kib('released')}이고, 돌려주지 않은 힙의 ${josa(formatPercent(r.number('utilization')), '을/를')} 쓰고 있습니다.`,
    r.on('forced') ? '`debug.FreeOSMemory()`가 불러서 돌려준 것입니다(`forced`).' : '',
    r.on('controller-reset') ? '스캐빈저의 제어기가 처음 상태로 돌아갔습니다.' : '',
  ]
    .filter(Boolean)
    .join(' ')
}
