// The wall × P rectangle: width is wall-clock time, height is Ps, area is CPU time. STW phases fill the height that the
// runtime multiplied by (computed, not measured); in the concurrent mark assist, background and idle stack up, and what
// is left is the program's own.
import type { GcCycle } from '../trace/derive/gc-cycle.ts'
import type { CommonScale } from './common-scale.ts'
import {
  type Box,
  compact,
  countTicks,
  linear,
  type PlacedText,
  printedMs,
  roundTicks,
  type Scale,
  type Tick,
} from './plane.ts'
import { fitting, type Measure, type StyleName, styles } from './text-size.ts'

export type PhaseId = 'sweep-term' | 'scan' | 'write-barrier' | 'mark' | 'mark-term'
export type PartId = 'sweep-term' | 'scan' | 'assist' | 'background' | 'idle' | 'program' | 'mark-term'

/** One stretch of the wall clock. */
export interface WallPhase {
  readonly id: PhaseId
  readonly field: string
  readonly t0: number
  readonly t1: number
  readonly stopped: boolean
}

/** One area, in ms and Ps: `(t1 − t0) × (p1 − p0)` is its CPU time. */
export interface CpuPart {
  readonly id: PartId
  readonly phase: PhaseId
  /** `null` for the program's share, which no line prints. */
  readonly field: string | null
  readonly t0: number
  readonly t1: number
  readonly p0: number
  readonly p1: number
  /** Where only a range of heights is known: the highest that fits. */
  readonly pMost?: number
  readonly cpuMs: number
  /** Share of the mark's wall × P; absent for STW. */
  readonly fraction?: number
  readonly origin: 'measured' | 'computed' | 'left-over'
  /** The printed numbers contradict each other here. */
  readonly damaged: boolean
  /** More than twice P would be needed: the area is cut at the frame and no longer to scale. */
  readonly clipped: boolean
}

export interface Region extends CpuPart, Box {
  /** The box of the range that `pMost` leaves open, on top of the region. */
  readonly open?: Box
}

/** A label that belongs to a mark: `ground` says what it stands on. */
export interface RegionLabel extends PlacedText {
  readonly part: PartId
  readonly field: string | null
  readonly ground: 'own' | 'program'
  /** Where a thin band's label stands beside it: a line from the band to the label. */
  readonly leader?: { readonly x: number; readonly y0: number; readonly y1: number }
}

export interface KeyEntry extends PlacedText {
  readonly part: PartId
  readonly field: string | null
  readonly swatch: Box
  /** Printed, but not a number of this cycle (forced cycles of Go 1.5 to 1.8). */
  readonly stale: boolean
}

export interface HeadLabel extends PlacedText {
  readonly phase: PhaseId
  readonly field: string
  readonly tone: 'title' | 'detail'
}

/** A narrow phase once more, stretched in time by `factor`. */
export interface Lens extends Box {
  readonly phase: PhaseId
  readonly factor: number
  readonly regions: readonly Region[]
  /** Corners of the wedge from the lens down to the place it enlarges. */
  readonly wedge: readonly (readonly [number, number])[]
}

export interface Dimension {
  readonly phase: PhaseId
  readonly field: string
  readonly x0: number
  readonly x1: number
  readonly y: number
  readonly wallMs: string
  readonly label: PlacedText | null
}

export type WallNote =
  | { readonly id: 'computed' }
  | {
      readonly id: 'fewer-procs'
      readonly k: number
      readonly procs: number
      readonly old: boolean
      readonly recent: boolean
    }
  | { readonly id: 'procs-range'; readonly lo: number; readonly hi: number }
  | { readonly id: 'procs-impossible' }
  | { readonly id: 'stale' }
  | { readonly id: 'overfull' }
  | { readonly id: 'clipped' }
  | { readonly id: 'five-phases' }
  | { readonly id: 'no-width' }

