// The heap of very many cycles, drawn by the product's own component and by uPlot: the same series, as wide and as high, axes
// included, one after the other in the same page.
import { flushSync, mount, unmount } from 'svelte'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import '../../src/notebook/figures/figure.css'
import { type CyclePack, packOf } from '../../src/charts/dense.ts'
import { spanOf, type Viewport, zoomAbout } from '../../src/charts/viewport.ts'
import DenseDrawing from '../../src/notebook/figures/DenseDrawing.svelte'
import { denseCycles } from '../../src/notebook/figures/dense-cycles.ts'
import { fontMeasure } from '../../src/notebook/figures/measure.svelte.ts'
import { axisOfPack } from '../../src/notebook/figures/pack-axis.ts'
import type { TimeAxis } from '../../src/notebook/figures/time-axis.ts'
import { denseText } from '../../src/text/en/charts-dense.ts'
import { emptyArrays, inLanes } from '../../src/trace/derive/cycle-columns.ts'
import { seeded } from '../make-log.ts'

export type Drawer = 'ours' | 'theirs'

const width = 1200

/** A program whose live heap wanders: the same for the same count. */
function cycles(count: number): CyclePack {
  const random = seeded(20261123)
  const arrays = emptyArrays(count)
  let at = 0
  let live = 200
  for (let index = 0; index < count; index++) {
    at += 0.05 + random() * 0.2
    live = Math.max(20, Math.min(2000, live + (random() - 0.5) * 20))
    const goal = Math.round(live * 2)
    arrays.row[index] = index
    arrays.number[index] = index + 1
    arrays.atS[index] = Math.round(at * 1000) / 1000
    arrays.procs[index] = 8
    arrays.sweepTerm[index] = Math.round(random() * 90 + 10) / 1000
    arrays.mark[index] = Math.round(random() * 90 + 10) / 10
    arrays.markTerm[index] = Math.round(random() * 90 + 10) / 1000
    arrays.wall[index] = (arrays.mark[index] ?? 0) + 0.1
    arrays.start[index] = Math.round(goal * 0.9)
    arrays.end[index] = Math.round(goal * (0.92 + random() * 0.1))
    arrays.live[index] = Math.round(live)
    arrays.goal[index] = goal
  }
  return packOf(inLanes(arrays, new Uint8Array(count)))
}

class Shown {
  view = $state.raw<Viewport>({ from: 0, to: 1 })
}

let shown = new Shown()
let ours: Record<string, unknown> | null = null
let theirs: uPlot | null = null
let axis: TimeAxis | null = null
const host = (name: Drawer) => document.getElementById(name) as HTMLElement

/** Draws both with all of the axis in sight. */
function prepare(count: number): void {
  if (ours) void unmount(ours)
  theirs?.destroy()
  const pack = cycles(count)
  axis = axisOfPack(pack)
  shown = new Shown()
  shown.view = { from: axis.from, to: axis.to }
  const state = shown
  ours = mount(DenseDrawing, {
    target: host('ours'),
    props: {
      source: denseCycles('heap-staircase', pack, denseText),
      get view() {
        return state.view
      },
      width,
      scale: 1,
      measure: fontMeasure(),
      lit: -1,
      picked: [],
      onpoint: () => {},
      onchoose: () => {},
      onrange: () => {},
      onreveal: () => {},
    },
  })
  flushSync()
  const height = host('ours').querySelector('canvas')?.height ?? 300
  const { columns } = pack
  const line = (label: string, stroke: string) => ({ label, stroke, width: 1.25, points: { show: false } })
  theirs = new uPlot(
    {
      width,
      height,
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false } },
      series: [{}, line('end', '#7a4397'), line('live', '#08795c'), line('goal', '#30363d')],
      axes: [{}, {}],
    },
    // uPlot takes any array of numbers.
    [columns.atS, pack.peak.values, columns.live, columns.goal] as unknown as uPlot.AlignedData,
    host('theirs'),
  )
}

/** Shows a part of the axis; done when the canvas has its pixels and the page its places. */
async function show(drawer: Drawer, view: Viewport): Promise<void> {
  if (drawer === 'ours') flushSync(() => (shown.view = view))
  else {
    theirs?.setScale('x', { min: view.from, max: view.to })
    // uPlot draws at the end of the task in which it was told.
    await Promise.resolve()
  }
  host(drawer).querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1)
  void host(drawer).offsetHeight
}

/** From the whole axis in to some thousand cycles and out again, about a place that is no middle. */
function journey(): Viewport[] {
  if (!axis) return []
  const whole = { from: axis.from, to: axis.to }
  const about = axis.from + spanOf(axis) * 0.63
  const steps = Math.floor(Math.log(axis.at.length / 2000) / Math.log(1.25))
  const views = [whole]
  for (let step = 0; step < steps; step++) views.push(zoomAbout(axis, views.at(-1) ?? whole, 1.25, about))
  return [...views.slice(1), ...views.toReversed().slice(1)]
}

/** Milliseconds of each redraw, both in turn. */
async function zoomRace(rounds: number): Promise<Record<Drawer, number[]>> {
  const times: Record<Drawer, number[]> = { ours: [], theirs: [] }
  for (let round = 0; round <= rounds; round++) {
    for (const view of journey()) {
      for (const drawer of round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)) {
        const start = performance.now()
        await show(drawer, view)
        // The first round warms up.
        if (round > 0) times[drawer].push(performance.now() - start)
      }
    }
    await new Promise((done) => setTimeout(done))
  }
  return times
}

/** Pans over the whole axis at a twentieth of it, a step each frame; milliseconds from frame to frame. */
async function panFrames(drawer: Drawer, seconds: number): Promise<number[]> {
  if (!axis) return []
  const { from } = axis
  const span = spanOf(axis)
  const frames: number[] = []
  const begun = performance.now()
  let last = begun
  let place = 0
  host(drawer).scrollIntoView()
  while (last - begun < seconds * 1000) {
    const now = await new Promise<number>((done) => requestAnimationFrame(() => done(performance.now())))
    frames.push(now - last)
    last = now
    place = (place + 0.002) % 0.95
    const view = { from: from + span * place, to: from + span * (place + 0.05) }
    if (drawer === 'ours') flushSync(() => (shown.view = view))
    else theirs?.setScale('x', { min: view.from, max: view.to })
  }
  return frames.slice(2)
}

Object.assign(globalThis, { prepare, zoomRace, panFrames })
