import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace, printedInterval } from '../trace/index.ts'
import { wallLabels } from './labels.fixture.ts'
import { type Box, boxOf, overlap } from './plane.ts'
import { estimateWidth } from './text-size.ts'
import {
  cpuPartsOf,
  layoutWallByProcs,
  lensBelow,
  type Region,
  type WallByProcsLayout,
  wallPhasesOf,
} from './wall-by-procs.ts'

const widths = [328, 720, 1100, 1880]

function cycleOf(line: string): GcCycle {
  const cycle = gcCyclesOf(parseTrace(line))[0]
  if (!cycle) throw new Error(`not read: ${line}`)
  return cycle
}
const layoutOf = (cycle: GcCycle, width = 720) =>
  layoutWallByProcs(cycle, { width, measure: estimateWidth, labels: wallLabels })
const note = cycleOf(
  'gc 318 @36.750s 0%: 0.022+0.27+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
)
const five =
  'gc 1 @0.015s 24%: 0.18+7.7+0.001+3.8+2.2 ms clock, 0.36+7.7+0+0.063/1.8/0.005+4.5 ms cpu, 7->7->7 MB, 4 MB goal, 2 P'
const byId = (layout: WallByProcsLayout, id: string) => layout.regions.filter((region) => region.id === id)
/** Back from pixels: what a ruler on the figure would measure, in ms of CPU time. */
function areaMs(layout: WallByProcsLayout, region: Region): number {
  const pxPerMs = layout.msToX(1) - layout.msToX(0)
  const pxPerP = layout.procsToY(0) - layout.procsToY(1)
  return (region.width / pxPerMs) * (region.height / pxPerP)
}

/** Every text that stands in the drawing. */
function textBoxes(layout: WallByProcsLayout): (Box & { text: string })[] {
  const base = layout.plot.y + layout.plot.height
  const ticks = layout.xTicks.map((tick) => ({
    text: tick.text,
    x: tick.at,
    y: base + 19,
    anchor: 'middle' as const,
    style: 'tick' as const,
    width: estimateWidth(tick.text, { size: 12, mono: true }),
  }))
  const dimensions = layout.dimensions.flatMap((dimension) => dimension.label ?? [])
  const texts = [...layout.labels, ...layout.head, ...layout.key, ...layout.axisNames, ...dimensions, ...ticks]
  return texts.map((text) => ({
    text: text.text,
    ...boxOf(text, text.style === 'small' || text.style === 'tick' ? 12 : 13),
  }))
}

/** `expect` for thousands of cycles takes longer than laying them out. */
function hold(condition: boolean, where: string): void {
  if (!condition) throw new Error(`does not hold: ${where}`)
}

