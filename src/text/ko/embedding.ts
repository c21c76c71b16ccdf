/** 다른 페이지에 싣는 법을 적은 페이지와, 틀 안에 뜨는 페이지의 말. */
export const embeddingText = {
  title: '다른 페이지에 트레이스 싣기',
  lead: '블로그나 위키, 사내 문서에 트레이스를 인용할 때 숫자마다 설명이 따라가게 합니다. 방법은 두 가지입니다.',
  element: 'go-trace 요소로 싣기',
  elementLead:
    '모듈 하나를 불러오고 트레이스를 `<go-trace>`로 감쌉니다. 트레이스는 페이지에 글자로 남으므로, 스크립트가 없거나 막혀 있어도 읽을 수 있습니다.',
  try: '이렇게 보입니다',
  tryNote: '숫자를 누르면 뜻과 이 줄에서 따라 나오는 셈이 열립니다. 화살표 키로도 옮겨 다닐 수 있습니다.',
  copy: '복사',
  copied: '복사했습니다',
  failed: '복사하지 못했습니다. 글을 직접 골라 복사해 보세요.',
  attributes: '속성',
  attribute: {
    lang: '`ko`나 `en`입니다. 적지 않으면 둘레의 `lang`을 따릅니다.',
    theme: '`light`나 `dark`입니다. 적지 않으면 시스템 설정을 따릅니다.',
    'hide-answers': '설명을 가려 둡니다. 읽는 사람이 스스로 생각해 본 뒤에 값마다 펼쳐 봅니다.',
    site: '자세한 설명으로 가는 링크의 주소입니다. 적지 않으면 모듈이 있는 사이트로 가고, `none`이면 링크를 두지 않습니다.',
  },
  styling: '모양 바꾸기',
  stylingLead:
    '요소의 모양은 둘레의 스타일시트에 물들지 않습니다. 바꾸고 싶으면 CSS 변수를 정하거나 `::part()`로 고르세요.',
  variables: 'CSS 변수',
  variable: {
    font: '본문 글꼴',
    mono: '트레이스 글꼴',
    radius: '모서리의 둥글기',
    'max-height': '트레이스의 최대 높이. 넘으면 그 안에서 스크롤합니다.',
    colours: '색',
  },
  parts: '부분',
  part: {
    box: '전체',
    lines: '트레이스',
    line: '한 줄',
    token: '값 하나. `token-stw`, `token-assist`처럼 뜻으로도 고를 수 있습니다.',
    card: '값의 설명',
    sentence: '줄을 풀어 읽은 글',
    note: '알림',
    button: '버튼',
    link: '링크',
  },
  policy: '콘텐츠 보안 정책',
  policyText:
    '모듈은 인라인 스타일이나 `eval`을 쓰지 않고 다른 파일을 불러오지도 않습니다. `script-src`에 모듈의 주소만 있으면 됩니다. 파일을 내려받아 자기 사이트에 두어도 됩니다.',
  frame: {
    untitled: '공유된 트레이스',
    before: '전',
    after: '후',
    notes: '메모',
    line: '{n}번째 줄',
    unreadable: '읽을 수 없는 주장입니다.',
    empty: '보여 줄 트레이스가 없습니다. 주소의 # 뒤에 공유 링크의 내용이 있어야 합니다.',
    open: 'GODEBUG 노트북에서 열기',
    noScript: '주소의 # 뒤를 읽으려면 자바스크립트가 있어야 합니다.',
  },
  iframe: '틀(iframe)로 싣기',
  iframeLead:
    '스크립트를 넣을 수 없는 곳에는 틀로 싣습니다. 공유 링크의 # 뒤를 그대로 붙이면 트레이스와 메모가 나옵니다. 내용이 주소의 # 뒤에만 있으므로 서버로 가지 않습니다.',
  iframeNote: '메시지로 알려 주는 높이에 맞추면 틀 안에 스크롤이 생기지 않습니다.',
  address: '주소로 정하기',
  addressText:
    '`/embed/?theme=dark`처럼 `theme`을, `/embed/?hide-answers`처럼 설명을 가릴지를 정합니다. 영어는 `/en/embed/`입니다.',
  messages: '메시지',
  messagesLead:
    '틀과 바깥 페이지는 `postMessage`로 이야기합니다. 틀이 보내는 메시지에 트레이스의 글은 들어가지 않습니다. 바깥에서 온 메시지는 틀을 감싼 창의 것만 듣습니다.',
  direction: { out: '틀에서 바깥으로', in: '바깥에서 틀로' },
  message: {
    ready: '준비가 끝났습니다.',
    height: '필요한 높이(px)입니다. 바뀔 때마다 다시 보냅니다.',
    select: '읽는 사람이 고른 값의 이름입니다. 닫으면 `null`입니다.',
    set: '테마, 언어, 설명 가리기, 보여 줄 링크를 바꿉니다. 필요한 것만 적습니다.',
  },
  header: '누가 틀에 담을 수 있는지',
  headerText:
    '이 사이트는 어디에서든 틀에 담을 수 있습니다. 막으려면 서버가 `frame-ancestors`를 HTTP 헤더로 보내야 합니다. 페이지 안의 `<meta>`로는 정할 수 없습니다.',
  demo: '시험 페이지',
  demoText: '정책이 엄격한 평범한 페이지와 스타일시트가 거친 페이지에서 어떻게 되는지 볼 수 있습니다.',
  demoPlain: '평범한 페이지',
  demoHostile: '거친 스타일시트',
  name: '이름',
  meaning: '뜻',
}

export type EmbeddingText = typeof embeddingText
