// A figure as a file that is right alone: colours, fonts and what it says go with it. Loaded when a reader asks for it.
import { estimateWidth, styles } from '../../charts/text-size.ts'

export { csvOf, jsonOf } from './table-text.ts'

export interface About {
  readonly title: string
  readonly summary: string
  readonly notes: readonly string[]
  readonly fileName: string
}

/** Of the style sheet, what a file that is alone has to say itself. */
export const carried = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  // Letters on a drawing have a line around them, under them.
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-decoration',
] as const
const defaults: Record<string, string> = {
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-opacity': '1',
  'stroke-dasharray': 'none',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  opacity: '1',
  'text-decoration': 'none',
}
const forPage = ['class', 'style', 'tabindex', 'role', 'aria-label', 'aria-hidden', 'data-mark']
const svgNamespace = 'http://www.w3.org/2000/svg'
const margin = 16

export async function saveSvg(svg: SVGSVGElement, about: About): Promise<void> {
  const alone = await standalone(svg, about)
  save(new Blob([alone.source], { type: 'image/svg+xml' }), `${about.fileName}.svg`)
}

export async function savePng(svg: SVGSVGElement, about: About): Promise<void> {
  const { source, width, height } = await standalone(svg, about)
  const address = URL.createObjectURL(new Blob([source], { type: 'image/svg+xml' }))
  try {
    const image = new Image(width, height)
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * 2
    canvas.height = height * 2
    await drawUntilStill(canvas, image)
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
    if (!blob) throw new Error('The picture could not be drawn.')
    save(blob, `${about.fileName}.png`)
  } finally {
    URL.revokeObjectURL(address)
  }
}

/** Fonts inside an image come after the image says it is ready: drawn again until nothing changes any more. */
async function drawUntilStill(canvas: HTMLCanvasElement, image: HTMLImageElement): Promise<void> {
  const pen = canvas.getContext('2d')
  let before = ''
  for (let round = 0; round < 20; round++) {
    pen?.clearRect(0, 0, canvas.width, canvas.height)
    pen?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const now = canvas.toDataURL()
    if (now === before && round >= 4) return
    before = now
    await new Promise((later) => setTimeout(later, 80))
  }
}

export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

async function standalone(
  svg: SVGSVGElement,
  about: About,
): Promise<{ source: string; width: number; height: number }> {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const originals = [svg, ...svg.querySelectorAll('*')]
  const copies = [copy, ...copy.querySelectorAll('*')]
  originals.forEach((original, index) => {
    const target = copies[index]
    if (target) freeze(original, target)
  })
  const page = getComputedStyle(document.documentElement)
  const width = svg.viewBox.baseVal.width
  const height = svg.viewBox.baseVal.height
  const lines = about.notes.flatMap((note) => wrap(note, width))
  const full = {
    width: width + 2 * margin,
    height: height + 2 * margin + (lines.length > 0 ? lines.length * 18 + 10 : 0),
  }
  copy.setAttribute('viewBox', `${-margin} ${-margin} ${full.width} ${full.height}`)
  copy.setAttribute('width', String(full.width))
  copy.setAttribute('height', String(full.height))
  copy.setAttribute('xmlns', svgNamespace)

  const ground = element('rect', {
    x: -margin,
    y: -margin,
    width: full.width,
    height: full.height,
    fill: page.getPropertyValue('--raised'),
  })
  const title = element('title', {}, about.title)
  const summary = element('desc', {}, [about.summary, ...about.notes].join(' '))
  copy.prepend(title, summary, await fontStyle(svg, lines.join('')), ground)
  lines.forEach((line, index) => {
    const attributes = {
      x: 0,
      y: height + 22 + index * 18,
      fill: page.getPropertyValue('--soft'),
      'font-size': 12,
      'font-family': families(svg).sans,
    }
    copy.append(element('text', attributes, line))
  })
  return { source: new XMLSerializer().serializeToString(copy), ...full }
}

/** Writes what the style sheet says into attributes and takes away what only a page needs. */
function freeze(original: Element, target: Element): void {
  const style = getComputedStyle(original)
  const isText = original.localName === 'text'
  for (const property of carried) {
    if (property.startsWith('font') && !isText) continue
    const value =
      property === 'text-decoration' ? style.getPropertyValue('text-decoration-line') : style.getPropertyValue(property)
    // A pattern is named by the address of the page; alone it is in the same file.
    const local = value.replace(/url\("?[^")]*#([^")]+)"?\)/, 'url(#$1)')
    if (local !== '' && local !== defaults[property]) target.setAttribute(property, local)
  }
  for (const attribute of forPage) target.removeAttribute(attribute)
}

function element(name: string, attributes: Record<string, string | number>, text?: string): SVGElement {
  const made = document.createElementNS(svgNamespace, name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value))
  if (text !== undefined) made.textContent = text
  return made
}

function families(svg: SVGSVGElement): { sans: string } {
  return { sans: getComputedStyle(svg).fontFamily }
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && estimateWidth(longer, styles.small) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}

/** The page's font files that hold the figure's characters, inside the file. */
async function fontStyle(svg: SVGSVGElement, more: string): Promise<SVGElement> {
  const characters = new Set([...(svg.textContent ?? ''), ...more].map((char) => char.codePointAt(0) ?? 0))
  const rules: string[] = []
  for (const rule of fontFaces()) {
    const range = rule.style.getPropertyValue('unicode-range')
    if (range !== '' && !holdsAny(range, characters)) continue
    const address = /url\("?([^")]+)"?\)/.exec(rule.style.getPropertyValue('src'))?.[1]
    if (address === undefined) continue
    const base = rule.parentStyleSheet?.href ?? location.href
    const file = await fetch(new URL(address, base))
    if (!file.ok) continue
    const data = await dataAddress(await file.blob())
    const weight = rule.style.getPropertyValue('font-weight') || 'normal'
    const more = range === '' ? '' : `;unicode-range:${range}`
    const family = rule.style.getPropertyValue('font-family')
    rules.push(`@font-face{font-family:${family};font-weight:${weight};src:url(${data})${more}}`)
  }
  return element('style', {}, rules.join(''))
}

function fontFaces(): CSSFontFaceRule[] {
  return [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule),
  )
}

function holdsAny(range: string, characters: ReadonlySet<number>): boolean {
  return range.split(',').some((part) => {
    const [from = '', to] = part.trim().replace(/^U\+/i, '').split('-')
    const lo = Number.parseInt(from.replaceAll('?', '0'), 16)
    const hi = Number.parseInt(to ?? from.replaceAll('?', 'F'), 16)
    for (const code of characters) if (code >= lo && code <= hi) return true
    return false
  })
}

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((done, failed) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.onerror = () => failed(reader.error)
    reader.readAsDataURL(blob)
  })
}
