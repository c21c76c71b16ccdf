// How wide a figure is laid out for the room that it has, and how much larger than laid out it is shown.

/** Widths, in the drawing's own pixels, at which pages carry a drawing before there is a script to ask how wide they are. */
export const drawnWidths = [290, 420, 600, 768] as const

/** A drawing grows up to this much to fill its room, letters and all, before more is drawn in it. */
export const growth = 1.25

/** What one pixel of a drawing is in rem: the page's text is 17 px where a drawing is shown as it was laid out. */
export const perRem = 17

export interface Room {
  /** Width to lay the drawing out for, in its own pixels. */
  readonly width: number
  /** Pixels of the page for one of its own. */
  readonly scale: number
}

/**
 * The room of `available` pixels of the page. `unit` is what one pixel of a drawing is at least, in pixels of the page: it
 * follows the size of the page's text, so that a figure is as readable as what stands around it. figure.css gives the
 * drawings of a page without scripts the same sizes: where one of them fills the room, nothing changes as scripts arrive.
 */
export function roomIn(available: number, unit: number): Room {
  const natural = available / unit
  const drawn = drawnWidths.findLast((width) => width <= natural) ?? natural
  const wanted = natural / drawn
  // Beyond the widest there is room for more than larger letters.
  const larger = wanted <= growth ? wanted : drawn === drawnWidths.at(-1) ? 1 : growth
  return { width: natural / larger, scale: unit * larger }
}
