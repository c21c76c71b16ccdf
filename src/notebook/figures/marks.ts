/** What a figure and its trace cell point at together: index into `document.records`, and the field without its family. */
export interface Target {
  readonly record: number
  readonly field: string
}

export interface MarkHandlers {
  /** The mark under the pointer or with the focus; `null` when there is none. */
  point(mark: HTMLElement | SVGElement | null): void
  choose(mark: HTMLElement | SVGElement): void
  /** The mark that keeps the figure's one tab stop. */
  stop(mark: HTMLElement | SVGElement): void
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * Makes the `[data-mark]` elements of a drawing one tab stop with arrow keys between them, and `[data-field]` elements
 * light what they stand for. Listens in one place: a figure may hold hundreds of marks.
 */
export function marks(handlers: () => MarkHandlers) {
  return (drawing: SVGElement | HTMLElement) => {
    // As in cycle-cursor: the marks are the stops.
    if (drawing instanceof SVGElement) drawing.setAttribute('tabindex', '-1')
    const markOf = (event: Event) => {
      const found =
        event.target instanceof Element ? event.target.closest<SVGElement>('[data-mark], [data-field]') : null
      return found && drawing.contains(found) ? found : null
    }
    const listeners: Record<string, (event: Event) => void> = {
      pointerover: (event) => handlers().point(markOf(event)),
      pointerleave: () => handlers().point(null),
      focusin: (event) => {
        const mark = markOf(event)
        if (!mark) return
        handlers().stop(mark)
        if (mark.matches(':focus-visible')) handlers().point(mark)
      },
      // A mark that is taken away while it has the focus says so in the middle of a redraw: look once that is over.
      focusout: () => queueMicrotask(() => drawing.contains(document.activeElement) || handlers().point(null)),
      click: (event) => {
        const mark = markOf(event)
        if (mark) handlers().choose(mark)
      },
      keydown: (event) => {
        const mark = markOf(event)
        if (!mark || !(event instanceof KeyboardEvent) || event.altKey || event.ctrlKey || event.metaKey) return
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault()
          handlers().choose(mark)
          return
        }
        const all = [...drawing.querySelectorAll<SVGElement>('[data-mark]')]
        const at = all.indexOf(mark)
        const step = steps[event.key]
        const next =
          event.key === 'Home' ? 0 : event.key === 'End' ? all.length - 1 : step === undefined ? -1 : at + step
        if (at < 0 || next < 0 || next >= all.length) return
        event.preventDefault()
        all[next]?.focus()
      },
    }
    for (const [type, listener] of Object.entries(listeners)) drawing.addEventListener(type, listener)
    return () => {
      for (const [type, listener] of Object.entries(listeners)) drawing.removeEventListener(type, listener)
    }
  }
}
