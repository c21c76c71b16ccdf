// What starting costs: when each package was initialised, and the most expensive ones.
import { bisector, max } from 'd3-array'
import type { InitCost } from '../trace/derive/init-costs.ts'
import { type Box, linear, type PlacedText, printedMs, roundTicks, type Scale, type Tick } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

export interface InitSpan extends Box {
  /** Index into the packages that were given. */
  readonly index: number
}

export interface InitRow extends Box {
  readonly index: number
  readonly label: PlacedText
  readonly bar: Box
  readonly value: PlacedText
}

export interface InitCostLayout {
  readonly width: number
  readonly height: number
  readonly headings: readonly PlacedText[]
  readonly strip: Box
  readonly msToX: Scale
  readonly xTicks: readonly Tick[]
  readonly axis: readonly PlacedText[]
  /** In the order of time. */
  readonly spans: readonly InitSpan[]
  /** The most expensive first. */
  readonly rows: readonly InitRow[]
  readonly msToBar: Scale
}

export interface InitCostLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  readonly timeline: readonly string[]
  costs(shown: number, all: number): readonly string[]
  readonly timeAxis: string
}

export interface InitCostOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: InitCostLabels
}

const mostRows = 12
const rowHeight = 24
const stripHeight = 34

export function layoutInitCost(costs: readonly InitCost[], options: InitCostOptions): InitCostLayout {
  const { width, measure, labels } = options
  const lastMs = max(costs, (each) => each.atMs + each.wallMs) ?? 0
  const msToX = linear(0, lastMs || 1, 1, width - 1)
  const headings: PlacedText[] = []
  const heading = (wordings: readonly string[], y: number) => {
    const set = fitting(wordings, width, styles.label, measure)
    if (set) headings.push({ ...set, x: 0, y, anchor: 'start', style: 'label' })
  }
  heading(labels.timeline, 34)
  const strip: Box = { x: 1, y: 44, width: width - 2, height: stripHeight }
  const spans = costs
    .map((each, index): InitSpan => {
      const x = msToX(each.atMs)
      return { index, x, y: strip.y, width: msToX(each.atMs + each.wallMs) - x, height: stripHeight }
    })
    .toSorted((a, b) => a.x - b.x)
  const unit = measure(labels.timeAxis, styles.small)
  const xTicks = roundTicks(0, lastMs || 1, Math.max(2, Math.floor(width / 90)))
    .map((tick) => ({ ...tick, at: msToX(tick.value) }))
    .filter(
      ({ at, text }) =>
        at - measure(text, styles.tick) / 2 >= 0 && at + measure(text, styles.tick) / 2 < width - unit - 8,
    )

  const dearest = [...costs.keys()]
    .toSorted((a, b) => (costs[b]?.wallMs ?? 0) - (costs[a]?.wallMs ?? 0))
    .slice(0, mostRows)
  const top = strip.y + stripHeight + 62
  if (costs.length > 0) heading(labels.costs(dearest.length, costs.length), top - 12)
  const labelWidth = Math.min(width * 0.52, 280)
  const valueWidth =
    Math.max(0, ...dearest.map((index) => measure(printedMs(costs[index]?.wallMs ?? 0), styles.tick))) + 34
  const msToBar = linear(0, costs[dearest[0] ?? -1]?.wallMs || 1, 0, width - labelWidth - valueWidth)
  const rows = dearest.map((index, place): InitRow => {
    const cost = costs[index] as InitCost
    const y = top + place * rowHeight
    const name = shortened(cost.package, labelWidth - 10, measure)
    const bar = { x: labelWidth, y: y + 5, width: msToBar(cost.wallMs), height: 13 }
    const text = `${printedMs(cost.wallMs)} ms`
    return {
      index,
      x: 0,
      y,
      width,
      height: rowHeight,
      label: { text: name, x: 0, y: y + 16, anchor: 'start', style: 'tick', width: measure(name, styles.tick) },
      bar,
      value: {
        text,
        x: bar.x + bar.width + 5,
        y: y + 16,
        anchor: 'start',
        style: 'tick',
        width: measure(text, styles.tick),
      },
    }
  })
  return {
    width,
    height: top + rows.length * rowHeight + 6,
    headings: costs.length > 0 ? headings : [],
    strip,
    msToX,
    xTicks,
    axis: [
      {
        text: labels.timeAxis,
        x: width - 1,
        y: strip.y + stripHeight + 19,
        anchor: 'end',
        style: 'small',
        width: unit,
      },
    ],
    spans,
    rows,
    msToBar,
  }
}

/** `…/fips140deps/cpu`: the end of a path says more than its beginning. */
export function shortened(path: string, room: number, measure: Measure): string {
  if (measure(path, styles.tick) <= room) return path
  let rest = path
  while (rest.includes('/')) {
    rest = rest.slice(rest.indexOf('/') + 1)
    if (measure(`…/${rest}`, styles.tick) <= room) return `…/${rest}`
  }
  while (rest.length > 1 && measure(`…${rest}`, styles.tick) > room) rest = rest.slice(1)
  return `…${rest}`
}

/** The package at a place: of the row there, else the one that was being initialised. */
export function nearestInit(layout: InitCostLayout, x: number, y: number): number | null {
  const row = layout.rows.find((each) => y >= each.y && y < each.y + each.height)
  if (row) return row.index
  const { spans, strip } = layout
  if (spans.length === 0 || y > strip.y + strip.height + 12) return null
  const under = spans.filter((each) => x >= each.x && x <= each.x + each.width)
  const widest = under.toSorted((a, b) => a.width - b.width)[0]
  return (widest ?? spans[bisector((each: InitSpan) => each.x + each.width / 2).center(spans, x)])?.index ?? null
}
