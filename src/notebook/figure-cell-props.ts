import type { CommonScale } from '../charts/common-scale.ts'
import type { Locale } from '../text/locales.ts'

/** What a page says about any figure. */
export interface FigureCellProps {
  /** The trace cell that is drawn, and the text it starts with. */
  readonly of: string
  readonly sample: string
  readonly locale: Locale
  /** Draws this cycle of the text (from 1) until the reader chooses another; without it, the selected line. */
  readonly cycle?: number | undefined
  /** Names the trace cell; needless where there is only one. */
  readonly titled?: boolean | undefined
  /** What the axes share with the figure of another trace. */
  readonly common?: CommonScale | undefined
}
