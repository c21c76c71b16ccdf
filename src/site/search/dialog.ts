import './search.css'
import type { SearchText } from '../../text/ko/search.ts'
import type { PackedDocument, SearchDocument } from './document.ts'
import { highlighted, type SearchIndex, type SearchResult, search, searchIndexOf, snippet } from './search.ts'

const limit = 30

/** The search dialog: a combobox over a list of links (the ARIA pattern "list autocomplete with manual selection"). */
export class SearchDialog {
  private readonly dialog = element('dialog', { class: 'search-dialog' })
  private readonly input = element('input', {
    type: 'search',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'search-results',
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'go',
  })
  private readonly list = element('div', { role: 'listbox', id: 'search-results' })
  private readonly status = element('p', { role: 'status', class: 'search-status' })
  private index: SearchIndex | undefined
  private loading: Promise<void> | undefined
  private chosen = -1

  private readonly words: SearchText
  private readonly base: string
  private readonly locale: string

  private constructor(words: SearchText, base: string, locale: string) {
    this.words = words
    this.base = base
    this.locale = locale
    this.build()
  }

  /** In the language of the page. */
  static async make(): Promise<SearchDialog> {
    const { lang, dataset } = document.documentElement
    const { searchText } =
      lang === 'ko' ? await import('../../text/ko/search.ts') : await import('../../text/en/search.ts')
    return new SearchDialog(searchText, (dataset['base'] ?? '/').replace(/\/$/, ''), lang)
  }

  show(): void {
    if (!this.dialog.open) this.dialog.showModal()
    this.input.focus()
    this.input.select()
    this.loading ??= this.load()
  }

  private build(): void {
    const { dialog, input, list, status, words } = this
    dialog.setAttribute('aria-label', words.title)
    input.placeholder = words.placeholder
    input.setAttribute('aria-label', words.label)
    list.setAttribute('aria-label', words.title)
    status.textContent = words.hint
    const close = element('button', { type: 'button', class: 'search-close' }, words.close)
    close.addEventListener('click', () => dialog.close())
    const keys = element('p', { class: 'search-keys', 'aria-hidden': 'true' })
    for (const [key, what] of [
      ['↑ ↓', words.keys.move],
      ['Enter', words.keys.go],
      ['Esc', words.keys.close],
    ] as const) {
      keys.append(element('kbd', {}, key), ` ${what}`, element('span', {}))
    }
    const bar = element('div', { class: 'search-bar' })
    bar.append(input, close)
    dialog.append(bar, status, list, keys)
    document.body.append(dialog)

    input.addEventListener('input', () => this.look())
    input.addEventListener('keydown', (event) => this.onkey(event))
    // Outside of the box is the backdrop, which belongs to the dialog.
    dialog.addEventListener('click', ({ target }) => {
      if (target === dialog) dialog.close()
    })
    list.addEventListener('click', ({ target }) => {
      // A place on this very page loads no other.
      if (target instanceof Element && target.closest('a')) dialog.close()
    })
    list.addEventListener('pointermove', ({ target }) => {
      const option = target instanceof Element ? target.closest('[role=option]') : null
      if (option) this.choose([...list.children].indexOf(option), false)
    })
  }

  private async load(): Promise<void> {
    this.status.textContent = this.words.loading
    try {
      const answer = await fetch(`${this.base}/search/${this.locale}.json`)
      if (!answer.ok) throw new Error(String(answer.status))
      this.index = await searchIndexOf((await answer.json()) as PackedDocument[])
      this.look()
    } catch {
      // The next try begins anew.
      this.loading = undefined
      this.status.textContent = this.words.failed
    }
  }

  private look(): void {
    const { index, words, input } = this
    if (!index) return
    const query = input.value.trim()
    const found = search(index, query, limit)
    this.list.replaceChildren(...found.map((each, at) => this.optionOf(each, query, at)))
    input.setAttribute('aria-expanded', String(found.length > 0))
    this.status.classList.toggle('visually-hidden', found.length > 0)
    this.status.textContent =
      query === ''
        ? words.hint
        : found.length === 0
          ? words.none(query)
          : found.length === limit
            ? words.more(limit)
            : words.found(found.length)
    this.list.scrollTop = 0
    this.choose(found.length > 0 ? 0 : -1)
  }

  private optionOf(result: SearchResult, query: string, at: number): HTMLElement {
    const option = element('a', {
      role: 'option',
      id: `search-result-${at}`,
      href: `${this.base}${this.locale === 'ko' ? '' : `/${this.locale}`}${result.path}`,
      tabindex: '-1',
      'aria-selected': 'false',
    })
    const title = element('span', { class: 'search-title' })
    title.append(...marked(result.title, query))
    const name = nameFor(result, query, this.locale)
    if (name) {
      const other = element('span', { class: 'search-name' })
      other.append(...marked(name, query))
      title.append(' ', other)
    }
    const where = element('span', { class: 'search-where' }, whereOf(result, this.words))
    const text = element('span', { class: 'search-text' })
    text.append(...marked(snippet(result.text, query), query))
    option.append(title, where, text)
    return option
  }

  private onkey(event: KeyboardEvent): void {
    if (event.isComposing) return
    const count = this.list.children.length
    const to = {
      ArrowDown: this.chosen + 1,
      ArrowUp: this.chosen - 1,
      PageDown: this.chosen + 5,
      PageUp: this.chosen - 5,
    }[event.key]
    if (to !== undefined && count > 0) {
      event.preventDefault()
      const single = Math.abs(to - this.chosen) === 1
      this.choose(single ? (to + count) % count : Math.min(count - 1, Math.max(0, to)))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const option = this.list.children[this.chosen]
      if (option instanceof HTMLElement) option.click()
    } else if (event.key === 'Escape' && this.input.value !== '') {
      // Once for the words, once for the dialog.
      event.preventDefault()
      this.input.value = ''
      this.look()
    }
  }

  private choose(at: number, scroll = true): void {
    this.list.children[this.chosen]?.setAttribute('aria-selected', 'false')
    this.chosen = at
    const option = this.list.children[at]
    if (!option) {
      this.input.removeAttribute('aria-activedescendant')
      return
    }
    option.setAttribute('aria-selected', 'true')
    this.input.setAttribute('aria-activedescendant', option.id)
    if (scroll) option.scrollIntoView({ block: 'nearest' })
  }
}

/** `Field · gctrace`; the place of a lesson says already that it is one. */
function whereOf({ kind, context }: SearchDocument, { kinds }: SearchText): string {
  if (context === '') return kinds[kind]
  return kind === 'lesson' ? context : `${kinds[kind]} · ${context}`
}

/** The name by which it was found where the title does not show it; else the id of a field, Go's own word for a term. */
function nameFor({ kind, title, names }: SearchDocument, query: string, locale: string): string | undefined {
  if (kind !== 'term' && kind !== 'field') return undefined
  const hits = (text: string) => highlighted(text, query).some(({ hit }) => hit)
  const usual = kind === 'field' ? (names[1] ?? names[0]) : locale === 'ko' ? names[0] : undefined
  return hits(title) ? usual : (names.find(hits) ?? usual)
}

function marked(text: string, query: string): Node[] {
  return highlighted(text, query).map(({ text: part, hit }) =>
    hit ? element('mark', {}, part) : document.createTextNode(part),
  )
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.textContent = text
  return made
}
