import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { type GoTrace, siteOf } from './go-trace.ts'
import { colours, css } from './style.ts'

const line =
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P'
const sched =
  'SCHED 105ms: gomaxprocs=4 idleprocs=0 threads=5 spinningthreads=0 needspinning=1 idlethreads=0 runqueue=22 [ 2 1 0 11 ] schedticks=[ 23 17 20 9 ]'

function put(text: string, attributes: Readonly<Record<string, string>> = {}): GoTrace {
  const element = document.createElement('go-trace') as GoTrace
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.textContent = text
  document.body.append(element)
  return element
}

const inside = (element: GoTrace) => element.shadowRoot as ShadowRoot
const shown = (element: GoTrace) => inside(element).querySelector('.lines')?.textContent
const tokens = (element: GoTrace) => [...inside(element).querySelectorAll<HTMLElement>('[data-at]')]
const token = (element: GoTrace, raw: string) =>
  tokens(element).find(({ textContent }) => textContent === raw) as HTMLElement
const card = (element: GoTrace) => inside(element).querySelector('.card')
const settled = () => new Promise((resolve) => setTimeout(resolve))

afterEach(() => {
  for (const each of document.querySelectorAll<GoTrace>('go-trace')) {
    const active = each.shadowRoot?.activeElement
    if (active instanceof HTMLElement) active.blur()
  }
  document.body.replaceChildren()
  document.documentElement.removeAttribute('lang')
})

describe('the lines', () => {
  it('are the text, every character of it, with its values marked', () => {
    const element = put(line)
    expect(shown(element)).toBe(line)
    expect(tokens(element)).toHaveLength(16)
    expect(token(element, '0.022').getAttribute('part')).toBe('token token-stw')
  })

  it('leave out the line break after the tag and the blanks before the end, and nothing else', () => {
    expect(shown(put(`\n${line}\n  ${sched}\n      `))).toBe(`${line}  ${sched}`)
  })

  it('are never read as HTML', () => {
    const hostile = `<img src=x onerror=alert(1)> ${line} <script>alert(1)</script>`
    const element = put(hostile)
    expect(shown(element)).toBe(hostile)
    expect(inside(element).querySelector('img, script')).toBeNull()
  })

  it('stay readable where there is no trace, and say so', () => {
    const element = put('hello', { lang: 'en' })
    expect(shown(element)).toBe('hello')
    expect(inside(element).querySelector('.note')?.textContent).toContain('no line of the Go runtime')
  })

  it('of a long log are annotated up to a bound and shown to the end', () => {
    const element = put(Array.from({ length: 400 }, (_, index) => line.replace('318', String(index + 1))).join('\n'))
    expect(inside(element).querySelectorAll('.line')).toHaveLength(301)
    expect(shown(element)).toContain('gc 400 @')
    expect(tokens(element)).toHaveLength(300 * 16)
    expect(inside(element).querySelector('.note')?.textContent).toContain('100')
  })

  it('of megabytes are shown in part, and say so', () => {
    const element = put(`${line}\n`.repeat(30_000), { lang: 'en' })
    expect(shown(element)?.length).toBeLessThan(300_000)
    expect(inside(element).querySelector('.note')?.textContent).toContain('not to their end')
  })
})

describe('what is said', () => {
  it('is in the language of the element, else of what is around it', () => {
    expect(inside(put(line, { lang: 'ko' })).querySelector('.sentence')?.textContent).toContain('318번째 GC 주기')
    expect(inside(put(line, { lang: 'en-GB' })).querySelector('.sentence')?.textContent).toContain('318')
    document.documentElement.lang = 'en'
    expect(inside(put(line)).querySelector('.label')?.textContent).toBe('In words')
  })

  it('tells name, meaning and what follows from the line, and where there is more', () => {
    const element = put(line, { lang: 'en', site: 'https://notebook.example/base/' })
    token(element, '0.13').click()
    expect(card(element)?.getAttribute('aria-label')).toBe('Sweep termination, CPU')
    expect(card(element)?.textContent).toContain('0.13 ÷ 0.022')
    expect(inside(element).querySelector('a')?.href).toBe(
      'https://notebook.example/base/en/fields/gctrace/sweep-term-cpu/',
    )
    expect(token(element, '0.13').getAttribute('aria-expanded')).toBe('true')
  })

  it.each(['none', 'javascript:alert(1)//'])(
    'has no link where none is wanted, or where it would be no page: %s',
    (site) => {
      const element = put(line, { site })
      token(element, '0.13').click()
      expect(card(element)).not.toBeNull()
      expect(inside(element).querySelector('a')).toBeNull()
    },
  )

  it('follows the line that a reader looks at', () => {
    const element = put(`${line}\n${sched}`, { lang: 'en' })
    expect(inside(element).querySelector('.sentence')?.textContent).toContain('318')
    token(element, '22').click()
    expect(inside(element).querySelector('.sentence')?.textContent).toContain('22')
    expect(inside(element).querySelector('.current')?.textContent).toBe(sched)
  })

  it('is told to the page by id and never by text', () => {
    const element = put(line)
    const heard: unknown[] = []
    element.addEventListener('go-trace-select', (event) => heard.push((event as CustomEvent).detail))
    token(element, '5').click()
    inside(element).querySelector<HTMLElement>('.close')?.click()
    expect(heard).toEqual([{ field: 'gctrace.heap-goal' }, { field: null }])
  })
})

