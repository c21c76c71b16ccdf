import { readPlainLines } from '../trace/parse/plain-trace.ts'
import type { TraceDocument } from '../trace/record.ts'

type Read = (text: string) => TraceDocument

/**
 * The reader that takes lines out of what people paste them in. The build has it at once. A browser fetches it when a
 * text needs it: a lesson's sample is nearly always plain, and its page is much lighter without.
 */
let readWrapped = $state.raw<Read | null>(null)

async function loadReader(): Promise<void> {
  readWrapped = (await import('../trace/parse/parse-trace.ts')).parseTrace
}

// Where the page has such a text from the start, its cells have to draw the same as the build did.
if (import.meta.env.SSR || document.querySelector('[data-wrapped-trace]') !== null) await loadReader()

let loading = false

/**
 * What a text says. Until the reader for wrapped text has arrived, a text that needs it has lines and no records, and one
 * in which only the processes have to be told apart has one process; what was derived from it is then made anew.
 */
export function readTrace(text: string): TraceDocument {
  const plain = readPlainLines(text)
  if (plain?.oneRun) return plain.document
  if (readWrapped !== null) return readWrapped(text)
  if (!loading) {
    loading = true
    // Without a connection the next change of the text tries again.
    void loadReader().catch(() => {
      loading = false
    })
  }
  return plain?.document ?? { text, lineStarts: lineStartsOf(text), records: [], unread: [] }
}

function lineStartsOf(text: string): number[] {
  const starts: number[] = []
  for (let from = 0; from < text.length; ) {
    starts.push(from)
    const lineBreak = text.indexOf('\n', from)
    if (lineBreak < 0) break
    from = lineBreak + 1
  }
  return starts
}
