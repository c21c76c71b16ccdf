/** Words of the search dialog. */
export const searchText = {
  open: '검색',
  openTitle: '검색 (/ 또는 Ctrl+K)',
  title: '사이트 검색',
  label: '찾을 말',
  placeholder: '필드, 용어, 강의에서 찾기',
  close: '닫기',
  hint: '줄에 찍힌 이름(idleprocs, MB goal)도, 우리말(힙목표, 가비지컬렉터)도 찾습니다.',
  loading: '찾아보기를 불러오고 있습니다.',
  failed: '찾아보기를 불러오지 못했습니다. 용어집과 필드 사전에서 찾아보세요.',
  none: (query: string): string => `‘${query}’에 맞는 곳이 없습니다.`,
  found: (count: number): string => `${count}곳을 찾았습니다.`,
  more: (count: number): string => `가까운 것부터 ${count}곳만 보입니다.`,
  kinds: { page: '페이지', term: '용어', field: '필드', lesson: '강의', version: '버전' },
  keys: { move: '고르기', go: '열기', close: '닫기' },
  elsewhere: '둘러보기',
}

export type SearchText = typeof searchText
