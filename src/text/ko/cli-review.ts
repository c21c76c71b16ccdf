import { formatNumber } from './format.ts'

/** What `annotate check` and `annotate link` say. */
export const reviewCommandText = {
  usage: `쓰는 법: npm run --silent annotate -- check --claim CLAIM [--claim CLAIM]… [--lang ko|en] FILE [AFTER]
        npm run --silent annotate -- link [--title TITLE] [--claim CLAIM]… [--site URL] [--lang ko|en] FILE [AFTER]

check 명령은 트레이스에서 주장이 맞는지 셈하고, link 명령은 공유 링크를 만듭니다. FILE이 -이면 표준 입력을 읽습니다.
AFTER를 더하면 FILE이 고치기 전, AFTER가 고친 뒤의 트레이스입니다.

  --claim CLAIM      "p99(stw) < 1 ms" 같은 식. 여러 번 쓸 수 있음
  --title TITLE      링크의 제목
  --site URL         노트북이 있는 주소. 없으면 링크의 # 뒤만 출력
  --lang ko|en       출력하는 언어 (기본값은 LC_ALL, LC_MESSAGES, LANG을 따름)

check 명령이 끝내는 값: 0 모두 맞음, 1 틀린 주장이 있음, 2 쓰는 법이나 주장이 잘못됐거나 파일을 읽지 못함,
                       3 틀린 것은 없지만 가릴 수 없는 주장이 있음

예: npm run --silent annotate -- check --claim "p99(stw) < 1 ms" trace.log
`,
  misuse: {
    option: (word: string): string => `모르는 옵션입니다: ${word}`,
    'no-value': (word: string): string => `${word} 뒤에 값이 없습니다.`,
    'no-claim': (_word: string): string => '셈할 주장이 없습니다. --claim "p99(stw) < 1 ms"처럼 적어 주세요.',
    files: (word: string): string => `파일은 하나나 둘이어야 하는데 ${word}개입니다.`,
    'input-twice': (_word: string): string => '-는 한 번만 쓸 수 있습니다.',
    language: (word: string): string => `--lang에는 ko나 en을 씁니다. 받은 값: ${word}`,
    site: (word: string): string => `--site에는 https://로 시작하는 주소를 적습니다. 받은 값: ${word}`,
  },
  help: '쓰는 법: npm run --silent annotate -- check --help',
  long: (chars: number): string =>
    `링크가 ${formatNumber(chars)}자라 메신저나 메일이 자를 수 있습니다. 필요한 줄만 넣으면 짧아집니다.`,
  tooLong: '트레이스가 너무 커서 링크에 담을 수 없습니다.',
}

export type ReviewCommandText = typeof reviewCommandText
