// The arguments of `annotate check` and `annotate link`.
import { type Locale, locales } from '../text/locales.ts'
import { localeOf } from './command-line.ts'

export interface ReviewLine {
  readonly type: 'run'
  readonly command: 'check' | 'link'
  readonly locale: Locale
  /** In their order; `check` has at least one. */
  readonly claims: readonly string[]
  readonly title: string
  /** Where the site is, for a whole address; empty: only the part after `#`. */
  readonly site: string
  /** One trace, or one from before a change and one from after it. `-` is standard input. */
  readonly files: readonly string[]
}

/** What is wrong with the arguments; `word` is the argument that it is about. */
export interface Misuse {
  readonly problem: 'option' | 'no-value' | 'no-claim' | 'files' | 'input-twice' | 'language' | 'site'
  readonly word: string
}

export type ReviewReading =
  | ReviewLine
  | { readonly type: 'help'; readonly locale: Locale }
  | { readonly type: 'wrong'; readonly locale: Locale; readonly misuse: Misuse }

/** `null` where the arguments ask for neither of the two commands. */
export function readReviewLine(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ReviewReading | null {
  const [command, ...rest] = argv
  if (command !== 'check' && command !== 'link') return null
  let locale = localeOf(environment)
  let title = ''
  let site = ''
  let help = false
  let misuse: Misuse | undefined
  const claims: string[] = []
  const files: string[] = []
  const wrong = (problem: Misuse['problem'], word: string) => {
    misuse ??= { problem, word }
  }
  for (let index = 0; index < rest.length; index++) {
    const argument = rest[index] as string
    if (argument === '--') {
      files.push(...rest.slice(index + 1))
      break
    }
    if (argument === '-' || !argument.startsWith('-')) {
      files.push(argument)
      continue
    }
    // A claim has equals signs of its own: only the first one ends the option.
    const equals = argument.indexOf('=')
    const option = equals < 0 ? argument : argument.slice(0, equals)
    if (option === '--help' || option === '-h') {
      help = true
      continue
    }
    const known = ['--claim', '--lang', ...(command === 'link' ? ['--title', '--site'] : [])]
    if (!known.includes(option)) {
      wrong('option', argument)
      continue
    }
    const value = equals < 0 ? rest[++index] : argument.slice(equals + 1)
    if (value === undefined) {
      wrong('no-value', option)
    } else if (option === '--claim') {
      claims.push(value)
    } else if (option === '--title') {
      title = value
    } else if (option === '--site') {
      if (URL.canParse(value)) site = value
      else wrong('site', value)
    } else if (locales.some((each) => each === value)) {
      locale = value as Locale
    } else {
      wrong('language', value)
    }
  }
  if (help) return { type: 'help', locale }
  if (command === 'check' && claims.length === 0) wrong('no-claim', '')
  if (files.length < 1 || files.length > 2) wrong('files', String(files.length))
  if (files.length === 2 && files[0] === '-' && files[1] === '-') wrong('input-twice', '-')
  if (misuse !== undefined) return { type: 'wrong', locale, misuse }
  return { type: 'run', command, locale, claims, title, site, files }
}
