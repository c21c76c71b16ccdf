import type { CliText } from '../ko/cli.ts'
import { formatNumber } from './format.ts'

export const cliText: CliText = {
  usage: `Usage: npm run --silent annotate -- [--format ndjson|text|markdown|csv|counts] [--kind KIND] [--lint|--diagnose] [--lang ko|en] [--all] FILE…|-

Reads what Go's runtime prints under GODEBUG and says what each field is. It reads gctrace, gcpacertrace,
schedtrace, scheddetail, scavtrace and inittrace (Go 1.1 to 1.27). Without FILE, or for -, it reads standard input; what
gzip packed is unpacked. For ndjson, csv and counts, input of any length takes the same memory.

  --format ndjson    one JSON object a record (default)
  --format text      an explanation for a terminal
  --format markdown  tables to paste into a code review
  --format csv       a table of the one kind chosen by --kind (RFC 4180; the header has field ids)
  --format counts    how many records of each kind, and lines in all
  --kind KIND        a kind such as gctrace.cycle or schedtrace.summary
  --lint             look for lines that the runtime cannot have printed; ends with 1 if a rule without exception is broken
  --diagnose         the diagnosis of the workbench: figures, what is worth a look and what to know, the lines that show it,
                     commands to go on with; as text (default), markdown or ndjson. Looks at all of up to 512 MiB or
                     4,000,000 trace lines, and says how far it looked in more. Ends with 0 if something was read,
                     whatever was found
  --lang ko|en       language of explanations (default: LC_ALL, LC_MESSAGES or LANG)
  --all              list text that is not a trace as well
  --help, -h         this help

Exit status: 0 something was read, 1 nothing was recognised, 2 wrong usage or an unreadable file
Explanations go to standard output, errors to standard error.

Example: GODEBUG=gctrace=1 ./server 2>&1 | npm run --silent annotate -- --format text
`,
  error: {
    expected: 'expected',
    found: 'found',
    advice: 'try',
    unknownOption: 'unknown option',
    knownOptions: 'one of --format, --kind, --lint, --diagnose, --lang, --all, --help',
    badValue: (option) => `not a value for ${option}`,
    oneOf: (values) => `one of ${values.join(', ')}`,
    noValue: 'no value',
    valueUnwanted: (option) => `${option} takes no value`,
    doNotGoTogether: (option) => `${option} does not go with this format`,
    notBoth: (one, other) => `${one} and ${other} do not go together`,
    damagedGzip: 'packed by gzip, and cannot be unpacked to its end',
    seeHelp: 'npm run --silent annotate -- --help',
    noInput: 'nothing to read',
    inputExpected: 'a file name, or text on standard input',
    inputFound: 'no argument, and standard input is a terminal',
    inputTwice: '- can be given only once',
    once: 'one -',
    times: (count) => `${count} of them`,
    unreadable: 'cannot read the file',
    readableFile: 'a text file that can be read',
    checkFile: 'check the path and the permissions; use - for standard input',
    nothing: 'no trace recognised',
    traceExpected: 'lines printed by GODEBUG, such as gc 1 @0.015s 0%: …',
    emptyInput: 'empty input',
    linesFound: (lines, unread) => {
      const read = lines === 1 ? '1 line' : `${formatNumber(lines)} lines`
      return unread === 0
        ? `${read} without a trace`
        : `${read}; traces that could not be read: ${formatNumber(unread)}`
    },
    captureTrace: 'capture standard error: GODEBUG=gctrace=1 ./program 2>trace.log',
  },
  reason: {
    ENOENT: 'no such file',
    EACCES: 'no permission to read it',
    EISDIR: 'a directory',
  },
  lint: { always: 'wrong', usually: 'remark' },
  diagnosedPart: (file, lines, records) =>
    `${file}: long, so the diagnosis is of its first ${formatNumber(lines)} lines, ${formatNumber(records)} of them trace lines`,
  line: (line) => `line ${line}`,
  column: (column) => `column ${column}`,
  value: 'Value',
  field: 'Field',
  fieldName: (name) => name,
  means: 'Meaning',
  unread: 'not read',
  truncated: 'The text is cut off here.',
  unexpected: 'Reading stopped here.',
  interleaved: 'Other output cut the line here, and its rest cannot be told.',
  expectedLiteral: (text) => `Expected \`${text}\`.`,
  expectedField: (name) => `Expected the value of: ${name}.`,
  expectedEnd: 'Expected the line to end.',
  foreign: 'not a trace',
}