export interface WallByProcsLayout {
  readonly width: number
  readonly height: number
  readonly plot: Box
  readonly procs: number
  /** Height of the frame in P: GOMAXPROCS, more where the mark is overfull. */
  readonly top: number
  readonly msToX: Scale
  readonly procsToY: Scale
  readonly phases: readonly WallPhase[]
  readonly regions: readonly Region[]
  readonly labels: readonly RegionLabel[]
  readonly head: readonly HeadLabel[]
  readonly lenses: readonly Lens[]
  readonly dimensions: readonly Dimension[]
  readonly key: readonly KeyEntry[]
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  readonly axisNames: readonly PlacedText[]
  readonly notes: readonly WallNote[]
}

/** Wordings are listed longest first; the first that fits is set. */
export interface WallByProcsLabels {
  stwTitle(phase: 'sweep-term' | 'mark-term', wallMs: string): readonly string[]
  /** `k` is `6` or `3–8`, or `null` where the line contradicts itself. */
  stwDetail(k: string | null, cpuMs: string): readonly string[]
  lens(factor: string): readonly string[]
  part(part: PartId, cpuMs: string, share: string | null): readonly string[]
  stale(part: PartId, cpuMs: string): readonly string[]
  phase(phase: PhaseId, wallMs: string): readonly string[]
  readonly timeAxis: string
  readonly procsAxis: string
}

export interface WallByProcsOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: WallByProcsLabels
  readonly common?: Pick<CommonScale, 'wallMs' | 'procs'> | undefined
}

/** Phases narrower than this are drawn to scale and, enlarged, in a lens. */
export const lensBelow = 6
const lineHeight = 17
const chipHeight = 20
const lensHeight = 64
const gap = 12

const cpuFields: Record<Exclude<PartId, 'program'>, string> = {
  'sweep-term': 'sweep-term-cpu',
  scan: 'scan-cpu',
  assist: 'mark-assist-cpu',
  background: 'mark-background-cpu',
  idle: 'mark-idle-cpu',
  'mark-term': 'mark-term-cpu',
}

export function shareText(fraction: number): string {
  const percent = fraction * 100
  if (percent > 0 && percent < 0.1) return '< 0.1 %'
  return `${percent < 9.95 && percent > 0 ? percent.toFixed(1) : percent.toFixed(0)} %`
}

/** The stretches of wall-clock time, one after the other. */
export function wallPhasesOf(cycle: GcCycle): WallPhase[] {
  const walls: [PhaseId, number | undefined, boolean][] = [
    ['sweep-term', cycle.wall.sweepTerm, true],
    ['scan', cycle.wall.scan, cycle.staleMarkCpu],
    ['write-barrier', cycle.wall.writeBarrier, cycle.staleMarkCpu],
    ['mark', cycle.wall.mark, cycle.staleMarkCpu],
    ['mark-term', cycle.wall.markTerm, true],
  ]
  let t0 = 0
  return walls.flatMap(([id, wall, stopped]) => {
    if (wall === undefined) return []
    const phase = { id, field: `${id}-wall`, t0, t1: t0 + wall, stopped }
    t0 += wall
    return [phase]
  })
}

