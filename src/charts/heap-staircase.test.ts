import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { type Released, releasedOf } from '../trace/derive/released.ts'
import { type GcCycle, gcCyclesOf, parseTrace } from '../trace/index.ts'
import { decimateFrom, layoutHeapStaircase, nearestHeapValue } from './heap-staircase.ts'
import { heapLabels } from './labels.fixture.ts'
import { boxOf, overlap } from './plane.ts'
import { estimateWidth } from './text-size.ts'

const layoutOf = (cycles: readonly GcCycle[], width = 720, released: readonly Released[] = []) =>
  layoutHeapStaircase(cycles, { width, measure: estimateWidth, labels: heapLabels, released })

const line = (gc: number, at: number, heap: string, goal: number | string, more = '') =>
  `gc ${gc} @${at.toFixed(3)}s 3%: 0.022+2.7+0.040 ms clock, 0.13+0.60/0.43/0.031+0.24 ms cpu, ${heap} MB, ${goal} MB goal, 8 P${more}\n`
const cyclesOf = (text: string) => gcCyclesOf(parseTrace(text))

const samples = sampleIds()
  .map((id) => {
    const document = parseTrace(sample(id).text)
    const cycles = gcCyclesOf(document)
    return { id, cycles, released: releasedOf(document.records, cycles) }
  })
  .filter(({ cycles }) => cycles.length > 0)

/** Every coordinate in a path, as pairs. */
function corners(path: string): [number, number][] {
  return [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])])
}

describe('the heap staircase', () => {
  it('draws start, end, live and goal of each cycle at its time', () => {
    const layout = layoutOf(cyclesOf(line(1, 1, '4->6->2', 5) + line(2, 2, '3->4->2', 5)))
    const [panel] = layout.panels
    expect(panel?.stairs.map((stair) => stair.over)).toEqual([true, false])
    expect(layout.notes).toEqual([{ id: 'truncated' }, { id: 'over', count: 1, of: 2 }])
    expect(layout.names.map((name) => name.field).toSorted()).toEqual([
      'heap-end',
      'heap-goal',
      'heap-live',
      'heap-start',
    ])
  })

  it('leaves goals that mean “no limit” out of the scale and says so', () => {
    const text =
      line(1, 1, '4->6->2', '17592186044415', ' (forced)') + line(2, 2, '3->4->2', '17592186044415', ' (forced)')
    const layout = layoutOf(cyclesOf(text))
    expect(layout.top).toBeLessThan(10)
    expect(layout.panels[0]?.goalPath).toBe('')
    expect(layout.notes).toContainEqual({ id: 'unlimited', count: 2, all: true })
  })

  it('draws one cycle, and none', () => {
    const one = layoutOf(cyclesOf(line(1, 1, '4->6->2', 5)))
    expect(one.panels[0]?.stairs).toHaveLength(1)
    expect(one.panels[0]?.xTicks.length).toBeGreaterThan(0)
    const none = layoutOf([])
    expect(none.panels).toEqual([])
  })

  it('gives each process its own clock and lane', () => {
    const layout = layoutOf(cyclesOf(line(1, 5, '4->6->2', 5) + line(2, 6, '3->4->2', 5) + line(1, 0.1, '9->9->8', 9)))
    expect(layout.panels.map((panel) => panel.stairs.map((stair) => stair.cycle))).toEqual([[0, 1], [2]])
    const [upper, lower] = layout.panels
    expect(lower?.y).toBeGreaterThan((upper?.y ?? 0) + (upper?.height ?? 0))
  })

  it('keeps the highest peak and the lowest live heap of every pixel column when there are many cycles', () => {
    const count = 5000
    let text = ''
    for (let gc = 1; gc <= count; gc++)
      text += line(gc, gc / 10, gc === 2345 ? '40->999->30' : gc === 3456 ? '40->50->1' : '40->50->30', 60)
    const layout = layoutOf(cyclesOf(text))
    const [panel] = layout.panels
    expect(layout.notes).toContainEqual({ id: 'decimated', cycles: count })
    const ys = corners(panel?.heapPath ?? '').map(([, y]) => y)
    expect(ys.length).toBeLessThan(4 * 720)
    if (!panel) throw new Error('no panel')
    expect(Math.min(...ys)).toBeCloseTo(layout.mibToY(999, panel), 0)
    expect(Math.max(...ys)).toBeCloseTo(layout.mibToY(1, panel), 0)
  })

  it('shows stacks and globals, what the scavenger gave back, and a limit that goals were held down by', () => {
    const of = (id: string) => samples.find((each) => each.id === id)
    const stacks = of('stacks/1.27-gctrace')
    const [panel] = layoutOf(stacks?.cycles ?? []).panels
    expect(panel?.roots?.names.map(({ field }) => field)).toEqual(['stack-scan', 'global-scan'])
    expect(panel?.released).toBeNull()
    const step = panel?.roots?.steps.at(-1)
    const y = (step?.stacks ?? 0) + 1
    expect(nearestHeapValue(layoutOf(stacks?.cycles ?? []), step?.x0 ?? 0, y)).toEqual({
      cycle: step?.cycle,
      field: 'stack-scan',
    })
    const scav = of('scavenger/1.24-gc-scav')
    expect(layoutOf(scav?.cycles ?? [], 720, scav?.released).notes).toContainEqual({ id: 'released' })
    const limited = layoutOf(of('memlimit/1.27-spiral')?.cycles ?? [])
    expect(limited.panels[0]?.limit?.aboveMiB).toBe(92)
    expect(limited.notes).toContainEqual(expect.objectContaining({ id: 'limit', aboveMiB: 92, goalMiB: 91 }))
    expect(layoutOf(of('heapleak/1.27-gctrace')?.cycles ?? []).panels[0]?.limit).toBeNull()
  })

  it('finds the value nearest to the pointer', () => {
    const layout = layoutOf(cyclesOf(line(1, 1, '4->6->2', 8) + line(2, 2, '3->4->2', 8)))
    const panel = layout.panels[0]
    const stair = panel?.stairs[1]
    if (!panel || !stair) throw new Error('not drawn')
    expect(nearestHeapValue(layout, stair.x1 - 3, stair.live - 2)).toEqual({ cycle: 1, field: 'heap-live' })
    expect(nearestHeapValue(layout, stair.x1 + 3, stair.end)).toEqual({ cycle: 1, field: 'heap-end' })
    expect(nearestHeapValue(layout, stair.x1, panel.y + panel.height + 60)).toBeNull()
  })
})

