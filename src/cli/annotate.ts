// The command: `npm run --silent annotate -- FILE…`. What it says is made in annotation.ts; here are files and exit codes.
import { once } from 'node:events'
import { limits } from '../share/capsule.ts'
import { riskyLength } from '../share/link.ts'
import { traceStream } from '../trace/columns/index.ts'
import type { Annotation } from './annotation.ts'
import { blocksOf, chunksOf, textOf } from './blocks.ts'
import { visible } from './columns.ts'
import { type CommandLine, type Complaint, readCommandLine } from './command-line.ts'
import { diagnosis, readUpTo } from './diagnosis.ts'
import { csvHeader, kinds } from './render-csv.ts'
import { checkClaims, linkOf, reviewWords } from './review-command.ts'
import { type ReviewReading, readReviewLine } from './review-line.ts'
import { type Streamed, streamExplained, streamLint, streamRecords } from './stream.ts'
import { type Words, words } from './words.ts'
import { complaintAbout, textKindOf, WrongFile } from './wrong-file.ts'

const portionLength = 64 * 1024
/** Characters that are read at once: enough for full speed, few enough for little memory. */
const blockLength = 128 * 1024
/** Up to here a text is checked and explained as a whole. */
const lintLength = 2 * 1024 * 1024
const exitCode = { read: 0, nothing: 1, wrong: 2 } as const

// `| head` closes the pipe early: nothing is wrong then, and nothing more to say.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit()
  throw error
})

process.exitCode = await main()

