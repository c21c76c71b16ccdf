import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../build/samples.ts'
import { initCostsOf } from '../trace/derive/init-costs.ts'
import { parseTrace } from '../trace/index.ts'
import { layoutInitCost, nearestInit, shortened } from './init-cost.ts'
import { estimateWidth, styles } from './text-size.ts'

const labels = { timeline: ['timeline'], costs: (shown: number, all: number) => [`${shown} of ${all}`], timeAxis: 'ms' }
const of = (id: string) => initCostsOf(parseTrace(sample(id).text))
const layoutOf = (costs: ReturnType<typeof of>, width = 720) =>
  layoutInitCost(costs, { width, measure: estimateWidth, labels })

describe('the cost of initialisation', () => {
  it('lists the most expensive packages first', () => {
    const costs = of('init/1.27-inittrace')
    const { rows } = layoutOf(costs)
    const walls = rows.map(({ index }) => costs[index]?.wallMs ?? 0)
    expect(rows).toHaveLength(12)
    expect(walls).toEqual(walls.toSorted((a, b) => b - a))
    expect(walls[0]).toBe(Math.max(...costs.map((each) => each.wallMs)))
  })

  it('keeps the end of a path that is too long', () => {
    const room = estimateWidth('…/fips140deps/cpu', styles.tick)
    expect(shortened('crypto/internal/fips140deps/cpu', room, estimateWidth)).toBe('…/fips140deps/cpu')
    expect(
      estimateWidth(shortened('averyveryverylongpackagename', 60, estimateWidth), styles.tick),
    ).toBeLessThanOrEqual(60)
  })

  it('is found by place', () => {
    const layout = layoutOf(of('init/1.27-inittrace'))
    expect(nearestInit(layout, 5, (layout.rows[3]?.y ?? 0) + 4)).toBe(layout.rows[3]?.index)
    const longest = layout.spans.toSorted((a, b) => b.width - a.width)[0]
    expect(nearestInit(layout, (longest?.x ?? 0) + (longest?.width ?? 0) / 2, layout.strip.y + 4)).toBe(longest?.index)
  })

  it('is nothing without init lines', () => {
    expect(layoutOf([]).rows).toEqual([])
    expect(nearestInit(layoutOf([]), 5, 50)).toBeNull()
  })
})

describe('over every sample', () => {
  it.each([290, 1100])('gives back every time, inside a figure of %i px', (width) => {
    let seen = 0
    for (const id of sampleIds()) {
      const costs = of(id)
      const layout = layoutOf(costs, width)
      const unit = layout.msToX(1) - layout.msToX(0)
      for (const { index, x, width: wide } of layout.spans) {
        seen += 1
        const cost = costs[index]
        if (Math.abs(wide / unit - (cost?.wallMs ?? -1)) > 1e-9)
          throw new Error(`${id} ${cost?.package}: ${wide / unit} ms`)
        if (Math.abs((x - layout.msToX(0)) / unit - (cost?.atMs ?? -1)) > 1e-9)
          throw new Error(`${id} ${cost?.package}: time`)
        if (x < 0 || x + wide > width) throw new Error(`${id} ${cost?.package} leaves the figure`)
      }
      for (const { index, bar, label, value } of layout.rows) {
        if (Math.abs(layout.msToBar(costs[index]?.wallMs ?? -1) - bar.width) > 1e-9) throw new Error(`${id}: bar`)
        if (label.width > bar.x || value.x + value.width > width + 0.01)
          throw new Error(`${id}: words of ${label.text}`)
      }
    }
    expect(seen).toBeGreaterThan(50)
  })
})
