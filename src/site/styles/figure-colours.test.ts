// The colours of figures as eyes see them that see colours differently, and in black and white: computed from the tokens, so
// that a colour which can no longer be told from its neighbour fails here.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const gallery = readFileSync(new URL('../../pages/[...locale]/charts/[chart].astro', import.meta.url), 'utf8')

type Rgb = readonly [red: number, green: number, blue: number]
type Tokens = Readonly<Record<string, Rgb>>

/** Colours of a theme as linear RGB, 0 to 1. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*#([0-9a-f]{6})/gi)].map(([, name = '', hex = '']) => {
      const linear = [0, 2, 4].map((at) => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
      return [name, linear as unknown as Rgb]
    }),
  )
}

function toLinear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

type Vision = (color: Rgb) => Rgb

/** The matrices of the gallery's own filters (Machado, Oliveira and Fernandes 2009, severity 1), so that both show the same. */
function simulation(id: string): Vision {
  const [, values = ''] = new RegExp(`id="${id}"[^>]*>\\s*<feColorMatrix values="([^"]+)"`).exec(gallery) ?? []
  const m = values.split(' ').map(Number)
  if (m.length !== 20) throw new Error(`The gallery has no filter ${id}.`)
  return (color) =>
    [0, 5, 10].map((row) =>
      Math.min(
        1,
        Math.max(
          0,
          color.reduce((sum, channel, at) => sum + channel * (m[row + at] ?? 0), 0),
        ),
      ),
    ) as unknown as Rgb
}

const visions: Readonly<Record<string, Vision>> = {
  'all colours': (color) => color,
  protanopia: simulation('protan'),
  deuteranopia: simulation('deutan'),
  tritanopia: simulation('tritan'),
  grey: (color) => [luminance(color), luminance(color), luminance(color)],
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG's contrast, 1 to 21. */
function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Distance in OKLab (Ottosson 2020): 0.02 is just seen side by side, black to white is 1. */
function distance(a: Rgb, b: Rgb): number {
  const [first, second] = [a, b].map(([red, green, blue]) => {
    const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ]
  }) as [number[], number[]]
  return Math.hypot(...first.map((value, at) => value - (second[at] ?? 0)))
}

const themes = { light: tokensOf(':root'), dark: tokensOf(':root[data-theme="dark"]') }

/** What is drawn as a line, a glyph or a solid area by itself. */
const lone = [
  'stw',
  'mark',
  'assist',
  'background',
  'heap-start',
  'heap-end',
  'heap-live',
  'heap-goal',
  'queue',
  'accent',
]
/** Words that are set in a colour, and on what. */
const words = [
  ...['assist', 'background', 'idle', 'stw'].map((fill) => [`on-${fill}`, fill] as const),
  ...['ink', 'soft', 'stw', 'mark', 'heap-end', 'heap-live', 'heap-goal', 'queue', 'accent'].map(
    (color) => [color, 'raised'] as const,
  ),
]
/** Areas that lie on each other and are filled alike. */
const solid = [
  ['assist', 'background'],
  ['assist', 'program'],
  ['background', 'program'],
] as const
/** Areas beside them that a pattern tells apart as well: dots for idle workers, hatching for what is computed. */
const patterned = [
  ['idle', 'background'],
  ['idle', 'program'],
  ['stw', 'program'],
] as const
/** Lines of one panel. Their glyphs have different shapes, and each has its name beside it. */
const lines = [
  ['heap-end', 'heap-live'],
  ['heap-end', 'heap-start'],
  ['heap-end', 'heap-goal'],
  ['heap-live', 'heap-start'],
  ['heap-live', 'heap-goal'],
] as const

describe.each(Object.entries(themes))('the colours of figures, %s', (_, tokens) => {
  const colorsOf = (vision: Vision) => (name: string) => {
    const color = tokens[name]
    if (!color) throw new Error(`There is no --${name}.`)
    return vision(color)
  }
  const short = (pairs: readonly (readonly [string, string])[], least: number, of: (a: string, b: string) => number) =>
    pairs.filter(([a, b]) => of(a, b) < least).map(([a, b]) => `${a} and ${b}: ${of(a, b).toFixed(3)}, not ${least}`)

  it.each(Object.entries(visions))('with %s: words can be read and marks be seen', (id, vision) => {
    const color = colorsOf(vision)
    const contrastOf = (a: string, b: string) => contrast(color(a), color(b))
    expect(short(words, id === 'all colours' || id === 'grey' ? 4.5 : 4, contrastOf)).toEqual([])
    expect(
      short(
        lone.map((name) => [name, 'raised'] as const),
        3,
        contrastOf,
      ),
    ).toEqual([])
  })

  it.each(Object.entries(visions))('with %s: neighbours can be told apart', (id, vision) => {
    const color = colorsOf(vision)
    const distanceOf = (a: string, b: string) => distance(color(a), color(b))
    expect(short(patterned, 0.12, distanceOf)).toEqual([])
    if (id === 'grey') expect(short(solid, 1.4, (a, b) => contrast(color(a), color(b)))).toEqual([])
    else {
      expect(short(solid, 0.2, distanceOf)).toEqual([])
      expect(short(lines, 0.04, distanceOf)).toEqual([])
    }
  })
})

describe('the measure itself', () => {
  it('knows black from white, and red from green only with all colours', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21)
    expect(distance([0, 0, 0], [1, 1, 1])).toBeCloseTo(1, 2)
    const [red, green] = [
      [0.6, 0.05, 0.05],
      [0.12, 0.25, 0.05],
    ] as const satisfies [Rgb, Rgb]
    const between = (id: string) => distance((visions[id] as Vision)(red), (visions[id] as Vision)(green))
    expect(between('all colours')).toBeGreaterThan(2 * between('deuteranopia'))
  })
})