/** The areas of CPU time, in ms and Ps. Parts without width or height are left out. */
export function cpuPartsOf(cycle: GcCycle): CpuPart[] {
  const most = cycle.procs * 2
  const parts: CpuPart[] = []
  const add = (part: Omit<CpuPart, 'clipped' | 'damaged'> & { damaged?: boolean }) => {
    if (part.t1 <= part.t0 || part.p1 <= part.p0) return
    const clipped = part.p1 > most + 1e-9
    parts.push({ ...part, p1: Math.min(part.p1, most), damaged: part.damaged ?? false, clipped })
  }
  for (const phase of wallPhasesOf(cycle)) {
    const wall = phase.t1 - phase.t0
    const { t0, t1 } = phase
    if (phase.id === 'sweep-term' || phase.id === 'mark-term') {
      const cpuMs = phase.id === 'sweep-term' ? cycle.cpu.sweepTerm : cycle.cpu.markTerm
      const at = {
        id: phase.id,
        phase: phase.id,
        field: cpuFields[phase.id],
        t0,
        t1,
        p0: 0,
        cpuMs,
        origin: 'computed',
      } as const
      const k = cycle.stwProcs
      if (k.type === 'known') add({ ...at, p1: k.procs })
      else if (k.type === 'range') add({ ...at, p1: k.lo, pMost: k.hi })
      else add({ ...at, p1: wall > 0 ? cpuMs / wall : 0, damaged: true })
      continue
    }
    let p = 0
    const stack = (id: 'scan' | 'assist' | 'background' | 'idle', cpuMs: number, origin: CpuPart['origin']) => {
      const p1 = p + (wall > 0 ? cpuMs / wall : 0)
      const fraction = id === 'scan' ? {} : { fraction: cpuMs / (wall * cycle.procs) }
      add({ id, phase: phase.id, field: cpuFields[id], t0, t1, p0: Math.min(p, most), p1, cpuMs, origin, ...fraction })
      p = p1
    }
    if (phase.id === 'scan') stack('scan', cycle.cpu.scan ?? 0, 'computed')
    if (phase.id === 'mark' && !cycle.staleMarkCpu) {
      stack('assist', cycle.cpu.assist, 'measured')
      stack('background', cycle.cpu.background, 'measured')
      stack('idle', cycle.cpu.idle, 'measured')
    }
    if (phase.stopped) continue
    const left = Math.max(0, cycle.procs - p)
    const share = phase.id === 'mark' ? { fraction: left / cycle.procs } : {}
    const program = { id: 'program', phase: phase.id, field: null, origin: 'left-over' } as const
    add({ ...program, t0, t1, p0: p, p1: cycle.procs, cpuMs: left * wall, ...share })
  }
  return parts
}

export function layoutWallByProcs(cycle: GcCycle, options: WallByProcsOptions): WallByProcsLayout {
  const { width, measure, labels } = options
  const phases = wallPhasesOf(cycle)
  const parts = cpuPartsOf(cycle)
  const wallMs = phases.at(-1)?.t1 ?? 0
  const top = Math.max(cycle.procs, options.common?.procs ?? 0, ...parts.map((part) => part.p1))
  const axisMs = Math.max(wallMs, options.common?.wallMs ?? 0)

  const plotHeight = wallMs === 0 ? 72 : width < compact ? 184 : width < 1000 ? 232 : 300
  const yTickValues = countTicks(cycle.procs, Math.floor(plotHeight / 40))
  const gutter =
    Math.ceil(
      Math.max(
        ...[...yTickValues, Math.ceil(options.common?.procs ?? 0)].map((value) => measure(String(value), styles.tick)),
      ),
    ) + 12
  const plotX = Math.max(22, gutter)
  const plotWidth = Math.max(1, width - plotX - 2)
  const toX = linear(0, axisMs, plotX, plotX + plotWidth)

  const thin = phases.filter((phase) => phase.t1 > phase.t0 && toX(phase.t1) - toX(phase.t0) < lensBelow)
  const head = layoutHead(cycle, phases, thin, plotX, plotWidth, options)
  const plot: Box = { x: plotX, y: head.height, width: plotWidth, height: plotHeight }
  const toY = linear(0, top, plot.y + plotHeight, plot.y)
  const place = (part: CpuPart): Region => placeRegion(part, toX, toY)
  const regions = wallMs > 0 ? parts.map(place) : []
  const lenses = wallMs > 0 ? layoutLenses(parts, thin, head.panels, plot, toX, top) : []
  head.setFactors(lenses)

  const tickRoom = Math.max(2, Math.floor(plotWidth / 90))
  const unitWidth = measure(labels.timeAxis, styles.small)
  const base = plot.y + plotHeight
  const xTicks: Tick[] =
    wallMs > 0
      ? roundTicks(0, axisMs, tickRoom)
          .map((tick) => ({ ...tick, at: toX(tick.value) }))
          .filter((tick) => tick.at + measure(tick.text, styles.tick) / 2 < plot.x + plotWidth - unitWidth - 8)
      : []
  const axisNames: PlacedText[] = [
    {
      text: labels.procsAxis,
      x: plotX - 8,
      y: plot.y - 9,
      anchor: 'end',
      style: 'tick',
      width: measure(labels.procsAxis, styles.tick),
    },
    { text: labels.timeAxis, x: plot.x + plotWidth, y: base + 19, anchor: 'end', style: 'small', width: unitWidth },
  ]
  const dimensions = wallMs > 0 ? layoutDimensions(cycle, phases, toX, base + 38, options) : []
  const inside = wallMs > 0 ? layoutLabels(regions, options) : { labels: [], unplaced: [] as PartId[] }
  const key = layoutKey(cycle, inside.unplaced, plot, base + 76, options)
  const last = key.at(-1)
  return {
    width,
    height: Math.ceil(last ? last.y + 10 : base + 62),
    plot,
    procs: cycle.procs,
    top,
    msToX: toX,
    procsToY: toY,
    phases,
    regions,
    labels: inside.labels,
    head: head.labels(),
    lenses,
    dimensions,
    key,
    xTicks,
    yTicks: yTickValues.map((value) => ({ value, at: toY(value), text: String(value) })),
    axisNames,
    notes: wallNotesOf(cycle, parts),
  }
}

