// Every figure as text, for the build and for tests: what a page brings, or a drawing alone for pages that show very many.
import { render } from 'svelte/server'
import { type ChartId, chartIds } from '../../charts/charts.ts'
import type { Locale } from '../../text/locales.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { gcCyclesOf } from '../../trace/derive/gc-cycle.ts'
import type { TraceDocument } from '../../trace/record.ts'
import GcCpu from './GcCpu.svelte'
import GcTimeline from './GcTimeline.svelte'
import HeapStaircase from './HeapStaircase.svelte'
import InitCost from './InitCost.svelte'
import Pacer from './Pacer.svelte'
import Pauses from './Pauses.svelte'
import RunQueues from './RunQueues.svelte'
import SchedDetail from './SchedDetail.svelte'
import { type Sheet, sheetKey } from './sheet.ts'
import WallByProcs from './WallByProcs.svelte'
import WallMultiples from './WallMultiples.svelte'

/** What a figure is drawn from. */
export interface Drawable {
  readonly document: TraceDocument
  /** Those of the document where absent. `wall-by-procs` draws one figure of each. */
  readonly cycles?: readonly GcCycle[]
}

/** A chart of a text as the build brings it: drawings for each range of widths or one for a sheet, summary, notes, table. */
export function figureHtml(chart: ChartId, drawable: Drawable, locale: Locale, sheet?: Sheet): string {
  return bodyOf(chart, drawable, locale, '', sheet)
}

/** What a text lacks for a chart. */
export type Lack = 'gc' | 'old-gc' | 'cycles' | 'pacer' | 'sched' | 'detail' | 'init'

/** What the text lacks to be drawn as that chart; `null` where it can be. The same rule as `figuresOf` in `load.ts`. */
export function lackOf(chart: ChartId, { records }: TraceDocument, cycles: readonly GcCycle[]): Lack | null {
  const has = (...kinds: readonly string[]) => records.some(({ kind }) => kinds.includes(kind))
  switch (chart) {
    case 'pacer':
      return has('gcpacertrace.end', 'gcpacertrace.end-classic') ? null : 'pacer'
    case 'run-queues':
      return has('schedtrace.summary', 'schedtrace.detail') ? null : 'sched'
    case 'sched-detail':
      return has('schedtrace.detail') ? null : 'detail'
    case 'init-cost':
      return has('inittrace.init') ? null : 'init'
    default: {
      // Go 1.1 to 1.4 print neither the Ps nor where CPU time went.
      if (cycles.length === 0) return records.some(({ kind }) => kind === 'gctrace.cycle-stw') ? 'old-gc' : 'gc'
      return cycles.length === 1 && chart !== 'wall-by-procs' ? 'cycles' : null
    }
  }
}

/** One figure of a sheet. */
export interface Card {
  /** What the drawing shows: the chart, or one cycle or moment of the text. */
  readonly title: string
  /** The drawing, an image to whom reads the page aloud. */
  readonly svg: string
  readonly summary: string
}

/** So wide that a drawing fits into a phone, px. */
export const sheetWidth = 320

/**
 * The drawing of a text with its summary, for a page that shows very many: nothing in it can be pressed. Of the cycles of a
 * text `wall-by-procs` draws the longest.
 *
 * @param id unique in the page
 */
export function cardOf(chart: ChartId, drawable: Drawable, locale: Locale, id: string): Card {
  const cycles = drawable.cycles ?? gcCyclesOf(drawable.document)
  const longest = cycles.reduce((best, cycle) => (cycle.wallMs > (best?.wallMs ?? -1) ? cycle : best), cycles[0])
  const one = chart === 'wall-by-procs' && longest ? [longest] : cycles
  const html = bodyOf(chart, { ...drawable, cycles: one }, locale, `${id}-`, { width: sheetWidth })
  const title = /<figure aria-label="([^"]*)"/.exec(html)?.[1] ?? ''
  const summary = /<p class="figure-summary">(.*?)<\/p>/s.exec(html)?.[1] ?? ''
  const drawing = /<svg[^>]*class="drawing.*<\/svg>/s.exec(html)?.[0]
  if (drawing === undefined) throw new Error(`${chart} of ${id} has no drawing.`)
  return { title: unescaped(title), summary: unescaped(summary), svg: pictureOf(drawing, title) }
}

/** Attributes that are for pointing, choosing and lighting. */
const forReaching = /\s(?:role|tabindex|aria-label|aria-hidden|data-[\w-]+)="[^"]*"/g
/** Shapes that nobody sees until something is pointed at. */
const unseen =
  /<(?:rect|circle|path)[^>]*class="(?:[^"]*\s)?(?:catch|big)(?:\s[^"]*)?"[^>]*(?:\/>|><\/(?:rect|circle|path)>)/g

function pictureOf(drawing: string, label: string): string {
  const bare = drawing
    .replace(/<!--.*?-->/gs, '')
    .replace(unseen, '')
    .replace(forReaching, '')
    .replace(/<(text|g)[^>]*>\s*<\/\1>/g, '')
    // Places, not words: what is printed keeps its digits.
    .replace(/<[^>]+>/g, (tag) => tag.replace(/\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2)))))
    .replace(/>\s+/g, '>')
    .replace(/\s+</g, '<')
  return bare.replace('<svg', `<svg role="img" aria-label="${label}"`)
}

function unescaped(text: string): string {
  return text
    .replace(/<!--.*?-->/gs, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
}

function bodyOf(
  chart: ChartId,
  { document, cycles = gcCyclesOf(document) }: Drawable,
  locale: Locale,
  idPrefix: string,
  sheet?: Sheet,
): string {
  const options = { idPrefix, ...(sheet ? { context: new Map([[sheetKey, sheet]]) } : {}) }
  const many = { cycles, records: document.records, locale }
  switch (chart) {
    case 'wall-by-procs':
      return cycles.map((cycle) => render(WallByProcs, { props: { cycle, locale }, ...options }).body).join('\n')
    case 'wall-multiples':
      return render(WallMultiples, { props: many, ...options }).body
    case 'heap-staircase':
      return render(HeapStaircase, { props: many, ...options }).body
    case 'gc-timeline':
      return render(GcTimeline, { props: many, ...options }).body
    case 'pauses':
      return render(Pauses, { props: many, ...options }).body
    case 'gc-cpu':
      return render(GcCpu, { props: many, ...options }).body
    case 'pacer':
      return render(Pacer, { props: { document, locale }, ...options }).body
    case 'run-queues':
      return render(RunQueues, { props: { sources: [{ name: '', document }], locale }, ...options }).body
    case 'sched-detail':
      return render(SchedDetail, { props: { document, locale, first: 2 }, ...options }).body
    case 'init-cost':
      return render(InitCost, { props: { document, locale }, ...options }).body
  }
}

/** Every chart that can be drawn of a text. */
export function chartsOf(document: TraceDocument, cycles: readonly GcCycle[]): ChartId[] {
  return chartIds.filter((chart) => lackOf(chart, document, cycles) === null)
}
