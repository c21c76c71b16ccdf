/** 이 그림을 이 트레이스로 그릴 수 없는 까닭. */
type Lack = 'gc' | 'old-gc' | 'cycles' | 'pacer' | 'sched' | 'detail' | 'init'

const charts = {
  'wall-by-procs': '실제 시간 × P',
  'wall-multiples': '주기마다 실제 시간 × P',
  'heap-staircase': '힙 계단',
  'gc-timeline': 'GC가 돈 시간',
  pauses: 'STW 분포',
  'gc-cpu': 'GC가 쓴 CPU 시간',
  pacer: '페이서',
  'sched-detail': 'P, M, G',
  'init-cost': '초기화',
  'run-queues': '실행 큐',
}

const lacks: Record<Lack, string> = {
  gc: 'gctrace 줄이 없습니다.',
  'old-gc': 'Go 1.4까지의 gctrace 줄에는 P 수도 CPU 시간도 없습니다.',
  cycles: 'GC 주기가 하나뿐입니다.',
  pacer: 'gcpacertrace의 끝 줄이 없습니다.',
  sched: 'SCHED 줄이 없습니다.',
  detail: 'scheddetail 묶음이 없습니다.',
  init: 'inittrace 줄이 없습니다.',
}

/** 모든 그림을 모아 둔 쪽. */
export const chartGalleryText = {
  title: '그림 모음',
  lead: '실제로 찍힌 트레이스마다 그릴 수 있는 그림을 모두 그려 모았습니다.',
  charts,
  /** 좁은 칸에 적는 이름. */
  short: {
    ...charts,
    'wall-by-procs': '시간 × P',
    'wall-multiples': '주기마다',
    'gc-timeline': '돈 시간',
    pauses: 'STW',
    'gc-cpu': 'CPU',
  },
  /** 그림마다 무엇에 답하는지 한마디로. */
  shows: {
    'wall-by-procs': 'GC 주기 하나에서 실제 시간과 CPU 시간이 어떻게 다른가',
    'wall-multiples': '어느 주기가 길었고 어느 주기가 CPU 시간을 많이 썼나',
    'heap-staircase': '힙이 늘고 있나, 목표를 넘었나',
    'gc-timeline': 'GC가 언제, 얼마나 자주 돌았나',
    pauses: '멈춘 시간이 보통 얼마이고 가장 길 때는 얼마인가',
    'gc-cpu': '마크하는 동안 P의 시간이 어디로 갔나',
    pacer: '페이서가 뜻한 대로 끝났나',
    'run-queues': '실행할 고루틴이 어디에 쌓였나',
    'sched-detail': '한 순간에 어느 스레드가 어느 P에서 어느 고루틴을 돌리나',
    'init-cost': '시작할 때 어느 패키지가 오래 걸렸나',
  },
  drawn: (count: number) => `트레이스 ${count}개`,
  examplesLead: '만져 볼 수 있는 보기입니다. 골라 둔 샘플과 드문 경우를 함께 그립니다.',
  toExamples: '만져 볼 수 있는 보기',
  toSheet: '모든 샘플로 그린 그림',
  toIndex: '그림 모음',
  sheet: {
    title: (chart: string) => `${chart}: 모든 샘플`,
    lead: (count: number, all: number) =>
      `저장소의 트레이스 ${all}개 가운데 ${count}개로 그렸습니다. 이름을 누르면 트레이스가 열립니다.`,
    longest: '트레이스마다 실제 시간이 가장 긴 주기 하나를 그렸습니다.',
    first: '주기가 많으면 첫 쪽만 그렸습니다.',
    block: '묶음이 여럿이면 두 번째 묶음을 그렸습니다.',
    families: '프로그램',
    charts: '다른 그림',
    missing: '그리지 않은 트레이스',
  },
  matrix: {
    title: '트레이스마다 그릴 수 있는 그림',
    lead: '표시가 있는 칸을 누르면 그 트레이스를 그린 자리로 갑니다. 없는 칸의 숫자는 그릴 수 없는 까닭입니다.',
    sample: '트레이스',
    caption: (family: string) => `${family}의 트레이스와 그림`,
    samples: (count: number) => `트레이스 ${count}개`,
    drawn: (chart: string, sample: string) => `${sample} ${chart}`,
  },
  lacks,
  vision: '색을 다르게 보는 눈으로',
  visions: { all: '그대로', grey: '흑백', protan: '적색맹', deutan: '녹색맹', tritan: '청색맹' },
}

export type ChartGalleryText = typeof chartGalleryText
