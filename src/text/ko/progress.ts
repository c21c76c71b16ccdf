import { formatNumber } from './format.ts'

const concepts = {
  settings: '설정과 출력',
  cycles: 'GC 주기를 읽기',
  pauses: 'STW 구간',
  'wall-and-cpu': '실제 시간과 CPU 시간',
  assist: '마크 어시스트',
  'live-heap': '라이브 힙',
  'heap-goal': '힙 목표',
  pacer: '페이서',
  queues: '실행 큐',
  'procs-and-threads': 'P와 스레드',
  'goroutine-states': '고루틴의 상태',
  'goroutine-leak': '고루틴 누수',
  releases: '릴리스마다 달라진 것',
}

/** 진도. `{…}` 자리는 페이지가 채웁니다. */
export const progressText = {
  title: '진도',
  lead: '어디까지 보았고 무엇을 맞혔는지 이 기기에만 적어 둡니다. 어디로도 보내지 않습니다.',
  noScript: '푼 연습을 세려면 자바스크립트가 있어야 합니다. 강의와 정답은 자바스크립트 없이도 모두 볼 수 있습니다.',
  nothing: '아직 적힌 것이 없습니다. 강의를 읽거나 연습을 풀면 여기에 나타납니다.',
  lessons: '강의별',
  concepts: '개념별',
  questions: (count: number): string => (count === 0 ? '연습 없음' : `연습 ${formatNumber(count)}개`),
  of: '{done} / {total}',
  said: '연습 {total}개 가운데 {done}개를 풀었고 {first}개를 한 번에 맞혔습니다.',
  first: '한 번에 {first}개',
  states: { new: '아직', started: '보는 중', done: '마침' },
  missed: '한 번에 맞히지 못한 연습',
  again: '{lesson} 연습 {n}',
  resume: '이어서 보기',
  start: '처음부터 보기',
  next: '다음 강의',
  nextLesson: '{number} {title}',
  allDone: '모든 연습을 풀었습니다.',
  total: '연습 {total}개 가운데 {done}개를 풀었습니다.',
  open: '진도 보기',
  /** 강의 안에서, 지난번에 멈춘 곳으로. */
  left: '지난번에는 ‘{section}’까지 보았습니다.',
  keep: '옮기기와 지우기',
  keepLead:
    '다른 브라우저나 기기로 옮기려면 파일로 내려받아 그쪽에서 가져오세요. 강의가 바뀌어도 바뀐 연습만 다시 풉니다.',
  save: '파일로 내려받기',
  load: '파일에서 가져오기',
  reset: '지우기',
  resetLesson: '{title}의 기록 지우기',
  resetAll: '모두 지우기',
  forgotten: '지웠습니다.',
  undo: '되살리기',
  restored: '되살렸습니다.',
  loaded: '{added}개를 가져왔습니다.',
  loadedKept: '{kept}개는 이 기기에 이미 있어서 그대로 두었습니다.',
  loadedGone: '{gone}개는 지금 강의에 없는 연습의 답이라 세지 않습니다.',
  loadedRefused: '{refused}개는 읽을 수 없어서 뺐습니다.',
  refused: '이 브라우저가 저장을 막아 두어서 적지 못했습니다.',
  problems: {
    'too-long': '너무 큰 파일입니다. 이 노트북에서 내려받은 진도 파일인지 확인해 보세요.',
    'no-json': 'JSON 파일이 아니거나 중간에 잘렸습니다. 진도 파일을 다시 내려받아 보세요.',
    'other-file': '이 노트북의 진도 파일이 아닙니다.',
    newer: '더 새로운 판에서 내려받은 파일입니다. 이 페이지를 새로 고친 뒤 다시 해 보세요.',
    empty: '파일은 맞지만 적힌 것이 없습니다.',
  },
  conceptNames: concepts,
}

export type ProgressText = typeof progressText
