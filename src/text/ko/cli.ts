import { formatNumber, josa } from './format.ts'

export const cliText = {
  usage: `쓰는 법: npm run --silent annotate -- [--format ndjson|text|markdown|csv|counts] [--kind KIND] [--lint|--diagnose] [--lang ko|en] [--all] FILE…|-

GODEBUG가 찍은 트레이스를 읽고 필드마다 무엇인지 알려 줍니다. gctrace, gcpacertrace, schedtrace,
scheddetail, scavtrace, inittrace를 읽습니다(Go 1.1~1.27). FILE이 없거나 -이면 표준 입력을 읽고, gzip으로 묶인 것은
풀어서 읽습니다. ndjson, csv, counts는 얼마나 긴 입력이든 일정한 메모리로 읽습니다.

  --format ndjson    레코드마다 JSON 한 줄 (기본값)
  --format text      터미널에서 읽는 설명
  --format markdown  코드 리뷰에 붙이는 표
  --format csv       --kind로 고른 종류 하나의 표 (RFC 4180, 머리글은 필드 이름)
  --format counts    종류마다 레코드 수와 모든 줄의 수
  --kind KIND        gctrace.cycle, schedtrace.summary 같은 종류
  --lint             런타임이 찍을 수 없는 줄을 찾음. 예외 없는 규칙을 어긴 줄이 있으면 1로 끝남
  --diagnose         작업대의 진단을 그대로: 한눈에 볼 값, 손볼 만한 것과 알아 둘 것, 근거가 되는 줄, 다음에 돌려 볼 명령.
                     형식은 text(기본값), markdown, ndjson. 512 MiB나 트레이스 4,000,000줄까지는 끝까지 보고, 더 길면 어디까지
                     보았는지 알림. 무엇을 찾든 읽은 줄이 있으면 0으로 끝남
  --lang ko|en       설명의 언어 (기본값은 LC_ALL, LC_MESSAGES, LANG을 따름)
  --all              트레이스가 아닌 글도 함께
  --help, -h         이 도움말

끝내는 값: 0 읽은 줄이 있음, 1 읽을 수 있는 줄이 없음, 2 쓰는 법이 틀렸거나 파일을 읽지 못함
설명은 표준 출력에, 오류는 표준 에러에 씁니다.

예: GODEBUG=gctrace=1 ./server 2>&1 | npm run --silent annotate -- --format text
`,
  error: {
    expected: '있어야 할 것',
    found: '받은 것',
    advice: '해 볼 것',
    unknownOption: '모르는 옵션입니다.',
    knownOptions: '--format, --kind, --lint, --diagnose, --lang, --all, --help 가운데 하나',
    badValue: (option: string): string => `${option}에 쓸 수 없는 값입니다.`,
    oneOf: (values: readonly string[]): string => `${values.join(', ')} 가운데 하나`,
    noValue: '값 없음',
    valueUnwanted: (option: string): string => `${option}에는 값을 붙이지 않습니다.`,
    doNotGoTogether: (option: string): string => `${josa(option, '은/는')} 이 형식과 함께 쓸 수 없습니다.`,
    notBoth: (one: string, other: string): string =>
      `${josa(one, '과/와')} ${josa(other, '은/는')} 함께 쓸 수 없습니다.`,
    damagedGzip: 'gzip으로 묶인 글이 끝까지 풀리지 않음',
    seeHelp: 'npm run --silent annotate -- --help',
    noInput: '읽을 것이 없습니다.',
    inputExpected: '파일 이름, 또는 표준 입력으로 들어오는 글',
    inputFound: '인자 없음, 표준 입력은 터미널',
    inputTwice: '-는 한 번만 쓸 수 있습니다.',
    once: '- 하나',
    times: (count: number): string => `- ${count}개`,
    unreadable: '파일을 읽을 수 없습니다.',
    readableFile: '읽을 수 있는 글 파일',
    checkFile: '경로와 권한을 확인해 보세요. 표준 입력은 -로 씁니다.',
    nothing: '읽을 수 있는 트레이스가 없습니다.',
    traceExpected: 'gc 1 @0.015s 0%: …처럼 GODEBUG가 찍은 줄',
    emptyInput: '빈 입력',
    linesFound: (lines: number, unread: number): string =>
      unread === 0
        ? `${formatNumber(lines)}줄, 모두 트레이스가 아님`
        : `${formatNumber(lines)}줄, 그 가운데 읽지 못한 트레이스 ${formatNumber(unread)}줄`,
    captureTrace: 'GODEBUG=gctrace=1 ./program 2>trace.log로 표준 에러를 받았는지 확인해 보세요.',
  },
  reason: {
    ENOENT: '그런 파일이 없음',
    EACCES: '읽을 권한이 없음',
    EISDIR: '폴더임',
  },
  lint: { always: '틀림', usually: '살펴볼 것' },
  diagnosedPart: (file: string, lines: number, records: number): string =>
    `${file}: 길어서 ${formatNumber(lines)}번째 줄까지, 트레이스 ${formatNumber(records)}줄만 보고 진단했습니다.`,
  line: (line: number): string => `${line}행`,
  column: (column: number): string => `${column}열`,
  value: '값',
  field: '필드',
  fieldName: (name: string, gloss: string): string => `${name} (${gloss})`,
  means: '뜻',
  unread: '읽지 못했습니다',
  truncated: '여기서 글이 끊겼습니다.',
  unexpected: '여기서 읽기를 멈췄습니다.',
  interleaved: '여기서 다른 글이 줄을 잘랐고, 나머지를 가려낼 수 없습니다.',
  expectedLiteral: (text: string): string => `이 자리에는 ${josa(`\`${text}\``, '이/가')} 와야 합니다.`,
  expectedField: (name: string): string => `이 자리에는 ${josa(name, '이/가')} 와야 합니다.`,
  expectedEnd: '줄이 여기서 끝나야 합니다.',
  foreign: '트레이스가 아닌 글',
}

export type CliText = typeof cliText
