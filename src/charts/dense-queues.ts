// Run queues over very many SCHED lines as a heat map: the longest queue of each pixel column for the global queue and for
// that of each P, under it idle Ps, threads and how often each P switched. The longest queue of all is always drawn.
import type { CycleLane } from '../trace/derive/cycle-columns.ts'
import type { SchedColumns } from '../trace/derive/sched-columns.ts'
import {
  type Counts,
  greatestIn,
  type Peaks,
  peakIn,
  peaksOf,
  placeOfGreatest,
  type Series,
  seriesOf,
} from './decimate.ts'
import {
  type CellRow,
  type DenseFrame,
  type DenseLayout,
  extremesOf,
  type Layer,
  layoutPanels,
  nobodyLooked,
  type PanelPlan,
  placesUnder,
  upperOf,
} from './dense-panels.ts'
import { shadeOf, shadesFrom } from './run-queues.ts'

/** SCHED lines with the trees over them. */
export interface QueuePack {
  readonly columns: SchedColumns
  readonly global: Series
  readonly local: readonly Peaks[]
  /** The longest queue of each line, whichever it is. */
  readonly longest: Series
  readonly procs: Series
  readonly idleProcs: Series
  readonly threads: Series
  readonly idleThreads: Series
  /** Idle and spinning threads together; `NaN` before Go 1.4. */
  readonly notBusy: Series
  readonly perS: readonly Series[]
  readonly allPerS: Series
  /** Of each process the usual time between two lines, s. */
  readonly everyS: Float64Array
}

export function queuePackOf(columns: SchedColumns): QueuePack {
  const { length } = columns
  const longest = Float32Array.from(columns.global)
  for (const values of columns.local)
    for (let at = 0; at < length; at++) {
      const value = values[at] as number
      if (value > (longest[at] as number)) longest[at] = value
    }
  const notBusy = new Float32Array(length)
  for (let at = 0; at < length; at++)
    notBusy[at] = (columns.idleThreads[at] as number) + (columns.spinning[at] as number)
  return {
    columns,
    global: seriesOf(columns.global),
    local: columns.local.map((values: Counts) => peaksOf(values)),
    longest: seriesOf(longest),
    procs: seriesOf(Float32Array.from(columns.procs)),
    idleProcs: seriesOf(Float32Array.from(columns.idleProcs)),
    threads: seriesOf(columns.threads),
    idleThreads: seriesOf(columns.idleThreads),
    notBusy: seriesOf(notBusy),
    perS: columns.perS.map(seriesOf),
    allPerS: seriesOf(columns.allPerS),
    everyS: Float64Array.from(columns.lanes, (lane) => usualStep(columns.atS, lane)),
  }
}

/** The median of the times between two lines, from some thousand of them spread over all. */
function usualStep(atS: Float64Array, { from, to }: CycleLane): number {
  const stride = Math.max(1, Math.floor((to - from) / 4000))
  const steps: number[] = []
  for (let at = from + 1; at < to; at += stride) {
    const step = (atS[at] as number) - (atS[at - 1] as number)
    if (step > 0) steps.push(step)
  }
  return steps.toSorted((a, b) => a - b)[steps.length >> 1] ?? 1
}

export interface DenseQueueLabels {
  readonly global: string
  readonly waiting: readonly string[]
  readonly idleProcs: readonly string[]
  readonly threads: readonly string[]
  readonly activity: readonly string[]
  readonly allActivity: readonly string[]
  readonly keys: Readonly<
    Record<'procs' | 'idle-least' | 'idle-most' | 'threads' | 'idle-threads' | 'spinning' | 'switches', string>
  >
  process(number: number): string
  readonly timeAxis: string
}

/** More cells than this are merged into wider columns, by their greatest. */
const mostCells = 60_000
/** Lines that come this much later than usual leave a gap, as in the small figure. */
const late = 1.3
const globalHeight = 20
const alphas = [0, 0.2, 0.36, 0.54, 0.82, 1] as const

function rowHeightOf(procs: number): number {
  return Math.max(3, Math.min(20, Math.floor(200 / Math.max(1, procs))))
}

export function layoutDenseQueues(
  pack: QueuePack,
  { labels, ...frame }: DenseFrame & { readonly labels: DenseQueueLabels },
): DenseLayout {
  const { columns } = pack
  const { atS } = columns
  // One process at a time: queues of two programs have nothing to do with each other.
  const lanes = columns.lanes.slice(0, 1)
  const procs = pack.local.length
  const rows = 1 + procs + pack.perS.length
  return layoutPanels(
    {
      atS,
      lanes,
      gutter: [labels.global, `P${Math.max(0, procs - 1)}`, '1000'],
      finest: Math.min(1, mostCells / (rows * frame.width)),
      process: labels.process,
      timeAxis: labels.timeAxis,
      planOf: (lane, bounds, from, to) => {
        const everyS = pack.everyS[columns.lanes.indexOf(lane)] ?? 1
        const worst = placeOfGreatest(pack.longest, from, to)
        const grid = { bounds, lane, everyS, atS, frame }
        return {
          worst: worst >= 0 && (pack.longest.values[worst] as number) > 0 ? worst : -1,
          panels: [
            queuesPlan(pack, grid, labels),
            idlePlan(pack, bounds, from, to, labels),
            threadsPlan(pack, bounds, from, to, labels),
            ...activityPlan(pack, grid, labels),
          ],
        }
      },
    },
    frame,
  )
}

