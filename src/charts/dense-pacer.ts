// What the pacer wanted and what came of it, over very many cycles: per pixel column the extremes of trigger, end and goal,
// of the CPU that marking used against what it was meant to use, and of the estimate or the ratios behind it.
import type { PacerColumns } from '../trace/derive/pacer-columns.ts'
import { greatestIn, leastIn, placeOfGreatest, type Series, seriesOf } from './decimate.ts'
import {
  type DenseFrame,
  type DenseLayout,
  type DensePanelId,
  extremesOf,
  type LineLook,
  layoutPanels,
  type PanelPlan,
  panelHeight,
  placesUnder,
  type Tone,
  upperOf,
} from './dense-panels.ts'
import type { PacerPanelId, PacerSeries } from './pacer.ts'

const MiB = 2 ** 20

/** Pacer lines with the trees over them: sizes in MiB. */
export interface PacerPack {
  readonly columns: PacerColumns
  readonly series: Readonly<Partial<Record<PacerSeries, Series>>>
  /** How far the heap passed its goal, MiB; below 0 where it stayed under it. */
  readonly over: Series
}

export function pacerPackOf(columns: PacerColumns): PacerPack {
  const { length, ratios } = columns
  const sizes = (bytes: Float64Array) => {
    const made = new Float32Array(length)
    for (let at = 0; at < length; at++) made[at] = (bytes[at] as number) / MiB
    return made
  }
  const made: Partial<Record<PacerSeries, Series>> = {}
  const take = (name: PacerSeries, values: Float32Array<ArrayBuffer> | undefined) => {
    if (values?.some((value) => !Number.isNaN(value))) made[name] = seriesOf(values)
  }
  const floats = (values: Float64Array | undefined) => values && Float32Array.from(values)
  take('marked', sizes(columns.marked))
  take('trigger', sizes(columns.trigger))
  take('end', sizes(columns.end))
  take('goal', sizes(columns.goal))
  take('utilization', floats(columns.utilization))
  take('utilization-goal', floats(columns.utilizationGoal))
  take('cons-mark', floats(columns.consMark))
  take('h-t', floats(ratios[0]))
  take('h-a', floats(ratios[1]))
  take('h-g', floats(ratios[2]))
  const over = new Float32Array(length)
  for (let at = 0; at < length; at++) over[at] = ((columns.end[at] as number) - (columns.goal[at] as number)) / MiB
  return { columns, series: made, over: seriesOf(over) }
}

export interface DensePacerLabels {
  /** Wordings are listed longest first; the first that fits is set. */
  readonly panels: Readonly<Record<PacerPanelId, readonly string[]>>
  readonly series: Readonly<Record<PacerSeries, string>>
  process(number: number): string
  readonly timeAxis: string
}

interface Line extends LineLook {
  readonly series: PacerSeries
  readonly tone: Tone
  readonly weight: number
  /** Only the highest value of each column. */
  readonly upper?: boolean
  readonly alpha?: number
}

const linesOf: Readonly<Record<PacerPanelId, { readonly height: number; readonly lines: readonly Line[] }>> = {
  heap: {
    height: 200,
    lines: [
      { series: 'end', tone: 'heap-end', weight: 1.25, sign: 'triangle' },
      { series: 'marked', tone: 'heap-live', weight: 1.25, sign: 'square' },
      { series: 'trigger', tone: 'heap-start', weight: 1.25, dash: [2, 3] },
      { series: 'goal', tone: 'heap-goal', weight: 1.5, dash: [6, 4], upper: true },
    ],
  },
  utilization: {
    height: 84,
    lines: [
      { series: 'utilization', tone: 'mark', weight: 1.25 },
      { series: 'utilization-goal', tone: 'heap-goal', weight: 1.5, dash: [6, 4] },
    ],
  },
  'cons-mark': { height: 70, lines: [{ series: 'cons-mark', tone: 'ink', weight: 1.25, alpha: 0.55 }] },
  ratios: {
    height: 96,
    lines: [
      { series: 'h-a', tone: 'heap-end', weight: 1.25, sign: 'triangle' },
      { series: 'h-t', tone: 'heap-start', weight: 1.25, dash: [2, 3] },
      { series: 'h-g', tone: 'heap-goal', weight: 1.5, dash: [6, 4], upper: true },
    ],
  },
}
const panelIds: Readonly<Record<PacerPanelId, DensePanelId>> = {
  heap: 'pacer-heap',
  utilization: 'utilization',
  'cons-mark': 'cons-mark',
  ratios: 'ratios',
}

