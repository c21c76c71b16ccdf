// 한 필드에 한 항목. 사실은 런타임 소스(mgcscavenge.go의 printScavTrace)에서, 용어는 glossary.ts에서 옵니다.
import type { FieldOf } from '../../trace/catalogue/define.ts'
import type { scavtrace } from '../../trace/catalogue/scavtrace.ts'
import type { FieldText } from '../field-text.ts'

const printedKiB = 'KiB(1024바이트). 정수로 버립니다.'

export const scavtraceText = {
  generation: {
    name: '스캐빈저 세대',
    gloss: 'generation',
    means: '스캐빈저가 지금 몇 번째 세대의 일을 하는지 나타냅니다.',
    how: '스캐빈저가 주소 공간을 훑는 일을 새로 시작할 때마다 1씩 늘어나는 계수기입니다.',
    unit: '번째. 정확한 정수입니다.',
    misreading: '돌려준 KiB가 아닙니다. `scav 13 34256 KiB`에서 앞의 `13`입니다. GC 번호와도 같지 않습니다.',
    typical: 'GC 주기마다 늘어나는 것이 보통입니다.',
    changes: 'Go 1.15~1.18만 찍습니다.',
  },
  work: {
    name: '돌려준 양',
    gloss: 'work',
    means: '앞줄 뒤로 운영체제에 돌려준 메모리입니다.',
    how: '백그라운드 스캐빈저와 할당 길에서 돌려준 것을 함께 더합니다.',
    unit: printedKiB,
    misreading: '처음부터 더한 값이 아니며, GC가 풀어 준 힙의 크기도 아닙니다.',
    typical: '`0`이 흔합니다. 부하가 빠진 뒤에 커집니다.',
    changes: 'Go 1.20까지 찍습니다. Go 1.21부터 `(bg)`와 `(eager)`로 나뉩니다.',
  },
  'work-background': {
    name: '백그라운드에서 돌려준 양',
    gloss: 'background work',
    means: '앞줄 뒤로 백그라운드 스캐빈저가 운영체제에 돌려준 메모리입니다.',
    how: '스캐빈저 고루틴이 돌려준 바이트를 더하고 줄을 찍을 때 0으로 되돌립니다.',
    unit: printedKiB,
    misreading: '처음부터 더한 값이 아닙니다. `debug.FreeOSMemory()`가 돌려준 양은 여기 들어가지 않습니다.',
    typical: '부하가 빠진 뒤에 조금씩 이어집니다. CPU의 1 %쯤만 쓰므로 천천히 돌려줍니다.',
    changes: 'Go 1.21부터 찍습니다.',
  },
  'work-eager': {
    name: '할당하며 돌려준 양',
    gloss: 'eager work',
    means: '앞줄 뒤로 할당하던 고루틴이 그 자리에서 운영체제에 돌려준 메모리입니다.',
    how: '힙을 늘리거나 메모리 상한에 닿았을 때 할당을 마치기 전에 돌려준 바이트를 더합니다. `(forced)` 줄은 모두 여기에 셉니다.',
    unit: printedKiB,
    misreading: '미리 넉넉히 돌려준다는 뜻이 아닙니다. 할당하는 고루틴이 기다린 일이라 지연 시간에 나타납니다.',
    typical: '`0`이 좋습니다. 계속 크면 메모리 상한에 눌린 것인지 확인해 보세요.',
    changes: 'Go 1.21부터 찍습니다.',
  },
  released: {
    name: '돌려준 채인 힙',
    gloss: 'released',
    means: '지금 운영체제에 돌려준 상태로 있는 힙의 크기입니다.',
    how: '줄을 찍을 때의 `heapReleased`를 읽습니다. 다시 쓰면 줄어듭니다.',
    unit: printedKiB,
    misreading: 'Go 1.20까지 `total`이라고 찍지만 지금까지의 합이 아닙니다. 오르내리는 값입니다.',
    typical: '부하가 빠지면 커지고 힙이 다시 자라면 작아집니다. 프로세스의 메모리(RSS)는 이만큼 줄어 있습니다.',
    changes: 'Go 1.21부터 `now`라고 찍습니다. 문서의 꼴은 그 뒤로도 `total`입니다.',
  },
  utilization: {
    name: '쓰고 있는 비율',
    gloss: 'utilization',
    means: '운영체제에 돌려주지 않은 힙 가운데 쓰고 있는 비율입니다.',
    how: '쓰는 힙을, 쓰는 힙과 비었지만 돌려주지 않은 힙의 합으로 나눕니다.',
    unit: '퍼센트(%). 정수로 버립니다.',
    misreading: 'CPU의 사용률이 아닙니다. 라이브 힙의 비율도 아니며 스팬 단위로 셉니다.',
    typical: '높을수록 비어 있는데 붙들고 있는 메모리가 적습니다. 요청해 돌려준 줄은 `100`에 가깝습니다.',
  },
  forced: {
    name: '요청한 반환',
    gloss: 'forced',
    means: '누군가 불러서 메모리를 돌려준 줄이라는 표시입니다.',
    how: '`debug.FreeOSMemory()`가 돌려줄 수 있는 것을 모두 돌려준 뒤에 붙습니다.',
    unit: '있거나 없습니다.',
    misreading: '메모리가 모자라 강제로 돌려주었다는 뜻이 아닙니다.',
    typical: '서비스에서 자주 보이면 누가 `debug.FreeOSMemory()`를 부르는지 찾아보세요.',
  },
  'controller-reset': {
    name: '제어기 초기화',
    gloss: 'controller reset',
    means: '스캐빈저의 속도를 정하는 제어기가 처음 상태로 돌아갔다는 표시입니다.',
    how: '제어기가 셈을 이어 가지 못했을 때 다음 줄의 끝에 한 번 붙습니다. 같은 줄에 `(forced)`와 함께 나오지 않습니다.',
    unit: '있거나 없습니다.',
    misreading: '힙이나 프로그램이 다시 시작했다는 뜻이 아닙니다.',
    typical: '거의 나오지 않습니다. 잠깐 동안 돌려주는 속도만 흔들립니다.',
    changes: 'Go 1.18부터 찍습니다.',
  },
} satisfies Record<FieldOf<typeof scavtrace>, FieldText>
