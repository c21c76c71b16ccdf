import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { encodingOf, endsLinesInReturns, withLineFeeds } from '../trace/normalise/encoding.ts'
import { lookAt } from './wrong-file.ts'

/** A line longer than this is cut: no trace line is, and memory has to end somewhere. */
const longestLine = 64 * 1024 * 1024

/**
 * The text of a file or of standard input (`-`), in blocks of whole lines of at least `blockLength` characters together. What was packed by gzip is unpacked. A file that is
 * no text is thrown as what it is.
 */
export async function* blocksOf(file: string, blockLength: number): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  let returns = false
  let text = ''
  for await (const bytes of bytesOf(file)) {
    // Places that are told are places in the text with its byte order mark.
    if (decoder === undefined) {
      decoder = new TextDecoder(encodingOf(bytes), { ignoreBOM: true })
      returns = endsLinesInReturns(bytes)
    }
    const decoded = decoder.decode(bytes, { stream: true })
    text += returns ? decoded.replaceAll('\r', '\n') : decoded
    if (text.length < blockLength) continue
    const end = text.lastIndexOf('\n') + 1
    if (end > 0) {
      yield text.slice(0, end)
      text = text.slice(end)
    } else if (text.length > longestLine) {
      yield text
      text = ''
    }
  }
  text += decoder?.decode() ?? ''
  if (text !== '') yield text
}

/** The same as bytes in UTF-8, in whatever chunks they come. */
export async function* chunksOf(file: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let decoder: TextDecoder | null | undefined
  let returns = false
  for await (const bytes of bytesOf(file)) {
    if (decoder === undefined) {
      const encoding = encodingOf(bytes)
      decoder = encoding === 'utf-8' ? null : new TextDecoder(encoding, { ignoreBOM: true })
      returns = endsLinesInReturns(bytes)
    }
    const chunk = decoder === null ? bytes : encoder.encode(decoder.decode(bytes, { stream: true }))
    yield returns ? withLineFeeds(chunk) : chunk
  }
  if (decoder) yield encoder.encode(decoder.decode())
}

/** The whole text at once, for what cannot be told line by line. */
export async function textOf(file: string): Promise<string> {
  const blocks: string[] = []
  for await (const block of blocksOf(file, 1024 * 1024)) blocks.push(block)
  return blocks.join('')
}

async function* bytesOf(file: string): AsyncGenerator<Uint8Array> {
  let looked = false
  for await (const bytes of unpacked(file === '-' ? process.stdin : createReadStream(file))) {
    if (!looked) lookAt(file, bytes)
    looked = true
    yield bytes
  }
}

async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = source[Symbol.asyncIterator]()
  const first = await chunks.next()
  if (first.done) return
  const all = (async function* () {
    yield first.value
    yield* { [Symbol.asyncIterator]: () => chunks }
  })()
  // The two bytes that begin every gzip member (RFC 1952).
  const packed = first.value[0] === 0x1f && first.value[1] === 0x8b
  if (!packed) {
    yield* all
    return
  }
  const raw = Readable.from(all)
  const gunzip = createGunzip()
  raw.on('error', (error) => gunzip.destroy(error))
  yield* raw.pipe(gunzip)
}
