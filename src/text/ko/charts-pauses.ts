type Field = 'sweep-term-wall' | 'mark-term-wall'
type Id = 'p50' | 'p90' | 'p99' | 'max'

/** 두 STW 가운데 하나를 간추린 것. 수는 보여 줄 꼴로 옵니다. */
interface PauseFacts {
  readonly median: string | null
  readonly max: string
}

const fieldName: Record<Field, string> = { 'sweep-term-wall': '스윕 종료', 'mark-term-wall': '마크 종료' }
const idName: Record<Id, string> = { p50: '중앙값', p90: 'p90', p99: 'p99', max: '최대' }

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const pausesText = {
  headline: '한 번에 얼마나 오래 멈췄는지',
  title: 'STW 길이의 분포',
  reading: '가로는 한 번 멈춘 시간, 기둥의 높이는 그만큼 멈춘 횟수입니다. 기둥 아래 금 하나가 STW 하나입니다.',
  labels: {
    row: (field: Field, n: number): readonly string[] => [`${fieldName[field]} STW, ${n}번`],
    quantile: (id: Id, ms: string): readonly string[] => [`${idName[id]} ${ms}`],
    timeAxis: 'ms',
  },
  markName: (gc: number, field: Field, ms: string, place: number) =>
    `GC ${gc} ${fieldName[field]} STW ${ms} ms, 긴 쪽에서 ${place}번째`,
  readout: (gc: number, atS: string, field: Field, ms: string): readonly string[] => [
    `GC ${gc}, ${atS} s: ${fieldName[field]} STW ${ms} ms`,
    `GC ${gc}: ${fieldName[field]} ${ms} ms`,
  ],
  summary: (
    n: number,
    facts: Readonly<Record<Field, PauseFacts>> | null,
    worst: { gc: number; field: Field; ms: string } | null,
  ) => {
    if (facts === null || worst === null) return 'GC 주기가 없습니다.'
    if (worst.ms === '0') return `GC 주기 ${n}개의 STW가 모두 0으로 찍혔습니다.`
    const longest = `가장 오래 멈춘 것은 GC ${worst.gc}의 ${fieldName[worst.field]}이고 ${worst.ms} ms였습니다.`
    const [first, last] = [facts['sweep-term-wall'], facts['mark-term-wall']]
    if (first.median === null || last.median === null)
      return `주기가 ${n}개뿐이라 분포를 말하기에는 너무 적습니다. ${longest}`
    return `GC 주기 ${n}개에서 멈춘 시간의 중앙값은 스윕 종료 ${first.median} ms, 마크 종료 ${last.median} ms입니다. ${longest}`
  },
  worst: (n: number) => (n === 1 ? '가장 오래 멈춘 한 번' : `가장 오래 멈춘 ${n}번`),
  which: (gc: number, field: Field) => `GC ${gc} ${fieldName[field]}`,
  notes: {
    log: () => '가로 눈금은 로그입니다. 오른쪽으로 같은 만큼 갈 때마다 같은 배수로 길어집니다.',
    'too-few': (note: { n: number }) => `값이 ${note.n}개로 너무 적어서 분위수를 적지 않았습니다. 5개부터 적습니다.`,
    zero: (note: { count: number }) =>
      `0으로 찍힌 STW ${note.count}번은 1 µs보다 짧았거나, 운영 체제의 시계가 그만큼 거칠었던 것입니다.`,
    rank: () =>
      '분위수는 찍힌 값을 길이 순서로 세워 그 자리에서 고른 값입니다. p90은 값 10개, p99는 100개가 있어야 적습니다.',
  },
  table: {
    caption: (n: number) => `GC 주기 ${n}개에서 멈춘 시간`,
    columns: { at: '시각 (s)', first: '스윕 종료 (ms)', last: '마크 종료 (ms)', sum: '합 (ms)', forced: '비고' },
    forced: '요청받은 주기',
  },
}

export type PausesText = typeof pausesText
