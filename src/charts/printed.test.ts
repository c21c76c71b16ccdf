// Every chart over every sample, read as somebody reads it who has a ruler: places against the ticks of the axis, as they are
// written, and the results against the digits that stand in the trace. Nothing that a layout says about itself is believed.
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { initCostsOf } from '../trace/derive/init-costs.ts'
import { pacerCyclesOf } from '../trace/derive/pacer-cycles.ts'
import { releasedOf } from '../trace/derive/released.ts'
import { schedBlocksOf } from '../trace/derive/sched-blocks.ts'
import { schedSamplesOf } from '../trace/derive/sched-samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace, printedInterval } from '../trace/index.ts'
import type { TraceRecord } from '../trace/record.ts'
import { layoutGcCpu } from './gc-cpu.ts'
import { layoutGcTimeline } from './gc-timeline.ts'
import { layoutHeapStaircase } from './heap-staircase.ts'
import { layoutInitCost } from './init-cost.ts'
import {
  cpuLabels,
  heapLabels,
  pacerLabels,
  pauseLabels,
  queueLabels,
  timelineLabels,
  wallLabels,
} from './labels.fixture.ts'
import { layoutPacer, type PacerSeries } from './pacer.ts'
import { layoutPauses } from './pauses.ts'
import type { Tick } from './plane.ts'
import { layoutRunQueues, shortCount } from './run-queues.ts'
import { layoutSchedDetail, type SchedDetailLabels } from './sched-detail.ts'
import { estimateWidth } from './text-size.ts'
import { layoutWallByProcs } from './wall-by-procs.ts'
import { layoutWallMultiples } from './wall-multiples.ts'

const measure = estimateWidth
const widths = [320, 768]

const traces = sampleIds().map((id) => {
  const { text } = sample(id)
  const document = parseTrace(text)
  return { id, text, document, cycles: gcCyclesOf(document) }
})
const withCycles = traces.filter(({ cycles }) => cycles.length > 0)

/** The digits of a field as they stand in the text, by number where a field is a list. */
function digits(text: string, record: TraceRecord, field: string): string {
  const found = record.fields.find((each) => each.field === field)
  if (!found) throw new Error(`${record.kind} has no ${field}`)
  return text.slice(found.start, found.end)
}
const printed = (text: string, record: TraceRecord, field: string) => Number(digits(text, record, field))
const has = (record: TraceRecord, field: string) => record.fields.some((each) => each.field === field)

/** From pixels to what an axis says, by its first and its last tick as they are written; `null` where it has only one. */
function ruler(ticks: readonly Tick[], log = false): ((at: number) => number) | null {
  const on = ticks.map(({ at, text }) => ({ at, value: Number(text.replace(/ %$/, '')) }))
  const known = log ? on.filter(({ value }) => value > 0) : on
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || first.at === last.at) return null
  const [a, b] = log ? [Math.log10(first.value), Math.log10(last.value)] : [first.value, last.value]
  return (at) => {
    const value = a + ((at - first.at) / (last.at - first.at)) * (b - a)
    return log ? 10 ** value : value
  }
}

/** Refuses what is not the same but for the noise of binary fractions. */
function same(read: number, wanted: number, where: string): void {
  if (!(Math.abs(read - wanted) <= 1e-6 * Math.max(1, Math.abs(wanted))))
    throw new Error(`${where}: ${read} for ${wanted}`)
}

/** The walls of a cycle as they are printed, in order. */
const wallFields = ['sweep-term-wall', 'scan-wall', 'write-barrier-wall', 'mark-wall', 'mark-term-wall']
const wallsOf = (text: string, { record }: GcCycle) =>
  wallFields.filter((field) => has(record, field)).map((field) => printed(text, record, field))
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)

