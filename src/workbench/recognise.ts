import { isGzip, type RecognisedFile, recognisedBytes, recogniseFile } from '../trace/foreign/recognise-file.ts'

/** A file that is something else than a log, with its name. */
export interface WrongFile {
  readonly name: string
  readonly kind: RecognisedFile
}

/** What a file is by its first bytes, unpacked where gzip packed it; `null` for text that may hold traces. */
export async function kindOfFile(file: Blob): Promise<RecognisedFile | null> {
  const head = new Uint8Array(await file.slice(0, recognisedBytes).arrayBuffer())
  return recogniseFile(isGzip(head) ? await unpackedHead(file) : head)
}

/** What a text is that was pasted. */
export function kindOfText(text: string): RecognisedFile | null {
  return recogniseFile(new TextEncoder().encode(text.slice(0, recognisedBytes)))
}

async function unpackedHead(file: Blob): Promise<Uint8Array> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader()
  const head = new Uint8Array(recognisedBytes)
  let length = 0
  try {
    while (length < head.length) {
      const { done, value } = await reader.read()
      if (done) break
      const part = value.subarray(0, head.length - length)
      head.set(part, length)
      length += part.length
    }
  } catch {
    // A damaged archive is told where it is read; its beginning may still say what it is.
  }
  reader.cancel().catch(() => {})
  return head.subarray(0, length)
}
