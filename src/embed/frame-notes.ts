// Notes and claims of a link inside a frame; fetched when a link has some.
import type { Capsule, TraceIndex } from '../share/capsule.ts'
import { formatRange } from '../share/claims/index.ts'
import { type Inline, readNote } from '../share/markdown/note.ts'
import { type ReviewedNote, reviewOf } from '../share/review.ts'

/** Words of one language, from the page. */
export interface NoteWords {
  readonly before: string
  readonly after: string
  /** `line {n}`: what a note is about. */
  readonly line: string
  readonly decided: string
  readonly states: Readonly<Record<'true' | 'false' | 'undecided', string>>
  readonly signs: Readonly<Record<'true' | 'false' | 'undecided', string>>
  /** Why a claim is undecided; backticks around code. */
  readonly why: Readonly<Record<string, string>>
  /** Of a claim that cannot be read. */
  readonly unreadable: string
}

/** The notes as a list, each claim with what became of it. */
export function noteList(capsule: Capsule, words: NoteWords): HTMLElement {
  const list = document.createElement('ol')
  const two = capsule.traces.length > 1
  for (const { note, claim } of reviewOf(capsule).notes) {
    if (note.text === '' && note.claim === '') continue
    const item = document.createElement('li')
    if (note.at !== null && 'line' in note.at) item.append(part('p', place(note.at, two, words), 'place'))
    item.append(...noteBlocks(note.text))
    if (claim !== undefined) item.append(part('p', [part('code', note.claim)], 'claim'), verdictOf(claim, two, words))
    list.append(item)
  }
  return list
}

function place({ trace, line }: { trace: TraceIndex; line: number }, two: boolean, words: NoteWords): string {
  const which = two ? `${trace === 0 ? words.before : words.after} · ` : ''
  return which + words.line.replace('{n}', String(line + 1))
}

function verdictOf(claim: NonNullable<ReviewedNote['claim']>, two: boolean, words: NoteWords): HTMLElement {
  if ('error' in claim) return marked('undecided', [`${words.signs.undecided} ${words.unreadable}`])
  const { state, why, readings } = claim.verdict
  const said: (string | HTMLElement)[] = [part('b', `${words.signs[state]} ${words.states[state]}`)]
  for (const { range, dimension, percent, trace, lines } of readings) {
    if (range !== null) {
      const which = two ? `${trace === 0 ? words.before : words.after} ` : ''
      said.push(` ${which}${formatRange(range, dimension, percent)}`)
    }
    const [decisive] = lines
    if (decisive !== undefined) {
      said.push(' ', part('span', `${words.decided} ${words.line.replace('{n}', String(decisive.line + 1))}`, 'place'))
    }
  }
  const reason = why === undefined ? undefined : words.why[why]
  if (reason !== undefined) said.push(` ${reason.replaceAll('`', '')}`)
  return marked(state, said)
}

function marked(state: string, said: readonly (string | HTMLElement)[]): HTMLElement {
  const made = part('p', said, 'verdict')
  made.dataset['claim'] = state
  return made
}

function noteBlocks(text: string): HTMLElement[] {
  return readNote(text).map((block) => {
    if (block.type === 'code') return part('pre', [part('code', block.text)])
    if (block.type === 'paragraph') return part('p', inlines(block.inside))
    if (block.type === 'quote') return part('blockquote', inlines(block.inside))
    return part(
      block.ordered ? 'ol' : 'ul',
      block.items.map((item) => part('li', inlines(item))),
    )
  })
}

function inlines(parts: readonly Inline[]): (string | HTMLElement)[] {
  return parts.map((each) => {
    if (each.type === 'text') return each.text
    if (each.type === 'code') return part('code', each.text)
    if (each.type !== 'link') return part(each.type === 'strong' ? 'strong' : 'em', inlines(each.inside))
    const link = part('a', inlines(each.inside)) as HTMLAnchorElement
    link.href = each.address
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
    return link
  })
}

function part(tag: string, inside: string | readonly (string | HTMLElement)[], name = ''): HTMLElement {
  const made = document.createElement(tag)
  made.append(...(typeof inside === 'string' ? [inside] : inside))
  if (name !== '') made.className = name
  return made
}
