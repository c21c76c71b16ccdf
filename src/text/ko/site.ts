export const siteText = {
  brand: 'GODEBUG 노트북',
  skip: '본문으로 건너뛰기',
  nav: '주 메뉴',
  lessons: '강의',
  workbench: '작업대',
  fields: '필드',
  versions: '버전',
  glossary: '용어집',
  capture: '트레이스 받기',
  switchLanguage: 'English',
  switchLanguageShort: 'EN',
  darkTheme: '어두운 테마',
  lessonList: '강의 목록',
  /** Before the lesson's title: `5강`. */
  lessonNumber: (order: number): string => `${order}강`,
  previousLesson: '이전 강의',
  nextLesson: '다음 강의',
  lessonDone: '마친 강의',
  progress: '진도',
  claims: '주장 쓰는 법',
  embedding: '다른 페이지에 싣기',
  lessonStarted: '보는 중인 강의',
  takeaway: '기억할 것',
  mirrors: (heading: string): string =>
    `한국어 GODEBUG 교육 자료(원문)의 ‘${heading}’ 부분을 따라갑니다. 원문과 다른 곳은 ‘원문 바로잡기’로 밝힙니다.`,
  footer: {
    licence: '코드와 글은 Apache License 2.0으로 나눕니다.',
    origin:
      '강의는 Apache License 2.0으로 공개된 한국어 GODEBUG 교육 자료를 바로잡고 지금의 Go에 맞춰 다시 쓴 것입니다.',
    privacy: '붙여 넣은 트레이스는 이 브라우저를 떠나지 않습니다.',
    fonts: '글꼴은 Pretendard와 JetBrains Mono이며, 둘 다 SIL Open Font License를 따릅니다.',
    licences: '쓰인 글꼴과 코드의 라이선스',
  },
  home: {
    title: 'Go 런타임이 찍은 트레이스 읽기',
    lead: 'GODEBUG가 찍는 줄을 한 글자도 빼놓지 않고 풀어 주고, 실제 시간과 CPU 시간을 그림으로 보여 주는 노트북입니다.',
    tryHeading: '숫자를 하나 짚어 보세요',
    try: 'GC를 한 번 마칠 때마다 Go 런타임이 찍는 줄입니다. P(논리 프로세서)가 8개인 서버에서 얻었습니다. 숫자마다 뜻과 단위, 런타임이 그 값을 얻는 곳을 설명합니다.',
    pasteHeading: '내 트레이스로',
    paste:
      '운영 중인 서비스에서 얻은 줄을 그대로 붙여 넣으면 됩니다. 서버가 없는 사이트라서 붙여 넣은 글은 이 브라우저에만 남습니다.',
    pasteAction: '작업대 열기',
    capture: '아직 받아 둔 줄이 없다면',
    captureAction: '상황에 맞는 명령 찾기',
    courseHeading: '강의',
    course:
      '줄을 읽는 법을 예제와 연습으로 익힙니다. 예제는 모두 고쳐 볼 수 있습니다. GC 트레이스가 처음이라면 4강부터 6강까지 이어서 보세요. 6강 끝에서 처음 보는 트레이스로 읽는 법을 확인합니다.',
    fieldsHeading: '필드 사전',
    fields: '줄에 나오는 값을 하나씩 풀어 둔 곳입니다. 리뷰에서 링크하기 좋습니다.',
  },
  notFound: {
    title: '없는 페이지입니다',
    text: '주소가 바뀌었거나 잘못 적혔습니다.',
    action: '첫 페이지로',
  },
}

export type SiteText = typeof siteText
