import type { FileKind, ForeignName } from '../../trace/foreign/index.ts'
import { formatNumber } from './format.ts'

interface BlockText {
  readonly name: string
  readonly means: string
}

/** `because` names what was seen in the file, `instead` what to do with it. */
interface FileText {
  readonly name: string
  readonly because: string
  readonly instead: string
}

const blocks: Readonly<Record<ForeignName, BlockText>> = {
  panic: { name: '패닉', means: '프로그램이 패닉으로 끝나면서 찍은 메시지와 고루틴 스택입니다.' },
  'fatal-error': { name: '치명적 오류', means: '런타임이 더 돌 수 없다고 판단해 프로그램을 끝내면서 찍은 글입니다.' },
  signal: { name: '시그널', means: '시그널을 받은 런타임이 찍은 고루틴 스택과 레지스터입니다. `SIGQUIT`가 흔합니다.' },
  'runtime-message': { name: '런타임 메시지', means: '`runtime:`으로 시작하는, 런타임이 남긴 말입니다.' },
  'goroutine-stacks': { name: '고루틴 스택', means: '고루틴이 어디를 돌고 있었는지 보여 주는 스택입니다.' },
  'exit-status': { name: '종료 상태', means: '`go run`이 프로그램의 종료 코드를 알리는 줄입니다.' },
  'check-finalizers': {
    name: 'checkfinalizers',
    means: '`GODEBUG=checkfinalizers=1`이 GC마다 찍는 큐의 길이와, 문제를 찾았을 때의 보고입니다.',
  },
  'alloc-free-trace': {
    name: 'allocfreetrace',
    means: 'Go 1.22까지 있던 `GODEBUG=allocfreetrace=1`이 할당과 해제마다 스택과 함께 찍은 글입니다.',
  },
  'godebug-warning': { name: 'GODEBUG 경고', means: '`GODEBUG`에 적힌 설정을 알아듣지 못했다는 경고입니다.' },
  'http2-debug': { name: 'http2debug', means: '`GODEBUG=http2debug`가 켜졌을 때 net/http가 남기는 로그입니다.' },
  'netdns-debug': {
    name: 'netdns',
    means: '`GODEBUG=netdns`가 켜졌을 때 net이 이름을 어떻게 찾는지 남기는 로그입니다.',
  },
  'go-build': { name: 'go 명령의 출력', means: '`go build`나 `go test`가 패키지 이름과 함께 찍은 오류입니다.' },
}

const unpackFirst = '압축을 풀고 안에 있는 글 파일을 여세요. gzip으로 묶은 `.gz`는 그대로 읽습니다.'

