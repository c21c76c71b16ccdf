import { hasStored, loadPlace, savePlace } from './stored.ts'

/**
 * Remembers which section of the lesson the reader has come to, and on the next visit offers to go on there. Quiet on a first
 * visit, for who was sent to a section, and for who has read to the end.
 */
class LessonPlace extends HTMLElement {
  connectedCallback(): void {
    this.offer()
    let timer: ReturnType<typeof setTimeout> | undefined
    addEventListener(
      'scroll',
      () => {
        clearTimeout(timer)
        timer = setTimeout(() => this.keep(), 400)
      },
      { passive: true },
    )
    if (hasStored()) void markLessons()
  }

  private get lesson(): string {
    return this.dataset['of'] ?? ''
  }

  private headings(): HTMLElement[] {
    return [...document.querySelectorAll<HTMLElement>('main h2[id], main h3[id]')]
  }

  private offer(): void {
    const place = loadPlace(this.lesson)
    if (place === null || place.end || location.hash !== '') return
    const [first, ...others] = this.headings()
    const heading = others.find(({ id }) => id === place.section)
    const link = this.querySelector('a')
    const text = this.querySelector('[data-left]')
    if (!first || !heading || !link || !text) return
    text.textContent = (this.dataset['left'] ?? '').replace('{section}', heading.textContent?.trim() ?? '')
    link.hash = heading.id
    this.hidden = false
  }

  /** The last heading above the middle of the window is what is being read. */
  private keep(): void {
    const read = this.headings().findLast((each) => each.getBoundingClientRect().top < innerHeight / 2)
    if (!read) return
    const main = document.querySelector('main')
    const isAtEnd = main !== null && main.getBoundingClientRect().bottom < innerHeight + 40
    savePlace(this.lesson, {
      section: read.id,
      at: Date.now(),
      end: isAtEnd || loadPlace(this.lesson)?.end === true,
    })
  }
}

/** What is done beside each lesson's name; its code comes only where there is something to tell. */
async function markLessons(): Promise<void> {
  const { markLessons: mark } = await import('./progress-marks.ts')
  await mark()
}

customElements.define('lesson-place', LessonPlace)
