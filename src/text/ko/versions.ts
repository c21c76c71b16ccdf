import { formatNumber, josa } from './format.ts'

const turningPoints: Readonly<Record<string, string>> = {
  'gctrace-variable': '`GODEBUG=gctrace=1`로 켭니다. Go 1.1까지는 `GOGCTRACE=1`이라는 변수를 따로 썼습니다.',
  'goal-from-all-marked': '힙 목표를 마크한 바이트 전부로 셉니다. Go 1.7까지는 주기 동안 할당한 만큼을 뺐습니다.',
  'forced-by-user':
    '`(forced)`가 사용자가 부른 GC라는 뜻으로 바뀝니다. Go 1.8까지는 프로그램을 멈춘 채 끝낸 GC라는 뜻이었습니다.',
  'stw-cpu-by-procs':
    'STW의 CPU 시간은 실제 시간에 `GOMAXPROCS`와 CPU 수 가운데 작은 쪽을 곱한 값입니다. Go 1.9까지는 놀고 있던 스레드가 적으면 곱하는 수도 줄었습니다.',
  'gctrace-2-quiet': '`gctrace=2`가 더는 GC를 되풀이하지 않습니다. Go 1.24까지 `gctrace=1`과 똑같이 찍습니다.',
  'goal-from-limit': '힙 목표가 메모리 상한에서 나올 수 있습니다.',
  'stacks-scanned': '`MB stacks`는 마크하면서 정말로 훑은 스택의 크기입니다.',
  'percent-measured':
    '퍼센트에 들어가는 STW의 CPU 시간을 직접 잽니다. 그래서 줄에 찍힌 CPU 시간을 더해도 맞지 않습니다.',
  'utilization-goal': '`u_g`가 0.25에서 0.30이 됩니다.',
  'sweep-in-some-cycles': '`sweep done` 줄이 몇몇 주기에만 나옵니다.',
  'blocked-of-its-own': '`blocked`가 그 줄의 M이 어떤지 보여 줍니다. Go 1.6까지는 줄을 찍는 M의 값이었습니다.',
  'threads-alive': '`threads`가 끝난 스레드를 세지 않습니다.',
  'wait-reasons': '대기 이유가 정해진 목록에서만 나옵니다.',
  'status-preempted': '선점되어 멈춘 G의 상태인 9가 생깁니다.',
  'status-new': 'G의 상태에 10(누수된 고루틴)과 11이 생기고, P의 상태 2는 쓰이지 않습니다.',
}

export const versionsText = {
  title: 'Go 버전별 줄의 꼴',
  lead: '릴리스마다 어떤 줄을 찍는지 모은 표입니다. 앞 꼴에서 사라진 것은 지우고 새로 생긴 것은 강조했습니다. 이름을 누르면 그 필드로 갑니다.',
  timeline: '한눈에 보기',
  timelineLead:
    '막대 하나가 꼴 하나이고, 숫자는 그 꼴을 처음 찍은 릴리스입니다. 이름이나 숫자를 누르면 그 자리로 갑니다.',
  contents: '차례',
  /** For readers of the time line who do not see it. */
  bar: (kind: string, releases: string): string => `${kind}, ${releases}`,
  first: '첫 꼴',
  comparedWith: (releases: string): string => `${releases}의 꼴과 견주었습니다.`,
  added: '새로 생김',
  removed: '사라짐',
  rewritten: '쓰는 방식이 바뀜',
  narrower: '일부 릴리스만 찍음',
  onlyLiterals: '값은 그대로이고 둘레의 글자만 바뀌었습니다.',
  nothingSeen: '값이 놓이는 자리와 글자가 모두 그대로입니다.',
  witness: '찍힌 줄',
  fromSource: '기록해 둔 줄이 없어서 런타임 소스의 출력문대로 적었습니다.',
  source: '찍는 곳',
  turningPoints: '꼴은 그대로인데 뜻이 달라진 릴리스',
  turningPoint: turningPoints,
  forms: (count: number): string => `꼴 ${formatNumber(count)}가지`,
  fieldsOf: (family: string): string => `${josa(family, '이/가')} 찍는 필드 모두 보기`,
}

export type VersionsText = typeof versionsText
