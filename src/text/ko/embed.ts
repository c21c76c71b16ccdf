/** `<go-trace>`의 말. 다른 사람의 페이지에 실리므로 짧게 씁니다. */
export const embedText = {
  lines: '트레이스',
  aloud: '풀어 읽으면',
  here: '이 줄에서는',
  present: '있음',
  computed: '계산한 값',
  wall: '실제 시간',
  cpu: 'CPU 시간',
  close: '설명 닫기',
  more: '자세히',
  value: (position: number, raw: string): string => `${position}번째 값 ${raw}`,
  hidden: '이 값이 무엇인지 먼저 생각해 보세요.',
  reveal: '뜻 보기',
  revealAll: '풀이 보기',
  keys: '← → 로 값을, ↑ ↓ 로 줄을 옮깁니다. Esc로 설명을 닫습니다.',
  none: 'Go 런타임이 찍은 줄이 없습니다.',
  rest: (count: number, isCut: boolean): string =>
    `뒤의 ${count}줄은 글자로만 보여 줍니다.${isCut ? ' 너무 길어 앞부분만 담았습니다.' : ''}`,
  source: 'GODEBUG 노트북',
}

export type EmbedText = typeof embedText
