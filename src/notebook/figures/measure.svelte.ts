import { estimateWidth, type Measure, type TextStyle } from '../../charts/text-size.ts'

let pen: CanvasRenderingContext2D | null | undefined
const known = new Map<string, number>()
let loads = $state(0)

const measures = new Map<number, Measure>()

/**
 * Widths by the page's own fonts, of letters that are shown `scale` times as large: letters are not simply wider in
 * proportion. Reading it in a `$derived` lays the figure out again once the fonts are there.
 */
export function fontMeasure(scale = 1): Measure {
  if (loads < 0) return estimateWidth
  const before = measures.get(scale)
  if (before) return before
  // A window that is drawn larger passes through many sizes.
  if (measures.size > 40) {
    measures.clear()
    known.clear()
  }
  const made: Measure = (text, style) => measureInBrowser(text, { ...style, size: style.size * scale }) / scale
  measures.set(scale, made)
  return made
}

function measureInBrowser(text: string, style: TextStyle): number {
  pen ??= document.createElement('canvas').getContext('2d')
  if (!pen) return estimateWidth(text, style)
  const font = `${style.bold ? 600 : 400} ${style.size}px ${familyOf(style.mono ? '--mono' : '--sans')}`
  const key = `${loads} ${font} ${text}`
  let width = known.get(key)
  if (width === undefined) {
    pen.font = font
    // Figures set tabular digits, which a canvas cannot: all are as wide as the widest.
    width = pen.measureText(text.replace(/\d/g, '0')).width
    known.set(key, width)
  }
  return width
}

const families = new Map<string, string>()

/** Asked once: a figure measures hundreds of texts, and each question makes the browser work out styles. */
function familyOf(variable: '--mono' | '--sans'): string {
  let family = families.get(variable)
  if (family === undefined) {
    family = getComputedStyle(document.documentElement).getPropertyValue(variable) || 'sans-serif'
    families.set(variable, family)
  }
  return family
}

if (typeof document !== 'undefined' && 'fonts' in document) {
  const again = () => {
    known.clear()
    families.clear()
    loads += 1
  }
  document.fonts.addEventListener('loadingdone', again)
}
