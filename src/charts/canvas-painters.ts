// Draws the columns of a dense figure on a canvas, or says the same as path data for paper and saved files.
import { type Layer, nobodyLooked, type Tone } from './dense-panels.ts'
import type { Box, Scale } from './plane.ts'

/** What of a canvas is used: tests hand in their own. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'lineTo'
  | 'rect'
  | 'closePath'
  | 'stroke'
  | 'fillRect'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineJoin'
  | 'globalAlpha'
>

interface Path {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  rect(x: number, y: number, width: number, height: number): void
  closePath(): void
}

/**
 * Walks over a layer: `width` is that of one column. Lines touch the least and the greatest value of each column and go on
 * from where the column before ended, so no extreme is lost and no gap is closed by chance. A broken line leaves out only what
 * runs flat. `unit` is a pixel of the page.
 */
export function trace(path: Path, layer: Layer, x0: number, width: number, toY: Scale, unit = 1): void {
  if (layer.type === 'line') {
    const { first, least, greatest, last } = layer.data
    const period = dashIn(layer, unit)
    let open = false
    let before = Number.NaN
    for (let column = 0; column < first.length; column++) {
      const low = least[column] as number
      if (Number.isNaN(low)) {
        if (first[column] === Number.POSITIVE_INFINITY) open = false
        continue
      }
      const x = x0 + (column + 0.5) * width
      const high = greatest[column] as number
      const begin = first[column] as number
      const top = toY(high)
      const left = period !== null && (x - x0) % period.all >= period.on
      const flat = Math.abs(toY(low) - top) <= unit * 1.5 && !(Math.abs(top - before) > unit * 1.5)
      before = top
      if (left && flat) {
        // The line ends here, and goes on after the gap.
        if (open) path.lineTo(x, top)
        open = false
        continue
      }
      if (open) path.lineTo(x, toY(Number.isNaN(begin) ? high : begin))
      else path.moveTo(x, toY(Number.isNaN(begin) ? high : begin))
      open = true
      if (low !== high) {
        path.lineTo(x, toY(low))
        path.lineTo(x, toY(high))
        const end = last[column] as number
        if (!Number.isNaN(end)) path.lineTo(x, toY(end))
      }
    }
    return
  }
  if (layer.type === 'bars') {
    const base = toY(0)
    for (let column = 0; column < layer.high.length; column++) {
      const high = layer.high[column] as number
      if (!(high > 0)) continue
      const y = toY(high)
      // What is drawn at all is at least half a pixel high.
      path.rect(x0 + column * width, Math.min(y, base - 0.5), width, Math.max(0.5, base - y))
    }
    return
  }
  if (layer.type === 'cells') {
    eachRun(layer, (top, bottom, from, to) => {
      const y = toY(top)
      path.rect(x0 + from * width, y, (to - from) * width, toY(bottom) - y)
    })
    return
  }
  const { low, high } = layer
  // Stretches of columns that follow each other: along the top, and back along the bottom.
  for (let from = 0; from < low.length; ) {
    if (!isThere(low[from])) {
      from++
      continue
    }
    let to = from
    path.moveTo(x0 + from * width, toY(high[from] as number))
    for (; to < low.length && isThere(low[to]); to++) {
      const y = toY(high[to] as number)
      path.lineTo(x0 + to * width, y)
      path.lineTo(x0 + (to + 1) * width, y)
    }
    for (let column = to - 1; column >= from; column--) {
      const y = toY(low[column] as number)
      path.lineTo(x0 + (column + 1) * width, y)
      path.lineTo(x0 + column * width, y)
    }
    path.closePath()
    from = to
  }
}

function dashIn(layer: Layer, unit: number): { readonly on: number; readonly all: number } | null {
  if (layer.type !== 'line' || layer.dash === undefined) return null
  const [on, off] = layer.dash
  return { on: on * unit, all: (on + off) * unit }
}

/** Cells of a row that follow each other and are filled. */
function eachRun(
  { rows, shades: [least, most] }: Extract<Layer, { type: 'cells' }>,
  fill: (top: number, bottom: number, from: number, to: number) => void,
): void {
  for (const { top, bottom, shades } of rows) {
    let from = -1
    for (let column = 0; column <= shades.length; column++) {
      const shade = shades[column] ?? nobodyLooked
      const inside = shade >= least && shade <= most && shade !== nobodyLooked
      if (inside && from < 0) from = column
      else if (!inside && from >= 0) {
        fill(top, bottom, from, column)
        from = -1
      }
    }
  }
}

function isThere(value: number | undefined): boolean {
  return value !== undefined && !Number.isNaN(value)
}

/** From this part of its columns on, a line is drawn column by column. */
const closeFrom = 0.7

