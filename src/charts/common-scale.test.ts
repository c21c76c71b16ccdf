import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace } from '../trace/index.ts'
import { areApart, type CommonScale, commonScales, commonSpans } from './common-scale.ts'
import { layoutGcCpu } from './gc-cpu.ts'
import { layoutGcTimeline } from './gc-timeline.ts'
import { layoutHeapStaircase } from './heap-staircase.ts'
import { cpuLabels, heapLabels, pauseLabels, timelineLabels, wallLabels } from './labels.fixture.ts'
import { layoutPauses } from './pauses.ts'
import { estimateWidth } from './text-size.ts'
import { layoutWallByProcs } from './wall-by-procs.ts'
import { layoutWallMultiples } from './wall-multiples.ts'

const traces = new Map(
  sampleIds()
    .map((id) => [id, gcCyclesOf(parseTrace(sample(id).text))] as const)
    .filter(([, cycles]) => cycles.length > 1),
)
/** Names of two samples: what fails is told by its name. */
const pairs = fc.tuple(fc.constantFrom(...traces.keys()), fc.constantFrom(...traces.keys()))
const cyclesOf = (names: readonly string[]) => names.map((name) => traces.get(name) ?? [])
const partNames = ['sweep-term', 'scan', 'assist', 'background', 'idle', 'program', 'mark-term'] as const
const smallLabels = {
  parts: Object.fromEntries(partNames.map((part) => [part, part])) as Record<(typeof partNames)[number], string>,
  title: (gc: number) => [`GC ${gc}`],
  length: (ms: string) => [`${ms} ms`],
}

const options = { width: 720, measure: estimateWidth }
const windowOf = (cycles: readonly GcCycle[], { span }: CommonScale) => {
  const all = [...cycles.keys()]
  return { from: span.from * 1000, to: span.to * 1000, seen: all, around: all }
}
const slope = (scale: (value: number) => number) => scale(1) - scale(0)

describe('two traces on one scale', () => {
  it('have as many pixels for a second, a MiB, a P and a percent in every figure of them', () => {
    fc.assert(
      fc.property(pairs, (names) => {
        const both = cyclesOf(names)
        const scales = commonScales(both)
        const drawn = both.map((cycles, index) => {
          const common = scales?.[index] as CommonScale
          const window = windowOf(cycles, common)
          const heap = layoutHeapStaircase(cycles, { ...options, labels: heapLabels, window, common })
          const times = layoutGcTimeline(cycles, { ...options, labels: timelineLabels, window })
          const wall = layoutWallByProcs(cycles[0] as GcCycle, { ...options, labels: wallLabels, common })
          const pauses = layoutPauses(cycles, { ...options, labels: pauseLabels, common })
          const cpu = layoutGcCpu(cycles, { ...options, labels: cpuLabels, common })
          const [panel] = heap.panels
          return {
            heap: heap.top,
            heapTime: panel ? slope(panel.msToX) : 0,
            time: slope(times.lanes[0]?.msToX ?? ((ms) => ms)),
            wall: slope(wall.msToX),
            // Up from the base; what stands over the frame takes more lines or fewer.
            procs: slope(wall.procsToY),
            pauses: [0.01, 0.1, 1, 10].map(pauses.msToX),
            percent: slope(cpu.percentToY),
          }
        })
        const [one, two] = drawn
        for (const key of ['heap', 'heapTime', 'time', 'wall', 'procs', 'percent'] as const)
          expect(one?.[key], key).toBeCloseTo(two?.[key] as number, 9)
        expect(one?.pauses).toEqual(two?.pauses)
      }),
    )
  })

  it('and no value of either leaves its figure', () => {
    fc.assert(
      fc.property(pairs, (names) => {
        const both = cyclesOf(names)
        for (const [index, cycles] of both.entries()) {
          const common = commonScales(both)?.[index] as CommonScale
          for (const cycle of cycles) {
            expect(cycle.atS).toBeGreaterThanOrEqual(common.span.from)
            expect(cycle.atS + cycle.wallMs / 1000).toBeLessThanOrEqual(common.span.to)
          }
          const small = layoutWallMultiples(cycles, { ...options, labels: smallLabels, common })
          for (const { frame, x, width } of small.cells)
            expect(frame.x + frame.width).toBeLessThanOrEqual(x + width + 1e-6)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('share a stretch of time where they overlap, and take as long a one each where they do not', () => {
    const near = commonSpans([
      { from: 0, to: 10 },
      { from: 1, to: 14 },
    ])
    expect(near[0]).toEqual(near[1])
    expect(areApart(near)).toBe(false)
    const far = commonSpans([
      { from: 3600, to: 3610 },
      { from: 0, to: 60 },
    ])
    expect(areApart(far)).toBe(true)
    expect((far[0]?.to ?? 0) - (far[0]?.from ?? 0)).toBeCloseTo((far[1]?.to ?? 0) - (far[1]?.from ?? 0))
  })

  it('are not drawn to one scale where one of them has no cycle', () => {
    expect(commonScales([[...traces.values()][0] ?? [], []])).toBeNull()
  })
})
