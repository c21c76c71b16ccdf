import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { printedMs } from '../number.ts'

/** 몫은 보여 줄 꼴로 옵니다. */
interface CpuFacts {
  readonly assist: string
  readonly background: string
  readonly idle: string
  readonly percent: number
  readonly own: string | null
}

/** 주기가 아주 많은 트레이스의 그림에 쓰는 말. 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const denseText = {
  labels: {
    panels: {
      heap: ['픽셀 칸마다 힙의 가장 높은 값과 가장 낮은 값, MiB', '힙 크기, MiB'] as readonly string[],
      share: ['흐른 시간 가운데 GC가 돈 몫', 'GC가 돈 몫'] as readonly string[],
      stops: ['픽셀 칸마다 가장 긴 STW, ms', '가장 긴 STW, ms'] as readonly string[],
      cpu: [
        '동시 마크 동안 P의 시간이 간 곳, 마크 시간 × P = 100 %',
        '마크 시간 × P에서 차지한 몫',
        '마크 시간 × P의 몫',
      ] as readonly string[],
      percent: ['GC가 차지한 몫: 시작부터 모두와 주기마다', 'GC가 차지한 몫'] as readonly string[],
      roots: ['마크를 시작하는 곳: 스택과 전역 변수 (MiB)', '스택과 전역 변수 (MiB)'] as readonly string[],
      released: ['스캐빈저가 운영 체제에 돌려준 힙 (MiB)', '돌려준 힙 (MiB)'] as readonly string[],
    },
    series: {
      'heap-end': '마크 끝',
      'heap-live': '라이브',
      'heap-goal': '목표',
      assist: '어시스트',
      background: '백그라운드',
      idle: '유휴',
      'assist-most': '칸마다 가장 컸던 어시스트',
      stacks: '스택',
      globals: '전역',
      percent: '찍힌 %, 시작부터',
      own: '주기마다의 몫',
    },
    limit: (aboveMiB: number): readonly string[] => [
      `메모리 상한은 이 선(${aboveMiB} MiB)보다 위, 추정`,
      `메모리 상한 > ${aboveMiB} MiB, 추정`,
      `상한 > ${aboveMiB}, 추정`,
    ],
    process: (number: number) => `프로세스 ${number}`,
    timeAxis: '초',
  },
  reading: {
    'heap-staircase': '가로는 프로그램 시작부터 흐른 시간, 세로는 힙 크기입니다. 픽셀 한 칸에 여러 주기가 들어갑니다.',
    'gc-timeline':
      '가로는 프로그램 시작부터 흐른 시간입니다. 위는 GC가 돈 몫, 아래는 픽셀 칸마다 한 번에 가장 오래 멈춘 시간입니다.',
    'gc-cpu':
      '가로는 프로그램 시작부터 흐른 시간입니다. 위는 동시 마크 동안 P의 시간이 간 곳, 아래는 줄에 찍힌 %입니다.',
  },
  worst: (gc: string, ms: string): readonly string[] => [`가장 긴 STW: GC ${gc}, ${ms} ms`, `GC ${gc}: ${ms} ms`, ms],
  readout: (cycle: GcCycle, atS: string): readonly string[] => {
    const heap = `${cycle.heap.start} → ${cycle.heap.end} → ${cycle.heap.live} MiB`
    const stop = `STW ${printedMs(cycle.wall.sweepTerm)} + ${printedMs(cycle.wall.markTerm)} ms`
    return [
      `GC ${cycle.number}, ${atS} s: ${stop}, 마크 ${printedMs(cycle.wall.mark)} ms, 힙 ${heap}`,
      `GC ${cycle.number}: ${stop}, 힙 ${heap}`,
      `GC ${cycle.number}: ${stop}`,
    ]
  },
  readoutCpu: (gc: number, atS: string, facts: CpuFacts): readonly string[] => {
    const parts = `어시스트 ${facts.assist}, 백그라운드 ${facts.background}, 유휴 ${facts.idle}`
    const both = `찍힌 ${facts.percent} %${facts.own === null ? '' : `, 이 주기만 ${facts.own} %`}`
    return [`GC ${gc}, ${atS} s: ${parts} · ${both}`, `GC ${gc}: ${both}`]
  },
  summary: {
    'heap-staircase': (n: string, gc: string, mib: number, first: number, last: number) =>
      `GC 주기 ${n}개입니다. 가장 높았던 힙은 GC ${gc}의 ${mib} MiB이고, 라이브 힙은 처음 ${first} MiB, 마지막 ${last} MiB입니다.`,
    'gc-timeline': (n: string, gc: string, ms: string, percent: string) =>
      `GC 주기 ${n}개가 흐른 시간의 ${percent} % 동안 돌았습니다. 한 번에 가장 오래 멈춘 것은 GC ${gc}의 ${ms} ms입니다.`,
    'gc-cpu': (n: string, gc: string, share: string, last: string, own: { gc: string; percent: string } | null) =>
      `GC 주기 ${n}개 가운데 어시스트가 가장 컸던 것은 GC ${gc}이고 마크 시간 × P의 ${share}였습니다. 마지막 줄에 찍힌 값은 ${last} %입니다.${own === null ? '' : ` 앞 주기가 끝난 뒤만 따지면 GC ${own.gc}의 몫이 가장 커서 ${own.percent} %입니다.`}`,
  },
  none: 'GC 주기가 없습니다.',
  /** 여러 프로그램의 줄이 섞인 트레이스에서 하나만 볼 때. */
  choose: {
    label: '그릴 프로세스',
    all: (n: number) => `프로세스 ${n}개 모두`,
    one: (number: number, lines: string) => `프로세스 ${number} (${lines})`,
  },
  pacer: {
    headline: '페이서가 바란 것과 실제로 된 것',
    reading:
      '가로는 프로그램 시작부터 흐른 시간입니다. 픽셀 칸마다 트리거, 마크 끝 힙, 힙 목표의 가장 높은 값과 가장 낮은 값을 그립니다.',
    heap: [
      '픽셀 칸마다 트리거, 마크 끝, 목표의 양 끝 값, MiB',
      '트리거, 마크 끝, 목표, MiB',
      '힙, MiB',
    ] as readonly string[],
    lineAxis: '줄',
    worst: (gc: string | null, mib: string): readonly string[] => [
      `목표를 가장 많이 넘은 ${gc === null ? '주기' : `GC ${gc}`}: ${mib} MiB`,
      `${gc === null ? '목표보다' : `GC ${gc}:`} +${mib} MiB`,
      `+${mib}`,
    ],
    lines: (n: string) => `줄 ${n}개`,
    summary: (n: string, over: string, worst: { gc: string | null; mib: string } | null) =>
      worst === null
        ? `페이서 줄 ${n}개 모두 목표를 넘지 않고 마크를 마쳤습니다.`
        : `페이서 줄 ${n}개 가운데 ${over}개에서 힙이 목표를 넘었습니다. 가장 많이 넘은 것은 ${worst.gc === null ? '번호를 알 수 없는 주기' : `GC ${worst.gc}`}의 ${worst.mib} MiB입니다.`,
    notes: {
      columns: (few: string) =>
        `픽셀 칸마다 가장 높은 값과 가장 낮은 값을 남기므로, 목표를 크게 넘은 주기가 하나뿐이어도 보입니다. 보이는 줄이 ${few}개보다 적어질 때까지 확대하면 하나씩 그립니다.`,
      goal: () =>
        '목표는 칸마다 가장 높은 값만 그렸습니다. 마크 끝이 목표 위에 있으면 목표를 넘긴 주기가 있는 칸입니다.',
      clock: () => '페이서 줄에는 시각이 없어서, 바로 뒤에 찍힌 GC 줄의 시각에 그렸습니다.',
      noClock: () => '글에 GC 줄이 없어 시각을 알 수 없습니다. 그래서 줄을 차례대로 놓았습니다.',
      one: (all: number) => `프로세스 ${all}개 가운데 하나를 그렸습니다.`,
    },
    table: { at: '시각 (s)', shown: (n: string) => `보이는 페이서 줄 ${n}개` },
  },
  queues: {
    worst: (queue: string, length: string, atS: string): readonly string[] => [
      `가장 긴 큐: ${queue}, 고루틴 ${length}개, ${atS} s`,
      `${queue}: ${length}`,
      length,
    ],
    global: '전역',
    globalQueue: '전역 큐',
    waiting: ['픽셀 칸마다 가장 길었던 큐에서 기다리는 고루틴 수', '기다리는 고루틴 수'] as readonly string[],
    idleProcs: ['쉬는 P'] as readonly string[],
    threads: ['스레드'] as readonly string[],
    allActivity: ['모든 P가 고루틴을 바꾼 횟수, 1초에', '초당 전환'] as readonly string[],
    keys: {
      procs: 'GOMAXPROCS',
      'idle-least': '칸 내내 쉰 P',
      'idle-most': '가장 많이 쉴 때',
      threads: '모든 스레드',
      'idle-threads': '유휴',
      spinning: '유휴와 스피닝',
      switches: '번/초',
    },
    lines: (n: string) => `줄 ${n}개`,
    summary: (n: string, longest: { queue: string; length: string; atS: string } | null, allIdle: string | null) =>
      `SCHED 줄 ${n}개입니다. ${longest === null ? '볼 때마다 모든 실행 큐가 비어 있었습니다.' : `가장 길었던 것은 ${longest.atS}초에 본 ${longest.queue}이고, 고루틴 ${longest.length}개가 기다렸습니다.`}${allIdle === null ? '' : ` 모든 P가 쉬던 줄은 ${allIdle}개입니다.`}`,
    notes: {
      columns: (few: string) =>
        `칸마다 가장 긴 큐를 남기므로 한 번만 길었던 큐도 보입니다. 보이는 줄이 ${few}개보다 적어질 때까지 확대하면 하나씩 그립니다.`,
      activity: () =>
        '맨 아래는 schedticks의 차이로 센, P가 고루틴을 바꾼 횟수입니다. 짙기는 가장 바빴던 칸이 기준입니다.',
      sum: () => '줄과 P가 너무 많아, 고루틴을 바꾼 횟수는 P마다가 아니라 모두 더해서 그렸습니다.',
      one: (number: number, all: number) => `프로세스 ${all}개 가운데 ${number}번째를 그렸습니다.`,
    },
    table: { shown: (n: string) => `보이는 SCHED 줄 ${n}개`, longest: '가장 긴 로컬 큐', all: '초당 전환, 모두' },
  },
  multiples: {
    summary: (shown: string, all: string) =>
      `보이는 GC 주기 ${all}개를 차례대로 ${shown}묶음으로 나누고, 묶음마다 가장 오래 멈춘 주기를 하나씩 그렸습니다.`,
    few: (n: string) => `보이는 GC 주기 ${n}개를 모두 그렸습니다.`,
    waiting: '그릴 줄을 가져오는 중입니다.',
    why: () =>
      '주기가 많아 모두 그릴 수 없습니다. 범위를 좁히면 더 촘촘하게 고르고, 다 들어갈 만큼 좁히면 하나도 빠뜨리지 않습니다.',
  },
  notes: {
    columns: (few: string) =>
      `픽셀 칸마다 가장 높은 값과 가장 낮은 값을 남기므로, 한 번뿐인 긴 STW도 그림에서 사라지지 않습니다. 보이는 주기가 ${few}개보다 적어질 때까지 확대하면 하나씩 그립니다.`,
    averages: () => '넓이는 칸마다의 평균이고, 짧은 금은 칸마다 어시스트가 가장 컸던 주기의 몫입니다.',
    cumulative: () =>
      '굵은 선은 줄에 찍힌 %이고 프로그램이 시작한 뒤로 모두 합친 몫입니다. 점선과 옅은 띠는 앞 주기가 끝난 때부터 이 주기가 끝날 때까지만 따진 몫이라 둘은 다릅니다. 오래 돈 프로그램일수록 굵은 선은 지금 일어나는 일을 덜 드러냅니다. 유휴 워커의 시간은 둘 다 빼고 셉니다.',
    processes: (shown: number, all: number) =>
      `프로세스 ${all}개 가운데 앞의 ${shown}개를 그렸습니다. 표에는 모두 있습니다.`,
    few: (n: string) => `보이는 주기 ${n}개를 하나씩 그렸습니다.`,
  },
  table: {
    caption: (n: string) => `보이는 GC 주기 ${n}개`,
    process: '프로세스',
    at: '시각 (s)',
    sweepTerm: '스윕 종료 STW (ms)',
    mark: '마크 (ms)',
    markTerm: '마크 종료 STW (ms)',
    start: '시작 힙 (MiB)',
    end: '마크 끝 힙 (MiB)',
    live: '라이브 힙 (MiB)',
    goal: '힙 목표 (MiB)',
    unlimited: '제한 없음',
    assist: '어시스트',
    background: '백그라운드',
    idle: '유휴',
    percent: '찍힌 %',
    remark: '비고',
    forced: '요청받은 주기',
    leakCheck: '누수 검사',
    stacks: '스택 (MiB)',
    globals: '전역 (MiB)',
    released: '돌려준 힙 (MiB)',
    own: '주기마다의 몫',
    shortened: (n: string) => `복사한 것은 보이는 범위의 처음 ${n}줄입니다.`,
  },
}

export type DenseText = typeof denseText