function placeRegion(part: CpuPart, toX: Scale, toY: Scale): Region {
  const x = toX(part.t0)
  const y = toY(part.p1)
  const region = { ...part, x, y, width: toX(part.t1) - x, height: toY(part.p0) - y }
  if (part.pMost === undefined || part.pMost <= part.p1) return region
  const openY = toY(part.pMost)
  return { ...region, open: { x, y: openY, width: region.width, height: y - openY } }
}

/** The two or three lines over a phase, and under them the room for its lens. */
function layoutHead(
  cycle: GcCycle,
  phases: readonly WallPhase[],
  thin: readonly WallPhase[],
  x: number,
  width: number,
  { measure, labels }: WallByProcsOptions,
) {
  const middle = thin.filter((phase) => phase.id !== 'sweep-term' && phase.id !== 'mark-term')
  const stw = phases.filter((phase) => phase.id === 'sweep-term' || phase.id === 'mark-term')
  const blocks = phases.filter((phase) => stw.includes(phase) || middle.includes(phase))
  const columns = Math.max(2, blocks.length)
  const room = (width - gap * (columns - 1)) / columns
  const panelWidth = Math.min(room, columns > 2 ? room : 260)
  const hasLens = thin.length > 0
  const lines = hasLens ? 3 : 2
  const lensTop = lines * lineHeight + 8
  const height = hasLens ? lensTop + lensHeight + 26 : lines * lineHeight + 14
  const panels = new Map<PhaseId, Box>()
  const texts: {
    phase: PhaseId
    field: string
    tone: 'title' | 'detail'
    line: number
    wordings: readonly string[]
  }[] = []
  const place = new Map<PhaseId, { x: number; anchor: PlacedText['anchor']; offset: number }>()

  blocks.forEach((phase, index) => {
    const right = index === blocks.length - 1 && phase.id === 'mark-term'
    const left = columns > 2 ? x + index * (room + gap) : right ? x + width - panelWidth : x
    const isThin = thin.includes(phase)
    if (isThin) panels.set(phase.id, { x: left, y: lensTop, width: panelWidth, height: lensHeight })
    // Without a lens of its own the text stands right above its phase.
    const offset = hasLens && !isThin && middle.length === 0 ? height - 14 - 2 * lineHeight : 0
    place.set(
      phase.id,
      right && columns === 2 ? { x: x + width, anchor: 'end', offset } : { x: left, anchor: 'start', offset },
    )
    const wall = printedMs(wallOf(cycle, phase.id))
    const add = (tone: 'title' | 'detail', field: string, wordings: readonly string[]) =>
      texts.push({
        phase: phase.id,
        field,
        tone,
        line: texts.filter((text) => text.phase === phase.id).length,
        wordings,
      })
    if (phase.id === 'sweep-term' || phase.id === 'mark-term') {
      add('title', phase.field, labels.stwTitle(phase.id, wall))
      if (wallOf(cycle, phase.id) === 0) return
      const cpu = phase.id === 'sweep-term' ? cycle.cpu.sweepTerm : cycle.cpu.markTerm
      const k = cycle.stwProcs
      const factor = k.type === 'known' ? String(k.procs) : k.type === 'range' ? `${k.lo}–${k.hi}` : null
      add('detail', cpuFields[phase.id], labels.stwDetail(factor, printedMs(cpu)))
    } else {
      add('title', phase.field, labels.phase(phase.id, wall))
    }
  })

  return {
    height,
    panels,
    setFactors(lenses: readonly Lens[]) {
      for (const lens of lenses) {
        const line = texts.filter((text) => text.phase === lens.phase).length
        const field = phases.find((phase) => phase.id === lens.phase)?.field ?? ''
        texts.push({ phase: lens.phase, field, tone: 'detail', line, wordings: labels.lens(factorText(lens.factor)) })
      }
    },
    labels(): HeadLabel[] {
      return texts.flatMap(({ phase, field, tone, line, wordings }) => {
        const at = place.get(phase)
        const style: StyleName = tone === 'title' ? 'label' : 'small'
        const fit = fitting(wordings, room, styles[style], measure)
        if (!at || !fit) return []
        return [
          { phase, field, tone, style, ...fit, x: at.x, anchor: at.anchor, y: at.offset + lineHeight * (line + 1) - 4 },
        ]
      })
    },
  }
}

