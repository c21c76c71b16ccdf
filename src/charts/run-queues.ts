// Run queues over time: how many goroutines wait for a P, in the global queue and in that of each P, at the instants that
// schedtrace looked; under it idle Ps, threads and, from Go 1.25, how often each P switched. Several runs share one scale.
import { bisector, max, median } from 'd3-array'
import type { SchedSample } from '../trace/derive/sched-samples.ts'
import { type Box, compact, linear, type PlacedText, pathOf, roundTicks, type Scale, type Tick } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

export const queueFields = ['runqueue', 'local-runqueues', 'idleprocs', 'threads', 'schedticks'] as const
export type QueueField = (typeof queueFields)[number]

/** Samples of one process of one trace. */
export interface SchedRun {
  /** Shown over the run where there are several. */
  readonly name: string
  readonly samples: readonly SchedSample[]
}

/** A queue is drawn in one of six shades; 0 is none. */
export const shadesFrom = [1, 2, 8, 32, 128] as const
export type Shade = 0 | 1 | 2 | 3 | 4 | 5

export function shadeOf(value: number): Shade {
  return shadesFrom.filter((from) => value >= from).length as Shade
}

/** One value at one instant, or of the time between two of them (`schedticks`). */
export interface HeatCell extends Box {
  /** Index in the run's samples; of merged ones, the sample with the largest value. */
  readonly sample: number
  readonly value: number
  readonly shade: Shade
  readonly text: string | null
}

export interface HeatRow extends Box {
  readonly field: 'runqueue' | 'local-runqueues' | 'schedticks'
  /** Which P; absent for the global queue. */
  readonly p?: number
  readonly label: PlacedText | null
  readonly cells: readonly HeatCell[]
}

/** Values as heights: what is idle of all Ps, what is idle or spinning of all threads. */
export interface Strip extends Box {
  readonly field: 'idleprocs' | 'threads'
  readonly label: PlacedText | null
  /** The height in numbers: GOMAXPROCS, or the most threads of any run. */
  readonly top: number
  readonly topText: PlacedText
  readonly toY: Scale
  /** Path data: the total as a line, what is idle as an area, what is spinning as an area. */
  readonly total: string
  readonly idle: string
  readonly spinning: string
}

export interface RunLayout {
  readonly name: PlacedText | null
  readonly rows: readonly HeatRow[]
  readonly strips: readonly Strip[]
  readonly box: Box
  /** Where each sample stands. Without a sample nearby there is no ground: nobody looked then. */
  readonly columns: readonly { readonly x0: number; readonly x1: number; readonly at: number }[]
  readonly headings: readonly PlacedText[]
}

export type QueuesNote =
  | { readonly id: 'sampled'; readonly everyMs: number }
  | { readonly id: 'ticks' }
  | { readonly id: 'gaps'; readonly count: number }
  | { readonly id: 'merged' }
  | { readonly id: 'runs'; readonly shown: number; readonly all: number }

export interface RunQueuesLayout {
  readonly width: number
  readonly height: number
  readonly runs: readonly RunLayout[]
  readonly msToX: Scale
  readonly xTicks: readonly Tick[]
  readonly axis: readonly PlacedText[]
  /** What the shades mean. */
  readonly key: readonly { readonly shade: Shade; readonly box: Box; readonly text: PlacedText }[]
  readonly notes: readonly QueuesNote[]
  readonly most: { readonly queue: number; readonly ticks: number; readonly threads: number }
}

/** Wordings are listed longest first; the first that fits is set. */
export interface RunQueuesLabels {
  readonly global: readonly string[]
  readonly local: (p: number) => readonly string[]
  readonly idleProcs: readonly string[]
  readonly threads: readonly string[]
  /** The heading over the rows of `schedticks`. */
  readonly activity: readonly string[]
  readonly waiting: readonly string[]
  readonly timeAxis: string
}

export interface RunQueuesOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: RunQueuesLabels
  /** Ends of the time axis, ms; the samples given are those that can be seen. */
  readonly window?: { readonly from: number; readonly to: number } | undefined
}

