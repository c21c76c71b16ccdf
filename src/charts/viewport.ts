// What part of a common axis is looked at. Every figure of a page that shares the axis shows the same part.

/** A stretch of an axis. In figures of traces: seconds since the program started. */
export interface Viewport {
  readonly from: number
  readonly to: number
}

/** The whole axis, and the shortest stretch of it that is worth looking at. */
export interface Axis extends Viewport {
  readonly least: number
}

/** How much one press of a key or button, or one notch of a wheel, zooms. */
export const zoomStep = 1.6
/** How far one press of an arrow goes, as a part of what is seen. */
const panStep = 0.2

export const spanOf = ({ from, to }: Viewport): number => to - from

/** The same stretch, moved and shortened so that it lies on the axis and is not shorter than its least. */
export function clampTo(axis: Axis, view: Viewport): Viewport {
  const whole = spanOf(axis)
  const span = Math.min(whole, Math.max(Math.min(axis.least, whole), spanOf(view)))
  // Widened about its middle, so that the place that was aimed at stays in sight.
  const from = view.from - (span - spanOf(view)) / 2
  if (!(from > axis.from)) return { from: axis.from, to: span === whole ? axis.to : axis.from + span }
  return from + span >= axis.to ? { from: axis.to - span, to: axis.to } : { from, to: from + span }
}

/** `factor` above 1 looks closer, below 1 farther. What is at `at` stays where it is, as far as the axis goes. */
export function zoomAbout(axis: Axis, view: Viewport, factor: number, at: number): Viewport {
  const whole = spanOf(axis)
  const span = Math.min(whole, Math.max(Math.min(axis.least, whole), spanOf(view) / factor))
  const part = spanOf(view) > 0 ? (at - view.from) / spanOf(view) : 0.5
  const from = at - part * span
  return clampTo(axis, { from, to: from + span })
}

export function panBy(axis: Axis, view: Viewport, distance: number): Viewport {
  return clampTo(axis, { from: view.from + distance, to: view.to + distance })
}

/** Shows a stretch with a little room on both sides. */
export function showing(axis: Axis, stretch: Viewport, room = 0.05): Viewport {
  const more = Math.max(spanOf(stretch) * room, spanOf(stretch) === 0 ? axis.least / 2 : 0)
  return clampTo(axis, { from: stretch.from - more, to: stretch.to + more })
}

/** The least move after which a stretch is seen; its beginning where all of it does not fit. */
export function revealing(axis: Axis, view: Viewport, stretch: Viewport): Viewport {
  if (stretch.from >= view.from && stretch.to <= view.to) return view
  const room = spanOf(view) * 0.1
  const late = stretch.to + room - view.to
  const early = stretch.from - room - view.from
  const fitsIn = spanOf(stretch) + 2 * room <= spanOf(view)
  return panBy(axis, view, early < 0 || !fitsIn ? early : late)
}

export function isWhole(axis: Axis, view: Viewport): boolean {
  return spanOf(view) >= spanOf(axis) * (1 - 1e-9)
}

export type ViewKey = 'in' | 'out' | 'whole' | 'left' | 'right' | 'start' | 'end'

/** What a key means for the viewport; `null` for keys that mean nothing here. Arrows, Home and End are for the minimap. */
export function viewKeyOf(key: string): ViewKey | null {
  const keys: Readonly<Record<string, ViewKey>> = {
    '+': 'in',
    '=': 'in',
    '-': 'out',
    _: 'out',
    '−': 'out',
    '0': 'whole',
    ArrowLeft: 'left',
    ArrowRight: 'right',
    PageUp: 'left',
    PageDown: 'right',
    Home: 'start',
    End: 'end',
  }
  return keys[key] ?? null
}

/** One step of a key or button, about the middle of what is seen or about `at`. */
export function stepped(axis: Axis, view: Viewport, key: ViewKey, at = (view.from + view.to) / 2): Viewport {
  const span = spanOf(view)
  if (key === 'whole') return { from: axis.from, to: axis.to }
  if (key === 'in') return zoomAbout(axis, view, zoomStep, at)
  if (key === 'out') return zoomAbout(axis, view, 1 / zoomStep, at)
  if (key === 'left') return panBy(axis, view, -span * panStep)
  if (key === 'right') return panBy(axis, view, span * panStep)
  return panBy(axis, view, key === 'start' ? axis.from - view.from : axis.to - view.to)
}

/** How much a wheel event zooms. Wheels tell pixels, lines or pages; a pinch on a touch pad comes as small pixels. */
export function wheelFactor(event: { deltaY: number; deltaMode: number; ctrlKey?: boolean }): number {
  const pixels = event.deltaY * (event.deltaMode === 1 ? 33 : event.deltaMode === 2 ? 400 : 1)
  const strength = event.ctrlKey === true && Math.abs(pixels) < 40 ? 0.01 : 0.0022
  return Math.exp(-Math.max(-300, Math.min(300, pixels)) * strength)
}

/** Two fingers: what was under each stays under it. `before` and `after` are places of the axis in the view as it was. */
export function pinched(
  axis: Axis,
  view: Viewport,
  before: readonly [number, number],
  after: readonly [number, number],
): Viewport {
  const was = Math.abs(before[1] - before[0])
  const is = Math.abs(after[1] - after[0])
  const factor = was > 0 && is > 0 ? is / was : 1
  const middle = (before[0] + before[1]) / 2
  const moved = (after[0] + after[1]) / 2
  const span = Math.min(spanOf(axis), Math.max(axis.least, spanOf(view) / factor))
  const from = middle - ((moved - view.from) / spanOf(view)) * span
  return clampTo(axis, { from, to: from + span })
}
