import type { ChecksText } from '../check-text.ts'
import { tidy, unitSpace, withUnit } from '../number.ts'
import { formatNumber, formatPrintedMs, formatSeconds, josa } from './format.ts'

const mib = (value: number) => withUnit(value, 'MiB')
const bytes = (value: number) => withUnit(value, 'B')
const percent = (value: number) => withUnit(value, '%')
const ms = (value: number) => withUnit(tidy(value), 'ms')
const seconds = (milliseconds: number) => formatSeconds(milliseconds / 1000)
const p = (value: number) => `${formatNumber(value)}${unitSpace}P`
const float = (value: number) => String(Number(value.toPrecision(7)))
const list = (values: readonly number[]) => `[${values.join(' ')}]`

/** 정수 하나이거나 `6~7`. */
function between({ lo, hi }: { lo: number; hi: number }, digits = 0): string {
  const [from, to] = [lo.toFixed(digits), hi.toFixed(digits)]
  if (hi === Number.POSITIVE_INFINITY) return `${from} 이상`
  return from === to ? from : `${from}~${to}`
}

function factor({ wall, cpu, lo, hi }: { wall: number; cpu: number; lo: number; hi: number }): string {
  const division = `${formatPrintedMs(cpu)} ÷ ${formatPrintedMs(wall)}`
  return lo > hi ? `${division}에 맞는 정수가 없습니다` : `${division}, 곧 ${between({ lo, hi })}배입니다`
}

const damaged = '줄이 상했거나 손으로 고친 줄일 수 있습니다. 원래 출력과 견주어 보세요.'
const damagedNumber = '둘 가운데 하나를 잘못 옮긴 것 같습니다. 원래 출력과 견주어 보세요.'

