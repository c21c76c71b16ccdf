import { narrowThousandths } from './layout.ts'

const zero = 0x30
const point = 0x2e

/**
 * Values in at most two digits that count, by their shape, eight numbers each: what the first digit counts, the smallest sum,
 * how much larger it may be, what the table of the second and third character counts, and what is added. No sum fits an empty
 * row. Sums are in thousandths.
 */
export const shapeRows = rowsOf([
  // 0
  [1000, 0, 0, 0, 0],
  // 36
  [10_000, 10_000, 89_000, 1000, 0],
  // 211
  [100_000, 100_000, 899_000, 1000, 0],
  // 1.2
  [1000, 1000, 8900, 100, 0],
  // 0.27
  [1000, 100, 890, 100, 0],
  // 0.022
  [1000, 1, 98, 100, 0],
])

/** The same with sums as they are kept in 16 bits. */
export const narrowRows = rowsOf([
  [1000, 0, 0, 0, 0],
  [10, narrowThousandths + 10, 89, 1, narrowThousandths],
  [100, narrowThousandths + 100, 899, 1, narrowThousandths],
  [1000, 1000, 8900, 100, 0],
  [1000, 100, 890, 100, 0],
  [1000, 1, 98, 100, 0],
])

function rowsOf(rows: readonly (readonly number[])[]): Int32Array {
  const none = [0, -1, 0, 0, 0]
  return Int32Array.from([none, ...rows, none].flatMap((row) => [...row, 0, 0, 0]))
}

/** By the second and third character: the shape, their digits, and in the uppermost bit whether there is a point. */
export const nearTable = new Int16Array(1 << 16)
/** By the fourth and fifth: how many of them are digits, and what they count behind a point. */
export const farTable = new Int16Array(1 << 16)
for (let first = 0; first < 256; first++) {
  for (let second = 0; second < 256; second++) {
    const a = first - zero
    const b = second - zero
    const isA = a >= 0 && a <= 9
    const isB = b >= 0 && b <= 9
    const at = first | (second << 8)
    farTable[at] = isA ? (isB ? (2 << 10) | (a * 10 + b) : (1 << 10) | (a * 10)) : 0
    if (first === point) nearTable[at] = isB ? (1 << 15) | (4 << 10) | b : 0
    else if (!isA) nearTable[at] = 1 << 10
    else nearTable[at] = isB ? (3 << 10) | (a * 10 + b) : (2 << 10) | a
  }
}

/** The same for whole numbers of one to three digits: the first two, the smallest sum, the third. */
export const wholeWeights = new Int32Array(4 * 8)
wholeWeights.set([0, 0, 1, 0], 0)
wholeWeights.set([1, 0, 0, 0], 8)
wholeWeights.set([10, 1, 10, 0], 16)
wholeWeights.set([100, 10, 100, 1], 24)
