/** Rows of a long list that are worth drawing. */
export interface RowWindow {
  readonly first: number
  /** Exclusive. */
  readonly last: number
  /** Where the first drawn row stands inside the spacer, px. */
  readonly offset: number
  /** Height of the spacer that gives the scroll bar its length, px. */
  readonly height: number
}

/** Browsers clamp the height of an element (Firefox at about 17.9 million px); beyond this the scroll bar is scaled. */
const tallest = 8_000_000

/** Which of `count` rows of equal height can be seen at a scroll position, with a few more on both sides. */
export function windowRows(
  count: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
  overscan = 6,
): RowWindow {
  const full = count * rowHeight
  const height = Math.min(full, tallest)
  const reach = Math.max(0, height - viewHeight)
  const scroll = Math.min(Math.max(0, scrollTop), reach)
  const top = reach === 0 ? 0 : (scroll / reach) * Math.max(0, full - viewHeight)
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan)
  const last = Math.min(count, Math.ceil((top + viewHeight) / rowHeight) + overscan)
  return { first, last, offset: scroll - (top - first * rowHeight), height }
}

/** The scroll position that shows a row; the present one where it is in view already. */
export function scrollToRow(
  row: number,
  count: number,
  rowHeight: number,
  scrollTop: number,
  viewHeight: number,
): number {
  const full = count * rowHeight
  const height = Math.min(full, tallest)
  const scale = full <= viewHeight ? 1 : (height - viewHeight) / (full - viewHeight)
  const top = scrollTop / scale
  const start = row * rowHeight
  if (start < top) return start * scale
  if (start + rowHeight > top + viewHeight) return (start + rowHeight - viewHeight) * scale
  return scrollTop
}

/** Values that something points at, by `litKey`. */
export type LitFields = ReadonlySet<string>

export function litKey(record: number, field: string): string {
  return `${record} ${field}`
}

/** The row of a line in a sorted list of lines, found by halving; -1 where it is not listed. */
export function rowOfLine(lines: ArrayLike<number>, line: number): number {
  const row = firstRowFrom(lines, line)
  return lines[row] === line ? row : -1
}

/** The first row whose line is not before `line`; the length of the list where there is none. */
export function firstRowFrom(lines: ArrayLike<number>, line: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle] as number) < line) low = middle + 1
    else high = middle
  }
  return low
}
