import type { TraceRecord } from '../../../trace/record.ts'
import { withUnit } from '../../number.ts'
import { readingsOf } from '../../readings.ts'
import { formatNumber, formatPrintedMs } from '../format.ts'

/** `init` 줄 하나를 소리 내어 읽습니다. */
export function readInittrace(record: TraceRecord): string {
  const r = readingsOf(record)
  const memory =
    r.number('bytes') === 0 && r.number('allocs') === 0
      ? '힙에는 아무것도 할당하지 않았습니다(0 B, 0번).'
      : `힙에는 ${withUnit(r.number('bytes'), 'B')}를 ${formatNumber(r.number('allocs'))}번에 나누어 할당했습니다.`
  return `프로그램을 시작하고 ${formatPrintedMs(r.number('at'))} 뒤에 \`${r.text('package')}\` 패키지를 초기화하기 시작했고 실제 시간으로 ${formatPrintedMs(r.number('init-wall'))} 걸렸습니다. ${memory}`
}
