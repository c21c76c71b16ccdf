// A drawing as what is seen of it: a small painter that knows the style sheet of figures, so that tests can ask which colours
// really touch. It paints in pixels, as wide as the drawing; what is thinner than a pixel is painted one pixel wide.
import { readFileSync } from 'node:fs'
import { over, type Rgb, type Tokens } from '../../site/styles/eyes.fixture.ts'

const sheet = readFileSync(new URL('./figure.css', import.meta.url), 'utf8')

type Declarations = Readonly<Record<string, string>>
interface Rule {
  /** From the outermost: what each element on the way has to be. */
  readonly path: readonly Simple[]
  readonly declarations: Declarations
}
interface Simple {
  readonly tag: string | null
  readonly classes: readonly string[]
}
interface Element extends Simple {
  readonly attributes: Readonly<Record<string, string>>
}

/** Rules for figures at rest: nothing pointed at, nothing in a media query. */
const rules: readonly Rule[] = [
  ...sheet
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '')
    .matchAll(/([^{}]+)\{([^{}]*)\}/g),
].flatMap(([, selectors = '', body = '']) => {
  const declarations = Object.fromEntries(
    body.split(';').flatMap((line) => {
      const at = line.indexOf(':')
      return at < 0 ? [] : [[line.slice(0, at).trim(), line.slice(at + 1).trim()]]
    }),
  )
  return selectors.split(',').flatMap((selector) => {
    const parts = selector.trim().split(/\s+/)
    if (parts[0] !== '.figure' || parts.length < 2 || /[:[>+~#]/.test(selector)) return []
    const path = parts.slice(1).map((part) => {
      const [tag = '', ...classes] = part.split('.')
      return { tag: tag === '' ? null : tag, classes }
    })
    return [{ path, declarations }]
  })
})

function fits({ tag, classes }: Simple, element: Simple): boolean {
  return (tag === null || tag === element.tag) && classes.every((each) => element.classes.includes(each))
}

const styles = new Map<string, Declarations>()

/** The declarations that hold for the last of a chain of elements. */
function styleOf(chain: readonly Element[]): Declarations {
  const key = chain.map(({ tag, classes }) => `${tag}.${classes.join('.')}`).join(' ')
  const known = styles.get(key) ?? cascaded(chain)
  styles.set(key, known)
  return known
}

function cascaded(chain: readonly Element[]): Declarations {
  const own = chain.at(-1) as Element
  const holding = rules
    .map((rule, order) => ({ rule, order }))
    .filter(({ rule: { path } }) => {
      if (!fits(path.at(-1) as Simple, own)) return false
      let at = chain.length - 2
      for (const part of path.slice(0, -1).toReversed()) {
        while (at >= 0 && !fits(part, chain[at] as Element)) at--
        if (at < 0) return false
        at--
      }
      return true
    })
  const weight = ({ path }: Rule) =>
    path.reduce((sum, { tag, classes }) => sum + classes.length * 100 + (tag === null ? 0 : 1), 0)
  return Object.assign(
    {},
    ...holding
      .toSorted((a, b) => weight(a.rule) - weight(b.rule) || a.order - b.order)
      .map(({ rule }) => rule.declarations),
  )
}

/** A layer of paint: whose it is, and how it covers what lies below. */
export interface Paint {
  /** Class of the element, `cpu-assist`, or the pattern that fills it, `#hatch`. */
  readonly name: string
  readonly token: string
  readonly opacity: number
  /** A second colour in the same area, and how much of the area it covers. */
  readonly pattern?: { readonly token: string; readonly share: number; readonly ground: number }
  readonly below: Paint | null
}

/** A paint before it lies on another, and which it becomes on each. */
interface Layer {
  readonly paint: Omit<Paint, 'below'>
  readonly solid: boolean
  readonly on: Map<number, number>
}

/** A drawing in pixels. What is painted alike is one paint. */
export interface Paper {
  readonly width: number
  readonly height: number
  /** An index into `paints` for each pixel. */
  readonly pixels: Uint16Array
  readonly paints: readonly Paint[]
  readonly texts: readonly PaperText[]
}

export interface PaperText {
  readonly text: string
  readonly token: string
  /** The token of the line around its letters, for text that stands on a drawing. */
  readonly halo: string | null
  readonly x: number
  readonly y: number
  readonly anchor: string
  readonly mono: boolean
  readonly size: number
  readonly name: string
}

/** Patterns as `WallPatterns.svelte` and the drawings define them: ground and line, and how much of the area the line takes. */
const patterns: Readonly<
  Record<
    string,
    { ground: [token: string, opacity: number] | null; line: [token: string, opacity: number]; share: number }
  >
> = {
  hatch: { ground: ['stw', 0.24], line: ['stw', 1], share: 2.2 / 6 },
  open: { ground: null, line: ['stw', 1], share: 1 / 6 },
  scan: { ground: ['mark', 0.3], line: ['mark', 0.7], share: 2.2 / 6 },
  dots: { ground: ['idle', 1], line: ['raised', 1], share: (Math.PI * 0.81) / 25 },
  over: { ground: null, line: ['ink', 1], share: 1.6 / 4 },
  spin: { ground: null, line: ['ink', 1], share: 1.4 / 4 },
  idle: { ground: ['idle', 1], line: ['raised', 1], share: (Math.PI * 0.81) / 25 },
}

const tokenOf = (value: string | undefined) => /^var\(--([\w-]+)\)$/.exec(value ?? '')?.[1] ?? null
const patternOf = (value: string | undefined) => /^url\(#[^)]*-(\w+)\)$/.exec(value ?? '')?.[1] ?? null

/** Paints a drawing as `cardOf` brings it. */
export function paperOf(svg: string): Paper {
  const [, , w = 0, h = 0] = (/viewBox="([^"]*)"/.exec(svg)?.[1] ?? '').split(' ').map(Number)
  const [width, height] = [Math.ceil(w), Math.ceil(h)]
  const paints: Paint[] = [{ name: 'raised', token: 'raised', opacity: 1, below: null }]
  const pixels = new Uint16Array(width * height)
  const texts: PaperText[] = []
  const layers = new Map<string, Layer>()

  const put = ({ paint, solid, on }: Layer, x: number, y: number) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return
    const at = y * width + x
    const below = solid ? 0 : (pixels[at] ?? 0)
    let index = on.get(below)
    if (index === undefined) {
      index = paints.push({ ...paint, below: solid ? null : (paints[below] as Paint) }) - 1
      on.set(below, index)
    }
    pixels[at] = index
  }
  const layerOf = (element: Element, value: string | undefined, opacity: number): Layer | null => {
    const paint = paintOf(element, value, opacity)
    if (paint === null) return null
    const key = `${paint.name} ${paint.token} ${paint.opacity}`
    const solid = paint.opacity === 1 && (paint.pattern?.ground ?? 1) === 1
    const layer = layers.get(key) ?? { paint, solid, on: new Map() }
    layers.set(key, layer)
    return layer
  }
  const paintOf = (element: Element, value: string | undefined, opacity: number): Omit<Paint, 'below'> | null => {
    const name = element.classes.filter((each) => each !== 'swatch' && each !== 'hair').join(' ') || element.tag || ''
    const pattern = patternOf(value)
    if (pattern !== null) {
      const look = patterns[pattern]
      if (!look) throw new Error(`What is the pattern ${pattern}?`)
      return {
        name: `${name} #${pattern}`,
        token: look.ground?.[0] ?? 'none',
        opacity: look.ground?.[1] ?? 0,
        pattern: { token: look.line[0], share: look.share, ground: look.ground?.[1] ?? 0 },
      }
    }
    const token = tokenOf(value)
    return token === null || opacity === 0 ? null : { name, token, opacity }
  }
  const fillShape = (layer: Layer, rings: readonly Point[][]) => {
    const ys = rings.flat().map(([, y]) => y)
    const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(height - 1, Math.ceil(Math.max(...ys)))]
    for (let y = top; y <= bottom; y++) {
      const crossings: number[] = []
      for (const ring of rings) {
        for (const [index, a] of ring.entries()) {
          const b = ring[(index + 1) % ring.length] as Point
          const line = y + 0.5
          if (a[1] <= line === b[1] <= line) continue
          crossings.push(a[0] + ((line - a[1]) / (b[1] - a[1])) * (b[0] - a[0]))
        }
      }
      crossings.sort((a, b) => a - b)
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const [from = 0, to = 0] = [crossings[pair], crossings[pair + 1]]
        for (let x = Math.max(0, Math.ceil(from - 0.5)); x + 0.5 < to && x < width; x++) put(layer, x, y)
      }
    }
  }
  const strokeShape = (layer: Layer, lines: readonly Point[][], thick: number) => {
    const around = Math.max(0, Math.round(thick) - 1)
    for (const points of lines) {
      for (let index = 0; index + 1 < points.length; index++) {
        const [a, b] = [points[index] as Point, points[index + 1] as Point]
        const steps = Math.max(1, Math.ceil(Math.hypot(b[0] - a[0], b[1] - a[1])))
        const flat = Math.abs(b[0] - a[0]) >= Math.abs(b[1] - a[1])
        for (let step = 0; step <= steps; step++) {
          const x = Math.floor(a[0] + ((b[0] - a[0]) * step) / steps)
          const y = Math.floor(a[1] + ((b[1] - a[1]) * step) / steps)
          for (let more = 0; more <= around; more++) {
            const shift = more - Math.floor(around / 2)
            put(layer, flat ? x : x + shift, flat ? y + shift : y)
          }
        }
      }
    }
  }

  const chain: Element[] = []
  const shown = svg.replace(/<defs>.*?<\/defs>/gs, '').replace(/<pattern.*?<\/pattern>/gs, '')
  for (const [, closing, tag = '', inside = '', self, text = ''] of shown.matchAll(
    /<(\/?)(\w+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>([^<]*)/g,
  )) {
    if (closing) {
      chain.pop()
      continue
    }
    const attributes = Object.fromEntries(
      [...inside.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    )
    const element: Element = { tag, classes: (attributes['class'] ?? '').split(/\s+/).filter(Boolean), attributes }
    chain.push(element)
    const style = styleOf(chain)
    // Groups have none of their own but `stale`, whose parts are named one by one.
    const opacity = Number(style['opacity'] ?? 1)
    const get = (key: string) => style[key] ?? attributes[key]
    if (tag === 'text') {
      const size = Number.parseFloat(get('font-size') ?? '13')
      texts.push({
        text: text.trim(),
        token: tokenOf(get('fill')) ?? 'ink',
        halo: style['paint-order'] === 'stroke' ? tokenOf(get('stroke')) : null,
        x: Number(attributes['x']),
        y: Number(attributes['y']),
        anchor: attributes['text-anchor'] ?? 'start',
        mono: element.classes.includes('t-tick'),
        size,
        name: element.classes.join(' '),
      })
    } else {
      const shape = shapeOf(element)
      if (shape) {
        const fill = layerOf(element, get('fill'), Number(get('fill-opacity') ?? 1) * opacity)
        if (fill && shape.closed) fillShape(fill, shape.lines)
        const thick = Number.parseFloat(get('stroke-width') ?? '1')
        const stroke = layerOf(element, get('stroke'), Number(get('stroke-opacity') ?? 1) * opacity)
        // A thin line of the ground between two areas parts them, but nothing is told by it.
        if (stroke && !(stroke.paint.token === 'raised' && thick <= 1))
          strokeShape(
            stroke,
            shape.closed ? shape.lines.map((line) => [...line, line[0] as Point]) : shape.lines,
            thick,
          )
      }
    }
    if (self) chain.pop()
  }
  return { width, height, pixels, paints, texts }
}

type Point = readonly [x: number, y: number]

function shapeOf({ tag, attributes }: Element): { readonly lines: Point[][]; readonly closed: boolean } | null {
  const number = (key: string) => Number(attributes[key] ?? 0)
  if (tag === 'rect') {
    const [x, y, w, h] = [number('x'), number('y'), number('width'), number('height')]
    // What is thinner than a pixel still takes the one it stands in.
    const right = w < 1 ? Math.floor(x) + 1 : x + w
    return w > 0 && h > 0
      ? {
          lines: [
            [
              [w < 1 ? Math.floor(x) : x, y],
              [right, y],
              [right, y + h],
              [w < 1 ? Math.floor(x) : x, y + h],
            ],
          ],
          closed: true,
        }
      : null
  }
  if (tag === 'line')
    return {
      lines: [
        [
          [number('x1'), number('y1')],
          [number('x2'), number('y2')],
        ],
      ],
      closed: false,
    }
  if (tag === 'circle') return { lines: [round(number('cx'), number('cy'), number('r'))], closed: true }
  if (tag === 'polygon')
    return {
      lines: [
        (attributes['points'] ?? '')
          .trim()
          .split(/\s+/)
          .map((pair) => pair.split(',').map(Number) as unknown as Point),
      ],
      closed: true,
    }
  return tag === 'path' ? pathOf(attributes['d'] ?? '') : null
}

function round(x: number, y: number, r: number): Point[] {
  return Array.from({ length: 12 }, (_, at) => [
    x + r * Math.cos((at * Math.PI) / 6),
    y + r * Math.sin((at * Math.PI) / 6),
  ])
}

function pathOf(d: string): { readonly lines: Point[][]; readonly closed: boolean } {
  const lines: Point[][] = []
  let [x, y] = [0, 0]
  for (const [, command = '', inside = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = [...inside.matchAll(/-?\d*\.?\d+(?:e-?\d+)?/g)].map(Number)
    const relative = command === command.toLowerCase()
    const to = (nextX: number, nextY: number) => {
      ;[x, y] = [nextX, nextY]
      lines.at(-1)?.push([x, y])
    }
    switch (command.toLowerCase()) {
      case 'm':
      case 'l':
        for (let at = 0; at < numbers.length; at += 2) {
          if (command.toLowerCase() === 'm' && at === 0) lines.push([])
          to((relative ? x : 0) + (numbers[at] ?? 0), (relative ? y : 0) + (numbers[at + 1] ?? 0))
        }
        break
      case 'h':
        for (const value of numbers) to((relative ? x : 0) + value, y)
        break
      case 'v':
        for (const value of numbers) to(x, (relative ? y : 0) + value)
        break
      case 'a': {
        // Only whole rounds are drawn: two half ones, there and back.
        const [r = 0] = numbers
        if ((numbers[5] ?? 0) > 0) lines[lines.length - 1] = round(x + r, y, r)
        break
      }
      case 'z':
        ;[x, y] = lines.at(-1)?.[0] ?? [x, y]
        break
      default:
        throw new Error(`What does ${command} in a path do?`)
    }
  }
  return { lines: lines.filter((line) => line.length > 1), closed: /z/i.test(d) }
}

/** The colours of a paint: one, or the two of its pattern, ground first. */
export function colorsOf(paint: Paint, tokens: Tokens): Rgb[] {
  const ground: Rgb = paint.below ? (colorsOf(paint.below, tokens)[0] as Rgb) : token(tokens, 'raised')
  const own = paint.token === 'none' ? ground : over(token(tokens, paint.token), paint.opacity, ground)
  return paint.pattern ? [own, token(tokens, paint.pattern.token)] : [own]
}

function token(tokens: Tokens, name: string): Rgb {
  const found = tokens[name]
  if (!found) throw new Error(`There is no --${name}.`)
  return found
}

/** Paints that lie side by side, `[a, b, pixels of the border]` as indexes into `paints`. */
export function touching({ width, height, pixels, paints }: Paper): [number, number, number][] {
  const counts = new Uint32Array(paints.length * paints.length)
  const note = (a: number, b: number) => {
    if (a === b) return
    const at = a < b ? a * paints.length + b : b * paints.length + a
    counts[at] = (counts[at] ?? 0) + 1
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const own = pixels[y * width + x] as number
      if (x + 1 < width) note(own, pixels[y * width + x + 1] as number)
      if (y + 1 < height) note(own, pixels[(y + 1) * width + x] as number)
    }
  const found: [number, number, number][] = []
  for (const [at, count] of counts.entries())
    if (count > 0) found.push([Math.floor(at / paints.length), at % paints.length, count])
  return found
}
