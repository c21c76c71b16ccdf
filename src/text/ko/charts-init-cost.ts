/** 여러 표현은 긴 것부터: 자리에 맞는 첫 표현을 씁니다. */
export const initCostText = {
  headline: '시작할 때 패키지마다 든 시간',
  title: '패키지 초기화에 든 시간',
  reading: '위는 초기화가 일어난 때이고, 아래는 오래 걸린 패키지부터 늘어놓은 막대입니다.',
  lacks: 'inittrace가 찍은 온전한 init 줄이 있어야 그릴 수 있습니다.',
  labels: {
    timeline: ['프로그램이 시작한 뒤 초기화가 돈 때', '초기화가 돈 때'] as readonly string[],
    costs: (shown: number, all: number): readonly string[] => [
      shown < all ? `오래 걸린 패키지 ${shown}개, 모두 ${all}개 가운데` : `패키지 ${all}개`,
      `패키지 ${shown}개`,
    ],
    timeAxis: 'ms',
  },
  markName: (name: string, wall: string, at: string) => `${name}, ${wall} ms, 시작 ${at} ms`,
  readout: (name: string, wall: string, at: string, bytes: number, allocs: number): readonly string[] => [
    `${name}: ${wall} ms, 시작 ${at} ms, ${bytes} B, 할당 ${allocs}번`,
    `${name}: ${wall} ms`,
    `${wall} ms`,
  ],
  summary: (n: number, total: string, end: string, dearest: { name: string; wall: string } | null) =>
    dearest === null
      ? 'init 줄이 없습니다.'
      : total === '0'
        ? `패키지 ${n}개의 초기화에 든 시간이 모두 0으로 찍혔습니다. 저마다 1 µs보다 짧았거나, 운영 체제의 시계가 그만큼 거칠었던 것입니다.`
        : `패키지 ${n}개를 초기화하는 데 모두 ${total} ms가 들었고, 마지막 초기화는 ${end} ms에 끝났습니다. 가장 오래 걸린 패키지는 ${dearest.name}이고 ${dearest.wall} ms입니다.`,
  notes: {
    digits: '시각은 두 자리까지만 찍히므로 여러 패키지가 같은 때에 시작한 것처럼 보일 수 있습니다.',
    only: '초기화할 것이 없는 패키지는 줄이 없습니다. 바이트와 할당은 초기화하는 고루틴의 것만 셉니다.',
  },
  table: {
    caption: (n: number) => `패키지 ${n}개의 초기화`,
    columns: { package: '패키지', at: '시작 (ms)', wall: '걸린 시간 (ms)', bytes: '바이트', allocs: '할당' },
  },
}

export type InitCostText = typeof initCostText
