import type { CyclePack } from '../../charts/dense.ts'
import type { TimeAxis } from './time-axis.ts'
import { endsOf } from './zoom-tools.ts'

/** The time axis of cycles that are columns. */
export function axisOfPack({ columns, peak, stop }: CyclePack): TimeAxis {
  const { length, atS, wall, lanes } = columns
  let from = Number.POSITIVE_INFINITY
  let to = Number.NEGATIVE_INFINITY
  for (const lane of lanes) {
    from = Math.min(from, atS[lane.from] as number)
    const last = lane.to - 1
    to = Math.max(to, (atS[last] as number) + (wall[last] as number) / 1000)
  }
  const common = {
    ...endsOf(length > 0 ? from : 0, length > 0 ? to : 0),
    of: 'cycles',
    processes: lanes.length,
  } as const
  // The cycles of one process are in the order of time already.
  if (lanes.length <= 1) return { ...common, at: atS, heights: peak.values, stops: stop.values }
  const order = Uint32Array.from({ length }, (_, at) => at).sort((a, b) => (atS[a] as number) - (atS[b] as number))
  return {
    ...common,
    at: Float64Array.from(order, (at) => atS[at] as number),
    heights: Float32Array.from(order, (at) => peak.values[at] as number),
    stops: Float32Array.from(order, (at) => stop.values[at] as number),
  }
}
