import { type CyclePack, type DenseChart, layoutDense, nearestDense } from '../../charts/dense.ts'
import { printedMs } from '../../charts/plane.ts'
import type { DenseText } from '../../text/ko/charts-dense.ts'
import { groupDigits } from '../../text/number.ts'
import { asPrinted, cycleAt } from '../../trace/derive/cycle-columns.ts'
import type { DenseSource } from './dense-source.ts'

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
      const own = pack.own.values[place] ?? Number.NaN
      const cycle = cycleAt(columns, place)
      const at = cycle.atS.toFixed(3)
      return chart === 'gc-cpu'
        ? text.readoutCpu(cycle, at, Number.isNaN(own) ? null : own.toPrecision(2))
        : text.readout(cycle, at)
    },
    worst: (place) => {
      const ms = asPrinted(pack.stop.values[place] ?? 0)
      // Only the timeline shows how long pauses are.
      if (chart !== 'gc-timeline') return null
      return { panel: 'stops', value: ms, words: text.worst(groupDigits(columns.number[place] ?? 0), printedMs(ms)) }
    },
  }
}