interface Grid {
  readonly bounds: Uint32Array
  readonly lane: CycleLane
  readonly everyS: number
  readonly atS: Float64Array
  readonly frame: DenseFrame
}

/** One shade for each column; a column between two lines that came in time shows the line before it. */
function shadesOf({ bounds, lane, everyS, atS, frame }: Grid, shade: (from: number, to: number) => number): Uint8Array {
  const count = bounds.length - 1
  const made = new Uint8Array(count).fill(nobodyLooked)
  const step = (frame.view.to - frame.view.from) / count
  for (let column = 0; column < count; column++) {
    const from = bounds[column] as number
    const to = bounds[column + 1] as number
    if (from < to) made[column] = shade(from, to)
    else if (from > lane.from) {
      const begins = frame.view.from + column * step
      if (begins - (atS[from - 1] as number) <= everyS * late) made[column] = shade(from - 1, from)
    }
  }
  return made
}

function cellLayers(rows: readonly CellRow[], tone: 'queue' | 'mark'): Layer[] {
  return [
    { type: 'cells', tone: 'program', alpha: 1, rows, shades: [0, 5] },
    ...alphas
      .slice(1)
      .map((alpha, index): Layer => ({ type: 'cells', tone, alpha, rows, shades: [index + 1, index + 1] })),
  ]
}

/** Where the rows of a heat map stand, counted in pixels from the bottom of their panel. */
export function queueRows(procs: number): {
  readonly height: number
  readonly rows: readonly (readonly [top: number, bottom: number])[]
} {
  const each = rowHeightOf(procs)
  const gap = each >= 8 ? 2 : 0
  const height = globalHeight + 2 + procs * (each + gap)
  const rows = Array.from({ length: procs }, (_, p): readonly [number, number] => {
    const top = height - globalHeight - 2 - p * (each + gap)
    return [top, top - each]
  })
  return { height, rows: [[height, height - globalHeight], ...rows] }
}

/** The names of rows, as many as can be read: of very many Ps each second, fourth or eighth. */
function rowTicks(rows: readonly (readonly [top: number, bottom: number])[], first: string | null) {
  const ps = first === null ? rows : rows.slice(1)
  const apart = ps.length > 1 ? (ps[0]?.[0] ?? 0) - (ps[1]?.[0] ?? 0) : 0
  let stride = 1
  while (stride * apart < 14 && stride < ps.length) stride *= 2
  const middle = ([top, bottom]: readonly [top: number, bottom: number]) => (top + bottom) / 2
  const [global] = rows
  return [
    ...(first !== null && global ? [{ value: middle(global), text: first }] : []),
    ...ps.flatMap((row, p) => (p % stride === 0 ? [{ value: middle(row), text: `P${p}` }] : [])),
  ]
}

function queuesPlan(pack: QueuePack, grid: Grid, labels: DenseQueueLabels): PanelPlan {
  const { height, rows } = queueRows(pack.local.length)
  const cells = rows.map(([top, bottom], index): CellRow => {
    const queue = pack.local[index - 1]
    const shades = shadesOf(grid, (from, to) =>
      shadeOf(queue ? peakIn(queue, from, to) : greatestIn(pack.global, from, to)),
    )
    return { top, bottom, shades }
  })
  const { lane } = grid
  const most = shadeOf(greatestIn(pack.longest, lane.from, lane.to))
  return {
    id: 'queues',
    title: labels.waiting,
    height,
    room: 20,
    most: height,
    tight: true,
    ruled: false,
    key: [
      { tone: 'program', look: 'area', text: '0' },
      ...shadesFrom.slice(0, most).map((from, index) => {
        const next = shadesFrom[index + 1]
        const text = next === undefined ? `≥ ${from}` : next - from === 1 ? `${from}` : `${from}–${next - 1}`
        return { tone: 'queue', look: 'area', text, alpha: alphas[index + 1] ?? 1 } as const
      }),
    ],
    ticks: rowTicks(rows, labels.global),
    layers: cellLayers(cells, 'queue'),
  }
}

function idlePlan(pack: QueuePack, bounds: Uint32Array, from: number, to: number, labels: DenseQueueLabels): PanelPlan {
  const idle = extremesOf(pack.idleProcs, bounds)
  const most = Math.max(1, greatestIn(pack.procs, from, to))
  return {
    id: 'idleprocs',
    title: labels.idleProcs,
    height: 44,
    most,
    ticks: [0, most].map((value) => ({ value, text: String(value) })),
    key: [
      { tone: 'idle', look: 'area', text: labels.keys['idle-least'] },
      { tone: 'idle', look: 'area', text: labels.keys['idle-most'], alpha: 0.4 },
      { tone: 'ink', look: 'line', text: labels.keys.procs },
    ],
    layers: [
      { type: 'between', tone: 'idle', low: idle.least, high: idle.greatest, alpha: 0.4 },
      { type: 'bars', tone: 'idle', high: idle.least },
      { type: 'line', tone: 'ink', data: extremesOf(pack.procs, bounds), weight: 1.5, alpha: 1 },
    ],
  }
}

