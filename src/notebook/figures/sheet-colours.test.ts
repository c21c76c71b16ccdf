// Whether figures can be read in black and white and by eyes that see colours differently: not of colours on a list, but of
// those that really touch in the drawings of every sample, painted from the SVG that the pages of all figures bring.
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../build/samples.ts'
import { type ChartId, chartIds } from '../../charts/charts.ts'
import { estimateWidth } from '../../charts/text-size.ts'
import { contrast, distance, type Rgb, type Tokens, themes, visions } from '../../site/styles/eyes.fixture.ts'
import { gcCyclesOf, parseTrace } from '../../trace/index.ts'
import { cardOf, lackOf } from './figure-html.ts'
import { colorsOf, type Paint, type Paper, type PaperText, paperOf, touching } from './paper.fixture.ts'

/** What an area, a line or a glyph means, by the class it has; what is not here is furniture: grounds, axes, frames, leaders. */
const meanings: readonly [name: RegExp, meaning: string][] = [
  [/area-(sweep|mark)-term|^stop$/, 'STW'],
  [/area-assist|cpu-assist/, 'assist'],
  [/area-background|cpu-background/, 'background'],
  [/area-idle|cpu-idle|strip-idle/, 'idle'],
  [/area-scan/, 'scan'],
  [/^window$/, 'GC cycle'],
  [/heap-line|glyph heap-start/, 'heap at start'],
  [/mark-line|glyph heap-end/, 'heap at end'],
  [/live-line|glyph heap-live|^drop$/, 'live heap'],
  [/goal-line|glyph heap-goal/, 'heap goal'],
  [/^limit$/, 'memory limit'],
  [/^over\b/, 'over the goal'],
  [/root-stacks/, 'stacks'],
  [/root-globals/, 'globals'],
  [/released/, 'given back'],
  [/pause-bin/, 'pauses'],
  [/^rug$/, 'one pause'],
  [/^quantile$/, 'percentile'],
  [/percent-line/, 'printed percentage'],
  [/own-dot/, 'share of the cycle'],
  [/pacer-used/, 'CPU used'],
  [/pacer-goal/, 'goal'],
  [/pacer-climb|pacer-dot (end|h-a|utilization)/, 'what came of it'],
  [/pacer-dot (trigger|h-t)/, 'trigger'],
  [/pacer-dot marked/, 'marked before'],
  [/pacer-dot cons-mark/, 'cons/mark'],
  [/cell .*shade-0/, 'empty'],
  [/cell .*shade-(\d)/, 'shade $1'],
  [/strip-total/, 'all threads'],
  [/strip-spin/, 'spinning threads'],
  [/init-span|init-bar/, 'initialisation'],
  [/card busy/, 'busy P'],
  [/chip working/, 'working thread'],
  [/g-bar|queue-bar/, 'goroutines'],
]

function meaningOf({ name }: Paint): string | null {
  for (const [pattern, meaning] of meanings) {
    const found = pattern.exec(name)
    if (found) return meaning.replace('$1', found[1] ?? '')
  }
  return null
}

/** How meanings that touch are told apart where their colours alone do not do it for everybody. Each way is held to below. */
type Way =
  /** One of them is hatched or dotted. */
  | 'pattern'
  /** One is a line and the other a glyph, or two glyphs of different kinds. */
  | 'shape'
  /** One stands out above the other. */
  | 'height'
  /** Shades of one colour, in order, with numbers in the cells that have room. */
  | 'ramp'
  /** Lines of different widths or dashes, each with its name beside it. */
  | 'named'

