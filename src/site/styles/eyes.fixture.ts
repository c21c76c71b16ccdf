// Colours as different eyes see them, computed from the tokens and from the very filters that the pages of all figures show.
import { readFileSync } from 'node:fs'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const filters = readFileSync(new URL('../../pages/[...locale]/charts/_Visions.astro', import.meta.url), 'utf8')

/** Linear RGB, 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number]
export type Tokens = Readonly<Record<string, Rgb>>
export type Vision = (color: Rgb) => Rgb

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

function toCoded(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
}

export const themes = { light: tokensOf(':root'), dark: tokensOf(':root[data-theme="dark"]') }

/** The matrices of the pages' own filters (Machado, Oliveira and Fernandes 2009, severity 1), so that both show the same. */
function simulation(id: string): Vision {
  const [, values = ''] = new RegExp(`id="${id}"[^>]*>\\s*<feColorMatrix values="([^"]+)"`).exec(filters) ?? []
  const m = values.split(' ').map(Number)
  if (m.length !== 20) throw new Error(`The pages of all figures have no filter ${id}.`)
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

export const visions: Readonly<Record<string, Vision>> = {
  'all colours': (color) => color,
  protanopia: simulation('protan'),
  deuteranopia: simulation('deutan'),
  tritanopia: simulation('tritan'),
  grey: simulation('grey'),
}

export function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG's contrast, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

/** Distance in OKLab (Ottosson 2020): 0.02 is just seen side by side, black to white is 1. */
export function distance(a: Rgb, b: Rgb): number {
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

/** A colour that lies on another with that opacity, mixed as browsers do. */
export function over(color: Rgb, opacity: number, ground: Rgb): Rgb {
  const mix = (at: 0 | 1 | 2) => toLinear(toCoded(color[at]) * opacity + toCoded(ground[at]) * (1 - opacity))
  return [mix(0), mix(1), mix(2)]
}
