import type { DenseFrame, DenseLayout, DensePanelId } from '../../charts/dense-panels.ts'
import type { CycleLane } from '../../trace/derive/cycle-columns.ts'

/** What a drawing of very many values asks of them: cycles, pacer lines or looks at the scheduler, all by their place. */
export interface DenseSource {
  readonly lanes: readonly CycleLane[]
  readonly atS: Float64Array
  /** What the figure is, for who cannot see it. */
  readonly reading: string
  layout(frame: DenseFrame): DenseLayout
  /** The place that is drawn under a point; -1 beside the plot. */
  nearest(layout: DenseLayout, x: number, y: number): number
  /** One place in words, longest first. */
  readout(place: number): readonly string[]
  /** Where the worst place stands and what it is called; `null` where the figure points at none. */
  worst(
    place: number,
  ): { readonly panel: DensePanelId; readonly value: number; readonly words: readonly string[] } | null
}
