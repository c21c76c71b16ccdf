import type { ProgressText } from '../text/ko/progress.ts'
import { type Count, type Course, type Progress, progressOf } from './progress.ts'
import { longestFile, mergeStored, readFile, writeFile } from './progress-file.ts'
import { forgetStored, loadStored, type Stored, saveStored } from './stored.ts'

type Words = Pick<
  ProgressText,
  | 'of'
  | 'said'
  | 'first'
  | 'states'
  | 'again'
  | 'resume'
  | 'start'
  | 'next'
  | 'nextLesson'
  | 'allDone'
  | 'total'
  | 'nothing'
  | 'missed'
  | 'forgotten'
  | 'restored'
  | 'loaded'
  | 'loadedKept'
  | 'loadedGone'
  | 'loadedRefused'
  | 'refused'
  | 'problems'
>

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{([a-z]+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place))

/** The page of what was done: counts, where to go on, forgetting with a way back, and the file. */
class CourseProgress extends HTMLElement {
  private course!: Course
  private words!: Words
  /** What the last action forgot or wrote over, so that it can be taken back. */
  private lately: Stored | null = null

  connectedCallback(): void {
    this.course = JSON.parse(this.dataset['course'] ?? '{"lessons":[]}')
    this.words = JSON.parse(this.dataset['words'] ?? '{}')
    for (const button of this.querySelectorAll<HTMLButtonElement>('[data-forget]')) {
      button.addEventListener('click', () => this.forget(button.dataset['forget']))
    }
    this.on('[data-forget-all]', () => this.forget())
    this.on('[data-undo]', () => this.undo())
    this.on('[data-save]', () => this.save())
    const file = this.querySelector<HTMLInputElement>('[data-file]')
    this.on('[data-load]', () => file?.click())
    file?.addEventListener('change', () => {
      const [chosen] = file.files ?? []
      if (chosen) void this.load(chosen)
      file.value = ''
    })
    // Another tab may answer exercises while this one is open.
    addEventListener('storage', () => this.show())
    this.show()
  }

  private on(selector: string, act: () => void): void {
    this.querySelector(selector)?.addEventListener('click', act)
  }

  private show(): void {
    const stored = loadStored()
    const progress = progressOf(this.course, stored)
    const { words } = this
    const all = progress.lessons.reduce(
      (sum, each) => ({ total: sum.total + each.total, done: sum.done + each.done }),
      { total: 0, done: 0 },
    )
    this.text('[data-summary]', progress.any ? fill(progress.next ? words.total : words.allDone, all) : words.nothing)
    this.showNext(progress)
    for (const lesson of progress.lessons) {
      const row = this.querySelector<HTMLElement>(`[data-row="${CSS.escape(lesson.slug)}"]`)
      if (!row) continue
      row.dataset['state'] = lesson.state
      if (progress.any && lesson.state !== 'new') this.count(row, lesson, words.states[lesson.state])
      else this.uncount(row)
      const has = (keys: object) =>
        Object.keys(keys).some((key) => key === lesson.slug || key.startsWith(`${lesson.slug}/`))
      const button = row.querySelector<HTMLButtonElement>('[data-forget]')
      if (button) button.disabled = !has(stored.answers) && !has(stored.places)
    }
    for (const concept of progress.concepts) {
      const row = this.querySelector<HTMLElement>(`[data-concept="${concept.concept}"]`)
      if (!row) continue
      if (concept.done > 0) this.count(row, concept, fill(words.first, { first: concept.firstTry }))
      else this.uncount(row)
      this.showMissed(row, concept.missed)
    }
    const isEmpty = Object.keys(stored.answers).length + Object.keys(stored.places).length === 0
    for (const selector of ['[data-save]', '[data-forget-all]']) {
      const button = this.querySelector<HTMLButtonElement>(selector)
      if (button) button.disabled = isEmpty
    }
  }

