// One scheddetail block as a picture: a card for each P with the M that holds it and the G that runs there, the Ms without a
// P, all goroutines grouped by what they are doing, and which of them did something else in the block before.
import type { BlockG, BlockM, BlockP, SchedBlock } from '../trace/derive/sched-blocks.ts'
import type { BlockChanges, GChange, GState } from '../trace/derive/sched-changes.ts'
import { type Box, compact, linear, type PlacedText } from './plane.ts'
import { fitting, type Measure, styles } from './text-size.ts'

export interface PCard extends Box {
  readonly p: BlockP
  readonly m: BlockM | null
  readonly g: BlockG | null
  readonly lines: readonly PlacedText[]
  /** The local queue as a bar, to one scale over all Ps; no wider than the card. */
  readonly queue: Box
}

export interface MChip extends Box {
  readonly m: BlockM
  readonly g: BlockG | null
  readonly type: 'working' | 'blocked' | 'other'
  readonly label: PlacedText
}

export interface GGroup extends Box {
  readonly status: number
  readonly reason?: string
  /** Those that were seen like this the longest come first. */
  readonly gs: readonly BlockG[]
  readonly sinceMs: number
  readonly label: PlacedText | null
  readonly bar: Box
  readonly count: PlacedText
}

/** Goroutines that went the same way since the block before. */
export interface ChangeRow extends Box {
  readonly change: GChange
  readonly label: PlacedText | null
  /** Which goroutines, as many as fit. */
  readonly ids: PlacedText | null
}

export interface SchedDetailLayout {
  readonly width: number
  readonly height: number
  readonly headings: readonly PlacedText[]
  readonly cards: readonly PCard[]
  readonly chips: readonly MChip[]
  readonly groups: readonly GGroup[]
  readonly changes: readonly ChangeRow[]
  /** Where more changed than is drawn, or nothing did. */
  readonly remark: PlacedText | null
}

/** Wordings are listed longest first; the first that fits is set. */
export interface SchedDetailLabels {
  readonly ps: readonly string[]
  readonly ms: readonly string[]
  gs(count: number): readonly string[]
  p(p: BlockP): readonly string[]
  mg(m: BlockM | null, g: BlockG | null): readonly string[]
  /** `ticks` is how often the P switched goroutines since the block before. */
  queue(length: number, ticks: number | undefined): readonly string[]
  chip(m: BlockM, g: BlockG | null): readonly string[]
  group(status: number, reason: string | undefined): readonly string[]
  count(count: number, forMs: number): readonly string[]
  changes(beforeMs: number): readonly string[]
  change(from: GState | null, to: GState | null): readonly string[]
  ids(gs: readonly BlockG[], shown: number): string
  moreChanges(count: number): readonly string[]
  readonly noChanges: readonly string[]
}

export interface SchedDetailOptions {
  readonly width: number
  readonly measure: Measure
  readonly labels: SchedDetailLabels
  /** Against the block before; without it that part is left out. */
  readonly changes?: BlockChanges | null
}

const cardWidth = 128
const cardHeight = 76
const chipHeight = 26
const rowHeight = 26
const gap = 8
const mostChanges = 8
/** With more Ps than this, those that stand idle with nothing queued are no more than a name. */
const manyPs = 24
const smallWidth = 44