const mostRuns = 4
/** Lines that come this much later than usual are not a gap: the timer is a little late each time. */
const late = 1.3
/** More rectangles than this are merged into wider columns. */
const mostCells = 12_000

export function layoutRunQueues(all: readonly SchedRun[], options: RunQueuesOptions): RunQueuesLayout {
  const { width, measure, labels } = options
  const given = all.filter((run) => run.samples.length > 0)
  const runs = given.slice(0, mostRuns)
  const most = {
    queue: max(runs, (run) => max(run.samples, (each) => Math.max(each.global, ...each.local))) ?? 0,
    ticks: max(runs, (run) => max(run.samples, (each) => Math.max(0, ...ticksPerS(each)))) ?? 0,
    threads: max(runs, (run) => max(run.samples, (each) => each.threads)) ?? 0,
  }
  const gutter = gutterOf(runs, width, options)
  const stepMs = stepOf(runs)
  const lastMs = max(runs, (run) => max(run.samples, (each) => each.atMs)) ?? 0
  const firstMs = Math.min(...runs.map((run) => Math.min(...run.samples.slice(0, 1).map((each) => each.atMs))))
  const from = Number.isFinite(firstMs) ? firstMs : 0
  const { window } = options
  const left = window?.from ?? from - stepMs / 2
  const right = window?.to ?? Math.max(lastMs, from) + stepMs / 2
  const msToX = linear(left, right, gutter, width - 1)

  const key = layoutKey(most.queue, gutter, options)
  let y = 18 + (key.length > 0 ? (runs.length > 1 ? 42 : 34) : 0)
  const between = runs.length > 1 ? 26 : 14
  const laid: RunLayout[] = []
  let merged = false
  for (const run of runs) {
    const next = layoutRun(run, y, { gutter, msToX, stepMs, most, several: runs.length > 1 }, options)
    merged ||= next.merged
    laid.push(next.layout)
    y = next.layout.box.y + next.layout.box.height + between
  }
  const room = Math.max(2, Math.floor((width - gutter) / 90))
  const unit = measure(labels.timeAxis, styles.small)
  const xTicks = roundTicks(Math.max(0, left / 1000), right / 1000, room)
    .map((tick) => ({ ...tick, at: msToX(tick.value * 1000) }))
    .filter((tick) => tick.at >= gutter - 1 && tick.at + measure(tick.text, styles.tick) / 2 < width - unit - 8)
  const base = y - between
  const axis: PlacedText[] =
    runs.length === 0
      ? []
      : [{ text: labels.timeAxis, x: width - 1, y: base + 19, anchor: 'end', style: 'small', width: unit }]
  return {
    width,
    height: Math.ceil(base + 28),
    runs: laid,
    msToX,
    xTicks,
    axis,
    key,
    notes: notesOf(runs, given.length, stepMs, merged),
    most,
  }
}

/** Switches per second of each P since the sample before. */
export function ticksPerS(sample: SchedSample): number[] {
  const { since } = sample
  return since?.ticks && since.ms > 0 ? since.ticks.map((ticks) => (ticks / since.ms) * 1000) : []
}

/** `12`, `340`, `94k`: fits into a cell. */
export function shortCount(value: number): string {
  if (value < 1000) return String(Math.round(value))
  if (value < 1_000_000) return `${(value / 1000).toFixed(value < 9950 ? 1 : 0)}k`
  return `${(value / 1_000_000).toFixed(1)}M`
}

/** The usual time between two samples, ms. */
function stepOf(runs: readonly SchedRun[]): number {
  const steps = runs.flatMap((run) =>
    run.samples.flatMap((each) => (each.since && each.since.ms > 0 ? each.since.ms : [])),
  )
  return median(steps) ?? 1000
}

function gutterOf(runs: readonly SchedRun[], width: number, { measure, labels }: RunQueuesOptions): number {
  const procs = max(runs, (run) => max(run.samples, (each) => each.local.length)) ?? 1
  const longest = (wordings: readonly string[]) =>
    measure((width < compact ? wordings.at(-1) : wordings[0]) ?? '', styles.plain)
  const widths = [labels.global, labels.local(procs - 1), labels.idleProcs, labels.threads].map(longest)
  return Math.ceil(Math.max(...widths)) + 12
}

