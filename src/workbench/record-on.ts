import type { TraceDocument } from '../trace/record.ts'

/** The first record that begins on a line, -1 where none does. Records stand in the order of their lines. */
export function recordOn({ records }: TraceDocument, line: number): number {
  let low = 0
  let high = records.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((records[middle]?.line ?? 0) < line) low = middle + 1
    else high = middle
  }
  return records[low]?.line === line ? low : -1
}