/** Only what is needed: an entry that no sample needs any more is a fault, too. */
const otherwise: Readonly<Record<ChartId, Readonly<Record<string, Way>>>> = {
  'wall-by-procs': {
    'STW | assist': 'pattern',
    'STW | background': 'pattern',
    'STW | idle': 'pattern',
    'background | idle': 'pattern',
  },
  'wall-multiples': {
    'STW | assist': 'height',
    'STW | background': 'height',
    'STW | idle': 'height',
    'assist | idle': 'pattern',
    'background | idle': 'pattern',
  },
  'heap-staircase': {
    'heap at end | heap at start': 'named',
    'heap at end | heap goal': 'named',
    'heap at end | live heap': 'named',
    'heap at end | over the goal': 'shape',
    'heap at start | live heap': 'named',
    'heap goal | live heap': 'named',
    'heap goal | memory limit': 'named',
    'heap goal | over the goal': 'shape',
    'live heap | memory limit': 'named',
    'live heap | over the goal': 'shape',
  },
  'gc-timeline': { 'GC cycle | STW': 'height' },
  pauses: {},
  'gc-cpu': {
    'assist | idle': 'pattern',
    'background | idle': 'pattern',
    'printed percentage | share of the cycle': 'shape',
  },
  pacer: {
    'goal | what came of it': 'shape',
    'trigger | what came of it': 'shape',
  },
  'run-queues': {
    'shade 1 | shade 2': 'ramp',
    'shade 1 | shade 3': 'ramp',
    'shade 2 | shade 3': 'ramp',
    'shade 2 | shade 4': 'ramp',
    'shade 3 | shade 4': 'ramp',
    'shade 3 | shade 5': 'ramp',
    'shade 4 | shade 5': 'ramp',
  },
  'sched-detail': {},
  'init-cost': {},
}

/** What areas and lines lie on. */
const grounds = /^(raised|lane|ground|area area-program|lens-ground|card|cell .*shade-0.*)$/

const documents = sampleIds().map((id) => {
  const document = parseTrace(sample(id).text)
  return { id, document, cycles: gcCyclesOf(document) }
})

interface Drawn {
  readonly id: string
  readonly svg: string
  readonly paper: Paper
}

function drawnOf(chart: ChartId): Drawn[] {
  return documents.flatMap(({ id, document, cycles }) => {
    if (lackOf(chart, document, cycles) !== null) return []
    const { svg } = cardOf(chart, { document, cycles }, 'en', 'x')
    return [{ id, svg, paper: paperOf(svg) }]
  })
}

/** What lies under the letters of a text: the line around them, or each paint that is a good part of the box. */
function groundsOf(text: PaperText, { width, height, pixels, paints }: Paper): ((tokens: Tokens) => Rgb[])[] {
  const { halo } = text
  if (halo !== null) return [(tokens) => [tokens[halo] as Rgb]]
  const wide = estimateWidth(text.text, { size: text.size, mono: text.mono })
  const left = text.anchor === 'middle' ? text.x - wide / 2 : text.anchor === 'end' ? text.x - wide : text.x
  const counts = new Map<number, number>()
  let all = 0
  for (let y = Math.round(text.y - text.size * 0.7); y <= Math.round(text.y); y++)
    for (let x = Math.round(left); x <= Math.round(left + wide); x++) {
      if (x < 0 || y < 0 || x >= width || y >= height) continue
      all += 1
      const own = pixels[y * width + x] as number
      counts.set(own, (counts.get(own) ?? 0) + 1)
    }
  return [...counts]
    .filter(([, count]) => count > all / 8)
    .map(
      ([index]) =>
        (tokens: Tokens) =>
          colorsOf(paints[index] as Paint, tokens),
    )
}

/** The least of something over both themes and all eyes of a kind. */
function least(of: (see: (color: Rgb) => Rgb, tokens: Tokens) => number, kind: 'coloured' | 'grey' | 'all'): number {
  return Math.min(
    ...Object.values(themes).flatMap((tokens) =>
      Object.entries(visions)
        .filter(([id]) => kind === 'all' || (id === 'grey') === (kind === 'grey'))
        .map(([, see]) => of(see, tokens)),
    ),
  )
}