/**
 * Draws the layers of a panel. `scale` is device pixels to a pixel of the page. Columns are filled one by one on whole
 * pixels, which costs a canvas a fraction of a path of as many corners; lines with few values are paths.
 */
export function paint(
  pen: Pen,
  layers: readonly Layer[],
  { x, width, toY }: Pick<Box, 'x' | 'width'> & { readonly toY: Scale },
  scale: number,
  colors: Readonly<Record<Tone, string>>,
): void {
  const left = Math.round(x * scale)
  for (const layer of layers) {
    const step = (width * scale) / columnsOf(layer)
    pen.globalAlpha = layer.type === 'bars' ? 1 : layer.alpha
    if (layer.type === 'cells') {
      pen.fillStyle = colors[layer.tone]
      eachRun(layer, (top, bottom, from, to) => {
        const x = left + Math.round(from * step)
        const y = Math.round(toY(top) * scale)
        pen.fillRect(x, y, left + Math.round(to * step) - x, Math.max(1, Math.round(toY(bottom) * scale) - y))
      })
    } else if (layer.type === 'line' && !isClose(layer.data.least)) {
      pen.beginPath()
      trace(pen, layer, left, step, (value) => toY(value) * scale, scale)
      pen.lineWidth = layer.weight * scale
      pen.lineJoin = 'round'
      pen.strokeStyle = colors[layer.tone]
      pen.stroke()
    } else {
      pen.fillStyle = colors[layer.tone]
      fillColumns(pen, layer, left, step, toY, scale)
    }
  }
  pen.globalAlpha = 1
}

/** How many columns a layer has. */
function columnsOf(layer: Layer): number {
  if (layer.type === 'line') return layer.data.first.length
  return layer.type === 'cells' ? (layer.rows[0]?.shades.length ?? 1) : layer.high.length
}

function isClose(values: Float32Array): boolean {
  let there = 0
  for (const value of values) if (!Number.isNaN(value)) there++
  return there >= values.length * closeFrom
}

function fillColumns(
  pen: Pen,
  layer: Exclude<Layer, { type: 'cells' }>,
  left: number,
  step: number,
  toY: Scale,
  scale: number,
): void {
  const columns = columnsOf(layer)
  const period = dashIn(layer, scale)
  const low = layer.type === 'line' ? layer.data.least : layer.type === 'between' ? layer.low : null
  const high = layer.type === 'line' ? layer.data.greatest : layer.high
  const thick = layer.type === 'line' ? Math.max(1, Math.round(layer.weight * scale)) : 0
  // Heights are straight lines: two places say it all, and a loop of thousands calls nothing.
  const zero = toY(0) * scale
  const slope = toY(1) * scale - zero
  const base = Math.round(zero)
  let before = Number.NaN
  for (let column = 0; column < columns; column++) {
    const most = high[column] as number
    if (Number.isNaN(most)) {
      if (layer.type === 'line' && layer.data.first[column] === Number.POSITIVE_INFINITY) before = Number.NaN
      continue
    }
    const at = left + Math.round(column * step)
    const wide = Math.max(1, left + Math.round((column + 1) * step) - at)
    let top = zero + slope * most
    let bottom = low === null ? base : zero + slope * (low[column] as number)
    if (layer.type === 'line') {
      // On from where the column before ended.
      if (before < top) top = before
      else if (before > bottom) bottom = before
      before = zero + slope * (layer.data.last[column] as number)
    }
    const y = Math.round(top)
    const tall = Math.round(bottom) - y
    if (period !== null && tall <= scale * 1.5 && (at - left) % period.all >= period.on) continue
    if (layer.type === 'line') pen.fillRect(at, y - (thick >> 1), wide, Math.max(thick, tall + thick))
    else if (layer.type === 'between') pen.fillRect(at, y, wide, Math.max(0, tall))
    // What is drawn at all is at least a pixel high.
    else if (most > 0) pen.fillRect(at, Math.min(y, base - 1), wide, Math.max(1, tall))
  }
}

/** The same as path data. */
export function pathDataOf(
  layer: Layer,
  { x, width, toY }: Pick<Box, 'x' | 'width'> & { readonly toY: Scale },
): string {
  let data = ''
  const tenth = (value: number) => Math.round(value * 10) / 10
  trace(
    {
      moveTo: (px, py) => {
        data += `M${tenth(px)},${tenth(py)}`
      },
      lineTo: (px, py) => {
        data += `L${tenth(px)},${tenth(py)}`
      },
      rect: (px, py, w, h) => {
        data += `M${tenth(px)},${tenth(py)}h${tenth(w)}v${tenth(h)}h${-tenth(w)}z`
      },
      closePath: () => {
        data += 'z'
      },
    },
    layer,
    x,
    width / columnsOf(layer),
    toY,
  )
  return data
}
