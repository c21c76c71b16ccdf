import type { GcCycle } from '../../trace/derive/gc-cycle.ts'

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

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const wallByProcsText = {
  headline: '가로는 실제 시간, 세로는 P, 넓이는 CPU 시간',
  title: (gc: number) => `GC ${gc}: 실제 시간 × P`,
  reading: '가로는 실제로 흐른 시간, 세로는 P, 넓이가 CPU 시간입니다.',
  labels: {
    stwTitle: (phase: StwPhase, ms: string): readonly string[] => [
      `${phaseName[phase]} STW ${ms} ms`,
      `STW ${ms} ms`,
      `${ms} ms`,
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
            ? `실제로 흐른 시간은 ${wall} ms, 적힌 CPU 시간은 모두 ${cpu} ms입니다. 나머지 ${cycle.procs === 1 ? '' : 'P의 '}시간은 프로그램 몫이었습니다. 모두 멈춘 시간은 ${stw}입니다.`
            : `실제로 흐른 시간은 ${wall} ms, 적힌 CPU 시간은 모두 ${cpu} ms입니다. 모두 멈춘 시간은 ${stw}입니다.`,
  notes: {
    computed: () => '빗금은 잰 값이 아닙니다. 런타임이 STW의 실제 시간에 P나 CPU의 수를 곱해서 찍습니다.',
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
}

export type WallByProcsText = typeof wallByProcsText
