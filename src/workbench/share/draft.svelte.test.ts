import { beforeEach, describe, expect, it } from 'vitest'
import type { Place } from '../../share/capsule.ts'
import { encodeFile } from '../../share/file.ts'
import { ShareDraft } from './draft.svelte.ts'
import { noteMarks } from './marks.ts'

const { shareText } = await import('../../text/en/share.ts')
const line = (at: number, trace: 0 | 1 = 0): Place => ({ type: 'line', trace, line: at })
const texts = (draft: ShareDraft) => draft.notes.map(({ text }) => text)

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})

function draftOf(...said: readonly string[]): ShareDraft {
  const draft = new ShareDraft()
  for (const text of said) draft.change(draft.add(line(2)).id, { text })
  return draft
}

describe('a draft', () => {
  it('keeps the order that a reader gives its notes, and takes one back that was deleted', () => {
    const draft = draftOf('a', 'b', 'c')
    draft.move(draft.notes[2]?.id ?? 0, -1)
    expect(texts(draft)).toEqual(['a', 'c', 'b'])
    draft.move(draft.notes[0]?.id ?? 0, -1)
    expect(texts(draft)).toEqual(['a', 'c', 'b'])
    draft.remove(draft.notes[1]?.id ?? 0)
    expect(texts(draft)).toEqual(['a', 'b'])
    draft.undo()
    draft.undo()
    expect(texts(draft)).toEqual(['a', 'c', 'b'])
  })

  it('moves its notes with the trace that they are about', () => {
    const draft = draftOf('a')
    draft.compareWith('before\n')
    expect(draft.notes[0]?.at).toEqual(line(2, 1))
    draft.change(draft.add(line(0, 0)).id, { text: 'on before' })
    draft.correctBefore('changed\n')
    expect(draft.capsule('after\n', null, {}).traces).toEqual(['changed\n', 'after\n'])
    draft.compareWith(null)
    expect(draft.notes.map(({ at }) => at)).toEqual([line(2, 0), null])
    expect(draft.capsule('after\n', null, {}).traces).toEqual(['after\n'])
  })

  it('says which notes a line has, in the list too', () => {
    const draft = draftOf('a', 'b')
    expect(draft.notesOn(0, 2).map(({ number }) => number)).toEqual([1, 2])
    expect(draft.notesOn(0, 3)).toEqual([])
    expect(noteMarks(draft, 0, shareText).get(2)?.text).toBe('Note 1, 2')
    expect(noteMarks(draft, 1, shareText).size).toBe(0)
  })

  it('is there after a reload, and gives way to what was shared only until it is asked back', async () => {
    draftOf('mine').save()
    const later = new ShareDraft()
    await later.restore()
    expect(texts(later)).toEqual(['mine'])

    const theirs = encodeFile({ ...draftOf('theirs').capsule('', null, {}), title: 'From a link' })
    draftOf('mine')
    const opened = new ShareDraft()
    await opened.restore(theirs)
    expect([opened.title, ...texts(opened)]).toEqual(['From a link', 'theirs'])
    opened.putBack()
    expect([opened.title, ...texts(opened)]).toEqual(['', 'mine'])

    opened.clear()
    expect(opened.isEmpty).toBe(true)
    opened.putBack()
    expect(texts(opened)).toEqual(['mine'])
  })
})