interface Shared {
  readonly gutter: number
  readonly msToX: Scale
  readonly stepMs: number
  readonly most: RunQueuesLayout['most']
  readonly several: boolean
}

function layoutRun(
  run: SchedRun,
  top: number,
  { gutter, msToX, stepMs, most, several }: Shared,
  options: RunQueuesOptions,
): { layout: RunLayout; merged: boolean } {
  const { width, measure, labels } = options
  const { samples } = run
  const procs = max(samples, (each) => each.local.length) ?? 0
  const room = width - gutter - 1
  let y = top
  const name: PlacedText | null = several
    ? { text: run.name, x: 0, y: y + 2, anchor: 'start', style: 'label', width: measure(run.name, styles.label) }
    : null
  if (several) y += 14

  const withTicks = samples.some((each) => ticksPerS(each).length > 0)
  const rowHeight = Math.max(3, Math.min(22, Math.floor(180 / Math.max(1, procs))))
  const rowsInAll = 1 + procs * (withTicks ? 2 : 1)
  const columnWidth = Math.max(1, Math.ceil((rowsInAll * room) / mostCells))
  // What a sample stands for may reach over the edge of the window.
  const inside = (ms: number) => Math.max(gutter, Math.min(width - 1, msToX(ms)))
  const columns = samples.map((each, index) => {
    const before = samples[index - 1]
    const after = samples[index + 1]
    const half = (stepMs * late) / 2
    const x0 = inside(each.atMs - (before ? Math.min(half, Math.max(0, each.atMs - before.atMs) / 2) : stepMs / 2))
    const x1 = inside(each.atMs + (after ? Math.min(half, Math.max(0, after.atMs - each.atMs) / 2) : stepMs / 2))
    return { x0, x1, at: msToX(each.atMs) }
  })
  let merged = false
  const row = (
    field: HeatRow['field'],
    p: number | undefined,
    height: number,
    wordings: readonly string[],
    read: (sample: SchedSample) => number | undefined,
    shade: (value: number) => Shade,
  ): HeatRow => {
    const cells: HeatCell[] = []
    for (const [index, each] of samples.entries()) {
      const value = read(each)
      const at = columns[index]
      if (value === undefined || !at) continue
      // Ticks count what happened since the last look, so they fill the time between two looks.
      const x0 = field === 'schedticks' && each.since ? inside(each.atMs - each.since.ms) : at.x0
      const x1 = field === 'schedticks' ? at.at : at.x1
      const before = cells.at(-1)
      if (before && x1 - before.x < columnWidth) {
        merged = true
        cells[cells.length - 1] = {
          ...before,
          width: x1 - before.x,
          ...(value > before.value ? { value, sample: index, shade: shade(value) } : {}),
        }
        continue
      }
      const text = height >= 14 ? fitting([shortCount(value)], x1 - x0 - 6, styles.tick, measure) : null
      cells.push({
        sample: index,
        x: x0,
        y,
        width: x1 - x0,
        height,
        value,
        shade: shade(value),
        text: text?.text ?? null,
      })
    }
    const label =
      height >= 12 || (p !== undefined && p % Math.ceil(14 / height) === 0)
        ? fitting(wordings, gutter - 8, styles.plain, measure)
        : null
    const laid: HeatRow = {
      field,
      ...(p === undefined ? {} : { p }),
      x: gutter,
      y,
      width: room,
      height,
      cells,
      label: label ? { ...label, x: gutter - 8, y: y + height / 2 + 4.5, anchor: 'end', style: 'plain' } : null,
    }
    y += height + (height >= 8 ? 2 : 0)
    return laid
  }
  const headings: PlacedText[] = []
  const heading = (wordings: readonly string[]) => {
    const text = fitting(wordings, room, styles.small, measure)
    if (text) headings.push({ ...text, x: gutter, y: y + 11, anchor: 'start', style: 'small' })
    y += 17
  }
  const rows: HeatRow[] = []
  heading(labels.waiting)
  rows.push(row('runqueue', undefined, 22, labels.global, (each) => each.global, shadeOf))
  for (let p = 0; p < procs; p++)
    rows.push(row('local-runqueues', p, rowHeight, labels.local(p), (each) => each.local[p], shadeOf))

  y += 10
  const strips: Strip[] = []
  const steps = stepsOf(columns)
  merged ||= steps.length < columns.length
  const strip = (
    field: Strip['field'],
    height: number,
    wordings: readonly string[],
    highest: number,
    values: {
      total: (s: SchedSample) => number
      idle: (s: SchedSample) => number
      spinning: (s: SchedSample) => number
    },
  ) => {
    const toY = linear(0, Math.max(1, highest), y + height, y)
    const most = (read: (s: SchedSample) => number) =>
      steps.map(({ from, to }) => {
        let high = 0
        for (let at = from; at < to; at++) high = Math.max(high, read(samples[at] as SchedSample))
        return high
      })
    const totals = most(values.total)
    const idle = most(values.idle)
    const busy = most((each) => values.idle(each) + values.spinning(each))
    const label = fitting(wordings, gutter - 8, styles.plain, measure)
    const text = String(highest)
    const textWidth = measure(text, styles.tick)
    strips.push({
      field,
      x: gutter,
      y,
      width: room,
      height,
      top: highest,
      toY,
      label: label ? { ...label, x: gutter - 8, y: y + height / 2 + 4.5, anchor: 'end', style: 'plain' } : null,
      // So far left that its halo leaves no dash of the line before it, which would read as a minus.
      topText: { text, x: gutter + 1.5, y: y + 11, anchor: 'start', style: 'tick', width: textWidth },
      total: pathOf(
        steps.flatMap(({ x0, x1 }, index) => {
          const at = toY(totals[index] ?? 0)
          const joined = index > 0 && x0 - (steps[index - 1]?.x1 ?? x0) < 0.75
          return [...(joined ? [] : [null]), [x0, at] as const, [x1, at] as const]
        }),
      ),
      idle: barsOf(steps, (index) => [0, idle[index] ?? 0], toY),
      spinning: barsOf(steps, (index) => [idle[index] ?? 0, busy[index] ?? 0], toY),
    })
    y += height + 10
  }
  const gomaxprocs = max(samples, (each) => each.procs) ?? 1
  strip('idleprocs', 26, labels.idleProcs, gomaxprocs, {
    total: (each) => each.procs,
    idle: (each) => each.idleProcs,
    spinning: () => 0,
  })
  strip('threads', 44, labels.threads, most.threads, {
    total: (each) => each.threads,
    idle: (each) => each.idleThreads,
    spinning: (each) => each.spinningThreads ?? 0,
  })
  if (withTicks) {
    heading(labels.activity)
    const tickHeight = Math.max(3, Math.min(18, rowHeight))
    const shade = (value: number): Shade =>
      value <= 0 || most.ticks === 0 ? 0 : (Math.min(5, 1 + Math.floor((value / most.ticks) * 4.999)) as Shade)
    for (let p = 0; p < procs; p++)
      rows.push(row('schedticks', p, tickHeight, labels.local(p), (each) => ticksPerS(each)[p], shade))
  }
  const box = { x: gutter, y: top, width: room, height: y - top }
  return { layout: { name, rows, strips, box, columns, headings }, merged }
}

