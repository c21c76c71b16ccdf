// The extremes of any stretch of a long series, at a cost that does not grow with the stretch: what a redraw of a million
// cycles needs for each pixel column. Nothing is sampled: the least and the greatest value of a column are always drawn.

/** So many values are one block; a tree stands over the blocks. */
export const blockSize = 16

/** The least and the greatest of each block, and of each pair of stretches above, as implicit binary trees. */
export interface ExtremeTree {
  readonly length: number
  readonly least: Float32Array<ArrayBuffer>
  readonly greatest: Float32Array<ArrayBuffer>
}

/** A series with its tree. `NaN` values are gaps. */
export interface Series {
  readonly values: Float32Array<ArrayBuffer>
  readonly tree: ExtremeTree
}

export function treeOf(values: Float32Array): ExtremeTree {
  const { length } = values
  const blocks = Math.ceil(length / blockSize)
  const least = new Float32Array(2 * blocks).fill(Number.POSITIVE_INFINITY)
  const greatest = new Float32Array(2 * blocks).fill(Number.NEGATIVE_INFINITY)
  for (let block = 0, at = 0; block < blocks; block++) {
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    for (const end = Math.min(length, at + blockSize); at < end; at++) {
      const value = values[at] as number
      if (value < low) low = value
      if (value > high) high = value
    }
    least[blocks + block] = low
    greatest[blocks + block] = high
  }
  for (let node = blocks - 1; node > 0; node--) {
    least[node] = Math.min(least[2 * node] as number, least[2 * node + 1] as number)
    greatest[node] = Math.max(greatest[2 * node] as number, greatest[2 * node + 1] as number)
  }
  return { length, least, greatest }
}

export function seriesOf(values: Float32Array<ArrayBuffer>): Series {
  return { values, tree: treeOf(values) }
}

/** The greatest of `values[from]` to `values[to - 1]`; minus infinity where there is none. */
export function greatestIn({ values, tree }: Series, from: number, to: number): number {
  let best = Number.NEGATIVE_INFINITY
  const { greatest } = tree
  const blocks = greatest.length >> 1
  let first = Math.ceil(from / blockSize)
  let last = Math.floor(to / blockSize)
  if (first >= last) {
    for (let at = from; at < to; at++) if ((values[at] as number) > best) best = values[at] as number
    return best
  }
  for (let at = from; at < first * blockSize; at++) if ((values[at] as number) > best) best = values[at] as number
  for (let at = last * blockSize; at < to; at++) if ((values[at] as number) > best) best = values[at] as number
  for (first += blocks, last += blocks; first < last; first >>= 1, last >>= 1) {
    if (first & 1) {
      if ((greatest[first] as number) > best) best = greatest[first] as number
      first++
    }
    if (last & 1) {
      last--
      if ((greatest[last] as number) > best) best = greatest[last] as number
    }
  }
  return best
}

/** The least of `values[from]` to `values[to - 1]`; infinity where there is none. */
export function leastIn({ values, tree }: Series, from: number, to: number): number {
  let best = Number.POSITIVE_INFINITY
  const { least } = tree
  const blocks = least.length >> 1
  let first = Math.ceil(from / blockSize)
  let last = Math.floor(to / blockSize)
  if (first >= last) {
    for (let at = from; at < to; at++) if ((values[at] as number) < best) best = values[at] as number
    return best
  }
  for (let at = from; at < first * blockSize; at++) if ((values[at] as number) < best) best = values[at] as number
  for (let at = last * blockSize; at < to; at++) if ((values[at] as number) < best) best = values[at] as number
  for (first += blocks, last += blocks; first < last; first >>= 1, last >>= 1) {
    if (first & 1) {
      if ((least[first] as number) < best) best = least[first] as number
      first++
    }
    if (last & 1) {
      last--
      if ((least[last] as number) < best) best = least[last] as number
    }
  }
  return best
}

/** Where the greatest value of a stretch stands for the first time; -1 where there is none. */
export function placeOfGreatest(series: Series, from: number, to: number): number {
  const best = greatestIn(series, from, to)
  const at = best === Number.NEGATIVE_INFINITY ? -1 : series.values.subarray(from, to).indexOf(best)
  return at < 0 ? -1 : from + at
}

/** Sums over any stretch: exact to double precision, from one running sum a block. */
export interface SumTree {
  readonly values: Float32Array<ArrayBuffer>
  readonly before: Float64Array<ArrayBuffer>
}

