import { lookAhead } from '../trace/normalise/joiner.ts'

/** A part of a long text: lines of its own, and around them what is needed to understand these. */
export interface Window {
  readonly text: string
  /** Lines of the input before the text. */
  readonly firstLine: number
  /** The lines of its own, as lines of the text. Every line of the input is one window's own. */
  readonly from: number
  readonly to: number
}

/**
 * Cuts blocks of whole lines into windows, with so many lines around each, so that a text of any length is read as if it were
 * there at once: a record that begins in one block and ends in the next is found, once. Never holds more than two blocks
 * and what stands around them.
 */
export async function* windowsOf(blocks: AsyncIterable<string>, around = linesOfRecord): AsyncGenerator<Window> {
  let before = ''
  let own: string | null = null
  let line = 0
  const windowBefore = (next: string): Window => {
    const block = own ?? ''
    const from = linesIn(before)
    const to = from + linesIn(block)
    const window = { text: before + block + headOf(next, around), firstLine: line - from, from, to }
    line += to - from
    before = tailOf(before + block, around)
    return window
  }
  for await (const block of blocks) {
    if (own !== null) yield windowBefore(block)
    own = block
  }
  if (own !== null) yield windowBefore('')
}

/** As many lines as a record may be wrapped into, and those that tell whether its rest could be another's. */
const linesOfRecord = 48
/** Lines without end are no context. */
const longest = lookAhead

/** The first lines of a text. */
function headOf(text: string, lines: number): string {
  let end = 0
  for (let line = 0; line < lines && end < text.length; line++) {
    const lineBreak = text.indexOf('\n', end)
    const next = lineBreak < 0 ? text.length : lineBreak + 1
    if (next > longest) break
    end = next
  }
  return text.slice(0, end)
}

/** The last lines of a text that ends with one. */
function tailOf(text: string, lines: number): string {
  let start = text.length
  for (let line = 0; line < lines && start > 0; line++) {
    const next = text.lastIndexOf('\n', start - 2) + 1
    if (text.length - next > longest) break
    start = start === 1 ? 0 : next
  }
  return text.slice(start)
}

function linesIn(text: string): number {
  let lines = 0
  let at = 0
  for (; at < text.length; lines++) {
    const lineBreak = text.indexOf('\n', at)
    at = lineBreak < 0 ? text.length : lineBreak + 1
  }
  return lines
}
