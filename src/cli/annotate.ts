// The command: `npm run --silent annotate -- FILE…`. What it says is made in annotation.ts; here are files and exit codes.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import { annotate } from './annotation.ts'
import { visible } from './columns.ts'
import { type CommandLine, type Complaint, readCommandLine } from './command-line.ts'
import { type Words, words } from './words.ts'

const portionLength = 64 * 1024
const exitCode = { read: 0, nothing: 1, wrong: 2 } as const

// `| head` closes the pipe early: nothing is wrong then, and nothing more to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await main()

async function main(): Promise<number> {
  const asked = readCommandLine(process.argv.slice(2), process.env)
  const { cliText } = words[asked.locale]
  if (asked.type === 'help') {
    process.stdout.write(cliText.usage)
    return exitCode.read
  }
  if (asked.type === 'wrong') return refuse(asked.complaint, words[asked.locale])
  if (asked.files.length === 0 && process.stdin.isTTY) {
    const { noInput, inputExpected, inputFound, seeHelp } = cliText.error
    return refuse({ what: noInput, expected: inputExpected, found: inputFound, advice: seeHelp }, words[asked.locale])
  }
  return annotateAll(asked)
}

async function annotateAll({ files, format, locale, all }: CommandLine): Promise<number> {
  const voice = words[locale]
  const width = process.stdout.columns ?? Number(process.env.COLUMNS)
  const total = { records: 0, unread: 0, lines: 0 }
  let wrong = false
  for (const file of files.length === 0 ? ['-'] : files) {
    const text = await read(file, voice)
    if (text === null) {
      wrong = true
      continue
    }
    const annotation = annotate(text, {
      format,
      locale,
      all,
      ...(files.length > 1 ? { file } : {}),
      ...(width > 0 ? { width } : {}),
    })
    await print(annotation.pieces)
    total.records += annotation.records
    total.unread += annotation.unread
    total.lines += annotation.lines
  }
  if (wrong) return exitCode.wrong
  if (total.records > 0) return exitCode.read
  const { nothing, traceExpected, emptyInput, linesFound, captureTrace } = voice.cliText.error
  const found = total.lines === 0 ? emptyInput : linesFound(total.lines, total.unread)
  complain({ what: nothing, expected: traceExpected, found, advice: captureTrace }, voice)
  return exitCode.nothing
}

/** Writes in portions, and waits while the reader is slower. */
async function print(pieces: Iterable<string>): Promise<void> {
  let portion = ''
  const flush = async () => {
    if (!process.stdout.write(portion)) await once(process.stdout, 'drain')
    portion = ''
  }
  for (const piece of pieces) {
    portion += piece
    if (portion.length > portionLength) await flush()
  }
  if (portion !== '') await flush()
}

async function read(file: string, voice: Words): Promise<string | null> {
  try {
    const bytes = file === '-' ? await buffer(process.stdin) : await readFile(file)
    return bytes.toString('utf8')
  } catch (error) {
    const { cliText } = voice
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    const reason = cliText.reason[code as keyof typeof cliText.reason]
    const { unreadable, readableFile, checkFile } = cliText.error
    const found = `${visible(file)} (${reason === undefined ? code : `${code}: ${reason}`})`
    complain({ what: unreadable, expected: readableFile, found, advice: checkFile }, voice)
    return null
  }
}

function refuse(complaint: Complaint, voice: Words): number {
  complain(complaint, voice)
  return exitCode.wrong
}

function complain({ what, expected, found, advice }: Complaint, { cliText: { error } }: Words): void {
  process.stderr.write(
    `annotate: ${what}\n  ${error.expected}: ${expected}\n  ${error.found}: ${visible(found)}\n  ${error.advice}: ${advice}\n`,
  )
}
