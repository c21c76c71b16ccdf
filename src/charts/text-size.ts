/** How a label is set. Only what changes its width. */
export interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  readonly mono?: boolean
}

/** Width in pixels of a label. In the browser it asks the real font; elsewhere `estimateWidth` stands in. */
export type Measure = (text: string, style: TextStyle) => number

/** Nothing in a figure is set smaller than this. */
export const smallest = 12

export const styles = {
  label: { size: 13, bold: true },
  plain: { size: 13 },
  small: { size: 12 },
  tick: { size: 12, mono: true },
} as const satisfies Record<string, TextStyle>

export type StyleName = keyof typeof styles

// Advance widths in em, read off Pretendard and rounded up: a label may come out a little narrower than planned, never wider.
const narrow = /[ ijl.,:;'|!()[\]]/
const wide = /[mwMW@%→—]/

/** Good enough without a font: Hangul is square-ish, Latin varies, JetBrains Mono is 0.6 em throughout. */
export function estimateWidth(text: string, style: TextStyle): number {
  let em = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code >= 0x1100 && code !== 0x2026 && code >= 0x3000) em += 0.89
    else if (style.mono) em += 0.6
    else if (narrow.test(char)) em += 0.31
    else if (wide.test(char)) em += 0.92
    else em += 0.63
  }
  return em * style.size * (style.bold && !style.mono ? 1.03 : 1)
}

/** The first of several wordings, longest first, that fits; `null` where none does. */
export function fitting(
  wordings: readonly string[],
  room: number,
  style: TextStyle,
  measure: Measure,
): { text: string; width: number } | null {
  for (const text of wordings) {
    const width = measure(text, style)
    if (width <= room) return { text, width }
  }
  return null
}
