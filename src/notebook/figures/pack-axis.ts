import type { CyclePack } from '../../charts/dense.ts'
import type { PacerPack } from '../../charts/dense-pacer.ts'
import type { QueuePack } from '../../charts/dense-queues.ts'
import type { CycleLane } from '../../trace/derive/cycle-columns.ts'
import type { TimeAxis } from './time-axis.ts'
import { endsOf } from './zoom-tools.ts'

/** The time axis of cycles that are columns. */
export function axisOfPack({ columns, peak, stop }: CyclePack): TimeAxis {
  const { atS, wall, lanes } = columns
  return axisOf('cycles', lanes, atS, peak.values, stop.values, (last) => (wall[last] as number) / 1000)
}

/** The axis of pacer lines: of places, where no GC line tells their time. */
export function axisOfPacer({ columns, series, over }: PacerPack): TimeAxis {
  const { atS, lanes, timed } = columns
  const heights = series.end?.values ?? over.values
  const axis = axisOf(timed ? 'cycles' : 'lines', lanes, atS, heights, new Float32Array(columns.length))
  return timed ? axis : { ...axis, least: Math.min(4, axis.to - axis.from) }
}

/** The axis of SCHED lines: how many goroutines wait in the longest queue. */
export function axisOfQueues({ columns, longest }: QueuePack): TimeAxis {
  return axisOf('samples', columns.lanes, columns.atS, longest.values, new Float32Array(columns.length))
}

function axisOf(
  of: TimeAxis['of'],
  lanes: readonly CycleLane[],
  atS: Float64Array<ArrayBuffer>,
  heights: Float32Array<ArrayBuffer>,
  stops: Float32Array<ArrayBuffer>,
  longS: (last: number) => number = () => 0,
): TimeAxis {
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const lane of lanes) {
    from = Math.min(from, atS[lane.from] as number)
    const last = lane.to - 1
    to = Math.max(to, (atS[last] as number) + longS(last))
  }
  const [only] = lanes
  const common = { ...endsOf(only ? from : 0, only ? to : 0), of, processes: lanes.length } as const
  // The values of one process are in the order of time already.
  if (only === undefined || lanes.length === 1) {
    const [first, end] = [only?.from ?? 0, only?.to ?? 0]
    if (first === 0 && end === atS.length) return { ...common, at: atS, heights, stops }
    return {
      ...common,
      at: atS.subarray(first, end),
      heights: heights.subarray(first, end),
      stops: stops.subarray(first, end),
    }
  }
  const places = lanes.reduce((sum, lane) => sum + lane.to - lane.from, 0)
  const order = new Uint32Array(places)
  let next = 0
  for (const lane of lanes) for (let at = lane.from; at < lane.to; at++) order[next++] = at
  sortByTime(order, atS)
  const sorted = {
    at: new Float64Array(places),
    heights: new Float32Array(places),
    stops: new Float32Array(places),
  }
  for (let place = 0; place < places; place++) {
    const at = order[place] as number
    sorted.at[place] = atS[at] as number
    sorted.heights[place] = heights[at] as number
    sorted.stops[place] = stops[at] as number
  }
  return { ...common, ...sorted }
}

/** Sorts rising places by their times, those of the same time as they come. */
function sortByTime(order: Uint32Array, atS: Float64Array): void {
  const { length } = atS
  // Time is printed in whole milliseconds: with its place behind it, it is one number, and numbers are sorted ten times as fast
  // as by asking for each two of them.
  const keys = new Float64Array(order.length)
  for (const [index, at] of order.entries()) {
    const ms = Math.round((atS[at] as number) * 1000)
    const key = ms * length + at
    if (!(key >= 0 && key <= Number.MAX_SAFE_INTEGER) || ms / 1000 !== atS[at]) {
      order.sort((a, b) => (atS[a] as number) - (atS[b] as number) || a - b)
      return
    }
    keys[index] = key
  }
  keys.sort()
  for (let index = 0; index < keys.length; index++) order[index] = (keys[index] as number) % length
}