function check(cycle: GcCycle, text: string, width: number): void {
  const layout = layoutOf(cycle, width)
  const interval = (field: string) => {
    const reading = cycle.record.fields.find((each) => each.field === field)
    if (!reading) throw new Error(`no ${field}`)
    return printedInterval('two-digits', text.slice(reading.start, reading.end))
  }
  const where = `gc ${cycle.number} at ${width}`
  for (const region of layout.regions) {
    hold(region.x >= layout.plot.x - 0.01, where)
    hold(region.y >= layout.plot.y - 0.01, where)
    hold(region.x + region.width <= layout.plot.x + layout.plot.width + 0.01, where)
    hold(region.y + region.height <= layout.plot.y + layout.plot.height + 0.01, where)
    if (region.clipped || region.damaged) continue
    const area = areaMs(layout, region)
    if (region.origin === 'measured')
      hold(Math.abs(area - region.cpuMs) < 1e-6, `${where}: ${region.id} measures ${area}, printed ${region.cpuMs}`)
    if (region.id === 'sweep-term' || region.id === 'mark-term') {
      // The wall is truncated too: some true wall of its interval, times the drawn height, prints the CPU number.
      const wall = interval(`${region.id}-wall`)
      const cpu = interval(`${region.id}-cpu`)
      const wallMs = region.t1 - region.t0
      const pxPerP = layout.procsToY(0) - layout.procsToY(1)
      const least = (wall.lo / wallMs) * area
      const most = (wall.hi / wallMs) * (area + (wallMs * (region.open?.height ?? 0)) / pxPerP)
      hold(least < cpu.hi, where)
      hold(most > cpu.lo - 1e-9, where)
    }
  }
  const mark = layout.regions.filter((region) => region.phase === 'mark')
  if (mark.length > 0 && !mark.some((region) => region.clipped)) {
    const sum = mark.reduce((total, region) => total + areaMs(layout, region), 0)
    const workers = cycle.cpu.assist + cycle.cpu.background + cycle.cpu.idle
    hold(Math.abs(sum - Math.max(workers, cycle.wall.mark * cycle.procs)) < 1e-5, where)
  }
  const solid: (Box & { text: string })[] = [
    ...layout.lenses.map((lens) => ({ ...lens, text: 'lens' })),
    ...textBoxes(layout),
  ]
  for (const boxes of [layout.regions.map((region) => ({ ...region, text: region.id })), solid]) {
    boxes.forEach((a, index) => {
      for (const b of boxes.slice(index + 1)) {
        if (overlap(a, b)) throw new Error(`${where}: “${a.text}” and “${b.text}” overlap`)
      }
    })
  }
  for (const box of solid) {
    hold(box.x >= -0.01, `${where} ${box.text}`)
    hold(box.x + box.width <= width + 0.5, `${where} ${box.text}`)
    hold(box.y >= 0, `${where} ${box.text}`)
    hold(box.y + box.height <= layout.height, `${where} ${box.text}`)
  }
}

