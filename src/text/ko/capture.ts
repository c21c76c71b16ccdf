import { josa } from './format.ts'

/** What the page needs to know of a sample to say how much comes out. */
export interface ExpectedOutput {
  readonly program: string
  readonly release: string
  readonly lines: number
  readonly bytes: number
  readonly seconds: number | undefined
  readonly blocks: number
  readonly longestBlock: number
}

function kib(bytes: number): string {
  return bytes < 10 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${Math.round(bytes / 1024)} KiB`
}

/** Words of the page that finds the commands to capture a trace. */
export const captureText = {
  title: '트레이스 받기',
  lead: '궁금한 것과 프로그램이 도는 곳을 고르면 쓸 명령이 나옵니다. 고른 것은 어디에도 보내지 않습니다.',
  ask: '무엇이 궁금합니까?',
  where: '어디에서 돌고 있습니까?',
  setting: '설정',
  expect: '얼마나 나옵니까?',
  cost: '얼마나 듭니까?',
  long: '얼마나 받습니까?',
  read: '받은 뒤',
  open: '작업대에서 열기',
  commands: '명령',
  app: '`app`을 자기 프로그램으로 바꾸어 실행하세요.',
  pkg: '`pkg`와 `TestLoad`를 자기 패키지와 테스트로 바꾸어 실행하세요.',
  traps: '여기에서 흔히 막히는 곳',
  copy: '복사',
  copied: '복사했습니다',
  failed: '복사하지 못했습니다. 명령을 직접 골라 복사해 보세요.',
  tried: {
    run: '리눅스에서 Go 1.27로 실행해 본 명령입니다.',
    unprivileged: '리눅스에서 Go 1.27로 실행해 본 명령입니다. `sudo`를 쓴 줄만 실행해 보지 않았습니다.',
    checked: '형식은 도구로 확인했고, 실제 서비스에 적용해 보지는 않았습니다.',
    steps: '명령은 리눅스에서 Go 1.27로 실행해 보았고, 단계를 적는 법은 문서를 따랐습니다.',
    read: '문서를 보고 적었습니다. 실행해 보지는 않았습니다.',
  },
  sources: '문서',
  questions: {
    slow: {
      label: '응답이 느린 것이 GC 때문입니까?',
      long: '느린 때를 포함해서 GC가 수십 번 돌 때까지 받습니다.',
      cost: 'GC 한 번에 한 줄이고, 프로그램을 다시 돌린 뒤에 찍습니다. 대개 켜 둘 만합니다.',
    },
    leak: {
      label: '메모리가 샙니까?',
      long: '부하를 일정하게 주고, 살아남은 힙의 흐름이 보일 만큼 길게 받습니다.',
      cost: 'GC 한 번에 한 줄이고, 프로그램을 다시 돌린 뒤에 찍습니다. 대개 켜 둘 만합니다.',
    },
    queue: {
      label: '고루틴이 밀립니까, P가 놉니까?',
      long: '부하를 주기 전부터 멎은 뒤까지 받습니다. 더 촘촘히 보려면 간격을 100으로 줄입니다.',
      cost: '한 줄을 찍는 동안 스케줄러의 잠금을 쥡니다. 1초에 한 번이면 눈에 띄지 않지만, 간격을 아주 짧게 잡지는 마세요.',
    },
    waiting: {
      label: '고루틴이 무엇을 기다립니까?',
      long: '10초 간격으로 두세 묶음이면 됩니다. 받은 뒤에는 바로 끕니다.',
      cost: '고루틴마다 한 줄을 찍고, 그동안 스케줄러의 잠금을 쥡니다. 고루틴이 수만 개인 서버라면 눈에 띄게 멈칫할 수 있습니다.',
    },
    pacing: {
      label: 'GC가 왜 이때 시작합니까?',
      long: 'GC가 열 번쯤 돌면 충분합니다.',
      cost: '한 주기에 여러 줄이 나옵니다. 궁금한 것을 확인하는 동안만 켭니다.',
    },
    memory: {
      label: '메모리가 왜 운영체제로 안 돌아갑니까?',
      long: '힙이 줄어든 뒤 몇 분까지 받습니다. 메모리는 천천히 돌려줍니다.',
      cost: '스캐빈저가 일할 때마다 한 줄이 더 나옵니다.',
    },
    start: {
      label: '프로그램이 왜 늦게 뜹니까?',
      long: '한 번 띄우면 됩니다. 시작할 때만 찍습니다.',
      cost: '시작할 때 패키지마다 한 줄이고, 그 뒤로는 들지 않습니다.',
    },
  },
  /** `heapleak 프로그램을 Go 1.27로 5.9초 돌렸을 때 46줄, 6.0 KiB였습니다.` */
  expected: ({ program, release, lines, bytes, seconds, blocks, longestBlock }: ExpectedOutput): string =>
    [
      seconds === undefined
        ? `샘플 프로그램 ${josa(program, '을/를')} ${josa(release, '으로/로')} 돌렸더니 ${lines}줄, ${kib(bytes)}가 나왔습니다.`
        : `샘플 프로그램 ${josa(program, '을/를')} ${josa(release, '으로/로')} 돌렸더니 ${Math.round(seconds * 10) / 10}초 동안 ${lines}줄, ${kib(bytes)}가 나왔습니다.`,
      ...(blocks > 0 ? [`한 묶음이 길게는 ${longestBlock}줄이고, 고루틴이 늘면 그만큼 길어집니다.`] : []),
    ].join(' '),
  places: {
    shell: {
      label: '셸',
      titles: {
        both: '화면으로도 보면서 모두 받기',
        sudo: '관리자로 실행하기',
        check: '실행 중인 프로그램에 켜졌는지 보기',
      },
      traps: [
        '`export`로 켜지 마세요. 그 셸에서 실행하는 `go` 명령과 컴파일러까지 트레이스를 찍습니다.',
        '`sudo`는 환경 변수를 대부분 지우므로 설정을 `sudo` 뒤에 적습니다.',
        '시작 스크립트에 `2>/dev/null`이 있으면 트레이스가 사라집니다.',
        '실행 중인 프로세스에는 켤 수 없습니다. 다시 시작해야 합니다.',
      ],
    },
    systemd: {
      label: 'systemd',
      titles: {
        unit: '열린 편집기에 적을 두 줄',
        restart: '다시 시작하고 로그 받기',
      },
      traps: [
        '`--runtime`으로 적은 설정은 기계를 다시 켜면 사라집니다. 그 전에 끄려면 같은 명령으로 두 줄을 지우고 서비스를 다시 시작합니다.',
        '`-o cat`이 없으면 줄마다 날짜와 이름이 붙습니다. 붙어 있어도 작업대는 읽습니다.',
        'journald는 짧은 동안 너무 많은 줄이 오면 버립니다(`RateLimitBurst`). scheddetail처럼 한꺼번에 많이 찍으면 걸릴 수 있습니다.',
        '서비스에 `StandardError=null`이나 파일이 적혀 있으면 journalctl에 나오지 않습니다.',
      ],
    },
    docker: {
      label: 'Docker',
      titles: {
        detached: '뒤에서 돌려 두고 로그로 받기',
        compose: 'compose 파일에 적기',
      },
      traps: [
        '`docker logs`도 표준 출력과 표준 에러를 나누어 내보냅니다. `>`가 아니라 `2>`로 받아야 트레이스가 남습니다.',
        '`-t`를 붙이면 두 출력이 하나로 합쳐져 가를 수 없습니다.',
        '`Dockerfile`에 `ENV GODEBUG`를 적지 마세요. 이미지를 만드는 `go` 명령까지 트레이스를 찍습니다.',
        '여러 프로세스를 띄우는 이미지라면 줄이 섞입니다. `gc` 번호가 도중에 1로 돌아가는지 보세요.',
      ],
    },
    kubernetes: {
      label: 'Kubernetes',
      titles: {
        logs: '파드 하나를 골라 받기',
        before: '죽기 전의 줄 받기',
        off: '끄기',
      },
      traps: [
        '환경 변수를 바꾸면 파드가 모두 새로 뜹니다. 문제가 나타난 상태는 사라지므로 다시 나타날 때까지 기다려야 합니다.',
        '파드가 여럿이면 하나만 받으세요. 여러 파드의 줄이 섞이면 가르기 어렵습니다.',
        '`kubectl logs`는 표준 출력과 표준 에러를 합쳐서 줍니다. 프로그램의 줄이 섞여 있어도 작업대가 트레이스만 골라 읽습니다.',
        '로그 수집기가 JSON이 아닌 줄을 버리거나 긴 줄을 자르기도 합니다. 수집기를 거치지 않은 `kubectl logs`로 받는 편이 확실합니다.',
      ],
    },
    windows: {
      label: 'Windows',
      titles: { cmd: '명령 프롬프트(cmd)', powershell: 'PowerShell' },
      traps: [
        'Windows에 처음부터 들어 있는 PowerShell은 표준 에러를 오류로 감싸서 줄을 망가뜨립니다. `cmd /c`를 거치세요.',
        '서비스로 돌리면 표준 에러를 받아 주는 곳이 없습니다. 콘솔에서 먼저 받아 보세요.',
        '`set`으로 켠 설정은 창을 닫을 때까지 남습니다. 받은 뒤에 지우세요.',
      ],
    },
    test: {
      label: '테스트',
      titles: { exec: '한 번에 실행하기' },
      traps: [
        '`GODEBUG=… go test`로 실행하면 go 명령과 컴파일러도 찍습니다. 작은 테스트 하나를 그렇게 돌렸더니 78줄이 나왔는데, 테스트가 찍은 것은 14줄뿐이었습니다(Go 1.27.4).',
        '그렇게 컴파일한 패키지는 컴파일러가 찍은 줄까지 빌드 캐시에 남깁니다. 설정을 끈 뒤에도 빌드할 때마다 같은 줄이 다시 나오면 `go clean -cache`로 지웁니다.',
        '`go test`는 패키지 폴더에서 테스트를 실행합니다. 실행 파일을 직접 돌릴 때도 그 폴더로 가야 `testdata`를 찾습니다.',
        '`-exec`를 쓸 때는 `-v`를 붙입니다. 붙이지 않으면 통과한 테스트의 출력이 버려집니다.',
      ],
    },
    ci: {
      label: 'CI',
      titles: { steps: 'GitHub Actions의 단계' },
      traps: [
        '작업 전체의 환경 변수로 켜지 마세요. 빌드 단계의 `go` 명령까지 찍고, 그 줄이 빌드 캐시에 남습니다.',
        '실패했을 때가 더 궁금하므로 `if: always()`로 파일을 올립니다.',
        'CI 기계는 CPU 수가 바뀔 수 있습니다. 앞뒤를 견주려면 `GOMAXPROCS`를 정해 두세요.',
      ],
    },
  },
  everywhere: '어디에서나 막히는 곳',
  general: [
    {
      title: '켰는데 한 줄도 없습니다',
      text: '런타임은 모르는 이름을 말없이 건너뜁니다. 설정의 이름을 먼저 확인하세요. `gctrace`는 GC가 한 번도 돌지 않으면 찍을 것이 없습니다.',
    },
    {
      title: '코드에서 켤 수는 없습니까?',
      text: '켤 수 없습니다. `os.Setenv`로 `gctrace=1`을 정해도 찍히지 않았고, `//go:debug gctrace=1`은 모르는 설정이라며 컴파일되지 않았습니다(Go 1.27.4). 시작하기 전에 환경 변수로 주어야 합니다.',
    },
    {
      title: '번호가 1로 돌아갑니다',
      text: '프로그램이 다시 시작했거나 다른 프로세스의 줄이 섞였습니다. `go run`은 go 명령과 프로그램의 줄을 함께 내보냅니다.',
    },
    {
      title: '줄 한가운데에 다른 글이 끼어 있습니다',
      text: '런타임은 한 줄을 여러 조각으로 나누어 쓰고, 그 사이에 프로그램이 표준 에러에 쓰면 끼어듭니다. 프로그램의 로그를 표준 출력으로 보내면 사라집니다. 작업대는 끊긴 줄을 이어 보고, 잇지 못하면 그렇다고 알립니다.',
    },
    {
      title: '줄이 잘려 있습니다',
      text: '로그 수집기는 긴 줄을 자르거나 나눕니다. P가 많은 기계의 SCHED 줄이 길어지기 쉽습니다. 수집기를 거치지 않고 받아 보세요.',
    },
  ],
}

export type CaptureText = typeof captureText