  private showNext({ next, any, lessons }: Progress): void {
    const link = this.querySelector<HTMLAnchorElement>('a[data-next]')
    const row = next && this.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.slug)}"]`)
    if (!link) return
    link.hidden = !row
    if (!row || !next) return
    const { number = '', title = '', address = '' } = row.dataset
    const isStarted = lessons.find(({ slug }) => slug === next.slug)?.state === 'started'
    link.href = `${address}${next.section === null ? '' : `#${next.section}`}`
    const does = isStarted ? this.words.resume : any ? this.words.next : this.words.start
    link.textContent = `${does}: ${fill(this.words.nextLesson, { number, title })}`
  }

  private count(row: HTMLElement, { total, done, firstTry }: Count, state: string): void {
    const count = row.querySelector<HTMLElement>('[data-count]')
    if (count) {
      count.dataset['all'] ??= count.textContent ?? ''
      count.textContent = total === 0 ? state : `${fill(this.words.of, { done, total })} · ${state}`
      count.title = fill(this.words.said, { total, done, first: firstTry })
    }
    const [first, rest] = row.querySelectorAll<HTMLElement>('.progress-bar > span')
    if (first) first.style.width = `${total === 0 ? 0 : (firstTry / total) * 100}%`
    if (rest) rest.style.width = `${total === 0 ? 0 : ((done - firstTry) / total) * 100}%`
  }

  private uncount(row: HTMLElement): void {
    const count = row.querySelector<HTMLElement>('[data-count]')
    if (count?.dataset['all'] !== undefined) count.textContent = count.dataset['all']
    count?.removeAttribute('title')
    for (const part of row.querySelectorAll<HTMLElement>('.progress-bar > span')) part.style.width = '0'
  }

  /** Links to the exercises that took more than one try. */
  private showMissed(row: HTMLElement, missed: readonly string[]): void {
    const line = row.querySelector<HTMLElement>('[data-missed]')
    if (!line) return
    line.hidden = missed.length === 0
    const links = missed.flatMap((id) => {
      const [slug = '', exercise = ''] = id.split('/')
      const lesson = this.querySelector<HTMLElement>(`[data-row="${CSS.escape(slug)}"]`)
      if (!lesson) return []
      const questions = this.course.lessons.find((each) => each.slug === slug)?.questions ?? []
      const link = document.createElement('a')
      link.href = `${lesson.dataset['address'] ?? ''}#exercise-${exercise}`
      link.textContent = fill(this.words.again, {
        lesson: lesson.dataset['number'] ?? '',
        n: questions.findIndex((each) => each.id === id) + 1,
      })
      return [link]
    })
    line.replaceChildren(
      `${this.words.missed}: `,
      ...links.flatMap((link, index) => (index > 0 ? [', ', link] : [link])),
    )
  }

  private forget(lesson?: string): void {
    this.lately = forgetStored(lesson)
    this.say(this.words.forgotten, true)
    this.show()
    this.querySelector<HTMLElement>('[data-undo]')?.focus()
  }

  private undo(): void {
    if (this.lately === null) return
    this.say(saveStored(this.lately) ? this.words.restored : this.words.refused)
    this.lately = null
    this.show()
  }

  private save(): void {
    const now = new Date()
    const file = new Blob([writeFile(loadStored(), now)], { type: 'application/json' })
    const link = document.createElement('a')
    link.href = URL.createObjectURL(file)
    link.download = `godebug-notebook-progress-${now.toISOString().slice(0, 10)}.json`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
  }

  private async load(file: File): Promise<void> {
    const { words } = this
    if (file.size > longestFile) return this.say(words.problems['too-long'])
    const read = readFile(await file.text())
    if (!read.ok) return this.say(words.problems[read.problem])
    const merge = mergeStored(loadStored(), read.stored, this.course)
    if (!saveStored(merge.stored)) return this.say(words.refused)
    const said = [fill(words.loaded, { added: merge.added })]
    if (merge.kept > 0) said.push(fill(words.loadedKept, { kept: merge.kept }))
    if (merge.gone > 0) said.push(fill(words.loadedGone, { gone: merge.gone }))
    if (read.refused > 0) said.push(fill(words.loadedRefused, { refused: read.refused }))
    this.lately = null
    this.say(said.join(' '))
    this.show()
  }

  private say(text: string, canUndo = false): void {
    this.text('[data-status]', text)
    const undo = this.querySelector<HTMLElement>('[data-undo]')
    if (undo) undo.hidden = !canUndo
  }

  private text(selector: string, text: string): void {
    const element = this.querySelector(selector)
    if (element) element.textContent = text
  }
}

customElements.define('course-progress', CourseProgress)
