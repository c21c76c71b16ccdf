import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { printedMs } from '../number.ts'

type StwPhase = 'sweep-term' | 'mark-term'
type Phase = StwPhase | 'scan' | 'write-barrier' | 'mark'
type Part = StwPhase | 'scan' | 'assist' | 'background' | 'idle' | 'program'

const phaseName: Record<Phase, string> = {
  'sweep-term': '스윕 종료',
  scan: '스캔',
  'write-barrier': '쓰기 장벽 켜기',
  mark: '동시 마크',
  'mark-term': '마크 종료',
}

const partName: Record<Part, string> = {
  'sweep-term': '스윕 종료 STW',
  scan: '스캔',
  assist: '마크 어시스트',
  background: '백그라운드 워커',
  idle: '유휴 워커',
  program: '내 프로그램이 쓸 수 있던 몫',
  'mark-term': '마크 종료 STW',
}

const partShort: Record<Part, string> = {
  ...partName,
  assist: '어시스트',
  background: '백그라운드',
  idle: '유휴',
  program: '내 프로그램 몫',
}

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

/** 주기들이 흐른 시간에서 차지하는 몫. 숫자는 보여 줄 꼴로 옵니다. */
interface GcShare {
  readonly gcMs: string
  readonly stwMs: string
  readonly percent: string
  readonly longest: number
  readonly longestMs: string
}

type WallField = 'sweep-term-wall' | 'mark-wall' | 'mark-term-wall'

