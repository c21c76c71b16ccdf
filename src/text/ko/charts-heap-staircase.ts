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
    timeAxis: '초',
    sizeAxis: 'MiB',
  },
  markName: (gc: number, field: HeapField, mib: number) => `GC ${gc} ${heapName[field]} ${mib} MiB`,
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
      `주기 ${note.of}개 가운데 ${note.count}개에서 힙이 목표를 넘었습니다. 빗금을 친 곳이나 틀 위의 짧은 금이 그 주기입니다. 목표는 상한이 아니므로 조금 넘는 일은 흔합니다.`,
    unlimited: (note: { count: number; all: boolean }) =>
      note.all
        ? '힙 목표가 ‘제한 없음’이라 목표 선이 없습니다.'
        : `주기 ${note.count}개는 힙 목표가 ‘제한 없음’이라 목표 선에서 뺐습니다.`,
    decimated: (note: { cycles: number }) =>
      `주기가 ${note.cycles}개라 픽셀 한 칸마다 가장 높은 값과 가장 낮은 값을 그렸습니다.`,
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
    },
  },
}

export type HeapStaircaseText = typeof heapStaircaseText
