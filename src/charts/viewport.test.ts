import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Axis,
  clampTo,
  isWhole,
  panBy,
  pinched,
  revealing,
  showing,
  spanOf,
  stepped,
  type ViewKey,
  type Viewport,
  viewKeyOf,
  wheelFactor,
  zoomAbout,
} from './viewport.ts'

const axis: Axis = { from: 10, to: 110, least: 0.5 }
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
const axes = fc
  .tuple(number(-1e6, 1e6), number(1e-3, 1e6), number(1e-6, 1))
  .map(([from, span, part]): Axis => ({ from, to: from + span, least: span * part }))
/** An axis, a view on it and a place in the view. */
const looks = fc.tuple(axes, number(0, 1), number(0, 1), number(0, 1)).map(([axis, a, b, at]) => {
  const place = (part: number) => axis.from + spanOf(axis) * part
  const view = clampTo(axis, { from: place(Math.min(a, b)), to: place(Math.max(a, b)) })
  return { axis, view, at: view.from + spanOf(view) * at }
})

function holds(axis: Axis, view: Viewport): void {
  const slack = spanOf(axis) * 1e-9 + Math.abs(axis.to) * 1e-12
  expect(view.from).toBeGreaterThanOrEqual(axis.from - slack)
  expect(view.to).toBeLessThanOrEqual(axis.to + slack)
  expect(spanOf(view)).toBeGreaterThanOrEqual(axis.least - slack)
}

describe('a viewport', () => {
  it('keeps what is under the pointer in its place', () => {
    const view = zoomAbout(axis, { from: 10, to: 110 }, 2, 60)
    expect(view).toEqual({ from: 35, to: 85 })
    expect(zoomAbout(axis, view, 0.5, 60)).toEqual({ from: 10, to: 110 })
    expect(zoomAbout(axis, { from: 10, to: 20 }, 0.5, 10)).toEqual({ from: 10, to: 30 })
  })

  it('moves no farther than the axis goes, and looks no closer than its least', () => {
    expect(panBy(axis, { from: 20, to: 40 }, 1000)).toEqual({ from: 90, to: 110 })
    expect(panBy(axis, { from: 20, to: 40 }, -1000)).toEqual({ from: 10, to: 30 })
    expect(spanOf(zoomAbout(axis, { from: 20, to: 40 }, 1e9, 30))).toBeCloseTo(0.5)
    expect(isWhole(axis, zoomAbout(axis, { from: 20, to: 40 }, 1e-9, 30))).toBe(true)
  })

  it('shows a stretch with room, and moves just as far as it must to show one', () => {
    expect(showing(axis, { from: 30, to: 50 })).toEqual({ from: 29, to: 51 })
    expect(spanOf(showing(axis, { from: 30, to: 30 }))).toBeCloseTo(0.5)
    expect(revealing(axis, { from: 20, to: 40 }, { from: 25, to: 26 })).toEqual({ from: 20, to: 40 })
    expect(revealing(axis, { from: 20, to: 40 }, { from: 45, to: 46 })).toEqual({ from: 28, to: 48 })
    expect(revealing(axis, { from: 20, to: 40 }, { from: 15, to: 16 })).toEqual({ from: 13, to: 33 })
  })

  it('has a key for every step', () => {
    expect(['+', '=', '-', '0', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'x'].map(viewKeyOf)).toEqual([
      'in',
      'in',
      'out',
      'whole',
      'left',
      'right',
      'start',
      'end',
      null,
    ])
    const view = { from: 40, to: 60 }
    expect(stepped(axis, view, 'left')).toEqual({ from: 36, to: 56 })
    expect(stepped(axis, view, 'start')).toEqual({ from: 10, to: 30 })
    expect(stepped(axis, view, 'end')).toEqual({ from: 90, to: 110 })
    expect(isWhole(axis, stepped(axis, view, 'whole'))).toBe(true)
  })

  it('takes wheels of every kind', () => {
    expect(wheelFactor({ deltaY: -100, deltaMode: 0 })).toBeGreaterThan(1)
    expect(wheelFactor({ deltaY: 3, deltaMode: 1 })).toBeCloseTo(wheelFactor({ deltaY: 99, deltaMode: 0 }))
    expect(wheelFactor({ deltaY: 1e9, deltaMode: 0 })).toBeGreaterThan(0.3)
    expect(wheelFactor({ deltaY: -5, deltaMode: 0, ctrlKey: true })).toBeGreaterThan(
      wheelFactor({ deltaY: -5, deltaMode: 0 }),
    )
  })

  it('follows two fingers: what was under each stays under it', () => {
    const view = { from: 40, to: 60 }
    const next = pinched(axis, view, [45, 55], [42.5, 57.5])
    const part = (at: number, of: Viewport) => (at - of.from) / spanOf(of)
    expect(part(45, next)).toBeCloseTo(part(42.5, view))
    expect(part(55, next)).toBeCloseTo(part(57.5, view))
    expect(pinched(axis, view, [50, 50], [50, 50])).toEqual(view)
  })
})

describe('whatever is done to a viewport', () => {
  const keys: readonly ViewKey[] = ['in', 'out', 'whole', 'left', 'right', 'start', 'end']

  it('it stays on the axis and is never too short', () => {
    fc.assert(
      fc.property(looks, number(1e-6, 1e6), number(-1e7, 1e7), fc.constantFrom(...keys), (look, factor, far, key) => {
        const { axis, view, at } = look
        holds(axis, view)
        holds(axis, zoomAbout(axis, view, factor, at))
        holds(axis, panBy(axis, view, far))
        holds(axis, stepped(axis, view, key))
        holds(axis, showing(axis, { from: at, to: at + far / 1e7 }))
        holds(axis, revealing(axis, view, { from: at + far, to: at + far }))
        holds(axis, pinched(axis, view, [view.from, at], [at, view.to]))
      }),
    )
  })

  it('the place zoomed about stays where it was unless the axis ends', () => {
    fc.assert(
      fc.property(looks, number(1, 50), ({ axis, view, at }, factor) => {
        const next = zoomAbout(axis, view, factor, at)
        const part = (of: Viewport) => (at - of.from) / spanOf(of)
        expect(part(next)).toBeCloseTo(part(view), 3)
      }),
    )
  })

  it('a stretch that was asked for is seen', () => {
    fc.assert(
      fc.property(looks, number(0, 1), ({ axis, view }, part) => {
        const at = axis.from + spanOf(axis) * part
        const next = revealing(axis, view, { from: at, to: at })
        const slack = spanOf(axis) * 1e-6
        expect(next.from).toBeLessThanOrEqual(at + slack)
        expect(next.to).toBeGreaterThanOrEqual(at - slack)
      }),
    )
  })
})
