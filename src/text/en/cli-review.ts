import type { ReviewCommandText } from '../ko/cli-review.ts'
import { formatNumber } from './format.ts'

export const reviewCommandText: ReviewCommandText = {
  usage: `Usage: npm run --silent annotate -- check --claim CLAIM [--claim CLAIM]… [--lang ko|en] FILE [AFTER]
       npm run --silent annotate -- link [--title TITLE] [--claim CLAIM]… [--site ADDRESS] [--lang ko|en] FILE [AFTER]

check says whether claims hold in a trace; link makes a link that shares it. For -, they read standard input.
With AFTER, FILE is the trace from before a change and AFTER the one from after it.

  --claim CLAIM      such as "p99(stw) < 1ms"; may be given several times
  --title TITLE      title of the link
  --site ADDRESS     where the notebook is; without it, only the part of the link from # on is printed
  --lang ko|en       language of what is said (default: LC_ALL, LC_MESSAGES or LANG)

Exit status of check: 0 every claim holds, 1 a claim is false, 2 wrong usage, a claim that cannot be read or an
                      unreadable file, 3 no claim is false, but one cannot be decided

Example: npm run --silent annotate -- check --claim "p99(stw) < 1ms" trace.log
`,
  misuse: {
    option: (word) => `unknown option: ${word}`,
    'no-value': (word) => `${word} needs a value`,
    'no-claim': () => 'no claim to check; give one, such as --claim "p99(stw) < 1ms"',
    files: (word) => `expected one file or two, found ${word}`,
    'input-twice': () => '- can be given only once',
    language: (word) => `--lang takes ko or en, not ${word}`,
    site: (word) => `--site takes an address that begins with https://, not ${word}`,
  },
  help: 'usage: npm run --silent annotate -- check --help',
  long: (chars) =>
    `the link has ${formatNumber(chars)} characters; messengers and mail may cut it, and fewer lines make it shorter`,
  tooLong: 'the trace is too large for a link',
}