async function main(): Promise<number> {
  const review = readReviewLine(process.argv.slice(2), process.env)
  if (review !== null) return reviewMain(review)
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

async function reviewMain(asked: ReviewReading): Promise<number> {
  const voice = reviewWords[asked.locale]
  const { text } = voice
  if (asked.type === 'help') {
    process.stdout.write(text.usage)
    return exitCode.read
  }
  if (asked.type === 'wrong') {
    const { problem, word } = asked.misuse
    process.stderr.write(`annotate: ${text.misuse[problem](visible(word))}\n  ${text.help}\n`)
    return exitCode.wrong
  }
  const traces: string[] = []
  for (const file of asked.files) {
    try {
      traces.push(await textOf(file))
    } catch (error) {
      if (error instanceof WrongFile)
        complain(complaintAbout(file, error.kind, words[asked.locale]), words[asked.locale])
      else if (!explained(error, file, words[asked.locale])) throw error
      return exitCode.wrong
    }
  }
  if (asked.command === 'check') {
    const { code, out, err } = checkClaims(asked.claims, traces, voice)
    process.stderr.write(err)
    await print([out])
    return code
  }
  if (traces.some(({ length }) => length > limits.traceChars)) {
    process.stderr.write(`annotate link: ${text.tooLong}\n`)
    return exitCode.wrong
  }
  const link = await linkOf(asked, traces)
  if (link.length > limits.linkChars) {
    process.stderr.write(`annotate link: ${text.tooLong}\n`)
    return exitCode.wrong
  }
  if (link.length > riskyLength) process.stderr.write(`annotate link: ${text.long(link.length)}\n`)
  await print([`${link}\n`])
  return exitCode.read
}

interface Total {
  records: number
  unread: number
  lines: number
  /** Findings of rules without exception. */
  broken: number
}

async function annotateAll(asked: CommandLine): Promise<number> {
  const voice = words[asked.locale]
  const total: Total = { records: 0, unread: 0, lines: 0, broken: 0 }
  let wrong = false
  let named = false
  if (asked.kind !== undefined) await print([csvHeader(asked.kind)])
  for (const file of asked.files.length === 0 ? ['-'] : asked.files) {
    const name = asked.files.length > 1 ? file : undefined
    const before = total.records
    try {
      if (asked.lint) await lintFile(file, name, voice, total)
      else if (asked.diagnose) await diagnoseFile(file, name, asked, total)
      else if (asked.format === 'text' || asked.format === 'markdown') await explainFile(file, name, asked, total)
      else if (asked.format === 'counts') await countFile(file, name, total)
      else await streamFile(file, name, asked, total)
      const kind = textKindOf(file)
      if (kind === undefined || total.records > before) continue
      complain(complaintAbout(file, kind, voice), voice)
      named = true
    } catch (error) {
      if (error instanceof WrongFile) {
        complain(complaintAbout(file, error.kind, voice), voice)
        named = true
        continue
      }
      if (!explained(error, file, voice)) throw error
      wrong = true
    }
  }
  if (wrong) return exitCode.wrong
  if (total.broken > 0) return exitCode.nothing
  if (total.records > 0) return exitCode.read
  if (named) return exitCode.nothing
  const { nothing, traceExpected, emptyInput, linesFound, captureTrace } = voice.cliText.error
  const found = total.lines === 0 ? emptyInput : linesFound(total.lines, total.unread)
  complain({ what: nothing, expected: traceExpected, found, advice: captureTrace }, voice)
  return exitCode.nothing
}

async function explainFile(file: string, name: string | undefined, asked: CommandLine, total: Total): Promise<void> {
  const format = asked.format === 'markdown' ? 'markdown' : 'text'
  const options = { format, all: asked.all, ...about(name, asked) } as const
  add(total, await streamExplained(blocksOf(file, lintLength), options, print))
}

/** What lines show about a program shows in all of them together, so the whole text is held, as columns. */
async function diagnoseFile(file: string, name: string | undefined, asked: CommandLine, total: Total): Promise<void> {
  const { format } = asked
  if (format === 'csv' || format === 'counts') throw new Error(`No diagnosis as ${format}.`)
  const text = await readUpTo(chunksOf(file))
  if (text.cut) {
    const { table } = text
    const { cliText } = words[asked.locale]
    const said = cliText.diagnosedPart(visible(file), table.lineCount, table.length)
    process.stderr.write(`annotate: ${said}\n`)
  }
  await printAnnotation(diagnosis(text, { format, ...about(name, asked) }), total)
}

function about(name: string | undefined, { locale }: CommandLine) {
  const width = process.stdout.columns ?? Number(process.env.COLUMNS)
  return { locale, ...(name === undefined ? {} : { file: name }), ...(width > 0 ? { width } : {}) }
}

async function printAnnotation({ pieces, records, unread, lines }: Annotation, total: Total): Promise<void> {
  await print(pieces)
  add(total, { records, unread, lines, broken: 0 })
}

async function lintFile(file: string, name: string | undefined, voice: Words, total: Total): Promise<void> {
  add(total, await streamLint(blocksOf(file, lintLength), voice, name, print))
}

async function streamFile(file: string, name: string | undefined, asked: CommandLine, total: Total): Promise<void> {
  const { locale, all, kind } = asked
  const options = {
    locale,
    all,
    ...(kind === undefined ? {} : { kind }),
    ...(name === undefined ? {} : { file: name }),
  }
  add(total, await streamRecords(blocksOf(file, blockLength), options, print))
}

/** Counts need no records, only the columns, which are forgotten as soon as they are counted. */
async function countFile(file: string, name: string | undefined, total: Total): Promise<void> {
  const stream = traceStream()
  for await (const chunk of chunksOf(file)) {
    stream.push(chunk)
    stream.drain()
  }
  const table = stream.end()
  const counts = [...table.counts].sort(([a], [b]) => kinds.indexOf(a) - kinds.indexOf(b))
  const source = name === undefined ? {} : { file: name }
  await print([`${JSON.stringify({ ...source, lines: table.lineCount, records: Object.fromEntries(counts) })}\n`])
  total.records += counts.reduce((sum, [, count]) => sum + count, 0)
  total.unread += table.unreadCount
  total.lines += table.lineCount
}

function add(total: Total, { records, unread, lines, broken }: Streamed): void {
  total.records += records
  total.unread += unread
  total.lines += lines
  total.broken += broken
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

/** Says what is wrong with a file; false where the error is not the file's. */
function explained(error: unknown, file: string, voice: Words): boolean {
  const { cliText } = voice
  const { code } = error as NodeJS.ErrnoException
  if (code === undefined) return false
  const { unreadable, readableFile, checkFile, damagedGzip } = cliText.error
  const reason = /^Z_/.test(code) ? damagedGzip : cliText.reason[code as keyof typeof cliText.reason]
  const found = `${visible(file)} (${reason === undefined ? code : `${code}: ${reason}`})`
  complain({ what: unreadable, expected: readableFile, found, advice: checkFile }, voice)
  return true
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
