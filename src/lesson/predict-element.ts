import { keyOfAnswer, loadAnswer, saveAnswer } from './answers.ts'
import { readNumber } from './grade.ts'

/** Hides the truth until the reader has committed to a guess (or wants none), then draws both and the gap between them. */
class LessonPredict extends HTMLElement {
  private store = ''

  connectedCallback(): void {
    this.store = keyOfAnswer(this.dataset['predict'] ?? '', this.dataset['hash'] ?? '')
    this.guess.addEventListener('input', () => this.show())
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.commit()
    })
    this.on('[data-skip]', () => this.reveal())
    this.on('[data-again]', () => this.forget())
    const stored = loadAnswer(this.store)?.given[0]
    if (typeof stored === 'number') {
      this.guess.value = String(stored)
      this.show()
      this.draw(stored)
      this.reveal()
    } else this.solution.hidden = true
  }

  private on(selector: string, then: () => void): void {
    this.querySelector(selector)?.addEventListener('click', then)
  }

  private get guess(): HTMLInputElement {
    return this.querySelector('[data-guess]') as HTMLInputElement
  }

  private get solution(): HTMLDetailsElement {
    return this.querySelector('[data-solution]') as HTMLDetailsElement
  }

  private number(name: string): number {
    return Number(this.dataset[name])
  }

  private format(value: number, unit = this.dataset['unit']): string {
    return `${value.toFixed(this.number('decimals'))}${unit ? ` ${unit}` : ''}`
  }

  private show(): void {
    const shown = this.querySelector('[data-shown]')
    if (!shown) return
    const words = this.format(Number(this.guess.value))
    shown.textContent = words
    this.guess.setAttribute('aria-valuetext', words)
  }

  private say(words: string): void {
    const error = this.querySelector('[data-error]')
    if (error) error.textContent = words
  }

  private commit(): void {
    const words = JSON.parse(this.dataset['words'] ?? '{}')
    const given = readNumber(this.guess.value)
    if (given === null) {
      this.say(words.noNumber)
      return
    }
    const error = given - this.number('answer')
    const size = Math.abs(error)
    saveAnswer(this.store, { given: [given], done: true, firstTry: size <= this.number('tolerance') + 1e-9 })
    this.draw(given)
    this.reveal()
    const verdict =
      size < 10 ** -this.number('decimals') / 2
        ? words.exact
        : size <= this.number('tolerance') + 1e-9
          ? words.near
          : error > 0
            ? words.over
            : words.under
    this.say(verdict.replace('{error}', this.format(size, this.dataset['errorUnit'])))
  }

  private draw(given: number): void {
    const [min, max, answer] = [this.number('min'), this.number('max'), this.number('answer')]
    const place = (value: number) => ((Math.min(max, Math.max(min, value)) - min) / (max - min)) * 100
    const mark = this.querySelector<HTMLElement>('[data-mark]')
    const gap = this.querySelector<HTMLElement>('[data-gap]')
    if (!mark || !gap) return
    mark.hidden = false
    mark.style.left = `${place(given)}%`
    mark.dataset['edge'] = place(given) > 50 ? 'right' : 'left'
    const value = mark.querySelector('[data-mark-value]')
    if (value) value.textContent = this.format(given)
    gap.hidden = false
    gap.style.left = `${Math.min(place(given), place(answer))}%`
    gap.style.width = `${Math.abs(place(given) - place(answer))}%`
  }

  private reveal(): void {
    this.solution.hidden = false
    this.solution.open = true
    const isHere = this.contains(document.activeElement)
    this.guess.disabled = true
    this.toggle(true)
    // What had the focus is gone; a reader with the keyboard goes on from here.
    if (isHere) {
      this.solution.tabIndex = -1
      this.solution.focus({ preventScroll: true })
    }
  }

  private forget(): void {
    saveAnswer(this.store, null)
    for (const each of this.querySelectorAll<HTMLElement>('[data-mark], [data-gap]')) each.hidden = true
    this.solution.hidden = true
    this.guess.disabled = false
    this.say('')
    this.toggle(false)
    this.guess.focus()
  }

  private toggle(done: boolean): void {
    for (const name of ['commit', 'skip', 'again']) {
      const button = this.querySelector<HTMLElement>(`[data-${name}]`)
      if (button) button.hidden = name === 'again' ? !done : done
    }
  }
}

customElements.define('lesson-predict', LessonPredict)