function wallOf(cycle: GcCycle, phase: PhaseId): number {
  const { wall } = cycle
  if (phase === 'sweep-term') return wall.sweepTerm
  if (phase === 'mark-term') return wall.markTerm
  if (phase === 'mark') return wall.mark
  return (phase === 'scan' ? wall.scan : wall.writeBarrier) ?? 0
}

function factorText(factor: number): string {
  return factor >= 10 ? factor.toFixed(0) : factor.toFixed(1).replace(/\.0$/, '')
}

/** Two significant digits, cut: a lens never has to be wider than its panel. */
function roundDown(factor: number): number {
  const unit = 10 ** (Math.floor(Math.log10(factor)) - 1)
  return Math.floor(factor / unit + 1e-9) * unit
}

function layoutLenses(
  parts: readonly CpuPart[],
  thin: readonly WallPhase[],
  panels: ReadonlyMap<PhaseId, Box>,
  plot: Box,
  toX: Scale,
  top: number,
): Lens[] {
  const pxPerMs = toX(1) - toX(0)
  const share = 0.55
  const own = new Map<PhaseId, number>()
  for (const phase of thin) {
    const panel = panels.get(phase.id)
    if (panel) own.set(phase.id, roundDown((panel.width * share) / ((phase.t1 - phase.t0) * pxPerMs)))
  }
  // One factor for all where every phase can still be seen: then the lenses can be compared with each other.
  const common = Math.min(...own.values())
  const shared = thin.every((phase) => (phase.t1 - phase.t0) * pxPerMs * common >= 10)
  return thin.flatMap((phase) => {
    const panel = panels.get(phase.id)
    const factor = shared ? common : own.get(phase.id)
    if (!panel || factor === undefined) return []
    const scale = pxPerMs * factor
    const taken = (phase.t1 - phase.t0) * scale
    const inset = (panel.width - taken) * (phase.id === 'sweep-term' ? 0.12 : phase.id === 'mark-term' ? 0.88 : 0.5)
    const x = linear(phase.t0, phase.t1, panel.x + inset, panel.x + inset + taken)
    const y = linear(0, top, panel.y + panel.height, panel.y)
    const shows = panel.width / scale
    const from = phase.t0 - inset / scale
    const regions = parts
      .filter((part) => part.t1 > from && part.t0 < from + shows)
      .map((part) => ({ ...part, t0: Math.max(part.t0, from), t1: Math.min(part.t1, from + shows) }))
      .map((part) => placeRegion(part, x, y))
    const bottom = panel.y + panel.height
    const wedge = [
      [x(phase.t0), bottom],
      [x(phase.t1), bottom],
      [toX(phase.t1), plot.y],
      [toX(phase.t0), plot.y],
    ] as const
    return [{ ...panel, phase: phase.id, factor, regions, wedge }]
  })
}

