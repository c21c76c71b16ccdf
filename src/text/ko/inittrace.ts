// 한 필드에 한 항목. 사실은 런타임 소스(proc.go의 doInit1, 1.20까지 doInit)에서, 용어는 glossary.ts에서 옵니다.
import type { FieldOf } from '../../trace/catalogue/define.ts'
import type { inittrace } from '../../trace/catalogue/inittrace.ts'
import type { FieldText } from '../field-text.ts'

const printedMs =
  '밀리초(ms). 10 ms 미만은 유효 숫자 두 자리까지만 찍고 그 아래는 버립니다. `0`은 1 µs 미만이라는 뜻입니다.'

export const inittraceText = {
  package: {
    name: '패키지',
    gloss: 'package',
    means: '초기화한 패키지의 가져오기 경로입니다.',
    how: '실행 파일에 적힌 초기화 작업의 패키지 경로를 찍습니다. 할 일이 있는 패키지마다 초기화한 순서대로 한 줄씩 나옵니다.',
    unit: '글자. 빈칸이 없습니다.',
    misreading:
      '모든 패키지가 나오지는 않습니다. 패키지 변수나 `init` 함수에 할 일이 없으면 줄이 없고, 플러그인도 찍지 않습니다.',
    typical: '런타임과 표준 라이브러리가 먼저, `main`이 마지막에 나옵니다.',
  },
  at: {
    name: '시작 시각',
    gloss: 'time since start',
    means: '프로그램이 시작하고 이 패키지의 초기화를 시작할 때까지 흐른 시간입니다.',
    how: '초기화를 시작한 시각에서 런타임 초기화 시각(`runtimeInitTime`)을 뺍니다.',
    unit: printedMs,
    misreading: '프로세스를 만든 때부터가 아닙니다. 유효 숫자가 두 자리라 여러 패키지가 같은 시각을 보이기도 합니다.',
    typical: '줄마다 커집니다. 앞줄과의 차이가 앞줄의 시간보다 훨씬 크면 그사이에 줄이 없는 일이 있었던 것입니다.',
  },
  'init-wall': {
    name: '초기화 시간',
    gloss: 'clock',
    means: '이 패키지를 초기화하는 데 걸린 실제 시간입니다.',
    how: '패키지 변수의 초기화와 모든 `init` 함수를 실행하기 전과 뒤의 시각을 뺍니다.',
    unit: printedMs,
    misreading:
      'CPU 시간이 아닙니다. 네트워크나 파일, 잠을 기다린 시간도 들어갑니다. 이 패키지가 가져온 다른 패키지의 시간은 들어가지 않습니다.',
    typical:
      '대부분 1 ms 미만입니다. 시작이 느리면 이 값이 큰 줄부터 보세요. 정규 표현식이나 큰 표를 미리 만드는 패키지가 흔한 원인입니다.',
  },
  bytes: {
    name: '할당한 바이트',
    gloss: 'bytes',
    means: '초기화하는 동안 힙에 할당한 바이트의 합입니다.',
    how: '초기화를 실행하는 고루틴이 할당한 것만 셉니다.',
    unit: '바이트(B). 정확한 정수입니다.',
    misreading: '초기화가 끝난 뒤 남은 메모리가 아닙니다. 초기화가 띄운 다른 고루틴의 할당은 빠집니다.',
    typical: '몇 KiB 안쪽이 흔합니다. MiB 단위라면 큰 표를 만드는 것입니다.',
  },
  allocs: {
    name: '할당 횟수',
    gloss: 'allocs',
    means: '초기화하는 동안 힙에 할당한 횟수입니다.',
    how: '초기화를 실행하는 고루틴이 할당한 것만 셉니다.',
    unit: '횟수. 정확한 정수입니다.',
    misreading: '바이트가 아니라 횟수입니다. 한 번의 큰 할당도 1입니다.',
    typical: '바이트에 견주어 많으면 작은 객체를 많이 만드는 것입니다.',
  },
} satisfies Record<FieldOf<typeof inittrace>, FieldText>
