import { encodingOf, endsLinesInReturns } from '../trace/normalise/encoding.ts'
import type { WrongFile } from './recognise.ts'

/** What is read of one drop at most. Beyond it the first part is kept and the page says so. */
export const mostMiB = 64

export interface FilesRead {
  readonly text: string
  readonly cut: boolean
  /** Names of files that could not be read. */
  readonly failed: readonly string[]
}

/** Sets files apart that are no logs but profiles, pictures, archives; they come with what they are. */
export async function withoutWrongFiles(
  files: readonly File[],
): Promise<{ readonly logs: readonly File[]; readonly others: readonly WrongFile[] }> {
  const { kindOfFile } = await import('./recognise.ts')
  const logs: File[] = []
  const others: WrongFile[] = []
  for (const file of files) {
    const kind = await kindOfFile(file).catch(() => null)
    if (kind?.binary) others.push({ name: file.name, kind })
    else logs.push(file)
  }
  return { logs, others }
}

/** The first file that sharing saved (`src/share/file.ts`): it says so in its first line. */
export async function sharedFile(files: readonly File[]): Promise<File | null> {
  for (const file of files) {
    const head = await file
      .slice(0, 200)
      .text()
      .catch(() => '')
    if (/^\ufeff?\s*\{\s*"format"\s*:\s*"godebug-notebook"/.test(head)) return file
  }
  return null
}

/** The text of dropped or opened files, one after another; `.gz` is unpacked. */
export async function readFiles(files: readonly File[], limit = mostMiB * 1024 * 1024): Promise<FilesRead> {
  let text = ''
  const failed: string[] = []
  for (const file of files) {
    try {
      const part = await textOf(file, limit)
      text += text === '' || text.endsWith('\n') ? part : `\n${part}`
    } catch {
      failed.push(file.name)
    }
  }
  return { text: text.slice(0, limit), cut: text.length >= limit, failed }
}

/** Up to `limit` bytes of a file as text, decoded as it is read so that a huge archive never stands in memory whole. */
async function textOf(file: File, limit: number): Promise<string> {
  const bytes: ReadableStream<Uint8Array<ArrayBuffer>> = file.stream()
  const plain = /\.gz$/i.test(file.name) ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes
  const reader = plain.getReader()
  let decoder: TextDecoder | undefined
  let returns = false
  let text = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + (decoder?.decode() ?? '')
    if (decoder === undefined) {
      decoder = new TextDecoder(encodingOf(value))
      returns = endsLinesInReturns(value)
    }
    const part = decoder.decode(value, { stream: true })
    text += returns ? part.replaceAll('\r', '\n') : part
    if (text.length >= limit) {
      await reader.cancel()
      return text
    }
  }
}
