import { mostReadMiB, mostReadRecords } from '../trace/columns/limits.ts'
import { isGzip } from '../trace/foreign/recognise-file.ts'
import { readFiles } from './files.ts'

const mebi = 1024 * 1024

/** A text up to here is edited and read in the page; a longer one goes to a worker and never into a box. */
export const mostEditedChars = 2_000_000
export { mostReadMiB, mostReadRecords }

export type Intake =
  | { readonly type: 'text'; readonly text: string; readonly failed: readonly string[] }
  | { readonly type: 'long'; readonly files: readonly File[]; readonly cut: boolean }

/** Whether files are short enough for the page, with their text, or for a worker, cut to what it takes. */
export async function takeIn(files: readonly File[], mostRead = mostReadMiB * mebi): Promise<Intake> {
  let size = 0
  for (const file of files) size += file.size
  if (size <= mostEditedChars) {
    const { text, cut, failed } = await readFiles(files, mostEditedChars)
    if (!cut) return { type: 'text', text, failed }
  }
  const kept: File[] = []
  let room = mostRead
  for (const file of files) {
    if (room <= 0) break
    kept.push(file.size <= room || (await isPacked(file)) ? file : new File([file.slice(0, room)], file.name))
    room -= file.size
  }
  return { type: 'long', files: kept, cut: room < 0 }
}

async function isPacked(file: Blob): Promise<boolean> {
  return isGzip(new Uint8Array(await file.slice(0, 2).arrayBuffer()))
}
