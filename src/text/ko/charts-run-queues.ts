import type { SchedSample } from '../../trace/derive/sched-samples.ts'

type Field = 'runqueue' | 'local-runqueues' | 'idleprocs' | 'threads' | 'schedticks'

/** 한 번의 실행을 줄인 말. 길이가 가장 길었던 큐는 전역이면 `p`가 없습니다. */
interface QueueSummary {
  readonly name: string | null
  readonly samples: number
  readonly allIdle: number
  readonly longest: { readonly atMs: number; readonly p?: number; readonly length: number } | null
}

const localText = (local: readonly number[]) =>
  local.length === 0
    ? '로컬 없음'
    : local.length <= 8
      ? `로컬 ${local.join(' ')}`
      : `로컬 합계 ${local.reduce((sum, each) => sum + each, 0)}, 최대 ${Math.max(...local)}`

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const runQueuesText = {
  headline: '시간에 따른 실행 큐, 쉬는 P, 스레드',
  title: '실행 큐에서 기다리는 고루틴',
  reading: '가로는 첫 SCHED 줄부터 흐른 시간, 한 줄이 실행 큐 하나입니다. 칸이 짙을수록 기다리는 고루틴이 많습니다.',
  lacks: 'schedtrace가 찍은 온전한 SCHED 줄이 있어야 그릴 수 있습니다.',
  source: (name: string) => `트레이스 ${name}`,
  process: (number: number) => `프로세스 ${number}`,
  labels: {
    global: ['전역 큐', '전역'] as readonly string[],
    local: (p: number): readonly string[] => [`P${p}`],
    idleProcs: ['쉬는 P'] as readonly string[],
    threads: ['스레드'] as readonly string[],
    waiting: ['큐에서 기다리는 고루틴 수'] as readonly string[],
    activity: [
      '두 줄 사이에 P가 고루틴을 바꾼 횟수, 1초에',
      'P가 고루틴을 바꾼 횟수, 1초에',
      '초당 전환',
    ] as readonly string[],
    timeAxis: '초',
  },
  key: '칸의 짙기와 기다리는 고루틴 수',
  /** Several runs in one figure. */
  oneScale: '실행마다 시간 축이 같고, 칸의 짙기와 스레드 선의 높이도 같은 눈금입니다.',
  threadKey: '선은 모든 스레드, 옅은 바탕은 유휴, 빗금은 스피닝입니다.',
  markName: (sample: SchedSample, field: Field, perS: readonly number[]) =>
    field === 'runqueue'
      ? `${sample.atMs} ms, 전역 큐 ${sample.global}`
      : field === 'local-runqueues'
        ? `${sample.atMs} ms, ${localText(sample.local)}`
        : field === 'idleprocs'
          ? `${sample.atMs} ms, P ${sample.procs}개 가운데 쉬는 P ${sample.idleProcs}개`
          : field === 'threads'
            ? `${sample.atMs} ms, 스레드 ${sample.threads}, 유휴 ${sample.idleThreads}${sample.spinningThreads === undefined ? '' : `, 스피닝 ${sample.spinningThreads}`}`
            : `${sample.atMs} ms, 초당 전환 ${perS.map((each) => Math.round(each)).join(' ')}`,
  readout: (sample: SchedSample): readonly string[] => {
    const threads = `스레드 ${sample.threads} (유휴 ${sample.idleThreads}${sample.spinningThreads === undefined ? '' : `, 스피닝 ${sample.spinningThreads}`})`
    const queues = `${sample.atMs} ms: 전역 ${sample.global}, ${localText(sample.local)}`
    return [`${queues}, 쉬는 P ${sample.idleProcs}, ${threads}`, `${queues}, 쉬는 P ${sample.idleProcs}`, queues]
  },
  summary: (runs: readonly QueueSummary[]) =>
    runs.length === 0
      ? 'SCHED 줄이 없습니다.'
      : runs
          .map(({ name, samples, allIdle, longest }) => {
            const head = `${name === null ? '' : `${name}: `}SCHED 줄 ${samples}개입니다.`
            const queue =
              longest === null
                ? `${samples === 1 ? '' : '볼 때마다 '}모든 실행 큐가 비어 있었습니다.`
                : `가장 길었던 큐는 ${longest.atMs} ms에 본 ${longest.p === undefined ? '전역 큐' : `P${longest.p}의 큐`}이고, 고루틴 ${longest.length}개가 기다렸습니다.`
            return `${head} ${queue}${allIdle === 0 ? '' : samples === 1 ? ' 모든 P가 쉬고 있었습니다.' : allIdle === samples ? ' 줄마다 모든 P가 쉬고 있었습니다.' : ` 모든 P가 쉬던 줄은 ${allIdle}개입니다.`}`
          })
          .join(' '),
  notes: {
    sampled: (note: { everyMs: number }) =>
      `타이머가 약 ${note.everyMs} ms마다 들여다본 값입니다. 두 줄 사이에 큐가 찼다가 비었어도 보이지 않습니다.`,
    gaps: (note: { count: number }) => `바탕이 끊긴 곳은 ${note.count}군데입니다. 그동안에는 찍힌 줄이 없습니다.`,
    ticks: () =>
      '아래쪽 칸은 schedticks의 차이입니다. 두 줄 사이 내내 센 값이라, 큐가 비어 보일 때도 P가 얼마나 바빴는지 알려 줍니다. 짙기는 가장 바빴던 칸이 기준입니다.',
    merged: () => '칸이 너무 좁아지는 곳은 합쳐서 가장 큰 값을 그렸습니다.',
    runs: (note: { shown: number; all: number }) =>
      `실행 ${note.all}개 가운데 앞의 ${note.shown}개를 그렸습니다. 표에는 모두 있습니다.`,
  },
  caveat:
    '실행 큐에는 실행할 수 있는데 아직 P를 얻지 못한 고루틴만 들어 있습니다. 돌고 있는 고루틴과 채널, 락, 네트워크, 시스템 콜을 기다리는 고루틴은 이 그림에 나오지 않습니다.',
  table: {
    caption: (samples: number) => `SCHED 줄 ${samples}개`,
    columns: {
      run: '실행',
      at: '시각 (ms)',
      procs: 'GOMAXPROCS',
      idle: '쉬는 P',
      threads: '스레드',
      spinning: '스피닝',
      idleThreads: '유휴 스레드',
      global: '전역 큐',
      local: '로컬 큐',
      ticks: '초당 전환',
    },
  },
}

export type RunQueuesText = typeof runQueuesText
