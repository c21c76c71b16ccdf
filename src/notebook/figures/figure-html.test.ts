import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { chartIds } from '../../charts/charts.ts'
import { contrast, themes } from '../../site/styles/eyes.fixture.ts'
import { gcCyclesOf, parseTrace } from '../../trace/index.ts'
import { cardOf, chartsOf, lackOf, sheetWidth } from './figure-html.ts'
import { figuresOf } from './load.ts'
import { colorsOf, paperOf, touching } from './paper.fixture.ts'

const documents = sampleIds().map((id) => {
  const document = parseTrace(sample(id).text)
  return { id, document, cycles: gcCyclesOf(document) }
})

describe('what can be drawn of a text', () => {
  it('is what the workbench offers, for every sample, and everything else lacks something', () => {
    for (const { id, document, cycles } of documents) {
      expect(chartsOf(document, cycles).toSorted(), id).toEqual(figuresOf(document, cycles).toSorted())
    }
    const old = documents.find(({ id }) => id === 'reference/1.4-gc')
    expect(old && lackOf('pauses', old.document, old.cycles)).toBe('old-gc')
    for (const chart of chartIds)
      expect(
        documents.some(({ document, cycles }) => lackOf(chart, document, cycles) === null),
        chart,
      ).toBe(true)
  })
})

describe('a drawing on a sheet', () => {
  const { document } = documents.find(({ id }) => id === 'note/gc-318-322') as (typeof documents)[number]
  const { svg, title, summary } = cardOf('wall-by-procs', { document }, 'en', 'a')

  it('is an image with a name, as wide as a phone, of which nothing can be pressed', () => {
    expect(svg).toMatch(/^<svg role="img" aria-label="GC 320: /)
    expect(title).toMatch(/^GC 320: /)
    expect(summary).toMatch(/went by on the clock/)
    expect(svg).toContain(`viewBox="0 0 ${sheetWidth} `)
    expect(svg.slice(svg.indexOf('class='))).not.toMatch(/tabindex|role=|data-|aria-hidden|class="catch/)
  })

  it('keeps the digits that are printed, and its patterns apart from those of others', () => {
    expect(svg).toMatch(/>[^<]*0\.023[^<]*ms/)
    expect(svg).toMatch(/id="a-[^"]*-hatch"/)
    expect(cardOf('wall-by-procs', { document }, 'en', 'b').svg).not.toMatch(/"a-/)
  })
})

describe('the painter that tests look through', () => {
  const paper = paperOf(
    '<svg class="drawing" viewBox="0 0 20 10"><rect class="window" x="0" y="0" width="10" height="10"></rect><rect class="pause-bin" x="5" y="2" width="10" height="4"></rect><path class="percent-line" d="M0,8L20,8"></path></svg>',
  )
  const at = (x: number, y: number) => paper.paints[paper.pixels[y * paper.width + x] ?? 0]?.name

  it('paints one on the other in their order, lines as well as areas', () => {
    expect([at(1, 1), at(7, 3), at(14, 3), at(17, 3), at(17, 8)]).toEqual([
      'window',
      'pause-bin',
      'pause-bin',
      'raised',
      'percent-line',
    ])
  })

  it('knows what a half transparent area lies on, and what touches it', () => {
    const pairs = touching(paper).map(([a, b]) => [paper.paints[a]?.name, paper.paints[b]?.name].toSorted().join())
    expect(pairs).toContain('pause-bin,window')
    expect(pairs).not.toContain('stop,window')
    const [onWindow, onPaper] = [paper.pixels[3 * 20 + 7], paper.pixels[3 * 20 + 14]].map(
      (index) => colorsOf(paper.paints[index ?? 0] as (typeof paper.paints)[number], themes.light)[0],
    )
    if (!onWindow || !onPaper) throw new Error('not painted')
    expect(contrast(onWindow, onPaper)).toBeGreaterThan(1.3)
  })
})
