import { readTable } from '../../trace/columns/index.ts'
import { encodingOf, endsLinesInReturns, withLineFeeds } from '../../trace/normalise/encoding.ts'
import { numberOf, type TraceRecord } from '../../trace/record.ts'

/** So much of each file is read to find out when it was written. */
const tasteSize = 1 << 18
const tasteRecords = 200
const portionSize = 1 << 22

export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b

/** The bytes of a file as UTF-8, in portions; a compressed one is unpacked. Throws where a file breaks off. */
export async function* portions(file: Blob): AsyncGenerator<Uint8Array> {
  const head = new Uint8Array(await file.slice(0, 4096).arrayBuffer())
  if (isGzip(head)) {
    yield* unpacked(file)
    return
  }
  const encoding = encodingOf(head)
  const lines = endsLinesInReturns(head) ? withLineFeeds : (bytes: Uint8Array) => bytes
  if (encoding === 'utf-8') {
    // The first portion is small, so that there is something to see at once.
    for (let at = 0; at < file.size; ) {
      const end = Math.min(file.size, at + (at === 0 ? tasteSize : portionSize))
      yield lines(new Uint8Array(await file.slice(at, end).arrayBuffer()))
      at = end
    }
    return
  }
  const decoder = new TextDecoder(encoding)
  const encoder = new TextEncoder()
  for (let at = 0; at < file.size; at += portionSize) {
    const bytes = await file.slice(at, at + portionSize).arrayBuffer()
    yield lines(encoder.encode(decoder.decode(bytes, { stream: at + portionSize < file.size })))
  }
}

async function* unpacked(file: Blob): AsyncGenerator<Uint8Array> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

/** When the first lines of a file were written: by the clock of a log's prefix, or by the clock of the program. */
export interface Beginning {
  readonly time: number | null
  readonly clock: number | null
}

export async function beginningOf(file: Blob): Promise<Beginning> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of portions(file)) {
      parts.push(part)
      size += part.length
      if (size >= tasteSize) break
    }
  } catch {
    // What could be unpacked has to do.
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  const table = readTable(bytes.subarray(0, tasteSize))
  let time: number | null = null
  let clock: number | null = null
  for (let row = 0; row < Math.min(table.length, tasteRecords) && (time === null || clock === null); row++) {
    const record = table.record(row)
    if (record.time && record.time.known !== 'daily') time ??= record.time.ms
    clock ??= clockOf(record)
  }
  return { time, clock }
}

/** Milliseconds since the program began. */
function clockOf(record: TraceRecord): number | null {
  const at = numberOf(record, 'at')
  if (at === undefined) return null
  if (record.kind === 'gctrace.cycle') return at * 1000
  return record.family === 'schedtrace' || record.family === 'inittrace' ? at : null
}

/** In which order files are read, and why. */
export interface FileOrder {
  /** The files as indices, the first to be read first. */
  readonly order: readonly number[]
  /** By the times before the lines, by the program's own clock, or as they were given because fewer than two say anything. */
  readonly by: 'time' | 'clock' | 'given'
  /** How many files do not say it and keep their places. */
  readonly silent: number
}

/**
 * Files in the order in which they were written: by the time of their prefixes where all that have a clock have one, else by
 * the program's clock.
 */
export function orderOf(beginnings: readonly Beginning[]): FileOrder {
  const timed =
    beginnings.some(({ time }) => time !== null) &&
    beginnings.every(({ time, clock }) => time !== null || clock === null)
  const keys = beginnings.map((each) => (timed ? each.time : each.clock))
  const known = keys.flatMap((key, index) => (key === null ? [] : [{ key, index }]))
  const sorted = known.toSorted((a, b) => a.key - b.key)
  const order = keys.map((_, index) => index)
  for (const [place, { index }] of known.entries()) order[index] = sorted[place]?.index ?? index
  const by = known.length < 2 ? 'given' : timed ? 'time' : 'clock'
  return { order, by, silent: keys.length - known.length }
}

/** The same for files. */
export const orderOfFiles = async (files: readonly Blob[]): Promise<FileOrder> =>
  orderOf(await Promise.all(files.map(beginningOf)))
