import type { Viewport } from '../charts/viewport.ts'
import { type GcCycle, gcCyclesOf } from '../trace/derive/gc-cycle.ts'
import type { TraceDocument } from '../trace/record.ts'
import { forget, keep, kept, onKeptElsewhere, thisVisit } from './keep.ts'
import { keyOf } from './key.ts'
import { isEmptyPicture, type Picture, rangesOf, readPicture, recordsOf } from './picture.ts'
import { readTrace } from './read.svelte.ts'

/** One value of the trace: index into `document.records`, and the field's id without its family. */
export interface Selection {
  readonly record: number
  readonly field: string
}

/** What a cell's islands draw. */
export interface TraceView {
  readonly text: string
  readonly document: TraceDocument
  readonly cycles: readonly GcCycle[]
  readonly selection: Selection | null
  readonly pointed: Selection | null
  readonly current: number
  /** A line without a record that the reader went to see, in long traces. */
  readonly visited: number | null
}

/** A text that was replaced, and by what, so that it can be put back. */
export interface Replaced {
  readonly text: string
  readonly by: 'reset' | 'clear' | 'paste' | 'sample' | 'lesson' | 'link'
}

const inBrowser = typeof window !== 'undefined'

/** One trace of the page, with everything that the cells showing it share. */
export class TraceCell implements TraceView {
  readonly name: string
  readonly sample: string
  readonly key: string
  /** What the server drew; every island starts from it so that nothing jumps while it wakes up. */
  readonly pristine: TraceView

  text = $state.raw('')
  selection = $state.raw<Selection | null>(null)
  /** What the mouse is on, in the line or in a figure. */
  pointed = $state.raw<Selection | null>(null)
  /** Index into `document.records`: the line that is read aloud and drawn. */
  current = $state.raw(0)
  visited = $state.raw<number | null>(null)
  /** Records chosen together, in a figure, a table or the list; all of them show it. Changed by `choose`. */
  chosen = $state.raw<ReadonlySet<number>>(new Set())
  /** What part of the time axis the figures show; `null` for all of it. Changed by `look`. */
  viewport = $state.raw<Viewport | null>(null)
  /** Text that was there before a reset or a replacement. */
  replaced = $state.raw<Replaced | null>(null)
  /** What another tab wrote while the reader was typing here. */
  offered = $state.raw<string | null>(null)
  storageRefused = $state.raw(false)
  typing = false

  readonly document = $derived.by(() => readTrace(this.text))
  readonly cycles = $derived.by(() => gcCyclesOf(this.document))
  readonly edited = $derived.by(() => this.text !== this.sample)

  constructor(name: string, sample: string, key: string) {
    this.name = name
    this.sample = sample
    this.key = key
    this.text = sample
    let document: TraceDocument | undefined
    let cycles: readonly GcCycle[] | undefined
    this.pristine = {
      text: sample,
      get document() {
        document ??= readTrace(sample)
        return document
      },
      get cycles() {
        cycles ??= gcCyclesOf(this.document)
        return cycles
      },
      selection: null,
      pointed: null,
      current: 0,
      visited: null,
    }
  }

  /** The selected line's cycle; `undefined` where the line is none. */
  get cycle(): GcCycle | undefined {
    const record = this.document.records[this.current]
    return this.cycles.find((each) => each.record === record)
  }

  private restoring: Promise<void> | undefined

  /** Takes up what the reader left here. Safe to call from every island; done when it returns, except for long texts. */
  restore(): Promise<void> {
    if (this.restoring === undefined && inBrowser) {
      const text = kept(this.key)
      this.restoring =
        text instanceof Promise
          ? text.then((long) => {
              if (long !== null && !this.edited) this.adopt(long)
            })
          : Promise.resolve(this.adopt(text))
      void this.restoreReplaced()
      onKeptElsewhere(this.key, (theirs) => this.hearFromOtherTab(theirs))
    }
    return this.restoring ?? Promise.resolve()
  }

  private adopt(text: string | null): void {
    if (text !== null) this.text = text
    this.reopen()
    try {
      const left = readPicture(JSON.parse(thisVisit.get(`${this.key}:picture`) ?? 'null'))
      if (left !== null) this.adoptPicture(left)
    } catch {
      thisVisit.set(`${this.key}:picture`, null)
    }
  }

  /** What the figures show together, as plain data: for a reload, and for a link. */
  get picture(): Picture {
    return { chosen: rangesOf(this.chosen), viewport: this.viewport }
  }

  set picture(picture: Picture) {
    this.adoptPicture(picture)
    this.rememberPicture()
  }

  private adoptPicture({ chosen, viewport }: Picture): void {
    this.chosen = recordsOf(chosen, this.document.records.length)
    this.viewport = viewport
  }

  /** Chooses records together; none takes the choice back. */
  choose(records: Iterable<number>): void {
    this.chosen = new Set(records)
    this.rememberPicture()
  }

  /** Shows a part of the time axis in every figure of the trace. */
  look(viewport: Viewport | null): void {
    this.viewport = viewport
    this.rememberPicture()
  }

  private remembering: ReturnType<typeof setTimeout> | undefined

