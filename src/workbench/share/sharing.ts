import type { ShareText } from '../../text/ko/share.ts'
import type { Locale } from '../../text/locales.ts'
import { ShareDraft } from './draft.svelte.ts'
import { noteMarks } from './marks.ts'
import NotesHere from './NotesHere.svelte'
import SharePanel from './SharePanel.svelte'
import { shareWords } from './words.ts'

/** Everything that sharing needs beside the workbench itself; fetched when a reader first shares something. */
export interface Sharing {
  readonly words: ShareText
  readonly draft: ShareDraft
  readonly SharePanel: typeof SharePanel
  readonly NotesHere: typeof NotesHere
  readonly noteMarks: typeof noteMarks
}

/** With the draft that is kept here, or the title and notes that came with a shared trace, as `src/share/file.ts` writes them. */
export async function loadSharing(locale: Locale, carried?: string): Promise<Sharing> {
  const draft = new ShareDraft()
  const [words] = await Promise.all([shareWords(locale), draft.restore(carried)])
  return { words, draft, SharePanel, NotesHere, noteMarks }
}