function layoutDimensions(
  cycle: GcCycle,
  phases: readonly WallPhase[],
  toX: Scale,
  y: number,
  { measure, labels }: WallByProcsOptions,
): Dimension[] {
  return phases.flatMap((phase) => {
    const x0 = toX(phase.t0)
    const x1 = toX(phase.t1)
    if (x1 - x0 < lensBelow) return []
    const wallMs = printedMs(wallOf(cycle, phase.id))
    const fit = fitting(labels.phase(phase.id, wallMs), x1 - x0 - 4, styles.small, measure)
    const label = fit && { ...fit, x: (x0 + x1) / 2, y: y + 17, anchor: 'middle' as const, style: 'small' as const }
    return [{ phase: phase.id, field: phase.field, x0, x1, y, wallMs, label }]
  })
}

/** Labels inside their own band where they fit, thin bands' beside them on the program's share, the rest in the key. */
function layoutLabels(regions: readonly Region[], { measure, labels }: WallByProcsOptions) {
  const placed: RegionLabel[] = []
  const unplaced: PartId[] = []
  const inset = 12
  const wordingsOf = (region: Region) =>
    labels.part(region.id, printedOrRounded(region), region.fraction === undefined ? null : shareText(region.fraction))

  for (const phase of ['scan', 'mark'] as const) {
    const bands = regions.filter((region) => region.phase === phase)
    const program = bands.find((region) => region.id === 'program')
    const thin: Region[] = []
    for (const region of bands) {
      if (region.id === 'program') continue
      const fit = fitting(wordingsOf(region), region.width - 2 * inset, styles.label, measure)
      if (region.height < chipHeight || !fit) thin.push(region)
      else placed.push(labelIn(region, fit, region.x + inset, region.y + region.height / 2 + 4.5, 'own'))
    }
    // From the stack upwards, as long as the program's own label keeps its place.
    let room = program ? program.height - 6 : 0
    const ownFit = program && fitting(wordingsOf(program), program.width - 2 * inset, styles.label, measure)
    const own = program && ownFit && phase === 'mark' && room >= chipHeight ? { program, fit: ownFit } : null
    if (own) room -= chipHeight
    let y = program ? program.y + program.height - 5 : 0
    for (const region of thin) {
      const fit = fitting(wordingsOf(region), region.width - 2 * inset - 14, styles.plain, measure)
      if (!program || !fit || room < chipHeight || region.height >= chipHeight) {
        unplaced.push(region.id)
        continue
      }
      const leader = {
        x: region.x + 5 + 3 * placed.filter((label) => label.leader).length,
        y0: region.y + region.height / 2,
        y1: y - 7,
      }
      placed.push({ ...labelIn(region, fit, leader.x + 8, y - 3, 'program', 'plain'), leader })
      y -= chipHeight
      room -= chipHeight
    }
    if (own) {
      const free = y - own.program.y
      placed.push(labelIn(own.program, own.fit, own.program.x + inset, own.program.y + free / 2 + 4.5, 'program'))
    } else if (program && phase === 'mark') unplaced.push('program')
  }
  return { labels: placed, unplaced }
}

function labelIn(
  region: Region,
  fit: { text: string; width: number },
  x: number,
  y: number,
  ground: RegionLabel['ground'],
  style: StyleName = 'label',
): RegionLabel {
  return { part: region.id, field: region.field, ground, ...fit, x, y, anchor: 'start', style }
}

/** Printed numbers keep the printed digits; what is left over is a difference and gets two significant ones. */
function printedOrRounded(region: CpuPart): string {
  return region.origin === 'left-over' ? twoDigits(region.cpuMs) : printedMs(region.cpuMs)
}

