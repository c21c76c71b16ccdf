import type { ShiftId } from '../../trace/derive/reprint-shifts.ts'
import { josa } from './format.ts'

/** 그 릴리스부터 같은 이름의 값이 무엇을 뜻하는지. */
const shifts: Readonly<Record<ShiftId, string>> = {
  'swept-in-pause':
    'Go 1.2까지는 스윕까지 멈춘 동안 끝냈고, Go 1.3부터는 스윕을 남겨 둔 채 셉니다. 그래서 시간과 크기를 서로 옮길 수 없습니다.',
  'scan-apart':
    'Go 1.5만 훑기와 쓰기 장벽 켜기를 마크와 따로 잽니다. 합쳐진 값은 다시 나눌 수 없고, 나뉜 값은 버림 때문에 더할 수 없습니다.',
  'percent-without-scan': 'Go 1.5의 퍼센트에는 훑기에 쓴 시간도 들어갑니다.',
  'goal-from-all-marked':
    '힙 목표를 세는 법이 Go 1.8에서 바뀌었습니다. 숫자는 그대로 찍히지만, 그 릴리스라면 목표부터 다르게 잡았을 것입니다.',
  'forced-by-user': 'Go 1.8까지는 프로그램을 멈춘 채 끝낸 GC, Go 1.9부터는 사용자가 부른 GC라는 뜻입니다.',
  'stw-cpu-by-procs':
    'STW의 CPU 시간에 곱하는 수가 다릅니다. Go 1.9까지는 쉬던 스레드 수에, 그 뒤로는 CPU 수에 달려 있는데 줄에는 둘 다 없습니다.',
  'no-limit': '목표가 없다는 뜻으로 찍는 큰 수가 릴리스마다 다릅니다.',
  'stacks-now': 'Go 1.18은 주기가 시작할 때, Go 1.19는 줄을 찍을 때의 스택 크기를 찍습니다.',
  'goal-at-mark-end':
    'Go 1.18까지는 주기가 시작할 때, Go 1.19부터는 마크가 끝날 때의 힙 목표를 찍습니다. 대개 같습니다.',
  'stacks-scanned': 'Go 1.19까지는 잡아 둔 스택의 크기를, Go 1.20부터는 정말로 훑은 크기를 찍습니다.',
  'percent-measured':
    'Go 1.23부터는 STW에 든 CPU 시간을 직접 재서 퍼센트에 넣습니다. 그 전에는 실제 시간에 수를 곱했습니다.',
  'fractional-share': 'Go 1.9까지는 부분 워커의 수를, Go 1.10부터는 P마다 내줄 시간의 몫을 찍습니다.',
  'utilization-goal':
    '나누는 목표가 Go 1.9까지 0.25, Go 1.10부터 0.30이고, 나눈 결과를 다시 셈하기에는 자릿수가 모자랍니다.',
  'growth-goal': 'Go 1.12까지는 `GOGC` 그대로, Go 1.13부터는 작은 힙에서 더 커지는 실제 비율을 씁니다.',
  'trigger-reached': 'Go 1.19까지는 셈해 둔 트리거를, Go 1.20부터는 주기가 정말로 시작했을 때의 힙을 찍습니다.',
  'bytes-of-spans': 'Go 1.8까지는 새로 잡은 스팬의 크기를, Go 1.9부터는 스윕하는 동안 늘어난 힙을 찍습니다.',
  'eager-apart': 'Go 1.21부터 둘로 나눠 셉니다. 합만 있는 줄에서는 나눌 수 없습니다.',
  'old-statuses': 'Go 1.3까지는 상태 번호의 목록이 달랐습니다.',
  'without-next': 'Go 1.5부터는 다음에 돌 고루틴 하나를 큐 밖에 두고 셉니다.',
  'blocked-of-its-own': 'Go 1.6까지는 그 줄의 M이 아니라 줄을 찍는 M의 값이었습니다.',
  'threads-alive': 'Go 1.9까지는 만든 스레드를 모두, Go 1.10부터는 끝난 스레드를 빼고 셉니다.',
  'wait-reasons': '대기 이유를 적는 말이 릴리스마다 다릅니다.',
  'status-new':
    'Go 1.25까지는 시스템 콜에 들어간 P가 2였고, Go 1.26부터는 1로 나옵니다. 1만 보고는 어느 쪽인지 알 수 없습니다.',
}

export const reprintText = {
  title: '같은 줄을 다른 릴리스가 찍는다면',
  lead: '줄을 하나 고르고 Go 릴리스를 고르면, 같은 일을 그 릴리스의 출력문으로 다시 적습니다. 알 수 없는 값은 지어내지 않고 물음표로 둡니다.',
  choose: '줄',
  own: '내 줄 붙여 넣기',
  ownLabel: '줄 하나',
  ownHint: 'GODEBUG가 찍은 줄 하나를 붙여 넣어 보세요. 글은 이 브라우저를 떠나지 않습니다.',
  from: '이 줄을 찍은 릴리스',
  fromUnknown: (releases: string): string => `모름 (${releases})`,
  to: '다시 찍을 릴리스',
  go: (release: string): string => `Go ${release}`,
  as: (releases: string): string => `${josa(releases, '이라면/라면')}`,
  same: '글자 하나 다르지 않습니다.',
  narrow: '이 줄을 찍은 릴리스를 알면 위에서 골라 보세요. 알 수 있는 값이 늘어날 수 있습니다.',
  unreadable: '이 글에서는 트레이스 줄을 찾지 못했습니다. 줄의 처음부터 끝까지 그대로 붙여 넣었는지 보세요.',
  severalLines: (count: number): string => `줄이 ${count}개 있어서 첫 줄만 다시 적었습니다.`,
  all: '모든 릴리스에서 보기',
  states: { kept: '그대로', rewritten: '적는 법만 바뀜', derived: '다른 값에서 나옴', unknown: '알 수 없음' },
  lost: '사라지는 값',
  cannotKnow: '알 수 없는 값',
  caution: '숫자는 같지만 조심할 값',
  written: '적는 법이 바뀌거나 셈해서 나온 값',
  wrote: (before: string, after: string): string => `${before} → ${after}`,
  near: (raw: string): string => `일곱 자리까지는 ${raw}입니다.`,
  why: {
    'not-printed': '이 줄이 말하지 않는 값입니다.',
    digits: '그 릴리스는 더 많은 자릿수를 찍는데, 이 줄에는 일곱 자리까지만 있습니다.',
    code: '그 릴리스에는 이 번호나 말이 없었습니다.',
  },
  shifts,
  none: {
    'not-yet': 'Go의 이 릴리스는 아직 이런 줄을 찍지 않았습니다.',
    'no-more': 'Go의 이 릴리스는 이런 줄을 더는 찍지 않습니다.',
    gap: 'Go의 이 릴리스는 이 줄을 찍지 않습니다. 앞뒤 릴리스는 찍습니다.',
  },
  instead: (kind: string): string => `그 릴리스에서 가장 가까운 줄은 ‘${kind}’입니다.`,
  witnessed: '실제로 찍힌 줄',
  fromSource: '소스에서 읽음',
  neighbours: '이 줄을 다른 꼴로 적으면',
}

export type ReprintText = typeof reprintText
