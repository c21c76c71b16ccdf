// Every chart with the texts that are most likely to break a drawing. Real samples where one exists; otherwise a real sample,
// changed by the step that is written beside it.
import { describe, expect, it } from 'vitest'
import { type ChartId, chartIds } from '../../charts/charts.ts'
import { type Box, boxOf, overlap, type PlacedText } from '../../charts/plane.ts'
import { estimateWidth, styles } from '../../charts/text-size.ts'
import { type Locale, locales } from '../../text/locales.ts'
import { parseTrace } from '../../trace/index.ts'
import { edges, familyOf, lines } from './edges.fixture.ts'
import { figureHtml } from './figure-html.ts'

const htmlOf = (chart: ChartId, text: string, locale: Locale) =>
  figureHtml(chart, { document: parseTrace(text) }, locale)

interface Drawn {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
}

/** The elements of a drawing, without those that only define something. */
function elementsOf(svg: string): Drawn[] {
  const shown = svg.replace(/<!--.*?-->/gs, '').replace(/<defs>.*?<\/defs>/gs, '')
  return [...shown.matchAll(/<(\w+)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>([^<]*)/g)].map(
    ([, name = '', inside, text]) => ({
      name,
      attributes: Object.fromEntries(
        [...(inside ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
      ),
      text: (text ?? '').trim(),
    }),
  )
}

const numeric = [
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'cx',
  'cy',
  'r',
  'width',
  'height',
  'd',
  'points',
  'viewBox',
] as const
const nonsense = /NaN|Infinity|undefined|null|\[object|17592186044415|\de[+-]?\d/

/** The right edge of every straight path from its left, for lines that are told apart by `M` and `L`. */
function placesOf(path: string): [number, number][] {
  return [...path.matchAll(/[ML](-?[\d.]+)[, ](-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
}

/** What is wrong with a drawing, in words. */
function faultsOf(svg: string): string[] {
  const faults: string[] = []
  const [root, ...rest] = elementsOf(svg)
  const [, , width = 0, height = 0] = (root?.attributes['viewBox'] ?? '').split(' ').map(Number)
  if (!(width > 0 && height > 0 && height < 4000)) faults.push(`a frame of ${width} × ${height}`)
  const texts: (Box & { text: string })[] = []
  for (const { name, attributes, text } of rest) {
    const said = `${name} ${attributes['class'] ?? ''} ${text}`
    for (const key of numeric) {
      const value = attributes[key]
      if (value !== undefined && nonsense.test(value)) faults.push(`${said}: ${key}="${value.slice(0, 60)}"`)
    }
    if (nonsense.test(text) || nonsense.test(attributes['aria-label'] ?? ''))
      faults.push(`${said} says “${text || attributes['aria-label']}”`)
    const { x, y, width: wide, height: high } = attributes
    if (name === 'rect' && attributes['class'] !== 'catch') {
      if (Number(wide) < 0 || Number(high) < 0) faults.push(`${said} is ${wide} × ${high}`)
      if (Number(x ?? 0) < -1 || Number(x ?? 0) + Number(wide) > width + 1)
        faults.push(`${said} leaves the frame at ${x}`)
      if (Number(y ?? 0) < -1 || Number(y ?? 0) + Number(high) > height + 1)
        faults.push(`${said} leaves the frame at ${y} + ${high}`)
    }
    if (name === 'path')
      for (const [at, down] of placesOf(attributes['d'] ?? ''))
        if (at < -12 || at > width + 12 || down < -12 || down > height + 12)
          faults.push(`${said} leaves the frame at ${at}, ${down}`)
    if (name === 'text' && text !== '') {
      const style =
        (['label', 'small', 'tick'] as const).find((each) => attributes['class']?.includes(`t-${each}`)) ?? 'plain'
      const anchor = (attributes['text-anchor'] ?? 'start') as PlacedText['anchor']
      const decoded = text.replaceAll('&lt;', '<').replaceAll('&amp;', '&')
      const width = estimateWidth(decoded, styles[style])
      const placed: PlacedText = { text: decoded, x: Number(x), y: Number(y), anchor, style, width }
      texts.push({ ...boxOf(placed, styles[style].size), text: decoded })
    }
  }
  texts.forEach((a, index) => {
    if (a.x < -1 || a.x + a.width > width + 1) faults.push(`“${a.text}” is cut off`)
    if (a.y < -1 || a.y + a.height > height + 3) faults.push(`“${a.text}” leaves the drawing`)
    for (const b of texts.slice(index + 1)) if (overlap(a, b, 1)) faults.push(`“${a.text}” lies on “${b.text}”`)
  })
  return faults
}

describe.each(chartIds)('%s', (chart) => {
  const given = Object.entries(edges).flatMap(([edge, texts]) => {
    const text = (texts as Partial<Record<string, string>>)[familyOf[chart]]
    return text === undefined ? [] : [[edge, text] as const]
  })

  it.each(given)('is drawn sensibly: %s', (_, text) => {
    // Every line is still one that the reader knows.
    expect(parseTrace(text).records).toHaveLength(lines(text).length)
    for (const locale of locales) {
      const html = htmlOf(chart, text, locale)
      const drawings = html.match(/<svg[^>]*class="drawing.*?<\/svg>/gs) ?? []
      if (text !== '') expect(drawings.length).toBeGreaterThanOrEqual(4)
      const faults = drawings.flatMap((svg) => faultsOf(svg).map((fault) => `${locale}: ${fault}`))
      expect([...new Set(faults)]).toEqual([])
      const words = html.replace(/<svg.*?<\/svg>/gs, '').replace(/<[^>]*>/g, ' ')
      expect(words).not.toMatch(/NaN|Infinity|undefined|\[object/)
    }
  })
})
