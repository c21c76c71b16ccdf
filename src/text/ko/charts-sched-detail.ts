import type { BlockG, BlockM, BlockP } from '../../trace/derive/sched-blocks.ts'
import type { GState } from '../../trace/derive/sched-changes.ts'
import { gStatusOf, pStatusOf } from '../codes.ts'
import { codesText } from './codes.ts'

const pStatus = (status: number) => {
  const known = pStatusOf(status)
  return known === undefined ? `상태 ${status}` : codesText.pStatus[known]
}
const gStatus = (status: number) => {
  const known = gStatusOf(status).status
  return known === undefined ? `상태 ${status}` : codesText.gStatus[known]
}

const gState = (state: GState) =>
  state.reason === undefined ? gStatus(state.status) : `${gStatus(state.status)}(${state.reason})`

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const schedDetailText = {
  headline: '한 순간의 P, M, G',
  title: (atMs: number) => `${atMs} ms의 스케줄러`,
  reading:
    'P마다 카드 하나에 그 P를 쥔 스레드 M과 그 위에서 도는 고루틴 G를 적습니다. 아래는 P가 없는 스레드와, 상태별로 묶은 고루틴입니다.',
  lacks: 'scheddetail이 찍은 묶음이 있어야 그릴 수 있습니다.',
  labels: {
    ps: ['P: 고루틴을 돌리는 자리', 'P'] as readonly string[],
    ms: ['P가 없는 스레드(M)'] as readonly string[],
    gs: (count: number): readonly string[] => [`고루틴 ${count}개를 상태와 대기 이유로 묶으면`, `고루틴 ${count}개`],
    p: (p: BlockP): readonly string[] => [`P${p.id} ${pStatus(p.status)}`, `P${p.id}`],
    mg: (m: BlockM | null, g: BlockG | null): readonly string[] =>
      m === null ? ['스레드 없음'] : g === null ? [`M${m.id}, 고루틴 없음`, `M${m.id}`] : [`M${m.id} → G${g.id}`],
    queue: (length: number, ticks: number | undefined): readonly string[] =>
      ticks === undefined
        ? [`큐 ${length}`]
        : [`큐 ${length}, 전환 +${ticks}`, `큐 ${length}, +${ticks}`, `큐 ${length}`],
    chip: (m: BlockM, g: BlockG | null): readonly string[] => [
      `M${m.id}${g === null ? '' : ` → G${g.id} ${gStatus(g.status)}`}${m.spinning ? ' 스피닝' : m.blocked ? ' 쉬는 중' : ''}`,
      `M${m.id}`,
    ],
    group: (status: number, reason: string | undefined): readonly string[] =>
      reason === undefined ? [gStatus(status)] : [`${gStatus(status)}: ${reason}`, reason, gStatus(status)],
    count: (count: number, forMs: number): readonly string[] =>
      forMs > 0 ? [`${count}개, 길게는 ${forMs} ms째`, `${count}개`] : [`${count}개`],
    changes: (beforeMs: number): readonly string[] => [
      `앞 묶음(${beforeMs} ms)과 견주어 달라진 고루틴`,
      '앞 묶음과 달라진 고루틴',
    ],
    change: (from: GState | null, to: GState | null): readonly string[] =>
      from === null
        ? to === null
          ? ['']
          : [`새로 보임: ${gState(to)}`, `새로 보임: ${gStatus(to.status)}`]
        : to === null
          ? [`목록에서 사라짐: ${gState(from)}이던 것`, '목록에서 사라짐']
          : [
              `${gState(from)} → ${gState(to)}`,
              `${gStatus(from.status)} → ${gState(to)}`,
              `${gStatus(from.status)} → ${gStatus(to.status)}`,
            ],
    ids: (gs: readonly BlockG[], shown: number) =>
      shown === 0
        ? `${gs.length}개`
        : `${gs.length}개: ${gs
            .slice(0, shown)
            .map((g) => `G${g.id}`)
            .join(' ')}${shown < gs.length ? ' …' : ''}`,
    moreChanges: (count: number): readonly string[] => [
      `그 밖에 달라진 갈래가 ${count}가지 더 있습니다.`,
      `그 밖에 ${count}가지`,
    ],
    noChanges: ['모든 고루틴이 앞 묶음과 같은 상태입니다.', '달라진 고루틴 없음'] as readonly string[],
  },
  lines: (count: number) => (count === 1 ? '찍힌 줄' : `찍힌 줄 ${count}개`),
  moreLines: (count: number) => `그 밖에 ${count}줄`,
  close: '줄 닫기',
  block: '묶음',
  previous: '앞 묶음',
  next: '다음 묶음',
  summary: (block: {
    atMs: number
    procs: number
    idleProcs: number
    threads: number
    global: number
    goroutines: number
    waiting: number
  }) =>
    `${block.atMs} ms에 P ${block.procs}개 ${block.idleProcs === 0 ? '가운데 쉬는 것은 없었습니다' : block.idleProcs === block.procs ? '모두 쉬고 있었습니다' : `가운데 ${block.idleProcs}개가 쉬고 있었습니다`}. 스레드는 ${block.threads}개이고, 전역 실행 큐${block.global === 0 ? '는 비어 있습니다' : `에는 고루틴 ${block.global}개가 있습니다`}. ${block.goroutines === 0 ? '찍힌 고루틴은 없습니다' : `고루틴 ${block.goroutines}개 ${block.waiting === 0 ? '가운데 무엇인가를 기다리는 것은 없습니다' : block.waiting === block.goroutines ? '모두 무엇인가를 기다립니다' : `가운데 ${block.waiting}개가 무엇인가를 기다립니다`}`}.`,
  notes: {
    since:
      '‘째’는 그만큼 앞선 묶음부터 볼 때마다 같은 상태와 이유였다는 뜻입니다. 묶음 사이에 잠깐 달라졌을 수도 있습니다.',
    reason: '대기 이유는 기다리는 고루틴에만 적습니다. 다른 상태에서 괄호 안의 글은 지난번에 기다린 이유입니다.',
    ticks: '‘전환’은 앞 묶음 뒤로 그 P가 고루틴을 바꾼 횟수(schedtick의 차이)입니다.',
    moment: '런타임은 세상을 멈추지 않고 읽으므로 한 묶음 안의 숫자가 하나둘 어긋날 수 있습니다.',
  },
  table: {
    caption: (atMs: number) => `${atMs} ms의 고루틴`,
    columns: { status: '상태', reason: '대기 이유', m: 'M', since: '같은 상태로 본 때부터 (ms)' },
  },
  status: gStatus,
}

export type SchedDetailText = typeof schedDetailText