export function twoDigits(ms: number): string {
  if (ms < 0.0005) return '0'
  if (ms >= 10) return ms.toFixed(0)
  return ms.toFixed(ms >= 1 ? 1 : ms >= 0.1 ? 2 : 3)
}

/** What could not be labelled in place, and what is printed but has no area. */
function layoutKey(
  cycle: GcCycle,
  unplaced: readonly PartId[],
  plot: Box,
  y: number,
  { width, measure, labels }: WallByProcsOptions,
): KeyEntry[] {
  const cpu = { assist: cycle.cpu.assist, background: cycle.cpu.background, idle: cycle.cpu.idle }
  const entries: { part: PartId; field: string | null; wordings: readonly string[]; stale: boolean }[] = []
  if (unplaced.includes('scan'))
    entries.push({
      part: 'scan',
      field: cpuFields.scan,
      wordings: labels.part('scan', printedMs(cycle.cpu.scan ?? 0), null),
      stale: false,
    })
  for (const id of ['assist', 'background', 'idle'] as const) {
    const ms = cpu[id]
    if (cycle.staleMarkCpu)
      entries.push({ part: id, field: cpuFields[id], wordings: labels.stale(id, printedMs(ms)), stale: true })
    else if (ms === 0 || cycle.wall.mark === 0 || unplaced.includes(id))
      entries.push({
        part: id,
        field: cpuFields[id],
        wordings: labels.part(
          id,
          printedMs(ms),
          ms > 0 && cycle.wall.mark > 0 ? shareText(cycle.mark[id].fraction) : null,
        ),
        stale: false,
      })
  }
  if (unplaced.includes('program')) {
    const { program } = cycle.mark
    entries.push({
      part: 'program',
      field: null,
      wordings: labels.part('program', twoDigits(program.ms), shareText(program.fraction)),
      stale: false,
    })
  }
  // A row each on a phone, and one width of rows elsewhere: a figure is as tall before it knows its room as after.
  const end = plot.x + (width < compact ? 0 : Math.min(plot.width, 450))
  let x = plot.x
  let row = y
  return entries.flatMap(({ wordings, ...entry }) => {
    const fit = fitting(wordings, plot.width - 16, styles.plain, measure)
    if (!fit) return []
    if (x > plot.x && x + 16 + fit.width > end) {
      x = plot.x
      row += 22
    }
    const swatch = { x, y: row - 10, width: 11, height: 11 }
    const placed: KeyEntry = { ...entry, swatch, ...fit, x: x + 16, y: row, anchor: 'start', style: 'plain' }
    x += 16 + fit.width + 18
    return [placed]
  })
}

export function wallNotesOf(cycle: GcCycle, parts: readonly CpuPart[] = cpuPartsOf(cycle)): WallNote[] {
  const notes: WallNote[] = []
  if (cycle.wallMs === 0) return [{ id: 'no-width' }]
  if (parts.some((part) => part.origin === 'computed')) notes.push({ id: 'computed' })
  const k = cycle.stwProcs
  const { since, until } = cycle.record.printedBy
  if (k.type === 'known' && k.procs < cycle.procs)
    notes.push({ id: 'fewer-procs', k: k.procs, procs: cycle.procs, old: since <= 9, recent: until >= 10 })
  if (k.type === 'range' && cycle.stwMs > 0) notes.push({ id: 'procs-range', lo: k.lo, hi: k.hi })
  if (k.type === 'impossible') notes.push({ id: 'procs-impossible' })
  if (cycle.staleMarkCpu) notes.push({ id: 'stale' })
  if (parts.some((part) => part.clipped)) notes.push({ id: 'clipped' })
  else if (cycle.mark.overfull && !cycle.staleMarkCpu) notes.push({ id: 'overfull' })
  if (cycle.wall.scan !== undefined && !cycle.staleMarkCpu) notes.push({ id: 'five-phases' })
  return notes
}
