import type { RowMark } from '../../notebook/RowList.svelte'
import type { ShareText } from '../../text/ko/share.ts'
import type { ShareDraft } from './draft.svelte.ts'

/** What the list of a trace says at the end of lines that have notes. */
export function noteMarks(draft: ShareDraft, trace: 0 | 1, words: ShareText): ReadonlyMap<number, RowMark> {
  return marksOf(
    draft.notes.flatMap(({ at }, index) =>
      at !== null && at.trace === trace && at.type !== 'range' ? [{ line: at.line, number: index + 1 }] : [],
    ),
    words,
  )
}

export function marksOf(
  notes: readonly { readonly line: number; readonly number: number }[],
  words: ShareText,
): ReadonlyMap<number, RowMark> {
  const found = new Map<number, RowMark>()
  for (const [line, each] of Map.groupBy(notes, (note) => note.line)) {
    const numbers = each.map(({ number }) => number).join(', ')
    found.set(line, { sign: '', text: words.panel.number(numbers), strong: false })
  }
  return found
}