/** Where strips have one height: each sample, or those that share half a pixel, of which the highest values are drawn. */
function stepsOf(columns: RunLayout['columns']): { x0: number; x1: number; from: number; to: number }[] {
  const steps: { x0: number; x1: number; from: number; to: number }[] = []
  for (const [at, { x0, x1 }] of columns.entries()) {
    const before = steps.at(-1)
    if (before && x1 - before.x0 < 0.5) {
      before.x1 = x1
      before.to = at + 1
    } else steps.push({ x0, x1, from: at, to: at + 1 })
  }
  return steps
}

/** Rectangles as path data, those without height left out. */
function barsOf(
  columns: readonly { readonly x0: number; readonly x1: number }[],
  range: (index: number) => readonly [number, number],
  toY: Scale,
): string {
  let path = ''
  for (const [index, { x0, x1 }] of columns.entries()) {
    const [lo, hi] = range(index)
    if (hi > lo)
      path += `${pathOf([
        [x0, toY(lo)],
        [x0, toY(hi)],
        [x1, toY(hi)],
        [x1, toY(lo)],
      ])}Z`
  }
  return path
}

/** The cells of each shade as one path: a page of thousands of cells stays small. */
export function pathsByShade(cells: readonly HeatCell[]): { shade: Shade; path: string }[] {
  return [...Map.groupBy(cells, (cell) => cell.shade)]
    .map(([shade, same]) => ({
      shade,
      path: same
        .map(
          ({ x, y, width, height }) =>
            `${pathOf([
              [x, y],
              [x + width, y],
              [x + width, y + height],
              [x, y + height],
            ])}Z`,
        )
        .join(''),
    }))
    .toSorted((a, b) => a.shade - b.shade)
}

