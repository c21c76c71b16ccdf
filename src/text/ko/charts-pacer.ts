type Panel = 'heap' | 'utilization' | 'cons-mark' | 'ratios'
type Series =
  | 'marked'
  | 'trigger'
  | 'end'
  | 'goal'
  | 'utilization'
  | 'utilization-goal'
  | 'cons-mark'
  | 'h-t'
  | 'h-g'
  | 'h-a'
type IdentityId = 'h-a' | 'h-g' | 'h-t' | 'goal-delta-ratio' | 'actual-delta-ratio' | 'u-ratio'

const seriesName: Record<Series, string> = {
  marked: '앞 주기에 마크한 힙',
  trigger: '트리거',
  end: '마크 끝 힙',
  goal: '힙 목표',
  utilization: '쓴 CPU',
  'utilization-goal': 'CPU 목표',
  'cons-mark': 'cons/mark',
  'h-t': 'h_t 트리거',
  'h-g': 'h_g 목표',
  'h-a': 'h_a 실제',
}
const formula: Record<IdentityId, string> = {
  'h-t': 'h_t = H_T ÷ H_m_prev − 1',
  'h-g': 'h_g = H_g ÷ H_m_prev − 1',
  'h-a': 'h_a = H_a ÷ H_m_prev − 1',
  'goal-delta-ratio': 'goalΔ = h_g − h_t',
  'actual-delta-ratio': 'actualΔ = h_a − h_t',
  'u-ratio': 'u_a/u_g = u_a ÷ u_g',
}
const which = (gc: number | null, place: number) =>
  gc === null ? (place === 1 ? '첫 번째 줄' : `${place}번째 줄`) : `GC ${gc}`

/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const pacerText = {
  headline: '페이서가 바란 것과 실제로 된 것',
  title: '페이서: 목표와 실제',
  reading: '칸 하나가 GC 주기 하나입니다. 트리거에서 마크 끝까지 힙이 자란 만큼을 막대로, 목표를 가로 금으로 그립니다.',
  lacks: '페이서가 주기 끝에 찍는 gcpacertrace 줄이 있어야 그릴 수 있습니다.',
  labels: {
    panels: {
      heap: ['마크하는 동안의 힙과 목표 (MiB)', '힙과 목표 (MiB)'],
      utilization: ['마크가 쓴 것으로 보는 CPU와 목표 (%)', 'CPU와 목표 (%)'],
      'cons-mark': ['cons/mark: 할당이 마크보다 얼마나 빠른지 어림한 값', 'cons/mark'],
      ratios: ['앞 주기에 마크한 힙에 견준 비율', '비율'],
    } as Record<Panel, readonly string[]>,
    series: seriesName,
    cycleAxis: 'GC',
  },
  markName: (gc: number | null, place: number, series: Series, value: string) =>
    `${which(gc, place)} ${seriesName[series]} ${value}`,
  readout: (
    gc: number | null,
    place: number,
    trigger: string,
    end: string,
    goal: string | null,
    utilization: string,
  ): readonly string[] => {
    const head = `${which(gc, place)}: 트리거 ${trigger} → 끝 ${end} MiB`
    const wanted = goal === null ? '' : `, 목표 ${goal}`
    return [`${head}${wanted}, CPU ${utilization} %`, `${head}${wanted}`, `끝 ${end}${wanted}`]
  },
  summary: (n: number, over: number, worst: { gc: number | null; place: number; mib: string } | null) =>
    n === 0
      ? '페이서 줄이 없습니다.'
      : worst === null
        ? `페이서 줄 ${n === 1 ? '하나가' : `${n}개 모두`} 목표를 넘지 않고 마크를 마쳤습니다.`
        : n === 1
          ? `페이서 줄 하나에서 힙이 목표를 ${worst.mib} MiB 넘었습니다.`
          : `페이서 줄 ${n}개 가운데 ${over}개에서 힙이 목표를 넘었습니다. 가장 많이 넘은 것은 ${which(worst.gc, worst.place)}의 ${worst.mib} MiB입니다.`,
  notes: {
    goal: (note: { over: number; of: number }) =>
      note.over === 0
        ? '막대 끝이 목표 금보다 아래면 목표를 넘기 전에 마크를 마친 것입니다.'
        : note.of === 1
          ? '막대 끝이 목표 금을 넘었습니다. 목표는 상한이 아닙니다.'
          : `막대 끝이 목표 금을 넘은 주기는 ${note.of}개 가운데 ${note.over}개입니다. 목표는 상한이 아닙니다.`,
    assumed: () =>
      '쓴 CPU는 백그라운드 워커 몫을 25 %로 치고 잰 어시스트를 더한 값입니다. 그래서 25 %보다 낮게 나오지 않고, 유휴 워커는 들어 있지 않습니다.',
    classic: () => 'h_t, h_g, h_a는 저마다 트리거, 목표, 마크 끝 힙을 앞 주기에 마크한 힙으로 나누고 1을 뺀 값입니다.',
    merged: (note: { cycles: number }) =>
      `주기가 ${note.cycles}개라 이웃한 주기를 모으고, 목표에 견주어 가장 컸던 주기를 그렸습니다.`,
  },
  identity: (id: IdentityId, printed: string, computed: string, holds: boolean) =>
    holds
      ? `${formula[id]} = ${computed}`
      : `${formula[id]} = ${computed}, 찍힌 값은 ${printed}${id === 'h-t' ? '(옛 런타임은 스윕할 거리를 두려고 트리거를 옮기기도 했습니다)' : ''}`,
  identities: (gc: number | null, place: number) => `${which(gc, place)}의 비율`,
  table: {
    caption: (n: number) => `페이서 줄 ${n}개`,
    columns: {
      marked: '앞 주기 마크 (B)',
      trigger: '트리거 (B)',
      end: '마크 끝 (B)',
      goal: '목표 (B)',
      over: '목표와의 차이 (B)',
      used: '쓴 CPU (%)',
      meant: 'CPU 목표 (%)',
      consMark: 'cons/mark',
    },
    unlimited: '제한 없음',
  },
}

export type PacerText = typeof pacerText
