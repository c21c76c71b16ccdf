import { forget, keep, kept } from '../../notebook/keep.ts'
import { keyPrefix } from '../../notebook/key.ts'
import { type Capsule, type CapsuleView, emptyCapsule, type Note, type Place } from '../../share/capsule.ts'
import { decodeFile, encodeFile } from '../../share/file.ts'

/** A note of a draft: its id stays when notes change places. */
export interface DraftNote extends Note {
  readonly id: number
}

interface Removed {
  readonly note: DraftNote
  readonly index: number
}

export const draftKey = `${keyPrefix}workbench:share`

/**
 * What a reader is about to share: title, notes and the trace to compare with. Kept on this device as it is written. The
 * trace itself is the workbench's.
 */
export class ShareDraft {
  title = $state('')
  notes = $state.raw<readonly DraftNote[]>([])
  /** The trace from before the change. */
  before = $state.raw<string | null>(null)
  /** Changes with every other trace from before, not when a number in it is changed. */
  beforeTurn = $state(0)
  removed = $state.raw<Removed | null>(null)
  #next = 1

  /** What the reader had before it was cleared, or title and notes of a shared trace took its place. */
  replaced = $state.raw<Capsule | null>(null)

  /** Takes up what was kept, or what came with a shared trace; then what was there before can be brought back. */
  async restore(carried?: string): Promise<void> {
    const text = await kept(draftKey)
    const own = text === null ? null : decodeFile(text).capsule
    const theirs = carried === undefined ? null : decodeFile(carried).capsule
    if (theirs === null) {
      if (own !== null && this.notes.length === 0) this.adopt(own)
      return
    }
    this.adopt(theirs)
    this.replaced = own === null || JSON.stringify(own) === JSON.stringify(this.capsule('', null, {})) ? null : own
    this.save()
  }

  get isEmpty(): boolean {
    return this.title === '' && this.notes.length === 0 && this.before === null
  }

  /** Begins anew, as for another trace; what was there can be brought back. */
  clear(): void {
    const before = this.capsule('', null, {})
    this.adopt(emptyCapsule)
    this.replaced = before
    this.save()
  }

  putBack(): void {
    if (this.replaced === null) return
    this.adopt(this.replaced)
    this.replaced = null
    this.save()
  }

  /** Takes over everything but the trace that the workbench has. */
  adopt({ title, notes, traces }: Capsule): void {
    this.title = title
    this.before = traces.length === 2 ? traces[0] : null
    this.beforeTurn++
    this.notes = notes.map((note) => ({ ...note, id: this.#next++ }))
    this.removed = null
  }

  /** Call after every change. */
  save(): void {
    if (this.isEmpty) forget(draftKey)
    else keep(draftKey, encodeFile(this.capsule('', null, {})))
  }

  capsule(text: string, selection: Place | null, view: CapsuleView): Capsule {
    return {
      ...emptyCapsule,
      title: this.title,
      traces: this.before === null ? [text] : [this.before, text],
      selection,
      notes: this.notes.map(({ at, text: said, claim }) => ({ at, text: said, claim })),
      view,
    }
  }

  /** The notes on a line or on a value in it, with their numbers. */
  notesOn(trace: 0 | 1, line: number): { readonly note: DraftNote; readonly number: number }[] {
    return this.notes.flatMap((note, index) =>
      note.at !== null && note.at.type !== 'range' && note.at.trace === trace && note.at.line === line
        ? [{ note, number: index + 1 }]
        : [],
    )
  }

  /** The workbench's trace is the only one, or the later of two. */
  get own(): 0 | 1 {
    return this.before === null ? 0 : 1
  }

  add(at: Place | null, claim = ''): DraftNote {
    const note: DraftNote = { id: this.#next++, at, text: '', claim }
    this.notes = [...this.notes, note]
    this.save()
    return note
  }

  change(id: number, change: Partial<Note>): void {
    this.notes = this.notes.map((note) => (note.id === id ? { ...note, ...change } : note))
    this.save()
  }

  move(id: number, by: 1 | -1): void {
    const from = this.notes.findIndex((note) => note.id === id)
    const to = from + by
    const note = this.notes[from]
    if (note === undefined || to < 0 || to >= this.notes.length) return
    this.notes = this.notes.toSpliced(from, 1).toSpliced(to, 0, note)
    this.save()
  }

  remove(id: number): void {
    const index = this.notes.findIndex((note) => note.id === id)
    const note = this.notes[index]
    if (note === undefined) return
    this.removed = { note, index }
    this.notes = this.notes.toSpliced(index, 1)
    this.save()
  }

  undo(): void {
    if (this.removed === null) return
    this.notes = this.notes.toSpliced(this.removed.index, 0, this.removed.note)
    this.removed = null
    this.save()
  }

  /** A number in the trace from before was changed; its lines stay where they are. */
  correctBefore(text: string): void {
    if (this.before === null || this.before === text) return
    this.before = text
    this.save()
  }

  /** Adds or takes away the trace from before; notes stay with the trace that they are about. */
  compareWith(text: string | null): void {
    const was = this.own
    this.before = text
    this.beforeTurn++
    const now = this.own
    if (was !== now) {
      this.notes = this.notes.map((note) => {
        if (note.at === null) return note
        // The trace from before is gone, or another: a note on it is about all of what is left.
        if (note.at.trace !== was) return { ...note, at: null }
        return { ...note, at: { ...note.at, trace: now } }
      })
    }
    this.save()
  }
}
