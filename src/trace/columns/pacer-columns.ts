import { intoLanes, moveInto } from '../derive/cycle-columns.ts'
import { noRow, type PacerColumns, ratioNames } from '../derive/pacer-columns.ts'
import type { Layout } from './layout.ts'
import type { TraceTable } from './trace-table.ts'

const ratioFields: Readonly<Record<(typeof ratioNames)[number], string>> = {
  trigger: 'h-t',
  actual: 'h-a',
  goal: 'h-g',
  goalDelta: 'goal-delta-ratio',
  actualDelta: 'actual-delta-ratio',
  utilization: 'u-ratio',
}

/** The lines that the pacer printed at the end of cycles, without making an object of any; `null` where there are none. */
export function pacerColumnsOf(table: TraceTable): PacerColumns | null {
  const { counts } = table
  const classics = counts.get('gcpacertrace.end-classic') ?? 0
  const count = (counts.get('gcpacertrace.end') ?? 0) + classics
  if (count === 0) return null
  const timed = (counts.get('gctrace.cycle') ?? 0) > 0
  const doubles = () => new Float64Array(count).fill(Number.NaN)
  const row = new Uint32Array(count)
  const gc = new Uint32Array(count)
  const gcRow = new Uint32Array(count).fill(noRow)
  const process = new Uint32Array(count)
  const atS = new Float64Array(count)
  const sizes = { marked: doubles(), trigger: doubles(), end: doubles(), goal: doubles() }
  const shares = { utilization: doubles(), utilizationGoal: doubles(), consMark: doubles() }
  const ratios = classics > 0 ? ratioNames.map(doubles) : []
  const readers = new Map<number, ReturnType<typeof readerOf>>()
  /** Of each process the lines whose GC line is still to come, the time of its last one, and how many lines it has. */
  const waiting = new Map<number, number[]>()
  const last = new Map<number, number>()
  const told = new Map<number, number>()
  let at = 0
  for (let index = 0; index < table.length; index++) {
    const layout = table.layoutOf(index)
    let read = readers.get(layout.id)
    if (read === undefined) {
      read = readerOf(table, layout)
      readers.set(layout.id, read)
    }
    if (read === null) continue
    const own = table.processOf(index)
    const position = table.store.position(index)
    if (read.type === 'cycle') {
      const second = read.at(position)
      last.set(own, second)
      const lines = waiting.get(own)
      if (lines === undefined || lines.length === 0) continue
      for (const line of lines) atS[line] = second
      // A line whose own GC line is missing has no number; the next one is of another cycle.
      const nearest = lines.at(-1) as number
      gc[nearest] = read.number(position)
      gcRow[nearest] = index
      lines.length = 0
      continue
    }
    row[at] = index
    process[at] = own
    const nth = (told.get(own) ?? 0) + 1
    told.set(own, nth)
    if (timed) {
      const lines = waiting.get(own)
      if (lines) lines.push(at)
      else waiting.set(own, [at])
    } else atS[at] = nth
    for (const [name, values] of Object.entries(sizes)) values[at] = read[name as keyof typeof sizes](position)
    for (const [name, values] of Object.entries(shares)) values[at] = read[name as keyof typeof shares](position)
    // A goal of all ones (GOGC=off) is none.
    if ((sizes.goal[at] as number) > 2 ** 60) sizes.goal[at] = Number.NaN
    for (const [each, values] of ratios.entries()) values[at] = read.ratios[each]?.(position) ?? Number.NaN
    at++
  }
  // The last lines have no GC line after them: they go with the one before.
  for (const [own, lines] of waiting) for (const line of lines) atS[line] = last.get(own) ?? 0
  const { order, lanes } = intoLanes(process, atS)
  const common = { length: count, lanes, timed }
  if (order === null) return { ...common, row, gc, gcRow, atS, ...sizes, ...shares, ratios }
  const moved = <Values extends Float64Array | Uint32Array>(values: Values): Values =>
    moveInto(values, order, values.slice() as Values)
  return {
    ...common,
    row: moved(row),
    gc: moved(gc),
    gcRow: moved(gcRow),
    atS: moved(atS),
    marked: moved(sizes.marked),
    trigger: moved(sizes.trigger),
    end: moved(sizes.end),
    goal: moved(sizes.goal),
    utilization: moved(shares.utilization),
    utilizationGoal: moved(shares.utilizationGoal),
    consMark: moved(shares.consMark),
    ratios: ratios.map(moved),
  }
}

type Reader = (position: number) => number

function readerOf(table: TraceTable, layout: Layout) {
  const { kind, fields } = layout.variant
  const of = (field: string, none = 0): Reader => {
    const index = fields.indexOf(field)
    return index < 0 ? () => none : (position) => Number(table.valueAt(position, layout, index) ?? none)
  }
  const nothing = () => Number.NaN
  if (kind === 'gctrace.cycle') return { type: 'cycle', at: of('at'), number: of('gc-number') } as const
  if (kind === 'gcpacertrace.end') {
    const [end, difference] = [of('heap-end'), of('goal-delta')]
    return {
      type: 'line',
      marked: nothing,
      trigger: of('heap-trigger'),
      end,
      // The difference is signed, so a goal of all ones comes out as -1.
      goal: (position: number) => {
        const goal = end(position) - difference(position)
        return goal < 0 ? Number.NaN : goal
      },
      utilization: of('utilization'),
      utilizationGoal: of('utilization-goal'),
      consMark: of('cons-mark'),
      ratios: [] as readonly Reader[],
    } as const
  }
  if (kind !== 'gcpacertrace.end-classic') return null
  const percent = (field: string): Reader => {
    const read = of(field)
    return (position) => read(position) * 100
  }
  return {
    type: 'line',
    marked: of('h-m-prev'),
    trigger: of('h-trigger'),
    end: of('h-actual'),
    goal: of('h-goal'),
    utilization: percent('u-a'),
    utilizationGoal: percent('u-g'),
    consMark: nothing,
    ratios: ratioNames.map((name) => of(ratioFields[name])),
  } as const
}