export function layoutSchedDetail(block: SchedBlock, options: SchedDetailOptions): SchedDetailLayout {
  const { width, measure, labels, changes } = options
  const mOf = new Map(block.ms.map((m) => [m.id, m]))
  const gOf = new Map(block.gs.map((g) => [g.id, g]))
  const running = (m: BlockM | null | undefined) => (m?.g === undefined ? null : (gOf.get(m.g) ?? null))
  const headings: PlacedText[] = []
  let y = 0
  const heading = (wordings: readonly string[]) => {
    const set = fitting(wordings, width, styles.label, measure)
    if (set) headings.push({ ...set, x: 0, y: y + 12, anchor: 'start', style: 'label' })
    y += 22
  }

  heading(labels.ps)
  const columns = Math.max(1, Math.floor((width + gap) / (cardWidth + gap)))
  const wide = Math.min(180, (width - gap * (columns - 1)) / columns)
  const longest = Math.max(1, ...block.ps.map((p) => p.queue))
  const toWidth = linear(0, longest, 0, wide - 16)
  const isSmall = (p: BlockP) => block.ps.length > manyPs && p.m === undefined && p.queue === 0
  const large = block.ps.filter((p) => !isSmall(p))
  const small = block.ps.filter(isSmall)
  const cardOf = (p: BlockP, box: Box, room: number): PCard => {
    const m = p.m === undefined ? null : (mOf.get(p.m) ?? null)
    const g = running(m)
    const wordings = isSmall(p)
      ? [labels.p(p)]
      : [labels.p(p), labels.mg(m, g), labels.queue(p.queue, changes?.ticks.get(p.id))]
    return {
      p,
      m,
      g,
      ...box,
      lines: wordings.flatMap((each, line): PlacedText[] => {
        const style = line === 0 && !isSmall(p) ? 'label' : 'small'
        const set = fitting(each, room, styles[style], measure)
        const left = (box.width - room) / 2
        return set
          ? [{ ...set, x: box.x + left, y: box.y + (isSmall(p) ? 17 : 19) + line * 18, anchor: 'start', style }]
          : []
      }),
      queue: { x: box.x + 8, y: box.y + box.height - 12, width: isSmall(p) ? 0 : toWidth(p.queue), height: 5 },
    }
  }
  const inRows = (
    ps: readonly BlockP[],
    across: number,
    size: Pick<Box, 'width' | 'height'>,
    apart: number,
    room: number,
  ) => {
    const top = y
    y += Math.ceil(ps.length / across) * (size.height + apart)
    return ps.map((p, index) => {
      const x = (index % across) * (size.width + apart)
      return cardOf(p, { ...size, x, y: top + Math.floor(index / across) * (size.height + apart) }, room)
    })
  }
  const smallAcross = Math.max(1, Math.floor((width + 4) / (smallWidth + 4)))
  const cards = [
    ...inRows(large, columns, { width: wide, height: cardHeight }, gap, wide - 16),
    ...inRows(small, smallAcross, { width: smallWidth, height: chipHeight }, 4, smallWidth - 6),
  ]
  y += 10

  const held = new Set(cards.flatMap(({ m }) => m?.id ?? []))
  const free = block.ms.filter((m) => !held.has(m.id))
  const chips: MChip[] = []
  if (free.length > 0) {
    heading(labels.ms)
    let x = 0
    for (const m of free) {
      const g = running(m)
      const set = fitting(labels.chip(m, g), width - 16, styles.small, measure) ?? { text: `M${m.id}`, width: 30 }
      if (x > 0 && x + set.width + 16 > width) {
        x = 0
        y += chipHeight + 6
      }
      chips.push({
        m,
        g,
        type: m.g !== undefined ? 'working' : m.blocked ? 'blocked' : 'other',
        x,
        y,
        width: set.width + 16,
        height: chipHeight,
        label: { ...set, x: x + 8, y: y + 17, anchor: 'start', style: 'small' },
      })
      x += set.width + 16 + 6
    }
    y += chipHeight + 18
  }

  heading(labels.gs(block.gs.length))
  const grouped = [...Map.groupBy(block.gs, (g) => `${g.status} ${g.reason ?? ''}`).values()]
    .map((gs) => gs.toSorted((a, b) => a.sinceMs - b.sinceMs || a.id - b.id))
    .toSorted((a, b) => b.length - a.length || (a[0]?.status ?? 0) - (b[0]?.status ?? 0))
  const most = Math.max(1, ...grouped.map((gs) => gs.length))
  const labelWidth = Math.min(width * 0.5, 250)
  const countWidth = Math.min(width * 0.3, 150)
  const toBar = linear(0, most, 0, width - labelWidth - countWidth - 16)
  const groups = grouped.flatMap((gs): GGroup[] => {
    const first = gs[0]
    if (!first) return []
    const top = y
    y += rowHeight
    const label = fitting(labels.group(first.status, first.reason), labelWidth - 8, styles.plain, measure)
    const bar = { x: labelWidth, y: top + 6, width: Math.max(1, toBar(gs.length)), height: 13 }
    const wordings = labels.count(gs.length, block.atMs - first.sinceMs)
    const count = fitting(wordings, width - bar.x - bar.width - 8, styles.small, measure)
    return [
      {
        status: first.status,
        ...(first.reason === undefined ? {} : { reason: first.reason }),
        gs,
        sinceMs: first.sinceMs,
        x: 0,
        y: top,
        width,
        height: rowHeight,
        label: label ? { ...label, x: 0, y: top + 17, anchor: 'start', style: 'plain' } : null,
        bar,
        count: {
          text: count?.text ?? String(gs.length),
          width: count?.width ?? 0,
          x: bar.x + bar.width + 6,
          y: top + 17,
          anchor: 'start',
          style: 'small',
        },
      },
    ]
  })
  const rows: ChangeRow[] = []
  let remark: PlacedText | null = null
  if (changes) {
    y += 18
    heading(labels.changes(changes.beforeMs))
    const remarkOf = (wordings: readonly string[]) => {
      const set = fitting(wordings, width, styles.small, measure)
      remark = set && { ...set, x: 0, y: y + 15, anchor: 'start', style: 'small' }
      y += rowHeight
    }
    for (const change of changes.goroutines.slice(0, mostChanges)) {
      const row = layoutChange(change, y, options)
      rows.push(row)
      y += row.height
    }
    if (changes.goroutines.length === 0) remarkOf(labels.noChanges)
    else if (changes.goroutines.length > mostChanges)
      remarkOf(labels.moreChanges(changes.goroutines.length - mostChanges))
  }
  return { width, height: Math.ceil(y + 6), headings, cards, chips, groups, changes: rows, remark }
}

/** What changed, and beside it or, in a narrow figure, under it whose. */
function layoutChange(change: GChange, y: number, { width, measure, labels }: SchedDetailOptions): ChangeRow {
  const wordings = labels.change(change.from, change.to)
  const beside = width >= compact
  const room = beside ? Math.min(width * 0.56, 420) : width
  const label = fitting(wordings, room - 8, styles.plain, measure)
  const left = beside ? room : 12
  const ids = longestList(change.gs, width - left, measure, labels)
  const lines = beside ? 1 : 2
  return {
    change,
    x: 0,
    y,
    width,
    height: rowHeight + (lines - 1) * 18,
    label: label && { ...label, x: 0, y: y + 17, anchor: 'start', style: 'plain' },
    ids: ids && { ...ids, x: left, y: y + 17 + (lines - 1) * 18, anchor: 'start', style: 'small' },
  }
}

function longestList(gs: readonly BlockG[], room: number, measure: Measure, labels: SchedDetailLabels) {
  const lists = function* () {
    for (let shown = Math.min(gs.length, 40); shown >= 0; shown--) yield labels.ids(gs, shown)
  }
  for (const text of lists()) {
    const width = measure(text, styles.small)
    if (width <= room) return { text, width }
  }
  return null
}
