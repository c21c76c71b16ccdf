import type { TraceRecord } from '../../../trace/record.ts'
import { tidy, withUnit } from '../../number.ts'
import { type Readings, readingsOf, shortRatio } from '../../readings.ts'
import { formatMiB, formatNumber, josa } from '../format.ts'

/** `gcpacertrace`의 줄 하나를 소리 내어 읽습니다. */
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
const next = '바로 위가 아니라 다음에 나오는 `gc` 줄의 주기입니다.'

/** 첫 주기처럼 나눌 것이 없으면 런타임은 `NaN`이나 `+Inf`를 찍습니다. */
function ratio(value: number, unit = ''): string {
  if (Number.isNaN(value)) return '셈할 수 없는 비율만큼'
  if (!Number.isFinite(value)) return value > 0 ? '무한대만큼' : '음의 무한대만큼'
  return shortRatio(value) + unit
}

function readStart(r: Readings, countsWorkers: boolean): string {
  const fractional = r.number('workers-fractional')
  const dedicated = `전담 워커는 ${formatNumber(r.number('workers-dedicated'))}개`
  const share = countsWorkers
    ? `부분 워커는 ${formatNumber(fractional)}개입니다.`
    : fractional === 0
      ? '부분 워커에 주는 시간은 없습니다(0).'
      : `P마다 시간의 ${withUnit(shortRatio(fractional * 100), '%')}를 부분 워커에 줍니다.`
  return join(
    `주기를 시작하는 줄이며, ${next}`,
    `힙 ${formatMiB(r.number('heap-start'))}에서 시작해 ${formatMiB(r.number('heap-goal'))} 전에 마치려 하고, 훑을 힙은 ${formatMiB(r.number('scannable-heap'))}입니다.`,
    `고루틴은 1바이트를 할당할 때마다 스캔 일 ${josa(ratio(r.number('assist-ratio'), '바이트'), '을/를')} 갚아야 합니다.`,
    `${dedicated}이고 ${share}`,
  )
}

function readEnd(r: Readings): string {
  const work = r.number('heap-work') + r.number('stack-work') + r.number('global-work')
  const delta = r.number('goal-delta')
  const aim =
    delta === 0 ? '목표와 똑같습니다(0 B).' : `목표보다 ${bytes(Math.abs(delta))} ${delta > 0 ? '큽니다' : '작습니다'}.`
  return join(
    `마크를 마친 줄이며, ${next}`,
    `동시 마크 동안 GC가 쓴 것으로 셈한 CPU는 ${withUnit(r.number('utilization'), '%')}이고 기대한 몫은 ${withUnit(r.number('utilization-goal'), '%')}입니다.`,
    `훑은 것은 힙 ${bytes(r.number('heap-work'))}, 스택 ${bytes(r.number('stack-work'))}, 전역 변수 ${bytes(r.number('global-work'))}로 모두 ${bytes(work)}이며, 예상은 ${bytes(r.number('expected-work'))}였습니다.`,
    `힙은 ${bytes(r.number('heap-trigger'))}에서 ${bytes(r.number('heap-end'))}가 되었고 ${aim}`,
    r.number('cons-mark') === 0
      ? '할당 대 마크 비율은 아직 재지 않아 0입니다.'
      : `이 주기에 쓴 할당 대 마크 비율(cons/mark)은 ${ratio(r.number('cons-mark'))}입니다.`,
    r.on('controller-reset') ? '페이서의 제어기가 처음 상태로 돌아갔습니다.' : '',
  )
}

function readClassic(r: Readings): string {
  const percent = (field: string) =>
    Number.isFinite(r.number(field)) ? withUnit(shortRatio(tidy(r.number(field) * 100)), '%') : ratio(r.number(field))
  return join(
    `마크를 마친 줄이며, ${next}`,
    `앞 주기의 라이브 힙 ${bytes(r.number('h-m-prev'))}에 견주어 ${ratio(r.number('h-t'), '배')} 더 자란 ${bytes(r.number('h-trigger'))}에서 시작하려 했고, 목표는 ${ratio(r.number('h-g'), '배')} 더 자란 ${bytes(r.number('h-goal'))}였습니다.`,
    `마크가 끝난 힙은 ${ratio(r.number('h-a'), '배')} 더 자란 ${bytes(r.number('h-actual'))}입니다.`,
    `트리거에서 목표까지 ${josa(ratio(r.number('goal-delta-ratio'), '배'), '을/를')} 남겨 두었는데 실제로는 ${ratio(r.number('actual-delta-ratio'), '배')} 자랐습니다.`,
    `GC가 쓴 것으로 셈한 CPU는 ${percent('u-a')}로, 정해 둔 ${percent('u-g')}의 ${ratio(r.number('u-ratio'), '배')}입니다.`,
    `훑은 것은 ${bytes(r.number('w-a'))}입니다.`,
  )
}

function readSweep(r: Readings): string {
  const rate = r.number('pages-per-byte')
  const duty = !r.has('pages-per-byte')
    ? ''
    : rate === 0
      ? '할당에 스윕을 매기지 않았습니다(0).'
      : `1바이트를 할당할 때마다 ${josa(ratio(rate, '페이지'), '을/를')} 스윕하게 했으며, 1 MiB에 약 ${formatNumber(Math.round(rate * 2 ** 20))}페이지입니다.`
  return join(
    `앞 주기의 스윕이 힙 ${formatMiB(r.number('heap-at-sweep-done'))}에서 끝났습니다.`,
    '그 주기의 `gc` 줄은 대개 위에 있지만, 스윕이 빨리 끝나면 아래에 나오기도 합니다.',
    `그동안 ${josa(formatMiB(r.number('sweep-allocated')), '을/를')} 할당했고 ${formatNumber(r.number('pages-swept'))}페이지를 스윕했습니다.`,
    duty,
  )
}