export function layoutDensePacer(
  pack: PacerPack,
  { labels, ...frame }: DenseFrame & { readonly labels: DensePacerLabels },
): DenseLayout {
  const { atS, lanes } = pack.columns
  return layoutPanels(
    {
      atS,
      lanes,
      gutter: ['100 %', '-0.05'],
      process: labels.process,
      timeAxis: labels.timeAxis,
      planOf: (_, bounds, from, to) => {
        const worst = placeOfGreatest(pack.over, from, to)
        return {
          // Only what passed its goal is worth a sign.
          worst: worst >= 0 && (pack.over.values[worst] as number) > 0 ? worst : -1,
          panels: (Object.keys(linesOf) as PacerPanelId[]).flatMap((id): PanelPlan[] => {
            const { height, lines } = linesOf[id]
            const drawn = lines.flatMap(({ series: name, upper, ...line }) => {
              const series = pack.series[name]
              if (!series) return []
              const data = extremesOf(series, bounds)
              return [{ ...line, name, series, data: upper ? upperOf(data) : data }]
            })
            if (drawn.length === 0) return []
            const greatest = Math.max(...drawn.map(({ series }) => greatestIn(series, from, to)))
            const least = Math.min(0, ...drawn.map(({ series }) => leastIn(series, from, to)))
            const [end, trigger] = ['end', 'trigger'].map((name) => drawn.find((each) => each.name === name)?.data)
            const climb =
              end && trigger
                ? [{ type: 'between', tone: 'heap-end', low: trigger.least, high: end.greatest, alpha: 0.18 } as const]
                : []
            return [
              {
                id: panelIds[id],
                title: labels.panels[id],
                height: panelHeight(height, frame.width, lanes.length),
                // Over the heap stands the name of the worst.
                ...(id === 'heap' ? { room: 20 } : {}),
                key: drawn.map(({ tone, dash, sign, name }) => ({
                  tone,
                  look: 'line',
                  text: labels.series[name],
                  dash,
                  sign,
                })),
                least: Number.isFinite(least) ? least : 0,
                most: Number.isFinite(greatest) && greatest > 0 ? greatest : 1,
                layers: [
                  ...climb,
                  ...drawn.map(({ tone, weight, data, dash, sign, alpha = 0.9 }) => ({
                    type: 'line' as const,
                    tone,
                    weight,
                    data,
                    alpha,
                    ...(dash ? { dash } : {}),
                    ...(sign ? { sign } : {}),
                  })),
                ],
              },
            ]
          }),
        }
      },
    },
    frame,
  )
}

/** Of the lines under a place the one that is drawn highest there. */
export function nearestDensePacer(layout: DenseLayout, pack: PacerPack, x: number, y: number): number {
  const under = placesUnder(layout, pack.columns.atS, x, y)
  if (under === null) return -1
  const { series, over } = pack
  const of: Partial<Record<DensePanelId, Series | undefined>> = {
    utilization: series.utilization,
    'cons-mark': series['cons-mark'],
    ratios: series['h-a'],
  }
  const wanted = of[under.panel?.id ?? 'pacer-heap'] ?? over
  const found = placeOfGreatest(wanted, under.from, under.to)
  return found >= 0 ? found : under.nearest
}
