/** 축에 늘어선 것: GC 주기, SCHED 줄, 시각이 없는 페이서 줄. */
type Of = 'cycles' | 'samples' | 'lines'
const what: Readonly<Record<Of, string>> = { cycles: '주기', samples: 'SCHED 줄', lines: '페이서 줄' }

/** 시간 축을 확대하고 옮기는 단추와 작은 지도에 쓰는 말. 수는 보여 줄 꼴로 옵니다. */
export const zoomText = {
  /** 작은 지도의 이름. 화살표로 움직이므로 읽어 주는 값이 따로 있습니다. */
  minimap: '전체 지도',
  all: (of: Of, all: string) => `${what[of]} ${all}개 모두`,
  part: (of: Of, first: string, last: string, all: string) => `${what[of]} ${first}–${last} / ${all}`,
  several: (of: Of, count: string, all: string) => `${what[of]} ${count}개 / ${all}`,
  none: (of: Of, all: string) => `여기에는 ${of === 'cycles' ? '주기가' : '줄이'} 없음 / ${all}`,
  from: (from: string, to: string) => `${from}–${to} s`,
  in: '확대',
  out: '축소',
  whole: '전체 보기',
  /** 단추에 적는 짧은 말. 이름은 `whole`입니다. */
  short: '전체',
  chosen: '고른 범위 보기',
  hint: (key: string) => `${key}+휠이나 두 손가락으로 확대`,
  keys: '+ 키로 확대, − 키로 축소, 0 키로 전체 보기. 지도에서는 좌우 화살표로 옮기고 Home과 End로 양 끝까지 갑니다.',
}

export type ZoomText = typeof zoomText
