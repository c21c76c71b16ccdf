import type { LessonExercise } from './exercise-element.ts'

/** Counts the answers of the page and puts back, on request, only the exercises that were missed. */
class LessonRecall extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('lesson-answer', () => this.count())
    this.button?.addEventListener('click', () => {
      const missed = this.missed()
      for (const exercise of missed) exercise.forget()
      const first = missed[0]
      first?.scrollIntoView({ block: 'center' })
      first?.querySelector<HTMLElement>('fieldset input, [data-tokens] button')?.focus({ preventScroll: true })
    })
    void customElements.whenDefined('lesson-exercise').then(() => this.count())
  }

  private get button(): HTMLButtonElement | null {
    return this.querySelector('[data-missed]')
  }

  private exercises(): LessonExercise[] {
    return [...document.querySelectorAll<LessonExercise>('lesson-exercise')]
  }

  /** What an exam asks is asked again about another trace, there. */
  private missed(): LessonExercise[] {
    return this.exercises().filter(
      (each) => each.dataset['slot'] === undefined && each.answer !== null && !each.answer.firstTry,
    )
  }

  private count(): void {
    // The questions of an exam are asked about several traces; each counts once.
    const all = [...Map.groupBy(this.exercises(), (each) => each.dataset['slot'] ?? each).values()]
    const done = all.filter((same) => same.some((each) => each.answer?.done)).length
    const first = all.filter((same) => same.some((each) => each.answer?.firstTry)).length
    const text =
      (done === 0 ? this.dataset['none'] : done < all.length ? this.dataset['some'] : this.dataset['all']) ?? ''
    const status = this.querySelector('[data-count]')
    const words = text
      .replace('{all}', String(all.length))
      .replace('{done}', String(done))
      .replace('{first}', String(first))
    if (status && status.textContent !== words) status.textContent = words
    if (this.button) this.button.hidden = this.missed().length === 0
  }
}

customElements.define('lesson-recall', LessonRecall)