function threadsPlan(
  pack: QueuePack,
  bounds: Uint32Array,
  from: number,
  to: number,
  labels: DenseQueueLabels,
): PanelPlan {
  const idle = extremesOf(pack.idleThreads, bounds)
  const spinning = greatestIn(pack.notBusy, from, to) > Number.NEGATIVE_INFINITY
  const floor = idle.greatest.map((value) => (Number.isNaN(value) ? value : 0))
  return {
    id: 'threads',
    title: labels.threads,
    height: 60,
    most: Math.max(1, greatestIn(pack.threads, from, to)),
    key: [
      { tone: 'ink', look: 'line', text: labels.keys.threads },
      { tone: 'idle', look: 'area', text: labels.keys['idle-threads'], alpha: 0.55 },
      ...(spinning ? [{ tone: 'queue', look: 'line', text: labels.keys.spinning, dash: [2, 3] } as const] : []),
    ],
    layers: [
      { type: 'between', tone: 'idle', low: floor, high: idle.greatest, alpha: 0.55 },
      ...(spinning
        ? [
            {
              type: 'line',
              tone: 'queue',
              data: upperOf(extremesOf(pack.notBusy, bounds)),
              weight: 1,
              alpha: 0.9,
              dash: [2, 3],
            } as const,
          ]
        : []),
      { type: 'line', tone: 'ink', data: extremesOf(pack.threads, bounds), weight: 1.5, alpha: 1 },
    ],
  }
}

function activityPlan(pack: QueuePack, grid: Grid, labels: DenseQueueLabels): PanelPlan[] {
  const { lane, bounds } = grid
  if (pack.columns.allPerS.length === 0) return []
  if (pack.perS.length === 0) {
    const most = greatestIn(pack.allPerS, lane.from, lane.to)
    if (!(most > 0)) return []
    return [
      {
        id: 'activity',
        title: labels.allActivity,
        height: 60,
        most,
        layers: [{ type: 'line', tone: 'mark', data: extremesOf(pack.allPerS, bounds), weight: 1.25, alpha: 1 }],
      },
    ]
  }
  const most = Math.max(...pack.perS.map((series) => greatestIn(series, lane.from, lane.to)))
  if (!(most > 0)) return []
  const all = queueRows(pack.perS.length)
  const height = all.height - globalHeight - 2
  const rows = all.rows.slice(1)
  const cells = rows.map(([top, bottom], p): CellRow => {
    const series = pack.perS[p] as Series
    return {
      top,
      bottom,
      shades: shadesOf(grid, (from, to) => activityShade(greatestIn(series, from, to), most)),
    }
  })
  return [
    {
      id: 'activity',
      title: labels.activity,
      height,
      most: height,
      tight: true,
      ruled: false,
      key: [
        { tone: 'mark', look: 'area', text: `1–${Math.max(1, Math.round(most / 5))}`, alpha: alphas[1] },
        { tone: 'mark', look: 'area', text: `≥ ${Math.round((most * 4) / 5)}${labels.keys.switches}` },
      ],
      ticks: rowTicks(rows, null),
      layers: cellLayers(cells, 'mark'),
    },
  ]
}

/** As in the small figure: the busiest cell of all is the darkest. */
function activityShade(value: number, most: number): number {
  return value > 0 ? Math.min(5, 1 + Math.floor((value / most) * 4.999)) : value === 0 ? 0 : nobodyLooked
}

/** Of the lines under a place the one that is drawn there: in a row the one with its longest queue. */
export function nearestDenseQueue(layout: DenseLayout, pack: QueuePack, x: number, y: number): number {
  const under = placesUnder(layout, pack.columns.atS, x, y)
  if (under === null) return -1
  const { from, to, panel } = under
  const row = panel?.id === 'queues' ? queueRowAt(pack, panel.y + panel.height - y) : -1
  const queue = pack.local[row - 1]
  if (queue && from < to) {
    const most = peakIn(queue, from, to)
    if (most > 0) return from + queue.values.subarray(from, to).indexOf(most)
  }
  const series = row === 0 ? pack.global : panel?.id === 'activity' ? pack.allPerS : pack.longest
  const found = series.values.length > 0 ? placeOfGreatest(series, from, to) : -1
  return found >= 0 ? found : under.nearest
}

/** Which row of the heat map is at a height over its bottom: 0 is the global queue; -1 between rows. */
function queueRowAt(pack: QueuePack, height: number): number {
  return queueRows(pack.local.length).rows.findIndex(([top, bottom]) => height <= top + 1 && height >= bottom - 1)
}

/** Which queue of a line is its longest: -1 for the global one. */
export function longestQueueOf({ columns, longest }: QueuePack, place: number): number {
  const most = longest.values[place]
  if (columns.global[place] === most) return -1
  return columns.local.findIndex((values) => values[place] === most)
}
