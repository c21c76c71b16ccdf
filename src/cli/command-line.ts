import { type Locale, locales } from '../text/locales.ts'
import { type Format, formats, textFormats } from './annotation.ts'
import { kinds } from './render-csv.ts'
import { type Words, words } from './words.ts'

export interface CommandLine {
  readonly type: 'run'
  readonly format: Format
  readonly locale: Locale
  readonly all: boolean
  /** The kind that `csv` prints. */
  readonly kind?: string
  /** Look for what cannot be, instead of printing what is there. */
  readonly lint: boolean
  /** Say what the lines show about the program, instead of printing what is there. */
  readonly diagnose: boolean
  /** `-` is standard input; none at all too. */
  readonly files: readonly string[]
}

/** Something that the person at the keyboard can put right. */
export interface Complaint {
  readonly what: string
  readonly expected: string
  readonly found: string
  readonly advice: string
}

type Reading =
  | CommandLine
  | { readonly type: 'help'; readonly locale: Locale }
  | { readonly type: 'wrong'; readonly locale: Locale; readonly complaint: Complaint }

type Environment = Readonly<Record<string, string | undefined>>

/** Korean where the environment says so, else English; the first variable that is set decides, as for every POSIX tool. */
export function localeOf(environment: Environment): Locale {
  const setting = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || ''
  return /^ko(?![a-z])/i.test(setting) ? 'ko' : 'en'
}

export function readCommandLine(argv: readonly string[], environment: Environment): Reading {
  let locale = localeOf(environment)
  let format: Format | undefined
  let kind: string | undefined
  let all = false
  let lint = false
  let diagnose = false
  let help = false
  const files: string[] = []
  const complaints: ((voice: Words) => Complaint)[] = []

  for (let index = 0; index < argv.length; index++) {
    const argument = argv[index] as string
    if (argument === '--') {
      files.push(...argv.slice(index + 1))
      break
    }
    if (argument === '-' || !argument.startsWith('-')) {
      files.push(argument)
      continue
    }
    const equals = argument.indexOf('=')
    const option = equals < 0 ? argument : argument.slice(0, equals)
    const inline = equals < 0 ? undefined : argument.slice(equals + 1)
    if (option === '--format' || option === '--lang' || option === '--kind') {
      const value = inline ?? argv[++index]
      const choices: readonly string[] = option === '--format' ? formats : option === '--kind' ? kinds : locales
      if (value === undefined || !choices.includes(value)) complaints.push(badValue(option, choices, value))
      else if (option === '--format') format = value as Format
      else if (option === '--kind') kind = value
      else locale = value as Locale
    } else if (
      option === '--all' ||
      option === '--lint' ||
      option === '--diagnose' ||
      option === '--help' ||
      option === '-h'
    ) {
      if (inline !== undefined) complaints.push(valueUnwanted(option, argument))
      all ||= option === '--all'
      lint ||= option === '--lint'
      diagnose ||= option === '--diagnose'
      help ||= option === '--help' || option === '-h'
    } else {
      complaints.push(unknownOption(argument))
    }
  }
  const standardInputs = files.filter((file) => file === '-').length
  if (standardInputs > 1) complaints.push(inputTwice(standardInputs))

  if (format === 'csv' && kind === undefined) complaints.push(badValue('--kind', kinds, undefined))
  if (kind !== undefined && format !== 'csv') complaints.push(onlyWith('--kind', '--format csv', format))
  if (lint && format !== undefined) complaints.push(onlyWith('--lint', '--lint', format))
  if (diagnose && (format === 'csv' || format === 'counts')) {
    complaints.push(onlyWith('--diagnose', textFormats.map((each) => `--format ${each}`).join(', '), format))
  }
  if (lint && diagnose) complaints.push(notBoth('--lint', '--diagnose'))

  const [complaint] = complaints
  if (complaint) return { type: 'wrong', locale, complaint: complaint(words[locale]) }
  if (help) return { type: 'help', locale }
  return {
    type: 'run',
    // A diagnosis is for people first, a reading for programs.
    format: format ?? (diagnose ? 'text' : 'ndjson'),
    locale,
    all,
    lint,
    diagnose,
    files,
    ...(kind === undefined ? {} : { kind }),
  }
}

// The language may stand after the mistake, so complaints are put into words at the end.

function badValue(option: string, choices: readonly string[], value: string | undefined) {
  return ({ cliText: { error } }: Words): Complaint => ({
    what: error.badValue(option),
    expected: error.oneOf(choices),
    found: value ?? error.noValue,
    advice: error.seeHelp,
  })
}

/** An option that makes sense only together with, or only without, a format. */
function onlyWith(option: string, expected: string, format: Format | undefined) {
  return ({ cliText: { error } }: Words): Complaint => ({
    what: error.doNotGoTogether(option),
    expected,
    found: format === undefined ? error.noValue : `${option} --format ${format}`,
    advice: error.seeHelp,
  })
}

function notBoth(one: string, other: string) {
  return ({ cliText: { error } }: Words): Complaint => ({
    what: error.notBoth(one, other),
    expected: error.oneOf([one, other]),
    found: `${one} ${other}`,
    advice: error.seeHelp,
  })
}

function valueUnwanted(option: string, argument: string) {
  return ({ cliText: { error } }: Words): Complaint => ({
    what: error.valueUnwanted(option),
    expected: option,
    found: argument,
    advice: error.seeHelp,
  })
}

function unknownOption(argument: string) {
  return ({ cliText: { error } }: Words): Complaint => ({
    what: error.unknownOption,
    expected: error.knownOptions,
    found: argument,
    advice: error.seeHelp,
  })
}

function inputTwice(count: number) {
  return ({ cliText: { error } }: Words): Complaint => ({
    what: error.inputTwice,
    expected: error.once,
    found: error.times(count),
    advice: error.seeHelp,
  })
}
