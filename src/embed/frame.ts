// The script of `/embed/`: shows what a link holds, and nothing of the site around it.
import type { Capsule } from '../share/capsule.ts'
import { decodeLink } from '../share/link.ts'
import type { Locale } from '../text/locales.ts'
import type { NoteWords } from './frame-notes.ts'
import type { GoTraceSelect } from './go-trace.ts'
import { type FrameMessage, type FrameSettings, protocolVersion, readSettings, settingsOfAddress } from './protocol.ts'

/** Words of one language, from the page. */
export interface FrameWords extends NoteWords {
  readonly untitled: string
  readonly notes: string
  readonly empty: string
  readonly open: string
  readonly problems: Readonly<Record<string, string>>
}

export interface FrameOptions {
  readonly words: Readonly<Record<Locale, FrameWords>>
  readonly lang: Locale
  /** The page of a language that opens links with everything around them. */
  readonly opener: Readonly<Record<Locale, string>>
}

export function startFrame(options: FrameOptions): void {
  const main = document.querySelector('main')
  if (!main) return
  let settings: FrameSettings = { theme: 'auto', lang: options.lang, ...settingsOfAddress(location.search) }
  let turn = 0
  const scheme = matchMedia('(prefers-color-scheme: dark)')

  const show = async () => {
    const now = ++turn
    const link = settings.link ?? location.hash
    const opened = link.replace(/^#/, '') === '' ? null : await decodeLink(link)
    if (now !== turn) return
    const lang = settings.lang ?? options.lang
    const words = options.words[lang]
    const problems = (opened?.problems ?? []).map((each) => words.problems[each] ?? each)
    document.documentElement.lang = lang
    const opener = `${options.opener[lang]}${opened?.capsule ? `#${link.slice(link.indexOf('#') + 1)}` : ''}`
    main.replaceChildren(...content(opened?.capsule ?? null, problems, words, opener))
    dress()
    const capsule = opened?.capsule
    if (capsule == null || !capsule.notes.some(({ text, claim }) => text !== '' || claim !== '')) return
    const { noteList } = await import('./frame-notes.ts')
    if (now !== turn) return
    main.querySelector('.foot')?.before(element('h2', words.notes), noteList(capsule, words))
  }
  /** What changes without reading the link again. */
  const dress = () => {
    const isDark = settings.theme === 'dark' || (settings.theme !== 'light' && scheme.matches)
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
    for (const trace of main.querySelectorAll('go-trace')) {
      trace.setAttribute('theme', isDark ? 'dark' : 'light')
      trace.toggleAttribute('hide-answers', settings.hideAnswers === true)
    }
  }

  addEventListener('hashchange', () => void show())
  scheme.addEventListener('change', dress)
  main.addEventListener('go-trace-select', (event) => {
    tell({ type: 'go-trace:select', field: (event as CustomEvent<GoTraceSelect>).detail.field })
  })
  addEventListener('message', ({ source, data }) => {
    if (source !== parent || parent === window) return
    const asked = readSettings(data)
    if (asked === null) return
    settings = { ...settings, ...asked }
    if (asked.lang !== undefined || asked.link !== undefined) void show()
    else dress()
  })
  let told = 0
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height)
    if (height === told) return
    told = height
    tell({ type: 'go-trace:height', height })
  }).observe(document.body)
  tell({ type: 'go-trace:ready', version: protocolVersion })
  void show()
}

/** To whoever is around: there is nothing in a message that anybody may not know. */
function tell(message: FrameMessage): void {
  if (parent !== window) parent.postMessage(message, '*')
}

function content(
  capsule: Capsule | null,
  problems: readonly string[],
  words: FrameWords,
  opener: string,
): HTMLElement[] {
  const parts = [element('h1', capsule?.title || words.untitled, capsule?.title ? '' : 'visually-hidden')]
  for (const problem of problems) parts.push(element('p', problem, 'problem'))
  const traces = (capsule?.traces ?? []).filter((text) => text !== '')
  if (traces.length === 0 && problems.length === 0) parts.push(element('p', words.empty))
  traces.forEach((text, index) => {
    if (traces.length > 1) parts.push(element('h2', index === 0 ? words.before : words.after))
    // A line break in front: the element takes one away, which is not the trace's own.
    parts.push(element('go-trace', `\n${text}`))
  })
  const foot = element('p', '', 'foot')
  const link = document.createElement('a')
  link.href = opener
  link.target = '_blank'
  link.rel = 'noopener'
  link.textContent = words.open
  foot.append(link)
  return [...parts, foot]
}

function element(tag: string, text: string, name = ''): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  if (name !== '') made.className = name
  return made
}