describe('the wall × P rectangle', () => {
  it('fills six of eight Ps in the pauses of the note’s gc 318, and stacks the mark to scale', () => {
    const layout = layoutOf(note)
    expect(byId(layout, 'sweep-term')[0]).toMatchObject({ p0: 0, p1: 6, origin: 'computed' })
    expect(byId(layout, 'mark-term')[0]).toMatchObject({ p0: 0, p1: 6 })
    expect(byId(layout, 'assist')[0]?.p1).toBeCloseTo(0.6 / 0.27)
    expect(byId(layout, 'program')[0]?.fraction).toBeCloseTo(1 - (0.6 + 0.43 + 0.031) / (8 * 0.27))
    expect(layout.notes).toEqual([{ id: 'computed' }, { id: 'fewer-procs', k: 6, procs: 8, old: true, recent: true }])
    expect(layout.lenses).toEqual([])
  })

  it('shows a phase that would vanish in a lens too, to scale in both', () => {
    const layout = layoutOf(
      cycleOf(
        'gc 58 @1.955s 18%: 0.13+16+0.079 ms clock, 0.26+5.8/3.9/0+0.15 ms cpu, 139->171->83 MB, 173 MB goal, 2 P',
      ),
    )
    expect(layout.lenses.map((lens) => lens.phase)).toEqual(['sweep-term', 'mark-term'])
    for (const lens of layout.lenses) {
      const small = layout.regions.find((region) => region.id === lens.phase)
      const large = lens.regions.find((region) => region.id === lens.phase)
      expect(small?.width).toBeLessThan(lensBelow)
      expect(large?.width).toBeCloseTo((small?.width ?? 0) * lens.factor)
    }
  })

  it('draws the five phases of Go 1.5, the scan one P high', () => {
    const cycle = cycleOf(five)
    expect(wallPhasesOf(cycle).map((phase) => phase.id)).toEqual([
      'sweep-term',
      'scan',
      'write-barrier',
      'mark',
      'mark-term',
    ])
    expect(cpuPartsOf(cycle).find((part) => part.id === 'scan')).toMatchObject({ p0: 0, p1: 1 })
    for (const width of widths) check(cycle, five, width)
  })

  it('greys the stale numbers of a forced cycle of Go 1.8 and draws no mark', () => {
    const layout = layoutOf(
      cycleOf('gc 9 @1.518s 24%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)'),
    )
    expect(layout.regions.map((region) => region.id)).toEqual(['sweep-term', 'mark-term'])
    expect(layout.key.map((entry) => [entry.part, entry.stale])).toEqual([
      ['assist', true],
      ['background', true],
      ['idle', true],
    ])
    expect(layout.notes.map((each) => each.id)).toContain('stale')
  })

  it('says so when every clock prints 0', () => {
    const layout = layoutOf(cycleOf('gc 3 @0.100s 0%: 0+0+0 ms clock, 0+0/0/0+0 ms cpu, 2->2->1 MB, 4 MB goal, 8 P'))
    expect(layout.regions).toEqual([])
    expect(layout.notes).toEqual([{ id: 'no-width' }])
    expect(layout.key.map((entry) => entry.part)).toEqual(['assist', 'background', 'idle'])
  })

  it('marks pauses whose two factors contradict each other as damaged', () => {
    const cycle = cycleOf(
      'gc 4 @0.590s 6%: 0.10+1.9+0.40 ms clock, 0.70+0.50/0.40/0.31+0.40 ms cpu, 19->28->13 MB, 25 MB goal, 8 P',
    )
    const layout = layoutOf(cycle)
    expect(byId(layout, 'sweep-term')[0]?.damaged).toBe(true)
    expect(layout.notes.map((each) => each.id)).toContain('procs-impossible')
  })

  it('lets the frame grow for an overfull mark and cuts what is beyond twice the Ps', () => {
    const over = layoutOf(
      cycleOf(
        'gc 4 @0.590s 6%: 0.10+1.0+0.10 ms clock, 0.20+0.10/2.0/0.10+0.20 ms cpu, 19->28->13 MB, 25 MB goal, 2 P',
      ),
    )
    expect(over.top).toBeCloseTo(2.2)
    expect(over.notes.map((each) => each.id)).toContain('overfull')
    const cut = layoutOf(
      cycleOf(
        'gc 4 @0.590s 6%: 0.10+1.0+0.10 ms clock, 0.20+0.10/9.0/0.10+0.20 ms cpu, 19->28->13 MB, 25 MB goal, 2 P',
      ),
    )
    expect(cut.top).toBe(4)
    expect(cut.notes.map((each) => each.id)).toContain('clipped')
  })

  it('shows the range of factors that short pauses leave open', () => {
    const layout = layoutOf(
      cycleOf(
        'gc 4 @0.590s 6%: 0.001+0.010+0.001 ms clock, 0.003+0.005/0.004/0+0.003 ms cpu, 1->1->0 MB, 4 MB goal, 8 P',
      ),
    )
    const region = byId(layout, 'sweep-term')[0]
    expect(region?.pMost).toBeGreaterThan(region?.p1 ?? 0)
    expect(region?.open?.height).toBeGreaterThan(0)
  })

  it.each([1, 8, 64, 128, 200])('holds with %i Ps at every width', (procs) => {
    const line = `gc 4 @0.590s 6%: 0.010+1.9+0.020 ms clock, 0.020+0.10/1.0/0.30+0.040 ms cpu, 19->28->13 MB, 25 MB goal, ${procs} P`
    for (const width of widths) check(cycleOf(line), line, width)
  })
})

describe('over every cycle of every sample', () => {
  const documents = sampleIds().map((id) => ({ id, document: parseTrace(sample(id).text) }))
  const all = documents.flatMap(({ id, document }) => gcCyclesOf(document).map((cycle) => ({ id, document, cycle })))

  it('has cycles to look at', () => {
    expect(all.length).toBeGreaterThan(2000)
  })

  it.each(widths)(
    'gives the printed CPU numbers back as areas, without overlap, inside a frame of %i px',
    (width) => {
      for (const { document, cycle } of all) check(cycle, document.text, width)
    },
    30_000,
  )
})