function layoutKey(most: number, x: number, { width, measure }: RunQueuesOptions): RunQueuesLayout['key'] {
  const ranges = shadesFrom.map((from, index) => {
    const next = shadesFrom[index + 1]
    return {
      shade: (index + 1) as Shade,
      text: next === undefined ? `≥ ${from}` : next - from === 1 ? `${from}` : `${from}–${next - 1}`,
    }
  })
  const long = [{ shade: 0 as Shade, text: '0' }, ...ranges].filter(({ shade }) => shade <= shadeOf(most))
  const swatch = 14
  const widthOf = ({ text }: { readonly text: string }) => swatch + 5 + measure(text, styles.tick)
  const sumOf = (entries: readonly { readonly text: string }[]) => entries.reduce((sum, each) => sum + widthOf(each), 0)
  // Where the ranges do not fit in a narrow figure, each shade says where it begins; the next one says where it ends.
  const fits = sumOf(long) + 6 * (long.length - 1) <= width
  const used = fits ? long : long.map(({ shade, text }) => ({ shade, text: text.replace(/–.*/, '') }))
  const gap = Math.min(10, (width - sumOf(used)) / Math.max(1, used.length - 1))
  const widths = used.map(widthOf)
  const all = sumOf(used) + gap * (used.length - 1)
  let at = x + all <= width ? x : Math.max(0, width - all)
  return used.map(({ shade, text }, index) => {
    const entry = {
      shade,
      box: { x: at, y: 26, width: swatch, height: 14 },
      text: {
        text,
        x: at + swatch + 5,
        y: 37,
        anchor: 'start',
        style: 'tick',
        width: measure(text, styles.tick),
      } as const,
    }
    at += (widths[index] ?? 0) + gap
    return entry
  })
}

function notesOf(runs: readonly SchedRun[], given: number, stepMs: number, merged: boolean): QueuesNote[] {
  const notes: QueuesNote[] = []
  if (runs.some((run) => run.samples.length > 1)) notes.push({ id: 'sampled', everyMs: Math.round(stepMs) })
  const gaps = runs.flatMap((run) => run.samples.filter((each) => (each.since?.ms ?? 0) > stepMs * late)).length
  if (gaps > 0) notes.push({ id: 'gaps', count: gaps })
  if (runs.some((run) => run.samples.some((each) => ticksPerS(each).length > 0))) notes.push({ id: 'ticks' })
  if (merged) notes.push({ id: 'merged' })
  if (runs.length < given) notes.push({ id: 'runs', shown: runs.length, all: given })
  return notes
}

/** The sample nearest to a place, and what of it is drawn there. */
export function nearestQueueValue(
  layout: RunQueuesLayout,
  x: number,
  y: number,
): { run: number; sample: number; field: QueueField } | null {
  const run = layout.runs.findIndex(({ box }) => y >= box.y - 4 && y <= box.y + box.height + 8)
  const at = layout.runs[run]
  if (!at || at.columns.length === 0) return null
  const sample = bisector((each: RunLayout['columns'][number]) => each.at).center(at.columns, x)
  const within = (box: Box) => y >= box.y - 1 && y <= box.y + box.height + 2
  const field = at.rows.find(within)?.field ?? at.strips.find(within)?.field ?? 'runqueue'
  return { run, sample, field }
}
