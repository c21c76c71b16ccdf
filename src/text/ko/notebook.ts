import { josa } from './format.ts'

export const notebookText = {
  trace: '트레이스',
  figure: '그림',
  cell: (name: string): string => `트레이스 ${name}`,
  sample: '샘플',
  own: '내 트레이스',
  edit: '고치기',
  done: '마치기',
  reset: '샘플로 되돌리기',
  workbench: '작업대에서 열기',
  copy: '복사',
  copied: '복사했습니다',
  undo: '되돌리기 취소',
  replaced: {
    reset: '샘플을 다시 넣었습니다.',
    clear: '트레이스를 지웠습니다.',
    paste: '새로 붙여 넣은 트레이스로 바꿨습니다.',
    sample: '샘플로 바꿨습니다.',
    lesson: '강의에서 보던 트레이스를 열었습니다.',
  },
  putBack: '쓰던 내용 다시 넣기',
  storageRefused: '이 브라우저가 저장을 막아 두어서, 고친 내용은 이 쪽을 닫으면 사라집니다.',
  offered: '다른 탭에서 이 트레이스를 바꿨습니다.',
  takeOffered: '다른 탭의 내용 쓰기',
  keepMine: '이대로 두기',
  hint: '숫자를 누르거나 화살표 키로 옮겨 다니면 설명이 열립니다.',
  keys: '← → 로 값을, ↑ ↓ 로 줄을 옮기고 Enter로 설명에 들어갑니다. Shift와 ↑ ↓ 로 값을 한 칸씩 바꾸고, Esc로 닫습니다.',
  line: (line: number): string => `${line}번째 줄`,
  lines: '트레이스의 줄',
  select: '이 줄을 읽고 그리기',
  editor: (name: string): string => `트레이스 ${name}의 글`,
  aloud: '풀어 읽으면',
  nothing: '줄이 없습니다. 고치기를 눌러 트레이스를 붙여 넣어 보세요.',
  noTrace: 'gctrace 줄이 하나도 없습니다. `GODEBUG=gctrace=1`로 얻은 줄은 `gc 1 @0.012s 2%:`처럼 시작합니다.',

  releases: {
    label: '이 줄을 찍을 수 있는 Go 릴리스',
    contradiction: '여러 릴리스',
    contradictionWhy: '한 릴리스가 함께 찍을 수 없는 줄이 섞여 있습니다. 여러 프로그램의 출력이 합쳐진 것 같습니다.',
    because: {
      'old-stw': '`gc7(4):`처럼 번호를 붙여 쓰는 꼴은 Go 1.4까지입니다.',
      'five-phases': '실제 시간이 다섯, CPU 시간이 일곱인 꼴은 Go 1.5뿐입니다.',
      'three-phases': '실제 시간이 셋이고 `MB stacks`와 `MB globals`가 없으면 Go 1.6부터 1.17까지입니다.',
      'stacks-and-globals': '`MB stacks`와 `MB globals`는 Go 1.18부터 찍습니다.',
      'leak-check': '`(checking for goroutine leaks)`는 Go 1.26부터 찍습니다.',
      notice: '이 줄의 꼴로는 릴리스를 더 좁힐 수 없습니다.',
    },
  },

  unread: {
    title: '읽지 못한 줄',
    truncated: '줄이 여기서 끊겼습니다.',
    unexpected: '여기서부터 꼴이 다릅니다.',
    expected: '나와야 할 것',
    found: '실제로 있는 것',
    foundNothing: '줄의 끝',
    where: (column: number): string => `${column}번째 글자`,
    advice: {
      truncated: '로그를 자르는 길이 제한이 있는지 보고, 원래 출력에서 이 줄을 통째로 다시 복사해 보세요.',
      unexpected: '다른 출력이 줄 가운데에 끼어들었거나 손으로 고친 줄인지 확인해 보세요.',
    },
    field: (name: string): string => `${name} 값`,
    jump: (line: number): string => `${line}번째 줄로`,
  },
  foreign: '트레이스가 아닌 글',

  card: {
    label: (name: string): string => `${name} 설명`,
    close: '닫기',
    wall: '실제 시간',
    cpu: 'CPU 시간',
    computed: '계산한 값',
    measured: '잰 값',
    here: '이 줄에서는',
    how: '재는 법',
    misreading: '흔한 오해',
    typical: '보통은',
    unit: '단위',
    changes: '릴리스마다',
    releases: '찍는 릴리스',
    metrics: 'runtime/metrics',
    source: '런타임 소스',
    more: '자세히',
    page: '필드 페이지',
    up: '한 칸 크게',
    down: '한 칸 작게',
    change: '값을 바꿔 보기',
    loading: '설명을 가져오는 중입니다.',
    failed: '설명을 가져오지 못했습니다. 연결을 확인하고 다시 눌러 보세요. 이 줄의 모든 필드는 아래 목록에도 있습니다.',
    present: '있음',
  },

  derived: {
    printedRange: (lo: string, hi: string): string => `버림하기 전의 값은 ${lo} 이상 ${hi} 미만입니다.`,
    stwTotal: '두 번 멈춘 시간을 더하면 이만큼입니다.',
    stwProcsKnown: (k: number, procs: number): string =>
      k === procs
        ? `잰 값이 아니라 실제 시간에 P의 수 ${josa(String(k), '을/를')} 곱한 값입니다.`
        : `잰 값이 아니라 실제 시간에 ${josa(String(k), '을/를')} 곱한 값입니다.`,
    stwProcsRange: (lo: number, hi: number): string =>
      `잰 값이 아니라 실제 시간에 곱한 값입니다. 찍힌 자릿수가 적어 곱한 수는 ${lo}에서 ${hi} 사이라고만 알 수 있습니다.`,
    stwProcsImpossible: '두 값에 같은 정수를 곱해서는 나올 수 없습니다. 손으로 고쳤거나 상한 줄입니다.',
    stwProcsFewer: (k: number, procs: number, byIdleThreads: boolean): string =>
      byIdleThreads
        ? `P는 ${procs}개인데 ${josa(String(k), '을/를')} 곱한 까닭은, Go 1.9까지 P와 CPU의 수, 쉬던 스레드 수 + 1, 32 가운데 가장 작은 수를 곱했기 때문입니다.`
        : `P는 ${procs}개인데 ${josa(String(k), '을/를')} 곱한 까닭은, P와 CPU의 수 가운데 작은 쪽을 곱하기 때문입니다.`,
    markShare: (percent: number): string => `마크하는 동안 P들이 쓸 수 있던 시간의 ${percent} %입니다.`,
    markCapacity: (programPercent: number): string =>
      `이 구간에 P들이 쓸 수 있던 CPU 시간입니다. GC의 몫을 뺀 ${programPercent} %는 프로그램이 쓸 수 있었습니다.`,
    markOverfull: '세 몫을 더하면 이보다 조금 큽니다. 워커가 시계를 읽기 전에 시작할 수 있기 때문입니다.',
    staleMark: '모두 멈추고 도는 강제 주기라서, 이 값은 지난 동시 주기의 것이 그대로 찍힌 것입니다.',
    freed: '스윕이 곧 치울 만큼입니다.',
    markingGrowth: '마크하는 동안 이만큼 더 할당했습니다.',
    grown: '지난 주기에 살아남은 힙에서 이만큼 자랐습니다.',
    rate: (rate: string): string => `1초에 ${rate} MiB쯤 할당한 셈입니다.`,
    goalKept: '목표를 넘기 전에 마크를 마쳤습니다.',
    goalMissed: '마크가 끝날 때 힙이 목표를 넘었습니다.',
    goalUnlimited: 'GOGC를 껐고 메모리 상한도 없어서, 사실상 목표가 없다는 뜻입니다.',
    gap: (seconds: string): string => `앞 주기가 끝나고 ${seconds}초 뒤입니다.`,
    wholeCycle: '이 주기의 실제 시간을 모두 더한 값입니다.',
  },

  figureCell: {
    of: (name: string): string => `트레이스 ${name}`,
    previous: '앞 주기',
    next: '다음 주기',
    cycle: '주기',
    position: (index: number, count: number): string => `${count}개 가운데 ${index}번째`,
    none: 'Go 1.5 이상이 찍은 온전한 gctrace 줄이 있어야 그릴 수 있습니다.',
  },

  list: {
    all: '이 줄의 모든 필드',
    field: '필드',
    provenance: '이 트레이스의 출처',
    note: '한국어 GODEBUG 교육 자료에 실린 줄입니다.',
    run: '직접 실행해 얻은 줄입니다.',
    program: '프로그램',
    go: 'Go',
    setting: '설정',
    procs: 'GOMAXPROCS',
    machine: '기계',
  },
}

export type NotebookText = typeof notebookText
