import type { LessonExercise } from './exercise-element.ts'

/**
 * Shows the traces of an exam one at a time. When all about one is answered it says how many were right at the first try and
 * where to reread the others, tells what program it was, and offers the next trace. The answers are those of the exercises, so
 * a reload finds the exam as it was left.
 */
class LessonExam extends HTMLElement {
  private current = 0

  connectedCallback(): void {
    this.addEventListener('lesson-answer', () => this.show())
    this.next?.querySelector('button')?.addEventListener('click', () => this.goOn())
    addEventListener('hashchange', () => this.showLinked())
    void customElements.whenDefined('lesson-exercise').then(() => {
      const begun = this.papers.map((paper) => exercisesIn(paper).some(({ answer }) => answer !== null))
      this.current = Math.max(0, begun.lastIndexOf(true))
      this.show()
      this.showLinked()
    })
  }

  private get papers(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('[data-paper]')]
  }

  private get next(): HTMLElement | null {
    return this.querySelector('[data-next]')
  }

  private show(): void {
    this.papers.forEach((paper, index) => {
      paper.hidden = index !== this.current
    })
    const paper = this.papers[this.current]
    if (!paper) return
    const asked = exercisesIn(paper)
    const isDone = asked.every(({ answer }) => answer?.done === true)
    const story = paper.querySelector<HTMLDetailsElement>('[data-story]')
    if (story) story.hidden = !isDone
    const result = this.querySelector<HTMLElement>('[data-result]')
    if (!result) return
    const missed = asked.filter(({ answer }) => answer?.firstTry === false)
    const verdict = result.querySelector('[data-verdict]')
    if (verdict && isDone) {
      const first = asked.length - missed.length
      const said = first === asked.length ? 'allFirst' : first === 0 ? 'noneFirst' : 'someFirst'
      verdict.textContent = (this.dataset[said] ?? '').replace('{first}', String(first))
    }
    for (const link of result.querySelectorAll<HTMLElement>('[data-reread-slot]')) {
      link.hidden = !missed.some(({ dataset }) => dataset['slot'] === link.dataset['rereadSlot'])
    }
    const reread = result.querySelector<HTMLElement>('[data-reread]')
    if (reread) reread.hidden = missed.length === 0
    result.hidden = !isDone
    if (this.next) {
      this.next.hidden = !isDone
      this.next.querySelector('button')?.toggleAttribute('data-urged', missed.length > 0)
    }
  }

  /** The trace after this one, as if it had never been answered. */
  private goOn(): void {
    this.current = (this.current + 1) % this.papers.length
    const paper = this.papers[this.current]
    if (!paper) return
    for (const exercise of exercisesIn(paper)) if (exercise.answer !== null) exercise.forget()
    this.show()
    const title = paper.querySelector<HTMLElement>('.exam-paper-title')
    title?.focus({ preventScroll: true })
    title?.scrollIntoView({ block: 'start' })
  }

  /** A link to an exercise of a trace that is not shown, as from the page of progress. */
  private showLinked(): void {
    const linked = document.getElementById(location.hash.slice(1))
    const index = this.papers.findIndex((paper) => linked !== null && paper.contains(linked))
    if (index < 0 || index === this.current) return
    this.current = index
    this.show()
    linked?.scrollIntoView()
  }
}

function exercisesIn(paper: HTMLElement): LessonExercise[] {
  return [...paper.querySelectorAll<LessonExercise>('lesson-exercise')]
}

customElements.define('lesson-exam', LessonExam)

export type { LessonExam }
