import type { TimeAxis } from './time-axis.ts'

/** The highest value and the longest pause of each pixel column of a minimap, and of all of them. */
export interface MinimapColumns {
  readonly high: Float32Array
  readonly stop: Float32Array
  readonly most: number
  readonly longest: number
}

const known = new WeakMap<TimeAxis, Map<number, MinimapColumns>>()

/** Worked out once for all figures of a page that are as wide. */
export function minimapColumns(axis: TimeAxis, count: number): MinimapColumns {
  let widths = known.get(axis)
  if (widths === undefined) {
    widths = new Map()
    known.set(axis, widths)
  }
  let columns = widths.get(count)
  if (columns === undefined) {
    columns = columnsOf(axis, count)
    widths.set(count, columns)
  }
  return columns
}

function columnsOf({ at, heights, stops, from, to }: TimeAxis, count: number): MinimapColumns {
  const high = new Float32Array(count)
  const stop = new Float32Array(count)
  const scale = count / (to - from)
  let most = 0
  let longest = 0
  for (let place = 0; place < at.length; place++) {
    const column = Math.min(count - 1, Math.max(0, Math.floor(((at[place] as number) - from) * scale)))
    const height = heights[place] as number
    const own = stops[place] as number
    if (height > (high[column] as number)) high[column] = height
    if (own > (stop[column] as number)) stop[column] = own
    if (height > most) most = height
    if (own > longest) longest = own
  }
  return { high, stop, most, longest }
}
