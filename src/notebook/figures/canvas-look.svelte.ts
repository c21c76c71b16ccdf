// What a canvas cannot know by itself: the colours of the page's style sheet and the pixels of the screen. Both change while
// a page is open: by the theme switch, by the system, by zooming or by moving the window to another screen.
import { type Tone, tones } from '../../charts/dense-panels.ts'

/** With forced colours a page has few: what matters most gets the strongest, and shapes tell the rest apart. */
const forced: Readonly<Record<Tone, string>> = {
  'heap-start': 'GrayText',
  'heap-end': 'CanvasText',
  'heap-live': 'LinkText',
  'heap-goal': 'GrayText',
  stw: 'Highlight',
  mark: 'LinkText',
  assist: 'Highlight',
  background: 'LinkText',
  idle: 'GrayText',
  queue: 'Highlight',
  program: 'Canvas',
  ink: 'CanvasText',
  soft: 'CanvasText',
  neutral: 'GrayText',
}

export class CanvasLook {
  colors = $state.raw<Readonly<Record<Tone, string>>>(forced)
  ratio = $state(1)

  /** Reads them now and whenever they change. Returns how to stop. */
  follow(): () => void {
    const read = () => {
      const style = getComputedStyle(document.documentElement)
      this.colors = matchMedia('(forced-colors: active)').matches
        ? forced
        : (Object.fromEntries(
            tones.map((tone) => [tone, style.getPropertyValue(`--${tone}`).trim() || 'CanvasText']),
          ) as Record<Tone, string>)
      this.ratio = Math.max(1, Math.min(3, devicePixelRatio || 1))
    }
    read()
    const observer = new MutationObserver(read)
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class'] })
    const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'].map(
      (query) => matchMedia(query),
    )
    for (const query of queries) query.addEventListener('change', read)
    addEventListener('resize', read)
    return () => {
      observer.disconnect()
      for (const query of queries) query.removeEventListener('change', read)
      removeEventListener('resize', read)
    }
  }
}
