import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { printedMs } from '../number.ts'

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
      percent: ['줄에 찍힌 %, 프로그램이 시작한 뒤로', '찍힌 %'] as readonly string[],
    },
    series: {
      'heap-end': '마크 끝',
      'heap-live': '라이브',
      'heap-goal': '목표',
      assist: '어시스트',
      background: '백그라운드',
      idle: '유휴',
    },
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
  summary: {
    'heap-staircase': (n: string, gc: string, mib: number, first: number, last: number) =>
      `GC 주기 ${n}개입니다. 가장 높았던 힙은 GC ${gc}의 ${mib} MiB이고, 라이브 힙은 처음 ${first} MiB, 마지막 ${last} MiB입니다.`,
    'gc-timeline': (n: string, gc: string, ms: string, percent: string) =>
      `GC 주기 ${n}개가 흐른 시간의 ${percent} % 동안 돌았습니다. 한 번에 가장 오래 멈춘 것은 GC ${gc}의 ${ms} ms입니다.`,
    'gc-cpu': (n: string, gc: string, share: string) =>
      `GC 주기 ${n}개 가운데 어시스트가 가장 컸던 것은 GC ${gc}이고 마크 시간 × P의 ${share}였습니다.`,
  },
  none: 'GC 주기가 없습니다.',
  notes: {
    columns: (few: string) =>
      `픽셀 칸마다 가장 높은 값과 가장 낮은 값을 남기므로, 한 번뿐인 긴 STW도 그림에서 사라지지 않습니다. 보이는 주기가 ${few}개보다 적어질 때까지 확대하면 하나씩 그립니다.`,
    averages: () =>
      '넓이는 칸마다의 평균이고, 가는 선은 칸마다 어시스트가 가장 컸던 주기와 가장 작았던 주기를 잇습니다.',
    heap: (cycles: string) =>
      `스택과 전역 변수, 추정한 메모리 상한, 스캐빈저가 돌려준 힙은 주기가 ${cycles}개 이하일 때 그립니다.`,
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
    shortened: (n: string) => `복사한 것은 보이는 범위의 처음 ${n}줄입니다.`,
  },
}

export type DenseText = typeof denseText
