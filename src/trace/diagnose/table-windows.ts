import type { TraceTable } from '../columns/trace-table.ts'

/** Rows that are held against the rules together: those of the window, and some on both sides that only stand by. */
export interface TableWindow {
  readonly first: number
  /** Exclusive. */
  readonly last: number
  readonly from: number
  /** Exclusive. */
  readonly to: number
}

export interface WindowSizes {
  readonly rows: number
  readonly bytes: number
  /** Rows and bytes that stand by on each side. */
  readonly aside: number
  readonly asideBytes: number
  /** So far the next cycle is looked for, so that what is told of a cycle stays with it. */
  readonly farthest: number
}

export const defaultSizes: WindowSizes = {
  rows: 4096,
  bytes: 1 << 20,
  aside: 256,
  asideBytes: 1 << 18,
  farthest: 1 << 14,
}

/**
 * The window that begins at a row. Rules look from a line to those near it, so a window is read with what is near it, up
 * to a cycle on each side; what a rule then says of the lines that stand by is left to their own window.
 */
export function windowAt(table: TraceTable, first: number, sizes: WindowSizes = defaultSizes): TableWindow {
  const { length } = table
  const begin = table.lineBeginsAt(first)
  let last = first + 1
  while (last < length && last - first < sizes.rows && table.lineBeginsAt(last) - begin < sizes.bytes) last++
  // Records of one line stay together.
  while (last < length && table.lineBeginsAt(last) === table.lineBeginsAt(last - 1)) last++
  const near = (row: number) =>
    row >= last
      ? table.bytesOf(row).end - table.bytesOf(last - 1).end < sizes.asideBytes
      : begin - table.lineBeginsAt(row) < sizes.asideBytes
  const beyond = (row: number) => (row >= last ? row - last : first - 1 - row) >= sizes.aside
  let from = first
  while (from > 0 && near(from - 1)) {
    if (beyond(from - 1) && (first - from >= sizes.farthest || (from < first && isCycle(table.kindOf(from))))) break
    from--
  }
  while (from > 0 && from < first && table.lineBeginsAt(from) === table.lineBeginsAt(from - 1)) from++
  let to = last
  while (to < length && near(to)) {
    if (beyond(to) && (to - last >= sizes.farthest || (to > last && isCycle(table.kindOf(to - 1))))) break
    to++
  }
  return { first, last, from, to }
}

const isCycle = (kind: string) => kind === 'gctrace.cycle' || kind === 'gctrace.cycle-stw'