const wallFieldName: Record<WallField, string> = {
  'sweep-term-wall': '스윕 종료 STW',
  'mark-wall': '동시 마크',
  'mark-term-wall': '마크 종료 STW',
}

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const chartsText = {
  wallByProcs: {
    title: (gc: number) => `GC ${gc}: 실제 시간 × P`,
    reading: '가로는 실제로 흐른 시간, 세로는 P, 넓이가 CPU 시간입니다.',
    labels: {
      stwTitle: (phase: StwPhase, ms: string): readonly string[] => [
        `${phaseName[phase]} STW ${ms} ms`,
        `STW ${ms} ms`,
      ],
      stwDetail: (k: string | null, cpu: string): readonly string[] =>
        k === null
          ? [`CPU ${cpu} ms: 배수가 맞지 않습니다`, `CPU ${cpu} ms: 안 맞음`]
          : [`× ${k} P = CPU ${cpu} ms, 계산값`, `× ${k} P = ${cpu} ms 계산값`, `× ${k} P = ${cpu} ms`],
      lens: (factor: string): readonly string[] => [`가로로 ${factor}배 확대`, `${factor}배 확대`],
      part: (part: Part, ms: string, share: string | null): readonly string[] => [
        `${partName[part]} ${ms} ms${share ? ` · ${share}` : ''}`,
        `${partShort[part]} ${ms} ms`,
      ],
      stale: (part: Part, ms: string): readonly string[] => [
        `${partName[part]} ${ms} ms (지난 주기의 값)`,
        `${partShort[part]} ${ms} ms (지난 값)`,
      ],
      phase: (phase: Phase, ms: string): readonly string[] => [`${phaseName[phase]} ${ms} ms`, `${ms} ms`, ms],
      timeAxis: 'ms',
      procsAxis: 'P',
    },
    /** 영역마다 화면 낭독기가 읽는 이름. */
    markName: (part: Part, cpu: string, share: string | null, computed: boolean) =>
      `${partName[part]}: CPU 시간 ${cpu} ms${computed ? ', 계산값' : ''}${share ? `, 마크 구간의 ${share}` : ''}`,
    /** 보이는 글자로 시작해야 말로 부를 수 있습니다. */
    wallName: (phase: Phase, ms: string) => `${phaseName[phase]} ${ms} ms, 실제 시간`,
    procsName: (procs: number) => `${procs} P, GOMAXPROCS`,
    summary: (cycle: GcCycle, wall: string, cpu: string, stw: string) =>
      cycle.wallMs === 0
        ? '이 줄의 실제 시간이 모두 0입니다. 너비가 없어 그릴 수 없으니 표를 보세요.'
        : cycle.staleMarkCpu
          ? `실제로 흐른 시간은 ${wall} ms이고, 그동안 프로그램이 내내 멈춰 있었습니다. STW에 적힌 CPU 시간은 ${cpu} ms입니다.`
          : cycle.cpuMs > cycle.wallMs && cycle.procs > 1
            ? `실제로 흐른 시간은 ${wall} ms뿐인데 적힌 CPU 시간은 ${cpu} ms입니다. P ${cycle.procs}개에서 함께 일한 시간을 더했기 때문입니다. 모두 멈춘 시간은 ${stw}입니다.`
            : cycle.cpuMs < cycle.wallMs * cycle.procs
              ? `실제로 흐른 시간은 ${wall} ms, 적힌 CPU 시간은 모두 ${cpu} ms입니다. 나머지 P의 시간은 프로그램 몫이었습니다. 모두 멈춘 시간은 ${stw}입니다.`
              : `실제로 흐른 시간은 ${wall} ms, 적힌 CPU 시간은 모두 ${cpu} ms입니다. 모두 멈춘 시간은 ${stw}입니다.`,
    notes: {
      computed: () => '빗금은 잰 값이 아닙니다. 런타임이 STW의 실제 시간에 프로세서 수를 곱해서 찍습니다.',
      'fewer-procs': (note: { k: number; procs: number; old: boolean; recent: boolean }) =>
        `P는 ${note.procs}개인데 STW의 배수는 ${note.k}입니다. ${
          note.old && note.recent
            ? 'Go 1.9까지는 GOMAXPROCS, CPU 수, 32, 쉬는 스레드 수 + 1 가운데 가장 작은 수를, 1.10부터는 GOMAXPROCS와 CPU 수 가운데 작은 수를 곱합니다.'
            : note.old
              ? 'Go 1.9까지는 GOMAXPROCS, CPU 수, 32, 쉬는 스레드 수 + 1 가운데 가장 작은 수를 곱합니다.'
              : `Go 1.10부터는 GOMAXPROCS와 CPU 수 가운데 작은 수를 곱하므로 이 프로그램이 본 CPU는 ${note.k}개입니다.`
        }`,
      'procs-range': (note: { lo: number; hi: number }) =>
        `STW가 짧고 찍힌 자릿수가 적어서 곱한 수를 ${note.lo}에서 ${note.hi} 사이로만 알 수 있습니다. 점선까지가 그 범위입니다.`,
      'procs-impossible': () =>
        'STW의 실제 시간 둘과 CPU 시간 둘을 함께 만족하는 배수가 없습니다. 줄이 깨졌거나 고쳐진 것입니다.',
      stale: () =>
        'Go 1.5부터 1.8까지 (forced) 주기는 처음부터 끝까지 멈춘 채 돕니다. 어시스트, 백그라운드, 유휴 자리에는 지난 동시 주기의 값이 그대로 남아 있어 그리지 않습니다.',
      overfull: () =>
        '세 CPU 시간의 합이 마크 시간 × P를 조금 넘습니다. 마크 시계가 켜지기 전에 워커가 먼저 일을 시작할 수 있기 때문입니다.',
      clipped: () => 'CPU 시간이 마크 시간 × P의 두 배를 넘어 틀에서 잘랐습니다. 이 넓이만은 비례하지 않습니다.',
      'five-phases': () =>
        'Go 1.5는 스캔과 쓰기 장벽 켜기를 따로 찍습니다. 두 구간에서도 프로그램은 돕니다. 스캔의 CPU 시간은 실제 시간 × 1입니다.',
      'no-width': () => '시계가 1 µs보다 짧은 시간을 0으로 찍었거나, 운영 체제의 시계가 그만큼 거칠었습니다.',
    },
    caveat: 'gctrace의 “cpu”는 운영 체제가 잰 CPU 시간이 아니라 P마다 잰 실제 시간입니다.',
    table: {
      caption: (gc: number) => `GC ${gc}의 시간`,
      columns: ['구간', '실제 시간 (ms)', 'P', 'CPU 시간 (ms)', '마크 × P에서', '어떻게 얻은 값'] as readonly string[],
      origins: { measured: '잰 값', computed: '계산값', 'left-over': '뺀 나머지', stale: '지난 주기의 값' },
      total: '합계',
    },
    part: (part: Part) => partName[part],
    phase: (phase: Phase) => phaseName[phase],
  },
  heapStaircase: {
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
  },
  gcTimeline: {
    title: 'GC가 돈 시간',
    reading:
      '가로는 프로그램 시작부터 흐른 시간입니다. 옅은 바탕은 프로그램만 돌던 시간, 파란 띠는 GC 주기, 붉은 금은 모두 멈춘 STW입니다.',
    exaggerate: 'STW를 넓혀서 보기',
    labels: {
      process: (number: number) => `프로세스 ${number}`,
      timeAxis: '초',
    },
    markName: (gc: number, field: WallField, ms: string) => `GC ${gc} ${wallFieldName[field]} ${ms} ms`,
    readout: (cycle: GcCycle) =>
      `GC ${cycle.number}: STW ${printedMs(cycle.wall.sweepTerm)} + ${printedMs(cycle.wall.markTerm)} ms, 마크 ${printedMs(cycle.wall.mark)} ms`,
    summary: (cycles: number, share: GcShare | null) => {
      if (!share) return 'GC 주기가 없습니다.'
      const longest = `한 번에 가장 오래 멈춘 것은 GC ${share.longest}의 ${share.longestMs} ms입니다.`
      return cycles === 1
        ? `GC 주기 하나가 ${share.gcMs} ms 동안 돌았습니다. ${longest}`
        : `GC 주기 ${cycles}개가 흐른 시간의 ${share.percent} % 동안 돌았고, 모두 멈춘 시간은 합쳐서 ${share.stwMs} ms입니다. ${longest}`
    },
    notes: {
      'to-scale': () =>
        '띠와 금의 너비는 실제 시간에 비례합니다. 1픽셀보다 짧은 STW는 자리만 가는 금으로 표시했습니다.',
      exaggerated: (note: { factor: number }) =>
        `STW의 너비만 ${note.factor}배 넓혔습니다. 시간 축과 비례하지 않습니다.`,
      forced: (note: { count: number }) => `▼는 요청받아 돈 (forced) 주기이고 ${note.count}개입니다.`,
      'leak-check': (note: { count: number }) => `◇는 고루틴 누수를 찾는 주기이고 ${note.count}개입니다.`,
      merged: () => '이 너비에서 맞닿는 주기는 이어서 그렸고, 겹치는 STW는 가장 긴 것을 남겼습니다.',
      processes: (note: { shown: number; all: number }) =>
        `프로세스 ${note.all}개 가운데 앞의 ${note.shown}개를 그렸습니다. 표에는 모두 있습니다.`,
    },
    forced: '요청받은 주기',
    leakCheck: '누수 검사',
    table: {
      caption: (cycles: number) => `GC 주기 ${cycles}개의 시각과 길이`,
      columns: {
        process: '프로세스',
        at: '시각 (s)',
        gap: '앞 주기와의 사이 (s)',
        sweepTerm: '스윕 종료 STW (ms)',
        mark: '마크 (ms)',
        markTerm: '마크 종료 STW (ms)',
        remark: '비고',
      },
    },
  },
  figure: {
    table: '표로 보기',
    saveSvg: 'SVG 저장',
    savePng: 'PNG 저장',
    saveCsv: 'CSV 복사',
    copied: '복사했습니다',
    failed: '저장하지 못했습니다',
    sortBy: (column: string) => `${column} 기준으로 정렬`,
    issue: 'Go 이슈 19497',
  },
}

export type ChartsText = typeof chartsText