export function sumsOf(values: Float32Array<ArrayBuffer>): SumTree {
  const before = new Float64Array(Math.ceil(values.length / blockSize) + 1)
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    if (at % blockSize === 0) before[at / blockSize] = sum
    sum += values[at] as number
  }
  before[before.length - 1] = sum
  return { values, before }
}

/** The sum of `values[from]` to `values[to - 1]`. */
export function sumIn(sums: SumTree, from: number, to: number): number {
  return upTo(sums, to) - upTo(sums, from)
}

function upTo({ values, before }: SumTree, place: number): number {
  const block = Math.floor(place / blockSize)
  let sum = before[block] as number
  for (let at = block * blockSize; at < place; at++) sum += values[at] as number
  return sum
}

/** The first place of `from` to `to` whose value is not below `wanted`; `to` where there is none. Values do not fall. */
export function firstFrom(values: Float64Array, wanted: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as number) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

/** The place of `from` to `to` whose value is nearest; -1 where there is none. */
export function nearestPlace(values: Float64Array, wanted: number, from: number, to: number): number {
  if (from >= to) return -1
  const after = firstFrom(values, wanted, from, to)
  if (after === from) return from
  if (after === to) return to - 1
  return wanted - (values[after - 1] as number) <= (values[after] as number) - wanted ? after - 1 : after
}

/**
 * Where each of `columns` equal stretches of an axis begins among sorted places, and at the end where the last one ends. A
 * column holds `bounds[column]` up to but not including `bounds[column + 1]`, so no place is left out and none counts twice.
 */
export function columnBounds(
  at: Float64Array,
  from: number,
  to: number,
  view: { readonly from: number; readonly to: number },
  columns: number,
  bounds = new Uint32Array(columns + 1),
): Uint32Array {
  const step = (view.to - view.from) / columns
  // The last place of the view belongs to the last column.
  const end = firstFrom(at, view.to, from, to)
  let last = end
  while (last < to && at[last] === view.to) last++
  let low = firstFrom(at, view.from, from, to)
  bounds[0] = low
  const sparse = last - low < columns * 2
  for (let column = 1; column < columns; column++) {
    const edge = view.from + step * column
    if (sparse) while (low < last && (at[low] as number) < edge) low++
    else low = firstFrom(at, edge, low, last)
    bounds[column] = low
  }
  bounds[columns] = last
  return bounds
}

/** Whole numbers, small ones in few bytes. */
export type Counts = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>

/** Counts with a tree of their greatest: an eighth more bytes than the counts. */
export interface Peaks {
  readonly values: Counts
  readonly greatest: Counts
}

export function peaksOf(values: Counts): Peaks {
  const blocks = Math.ceil(values.length / blockSize)
  const Kind = values.BYTES_PER_ELEMENT === 1 ? Uint8Array : values.BYTES_PER_ELEMENT === 2 ? Uint16Array : Uint32Array
  const greatest: Counts = new Kind(2 * blocks)
  for (let block = 0, at = 0; block < blocks; block++) {
    let high = 0
    for (const end = Math.min(values.length, at + blockSize); at < end; at++)
      if ((values[at] as number) > high) high = values[at] as number
    greatest[blocks + block] = high
  }
  for (let node = blocks - 1; node > 0; node--)
    greatest[node] = Math.max(greatest[2 * node] as number, greatest[2 * node + 1] as number)
  return { values, greatest }
}

/** The greatest of `values[from]` to `values[to - 1]`; 0 where there is none. */
export function peakIn({ values, greatest }: Peaks, from: number, to: number): number {
  let best = 0
  const blocks = greatest.length >> 1
  let first = Math.ceil(from / blockSize)
  let last = Math.floor(to / blockSize)
  if (first >= last) {
    for (let at = from; at < to; at++) if ((values[at] as number) > best) best = values[at] as number
    return best
  }
  for (let at = from; at < first * blockSize; at++) if ((values[at] as number) > best) best = values[at] as number
  for (let at = last * blockSize; at < to; at++) if ((values[at] as number) > best) best = values[at] as number
  for (first += blocks, last += blocks; first < last; first >>= 1, last >>= 1) {
    if (first & 1) {
      if ((greatest[first] as number) > best) best = greatest[first] as number
      first++
    }
    if (last & 1) {
      last--
      if ((greatest[last] as number) > best) best = greatest[last] as number
    }
  }
  return best
}
