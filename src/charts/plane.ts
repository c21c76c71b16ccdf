import { ticks } from 'd3-array'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Figures narrower than this are drawn lower, and their labels stay short. figure.css changes drawings at the same width. */
export const compact = 600

/** A text in a figure: `x` is the end that `anchor` names, `y` the baseline. */
export interface PlacedText {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle' | 'end'
  readonly style: 'label' | 'plain' | 'small' | 'tick'
  readonly width: number
}

export interface Tick {
  readonly at: number
  readonly value: number
  readonly text: string
}

export type Scale = (value: number) => number

/** What a figure of many cycles shows of them. Without it everything is drawn, as wide as there is room. */
export interface Window {
  /** Ends of the time axis, ms since the program started. */
  readonly from: number
  readonly to: number
  /** Indices of the cycles of which something can be seen, in the order given. */
  readonly seen: readonly number[]
  /** The same with the one before and the one after in each process: lines go on to them. */
  readonly around: readonly number[]
}

/** What of a box lies between two edges. */
export function cutTo<B extends Box>(box: B, left: number, right: number): B | null {
  const x = Math.max(box.x, left)
  const end = Math.min(box.x + box.width, right)
  return end < x || box.x > right || box.x + box.width < left ? null : { ...box, x, width: end - x }
}

/** A straight line from `[d0, d1]` to `[r0, r1]`. */
export function linear(d0: number, d1: number, r0: number, r1: number): Scale {
  const slope = d1 === d0 ? 0 : (r1 - r0) / (d1 - d0)
  return (value) => r0 + (value - d0) * slope
}

/** The box that a placed text takes, for keeping texts apart. */
export function boxOf(text: PlacedText, size: number): Box {
  const x = text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - text.width : text.x - text.width / 2
  return { x, y: text.y - size * 0.8, width: text.width, height: size }
}

export function overlap(a: Box, b: Box, slack = 0.01): boolean {
  return (
    a.x + slack < b.x + b.width &&
    b.x + slack < a.x + a.width &&
    a.y + slack < b.y + b.height &&
    b.y + slack < a.y + a.height
  )
}

/** Round numbers for an axis, with just as many decimals as they need. */
export function roundTicks(lo: number, hi: number, count: number): { value: number; text: string }[] {
  const values = ticks(lo, hi, Math.max(1, count))
  const step = values.length > 1 ? (values[1] ?? 0) - (values[0] ?? 0) : (values[0] ?? 1)
  const decimals = step > 0 ? Math.min(6, Math.max(0, -Math.floor(Math.log10(step) + 1e-9))) : 0
  return values.map((value) => ({ value, text: value === 0 ? '0' : value.toFixed(decimals) }))
}

/** Whole numbers for an axis that counts, from 0 and always with the last one. */
export function countTicks(last: number, count: number): number[] {
  const inner = ticks(0, last, count).filter((value) => Number.isInteger(value))
  const step = inner.length > 1 ? (inner[1] ?? 1) - (inner[0] ?? 0) : last
  return [...inner.filter((value) => last - value >= step * 0.6), last]
}

/** A time in ms as the runtime writes it: at most two significant digits below 10 ms (`fmtNSAsMS`, runtime/mgc.go). */
export function printedMs(value: number): string {
  if (value === 0) return '0'
  if (value >= 10) return value.toFixed(0)
  if (value >= 1) return value.toFixed(1)
  return value.toFixed(value >= 0.1 ? 2 : 3)
}

export type Corner = readonly [x: number, y: number]

/** Straight lines through corners as path data; `null` lifts the pen. */
export function pathOf(corners: Iterable<Corner | null>): string {
  let path = ''
  let down = false
  for (const corner of corners) {
    if (corner !== null) path += `${down ? 'L' : 'M'}${tenth(corner[0])},${tenth(corner[1])}`
    down = corner !== null
  }
  return path
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** Boxes as path data: thousands of them in a page cost little as one shape. */
export function boxesPath(boxes: Iterable<Box>): string {
  let path = ''
  for (const { x, y, width, height } of boxes)
    path += `M${tenth(x)},${tenth(y)}h${tenth(width)}v${tenth(height)}h${-tenth(width)}z`
  return path
}