export const checksText: ChecksText = {
  'stw-factor': {
    name: 'STW 두 구간의 배수',
    holds:
      'STW 두 구간의 CPU 시간은 잰 값이 아니라 실제 시간에 같은 정수를 곱한 값입니다. 곱하는 수는 1 이상이고 `P`보다 크지 않으며, Go 1.9까지는 32도 넘지 않습니다.',
    message: ({ sweepTerm, markTerm, most }) =>
      `스윕 종료는 ${factor(sweepTerm)}. 마크 종료는 ${factor(markTerm)}. 1부터 ${formatNumber(most)}까지 두 구간에 함께 맞는 수가 없습니다.`,
    todo: damaged,
  },
  'stw-factor-log': {
    name: '로그 전체의 STW 배수',
    holds:
      'Go 1.10부터 STW의 CPU 시간은 실제 시간에 GOMAXPROCS와 CPU 수 가운데 작은 수를 곱한 값입니다. CPU 수는 프로그램이 도는 동안 그대로이므로 모든 줄의 배수가 같습니다.',
    message: ({ factor: own, others, lines }) =>
      `이 줄은 ${between(own)}배인데, 같은 프로그램의 다른 ${formatNumber(lines)}줄은 ${between(others)}배입니다.`,
    todo: '다른 프로그램의 줄이 섞였거나 숫자가 바뀐 줄입니다. 앞뒤 줄의 출처가 같은지 확인해 보세요.',
  },
  'heap-end-start': {
    name: '마크를 마칠 때의 힙이 시작할 때보다 작음',
    holds:
      '마크하는 동안에는 아무것도 회수하지 않으므로 힙이 줄어들 일이 드뭅니다. P가 쓰지 않은 캐시를 돌려줄 때만 조금 줄 수 있습니다.',
    message: ({ start, end }) => `시작할 때 ${mib(start)}인데 마크를 마칠 때 ${mib(end)}입니다.`,
    todo: '차이가 1 MiB보다 크면 숫자의 순서가 바뀌지 않았는지 보세요.',
  },
  'heap-live-end': {
    name: '라이브 힙이 마크를 마칠 때의 힙보다 큼',
    holds: '라이브 힙은 마크를 마칠 때 있던 힙 가운데 살아남은 부분입니다. 전체보다 클 수 없습니다.',
    message: ({ end, live }) => `마크를 마칠 때 힙은 ${mib(end)}인데 라이브 힙이 ${mib(live)}입니다.`,
    todo: damagedNumber,
  },
  'mark-cpu-capacity': {
    name: '마크 CPU 시간이 P가 쓸 수 있는 시간보다 김',
    holds:
      '어시스트와 백그라운드, 유휴 워커는 모두 P 위에서 돕니다. 셋을 더해도 앞의 두 실제 시간에 `P`를 곱한 값을 넘을 수 없습니다.',
    message: ({ cpuAtLeast, capacityAtMost, wallAtMost, procs }) =>
      `셋의 합이 적어도 ${ms(cpuAtLeast)}인데, ${ms(wallAtMost)} × ${p(procs)}로는 많아야 ${ms(capacityAtMost)}입니다.`,
    todo: damaged,
  },
  'mark-cpu-wall': {
    name: '마크 CPU 시간이 동시 마크 시간을 넘침',
    holds:
      '어시스트와 백그라운드, 유휴 워커의 합은 보통 동시 마크 시간 × `P` 안에 듭니다. 첫 STW가 끝났다는 시각을 적기 전에 워커가 먼저 일을 시작하면 조금 넘칩니다.',
    message: ({ cpuAtLeast, capacityAtMost, wallAtMost, procs }) =>
      `셋의 합이 적어도 ${ms(cpuAtLeast)}인데, ${ms(wallAtMost)} × ${p(procs)}는 많아야 ${ms(capacityAtMost)}입니다.`,
    todo: 'CPU가 바쁜 기계에서는 흔합니다. 넘친 만큼은 첫 번째 실제 시간에 들어 있습니다.',
  },
  'start-goal': {
    name: '힙 목표보다 큰 힙에서 시작',
    holds:
      '메모리 상한이 없으면 GC 주기는 목표보다 작은 힙에서 시작합니다. Go 1.19부터는 메모리 상한이 목표를 시작할 때의 힙 아래로 끌어내릴 수 있습니다.',
    message: ({ start, goal }, strength) =>
      strength === 'always'
        ? `힙이 ${mib(start)}일 때 시작했는데 목표가 ${mib(goal)}입니다. 이 릴리스에는 메모리 상한이 없습니다.`
        : `힙이 ${mib(start)}일 때 시작했는데 목표가 ${mib(goal)}입니다. 메모리 상한이 목표를 낮춘 것으로 보입니다.`,
    todo: '`GOMEMLIMIT`이나 `debug.SetMemoryLimit`을 쓰고 있는지, 상한에 너무 가까이 붙어 있지 않은지 확인해 보세요.',
  },
  'goal-minimum': {
    name: '힙 목표가 최솟값보다 작음',
    holds: '힙 목표는 4 MiB × GOGC / 100 아래로 내려가지 않습니다. 메모리 상한이 있을 때만 더 낮아질 수 있습니다.',
    message: ({ goal, minimum, gogcAtLeast }) =>
      `다른 줄들로 보면 GOGC가 적어도 ${formatNumber(Math.floor(gogcAtLeast))}이므로 목표는 ${mib(minimum)} 이상이어야 하는데 ${mib(goal)}입니다.`,
    todo: '실행하는 동안 GOGC를 바꾸었거나 메모리 상한을 두었는지 확인해 보세요.',
  },
  'forced-stop': {
    name: '`(forced)`인데 멈춘 채 돌지 않은 주기',
    holds:
      'Go 1.5부터 1.8까지 `(forced)` 주기는 처음부터 끝까지 STW입니다. 동시 마크 시간은 0이고 목표는 시작할 때의 힙과 같습니다.',
    message: ({ markWall, start, goal }) =>
      markWall > 0
        ? `\`(forced)\`인데 동시 마크 시간이 ${formatPrintedMs(markWall)}입니다.`
        : `목표가 ${mib(goal)}인데 시작할 때의 힙은 ${mib(start)}입니다.`,
    todo: damaged,
  },
  'forced-stop-heap': {
    name: '멈춘 주기에서 힙이 바뀜',
    holds:
      'Go 1.5부터 1.8까지 `(forced)` 주기에서는 프로그램이 멈춰 있으므로 힙이 보통 그대로입니다. 시작할 때의 힙을 멈추기 바로 전에 읽어서 조금 다를 수 있습니다.',
    message: ({ start, end }) => `시작할 때 ${mib(start)}, 마크를 마칠 때 ${mib(end)}입니다.`,
    todo: '1 MiB쯤 차이는 넘어가도 됩니다. 더 크면 줄을 원래 출력과 견주어 보세요.',
  },
  'live-allocated': {
    name: '마크하는 동안 할당한 양보다 작은 라이브 힙',
    holds:
      '마크하는 동안 할당한 메모리는 그 주기에서 회수하지 않습니다. 그래서 라이브 힙은 보통 늘어난 힙보다 작지 않습니다. P가 CPU보다 훨씬 많으면 캐시까지 힙으로 세어서 어긋나기도 합니다.',
    message: ({ start, end, live }) => `힙이 ${mib(start)}에서 ${mib(end)}로 늘었는데 라이브 힙은 ${mib(live)}입니다.`,
    todo: 'GOMAXPROCS가 CPU 수보다 큰지 보세요. 그렇지 않다면 줄이 상했을 수 있습니다.',
  },
  'percent-range': {
    name: '100 %를 넘는 GC 비율',
    holds: '퍼센트는 쓸 수 있던 CPU 시간 가운데 GC가 쓴 몫이므로 100을 넘을 수 없습니다.',
    message: ({ percent: value }) => `${percent(value)}라고 적혀 있습니다.`,
    todo: damaged,
  },
  'field-count': {
    name: '값의 개수가 맞지 않음',
    holds:
      'Go 1.6부터 `ms clock` 앞에는 값이 셋, `ms cpu` 앞에는 다섯입니다. Go 1.5만 다섯과 일곱입니다. `MB stacks`와 `MB globals`는 늘 함께 나옵니다.',
    message: (facts) => {
      if (facts.type === 'times') {
        return `\`ms clock\` 앞에 값이 ${formatNumber(facts.walls)}개, \`ms cpu\` 앞에 ${formatNumber(facts.cpus)}개 있습니다.`
      }
      const other = facts.alone === 'stacks' ? 'globals' : 'stacks'
      return `\`MB ${facts.alone}\`만 있고 \`MB ${other}\`가 없습니다.`
    },
    todo: '값이 하나 빠졌거나 더 들어갔습니다. 이 줄을 원래 출력에서 다시 복사해 보세요.',
  },
  'gc-number-step': {
    name: '순서에 맞지 않는 GC 번호',
    holds: '번호는 한 프로그램 안에서 1씩 늘고, 건너뛰거나 되풀이하지 않습니다.',
    message: ({ number, previous, expected }) =>
      `gc ${josa(String(previous), '과/와')} gc ${expected + 1} 사이에 있는 줄인데, 번호가 ${josa(String(expected), '이/가')} 아니라 ${number}입니다.`,
    todo: '앞뒤 줄의 번호와 시각은 이어집니다. 이 줄의 번호를 확인해 보세요.',
  },
  'gc-number-gap': {
    name: '빠진 GC 줄',
    holds: '번호는 한 프로그램 안에서 1씩 늡니다. 번호가 건너뛰면 그 사이의 줄이 로그에 없다는 뜻입니다.',
    message: ({ number, previous, missing }) =>
      `gc ${previous} 다음에 gc ${josa(String(number), '이/가')} 옵니다. ${formatNumber(missing)}줄이 없습니다.`,
    todo: '로그를 거르거나 잘라 낸 곳이 있는지 보세요. 이 사이를 건너는 할당 속도는 계산하지 않습니다.',
  },
  'gc-line-order': {
    name: '거꾸로이거나 되풀이된 줄',
    holds: '런타임은 GC 줄을 주기마다 한 번, 일어난 순서대로 찍습니다.',
    message: ({ number, previous, fault }) =>
      fault === 'repeated'
        ? `gc ${number} 줄이 글자까지 똑같이 두 번 나옵니다.`
        : `gc ${previous} 다음에 gc ${josa(String(number), '이/가')} 옵니다. 최신 줄이 먼저 나오는 로그입니다.`,
    todo: '로그를 모으는 도구의 정렬과 중복을 확인하고, 시간 순서로 다시 붙여 넣어 보세요.',
  },
  'gc-clock': {
    name: '뒤로 간 시각',
    holds: '한 주기의 시작은 바로 앞 주기가 시작한 시각에 그 주기의 실제 시간을 모두 더한 시각보다 빠를 수 없습니다.',
    message: ({ number, atMs, previousAtMs, previousLastedMs, earliestMs }) =>
      `gc ${josa(String(number - 1), '은/는')} ${seconds(previousAtMs)}에 시작해 ${ms(previousLastedMs)} 걸렸으므로 다음 주기는 ${seconds(Math.floor(earliestMs))}보다 일찍 시작할 수 없는데, ${seconds(atMs)}에 시작했다고 적혀 있습니다.`,
    todo: '다른 프로그램의 줄이 섞였거나 시각을 고친 줄인지 확인해 보세요.',
  },
  'start-live': {
    name: '앞 주기의 라이브 힙보다 작은 힙',
    holds:
      '주기와 주기 사이에 힙 추정값은 늘기만 합니다. 그래서 시작할 때의 힙은 바로 앞 주기의 라이브 힙보다 작을 수 없습니다.',
    message: ({ start, previousLive, previousNumber }) =>
      `gc ${previousNumber}에서 ${mib(previousLive)}가 살아남았는데 이 주기는 ${mib(start)}에서 시작합니다.`,
    todo: '두 줄이 같은 프로그램의 것인지 확인해 보세요.',
  },
  'goal-formula': {
    name: 'GOGC와 맞지 않는 힙 목표',
    holds:
      '힙 목표는 바로 앞 주기의 라이브 힙에 GOGC 비율만큼을 더한 값입니다. Go 1.18부터는 스택과 전역 변수에도 그 비율을 곱해 더합니다.',
    message: ({ goal, live, previousNumber, gogc, expected }) =>
      `gc ${previousNumber}의 라이브 힙이 ${mib(live)}이고 다른 줄들로 보아 GOGC는 ${between(gogc)}쯤이므로, 목표는 ${between(expected)}${unitSpace}MiB여야 하는데 ${mib(goal)}입니다.`,
    todo: '실행하는 동안 GOGC를 바꾸었는지, 메모리 상한이 목표를 정했는지 확인해 보세요.',
  },
  'procs-change': {
    name: '바뀐 P의 수',
    holds: '줄 끝의 `P`는 주기를 시작할 때의 GOMAXPROCS입니다. 보통 프로그램이 도는 동안 바뀌지 않습니다.',
    message: ({ procs, previous }) => `${p(previous)}에서 ${p(procs)}로 바뀌었습니다.`,
    todo: '`runtime.GOMAXPROCS`를 부르는지, Go 1.25 이후라면 컨테이너의 CPU 제한이 바뀌었는지 보세요.',
  },
  'globals-change': {
    name: '바뀐 전역 변수 크기',
    holds: '`MB globals`는 훑을 전역 변수의 크기라서 플러그인을 불러오지 않는 한 그대로입니다.',
    message: ({ globals, previous }) => `${mib(previous)}에서 ${mib(globals)}로 바뀌었습니다.`,
    todo: '다른 프로그램의 줄이 섞이지 않았는지 확인해 보세요.',
  },
  'pacer-end-cycle': {
    name: '페이서와 GC 줄의 힙이 다름',
    holds:
      '페이서의 끝 줄은 바로 다음 GC 줄과 같은 주기입니다. `->` 뒤의 바이트는 마크를 마칠 때의 힙이고, 거기서 `∆goal`을 빼면 힙 목표입니다.',
    message: ({ which, bytes: value, mib: whole, printed, heapEnd, goalDelta }) =>
      which === 'end'
        ? `${bytes(value)}는 ${mib(whole)}인데 GC 줄에는 ${mib(printed)}라고 적혀 있습니다.`
        : `${bytes(heapEnd)} - (${formatNumber(goalDelta)}) = ${bytes(value)}는 ${mib(whole)}인데 GC 줄의 목표는 ${mib(printed)}입니다.`,
    todo: '두 줄이 정말 같은 주기의 것인지, 사이에 빠진 줄이 없는지 확인해 보세요.',
  },
  'pacer-start-live': {
    name: '페이서의 시작 힙이 다름',
    holds:
      'Go 1.20부터 페이서 끝 줄의 `->` 앞 바이트는 주기를 시작할 때의 힙입니다. GC 줄의 첫 번째 힙과 1 MiB 넘게 차이 나지 않습니다. 1.18과 1.19는 트리거를 찍어서 다를 수 있습니다.',
    message: ({ bytes: value, mib: whole, printed }) =>
      `${bytes(value)}는 ${mib(whole)}인데 GC 줄은 ${mib(printed)}에서 시작합니다.`,
    todo: '두 줄이 정말 같은 주기의 것인지 확인해 보세요.',
  },
  'pacer-utilization-floor': {
    name: '25 %보다 작은 페이서 CPU',
    holds: '`% CPU`는 백그라운드 몫 25 %를 재지 않고 더한 값입니다. 어시스트가 하나도 없어도 25입니다.',
    message: ({ utilization }) => `${percent(utilization)} CPU라고 적혀 있습니다.`,
    todo: damaged,
  },
  'pacer-utilization': {
    name: '어시스트와 맞지 않는 페이서 CPU',
    holds:
      '`% CPU`는 25에 어시스트 시간 ÷ (동시 마크 시간 × P)를 더한 값에 가깝습니다. 재는 구간이 조금 달라서 짧은 주기에서는 벌어집니다.',
    message: ({ utilization, estimate, assist, wall, procs }) =>
      `25 + 100 × ${formatPrintedMs(assist)} ÷ (${formatPrintedMs(wall)} × ${p(procs)})는 ${between(estimate)}쯤인데 ${percent(utilization)}입니다.`,
    todo: '페이서 줄과 GC 줄이 같은 주기의 것인지 확인해 보세요.',
  },
  'pacer-start-goal': {
    name: '페이서 시작 줄과 다른 힙 목표',
    holds:
      '`assist ratio` 줄의 두 번째 크기는 그 주기의 목표이고, 바로 다음 GC 줄의 목표와 같습니다. Go 1.19부터는 메모리 상한이 있으면 마크하는 동안 목표가 움직일 수 있습니다.',
    message: ({ goal, printed, number }, strength) =>
      `시작할 때 목표는 ${mib(goal)}인데 gc ${number}에는 ${mib(printed)}입니다.${strength === 'always' ? ' 같은 주기의 줄일 수 없습니다.' : ''}`,
    todo: '메모리 상한이 없다면 두 줄 사이에 빠진 줄이 있거나 다른 프로그램의 줄입니다.',
  },
  'pacer-start-heap': {
    name: '페이서 시작 줄과 다른 시작 힙',
    holds: '`assist ratio` 줄의 첫 번째 크기는 주기를 시작할 때의 힙이고, 바로 다음 GC 줄의 첫 번째 힙과 같습니다.',
    message: ({ start, printed, number }) =>
      `페이서는 ${mib(start)}, gc ${josa(String(number), '은/는')} ${mib(printed)}라고 합니다.`,
    todo: '페이서 줄은 아래에 오는 GC 줄의 것입니다. 짝을 바꾸어 붙이지 않았는지 확인해 보세요.',
  },
  'pacer-start-missing': {
    name: '없는 페이서 시작 줄',
    holds: '페이서 트레이스를 켜면 동시에 도는 주기마다 `assist ratio` 줄을 한 번 찍습니다.',
    message: ({ number, previous }) => `gc ${josa(String(previous), '과/와')} gc ${number} 사이에 시작 줄이 없습니다.`,
    todo: '로그에서 페이서 줄을 걸러 내지 않았는지 보세요.',
  },
  'pacer-next-cycle': {
    name: '위의 GC 줄과 묶인 페이서 줄',
    holds: '페이서의 시작 줄과 끝 줄은 GC 줄보다 먼저 나옵니다. 그래서 바로 위가 아니라 다음에 오는 GC 줄의 것입니다.',
    message: ({ above, next, start, aboveStart, aboveGoal, marked }) => {
      const parts = [`이 줄은 ${josa(`gc ${above}`, '이/가')} 아니라 gc ${next}의 것입니다.`]
      if (start) {
        parts.push(
          `시작 줄은 힙 ${mib(start.heapStart)}와 목표 ${mib(start.goal)}를 찍었지만, gc ${above}의 힙은 ${mib(aboveStart)}, 목표는 ${mib(aboveGoal)}입니다.`,
        )
      }
      if (marked) {
        const same = marked.mib === marked.printed
        parts.push(
          `앞 주기에 마크한 ${josa(`\`H_m_prev=${marked.bytes}\``, '은/는')} ${mib(marked.mib)}이고, gc ${above}의 라이브 힙 ${mib(marked.printed)}와 ${same ? '같습니다' : '다릅니다'}.`,
        )
      }
      return parts.join(' ')
    },
    todo: '다음 GC 줄까지 함께 복사해서 읽어 보세요.',
  },
  'classic-growth': {
    name: '페이서의 힙 증가율',
    holds: '`h_a`는 `H_a` ÷ `H_m_prev` - 1이고 `h_g`는 `H_g` ÷ `H_m_prev` - 1입니다.',
    message: (facts) => growth(facts),
    todo: damaged,
  },
  'classic-trigger': {
    name: '페이서의 트리거 비율',
    holds: '`h_t`는 보통 `H_T` ÷ `H_m_prev` - 1입니다. 스윕할 여유를 남기려고 `H_T`를 옮기면 달라집니다.',
    message: (facts) => growth(facts),
    todo: '아주 작은 힙이나 GC가 잇달아 도는 구간인지 보세요.',
  },
  'classic-delta': {
    name: '페이서의 두 차이',
    holds: '`goalΔ`는 `h_g` - `h_t`이고 `actualΔ`는 `h_a` - `h_t`입니다.',
    message: ({ symbol, from, trigger, printed, computed }) =>
      `${float(from)} - ${float(trigger)} = ${float(computed)}인데 \`${symbol}\`에는 ${josa(float(printed), '이라고/라고')} 적혀 있습니다.`,
    todo: damaged,
  },
  'classic-utilization': {
    name: '페이서의 CPU 사용률',
    holds: '`u_a`에는 백그라운드 몫 0.25가 늘 들어 있습니다. 마지막 값은 `u_a` ÷ `u_g`입니다.',
    message: (facts) =>
      facts.type === 'floor'
        ? `\`u_a\`가 ${float(facts.ua)}입니다. 0.25보다 작을 수 없습니다.`
        : `${float(facts.ua)} ÷ ${float(facts.ug)} = ${float(facts.computed)}인데 ${josa(float(facts.printed), '이라고/라고')} 적혀 있습니다.`,
    todo: damaged,
  },
  'classic-live': {
    name: '`H_m_prev`와 앞 주기의 라이브 힙',
    holds: '`H_m_prev`는 바로 앞 주기가 마크한 바이트입니다. MiB로 버림하면 앞 GC 줄의 라이브 힙과 같습니다.',
    message: ({ bytes: value, mib: whole, printed, number }) =>
      `${bytes(value)}는 ${mib(whole)}인데 gc ${number}의 라이브 힙은 ${mib(printed)}입니다.`,
    todo: '페이서 줄이 다른 주기의 줄 사이에 끼어 있지 않은지 확인해 보세요.',
  },
  'queue-count': {
    name: '`gomaxprocs`와 다른 큐의 수',
    holds: '대괄호에는 P마다 수가 하나씩 있습니다. 그래서 수의 개수는 `gomaxprocs`와 같습니다.',
    message: ({ list: which, gomaxprocs, count, values }) =>
      `\`gomaxprocs=${gomaxprocs}\`인데 ${which === 'schedticks' ? '`schedticks`' : '로컬 실행 큐'} \`${list(values)}\`에는 수가 ${formatNumber(count)}개 있습니다.`,
    todo: '`gomaxprocs`와 대괄호 가운데 하나가 다른 줄에서 온 것입니다. 원래 출력과 견주어 보세요.',
  },
  'idle-procs': {
    name: '`gomaxprocs`보다 많은 유휴 P',
    holds: '`idleprocs`는 노는 P의 수이므로 P의 수인 `gomaxprocs`보다 클 수 없습니다.',
    message: ({ idle, gomaxprocs }) => `\`gomaxprocs=${gomaxprocs}\`인데 \`idleprocs=${idle}\`입니다.`,
    todo: damagedNumber,
  },
  'thread-counts': {
    name: '`threads`와 맞지 않는 스레드 수',
    holds:
      '`threads`는 있는 스레드를 모두 셉니다. 모니터 스레드는 놀지 않으므로 `idlethreads`는 `threads`보다 작고, `spinningthreads`는 `threads`를 넘지 않습니다.',
    message: ({ field, value, threads }) => `\`threads=${threads}\`인데 \`${field}=${value}\`입니다.`,
    todo: damagedNumber,
  },
  'needspinning-flag': {
    name: '0이나 1이 아닌 `needspinning`',
    holds: '`needspinning`은 개수가 아니라 표시입니다. 0 아니면 1입니다.',
    message: ({ value }) => `\`needspinning=${value}\`입니다.`,
    todo: damaged,
  },
  'queue-length': {
    name: '256을 넘는 로컬 실행 큐',
    holds: 'P의 로컬 실행 큐에는 자리가 256개뿐입니다. 넘치면 절반을 전역 실행 큐로 옮깁니다.',
    message: ({ p: which, length }) =>
      `P${which}의 로컬 실행 큐 길이가 ${josa(formatNumber(length), '이라고/라고')} 적혀 있습니다.`,
    todo: damaged,
  },
  'sched-clock': {
    name: '뒤로 간 SCHED 시각',
    holds: 'SCHED의 시각은 첫 SCHED 줄부터 잰 시간이므로 줄어들지 않습니다.',
    message: ({ at, previous }) => `${ms(previous)} 다음에 ${ms(at)}가 옵니다.`,
    todo: '다른 프로그램의 줄이 섞였거나 시각을 고친 줄인지 확인해 보세요.',
  },
  'schedticks-order': {
    name: '줄어든 `schedticks`',
    holds: '`schedticks`는 P가 고루틴을 바꾼 횟수를 시작부터 센 값이라서 줄어들지 않습니다.',
    message: ({ p: which, value, previous }) =>
      `P${which}의 값이 ${formatNumber(previous)}에서 ${josa(formatNumber(value), '으로/로')} 줄었습니다.`,
    todo: '두 프로그램의 SCHED 줄이 섞이지 않았는지 확인해 보세요.',
  },
  'busy-procs': {
    name: '일하는 P가 깨어 있는 스레드보다 많음',
    holds:
      '일하는 P에는 스레드가 하나씩 붙으므로 `gomaxprocs` - `idleprocs`는 보통 `threads` - `idlethreads`를 넘지 않습니다. P를 먼저 잡고 스레드를 깨우는 순간에 찍히면 넘을 수 있습니다.',
    message: ({ busyProcs, busyThreads }) =>
      `놀지 않는 P가 ${formatNumber(busyProcs)}개인데 놀지 않는 스레드는 ${formatNumber(busyThreads)}개입니다.`,
    todo: '한 줄뿐이면 넘어가도 됩니다. 거듭되면 줄이 상하지 않았는지 보세요.',
  },
  'idle-with-work': {
    name: '노는 P와 기다리는 고루틴',
    holds:
      '노는 P가 있으면 기다리는 고루틴을 곧 가져갑니다. 한순간은 함께 보일 수 있지만 여러 줄 이어지는 일은 드뭅니다.',
    message: ({ lines, idle, waiting }) =>
      `${formatNumber(lines)}줄 잇달아 노는 P가 있는데 실행 큐도 비지 않았습니다. 마지막 줄에서 노는 P는 ${formatNumber(idle)}개, 기다리는 고루틴은 ${formatNumber(waiting)}개입니다.`,
    todo: 'CPU보다 P가 많은지, 컨테이너가 CPU를 제한하는지, 짧은 일이 한꺼번에 몰리는지 살펴보세요.',
  },
  'block-procs': {
    name: '`gomaxprocs`와 다른 P 줄의 수',
    holds: 'scheddetail 묶음에는 P마다 줄이 하나씩 있습니다.',
    message: ({ gomaxprocs, count }) => `\`gomaxprocs=${gomaxprocs}\`인데 P 줄이 ${formatNumber(count)}개입니다.`,
    todo: '묶음의 줄이 빠지거나 다른 묶음의 줄이 섞이지 않았는지 확인해 보세요.',
  },
  'block-threads': {
    name: '`threads`와 다른 M 줄의 수',
    holds:
      'scheddetail 묶음에는 있는 M을 모두 적으므로 M 줄의 수가 `threads`와 거의 같습니다. 묶음을 찍는 동안 스레드가 생기거나 사라지면 하나쯤 다릅니다.',
    message: ({ threads, count }) => `\`threads=${threads}\`인데 M 줄이 ${formatNumber(count)}개입니다.`,
    todo: '묶음의 줄이 빠지지 않았는지 확인해 보세요.',
  },
  'scan-sum': {
    name: '`scan:` 줄의 합',
    holds: '`=` 뒤의 수는 앞에 적힌 수를 모두 더한 값입니다.',
    message: ({ what, parts, sum, printed }) =>
      `${parts.join(' + ')} = ${formatNumber(sum)}인데 ${what === 'objects' ? '객체' : '스팬'} 합계는 ${formatNumber(printed)}입니다.`,
    todo: damaged,
  },
  'scan-total': {
    name: '`scan: total`과 크기별 합',
    holds: '`scan: total` 줄은 그 아래 크기별 줄을 모두 더한 값입니다.',
    message: ({ printed, sum, classes }) =>
      `크기별 ${formatNumber(classes)}줄의 합은 ${formatNumber(sum)}인데 합계는 ${formatNumber(printed)}입니다.`,
    todo: '크기별 줄이 빠졌는지 확인해 보세요.',
  },
  'objects-balance': {
    name: '할당과 해제의 차이',
    holds: '객체 수는 지금까지 할당한 수에서 해제한 수를 뺀 값입니다.',
    message: ({ objects, mallocs, frees }) =>
      `${formatNumber(mallocs)} - ${formatNumber(frees)} = ${formatNumber(mallocs - frees)}인데 객체 수는 ${formatNumber(objects)}입니다.`,
    todo: damaged,
  },
  'scvg-consumed': {
    name: '`consumed`와 `sys`, `released`',
    holds: '`consumed`는 `sys`에서 `released`를 뺀 값입니다. 모두 MiB로 버림하므로 1까지 작을 수 있습니다.',
    message: ({ sys, released, consumed }) =>
      `${formatNumber(sys)} - ${formatNumber(released)} = ${formatNumber(sys - released)}인데 \`consumed\`는 ${formatNumber(consumed)}입니다.`,
    todo: damaged,
  },
  'scav-percent': {
    name: '100 %를 넘는 사용률',
    holds: '`% util`은 돌려주지 않은 힙 가운데 쓰고 있는 몫이라서 100을 넘을 수 없습니다.',
    message: ({ percent: value }) => `${percent(value)}라고 적혀 있습니다.`,
    todo: damaged,
  },
}

function growth({
  symbol,
  bytes: value,
  base,
  printed,
  computed,
}: {
  symbol: string
  bytes: number
  base: number
  printed: number
  computed: number
}): string {
  return `${formatNumber(value)} ÷ ${formatNumber(base)} - 1 = ${float(computed)}인데 \`${symbol}\`에는 ${josa(float(printed), '이라고/라고')} 적혀 있습니다.`
}
