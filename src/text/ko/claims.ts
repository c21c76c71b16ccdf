/** 주장을 쓰는 법을 적은 페이지의 말. */
export const claimsText = {
  title: '주장 쓰는 법',
  lead: '주장은 트레이스를 두고 하는 한 줄짜리 식입니다. 공유 링크를 여는 쪽에서 줄에 찍힌 숫자로 다시 셈하므로, 말로만 남는 주장이 없습니다.',
  copy: '복사',
  copied: '복사했습니다',
  failed: '복사하지 못했습니다. 글을 직접 골라 복사해 보세요.',

  examples: '예로 보기',
  examplesLead: (before: string, after: string): string =>
    `고치기 전이 \`${before}\`, 고친 뒤가 \`${after}\` 샘플의 앞 40줄인 링크에서 셈한 결과입니다.`,
  open: '이 예를 공유 링크로 열기',
  claim: '주장',
  says: '뜻',
  result: '결과',
  example: {
    assist: '어시스트의 몫이 고치기 전의 절반보다 작다',
    goal: '힙 목표가 64 MiB를 넘은 적이 없다',
    pauses: 'STW 백 번 가운데 아흔아홉 번은 1 ms보다 짧다',
    slope: '라이브 힙이 거의 평평하다',
    forced: '강제 GC가 한 번도 없다',
  },

  shape: '짜임',
  shapeLead:
    '주장 하나는 견주는 기호 하나와 그 양쪽의 식입니다. 사칙 연산과 괄호를 쓸 수 있습니다. 500자까지 적을 수 있습니다.',

  functions: '함수',
  functionsLead: '함수는 값 여럿을 수 하나로 만듭니다. `live.slope`처럼 이름 뒤에 점을 찍어 써도 됩니다.',
  fn: {
    p: '백분위입니다. `p50`, `p99`, `p99.9`처럼 1부터 100까지 씁니다. 주기가 다섯 개는 있어야 셈합니다.',
    max: '가장 큰 값과 가장 작은 값입니다.',
    mean: '평균과 중앙값입니다. 주기가 다섯 개는 있어야 셈합니다.',
    sum: '모두 더한 값입니다.',
    first: '처음 값과 마지막 값입니다.',
    count:
      '몇 개인지 셉니다. `count(forced)`는 그 필드가 있는 줄을, `count(where heap-live >= 100)`은 조건에 맞는 줄을 셉니다.',
    share:
      '몫입니다. `share(gc)`는 프로그램이 쓸 수 있던 CPU 시간 가운데 GC가 쓴 몫이고, `share(assist)`, `share(background)`, `share(idle)`은 동시 마크 동안 쓸 수 있던 CPU 시간 가운데 각각이 쓴 몫입니다.',
    rate: '1초에 얼마인지 셈합니다. 주기의 수는 `rate(cycles)`, 할당한 양은 `rate(alloc)`로 씁니다.',
    slope: '값이 시간에 따라 얼마나 느는지입니다. 최소제곱으로 맞춘 직선의 기울기이고, gctrace 주기의 필드에 씁니다.',
  },

  names: '이름',
  namesLead: '자주 쓰는 것에는 짧은 이름이 있습니다.',
  name: {
    stw: 'STW 한 번. 주기마다 스윕 종료와 마크 종료 두 번이 있습니다.',
    'stw-cycle': '한 주기의 STW를 더한 값',
    interval: '주기의 시작부터 다음 주기의 시작까지',
    mark: '동시 마크의 실제 시간',
    assist: '마크 어시스트의 CPU 시간',
    background: '백그라운드 워커의 CPU 시간',
    idle: '유휴 워커의 CPU 시간',
    live: '라이브 힙',
    goal: '힙 목표',
    start: '주기를 시작할 때의 힙',
    end: '마크를 마칠 때의 힙',
    cycles: 'GC 주기',
    alloc: '프로그램이 할당한 양. `rate(alloc)`에만 씁니다.',
    gc: 'GC가 쓴 CPU 시간. `share(gc)`에만 씁니다.',
  },
  fields:
    '필드 사전에 있는 이름도 모두 쓸 수 있습니다: `heap-goal`, `runqueue`. 여러 줄에 같은 이름이 있으면 gctrace의 필드이고, 다른 줄의 필드는 `schedtrace.at`처럼 앞에 줄의 이름을 적습니다.',
  fieldsLink: '필드 사전',

  units: '수와 단위',
  unitsText:
    '시간에는 `ns`, `us`, `ms`, `s`, 크기에는 `B`, `KiB`, `MiB`, `GiB`, 몫에는 `%`를 씁니다. 뒤에 `/s`를 붙이면 1초마다의 값입니다. 런타임이 찍는 `MB`는 MiB와 같습니다. 시간이나 크기와 견주는 수에는 단위가 있어야 하고, 0에는 없어도 됩니다.',

  traces: '전과 후',
  tracesText:
    '링크에 트레이스가 둘이면 값 뒤에 `before`나 `after`를 적어 어느 쪽인지 밝힙니다. 적지 않으면 고친 뒤의 값입니다. 오른쪽에 `before`만 적으면 왼쪽과 같은 값을 고치기 전에서 읽습니다.',

  where: '줄 고르기',
  whereText:
    '괄호 안에서 이름 뒤에 `where`를 붙이면 조건에 맞는 줄만 셈합니다. 조건은 작업대의 찾기와 같은 말로 적습니다. `rate`와 `share(gc)`는 실행 전체의 값이라 `where process = 2`처럼 프로세스만 고를 수 있습니다.',

  about: '거의 같다',
  aboutText:
    '`~`는 두 쪽의 차이가 큰 쪽의 10분의 1을 넘지 않는지 봅니다. 얼마나 가까워야 하는지는 `within` 뒤에 적을 수 있습니다. `live.slope ~ 0`은 트레이스의 처음부터 끝까지 는 양이 평균의 10분의 1을 넘지 않는지 봅니다.',

  states: '결과는 셋',
  statesLead: '런타임은 숫자의 뒷자리를 버리고 찍습니다. 그래서 값은 점이 아니라 구간이고, 주장은 구간으로 가립니다.',
  state: {
    true: '구간의 어느 값이어도 맞습니다.',
    false: '구간의 어느 값이어도 틀립니다.',
    undecided:
      '어느 쪽인지 남은 자릿수로는 알 수 없거나, 주기가 다섯 개보다 적거나, 셈할 줄이 없습니다. 이유를 함께 적습니다.',
  },
  statesNote:
    '결과 옆의 줄을 누르면 결과를 가른 줄로 갑니다. 읽지 못한 줄은 셈에 넣지 않고, 몇 줄이 빠졌는지 알립니다.',

  cli: '명령줄에서',
  cliText:
    '같은 식을 CI에서 확인할 수 있습니다. 모두 맞으면 0, 틀린 주장이 있으면 1, 식이나 파일을 읽지 못하면 2, 틀린 것은 없고 가릴 수 없는 것이 있으면 3으로 끝납니다.',
}

export type ClaimsText = typeof claimsText
