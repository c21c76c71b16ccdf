import { ProcessSeries } from '../trace/derive/structure-processes.ts'
import { parseTrace, type TraceDocument } from '../trace/index.ts'
import { type AnnotateOptions, renderers } from './annotation.ts'
import { lint } from './lint.ts'
import { csvRow } from './render-csv.ts'
import { renderNdjson } from './render-ndjson.ts'
import { type Window, windowsOf } from './windows.ts'
import type { Words } from './words.ts'

export interface Streamed {
  readonly records: number
  readonly unread: number
  readonly lines: number
  /** Findings of rules without exception. */
  readonly broken: number
}

/** Takes what is to be printed and comes back when there is room for more. */
export type Print = (pieces: Iterable<string>) => Promise<void>

export interface StreamOptions extends Pick<AnnotateOptions, 'locale' | 'file' | 'all'> {
  /** CSV of one kind; JSON of all where it is left out. */
  readonly kind?: string
}

/** Lines around a block that its lines are held against. */
const linesToCompare = 500

/**
 * Reads blocks of whole lines and prints what each says before the next one but one is asked for: a log of any length takes the
 * memory of a few blocks. What is known of the blocks before is the last records of at most 16
 * processes, and which process a record is of is told by those of its block and a few lines behind it.
 */
export async function streamRecords(
  blocks: AsyncIterable<string>,
  { locale, file, all = false, kind }: StreamOptions,
  print: Print,
): Promise<Streamed> {
  const processes = new ProcessSeries()
  const about = { format: 'ndjson', locale, all, ...(file === undefined ? {} : { file }) } as const
  const total = { records: 0, unread: 0, lines: 0, broken: 0 }
  for await (const { text, firstLine, from, to } of windowsOf(blocks)) {
    const document = inOneSeries(parseTrace(text), { from, to }, processes)
    const own = ownOf(document, { from, to })
    if (kind === undefined) await print(renderNdjson(document, { ...about, firstLine, from, to }))
    else await print(own.records.filter((record) => record.kind === kind).map(csvRow))
    add(total, own, to - from)
  }
  return total
}

/**
 * The same for people: as text or Markdown, whose words about a cycle compare it with the one before. What a block says comes with
 * its unread lines behind it.
 */
export async function streamExplained(
  blocks: AsyncIterable<string>,
  options: AnnotateOptions,
  print: Print,
): Promise<Streamed> {
  const processes = new ProcessSeries()
  const total = { records: 0, unread: 0, lines: 0, broken: 0 }
  for await (const { text, firstLine, from, to } of windowsOf(blocks, linesToCompare)) {
    const document = inOneSeries(parseTrace(text), { from, to }, processes)
    await print(renderers[options.format](document, { ...options, firstLine, from, to }))
    add(total, ownOf(document, { from, to }), to - from)
  }
  return total
}

/**
 * The same for what cannot be as the runtime prints it. A block is checked together with what stands around it, so that its
 * first lines are held against those before them; rules that compare all lines of a program compare those of the block.
 */
export async function streamLint(
  blocks: AsyncIterable<string>,
  words: Words,
  file: string | undefined,
  print: Print,
): Promise<Streamed> {
  const total = { records: 0, unread: 0, lines: 0, broken: 0 }
  for await (const window of windowsOf(blocks, linesToCompare)) {
    const document = parseTrace(window.text)
    const { pieces, broken } = lint(document, words, file, window)
    await print(pieces)
    add(total, ownOf(document, window), window.to - window.from)
    total.broken += broken
  }
  return total
}

type Lines = Pick<Window, 'from' | 'to'>

const isIn = ({ from, to }: Lines, { line }: { readonly line: number }) => line >= from && line < to

/** The records and unread lines that are no other window's. */
function ownOf({ records, unread }: TraceDocument, lines: Lines): Pick<TraceDocument, 'records' | 'unread'> {
  return { records: records.filter((each) => isIn(lines, each)), unread: unread.filter((each) => isIn(lines, each)) }
}

/** The records of a window, with the processes of its own ones counted on from the windows before. */
function inOneSeries(document: TraceDocument, { from, to }: Lines, processes: ProcessSeries): TraceDocument {
  const { records } = document
  const first = records.findIndex(({ line }) => line >= from)
  if (first < 0) return document
  const after = records.findIndex(({ line }) => line >= to)
  const last = after < 0 ? records.length : after
  const processOf = processes.next(document, records.slice(first), last - first)
  return {
    ...document,
    records: records.map((record, index) => {
      const process = index < last ? processOf[index - first] : undefined
      return process === undefined ? record : { ...record, process }
    }),
  }
}

function add(
  total: { records: number; unread: number; lines: number },
  { records, unread }: Pick<TraceDocument, 'records' | 'unread'>,
  lines: number,
): void {
  total.records += records.length
  total.unread += unread.length
  total.lines += lines
}
