// Deflate by the platform's own streams, which browsers and Node both have.

export async function squeeze(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new CompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  // Written while it is read: a stream takes no more than it can give away.
  const writing = writer.write(bytes).then(() => writer.close())
  const chunks: Uint8Array[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    chunks.push(value)
  }
  await writing
  return joined(chunks)
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

export interface Unsqueezed {
  /** As much as came out. */
  readonly bytes: Uint8Array
  /** How it ended: at its end, before it, on bytes that are no deflate, or at the limit. */
  readonly end: 'whole' | 'truncated' | 'broken' | 'too-large'
  /** How much work it was, in bytes: taken from the packed ones, and unpacked, with what was thrown away again. */
  readonly taken: number
  readonly unpacked: number
}

/** Small pieces, so that what a broken stream gave before it broke is not lost, and a limit is met in time. */
const pieceLength = 512

/** Unpacks at most `most` bytes: a few kilobytes can hold gigabytes. */
export async function unsqueeze(packed: Uint8Array<ArrayBuffer>, most: number): Promise<Unsqueezed> {
  const stream = new DecompressionStream('deflate-raw')
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader()
  // Errors come out of the reading side; the writing side only must not complain a second time.
  const quiet = () => undefined
  let taken = 0
  let enough = false
  const writing = (async () => {
    for (let at = 0; at < packed.length && !enough; at += pieceLength) {
      const piece = packed.slice(at, at + pieceLength)
      await writer.write(piece)
      taken += piece.length
    }
    await writer.close()
  })().catch(quiet)
  writer.closed.catch(quiet)

  const chunks: Uint8Array[] = []
  let length = 0
  let end: Unsqueezed['end'] = 'whole'
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      chunks.push(value.length > most - length ? value.subarray(0, most - length) : value)
      length += value.length
      if (length > most) {
        end = 'too-large'
        enough = true
        await reader.cancel().catch(quiet)
        break
      }
    }
  } catch {
    // Every piece was taken and only the end is missing.
    end = taken === packed.length ? 'truncated' : 'broken'
  }
  reader.closed.catch(quiet)
  if (end === 'too-large') await writer.abort().catch(quiet)
  await writing
  return { bytes: joined(chunks), end, taken, unpacked: length }
}
