import { withUnit } from '../number.ts'
import type { SymptomsText } from '../symptom-text.ts'
import { formatMiB, formatNumber, formatPrintedMs, formatSeconds, josa } from './format.ts'

const mib = formatMiB
const ms = (value: number) => withUnit(value < 100 ? Number(value.toPrecision(2)) : Math.round(value), 'ms')
const percent = (value: number) => withUnit(value < 10 ? Number(value.toFixed(1)) : Math.round(value), '%')
const seconds = (value: number) => formatSeconds(Number(value.toFixed(value < 10 ? 1 : 0)))
const per = (value: number) => formatNumber(Number(value < 10 ? value.toFixed(1) : value.toFixed(0)))
const kib = (value: number) => (value < 1024 ? withUnit(value, 'KiB') : withUnit(Math.floor(value / 1024), 'MiB'))
const line = (count: number, all: number) =>
  count === all ? `${formatNumber(all)}주기 모두` : `${formatNumber(all)}주기 가운데 ${formatNumber(count)}주기`

export const symptomsText: SymptomsText = {
  'live-rising': {
    name: '라이브 힙이 계속 늘어남',
    message: ({ lows: [second, third, fourth], cycles, seconds: span }, confidence) =>
      `${seconds(span)} 동안 돈 ${formatNumber(cycles)}주기를 시간으로 네 토막 냈습니다. 둘째 토막부터 가장 작은 라이브 힙이 ${mib(second)}, ${mib(third)}, ${josa(mib(fourth), '으로/로')} 올랐습니다. ` +
      (confidence === 'likely'
        ? '느려지지 않고 오릅니다. 쓰지 않는 것을 붙들고 있는 모양새입니다.'
        : '오르는 속도가 줄고 있어서 아직 차오르는 중일 수 있습니다.'),
    rule: '첫 토막은 준비하는 때로 보고 뺍니다. 나머지 세 토막의 가장 작은 라이브 힙이 잇따라 커지고, 모두 25 %와 8 MiB 넘게 늘었을 때 말합니다. GC 직후의 가장 낮은 점이 오르면 회수하지 못하는 것이 쌓인다는 뜻입니다.',
    others: [
      '캐시나 연결 풀이 아직 차는 중입니다. 더 오래 받아 보면 평평해집니다.',
      '부하가 그동안 늘었습니다. 요청 수와 나란히 놓고 보세요.',
      '고루틴이 새면서 스택이 가리키는 객체가 함께 남습니다. 고루틴 수를 세어 보세요.',
    ],
  },
  'live-flat': {
    name: '누수가 아니라 GC를 기다리는 메모리',
    message: ({ low, high, peak, goal, cycles }) =>
      `뒤쪽 ${formatNumber(cycles)}주기의 라이브 힙은 ${low === high ? mib(low) : `${mib(low)}에서 ${mib(high)} 사이`}로 평평합니다. 힙 목표는 ${mib(goal)}이고 힙은 ${mib(peak)}까지 찼다가 비워집니다. 프로세스가 쥔 메모리는 라이브 힙이 아니라 이 꼭대기를 따릅니다.`,
    rule: '뒤쪽 절반의 라이브 힙이 10 %(작은 힙에서는 2 MiB) 안에서 움직이고, 목표와 64 MiB 넘게 벌어졌을 때 말합니다. 그 차이는 다음 GC까지 쌓아 두기로 한 쓰레기입니다.',
    others: [
      'RSS가 힙 목표보다도 크면 힙 밖의 메모리입니다. 스택, cgo, mmap을 따로 보세요.',
      '트레이스가 짧아서 느린 누수가 보이지 않을 수 있습니다.',
    ],
  },
  'given-back-later': {
    name: '회수는 했지만 돌려주는 것은 나중',
    message: ({ freed, lowPercent, lastPercent, lowReleasedKiB, lastReleasedKiB }) =>
      `${freed > 0 ? `한 주기가 ${mib(freed)}까지 회수했습니다. ` : ''}그 뒤 쥐고 있는 힙 가운데 쓰는 것이 ${percent(lowPercent)}까지 내려갔고, 그때 돌려준 양은 ${kib(lowReleasedKiB)}였습니다. 마지막 줄에서는 ${percent(lastPercent)}, ${josa(kib(lastReleasedKiB), '을/를')} 돌려준 뒤입니다.`,
    rule: '`scav` 줄의 `util`이 40 %보다 낮은 때가 있고, 64 MiB 넘게 회수한 주기가 있을 때 말합니다. 스캐빈저는 곧 다시 쓸지 모르는 메모리를 조금씩 돌려줍니다.',
    others: [
      '돌려준 뒤에도 RSS가 그대로면 운영체제가 아직 거두어 가지 않은 것입니다. Go 1.12–1.15는 리눅스에서 `MADV_FREE`를 썼습니다.',
      '마지막까지 낮으면 조각난 힙일 수 있습니다. 힙 프로파일로 오래 사는 작은 객체를 찾아보세요.',
    ],
  },
  'tiny-heap': {
    name: '작은 힙 때문에 GC가 잦음',
    message: ({ atFloor, cycles, goal, live, perSecond, gcPercent }) =>
      `${line(atFloor, cycles)}의 힙 목표가 ${mib(goal)}, 곧 바닥입니다. 라이브 힙이 ${mib(live)}인데 1초에 ${per(perSecond)}번 돕니다. ` +
      (gcPercent >= 5
        ? `P 전체 시간의 ${percent(gcPercent)}를 GC가 썼습니다. 메모리에 여유가 있다면 바로 줄일 수 있습니다.`
        : `그래도 GC가 쓴 것은 P 전체 시간의 ${percent(gcPercent)}라서 급하지 않습니다.`),
    rule: '힙 목표는 4 MiB × GOGC ÷ 100보다 작아지지 않습니다. 목표가 4 MiB(Go 1.17까지는 5 MiB)를 넘지 않는 주기가 셋에 둘이고 1초에 열 번 넘게 돌 때 말합니다. GC의 몫이 5 %를 넘으면 문제로, 아니면 참고로 봅니다.',
    others: [
      '짧게 사는 객체를 지나치게 많이 만듭니다. 할당 프로파일에서 먼저 줄일 곳을 찾으세요.',
      '`GOGC`를 100보다 낮게 두면 바닥도 그만큼 낮아집니다.',
    ],
  },
  'limit-close': {
    name: '메모리 상한이 GC를 재촉함',
    message: ({ cycles, close, live, goal, running }) =>
      `뒤쪽 ${line(close, cycles)}의 힙 목표가 앞 주기의 라이브 힙과 15 %도 떨어져 있지 않습니다. 라이브 힙은 ${mib(live)}, 목표는 ${mib(goal)}쯤입니다. 그동안 ${josa(percent(running), '은/는')} GC가 도는 때였습니다.`,
    rule: '`GOGC` 하나로는 나올 수 없는 목표가 뒤쪽 절반에서 되풀이될 때 말합니다. `GOGC`가 정한 목표는 라이브 힙을 따라 움직이지만, 상한이 정한 목표는 제자리에 섭니다.',
    others: [
      '`GOGC`를 아주 낮게 두어도 목표가 라이브 힙에 붙습니다.',
      '프로그램이 `debug.SetMemoryLimit`이나 `debug.SetGCPercent`를 부를 수 있습니다.',
    ],
  },
  'limit-passed': {
    name: '상한 아래에 남은 자리가 없음',
    message: ({ cycles, close, live, goal, running }) =>
      `뒤쪽 ${line(close, cycles)}가 힙 목표에 이미 닿은 채 시작했습니다. 라이브 힙 ${mib(live)}에 목표가 ${mib(goal)}쯤이니, 회수해도 다시 할당할 자리가 생기지 않습니다. 그동안 ${josa(percent(running), '은/는')} GC가 도는 때였습니다.`,
    rule: '목표가 앞 주기의 라이브 힙과 같고 힙이 그 목표에서 시작하는 주기가 셋이 넘을 때 말합니다. 상한이 정한 목표가 라이브 힙보다 작으면 런타임은 라이브 힙을 목표로 삼습니다. GC는 많아야 CPU의 절반까지만 쓰고, 그래도 모자라면 상한을 넘깁니다.',
    others: [
      '라이브 힙이 오르다 상한에 닿은 것이라면 원인은 누수입니다. 앞쪽 주기의 라이브 힙을 보세요.',
      '상한에는 힙 말고도 스택과 런타임의 메모리가 들어갑니다. 그래서 힙이 상한보다 작은데도 닿습니다.',
    ],
  },
  'gogc-off': {
    name: '힙 목표가 없음',
    message: ({ cycles, forced }) =>
      `힙 목표가 뜻 없이 큰 수인 줄이 ${formatNumber(cycles)}개입니다. \`GOGC=off\`이고 상한도 없다는 뜻입니다. ${forced === 0 ? '' : forced === cycles ? '모두 프로그램이 요청해서 돈 주기입니다.' : `그 가운데 ${formatNumber(forced)}개는 프로그램이 요청해서 돈 주기입니다.`}`.trim(),
    rule: '목표가 1 EiB를 넘을 때 말합니다. 이런 목표는 크기가 아니라 제한이 없다는 표시입니다.',
    others: ['`debug.SetGCPercent(-1)`을 불러도 같은 값이 찍힙니다.'],
  },
  'forced-often': {
    name: '프로그램이 GC를 자꾸 부름',
    message: ({ forced, cycles, stoppedMs }) =>
      `${line(forced, cycles)}가 \`(forced)\`입니다. 힙이 찼기 때문이 아니라 코드가 요청해서 돌았습니다. ${stoppedMs > 0 ? `이 릴리스에서 요청한 GC는 처음부터 끝까지 멈춥니다. 가장 길게는 ${formatPrintedMs(stoppedMs)}였습니다.` : '부른 고루틴은 스윕까지 끝날 때까지 기다립니다.'}`,
    rule: '`(forced)`인 주기가 셋이 넘고 다섯에 하나가 넘을 때 말합니다. 누수를 찾느라 돈 주기는 세지 않습니다.',
    others: [
      '`debug.FreeOSMemory`도 GC를 한 번 돌립니다.',
      '벤치마크와 시험은 잴 때마다 GC를 부릅니다. `go test -bench`의 출력이라면 정상입니다.',
      'Go 1.11까지는 `gcstoptheworld`를 켠 것일 수도 있습니다.',
    ],
  },
  'forced-idle': {
    name: '한가해서 2분 만에 돈 GC',
    message: ({ notices, gapS }) =>
      `\`GC forced\`가 ${formatNumber(notices)}번 나옵니다. ${gapS > 0 ? `앞 주기와 ${seconds(gapS)}까지 떨어져 있습니다. ` : ''}할당이 적어 2분 동안 GC가 없었고, 런타임이 한 번 돌렸습니다. 줄일 것이 없습니다.`,
    rule: '`GC forced` 줄이 있으면 말합니다. 프로그램이 부른 GC와 달리 뒤따르는 줄에 `(forced)`가 없습니다.',
    others: ['요청이 없는 시간이었는지 확인해 보세요. 바빠야 할 때라면 일이 들어오지 않은 것입니다.'],
  },
  'leak-check': {
    name: '고루틴 누수를 찾느라 돈 GC',
    message: ({ checked, cycles }) =>
      `${line(checked, cycles)}가 고루틴 누수를 함께 찾았습니다. 누수가 있다는 뜻은 아닙니다. 찾아 달라는 요청이 있었다는 뜻입니다.`,
    rule: '`(checking for goroutine leaks)`가 붙은 줄이 있으면 말합니다. `goroutineleak` 프로파일을 받을 때마다 한 번씩 돕니다.',
    others: ['수집기가 주기마다 프로파일을 가져가고 있을 수 있습니다. 그만큼 GC가 늘어납니다.'],
  },
  'large-roots': {
    name: '스택과 전역 변수가 목표를 밀어 올림',
    message: ({ stacks, globals, live, goal }) =>
      `라이브 힙은 ${mib(live)}인데 스택 ${josa(mib(stacks), '과/와')} 전역 변수 ${josa(mib(globals), '이/가')} 더해져 힙 목표가 ${mib(goal)}까지 올라갑니다. 목표가 라이브 힙의 두 배가 아닌 까닭입니다.`,
    rule: '스택과 전역 변수를 더해 8 MiB가 넘고 라이브 힙보다 클 때 말합니다. Go 1.18부터는 훑어야 하는 이 크기도 `GOGC`만큼 목표에 더해집니다.',
    others: ['고루틴이 많거나 깊이 되부르고 있습니다. 고루틴 수와 스택 깊이를 보세요.'],
  },
  'assist-heavy': {
    name: '마크 어시스트가 요청을 늦춤',
    message: ({ percent: share, assistMs, backgroundMs, cycles, ofRun }) =>
      `마크하는 동안 P 시간의 ${percent(share)}를 어시스트가 썼습니다. ${formatNumber(cycles)}주기의 합은 어시스트 ${ms(assistMs)}, 백그라운드 ${ms(backgroundMs)}입니다. 전체 시간으로 쳐도 ${percent(ofRun)}입니다. STW가 짧아도 할당하는 고루틴은 이만큼 멈칫합니다.`,
    rule: '마크하는 동안 P 시간의 10 %가 넘고 전체의 2 %가 넘을 때 말합니다. 옛 페이서가 어시스트에 잡아 둔 몫이 5 %이고, Go 1.18부터는 없습니다. 전체의 2 %에 못 미치면 느낄 만큼이 아닙니다.',
    others: [
      'CPU가 모자라면 어시스트도 길게 재어집니다. 할당량이 묶인 컨테이너인지 보세요.',
      '메모리 상한이나 낮은 `GOGC` 때문에 목표까지 여유가 없을 수 있습니다.',
    ],
  },
  'gc-share-high': {
    name: 'GC가 CPU를 많이 씀',
    message: ({ percent: share, seconds: span, procs, running }) =>
      `${seconds(span)} 동안 P ${formatNumber(procs)}개가 쓸 수 있던 시간 가운데 적어도 ${percent(share)}를 GC가 썼습니다. 그동안 ${josa(percent(running), '은/는')} GC가 도는 때였습니다.`,
    rule: '25 %가 넘을 때 말합니다. 백그라운드 마크가 맡기로 한 몫이 도는 동안에만 25 %이므로, 전체가 25 %라면 쉴 틈이 거의 없거나 어시스트와 STW가 더해진 것입니다. 멈추기를 기다리는 동안은 모든 P를 세므로 실제보다 크게 나올 수 있습니다.',
    others: [
      '`gctrace`의 CPU 시간은 시계의 차이입니다. 다른 프로그램이 CPU를 나눠 썼다면 부풀려집니다.',
      '줄에 찍힌 `%`는 시작부터 센 값이라 이 값과 다릅니다.',
    ],
  },
  'always-marking': {
    name: '마크가 거의 쉬지 않음',
    message: ({ percent: share, cycles, usualMs }) =>
      `뒤쪽 ${formatNumber(cycles)}주기에서 ${josa(percent(share), '은/는')} 마크하는 때였습니다. 한 주기가 ${ms(usualMs)}쯤 걸리고 곧바로 다음 주기가 시작됩니다.`,
    rule: '뒤쪽 절반의 시간 가운데 60 %가 넘고 라이브 힙이 4 MiB 이상일 때 말합니다. 마크하는 동안은 쓰기 장벽과 어시스트가 켜져 있어 프로그램이 느려집니다.',
    others: [
      '할당이 빠르고 라이브 힙이 작으면 `GOGC`를 올리는 것으로 풀립니다.',
      '메모리 상한에 닿았다면 `GOGC`를 올려도 달라지지 않습니다.',
    ],
  },
  'long-sweep-term': {
    name: '첫 STW(스윕 종료)가 긺',
    message: ({ longestMs, usualMs, long, cycles, until }) =>
      `첫 STW가 가장 길게 ${formatPrintedMs(longestMs)}입니다. 보통은 ${formatPrintedMs(usualMs)}이고, 10 ms를 넘은 것은 ${line(long, cycles)}입니다. 이 구간에는 모든 P가 멈추기를 기다리는 시간이 들어갑니다. ${until < 14 ? 'Go 1.13까지는 함수를 부르지 않는 반복문이 끝날 때까지 기다립니다.' : '누군가 제때 멈추지 못했습니다.'}`,
    rule: '10 ms를 넘은 줄이 있으면 말합니다. 스케줄러는 10 ms가 지난 고루틴에서 P를 빼앗으므로, 그보다 길면 빼앗을 수 없었거나 스레드가 CPU를 얻지 못한 것입니다. 다섯 주기에 한 번이 넘으면 유력하다고 봅니다.',
    others: [
      'CPU 할당량에 걸린 컨테이너에서는 멈추라는 신호를 받은 스레드도 다음 차례까지 서 있습니다.',
      'Go 1.13까지, 또는 `asyncpreemptoff=1`이면 함수를 부르지 않는 반복문을 세울 수 없습니다.',
      '어쩌다 한 번이면 그 순간 기계가 바빴던 것일 수 있습니다.',
    ],
  },
  'long-mark-term': {
    name: '둘째 STW(마크 종료)가 긺',
    message: ({ longestMs, usualMs, long, cycles }) =>
      `둘째 STW가 가장 길게 ${formatPrintedMs(longestMs)}입니다. 보통은 ${formatPrintedMs(usualMs)}이고, 10 ms를 넘은 것은 ${line(long, cycles)}입니다.`,
    rule: '10 ms를 넘은 줄이 있으면 말합니다. Go 1.12부터 이 구간에는 뒷정리만 남아 있어서 길어질 일이 드뭅니다.',
    others: [
      '멈춘 사이에 운영체제가 스레드를 내려놓았을 수 있습니다. CPU 할당량을 먼저 보세요.',
      '`gccheckmark`, `checkfinalizers`, Go 1.11까지의 `gctrace=2`는 이 구간을 늘립니다.',
      'Go 1.11까지는 남은 마크도 이 구간에서 마쳤습니다.',
    ],
  },
  'stops-long': {
    name: 'STW가 늘 긺',
    message: ({ usualMs, cycles, procs }) =>
      `${formatNumber(cycles)}주기의 절반이 두 STW를 더해 ${ms(usualMs)} 이상입니다. P는 ${formatNumber(procs)}개입니다.`,
    rule: '두 STW를 더한 값의 가운데가 1 ms 이상일 때 말합니다. 한가한 기계에서는 보통 그 몇 분의 일입니다.',
    others: [
      'CPU가 모자라 P가 제때 멈추지 못합니다. P를 줄이거나 할당량을 늘려 견주어 보세요.',
      'P가 아주 많으면 멈추고 다시 돌리는 데 그만큼 더 걸립니다.',
    ],
  },
  'procs-over-cpus': {
    name: 'P가 CPU보다 많음',
    message: ({ factor, procs, lines }) =>
      `\`GOMAXPROCS\`는 ${formatNumber(procs)}인데, ${formatNumber(lines)}줄에서 STW의 CPU 시간을 실제 시간으로 나누면 ${josa(formatNumber(factor), '이/가')} 나옵니다. 런타임이 본 CPU가 ${formatNumber(factor)}개라는 뜻입니다.`,
    rule: 'STW의 CPU 시간은 실제 시간에 `GOMAXPROCS`와 CPU 수 가운데 작은 수를 곱한 값입니다. 그 수가 P보다 작다고 딱 떨어지는 줄이 셋이 넘을 때 말합니다.',
    others: [
      '이 수는 보이는 CPU의 수입니다. 컨테이너의 할당량은 여기에 나오지 않습니다. Go 1.24까지는 `cpu.max`와 `GOMAXPROCS`를 따로 견주어야 합니다.',
    ],
  },
  overshoot: {
    name: '마크가 할당을 따라가지 못함',
    message: ({ over, cycles, end, goal }) =>
      `${line(over, cycles)}에서 힙이 목표를 10 % 넘게 지나쳤습니다. 가장 심한 줄은 목표가 ${mib(goal)}인데 ${mib(end)}까지 갔습니다.`,
    rule: '목표를 10 %와 4 MiB 넘게 지나친 주기가 셋이 넘고 다섯에 하나가 넘을 때 말합니다. 목표는 넘어도 되는 값이라 조금 넘는 것은 정상입니다.',
    others: [
      '큰 메모리를 한 번에 할당하면 트리거와 목표를 함께 뛰어넘습니다.',
      '마크가 CPU를 얻지 못했을 수 있습니다.',
      '앞쪽에 몰려 있으면 시작하면서 힙을 채우는 중입니다.',
    ],
  },
  'coarse-clock': {
    name: '시계가 성겨서 STW를 잴 수 없음',
    message: ({ zeros, stops, smallestMs }) =>
      `STW ${formatNumber(stops)}번 가운데 ${formatNumber(zeros)}번이 0으로 찍혔습니다. ${smallestMs > 0 ? `0이 아닌 가장 작은 값은 ${formatPrintedMs(smallestMs)}입니다. ` : ''}멈추지 않은 것이 아니라, 그사이 시계가 움직이지 않은 것입니다. 이 트레이스로 짧은 STW를 견주지 마세요.`,
    rule: '0으로 찍힌 STW가 다섯에 하나가 넘을 때 말합니다. 1 µs보다 짧은 STW는 없으므로 0은 시계의 눈금이 그보다 굵다는 표시입니다. Windows와 WebAssembly에서 흔합니다.',
    others: ['긴 STW와 CPU 시간의 합은 그대로 믿어도 됩니다. 눈금 하나만큼의 오차만 있습니다.'],
  },
  'pacer-over-plan': {
    name: '페이서의 계획보다 CPU를 더 씀',
    message: ({ percent: used, goal, lines }) =>
      `페이서가 찍은 ${formatNumber(lines)}줄의 가운데 값은 ${percent(used)}이고 계획은 ${percent(goal)}입니다. 25 %를 넘는 만큼이 어시스트입니다.`,
    rule: '가운데 값이 계획의 1.4배를 넘을 때 말합니다. 페이서는 백그라운드를 25 %로 치고 잰 어시스트를 더합니다.',
    others: ['주기가 아주 짧으면 백그라운드 워커가 자리를 잡기 전에 어시스트가 일을 다 합니다.'],
  },
  'run-queues-full': {
    name: '실행할 고루틴이 P보다 많음',
    message: ({ full, samples, waiting, procs }) =>
      procs === 1
        ? `${formatNumber(samples)}번 가운데 ${formatNumber(full)}번, 하나뿐인 P가 쉬지 못했고 큐에는 ${formatNumber(waiting)}개쯤이 기다립니다.`
        : `${formatNumber(samples)}번 가운데 ${formatNumber(full)}번, P ${formatNumber(procs)}개가 모두 바쁘고 큐에는 ${formatNumber(waiting)}개쯤이 기다립니다. CPU가 모자랍니다.`,
    rule: '첫 줄을 뺀 다섯 줄에 네 줄이 넘게 쉬는 P가 없고, 큐에 P의 수만큼 쌓여 있을 때 말합니다.',
    others: [
      'CPU를 쓰는 일이 정말 많습니다. CPU 프로파일에서 줄일 곳을 찾으세요.',
      '컨테이너의 할당량이 P보다 작아서 P가 돌고 있는 것처럼만 보일 수 있습니다.',
    ],
  },
  'idle-with-queue': {
    name: '쉬는 P가 있는데 큐에 일이 쌓임',
    message: ({ both, samples, idle, waiting, procs }) =>
      `${formatNumber(samples)}번 가운데 ${formatNumber(both)}번, 쉬는 P와 기다리는 고루틴이 함께 보였습니다. 가장 심한 줄은 P ${formatNumber(procs)}개 가운데 ${formatNumber(idle)}개가 쉬는데 ${formatNumber(waiting)}개가 기다립니다.`,
    rule: '다섯 줄에 한 줄이 넘게 쉬는 P가 있으면서 큐에 넷 이상 쌓여 있을 때 말합니다. P가 막 깨어나는 순간이라면 한두 번은 정상입니다.',
    others: [
      'P는 쉬지 않지만 그 P를 돌릴 스레드가 CPU를 얻지 못할 수 있습니다. P가 CPU보다 많은지 보세요.',
      '아주 짧은 고루틴을 한 고루틴이 몰아서 만들면, 나누어 갖기 전에 끝나 버립니다.',
    ],
  },
  'queue-imbalance': {
    name: '한 P에만 일이 몰림',
    message: ({ uneven, samples, p, longest, waiting }) =>
      `${formatNumber(samples)}번 가운데 ${formatNumber(uneven)}번, 로컬 실행 큐의 4분의 3이 넘게 한 P에 몰렸습니다. 가장 심한 줄은 기다리는 ${formatNumber(waiting)}개 가운데 ${formatNumber(longest)}개가 P ${formatNumber(p)}에 있습니다.`,
    rule: '한 큐에 여덟 이상 있고 그것이 로컬 실행 큐 전체의 4분의 3을 넘는 줄이 넷에 하나가 넘을 때 말합니다.',
    others: ['새 고루틴은 만든 고루틴의 P에 쌓입니다. 다른 P가 쉬지 않으면 가져갈 까닭이 없으니 정상일 수 있습니다.'],
  },
  'many-threads': {
    name: '스레드가 P보다 훨씬 많음',
    message: ({ threads, procs, idle }) =>
      `P는 ${formatNumber(procs)}개인데 스레드가 ${formatNumber(threads)}개까지 늘었고, 그 가운데 쉬는 것은 ${formatNumber(idle)}개뿐입니다. 나머지는 대부분 시스템 콜이나 C 코드 안에 있습니다.`,
    rule: '스레드가 P의 네 배보다 열 개 넘게 많을 때 말합니다. 시스템 콜로 막힌 고루틴은 스레드를 하나씩 쥐고 있습니다.',
    others: [
      '파일 읽기처럼 막히는 시스템 콜이 한꺼번에 몰렸습니다.',
      'cgo 호출이 오래 걸립니다.',
      '`runtime.LockOSThread`로 스레드를 붙잡아 두었습니다.',
    ],
  },
  'nothing-runnable': {
    name: '실행할 고루틴이 없음',
    message: ({ quiet, samples, procs }) =>
      `${formatNumber(samples)}번 가운데 ${formatNumber(quiet)}번, P ${formatNumber(procs)}개가 모두 쉬고 큐도 비었습니다. 고루틴이 없다는 뜻은 아닙니다. 기다리는 고루틴은 몇 개든 이 줄에 나오지 않습니다.`,
    rule: '첫 줄을 뺀 열 줄에 아홉 줄이 넘게 모든 P가 쉬고 큐가 비었을 때 말합니다.',
    others: [
      '정말 할 일이 없습니다.',
      '영영 깨어나지 못하는 고루틴이 쌓이고 있습니다. 고루틴 프로파일로 세어 보세요.',
      '일감이 바깥에서 막혀 들어오지 않습니다.',
    ],
  },
  'ticks-still': {
    name: '한 P가 고루틴을 바꾸지 않음',
    message: ({ p, tick, samples, ms: span }) =>
      `쉬는 P가 없는데 P ${formatNumber(p)}에서 고루틴을 바꾼 횟수(\`schedtick\`)가 ${formatNumber(samples)}줄 동안 ${formatNumber(tick)}에 머물렀습니다. ${ms(span)} 동안 고루틴 하나가 P를 놓지 않은 것입니다.`,
    rule: '쉬는 P가 없는 줄이 셋 넘게 이어지는 동안 한 P의 값이 오르지 않고 0.1초가 넘었을 때 말합니다. 보통은 10 ms마다 바꿉니다.',
    others: [
      'Go 1.13까지, 또는 `asyncpreemptoff=1`이면 함수를 부르지 않는 반복문을 세울 수 없습니다.',
      'Go 1.25까지는 시스템 콜이나 C 코드 안에 있는 P도 쉬는 것으로 세지 않습니다.',
    ],
  },
  'never-rests': {
    name: '큐는 비었는데 쉬지 않음',
    message: ({ perSecond, samples, empty }) =>
      `마지막 ${formatNumber(samples)}줄 가운데 ${formatNumber(empty)}줄은 큐가 비었지만, 그동안 1초에 ${formatNumber(perSecond)}번 넘게 고루틴을 바꾸어 실행했습니다. 줄이 찍힌 순간에만 비어 있었습니다.`,
    rule: '마지막 네 줄에서 `schedticks`가 내내 1초에 5000번 넘게 오르고, 둘 이상은 큐가 비었을 때 말합니다.',
    others: [
      '부하를 받는 중이라면 정상입니다. 부하가 멎은 뒤에도 그대로인지가 중요합니다.',
      '타이머로 자주 깨어나는 고루틴이 끝나지 않고 쌓였습니다.',
    ],
  },
  'one-wait-reason': {
    name: '많은 고루틴이 같은 것을 기다림',
    message: ({ reason, count, waiting, atMs }) =>
      `${seconds(atMs / 1000)}의 묶음에서 기다리는 ${formatNumber(waiting)}개 가운데 ${formatNumber(count)}개가 \`${reason}\`입니다.`,
    rule: '마지막 묶음에서 대기 이유 하나가 열 개 이상이고 절반이 넘을 때 말합니다. 런타임의 고루틴과, 자거나 네트워크를 기다리는 고루틴은 세지 않습니다.',
    others: [
      '일감을 기다리는 워커 풀이라면 정상입니다.',
      '받는 쪽이 사라진 채널이나 풀지 않은 락을 기다린다면 누수입니다. 어디서 기다리는지는 프로파일이 알려 줍니다.',
    ],
  },
  'waiting-since': {
    name: '여러 묶음째 기다리는 고루틴',
    message: ({ count, blocks, sinceMs, untilMs, reason }) =>
      `고루틴 ${formatNumber(count)}개가 ${seconds(sinceMs / 1000)}부터 마지막 묶음(${seconds(untilMs / 1000)})까지 볼 때마다 같은 이유로 기다렸습니다. 가장 많은 이유는 \`${reason}\`이고, 묶음은 모두 ${formatNumber(blocks)}개입니다.`,
    rule: '마지막 세 묶음에서 상태와 이유가 그대로인 고루틴이 셋 이상일 때 말합니다. 그사이 깨었다가 다시 잠들었을 수도 있습니다.',
    others: [
      '프로그램이 끝날 때까지 기다리도록 만든 고루틴은 늘 그렇습니다.',
      '묶음이 드문드문하면 그사이의 일은 보이지 않습니다.',
    ],
  },
  'in-system-calls': {
    name: '시스템 콜 안에 있는 고루틴',
    message: ({ most, blocks, threads, procs }) =>
      `묶음 ${formatNumber(blocks)}개에서 여러 고루틴이 시스템 콜 안에 있었고, 많을 때 ${formatNumber(most)}개입니다. 그때 P는 ${formatNumber(procs)}개, 스레드는 ${formatNumber(threads)}개입니다.`,
    rule: '묶음의 절반 이상에서 상태가 3인 고루틴이 둘 이상일 때 말합니다. 하나마다 스레드 하나가 붙잡혀 있습니다.',
    others: ['파일을 읽고 쓰는 프로그램이라면 정상입니다. 스레드가 계속 느는지 보세요.'],
  },
  'slow-package': {
    name: '한 패키지가 시작을 늦춤',
    message: ({ package: name, ms: own, totalMs, packages, bytes, allocs }) =>
      `\`${name}\` 초기화가 ${formatPrintedMs(own)} 걸렸습니다. 패키지 ${formatNumber(packages)}개를 모두 더하면 ${ms(totalMs)}입니다. 그동안 ${formatNumber(allocs)}번, 모두 ${josa(bytes < 2 ** 20 ? withUnit(bytes, 'B') : mib(Math.floor(bytes / 2 ** 20)), '을/를')} 할당했습니다.`,
    rule: '한 패키지가 10 ms 이상이면서 초기화 시간의 절반을 넘을 때 말합니다.',
    others: [
      '시간은 벽시계로 잰 것이라, 그 순간 CPU를 얻지 못했어도 길어집니다. 몇 번 되풀이해 보세요.',
      '초기화하면서 파일이나 네트워크를 기다렸을 수 있습니다.',
    ],
  },
  'several-programs': {
    name: '여러 프로그램의 줄이 섞임',
    message: ({ programs, interleaved }) =>
      interleaved
        ? `프로그램 ${formatNumber(programs)}개의 줄이 번갈아 나옵니다. 번호와 시계를 보고 나누어 놓았지만, 어느 줄에도 프로그램 이름은 없습니다.`
        : `프로그램 ${formatNumber(programs)}개의 줄이 차례로 나옵니다. 번호와 시계가 처음으로 돌아가는 곳이 경계입니다.`,
    rule: '번호나 시계가 처음으로 돌아가면 다른 프로그램으로 봅니다.',
    others: [
      '`go run`, `go test`, `go build`는 컴파일러와 링커의 줄도 함께 찍습니다.',
      '같은 프로그램이 죽었다가 다시 시작했을 수 있습니다.',
    ],
  },
}
