import { type CyclePack, type DenseChart, layoutDense, nearestDense } from '../../charts/dense.ts'
import { printedMs } from '../../charts/plane.ts'
import { shareText } from '../../charts/wall-by-procs.ts'
import type { DenseText } from '../../text/ko/charts-dense.ts'
import { groupDigits } from '../../text/number.ts'
import { asPrinted, cycleAt } from '../../trace/derive/cycle-columns.ts'
import type { DenseSource } from './dense-source.ts'

/** What a cycle took by itself, in percent; `null` where the time cannot be told. */
export function ownText({ own }: CyclePack, place: number): string | null {
  const percent = own.values[place] ?? Number.NaN
  return Number.isNaN(percent) ? null : String(Number(percent.toPrecision(2)))
}

/** GC cycles as a drawing of very many asks for them. */
export function denseCycles(chart: Exclude<DenseChart, 'pauses'>, pack: CyclePack, text: DenseText): DenseSource {
  const { columns } = pack
  return {
    lanes: columns.lanes,
    atS: columns.atS,
    reading: text.reading[chart],
    layout: (frame) => layoutDense(chart, pack, { ...frame, labels: text.labels }),
    nearest: (layout, x, y) => nearestDense(layout, pack, x, y),
    readout: (place) => {
      const cycle = cycleAt(columns, place)
      const at = cycle.atS.toFixed(3)
      if (chart !== 'gc-cpu') return text.readout(cycle, at)
      const share = (part: 'assist' | 'background' | 'idle') => shareText(cycle.mark[part].fraction)
      const own = ownText(pack, place)
      const { percent } = cycle
      const parts = { assist: share('assist'), background: share('background'), idle: share('idle') }
      return text.readoutCpu(cycle.number, at, { ...parts, percent, own })
    },
    worst: (place) => {
      const ms = asPrinted(pack.stop.values[place] ?? 0)
      // Only the timeline shows how long pauses are.
      if (chart !== 'gc-timeline') return null
      return { panel: 'stops', value: ms, words: text.worst(groupDigits(columns.number[place] ?? 0), printedMs(ms)) }
    },
  }
}