const files: Readonly<Record<FileKind, FileText>> = {
  image: {
    name: '그림 파일',
    because: '첫 바이트가 그림 파일의 표식입니다.',
    instead: '화면을 찍은 그림 대신, 찍힌 줄을 글자로 복사해 붙여 넣어 보세요.',
  },
  pdf: {
    name: 'PDF 문서',
    because: '`%PDF-`로 시작합니다.',
    instead: '문서를 열고 트레이스가 있는 부분을 글자로 복사해 붙여 넣어 보세요.',
  },
  zip: { name: 'ZIP 묶음', because: '첫 바이트가 `PK`입니다.', instead: unpackFirst },
  zstd: { name: 'Zstandard 압축 파일', because: '첫 네 바이트가 Zstandard의 표식입니다.', instead: unpackFirst },
  xz: { name: 'XZ 압축 파일', because: '첫 여섯 바이트가 XZ의 표식입니다.', instead: unpackFirst },
  bzip2: { name: 'bzip2 압축 파일', because: '`BZh`로 시작합니다.', instead: unpackFirst },
  'seven-zip': { name: '7z 묶음', because: '첫 여섯 바이트가 7z의 표식입니다.', instead: unpackFirst },
  lz4: { name: 'LZ4 압축 파일', because: '첫 네 바이트가 LZ4의 표식입니다.', instead: unpackFirst },
  tar: { name: 'tar 묶음', because: '257번째 바이트부터 `ustar`라고 적혀 있습니다.', instead: unpackFirst },
  'go-execution-trace': {
    name: 'Go 실행 트레이스',
    because: '`go 1.26 trace` 같은 머리글로 시작합니다.',
    instead: '`go tool trace FILE`로 여세요. 여기서는 `GODEBUG`가 표준 에러에 찍은 줄을 읽습니다.',
  },
  pprof: {
    name: 'pprof 프로파일',
    because: '안에 든 것이 pprof의 profile.proto 꼴입니다.',
    instead: '`go tool pprof FILE`로 여세요. GC를 보려면 `GODEBUG=gctrace=1`로 받은 줄이 필요합니다.',
  },
  'pprof-text': {
    name: '글로 된 pprof 프로파일',
    because: '`heap profile:`이나 `goroutine profile:` 같은 머리글이 있습니다.',
    instead: '`go tool pprof FILE`로 여세요. GC를 보려면 `GODEBUG=gctrace=1`로 받은 줄이 필요합니다.',
  },
  'core-dump': {
    name: '코어 덤프',
    because: 'ELF 파일이고 종류가 core라고 적혀 있습니다.',
    instead: '`dlv core PROGRAM FILE`로 여세요.',
  },
  program: {
    name: '실행 파일',
    because: '첫 바이트가 실행 파일의 표식입니다.',
    instead: '`GODEBUG=gctrace=1 ./program 2>trace.log`로 실행하고 trace.log를 여세요.',
  },
  'perf-data': {
    name: 'Linux perf 기록',
    because: '`PERFILE2`로 시작합니다.',
    instead: '`perf report -i FILE`로 여세요.',
  },
  journal: {
    name: 'systemd 저널 파일',
    because: '`LPKSHHRH`로 시작합니다.',
    instead: '`journalctl --file FILE -o short-precise`로 글을 꺼내 여세요.',
  },
  nettrace: {
    name: '.NET 트레이스',
    because: '`Nettrace`로 시작합니다.',
    instead: '`dotnet-trace`나 PerfView로 여세요. Go 런타임이 만든 파일이 아닙니다.',
  },
  'v8-trace-gc': {
    name: 'V8의 --trace-gc 로그',
    because: '`[pid:주소] 25 ms: Scavenge …` 꼴의 줄이 있습니다.',
    instead: 'Node.js나 Chrome의 GC 로그라서 Go의 필드로 읽을 수 없습니다. V8의 문서를 보세요.',
  },
  'jvm-gc': {
    name: 'JVM의 GC 로그',
    because: '`[0.005s][info][gc]`나 `[GC (Allocation Failure)` 꼴의 줄이 있습니다.',
    instead: 'Java의 GC 로그라서 Go의 필드로 읽을 수 없습니다. GCViewer 같은 JVM 도구로 여세요.',
  },
  'python-gc': {
    name: 'Python의 gc 로그',
    because: '`gc: collecting generation 0...` 꼴의 줄이 있습니다.',
    instead: 'Python의 `gc.set_debug`가 찍은 글입니다. Go 프로그램의 표준 에러를 받았는지 확인해 보세요.',
  },
  'godebug-setting': {
    name: 'GODEBUG 설정',
    because: '설정만 있고 그 설정으로 찍힌 줄이 없습니다.',
    instead: '이 설정으로 프로그램을 실행하고 표준 에러에 나온 줄을 붙여 넣어 보세요: `./server 2>trace.log`.',
  },
  html: {
    name: 'HTML 페이지',
    because: '`<html>`로 시작하고, 안에 트레이스가 없습니다.',
    instead: '로그의 원문(raw)을 내려받거나, 트레이스가 보이는 부분만 복사해 붙여 넣어 보세요.',
  },
}

export const foreignText = {
  blocks,
  files,
  /** Where the name of a file is known: `trace.out: Go 실행 트레이스 (go 1.26 trace)`. */
  fileIs: (file: string, name: string, detail: string | undefined): string =>
    `${file === '' ? '' : `${file}: `}${name}${detail === undefined ? '' : ` (${detail})`}`,
  goroutines: (count: number): string => `고루틴 ${formatNumber(count)}개`,
  lines: (count: number): string => `${formatNumber(count)}줄`,
  /** Over the blocks that were found in a text. */
  found: '트레이스가 아니지만 아는 글',
}

export type ForeignText = typeof foreignText
