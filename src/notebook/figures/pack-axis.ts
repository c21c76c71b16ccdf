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
  order.sort((a, b) => (atS[a] as number) - (atS[b] as number))
  return {
    ...common,
    at: Float64Array.from(order, (at) => atS[at] as number),
    heights: Float32Array.from(order, (at) => heights[at] as number),
    stops: Float32Array.from(order, (at) => stops[at] as number),
  }
}
