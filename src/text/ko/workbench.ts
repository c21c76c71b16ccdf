export const workbenchText = {
  title: '작업대',
  lead: '내 트레이스를 붙여 넣으면 한 글자도 빼놓지 않고 읽어 줍니다. 붙여 넣은 글은 이 브라우저를 떠나지 않습니다.',
  description:
    'gctrace 줄을 붙여 넣으면 필드마다 뜻을 풀고 실제 시간과 CPU 시간을 그려 줍니다. 서버로 보내지 않습니다.',
  box: '트레이스',
  placeholder: 'gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, …',
  how: '트레이스를 얻으려면 환경 변수를 켜고 표준 오류를 파일로 받습니다.',
  howCommand: 'GODEBUG=gctrace=1 ./app 2> trace.log',
  howMore: '로그에 섞여 있어도 괜찮습니다. gctrace 줄만 골라 읽고, 읽지 못한 줄은 까닭을 알려 줍니다.',
  empty: '여기에 붙여 넣거나, 파일을 끌어다 놓거나, 아래에서 샘플을 골라 보세요.',
  open: '파일 열기',
  samples: '샘플 고르기',
  samplesLead: '실제로 실행해 얻은 트레이스입니다. 무엇을 볼 만한지 적어 두었습니다.',
  drop: '여기에 놓으면 읽습니다',
  edit: '글 고치기',
  done: '다 고쳤으면 목록으로',
  clear: '모두 지우기',
  dismiss: '알림 닫기',
  counts: {
    label: '트레이스 요약',
    lines: '줄',
    cycles: 'GC 주기',
    unread: '읽지 못한 줄',
    foreign: '트레이스가 아닌 줄',
    processes: '프로세스',
  },
  processesNote: (count: number): string =>
    `번호나 시계가 처음으로 돌아간 곳이 있어 프로세스 ${count}개의 출력으로 나누어 읽었습니다.`,
  nothingFound: {
    title: 'gctrace 줄을 찾지 못했습니다',
    text: '`gc 1 @0.012s 2%:`처럼 시작하는 줄이 있어야 합니다. `GODEBUG=gctrace=1`을 켜고 실행했는지, 표준 오류를 받았는지 확인해 보세요.',
  },
  unread: {
    title: (count: number): string => `읽지 못한 줄 ${count}개`,
    lead: '줄이 끊기거나 다른 출력이 끼어든 자리입니다. 고르면 목록에서 그 줄을 보여 줍니다.',
    more: (count: number): string => `이 밖에 ${count}개가 더 있습니다.`,
  },
  tooLong: (mib: number): string => `${mib} MiB까지만 읽었습니다. 나머지는 파일을 나누어 열어 보세요.`,
  unreadableFile: (name: string): string => `‘${name}’ 파일을 읽지 못했습니다. 글로 된 파일인지 확인해 보세요.`,
  figures: '선택한 주기의 그림',
  noScript: '작업대는 JavaScript가 있어야 움직입니다. 강의와 필드 사전은 없어도 읽을 수 있습니다.',
  sampleList: {
    'note/gc-318-322': {
      name: '교육 자료의 다섯 줄',
      go: 'Go 1.7–1.8',
      why: 'STW의 CPU 시간이 8이 아니라 6을 곱한 값입니다.',
    },
    'forced/1.15-gctrace': {
      name: '손으로 부른 GC',
      go: 'Go 1.15',
      why: '`runtime.GC()`가 만든 `(forced)` 줄이 섞여 있습니다.',
    },
    'memlimit/1.21-gogcoff': {
      name: 'GOGC를 끄고 메모리 상한만',
      go: 'Go 1.21',
      why: '목표가 상한에서 나오므로 힙이 커도 GC가 드뭅니다.',
    },
    'combo/1.21-gc-app': {
      name: '로그에 섞인 트레이스',
      go: 'Go 1.21',
      why: '프로그램의 로그와 끊긴 줄 사이에서 골라 읽습니다.',
    },
    'churn/1.23-gogc50': { name: 'GOGC=50', go: 'Go 1.23', why: '목표가 낮아 주기가 촘촘합니다.' },
    'idle/1.24-gc-forced': {
      name: '2분 동안 조용한 프로그램',
      go: 'Go 1.24',
      why: '런타임이 스스로 깨운 `GC forced` 줄이 있습니다.',
    },
    'churn/1.25-p8': {
      name: 'P가 CPU보다 많을 때',
      go: 'Go 1.25',
      why: 'GOMAXPROCS=8인데 곱한 수는 CPU의 수 2입니다.',
    },
    'assist/1.26-p2': {
      name: '마크 어시스트에 시달리는 프로그램',
      go: 'Go 1.26',
      why: '쉬지 않고 할당해서 어시스트가 큽니다.',
    },
    'heapleak/1.27-gctrace': { name: '자라기만 하는 맵', go: 'Go 1.27', why: '라이브 힙이 주기마다 커집니다.' },
    'memlimit/1.27-spiral': { name: '메모리 상한에 몰린 프로그램', go: 'Go 1.27', why: 'GC가 쉴 틈 없이 이어집니다.' },
    'stacks/1.27-gctrace': {
      name: '깊은 스택과 큰 전역 변수',
      go: 'Go 1.27',
      why: '`MB stacks`와 `MB globals`가 0이 아닙니다.',
    },
    'churn/1.27-p4-calm': {
      name: '평온한 프로그램',
      go: 'Go 1.27',
      why: '주기는 많아도 GC가 쓰는 시간은 거의 없습니다.',
    },
  },
}

export type WorkbenchText = typeof workbenchText
