type Field = 'mark-assist-cpu' | 'mark-background-cpu' | 'mark-idle-cpu' | 'gc-percent'

/** 한 주기를 말로 옮길 때 쓰는 값. 수는 보여 줄 꼴로 옵니다. */
interface CpuFacts {
  readonly gc: number
  readonly assist: string
  readonly background: string
  readonly idle: string
  readonly percent: number
  readonly own: string | null
}

const fieldName: Record<Field, string> = {
  'mark-assist-cpu': '마크 어시스트',
  'mark-background-cpu': '백그라운드 워커',
  'mark-idle-cpu': '유휴 워커',
  'gc-percent': '찍힌 %',
}

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const gcCpuText = {
  headline: '주기마다 GC가 쓴 CPU 시간',
  title: 'GC가 쓴 CPU 시간의 몫',
  reading:
    '기둥 하나가 GC 주기 하나입니다. 위는 동시 마크 동안 P의 시간이 어디로 갔는지, 아래는 GC가 차지한 몫을 두 가지로 잰 값입니다.',
  labels: {
    shares: [
      '동시 마크 동안 P의 시간이 간 곳, 마크 시간 × P = 100 %',
      '마크 시간 × P에서 차지한 몫',
      '마크 시간 × P의 몫',
    ] as readonly string[],
    percents: ['GC가 차지한 몫: 시작부터 모두와 그 주기만', 'GC가 차지한 몫'] as readonly string[],
    parts: {
      'mark-assist-cpu': '어시스트',
      'mark-background-cpu': '백그라운드',
      'mark-idle-cpu': '유휴',
      program: '내 프로그램',
      own: '그 주기만의 몫',
      'gc-percent': '찍힌 %, 시작부터',
    },
    cycleAxis: 'GC',
    process: (number: number): string => `프로세스 ${number}`,
  },
  markName: (gc: number, field: Field, value: string) => `GC ${gc} ${fieldName[field]} ${value}`,
  readout: (facts: CpuFacts): readonly string[] => {
    const parts = `어시스트 ${facts.assist}, 백그라운드 ${facts.background}, 유휴 ${facts.idle}`
    const own = facts.own === null ? '' : `, 그 주기만 ${facts.own}`
    return [
      `GC ${facts.gc}: ${parts} · 찍힌 ${facts.percent} %${own}`,
      `GC ${facts.gc}: ${parts}`,
      `GC ${facts.gc}: 어시스트 ${facts.assist}`,
    ]
  },
  summary: (n: number, most: CpuFacts | null, last: CpuFacts | null) => {
    if (most === null || last === null) return 'GC 주기가 없습니다.'
    const alone = last.own?.startsWith('<') ? `${last.own.slice(2)}도 되지 않습니다` : `${last.own}입니다`
    const own =
      last.own === null
        ? `마지막 줄에 찍힌 값은 ${last.percent} %입니다.`
        : `마지막 줄에 찍힌 값은 ${last.percent} %인데, 그 주기만 따지면 ${alone}.`
    const assist =
      most.assist === '0 %'
        ? n === 1
          ? `GC ${most.gc}에는 어시스트가 없었습니다.`
          : `GC 주기 ${n}개 어디에도 어시스트가 없었습니다.`
        : n === 1
          ? `GC ${most.gc}의 어시스트는 마크 시간 × P의 ${most.assist}였습니다.`
          : `GC 주기 ${n}개 가운데 어시스트가 가장 컸던 것은 GC ${most.gc}이고 마크 시간 × P의 ${most.assist}였습니다.`
    return `${assist} ${own}`
  },
  notes: {
    program: () => '기둥 위의 빈 높이는 프로그램이 쓸 수 있던 몫입니다.',
    cumulative: () =>
      '찍힌 %는 프로그램이 시작한 뒤로 GC가 쓴 시간을 모두 합친 몫입니다. 점은 앞 주기가 끝난 때부터 이 주기가 끝날 때까지만 따진 몫이라 둘은 다르고, 오래 돈 프로그램일수록 찍힌 %는 지금 일어나는 일을 덜 드러냅니다. 유휴 워커의 시간은 둘 다 빼고 셉니다.',
    merged: (note: { cycles: number }) =>
      `주기가 ${note.cycles}개라 이웃한 주기를 한 기둥에 모으고, 어시스트가 가장 큰 주기를 그렸습니다.`,
    stale: (note: { count: number }) =>
      `주기 ${note.count}개는 처음부터 끝까지 멈춘 채 돌아서 나눌 마크 구간이 없습니다(Go 1.5부터 1.8까지의 (forced)).`,
    'too-close': (note: { count: number; ms: number }) =>
      `주기 ${note.count}개는 앞 주기가 끝난 지 ${note.ms} ms도 되지 않아 점이 없습니다. 시각이 1 ms 단위로 찍혀 몫을 알 수 없습니다.`,
    'no-mark': (note: { count: number }) => `주기 ${note.count}개는 마크 시간이 0으로 찍혀 나눌 것이 없습니다.`,
    overfull: (note: { count: number }) =>
      `주기 ${note.count}개는 세 값의 합이 마크 시간 × P를 넘어 그 합을 100 %로 그렸습니다. 마크 시계보다 워커가 먼저 시작할 수 있습니다.`,
  },
  table: {
    caption: (n: number) => `GC 주기 ${n}개에서 쓴 CPU 시간의 몫`,
    columns: {
      at: '시각 (s)',
      assist: '어시스트',
      background: '백그라운드',
      idle: '유휴',
      program: '내 프로그램',
      percent: '찍힌 %',
      own: '그 주기만',
    },
  },
}

export type GcCpuText = typeof gcCpuText