describe.each(widths)('measured with a ruler at %i px', (width) => {
  it('wall × P: widths are the printed wall-clock times, areas the printed CPU times', () => {
    let seen = 0
    for (const { id, text, cycles } of withCycles)
      for (const cycle of cycles) {
        const layout = layoutWallByProcs(cycle, { width, measure, labels: wallLabels })
        const [ms, procs] = [ruler(layout.xTicks), ruler(layout.yTicks)]
        if (!ms || !procs) continue
        const where = `${id} gc ${cycle.number}`
        for (const { field, x0, x1 } of layout.dimensions) {
          same(ms(x1) - ms(x0), printed(text, cycle.record, field), `${where} ${field}`)
          same(
            ms(x0),
            sum(wallsOf(text, cycle).slice(0, wallFields.filter((each) => has(cycle.record, each)).indexOf(field))),
            `${where} ${field} begins`,
          )
        }
        for (const region of layout.regions) {
          if (region.field === null || region.damaged || region.clipped) continue
          seen += 1
          const wide = ms(region.x + region.width) - ms(region.x)
          const high = procs(region.y) - procs(region.y + region.height)
          if (region.origin === 'measured')
            same(wide * high, printed(text, cycle.record, region.field), `${where} ${region.id}`)
          else {
            const cpu = printedInterval('two-digits', digits(text, cycle.record, region.field))
            const wall = printedInterval('two-digits', digits(text, cycle.record, `${region.id}-wall`))
            const most = high + (region.open ? procs(region.open.y) - procs(region.open.y + region.open.height) : 0)
            // Both numbers were cut after their last digit: some time of the wall's range times the height is in the CPU's.
            if (!(wall.lo * high < cpu.hi && wall.hi * most > cpu.lo - 1e-9))
              throw new Error(`${where} ${region.id}: ${wall.lo} to ${wall.hi} ms × ${high} P is not ${cpu.lo} ms`)
          }
        }
        for (const lens of layout.lenses)
          for (const region of lens.regions) {
            const plain = layout.regions.find(({ id, phase }) => id === region.id && phase === region.phase)
            if (!plain || region.id !== lens.phase) continue
            same(region.width / plain.width, lens.factor, `${where} lens of ${lens.phase}`)
          }
      }
    expect(seen).toBeGreaterThan(8000)
  })

  it('small multiples: every frame and area is to the scale of the longest cycle of the page', () => {
    let seen = 0
    for (const { id, text, cycles } of withCycles) {
      for (let around = 0; around < cycles.length; ) {
        const layout = layoutWallMultiples(cycles, {
          width,
          measure,
          around,
          labels: {
            parts: { 'sweep-term': '', scan: '', assist: '', background: '', idle: '', program: '', 'mark-term': '' },
            title: () => [],
            length: () => [],
          },
        })
        around += layout.per
        const walls = layout.cells.map(({ cycle }) => sum(wallsOf(text, cycles[cycle] as GcCycle)))
        const longest = Math.max(...walls)
        const most = Math.max(
          ...layout.cells.map(({ cycle }) => printed(text, cycles[cycle]?.record as TraceRecord, 'procs')),
        )
        const tallest = Math.max(...layout.cells.map(({ frame }) => frame.height))
        for (const [index, cell] of layout.cells.entries()) {
          if (longest === 0) continue
          const { record } = cycles[cell.cycle] as GcCycle
          const where = `${id} gc ${cycles[cell.cycle]?.number}`
          const procs = printed(text, record, 'procs')
          same(cell.frame.width / cell.width, (walls[index] ?? 0) / longest, `${where} width`)
          same(cell.frame.height / tallest, procs / most, `${where} height`)
          for (const area of cell.areas) {
            if (area.field === null || area.cut || area.part.endsWith('term')) continue
            seen += 1
            const share = (area.width * area.height) / (cell.frame.width * cell.frame.height)
            same(share, printed(text, record, area.field) / ((walls[index] ?? 0) * procs), `${where} ${area.part}`)
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(3000)
  })

  it.each([false, true])(
    'timeline: where cycles begin and end and how long each pause is, exaggerated: %s',
    (exaggerate) => {
      let seen = 0
      for (const { id, text, cycles } of withCycles) {
        const layout = layoutGcTimeline(cycles, { width, measure, labels: timelineLabels, exaggerate })
        for (const lane of layout.lanes) {
          const seconds = ruler(lane.xTicks)
          if (!seconds) continue
          for (const { cycle, x0, x1, stops } of lane.cycles) {
            const given = cycles[cycle] as GcCycle
            const where = `${id} gc ${given.number}`
            const at = printed(text, given.record, 'at')
            seen += 1
            same(seconds(x0), at, `${where} begins`)
            same((seconds(x1) - at) * 1000, sum(wallsOf(text, given)), `${where} takes`)
            for (const stop of stops)
              same(
                ((seconds(stop.x + stop.width) - seconds(stop.x)) * 1000) / layout.factor,
                printed(text, given.record, stop.field),
                `${where} ${stop.field}`,
              )
          }
        }
      }
      expect(seen).toBeGreaterThan(3000)
    },
  )

  it('staircase: sizes, goals, roots and what was given back, at their times', () => {
    let seen = 0
    for (const { id, text, cycles, document } of withCycles) {
      const released = releasedOf(document.records, cycles)
      const layout = layoutHeapStaircase(cycles, { width, measure, labels: heapLabels, released })
      for (const panel of layout.panels) {
        const mib = ruler(layout.yTicks.map(({ value, text }) => ({ value, text, at: layout.mibToY(value, panel) })))
        const seconds = ruler(panel.xTicks)
        for (const stair of panel.stairs) {
          const { record, number } = cycles[stair.cycle] as GcCycle
          const where = `${id} gc ${number}`
          seen += 1
          if (mib)
            for (const [y, field] of [
              [stair.start, 'heap-start'],
              [stair.end, 'heap-end'],
              [stair.live, 'heap-live'],
              ...(stair.goal === undefined ? [] : [[stair.goal, 'heap-goal'] as const]),
            ] as const)
              same(mib(y), printed(text, record, field), `${where} ${field}`)
          if (seconds) {
            same(seconds(stair.x0), printed(text, record, 'at'), `${where} begins`)
            if (stair.x1 <= stair.x0 && sum(wallsOf(text, cycles[stair.cycle] as GcCycle)) > 0)
              throw new Error(`${where} takes no time`)
          }
        }
        const { roots } = panel
        if (roots) {
          const scale = Number(roots.topText.text) / roots.height
          const base = roots.y + roots.height
          for (const step of roots.steps) {
            const { record, number } = cycles[step.cycle] as GcCycle
            same((base - step.stacks) * scale, printed(text, record, 'stack-scan'), `${id} gc ${number} stacks`)
            same(
              (step.stacks - step.globals) * scale,
              printed(text, record, 'global-scan'),
              `${id} gc ${number} globals`,
            )
          }
        }
      }
    }
    expect(seen).toBeGreaterThan(3000)
  })

  it('pauses: each at its place, and bins as high as they are full', () => {
    let seen = 0
    for (const { id, text, cycles } of withCycles) {
      const layout = layoutPauses(cycles, { width, measure, labels: pauseLabels })
      const ms = ruler(layout.xTicks, layout.log)
      for (const row of layout.rows) {
        if (ms)
          for (const { cycle, x } of row.pauses) {
            const wanted = printed(text, cycles[cycle]?.record as TraceRecord, row.field)
            seen += 1
            if (wanted > 0 || !layout.log) same(ms(x), wanted, `${id} ${row.field}`)
          }
        for (const bin of row.bins) {
          const inside = row.pauses.filter(({ ms }) => ms >= bin.lo && ms <= bin.hi)
          expect(sum(inside.map(({ count }) => count)), id).toBe(bin.count)
        }
      }
      const bins = layout.rows.flatMap((row) => row.bins.map((bin) => ({ ...bin, share: bin.height / row.height })))
      const fullest = Math.max(...bins.map(({ count }) => count))
      for (const bin of bins) same(bin.share, bin.count / fullest, `${id} bin`)
    }
    expect(seen).toBeGreaterThan(6000)
  })

  it('CPU: shares of mark time × P, and the printed percentage', () => {
    let seen = 0
    for (const { id, text, cycles } of withCycles) {
      const layout = layoutGcCpu(cycles, { width, measure, labels: cpuLabels })
      const [share, percent] = [ruler(layout.yTicks), ruler(layout.percentTicks)]
      for (const column of layout.columns) {
        const cycle = cycles[column.cycle] as GcCycle
        const where = `${id} gc ${cycle.number}`
        const fields = ['mark-assist-cpu', 'mark-background-cpu', 'mark-idle-cpu'] as const
        const spent = sum(fields.map((field) => printed(text, cycle.record, field)))
        const whole = Math.max(spent, printed(text, cycle.record, 'mark-wall') * printed(text, cycle.record, 'procs'))
        for (const slice of column.slices) {
          if (!share) continue
          seen += 1
          same(
            ((share(slice.y) - share(slice.y + slice.height)) / 100) * whole,
            printed(text, cycle.record, slice.field),
            `${where} ${slice.field}`,
          )
        }
        if (percent) same(percent(column.percent.y), printed(text, cycle.record, 'gc-percent'), `${where} %`)
      }
    }
    expect(seen).toBeGreaterThan(3000)
  })

  it('pacer: sizes, shares and ratios of its lines', () => {
    let seen = 0
    const panelOf: Readonly<Record<PacerSeries, string>> = {
      marked: 'heap',
      trigger: 'heap',
      end: 'heap',
      goal: 'heap',
      utilization: 'utilization',
      'utilization-goal': 'utilization',
      'cons-mark': 'cons-mark',
      'h-t': 'ratios',
      'h-g': 'ratios',
      'h-a': 'ratios',
    }
    for (const { id, text, document } of traces) {
      const cycles = pacerCyclesOf(document)
      const layout = layoutPacer(cycles, { width, measure, labels: pacerLabels })
      for (const { cycle, marks } of layout.columns) {
        const { record, model } = cycles[cycle] ?? {}
        if (!record) throw new Error(id)
        const number = (field: string) => printed(text, record, field)
        const wanted: Readonly<Record<PacerSeries, () => number>> =
          model === 'classic'
            ? {
                marked: () => number('h-m-prev') / 2 ** 20,
                trigger: () => number('h-trigger') / 2 ** 20,
                end: () => number('h-actual') / 2 ** 20,
                goal: () => number('h-goal') / 2 ** 20,
                utilization: () => number('u-a') * 100,
                'utilization-goal': () => number('u-g') * 100,
                'cons-mark': () => Number.NaN,
                'h-t': () => number('h-t'),
                'h-g': () => number('h-g'),
                'h-a': () => number('h-a'),
              }
            : {
                marked: () => Number.NaN,
                trigger: () => number('heap-trigger') / 2 ** 20,
                end: () => number('heap-end') / 2 ** 20,
                goal: () => (number('heap-end') - number('goal-delta')) / 2 ** 20,
                utilization: () => number('utilization'),
                'utilization-goal': () => number('utilization-goal'),
                'cons-mark': () => number('cons-mark'),
                'h-t': () => Number.NaN,
                'h-g': () => Number.NaN,
                'h-a': () => Number.NaN,
              }
        for (const { series, y } of marks) {
          const panel = layout.panels.find((each) => each.id === panelOf[series])
          const value = panel && ruler(panel.ticks)
          if (!value) continue
          seen += 1
          same(value(y), wanted[series](), `${id} ${series}`)
        }
      }
    }
    expect(seen).toBeGreaterThan(500)
  })

  it('run queues: lengths, idle Ps and threads, each at its moment', () => {
    let seen = 0
    for (const { id, text, document } of traces) {
      for (const samples of Map.groupBy(schedSamplesOf(document), ({ process }) => process).values()) {
        const layout = layoutRunQueues([{ name: id, samples }], { width, measure, labels: queueLabels })
        const [run] = layout.runs
        if (!run) throw new Error(id)
        const merged = layout.notes.some((note) => note.id === 'merged')
        const seconds = ruler(layout.xTicks)
        for (const [at, column] of run.columns.entries())
          if (seconds)
            same(seconds(column.at) * 1000, printed(text, samples[at]?.record as TraceRecord, 'at'), `${id} line ${at}`)
        for (const row of run.rows.filter(({ field }) => field !== 'schedticks'))
          for (const cell of row.cells) {
            const { record } = samples[cell.sample] ?? {}
            if (!record) throw new Error(id)
            const own = record.fields.filter(({ field }) => field === row.field)[row.p ?? 0]
            // In blocks the queue of a P stands in a line of its own.
            if (!own) continue
            const wanted = Number(text.slice(own.start, own.end))
            seen += 1
            expect([cell.value, cell.text ?? shortCount(wanted)], id).toEqual([wanted, shortCount(wanted)])
          }
        for (const strip of run.strips) {
          if (merged) continue
          const scale = Number(strip.topText.text) / strip.height
          const heights = (path: string) =>
            new Set([...path.matchAll(/,(-?[\d.]+)/g)].map(([, y]) => (strip.y + strip.height - Number(y)) * scale))
          const [total, idle] = strip.field === 'threads' ? ['threads', 'idlethreads'] : ['gomaxprocs', 'idleprocs']
          const of = (field: string) =>
            new Set(samples.map(({ record }) => printed(text, record, field)).filter((value) => value > 0))
          // Paths are written to a tenth of a pixel.
          const near = (x: number, y: number) => Math.abs(x - y) <= 0.06 * scale
          const close = (drawn: Set<number>, wanted: Set<number>) =>
            [...wanted].every((value) => [...drawn].some((each) => near(each, value))) &&
            [...drawn].every((each) => near(each, 0) || [...wanted].some((value) => near(each, value)))
          if (!close(heights(strip.total), of(total)))
            throw new Error(`${id} ${total}: ${[...heights(strip.total)]} for ${[...of(total)]}`)
          if (!close(heights(strip.idle), of(idle)))
            throw new Error(`${id} ${idle}: ${[...heights(strip.idle)]} for ${[...of(idle)]}`)
        }
      }
    }
    expect(seen).toBeGreaterThan(1000)
  })

  it('P, M and G: as many of each as the block has lines, bars as long as their counts', () => {
    const plain: SchedDetailLabels = {
      ps: [],
      ms: [],
      gs: () => [],
      p: () => [],
      mg: () => [],
      queue: () => [],
      chip: () => ['M'],
      group: () => [],
      count: () => [],
      changes: () => [],
      change: () => [],
      ids: () => '',
      moreChanges: () => [],
      noChanges: [],
    }
    let seen = 0
    for (const { id, text, document } of traces) {
      for (const block of schedBlocksOf(document)) {
        const layout = layoutSchedDetail(block, { width, measure, labels: plain })
        const held = new Set(layout.cards.flatMap(({ m }) => m?.id ?? []))
        expect(layout.cards.length, id).toBe(block.ps.length)
        if (layout.cards.length > 0) expect(layout.cards.length, id).toBe(printed(text, block.header, 'gomaxprocs'))
        expect(layout.chips.length + held.size, id).toBe(block.ms.length)
        expect(sum(layout.groups.map(({ gs }) => gs.length)), id).toBe(block.gs.length)
        const [longest] = layout.groups
        for (const { gs, bar } of layout.groups) {
          seen += 1
          if (bar.width > 1)
            same(bar.width / (longest?.bar.width ?? 1), gs.length / (longest?.gs.length ?? 1), `${id} group`)
        }
        const queues = layout.cards.filter(({ queue }) => queue.width > 0)
        for (const { p, queue } of queues) {
          const other = queues[0]
          same(
            queue.width / (other?.queue.width ?? 1),
            printed(text, p.record, 'runqsize') / printed(text, other?.p.record as TraceRecord, 'runqsize'),
            `${id} P${p.id}`,
          )
        }
      }
    }
    expect(seen).toBeGreaterThan(100)
  })

  it('initialisation: when each package began and how long it took', () => {
    let seen = 0
    const labels = { timeline: [], costs: () => [], timeAxis: 'ms' }
    for (const { id, text, document } of traces) {
      const costs = initCostsOf(document)
      if (costs.length === 0) continue
      const layout = layoutInitCost(costs, { width, measure, labels })
      const ms = ruler(layout.xTicks)
      const of = (index: number, field: string) => printed(text, costs[index]?.record as TraceRecord, field)
      for (const { index, x, width: wide } of layout.spans) {
        if (!ms) continue
        seen += 1
        same(ms(x), of(index, 'at'), `${id} begins`)
        same(ms(x + wide) - ms(x), of(index, 'init-wall'), `${id} takes`)
      }
      const [first] = layout.rows
      for (const { index, bar, value } of layout.rows) {
        if (!first || of(first.index, 'init-wall') === 0) continue
        same(bar.width / first.bar.width, of(index, 'init-wall') / of(first.index, 'init-wall'), `${id} bar`)
        if (Number.parseFloat(value.text) !== of(index, 'init-wall')) throw new Error(`${id} says ${value.text}`)
      }
    }
    expect(seen).toBeGreaterThan(100)
  })
})
