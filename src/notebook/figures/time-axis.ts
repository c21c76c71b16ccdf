// The time axis that the figures of a trace share, and what of a trace can be seen in a part of it.
import type { Axis, Viewport } from '../../charts/viewport.ts'

/** What lies on an axis: GC cycles, SCHED lines, or pacer lines that have no time but their place. */
export type AxisOf = 'cycles' | 'samples' | 'lines'

/**
 * Seconds since the program started, as GC lines print them, and what a minimap shows over them. SCHED lines count from the
 * first of them, which comes when the program has hardly begun: one axis serves both.
 */
export interface TimeAxis extends Axis {
  /** When each cycle, or where there are none each SCHED line, begins, in the order of time. */
  readonly at: Float64Array
  /** What the minimap draws: the heap at the end of mark, or how many goroutines wait. */
  readonly heights: Float32Array
  /** The longest single pause of each, ms. */
  readonly stops: Float32Array
  readonly of: AxisOf
  /** Each has its own clock, all counted from its own start. */
  readonly processes: number
}

/** What a figure is given that can be zoomed. The code for it comes once a page is awake; until then its place is kept. */
export interface Zoom {
  readonly tools: ZoomTools | null
  /** `null` until the code is there. */
  readonly axis: TimeAxis | null
  /** `null` for all of the axis. */
  readonly viewport: Viewport | null
  readonly onlook: (viewport: Viewport | null) => void
  /** From the first to the last of what is chosen together; `null` where nothing is. */
  readonly chosen?: Viewport | null
}

export type ZoomTools = typeof import('./zoom-tools.ts')

/** Fewer cycles than this are seen at one glance. */
export const leastToZoom = 8
