import { type Sample, sample, sampleIds } from '../../../build/samples.ts'
import { type ChartId, chartIds } from '../../../charts/charts.ts'
import { type Lack, lackOf } from '../../../notebook/figures/figure-html.ts'
import { releaseOf } from '../../../site/field-reference.ts'
import { type GcCycle, gcCyclesOf } from '../../../trace/derive/gc-cycle.ts'
import { parseTrace } from '../../../trace/index.ts'
import type { TraceDocument } from '../../../trace/record.ts'

/** A recorded trace, read once for all pages. */
export interface Trace {
  /** `churn/1.27-p2` */
  readonly id: string
  readonly family: string
  /** `1.27-p2` */
  readonly name: string
  readonly sample: Sample
  readonly release: string
  readonly document: TraceDocument
  readonly cycles: readonly GcCycle[]
  /** What it lacks for each chart; `null` where it can be drawn. */
  readonly lacks: Readonly<Record<ChartId, Lack | null>>
}

let read: readonly Trace[] | undefined

/** Every recorded trace, by family and name. */
export function traces(): readonly Trace[] {
  read ??= sampleIds().map((id) => {
    const [family = '', name = ''] = id.split('/')
    const own = sample(id)
    const document = parseTrace(own.text)
    const cycles = gcCyclesOf(document)
    const lacks = Object.fromEntries(
      chartIds.map((chart) => [chart, lackOf(chart, document, cycles)]),
    ) as unknown as Trace['lacks']
    return { id, family, name, sample: own, release: releaseOf(own.provenance), document, cycles, lacks }
  })
  return read
}

/** Traces by the program that printed them, in the order of the samples. */
export function byFamily(of: readonly Trace[]): [family: string, traces: readonly Trace[]][] {
  return [...Map.groupBy(of, ({ family }) => family)]
}