describe('keys', () => {
  const press = (element: GoTrace, key: string) =>
    inside(element).activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }))

  it('walk along one tab stop, open and close', () => {
    const element = put(`${line}\n${sched}`)
    expect(tokens(element).filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1)
    tokens(element)[0]?.focus()
    press(element, 'ArrowRight')
    expect(inside(element).activeElement?.textContent).toBe('36.750')
    press(element, 'Enter')
    expect(card(element)).not.toBeNull()
    expect(inside(element).activeElement?.textContent).toBe('36.750')
    press(element, 'ArrowDown')
    expect(inside(element).activeElement?.textContent).toBe('4')
    expect(card(element)?.textContent).toContain('4')
    press(element, 'Escape')
    expect(card(element)).toBeNull()
    expect(inside(element).activeElement?.textContent).toBe('4')
    press(element, 'Home')
    expect(inside(element).activeElement?.textContent).toBe('105')
  })
})

describe('hidden answers', () => {
  it('name and colour nothing until a reader asks', () => {
    const element = put(line, { lang: 'en', 'hide-answers': '' })
    const words = () => inside(element).textContent ?? ''
    expect(words()).not.toMatch(/assist|sweep|pause/i)
    expect(
      tokens(element)
        .map((each) => each.getAttribute('aria-label'))
        .join(),
    ).not.toMatch(/assist|sweep/i)
    expect(token(element, '0.60').getAttribute('part')).toBe('token')
    token(element, '0.60').click()
    expect(words()).not.toMatch(/assist/i)
    card(element)?.querySelector<HTMLElement>('[data-reveal]')?.click()
    expect(card(element)?.textContent).toMatch(/assist/i)
    expect(token(element, '0.60').getAttribute('part')).toBe('token token-assist')
    expect(token(element, '0.43').getAttribute('part')).toBe('token')
    inside(element).querySelector<HTMLElement>('.sentence [data-reveal]')?.click()
    expect(inside(element).querySelector('.sentence')?.textContent).toMatch(/assist/i)
  })

  it('are asked again when the text is another', async () => {
    const element = put(line, { lang: 'en', 'hide-answers': '' })
    inside(element).querySelector<HTMLElement>('.sentence [data-reveal]')?.click()
    element.textContent = line.replace('318', '319')
    await settled()
    expect(inside(element).querySelector('.sentence')?.textContent).not.toMatch(/assist/i)
  })
})

describe('a page that changes', () => {
  it('changes text, language and theme at any time', async () => {
    const element = put(line, { lang: 'en' })
    element.textContent = sched
    await settled()
    expect(shown(element)).toBe(sched)
    element.setAttribute('lang', 'ko')
    element.setAttribute('theme', 'dark')
    await settled()
    expect(inside(element).querySelector<HTMLElement>('.box')?.dataset['theme']).toBe('dark')
    expect(inside(element).querySelector('.label')?.textContent).toBe('풀어 읽으면')
    element.remove()
    element.textContent = line
    document.body.append(element)
    expect(shown(element)).toBe(line)
  })

  it('may have two elements, which have nothing to do with each other', () => {
    const [one, two] = [put(line), put(sched)]
    token(one, '5').click()
    expect(card(one)).not.toBeNull()
    expect(card(two)).toBeNull()
    expect(shown(two)).toBe(sched)
  })
})

describe('the style', () => {
  it('is a constructed sheet, and no element or attribute of style', () => {
    const element = put(line)
    token(element, '0.13').click()
    expect(inside(element).adoptedStyleSheets).toHaveLength(1)
    expect(inside(element).querySelector('style, [style], link')).toBeNull()
  })

  it('has the colours of the site', () => {
    const tokensCss = readFileSync('src/site/styles/tokens.css', 'utf8')
    const block = (start: string) => tokensCss.slice(tokensCss.indexOf(start)).split('}')[0] ?? ''
    for (const [theme, start] of [
      ['light', ':root {'],
      ['dark', ':root[data-theme="dark"] {'],
    ] as const) {
      for (const [name, value] of Object.entries(colours[theme])) {
        expect(block(start), `${theme} ${name}`).toContain(`--${name}: ${value};`)
      }
    }
  })

  it('begins from nothing, so that what the page says of its text stays outside', () => {
    expect(css).toContain('.box{all:initial;')
  })
})

it('knows its site by its own address', () => {
  expect(siteOf('https://host.example/base/embed/go-trace.js?v=1')).toBe('https://host.example/base/')
  expect(siteOf('https://host.example/assets/go-trace.js')).toBeNull()
  expect(siteOf('file:///home/embed/go-trace.js')).toBeNull()
})