  /** A wheel turns many times a second; what it led to is written once it rests, or when the page goes away. */
  private rememberPicture(): void {
    if (!inBrowser || this.remembering !== undefined) return
    const write = () => {
      clearTimeout(this.remembering)
      this.remembering = undefined
      removeEventListener('pagehide', write)
      const { picture } = this
      thisVisit.set(`${this.key}:picture`, isEmptyPicture(picture) ? null : JSON.stringify(picture))
    }
    this.remembering = setTimeout(write, 120)
    addEventListener('pagehide', write)
  }

  private reopen(): void {
    const open = thisVisit.get(`${this.key}:open`)
    if (open === null) return
    try {
      const { record, field } = JSON.parse(open) as { record: number; field: string | null }
      if (this.document.records[record] === undefined) return
      this.current = record
      if (field !== null) this.select({ record, field })
    } catch {
      thisVisit.set(`${this.key}:open`, null)
    }
  }

  private hearFromOtherTab(theirs: string | null): void {
    const text = theirs ?? this.sample
    if (text === this.text) return
    if (this.typing) this.offered = text
    else this.show(text)
  }

  /** Shows a text without keeping it. */
  private show(text: string): void {
    this.text = text
    this.visited = null
    if (this.chosen.size > 0) this.choose([])
    const { records } = this.document
    if (this.current >= records.length) this.current = Math.max(0, records.length - 1)
    const { selection } = this
    if (selection === null) return
    const still = records[selection.record]?.fields.some((each) => each.field === selection.field) ?? false
    if (!still) this.selection = null
  }

  /** Every change of the reader's own goes through here and is kept at once. */
  setText(text: string): void {
    this.show(text)
    if (this.replaced?.by === 'reset') this.forgetReplaced()
    this.save()
  }

  /** Shows a text that is a part of another one: it is kept nowhere, and other tabs are not told. */
  pass(text: string): void {
    this.restoring ??= Promise.resolve()
    this.show(text)
  }

  private save(): void {
    if (!this.edited) {
      forget(this.key)
      return
    }
    const { now, settled } = keep(this.key, this.text)
    this.storageRefused = now === 'refused'
    void settled.then((result) => {
      this.storageRefused = result === 'refused'
    })
  }

  /** Puts another text in and remembers the present one, so that one press brings it back, also after a reload. */
  replace(text: string, by: Replaced['by']): void {
    const before = this.text
    this.current = 0
    this.select(null)
    if (this.viewport !== null) this.look(null)
    this.setText(text)
    if (before.trim() === '' || before === text) return
    this.replaced = { text: before, by }
    keep(`${this.key}:before`, before)
    keep(`${this.key}:before-by`, by)
  }

  private async restoreReplaced(): Promise<void> {
    const [text, by] = await Promise.all([kept(`${this.key}:before`), kept(`${this.key}:before-by`)])
    if (text !== null && this.replaced === null) this.replaced = { text, by: (by as Replaced['by'] | null) ?? 'reset' }
  }

  forgetReplaced(): void {
    this.replaced = null
    forget(`${this.key}:before`)
    forget(`${this.key}:before-by`)
  }

  reset(): void {
    this.replace(this.sample, 'reset')
  }

  putBack(): void {
    const { replaced } = this
    if (replaced === null) return
    this.forgetReplaced()
    this.setText(replaced.text)
  }

  takeOffered(): void {
    if (this.offered !== null) this.show(this.offered)
    this.offered = null
  }

  /** Changes one printed number in the text. */
  rewrite(start: number, end: number, raw: string): void {
    this.setText(this.text.slice(0, start) + raw + this.text.slice(end))
  }

  select(selection: Selection | null): void {
    this.selection = selection
    if (selection !== null) {
      this.current = selection.record
      this.visited = null
    }
    this.remember()
  }

  /** Selects a line; a card that is open follows to the same field where that line has it. */
  selectRecord(record: number): void {
    this.current = record
    this.visited = null
    const { selection } = this
    if (selection !== null && selection.record !== record) {
      const has = this.document.records[record]?.fields.some((each) => each.field === selection.field) ?? false
      this.selection = has ? { record, field: selection.field } : null
    }
    this.remember()
  }

  /** Shows a line that has no record: one that could not be read. */
  visit(line: number): void {
    this.select(null)
    this.visited = line
  }

  point(pointed: Selection | null): void {
    this.pointed = pointed
  }

  private remember(): void {
    if (!inBrowser) return
    const open = { record: this.current, field: this.selection?.field ?? null }
    thisVisit.set(`${this.key}:open`, open.record === 0 && open.field === null ? null : JSON.stringify(open))
  }
}

const cells = new Map<string, TraceCell>()

/** The page's trace of that name; all islands of the page get the same one. */
export function traceCell(name: string, sample: string): TraceCell {
  if (!inBrowser) return new TraceCell(name, sample, name)
  const key = keyOf(location.pathname, name, import.meta.env.BASE_URL)
  let cell = cells.get(key)
  if (cell === undefined || cell.sample !== sample) {
    cell = new TraceCell(name, sample, key)
    cells.set(key, cell)
  }
  return cell
}
