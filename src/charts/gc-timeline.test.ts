import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { type GcCycle, gcCyclesOf, parseTrace } from '../trace/index.ts'
import { gcShareOf, layoutGcTimeline, nearestTimelineValue } from './gc-timeline.ts'
import { timelineLabels } from './labels.fixture.ts'
import { estimateWidth } from './text-size.ts'

const layoutOf = (cycles: readonly GcCycle[], width = 720, exaggerate = false) =>
  layoutGcTimeline(cycles, { width, measure: estimateWidth, labels: timelineLabels, exaggerate })
const cyclesOf = (text: string) => gcCyclesOf(parseTrace(text))
const line = (gc: number, at: number, clock = '1.0+20+2.0', more = '') =>
  `gc ${gc} @${at.toFixed(3)}s 3%: ${clock} ms clock, 2.0+0.60/0.43/0.031+4.0 ms cpu, 4->4->0 MB, 5 MB goal, 2 P${more}\n`

describe('the GC timeline', () => {
  it('draws mark windows and pauses to scale', () => {
    const [lane] = layoutOf(cyclesOf(line(1, 1) + line(2, 1.1))).lanes
    const pxPerMs = (lane?.msToX(1) ?? 0) - (lane?.msToX(0) ?? 0)
    expect(lane?.windows[0]?.width).toBeCloseTo(23 * pxPerMs)
    expect(lane?.stops.map((stop) => [stop.field, Math.round(stop.width / pxPerMs)])).toEqual([
      ['sweep-term-wall', 1],
      ['mark-term-wall', 2],
      ['sweep-term-wall', 1],
      ['mark-term-wall', 2],
    ])
  })

  it('widens every pause by one factor when asked, and says so', () => {
    const cycles = cyclesOf(line(1, 1, '0.10+2.0+0.20') + line(2, 9, '0.10+2.0+0.20'))
    const plain = layoutOf(cycles)
    const wide = layoutOf(cycles, 720, true)
    expect(plain.notes[0]).toEqual({ id: 'to-scale' })
    expect(wide.notes[0]).toEqual({ id: 'exaggerated', factor: wide.factor })
    expect(wide.factor).toBeGreaterThan(10)
    const widest = (layout: typeof wide) => Math.max(...(layout.lanes[0]?.stops.map((stop) => stop.width) ?? []))
    expect(widest(wide)).toBeCloseTo(widest(plain) * wide.factor)
    expect(widest(wide)).toBeLessThanOrEqual(16)
  })

  it('marks forced cycles and leak checks', () => {
    const leak =
      'gc 2 @1.500s 0% (checking for goroutine leaks): 0.11+0.21+0.10 ms clock, 0.22+0/0.073/0.069+0.21 ms cpu, 0->0->0 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)\n'
    const layout = layoutOf(cyclesOf(line(1, 1, '1.0+20+2.0', ' (forced)') + leak))
    expect(layout.lanes[0]?.flags.map((flag) => [flag.cycle, flag.type])).toEqual([
      [0, 'forced'],
      [1, 'leak-check'],
    ])
  })

  it('shows a forced cycle of Go 1.8 as one long stop', () => {
    const forced =
      'gc 9 @1.518s 24%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)\n'
    const [lane] = layoutOf(cyclesOf(forced)).lanes
    expect(lane?.cycles[0]?.stops.map((stop) => stop.field)).toEqual(['sweep-term-wall', 'mark-term-wall'])
    expect(gcShareOf(cyclesOf(forced))).toMatchObject({ longest: 9, longestMs: '29' })
  })

  it('gives each process its own lane and clock', () => {
    const layout = layoutOf(cyclesOf(line(1, 5) + line(2, 6) + line(1, 0.1) + line(2, 0.2)))
    expect(layout.lanes.map((lane) => lane.cycles.length)).toEqual([2, 2])
    expect(gcShareOf(cyclesOf(line(1, 5) + line(2, 6) + line(1, 0.1) + line(2, 0.2)))?.gcMs).toBe('92')
  })

  it('never loses the longest pause where several share a pixel', () => {
    let text = ''
    for (let gc = 1; gc <= 3000; gc++) text += line(gc, gc / 100, gc === 1234 ? '0.10+2.0+9.0' : '0.10+2.0+0.20')
    const [lane] = layoutOf(cyclesOf(text)).lanes
    expect(lane?.stops.length).toBeLessThan(2 * 720)
    expect(Math.max(...(lane?.stops.map((stop) => stop.ms) ?? []))).toBeCloseTo(9)
    expect(lane?.windows.reduce((count, window) => count + window.count, 0)).toBe(3000)
  })

  it('is empty without cycles', () => {
    expect(layoutOf([]).lanes).toEqual([])
    expect(gcShareOf([])).toBeNull()
  })

  it('finds the pause or the window under the pointer', () => {
    const layout = layoutOf(cyclesOf(line(1, 1) + line(2, 1.1)))
    const lane = layout.lanes[0]
    const second = lane?.cycles[1]
    if (!lane || !second) throw new Error('not drawn')
    expect(nearestTimelineValue(layout, (second.x0 + second.x1) / 2, lane.y + 20)).toEqual({
      cycle: 1,
      field: 'mark-wall',
    })
    expect(nearestTimelineValue(layout, second.x0 + 1, lane.y + 20)).toEqual({ cycle: 1, field: 'sweep-term-wall' })
  })
})

describe('the time between cycles', () => {
  it('is written where there is room, and summed up', () => {
    const { cycles } = { cycles: gcCyclesOf(parseTrace(sample('note/gc-318-322').text)) }
    const layout = layoutGcTimeline(cycles, { width: 720, measure: estimateWidth, labels: timelineLabels })
    expect(layout.lanes[0]?.gaps).toHaveLength(4)
    for (const [index, gap] of (layout.lanes[0]?.gaps ?? []).entries()) {
      expect(gap.ms).toBeCloseTo((cycles[index + 1]?.since?.gapS ?? 0) * 1000)
      expect(gap.label.width).toBeLessThan(gap.x1 - gap.x0)
    }
    expect(layout.notes.find(({ id }) => id === 'gaps')).toMatchObject({ shortest: expect.any(Number) })
    const narrow = layoutGcTimeline(cycles, { width: 120, measure: estimateWidth, labels: timelineLabels })
    expect(narrow.lanes[0]?.gaps).toEqual([])
  })
})

describe('over every sample', () => {
  it.each([328, 1100])('gives back every time, inside a figure of %i px', (width) => {
    for (const id of sampleIds()) {
      const cycles = cyclesOf(sample(id).text)
      for (const exaggerate of [false, true]) {
        const layout = layoutOf(cycles, width, exaggerate)
        for (const lane of layout.lanes) {
          const pxPerMs = lane.msToX(1) - lane.msToX(0)
          for (const { cycle, x0, x1, stops } of lane.cycles) {
            const given = cycles[cycle]
            const ms = (x1 - x0) / pxPerMs
            if (Math.abs(ms - (given?.wallMs ?? 0)) > 1e-6) throw new Error(`${id} gc ${given?.number}: ${ms} ms`)
            for (const stop of stops) {
              const stopMs = stop.width / pxPerMs / layout.factor
              if (Math.abs(stopMs - stop.ms) > 1e-6) throw new Error(`${id} gc ${given?.number}: stop of ${stopMs} ms`)
              const inside = stop.x >= lane.x - 0.01 && stop.x + stop.width <= lane.x + lane.width + 0.01
              if (!inside) throw new Error(`${id} gc ${given?.number}: a stop leaves the lane`)
            }
          }
        }
      }
    }
  })
})
