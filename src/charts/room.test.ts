import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawnWidths, growth, perRem, roomIn } from './room.ts'

describe('the room of a figure', () => {
  test('at the text size of a laptop a lesson is drawn as it is laid out, on a projector as much larger as the text', () => {
    expect(roomIn(768, 1)).toEqual({ width: 768, scale: 1 })
    const projector = roomIn(904, 20 / 17)
    expect(projector.width).toBeCloseTo(768, 0)
    expect(projector.scale).toBeCloseTo(20 / 17, 2)
  })

  test('a phone a little wider than the narrowest drawing gets larger letters, not an empty edge', () => {
    expect(roomIn(320, 1).width).toBe(290)
    expect(roomIn(320, 1).scale).toBeCloseTo(320 / 290)
  })

  test('a wide workbench gets more drawing instead of larger letters', () => {
    expect(roomIn(1300, 1)).toEqual({ width: 1300, scale: 1 })
  })

  test('the drawing fills its room, and its letters are never smaller nor much larger than the text asks for', () => {
    const sizes = fc.tuple(fc.integer({ min: 200, max: 3000 }), fc.double({ min: 0.8, max: 2, noNaN: true }))
    fc.assert(
      fc.property(sizes, ([available, unit]) => {
        const { width, scale } = roomIn(available, unit)
        expect(width * scale).toBeCloseTo(available, 6)
        expect(scale).toBeGreaterThanOrEqual(unit - 1e-9)
        expect(scale).toBeLessThanOrEqual(unit * growth + 1e-9)
      }),
    )
  })

  test('figure.css shows the drawings of a page without scripts at the same widths', () => {
    const css = readFileSync(new URL('../notebook/figures/figure.css', import.meta.url), 'utf8')
    for (const [index, width] of drawnWidths.entries()) {
      expect(css).toContain(`[data-width="${width}"]`)
      expect(css).toContain(`--drawn: ${width}`)
      if (index > 0) expect(css).toContain(`${Math.floor((width / perRem) * 1e4) / 1e4}rem`)
    }
    expect(css).toContain(`* ${growth})`)
  })
})
