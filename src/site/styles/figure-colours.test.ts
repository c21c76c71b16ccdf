// The colours of figures as eyes see them that see colours differently, and in black and white: computed from the tokens, so
// that a colour which can no longer be told from its neighbour fails here.
import { describe, expect, it } from 'vitest'
import { contrast, distance, type Rgb, themes, type Vision, visions } from './eyes.fixture.ts'

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
    if (id === 'grey') {
      const contrastOf = (a: string, b: string) => contrast(color(a), color(b))
      expect(short(solid, 1.4, contrastOf)).toEqual([])
      // Lines are also broken, or bear signs: see the test of dense figures.
      expect(short(lines, 1.25, contrastOf)).toEqual([])
    } else {
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