/** Whether colours alone tell two areas apart for everybody: the greater difference where one has two colours. */
function isToldByColour(a: Paint, b: Paint): boolean {
  const most = (measure: (x: Rgb, y: Rgb) => number) => (see: (color: Rgb) => Rgb, tokens: Tokens) =>
    measure(see(colorsOf(a, tokens)[0] as Rgb), see(colorsOf(b, tokens)[0] as Rgb))
  return least(most(distance), 'coloured') >= 0.2 && least(most(contrast), 'grey') >= 1.4
}

/** The sizes of the elements of a class, as the drawing says them. */
function boxesOf(svg: string, name: RegExp): { x: number; y: number; width: number; height: number }[] {
  return [...svg.matchAll(/<rect[^>]*>/g)]
    .map(([tag]) => {
      const number = (key: string) => Number(new RegExp(` ${key}="([^"]*)"`).exec(tag)?.[1] ?? Number.NaN)
      const own = /class="([^"]*)"/.exec(tag)?.[1] ?? ''
      return { own, x: number('x'), y: number('y'), width: number('width'), height: number('height') }
    })
    .filter(({ own }) => name.test(own) && !own.includes('swatch'))
}

/** What is wrong with the way in which two meanings are told apart in a drawing; `null` where it holds. */
function faultOf(way: Way, [a, b]: readonly [Paint, Paint], { svg, paper }: Drawn): string | null {
  switch (way) {
    case 'pattern': {
      // Of the pixels that such a pattern fills, most: a few may lie on a line of something else.
      const counts = new Map<Paint, number>()
      for (const index of paper.pixels) {
        const paint = paper.paints[index] as Paint
        if (paint.pattern) counts.set(paint, (counts.get(paint) ?? 0) + 1)
      }
      const [most] = [...counts]
        .filter(([paint]) => [a, b].some((each) => meaningOf(each) === meaningOf(paint)))
        .toSorted(([, x], [, y]) => y - x)
      if (most === undefined) return 'has no pattern'
      const [paint] = most
      const seen = least((see, tokens) => {
        const [ground, line] = colorsOf(paint, tokens).map(see) as [Rgb, Rgb]
        return contrast(ground, line)
      }, 'all')
      return seen >= 1.6 ? null : `has a pattern that is hardly seen: ${seen.toFixed(2)}`
    }
    case 'shape': {
      const tagsOf = (paint: Paint) =>
        new Set(
          [...svg.matchAll(/<(\w+)[^>]*class="([^"]*)"[^>]*>/g)].flatMap(([whole, tag = '', own = '']) =>
            own === paint.name.replace(/ #.*/, '') ? [/ d="[^"]*[zZ]/.test(whole) ? 'closed path' : tag] : [],
          ),
        )
      const both = tagsOf(a).intersection(tagsOf(b))
      if (tagsOf(a).size * tagsOf(b).size === 0) return 'are not found'
      return both.size === 0 ? null : `are both drawn as ${[...both].join()}`
    }
    case 'height': {
      const stops = boxesOf(svg, /^stop|area-(sweep|mark)-term/)
      const others = boxesOf(svg, /^window$|area-(assist|background|idle)/)
      for (const stop of stops.filter(({ height }) => height > 0)) {
        const beside = others.filter(
          (each) =>
            Math.abs(each.y - stop.y) < 60 &&
            each.x < stop.x + stop.width + 1 &&
            each.x + each.width > stop.x - 1 &&
            each.height > 0,
        )
        const top = Math.min(...beside.map(({ y }) => y))
        // Wide enough, its hatching is seen.
        if (beside.length > 0 && stop.width < 8 && top - stop.y < 4)
          return `stands out by ${(top - stop.y).toFixed(1)} px`
      }
      return null
    }
    case 'ramp': {
      const [low, high] = [a, b].toSorted((x, y) => (meaningOf(x) ?? '').localeCompare(meaningOf(y) ?? '')) as [
        Paint,
        Paint,
      ]
      const wrong = Object.values(themes).some((tokens) => {
        const [ground, x, y] = [paper.paints[0] as Paint, low, high].map((each) => colorsOf(each, tokens)[0] as Rgb)
        return ground === undefined || x === undefined || y === undefined || contrast(ground, y) <= contrast(ground, x)
      })
      const step = least((see, tokens) => {
        const [x, y] = [low, high].map((each) => see(colorsOf(each, tokens)[0] as Rgb)) as [Rgb, Rgb]
        return contrast(x, y)
      }, 'all')
      return wrong ? 'are out of order' : step < 1.15 ? `differ by ${step.toFixed(2)}` : null
    }
    case 'named': {
      const names = new Map([
        ['heap at start', 'name-heap-start'],
        ['heap at end', 'name-heap-end'],
        ['live heap', 'name-heap-live'],
        ['heap goal', 'name-heap-goal'],
      ])
      const missing = [a, b].flatMap((each) => {
        const name = names.get(meaningOf(each) ?? '')
        return name !== undefined && !paper.texts.some((text) => text.name === name && text.text !== '') ? [name] : []
      })
      return missing.length === 0 ? null : `have no ${missing.join()}`
    }
  }
}

