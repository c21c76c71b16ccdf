// `<go-trace>`: annotates the trace that stands inside it, on any page. Pasted text goes into the page as text nodes only.
import { derivedOf } from '../notebook/derived.ts'
import { wordDerived } from '../notebook/derived-text.ts'
import { unitOf } from '../notebook/units.ts'
import { defaultLocale, type Locale } from '../text/locales.ts'
import { type FamilyDef, type FieldDef, families } from '../trace/catalogue/index.ts'
import { type GcCycle, gcCyclesOf } from '../trace/derive/gc-cycle.ts'
import { parseTrace } from '../trace/parse/parse-trace.ts'
import { lineSpan, type Token, tokensOfLine } from '../trace/parse/tokens.ts'
import type { TraceDocument } from '../trace/record.ts'
import { styleSheet } from './style.ts'
import { type EmbedWords, embedWords } from './words.ts'

/** More lines are shown, and only these annotated: an element is for a quotation, not for a log. */
const mostLines = 300
/** Of the text after those lines, so much is shown: a link may hold megabytes. */
const mostRest = 200_000

/** Where the field pages are: beside the module itself, wherever it was published. */
const ownSite = siteOf(import.meta.url)

/** `https://host/base/` of `https://host/base/embed/go-trace.js`; `null` of an address that is not like that. */
export function siteOf(module: string): string | null {
  return /^(https?:.*\/)embed\/[^/]*$/.exec(module.split(/[?#]/)[0] ?? '')?.[1] ?? null
}

interface Chosen {
  readonly record: number
  readonly field: string
}

/** What the element tells the page about; never any text of the trace. */
export interface GoTraceSelect {
  /** Full id, `gctrace.heap-goal`; `null` where the card was closed. */
  readonly field: string | null
}

/**
 * Attributes: `lang` (`ko` or `en`; else that of the page around), `theme` (`light`, `dark`; else that of the system),
 * `hide-answers`, `site` (where field pages are; `none` for no links). The text may change at any time. Parts: `box`, `lines`,
 * `line`, `token`, `card`, `sentence`, `note`, `button`, `link`. Fires `go-trace-select` with a field's id.
 */
export class GoTrace extends HTMLElement {
  static readonly observedAttributes = ['lang', 'theme', 'hide-answers', 'site']

  private root: ShadowRoot | null = null
  private observer: MutationObserver | undefined
  private scheme: MediaQueryList | undefined
  private pending = false
  private text: string | null = null
  /** What follows the lines that are annotated. */
  private rest = ''
  private trace: TraceDocument | null = null
  private cycles: readonly GcCycle[] = []
  private chosen: Chosen | null = null
  /** The line that the sentence reads. */
  private current = 0
  /** What a reader has asked for under `hide-answers`: fields by record, and the sentence. */
  private revealed = new Set<string>()

  connectedCallback(): void {
    if (!this.root) {
      this.root = this.attachShadow({ mode: 'open' })
      const sheet = styleSheet()
      if (sheet) this.root.adoptedStyleSheets = [sheet]
      this.root.addEventListener('click', (event) => this.onClick(event))
      this.root.addEventListener('keydown', (event) => this.onKey(event as KeyboardEvent))
    }
    this.observer ??= new MutationObserver(() => this.plan())
    this.observer.observe(this, { childList: true, characterData: true, subtree: true })
    this.scheme ??= matchMedia('(prefers-color-scheme: dark)')
    this.scheme.addEventListener('change', this.draw)
    this.draw()
  }

  disconnectedCallback(): void {
    this.observer?.disconnect()
    this.scheme?.removeEventListener('change', this.draw)
  }

  attributeChangedCallback(): void {
    if (this.root && this.isConnected) this.plan()
  }

  /** Changes that come together are drawn once. */
  private plan(): void {
    if (this.pending) return
    this.pending = true
    queueMicrotask(() => {
      this.pending = false
      if (this.isConnected) this.draw()
    })
  }

  private get locale(): Locale {
    const named = this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang
    return /^ko\b/i.test(named) ? 'ko' : named === '' ? defaultLocale : 'en'
  }

  private get hides(): boolean {
    return this.hasAttribute('hide-answers')
  }

  private get site(): string | null {
    const given = this.getAttribute('site')
    if (given === 'none') return null
    if (given === null) return ownSite
    try {
      const address = new URL(given.endsWith('/') ? given : `${given}/`, document.baseURI)
      return /^https?:$/.test(address.protocol) ? address.href : null
    } catch {
      return null
    }
  }

  private readonly draw = (): void => {
    const text = textInside(this)
    if (text !== this.text) {
      this.text = text
      const end = endOfLines(text, mostLines)
      this.rest = text.slice(end)
      this.trace = parseTrace(text.slice(0, end))
      this.cycles = gcCyclesOf(this.trace)
      this.chosen = null
      this.revealed = new Set()
      this.current = this.trace.records[0]?.line ?? 0
    }
    const { root, trace } = this
    if (!root || !trace) return
    const words = embedWords(this.locale)
    const focused = root.firstChild ? root.activeElement?.getAttribute('data-at') : undefined
    const box = make('div', 'box', 'box')
    const theme = this.getAttribute('theme')
    box.dataset['theme'] = theme === 'dark' || (theme !== 'light' && this.scheme?.matches) ? 'dark' : 'light'
    box.lang = this.locale
    box.append(this.linesOf(trace, words), ...this.cardOf(trace, words), ...this.sentenceOf(trace, words))
    root.replaceChildren(box)
    if (focused) this.tokenAt(focused)?.focus({ preventScroll: true })
  }

  // ---- the lines

  private linesOf(trace: TraceDocument, words: EmbedWords): HTMLElement {
    const lines = make('div', 'lines', 'lines')
    lines.setAttribute('role', 'group')
    lines.setAttribute('aria-label', words.ui.lines)
    lines.setAttribute('aria-description', words.ui.keys)
    const last = trace.lineStarts.length - 1
    const isEmpty = (line: number) => lineSpan(trace, line).end === lineSpan(trace, line).start
    const count = last > 0 && isEmpty(last) ? last : last + 1
    if (count > 1) lines.classList.add('several')
    let position = 0
    let hasStop = false
    const stop = this.chosen && `${this.chosen.record} ${this.chosen.field}`
    for (let line = 0; line < count; line++) {
      const row = make('div', 'line', 'line')
      if (line === this.current) row.classList.add('current')
      for (const token of tokensOfLine(trace, line)) {
        const raw = trace.text.slice(token.start, token.end)
        if (token.type !== 'field' || token.record === undefined || !token.reading) {
          row.append(plain(token, raw))
          continue
        }
        position++
        const at = `${token.record} ${token.reading.field}`
        const value = this.tokenOf(trace, token.record, token.reading.field, raw, position, words)
        const isStop: boolean = stop === null ? !hasStop : at === stop && !hasStop
        value.tabIndex = isStop ? 0 : -1
        hasStop ||= isStop
        row.append(value)
      }
      lines.append(row)
    }
    if (this.rest !== '') {
      const rest = make('div', 'line rest', 'line')
      rest.textContent = this.rest.slice(0, mostRest)
      lines.append(rest)
    }
    return lines
  }

  private tokenOf(
    trace: TraceDocument,
    record: number,
    field: string,
    raw: string,
    position: number,
    words: EmbedWords,
  ): HTMLElement {
    const family = trace.records[record]?.family ?? ''
    const def = defOf(family, field)
    const isOpen = this.chosen?.record === record && this.chosen.field === field
    const isHidden = this.hides && !this.revealed.has(`${record} ${field}`)
    const token = make('span', 'token', isHidden ? 'token' : `token token-${def?.meaning ?? 'neutral'}`)
    if (!isHidden) {
      token.classList.add(`m-${def?.meaning ?? 'neutral'}`)
      if (def?.origin === 'computed') token.classList.add('computed')
    }
    // The text of a real button cannot be selected and copied with its line.
    token.setAttribute('role', 'button')
    token.setAttribute('aria-expanded', String(isOpen))
    const name = words.fields[family]?.[field]?.name ?? field
    token.setAttribute('aria-label', isHidden ? words.ui.value(position, raw) : `${name} ${withUnit(raw, def)}`.trim())
    token.dataset['at'] = `${record} ${field} ${position}`
    token.textContent = raw
    return token
  }

  // ---- what is said

  private cardOf(trace: TraceDocument, words: EmbedWords): HTMLElement[] {
    const { chosen } = this
    const record = chosen && trace.records[chosen.record]
    const reading = record?.fields.find(({ field }) => field === chosen?.field)
    if (!chosen || !record || !reading) return []
    const def = defOf(record.family, chosen.field)
    const last = record.fields.findLast(({ field }) => field === chosen.field) ?? reading
    const raw = trace.text.slice(reading.start, last.end)
    const card = make('section', 'card', 'card')
    const close = button(words.ui.close, 'close', '×')
    const key = `${chosen.record} ${chosen.field}`
    if (this.hides && !this.revealed.has(key)) {
      card.append(
        paragraph('name', span('value', raw)),
        paragraph('means', words.ui.hidden),
        paragraph('derived', this.revealer(words.ui.reveal, key)),
        close,
      )
      return [card]
    }
    card.classList.add(`m-${def?.meaning ?? 'neutral'}`)
    const about = words.fields[record.family]?.[chosen.field]
    const name = about?.name ?? chosen.field
    card.setAttribute('aria-label', name)
    const heading = paragraph('name', `${name} `, span('value', isFlag(def) ? words.ui.present : withUnit(raw, def)))
    const marks = [def?.clock && words.ui[def.clock], def?.origin === 'computed' && words.ui.computed]
    const said = marks.filter((each) => typeof each === 'string')
    if (said.length > 0) heading.append(document.createElement('small'))
    const small = heading.querySelector('small')
    if (small) small.textContent = said.join(' · ')
    card.append(heading)
    if (about) card.append(paragraph('means', ...prose(about.means)))
    const cycle = this.cycles.find((each) => each.record === record)
    for (const each of cycle ? derivedOf(cycle, chosen.field, trace.text) : []) {
      const { formula, says } = wordDerived(each, words.derived)
      const line = paragraph('derived', span('label', words.ui.here))
      if (formula) line.append(code(formula), ' ')
      line.append(...prose(says.join(' ')))
      card.append(line)
    }
    const { site } = this
    if (site !== null) {
      const link = document.createElement('a')
      link.setAttribute('part', 'link')
      link.href = `${site}${this.locale === defaultLocale ? '' : `${this.locale}/`}fields/${record.family}/${chosen.field}/`
      link.target = '_blank'
      link.rel = 'noopener'
      link.textContent = words.ui.more
      card.append(paragraph('derived', link))
    }
    card.append(close)
    return [card]
  }

  private sentenceOf(trace: TraceDocument, words: EmbedWords): HTMLElement[] {
    const notes: HTMLElement[] = []
    if (this.rest !== '') notes.push(note(words.ui.rest(this.rest.split('\n').length, this.rest.length > mostRest)))
    const index = trace.records.findIndex(({ line }) => line === this.current)
    const record = trace.records[index]
    if (!record) return trace.text.trim() === '' || trace.records.length > 0 ? notes : [...notes, note(words.ui.none)]
    const cycle = this.cycles.find((each) => each.record === record)
    const says = cycle ? words.readCycle(cycle) : words.readRecord(record)
    if (says === '') return notes
    const sentence = make('p', 'sentence', 'sentence')
    if (this.hides && !this.revealed.has(`${index}`)) sentence.append(this.revealer(words.ui.revealAll, `${index}`))
    else sentence.append(span('label', words.ui.aloud), ...prose(says))
    return [sentence, ...notes]
  }

  private revealer(label: string, key: string): HTMLElement {
    const reveal = button(label, 'reveal', label)
    reveal.dataset['reveal'] = key
    return reveal
  }

  // ---- what a reader does

  private choose(at: string | null): void {
    const [record, field] = at?.split(' ') ?? []
    this.chosen = record === undefined || field === undefined ? null : { record: Number(record), field }
    const owner = this.chosen && this.trace?.records[this.chosen.record]
    if (owner) this.current = owner.line
    this.draw()
    const detail: GoTraceSelect = { field: owner && this.chosen ? `${owner.family}.${this.chosen.field}` : null }
    this.dispatchEvent(new CustomEvent('go-trace-select', { detail, bubbles: true, composed: true }))
  }

  private onClick(event: Event): void {
    const target = event.target instanceof Element ? event.target : null
    const at = target?.closest<HTMLElement>('[data-at]')?.dataset['at']
    const reveal = target?.closest<HTMLElement>('[data-reveal]')?.dataset['reveal']
    if (at !== undefined) {
      this.choose(at)
      this.tokenAt(at)?.focus({ preventScroll: true })
    } else if (reveal !== undefined) {
      this.revealed.add(reveal)
      this.draw()
      if (this.chosen) this.focusChosen()
    } else if (target?.closest('.close')) this.close()
  }

  private onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape' && this.chosen) {
      event.preventDefault()
      this.close()
      return
    }
    const token = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null
    if (!token) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      const at = token.dataset['at'] ?? null
      this.choose(at)
      if (at) this.tokenAt(at)?.focus({ preventScroll: true })
      return
    }
    const next = this.neighbour(token, event.key)
    if (!next) return
    event.preventDefault()
    const at = next.dataset['at'] ?? ''
    // The explanation follows once it is open; until then the arrows only walk.
    if (this.chosen) this.choose(at)
    for (const each of this.tokens()) each.tabIndex = each.dataset['at'] === at ? 0 : -1
    this.tokenAt(at)?.focus()
  }

  private neighbour(from: HTMLElement, key: string): HTMLElement | undefined {
    const all = this.tokens()
    const at = all.indexOf(from)
    const line = [...(from.parentElement?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
    if (key === 'ArrowRight') return all[at + 1]
    if (key === 'ArrowLeft') return all[at - 1]
    if (key === 'Home') return line[0]
    if (key === 'End') return line.at(-1)
    if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
    const step = key === 'ArrowDown' ? 1 : -1
    const rest = step > 0 ? all.slice(at + 1) : all.slice(0, Math.max(at, 0)).reverse()
    const first = rest.find((each) => each.parentElement !== from.parentElement)
    const there = [...(first?.parentElement?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
    return there[line.indexOf(from)] ?? there.at(-1)
  }

  private tokens(): HTMLElement[] {
    return [...(this.root?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
  }

  private tokenAt(at: string): HTMLElement | undefined {
    return this.tokens().find((each) => each.dataset['at'] === at)
  }

  private focusChosen(): void {
    this.root?.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus({ preventScroll: true })
  }

  private close(): void {
    const open = this.root?.querySelector<HTMLElement>('[aria-expanded="true"]')?.dataset['at']
    this.choose(null)
    if (open) {
      for (const each of this.tokens()) each.tabIndex = each.dataset['at'] === open ? 0 : -1
      this.tokenAt(open)?.focus({ preventScroll: true })
    }
  }
}

/** The text between the tags, without the line breaks that only set it off from them. */
function textInside(element: HTMLElement): string {
  return (element.textContent ?? '').replace(/^[ \t]*\r?\n/, '').replace(/\s+$/, '')
}

/** Where so many lines end, their last line break included. */
function endOfLines(text: string, count: number): number {
  let end = 0
  for (let line = 0; line < count; line++) {
    const next = text.indexOf('\n', end)
    if (next < 0) return text.length
    end = next + 1
  }
  return end
}

function defOf(family: string, field: string): FieldDef | undefined {
  return (families as Readonly<Record<string, FamilyDef>>)[family]?.fields[field]
}

const isFlag = (def: FieldDef | undefined) => def?.print === 'flag'

function withUnit(raw: string, def: FieldDef | undefined): string {
  const unit = def && !isFlag(def) ? unitOf(def) : ''
  return isFlag(def) ? '' : unit === '' ? raw : `${raw} ${unit}`
}

function plain(token: Token, raw: string): Node {
  if (token.type === 'foreign' || token.type === 'unread') return span(token.type, raw)
  // Never `4-` at the end of a row and `>4` on the next.
  return raw.includes(' ') ? document.createTextNode(raw) : span('joint', raw)
}

function make<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, part: string): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  element.className = name
  element.setAttribute('part', part)
  return element
}

function span(name: string, text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = name
  element.textContent = text
  return element
}

function code(text: string): HTMLElement {
  const element = document.createElement('code')
  element.textContent = text
  return element
}

function paragraph(name: string, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement('p')
  element.className = name
  element.append(...children)
  return element
}

function note(text: string): HTMLElement {
  const element = make('p', 'note', 'note')
  element.textContent = text
  return element
}

function button(label: string, name: string, text: string): HTMLElement {
  const element = make('button', name, 'button')
  element.type = 'button'
  if (text !== label) element.setAttribute('aria-label', label)
  element.textContent = text
  return element
}

/** Words with code in backticks. */
function prose(text: string): Node[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? code(part) : document.createTextNode(part)))
}

if (!customElements.get('go-trace')) customElements.define('go-trace', GoTrace)
