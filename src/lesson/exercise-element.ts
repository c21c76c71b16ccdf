import { type Answer, keyOfAnswer, loadAnswer, saveAnswer } from './answers.ts'
import type { Key } from './exercise.ts'
import { gradeNumber, gradePicks, readNumber } from './grade.ts'

interface Words {
  readonly right: string
  readonly wrong: string
  readonly missing: string
  readonly tooMany: string
  readonly nothing: string
  readonly noNumber: string
  readonly named: string
}

/**
 * Adds answering to a server-rendered exercise. What was chosen wrongly is set aside with its remark and what was chosen
 * rightly is kept, so that another try asks only for what is still missing.
 */
class LessonExercise extends HTMLElement {
  private key!: Exclude<Key, { kind: 'predict' }>
  private words!: Words
  private store = ''
  private tried: (string | number)[] = []

  connectedCallback(): void {
    this.key = JSON.parse(this.dataset['key'] ?? 'null')
    this.words = JSON.parse(this.dataset['words'] ?? 'null')
    this.store = keyOfAnswer(this.dataset['exercise'] ?? '', this.dataset['hash'] ?? '')
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault()
      this.check()
    })
    this.querySelector('[data-again]')?.addEventListener('click', () => {
      this.forget()
      this.inputs()[0]?.focus()
    })
    if (this.key.kind === 'point') this.setUpTokens()
    const stored = loadAnswer(this.store)
    if (stored) this.restore(stored)
    else this.solution.hidden = true
  }

  get answer(): Answer | null {
    return loadAnswer(this.store)
  }

  /** Puts the exercise back as if it had never been answered. */
  forget(): void {
    saveAnswer(this.store, null)
    this.tried = []
    for (const input of this.inputs()) {
      input.disabled = false
      input.removeAttribute('data-state')
      if (input instanceof HTMLButtonElement) input.setAttribute('aria-pressed', 'false')
      else if (input.type === 'text') input.value = ''
      else input.checked = false
    }
    this.feedback.replaceChildren()
    this.solution.hidden = true
    this.solution.open = false
    this.removeAttribute('data-done')
    this.toggleActions(false)
    this.announce()
  }

  private get feedback(): HTMLElement {
    return this.querySelector('[data-feedback]') as HTMLElement
  }

  private get solution(): HTMLDetailsElement {
    return this.querySelector('[data-solution]') as HTMLDetailsElement
  }

  private inputs(): (HTMLInputElement | HTMLButtonElement)[] {
    return [...this.querySelectorAll<HTMLInputElement | HTMLButtonElement>('fieldset input, [data-tokens] button')]
  }

  private picked(): string[] {
    return this.inputs()
      .filter((each) =>
        each instanceof HTMLButtonElement ? each.getAttribute('aria-pressed') === 'true' : each.checked,
      )
      .map((each) => each.value)
  }

  private check(): void {
    const { key, words } = this
    if (key.kind === 'number') {
      const input = this.inputs()[0] as HTMLInputElement
      const given = readNumber(input.value)
      if (given === null) {
        this.say(words.noNumber, [])
        return
      }
      const grade = gradeNumber(key, given)
      this.tried.push(given)
      this.settle(grade.right)
      if (grade.right) input.disabled = true
      this.say(grade.right ? words.right : words.wrong, grade.feedback)
      return
    }
    const picked = this.picked()
    if (picked.length === 0) {
      this.say(words.nothing, [])
      return
    }
    if (picked.length > key.right.length && key.kind === 'point') {
      this.say(words.tooMany.replace('{n}', String(key.right.length)), [])
      return
    }
    const grade = gradePicks(key, picked)
    this.tried.push(...picked.filter((each) => !this.tried.includes(each)))
    this.mark(picked, grade.kept, grade.right)
    this.settle(grade.right)
    const rest = grade.right
      ? words.right
      : grade.kept.length > 0
        ? words.missing.replace('{n}', String(grade.missing))
        : words.wrong
    this.say(grade.missing === 0 && !grade.right ? words.wrong : rest, grade.feedback)
  }

  /** Right picks stay, wrong ones are set aside. */
  private mark(picked: readonly string[], kept: readonly string[], done: boolean): void {
    for (const input of this.inputs()) {
      if (picked.includes(input.value)) {
        const right = kept.includes(input.value)
        input.dataset['state'] = right ? 'right' : 'wrong'
        if (!right && input instanceof HTMLButtonElement) input.setAttribute('aria-pressed', 'false')
        if (!right && input instanceof HTMLInputElement) {
          input.checked = false
          input.disabled = true
        }
      }
      if (done && input instanceof HTMLInputElement) input.disabled = true
    }
  }

  private settle(right: boolean): void {
    const before = loadAnswer(this.store)
    saveAnswer(this.store, {
      given: this.tried,
      done: right || before?.done === true,
      firstTry: before ? before.firstTry : right,
    })
    if (right) {
      this.dataset['done'] = 'true'
      this.solution.hidden = false
      const isHere = this.contains(document.activeElement)
      this.toggleActions(true)
      // What had the focus is gone or answered; a reader with the keyboard goes on from here.
      if (isHere) takeFocus(this.feedback)
    } else if (this.tried.length > 1) this.solution.hidden = false
    this.announce()
  }

  private restore(answer: Answer): void {
    this.tried = [...answer.given]
    const { key } = this
    if (key.kind === 'number') {
      const input = this.inputs()[0] as HTMLInputElement
      const last = answer.given.at(-1)
      if (typeof last === 'number') input.value = String(last)
      if (answer.done) input.disabled = true
    } else {
      for (const input of this.inputs()) {
        if (!answer.given.includes(input.value)) continue
        const right = key.right.includes(input.value)
        input.dataset['state'] = right ? 'right' : 'wrong'
        if (right && input instanceof HTMLInputElement) input.checked = true
        if (right && input instanceof HTMLButtonElement) input.setAttribute('aria-pressed', 'true')
        if (!right && input instanceof HTMLInputElement) input.disabled = true
      }
      if (answer.done) for (const input of this.inputs()) if (input instanceof HTMLInputElement) input.disabled = true
    }
    if (answer.done) {
      this.dataset['done'] = 'true'
      this.toggleActions(true)
    } else this.solution.hidden = answer.given.length < 2
  }

  private toggleActions(done: boolean): void {
    const check = this.querySelector<HTMLElement>('[data-check]')
    const again = this.querySelector<HTMLElement>('[data-again]')
    if (check) check.hidden = done
    if (again) again.hidden = !done
  }

  /** The verdict, then the remark on each thing chosen, copied as nodes from the solution. */
  private say(verdict: string, remarks: readonly string[]): void {
    const first = document.createElement('p')
    const strong = document.createElement('strong')
    strong.textContent = verdict
    first.append(strong)
    const shown: string[] = []
    const paragraphs = remarks.flatMap((id) => {
      const remark = this.querySelector(`[data-remark="${CSS.escape(id)}"]`)
      const name = this.inputs().find((each) => each.value === id)?.dataset['name']
      const words = remark?.textContent ?? (name ? this.words.named.replace('{name}', name) : '')
      if (words === '' || shown.includes(words)) return []
      shown.push(words)
      const paragraph = document.createElement('p')
      paragraph.append(...(remark ? [...remark.cloneNode(true).childNodes] : [words]))
      return [paragraph]
    })
    this.feedback.replaceChildren(first, ...paragraphs)
  }

  private announce(): void {
    this.dispatchEvent(new CustomEvent('lesson-answer', { bubbles: true }))
  }

  /** One tab stop for the whole line; arrows move between its values. */
  private setUpTokens(): void {
    const tokens = this.inputs() as HTMLButtonElement[]
    tokens.forEach((token, index) => {
      token.tabIndex = index === 0 ? 0 : -1
      token.addEventListener('click', () => {
        if (this.dataset['done']) return
        const pressed = token.getAttribute('aria-pressed') === 'true'
        if (this.key.kind === 'point' && this.key.right.length === 1) {
          for (const each of tokens) each.setAttribute('aria-pressed', 'false')
        }
        token.setAttribute('aria-pressed', String(!pressed))
        focus(index)
      })
      token.addEventListener('keydown', (event) => {
        const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: tokens.length - 1 }[event.key]
        if (to === undefined || tokens[to] === undefined) return
        event.preventDefault()
        focus(to)
      })
    })
    const focus = (index: number) => {
      tokens.forEach((token, each) => {
        token.tabIndex = each === index ? 0 : -1
      })
      tokens[index]?.focus()
    }
  }
}

/** Not a button that another Enter would press. */
function takeFocus(element: HTMLElement): void {
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}

customElements.define('lesson-exercise', LessonExercise)

export type { LessonExercise }
