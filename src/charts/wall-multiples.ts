// Many cycles as small wall × P rectangles on one scale: width is wall-clock time, height is Ps, area is CPU time, so that
// the cycle that is longer, or that took more of the Ps, is larger. As many as fit make a page.
import { max } from 'd3-array'
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { CommonScale } from './common-scale.ts'
import { type Box, boxesPath, compact, linear, type PlacedText, printedMs } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'
import { type CpuPart, cpuPartsOf, type PartId } from './wall-by-procs.ts'

export const multiplesFields = [
  'mark-assist-cpu',
  'mark-background-cpu',
  'mark-idle-cpu',
  'sweep-term-cpu',
  'mark-term-cpu',
  'mark-wall',
] as const
export type MultiplesField = (typeof multiplesFields)[number]

/** An area of a cycle. `cut`: it would be higher than its cell, which has room for GOMAXPROCS, and is no longer to scale. */
export interface MultiplesArea extends Box {
  readonly part: PartId
  readonly field: string | null
  readonly cpuMs: number
  readonly cut: boolean
}

export interface MultiplesCell extends Box {
  /** Index into the cycles that were given. */
  readonly cycle: number
  /** What the cycle takes of the cell: its wall clock across, its Ps up. */
  readonly frame: Box
  readonly areas: readonly MultiplesArea[]
  readonly title: PlacedText | null
  /** The whole wall-clock time, at the other end of the title's line. */
  readonly length: PlacedText | null
  /** `(forced)`: with a mark before its number. */
  readonly forced: boolean
}

export type MultiplesNote =
  | { readonly id: 'one-scale'; readonly longestMs: string }
  | { readonly id: 'cut'; readonly count: number }
  | { readonly id: 'stale'; readonly count: number }
  | { readonly id: 'no-width'; readonly count: number }

export interface WallMultiplesLayout {
  readonly width: number
  readonly height: number
  readonly cells: readonly MultiplesCell[]
  /** The areas of a part in all cells as one shape. */
  readonly paths: readonly { readonly part: PartId; readonly field: string | null; readonly path: string }[]
  /** The first and the last cycle that are shown, as indices, and how many fit on a page. */
  readonly from: number
  readonly to: number
  readonly per: number
  readonly pxPerMs: number
  readonly pxPerProc: number
  readonly key: readonly (PlacedText & { readonly part: PartId })[]
  readonly notes: readonly MultiplesNote[]
}

export interface WallMultiplesLabels {
  readonly parts: Readonly<Record<PartId, string>>
  /** `process` counts from 1; absent where there is only one. */
  title(gc: number, process?: number): readonly string[]
  length(ms: string): readonly string[]
}

export interface WallMultiplesOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: WallMultiplesLabels
  /** A cycle (an index) of the page to show. */
  readonly around?: number
  readonly common?: Pick<CommonScale, 'wallMs' | 'procs'> | undefined
}

/** The same for every width that one drawing without JavaScript stands for, so that nothing moves when a page wakes up. */
function columnsAt(width: number): number {
  return width < 420 ? 3 : width < compact ? 4 : width < 768 ? 5 : 6
}
/** So many cycles fit on a page of a width. */
export function multiplesRoom(width: number): number {
  return columnsAt(width) * rows
}
/** As many cycles as the smallest page holds. */
export const smallestPage = 3 * 4

const gap = 14
const rows = 4
const titleHeight = 20
/** The line in which what is pointed at is read out. */
const readout = 20