describe('over every sample', () => {
  it.each([328, 720, 1100])('gives back every size and time, inside a figure of %i px', (width) => {
    for (const { id, cycles, released } of samples) {
      const layout = layoutOf(cycles, width, released)
      for (const panel of layout.panels) {
        const toMib = (y: number) => ((panel.y + panel.height - y) / panel.height) * layout.top
        for (const stair of panel.stairs) {
          const cycle = cycles[stair.cycle]
          const read = [stair.start, stair.end, stair.live].map((y) => Math.round(toMib(y) * 1e6) / 1e6)
          const goal = stair.goal === undefined ? [] : [Math.round(toMib(stair.goal))]
          const printed = cycle ? [cycle.heap.start, cycle.heap.end, cycle.heap.live] : []
          if (read.join() !== printed.join()) throw new Error(`${id} gc ${cycle?.number}: ${read} is not ${printed}`)
          if (goal.length > 0 && goal[0] !== cycle?.heap.goal)
            throw new Error(`${id} gc ${cycle?.number}: goal ${goal}`)
          if (Math.abs(stair.x0 - panel.msToX((cycle?.atS ?? 0) * 1000)) > 1e-6) throw new Error(`${id}: time`)
          const inside = stair.x0 >= panel.x - 0.01 && stair.x1 <= panel.x + panel.width + 0.01
          const below = Math.min(stair.start, stair.end, stair.goal ?? panel.y) >= panel.y - 0.01
          if (!inside || !below) throw new Error(`${id} gc ${cycle?.number} leaves the frame`)
        }
        const { roots, released: gave } = panel
        for (const step of roots?.steps ?? []) {
          const cycle = cycles[step.cycle]
          const scale = (roots?.top ?? 0) / (roots?.height ?? 1)
          const base = (roots?.y ?? 0) + (roots?.height ?? 0)
          const read = [(base - step.stacks) * scale, (step.stacks - step.globals) * scale].map(Math.round)
          if (read.join() !== [cycle?.stackMiB, cycle?.globalMiB].join())
            throw new Error(`${id} gc ${cycle?.number}: roots ${read}`)
          if (step.x1 < step.x0 || step.x1 > panel.x + panel.width + 0.01)
            throw new Error(`${id}: roots leave the frame`)
        }
        if (gave) {
          const read = gave.steps.map(({ y }) => ((gave.y + gave.height - y) / gave.height) * gave.top)
          const printed = released.filter(({ record }) => record.process === panel.process).map(({ mib }) => mib)
          if (read.some((mib, index) => Math.abs(mib - (printed[index] ?? -1)) > 1e-9))
            throw new Error(`${id}: released`)
        }
        if (panel.limit) {
          if (Math.abs(toMib(panel.limit.y) - panel.limit.aboveMiB) > 1e-6) throw new Error(`${id}: limit`)
        }
        if (panel.stairs.length > decimateFrom) expect(layout.notes.map((note) => note.id)).toContain('decimated')
      }
      const names = layout.names.map((name) => ({ ...boxOf(name, 13), text: name.text }))
      names.forEach((name, index) => {
        expect(name.x + name.width, id).toBeLessThanOrEqual(width + 0.5)
        for (const other of names.slice(index + 1))
          if (overlap(name, other)) throw new Error(`${id}: ${name.text} on ${other.text}`)
      })
    }
  })
})
