import { decodeFile, encodeFile } from '../../share/file.ts'
import type { Locale } from '../../text/locales.ts'
import { shareWords } from './words.ts'

/** More than any file of ours can have. */
const mostBytes = 64 * 1024 * 1024

export interface OpenedCapsuleFile {
  /** The trace for the workbench, of two the later; `null` where nothing could be saved. */
  readonly text: string | null
  /** The rest, as `src/share/file.ts` writes it. */
  readonly review: string
  /** What is wrong with the file; `null` where all of it is there. */
  readonly said: string | null
}

export async function openCapsuleFile(file: File, locale: Locale): Promise<OpenedCapsuleFile> {
  const words = await shareWords(locale)
  const { capsule, problems } =
    file.size > mostBytes ? { capsule: null, problems: ['too-large' as const] } : decodeFile(await file.text())
  const said = problems.length === 0 ? null : `${file.name}: ${problems.map((each) => words.problems[each]).join(' ')}`
  if (capsule === null) return { text: null, review: '', said: said ?? words.nothingSaved }
  const [first, second] = capsule.traces
  return {
    text: second ?? first,
    review: encodeFile({ ...capsule, traces: second === undefined ? [''] : [first, ''] }),
    said,
  }
}
