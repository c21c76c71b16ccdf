import type { GcCycle } from '../../trace/derive/gc-cycle.ts'

type HeapField = 'heap-start' | 'heap-end' | 'heap-live' | 'heap-goal'

const heapName: Record<HeapField, string> = {
  'heap-start': '시작 힙',
  'heap-end': '마크 끝 힙',
  'heap-live': '라이브 힙',
  'heap-goal': '힙 목표',
}

const heapShort: Record<HeapField, string> = {
  'heap-start': '시작',
  'heap-end': '마크 끝',
  'heap-live': '라이브',
  'heap-goal': '목표',
}

type RootField = 'stack-scan' | 'global-scan'

const rootName: Record<RootField, string> = { 'stack-scan': '스택', 'global-scan': '전역' }

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const heapStaircaseText = {
  headline: '주기마다 힙의 시작, 끝, 라이브, 목표',
  tooFew: '주기가 둘 이상 있어야 계단이 보입니다.',
  title: 'GC 주기마다의 힙',
  reading:
    '가로는 프로그램 시작부터 흐른 시간, 세로는 힙 크기입니다. 힙은 할당하는 동안 오르고 GC 주기가 끝나면 살아남은 크기로 내려갑니다.',
  labels: {
    series: (field: HeapField, mib: string): readonly string[] => [
      `${heapName[field]} ${mib} MiB`,
      `${heapShort[field]} ${mib}`,
    ],
    process: (number: number) => `프로세스 ${number}`,
    root: (field: RootField, mib: string): readonly string[] => [
      `${rootName[field]} ${mib} MiB`,
      `${rootName[field]} ${mib}`,
      mib,
    ],
    roots: ['마크를 시작하는 곳: 스택과 전역 변수 (MiB)', '스택과 전역 변수 (MiB)'] as readonly string[],
    released: ['스캐빈저가 운영 체제에 돌려준 힙 (MiB)', '돌려준 힙 (MiB)'] as readonly string[],
    limit: (aboveMiB: number): readonly string[] => [
      `메모리 상한은 이 선(${aboveMiB} MiB)보다 위, 추정`,
      `메모리 상한 > ${aboveMiB} MiB, 추정`,
      `상한 > ${aboveMiB}, 추정`,
    ],
    timeAxis: '초',
    sizeAxis: 'MiB',
  },
  markName: (gc: number, field: HeapField, mib: number) => `GC ${gc} ${heapName[field]} ${mib} MiB`,
  rootName: (gc: number, field: RootField, mib: number) => `GC ${gc} ${rootName[field]} ${mib} MiB`,
  releasedName: (gc: number, mib: string) => `GC ${gc} 뒤에 돌려준 채로 있는 힙 ${mib} MiB`,
  readout: (cycle: GcCycle) =>
    `GC ${cycle.number}: ${cycle.heap.start} → ${cycle.heap.end} → ${cycle.heap.live} MiB${cycle.goalUnlimited ? '' : `, 목표 ${cycle.heap.goal}`}`,
  summary: (cycles: readonly GcCycle[]) => {
    const first = cycles[0]
    const last = cycles.at(-1)
    if (!first || !last) return 'GC 주기가 없습니다.'
    const peak = cycles.reduce((most, cycle) => (cycle.heap.end > most.heap.end ? cycle : most), first)
    const live =
      cycles.length === 1
        ? `이 주기가 끝난 뒤 살아남은 힙은 ${last.heap.live} MiB입니다.`
        : `라이브 힙은 처음 ${first.heap.live} MiB, 마지막 ${last.heap.live} MiB입니다.`
    return `GC 주기 ${cycles.length}개입니다. 가장 높았던 힙은 GC ${peak.number}의 ${peak.heap.end} MiB이고, ${live}`
  },
  notes: {
    truncated: () => '크기는 모두 MiB 단위로 버림한 값이라 점마다 1 MiB까지 더 높을 수 있습니다.',
    over: (note: { count: number; of: number }) =>
      `${note.of === 1 ? '이 주기에서' : note.count === note.of ? `주기 ${note.of}개 모두에서` : `주기 ${note.of}개 가운데 ${note.count}개에서`} 힙이 목표를 넘었습니다. 빗금을 친 곳이나 틀 위의 짧은 금이 그 주기입니다. 목표는 상한이 아니므로 조금 넘는 일은 흔합니다.`,
    unlimited: (note: { count: number; all: boolean }) =>
      note.all
        ? '힙 목표가 ‘제한 없음’이라 목표 선이 없습니다.'
        : `주기 ${note.count}개는 힙 목표가 ‘제한 없음’이라 목표 선에서 뺐습니다.`,
    decimated: (note: { cycles: number }) =>
      `주기가 ${note.cycles}개라 픽셀 한 칸마다 가장 높은 값과 가장 낮은 값을 그렸습니다.`,
    roots: () =>
      '아래 띠는 마크가 시작되는 루트의 크기입니다. Go 1.18부터는 스택과 전역 변수도 힙 목표를 정하는 계산에 들어갑니다.',
    'steady-roots': (note: { globals: number }) =>
      `마크가 시작되는 루트는 전역 변수 ${note.globals} MiB이고, 스택은 1 MiB보다 작았습니다.`,
    released: () =>
      'scav 줄에는 시각이 없어서, 바로 앞에 찍힌 GC 줄의 자리에 그렸습니다. 그 순간 돌려준 채로 있는 크기라 늘기도 하고 줄기도 합니다.',
    limit: (note: { aboveMiB: number; goalMiB: number; gc: number; heldDown: number; belowStart: number }) =>
      `메모리 상한(GOMEMLIMIT)은 트레이스에 찍히지 않아 추정했습니다. 주기 ${note.heldDown}개의 목표가 GOGC대로 계산한 것보다 낮은데, 목표를 그렇게 끌어내리는 것은 메모리 상한뿐입니다${note.belowStart > 0 ? `(그 가운데 ${note.belowStart}개는 시작 힙보다도 낮습니다)` : ''}. GC ${note.gc}의 목표가 ${note.goalMiB} MiB이므로 상한은 ${note.aboveMiB} MiB보다 큽니다. 스택이나 런타임이 쓰는 메모리처럼 찍히지 않는 몫이 있어 얼마나 더 큰지는 알 수 없습니다. 실행 중에 GOGC를 바꾸었다면 이 추정은 맞지 않습니다.`,
    processes: (note: { shown: number; all: number }) =>
      `프로세스 ${note.all}개 가운데 앞의 ${note.shown}개를 그렸습니다. 표에는 모두 있습니다.`,
  },
  unlimited: '제한 없음',
  table: {
    caption: (cycles: number) => `GC 주기 ${cycles}개의 힙 크기`,
    columns: {
      process: '프로세스',
      at: '시각 (s)',
      start: '시작 (MiB)',
      end: '마크 끝 (MiB)',
      live: '라이브 (MiB)',
      goal: '목표 (MiB)',
      over: '목표 초과 (MiB)',
      stacks: '스택 (MiB)',
      globals: '전역 (MiB)',
      released: '돌려준 힙 (MiB)',
    },
  },
}

export type HeapStaircaseText = typeof heapStaircaseText
