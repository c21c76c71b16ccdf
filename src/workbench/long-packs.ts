// What the figures of a whole long text are drawn from: of all its programs or of one, on one axis where there is a clock.
import { axisOfPacer, axisOfPack, axisOfQueues } from '../notebook/figures/pack-axis.ts'
import type { TimeAxis } from '../notebook/figures/time-axis.ts'
import type { Cycles, Pacer, Queues } from '../notebook/worker/messages.ts'
import type { CycleLane } from '../trace/derive/cycle-columns.ts'
import type { Wholes } from './long-trace.svelte.ts'

/** `null` where there is nothing of a sort. */
export interface LongPacks {
  readonly cycles: Cycles | null
  readonly pacer: Pacer | null
  /** Queues of two programs have nothing to do with each other: always of one, and which of how many it is. */
  readonly queues: (Queues & { readonly process: { readonly number: number; readonly all: number } }) | null
  /** Where the common axis ends; `null` where nothing tells the time. */
  readonly ends: Ends | null
}
type Ends = Pick<TimeAxis, 'from' | 'to' | 'least'>

/** Every program that has a line of any sort, in the order of the text, and how many lines. */
export function processesOf(wholes: Wholes): { readonly process: number; readonly count: number }[] {
  const lines = new Map<number, number>()
  for (const whole of [wholes.cycles, wholes.pacer, wholes.queues])
    for (const { process, from, to } of whole?.pack.columns.lanes ?? [])
      lines.set(process, (lines.get(process) ?? 0) + to - from)
  return [...lines].map(([process, count]) => ({ process, count })).sort((a, b) => a.process - b.process)
}

type WithLanes = { readonly columns: { readonly lanes: readonly CycleLane[] } }
function withLanes<Pack extends WithLanes>(pack: Pack, lanes: readonly CycleLane[]): Pack {
  return { ...pack, columns: { ...pack.columns, lanes } }
}

/** The packs of all programs, or of the one that is looked at alone. */
export function packsOf(wholes: Wholes, only: number | null): LongPacks {
  const mine = (lanes: readonly CycleLane[]) => lanes.filter(({ process }) => only === null || process === only)
  const cycles = wholes.cycles && ofLanes(wholes.cycles, mine(wholes.cycles.pack.columns.lanes), axisOfPack)
  const pacer = wholes.pacer && ofLanes(wholes.pacer, mine(wholes.pacer.pack.columns.lanes), axisOfPacer)
  const queues = wholes.queues && queuesOf(wholes.queues, only, processesOf(wholes).length)
  const axes = [cycles?.axis, pacer?.axis, queues?.axis].filter((axis) => axis !== undefined && axis.of !== 'lines')
  const known = axes as readonly TimeAxis[]
  const ends =
    known.length === 0
      ? null
      : {
          from: Math.min(...known.map(({ from }) => from)),
          to: Math.max(...known.map(({ to }) => to)),
          least: Math.min(...known.map(({ least }) => least)),
        }
  // What an axis shows in little is its own; where it ends is common.
  const stretched = <Of extends { readonly axis: TimeAxis }>(of: Of | null): Of | null =>
    of === null || ends === null || of.axis.of === 'lines' ? of : { ...of, axis: { ...of.axis, ...ends } }
  return { cycles: stretched(cycles), pacer: stretched(pacer), queues: stretched(queues), ends }
}

function ofLanes<Pack extends WithLanes>(
  whole: { readonly pack: Pack; readonly axis: TimeAxis },
  lanes: readonly CycleLane[],
  axisOf: (pack: Pack) => TimeAxis,
): { readonly pack: Pack; readonly axis: TimeAxis } | null {
  if (lanes.length === 0) return null
  if (lanes.length === whole.pack.columns.lanes.length) return whole
  const pack = withLanes(whole.pack, lanes)
  return { pack, axis: axisOf(pack) }
}

function queuesOf(whole: Queues, only: number | null, all: number): LongPacks['queues'] {
  const { lanes } = whole.pack.columns
  const index = only === null ? 0 : lanes.findIndex(({ process }) => process === only)
  const lane = lanes[index]
  if (!lane) return null
  const process = { number: lane.process + 1, all }
  if (lanes.length === 1) return { ...whole, process }
  const pack = { ...withLanes(whole.pack, [lane]), everyS: whole.pack.everyS.slice(index, index + 1) }
  return { pack, axis: axisOfQueues(pack), process }
}