export function layoutWallMultiples(cycles: readonly GcCycle[], options: WallMultiplesOptions): WallMultiplesLayout {
  const { width, measure, labels, around = 0, common } = options
  const columns = columnsAt(width)
  const cellWidth = (width - gap * (columns - 1)) / columns
  const cellHeight = width < compact ? 44 : 56
  const per = columns * rows
  const page = Math.floor(Math.max(0, Math.min(around, cycles.length - 1)) / per)
  const from = page * per
  const shown = cycles.slice(from, from + per)

  const several = new Set(cycles.map(({ record }) => record.process)).size > 1
  const procs = Math.max(common?.procs ?? 0, max(shown, (cycle) => cycle.procs) ?? 1)
  const longest = Math.max(common?.wallMs ?? 0, max(shown, (cycle) => cycle.wallMs) ?? 0)
  const pxPerMs = longest > 0 ? cellWidth / longest : 0
  const pxPerProc = cellHeight / procs
  const key = layoutKey(shown, options)
  const top = (key.at(-1)?.y ?? 0) + 18
  const titlesOf = (cycle: GcCycle) => labels.title(cycle.number, several ? cycle.record.process + 1 : undefined)
  // One wording for all; the length of the cycle goes before the longer names of a process.
  const fits = (at: number) =>
    shown.every((cycle) => {
      const length = measure(labels.length(printedMs(cycle.wallMs))[0] ?? '', styles.small) + 8
      return measure(titlesOf(cycle)[at] ?? '', styles.small) <= cellWidth - length
    })
  const wordings = shown[0] ? titlesOf(shown[0]).length : 1
  const wording = several ? Math.min(wordings - 1, [...Array(wordings).keys()].find(fits) ?? wordings - 1) : 0
  const cells = shown.map((cycle, index): MultiplesCell => {
    const x = (index % columns) * (cellWidth + gap)
    const y = top + Math.floor(index / columns) * (titleHeight + cellHeight + gap)
    const base = y + titleHeight + cellHeight
    const toX = (ms: number) => x + ms * pxPerMs
    const toY = linear(0, procs, base, base - cellHeight)
    const areas = cpuPartsOf(cycle).map((part) => areaOf(part, toX, toY, procs))
    const title = fitting(titlesOf(cycle).slice(wording), cellWidth, styles.small, measure)
    const left = cellWidth - (title?.width ?? 0) - 8
    const length = fitting(labels.length(printedMs(cycle.wallMs)), left, styles.small, measure)
    const at = y + titleHeight - 6
    return {
      cycle: from + index,
      x,
      y,
      width: cellWidth,
      height: titleHeight + cellHeight,
      frame: { x, y: toY(cycle.procs), width: cycle.wallMs * pxPerMs, height: base - toY(cycle.procs) },
      areas,
      title: title && { ...title, x, y: at, anchor: 'start', style: 'small' },
      length: length && { ...length, x: x + cellWidth, y: at, anchor: 'end', style: 'small' },
      forced: cycle.forced,
    }
  })
  const last = cells.at(-1)
  const parts: readonly PartId[] = ['program', 'scan', 'assist', 'background', 'idle', 'sweep-term', 'mark-term']
  return {
    width,
    height: Math.ceil(last ? last.y + last.height + 4 : top),
    cells,
    paths: parts.flatMap((part) => {
      const areas = cells.flatMap((cell) => cell.areas.filter((each) => each.part === part))
      return areas.length === 0 ? [] : [{ part, field: areas[0]?.field ?? null, path: boxesPath(areas.map(visible)) }]
    }),
    from,
    to: from + Math.max(0, shown.length - 1),
    per,
    pxPerMs,
    pxPerProc,
    key,
    notes: notesOf(shown, cells, longest),
  }
}

function areaOf(part: CpuPart, toX: (ms: number) => number, toY: (p: number) => number, procs: number): MultiplesArea {
  const p1 = Math.min(part.p1, procs)
  const p0 = Math.min(part.p0, p1)
  const x = toX(part.t0)
  const cut = part.clipped || part.p1 > procs + 1e-9
  return {
    part: part.id,
    field: part.field,
    cpuMs: part.cpuMs,
    cut,
    x,
    y: toY(p1),
    width: toX(part.t1) - x,
    height: toY(p0) - toY(p1),
  }
}

/** A pause too short for a pixel is still there to be seen. */
function visible(area: MultiplesArea): Box {
  const stopped = area.part === 'sweep-term' || area.part === 'mark-term'
  if (!stopped || area.width >= 0.6) return area
  return { ...area, x: area.part === 'mark-term' ? area.x + area.width - 0.6 : area.x, width: 0.6 }
}

function layoutKey(cycles: readonly GcCycle[], { width, measure, labels }: WallMultiplesOptions) {
  const drawn = new Set(cycles.flatMap((cycle) => cpuPartsOf(cycle).map((part) => part.id)))
  const key: (PlacedText & { part: PartId })[] = []
  let x = 0
  let y = readout + 11
  for (const part of ['sweep-term', 'scan', 'assist', 'background', 'idle', 'program'] as const) {
    // Both pauses have one entry: they look the same.
    if (!drawn.has(part) && !(part === 'sweep-term' && drawn.has('mark-term'))) continue
    const text = labels.parts[part]
    const set = measure(text, styles.small)
    if (x > 0 && x + 16 + set > width) {
      x = 0
      y += 18
    }
    key.push({ text, x: x + 16, y, anchor: 'start', style: 'small', width: set, part })
    x += 16 + set + 14
  }
  return key
}

function notesOf(shown: readonly GcCycle[], cells: readonly MultiplesCell[], longest: number): MultiplesNote[] {
  if (shown.length === 0) return []
  const cut = cells.filter((cell) => cell.areas.some((area) => area.cut)).length
  const stale = shown.filter((cycle) => cycle.staleMarkCpu).length
  const empty = shown.filter((cycle) => cycle.wallMs === 0).length
  return [
    ...(longest > 0 ? [{ id: 'one-scale', longestMs: printedMs(longest) } as const] : []),
    ...(cut > 0 ? [{ id: 'cut', count: cut } as const] : []),
    ...(stale > 0 ? [{ id: 'stale', count: stale } as const] : []),
    ...(empty > 0 ? [{ id: 'no-width', count: empty } as const] : []),
  ]
}

/** The cycle at a place, and what of it is drawn there. */
export function nearestMultiple(
  layout: WallMultiplesLayout,
  x: number,
  y: number,
): { cycle: number; field: MultiplesField } | null {
  const cell = layout.cells.find(
    (each) =>
      x >= each.x - gap / 2 && x <= each.x + each.width + gap / 2 && y >= each.y && y <= each.y + each.height + gap,
  )
  if (!cell) return null
  const area = cell.areas.find(
    (each) => x >= each.x - 1 && x <= each.x + each.width + 1 && y >= each.y && y <= each.y + each.height,
  )
  const field = multiplesFields.find((each) => each === area?.field)
  return { cycle: cell.cycle, field: field ?? 'mark-wall' }
}