describe.each(chartIds)('%s of every sample', (chart) => {
  const drawings = drawnOf(chart)
  const needed = new Set<string>()

  it('keeps apart what touches, for every eye, in black and white, in both themes', () => {
    const faults = new Set<string>()
    for (const drawn of drawings) {
      const { paints } = drawn.paper
      const own = paints.map(meaningOf)
      for (const [first, second] of touching(drawn.paper)) {
        const [a, b] = [paints[first] as Paint, paints[second] as Paint]
        const [meant, other] = [own[first], own[second]]
        if (!meant || !other || meant === other || isToldByColour(a, b)) continue
        const pair = [meant, other].toSorted().join(' | ')
        const way = otherwise[chart][pair]
        needed.add(pair)
        const fault = way === undefined ? 'are too alike' : faultOf(way, [a, b], drawn)
        if (fault !== null) faults.add(`${pair} ${fault} (${a.name}, ${b.name}) in ${drawn.id}`)
      }
    }
    expect([...faults].slice(0, 20)).toEqual([])
    expect([...needed].toSorted()).toEqual(Object.keys(otherwise[chart]).toSorted())
  })

  it('stands out from what it lies on', () => {
    const faults = new Set<string>()
    for (const { id, paper } of drawings) {
      const { paints } = paper
      for (const [first, second] of touching(paper)) {
        const pair = [paints[first] as Paint, paints[second] as Paint]
        const mark = pair.find((each) => meaningOf(each) !== null && !grounds.test(each.name))
        const ground = pair.find((each) => each !== mark && grounds.test(each.name))
        const meaning = mark && meaningOf(mark)
        // The palest cell is told by its number, and has one wherever a digit fits.
        if (!mark || !ground || !meaning || /^shade [12]$/.test(meaning)) continue
        const seen = least(
          (see, tokens) =>
            Math.max(
              ...colorsOf(mark, tokens).map((color) => contrast(see(color), see(colorsOf(ground, tokens)[0] as Rgb))),
            ),
          'all',
        )
        if (seen < 1.9) faults.add(`${meaning} (${mark.name}) on ${ground.name}: ${seen.toFixed(2)} in ${id}`)
      }
    }
    expect([...faults].slice(0, 20)).toEqual([])
  })

  it('has words that can be read where they stand', () => {
    const faults = new Set<string>()
    for (const { id, paper } of drawings) {
      for (const text of paper.texts.filter((each) => each.text !== '')) {
        for (const ground of groundsOf(text, paper)) {
          const seen = Math.min(
            ...Object.values(themes).flatMap((tokens) =>
              ground(tokens).map((color) => contrast(tokens[text.token] as Rgb, color)),
            ),
          )
          if (seen < 4.5) faults.add(`“${text.text}” (${text.name}): ${seen.toFixed(2)} in ${id}`)
        }
      }
    }
    expect([...faults].slice(0, 20)).toEqual([])
  })
})
