import { type FlatSplit, type SplitSource, splitRecords } from '../derive/structure-processes.ts'
import { tableSource } from './table-source.ts'
import type { TraceTable } from './trace-table.ts'

/** So many lists of numbers are remembered. */
const mostLists = 256

/** The records of a table as telling runs apart asks for them. */
export function sourceOf(table: TraceTable): SplitSource {
  const source = tableSource(table)
  // Lists are read from the bytes again, and the same few lines are asked for theirs again and again.
  const lists = new Map<string, readonly number[]>()
  return {
    ...source,
    list: (row, field) => {
      const key = `${row} ${field}`
      let list = lists.get(key)
      if (list === undefined) {
        list = source.list(row, field)
        if (lists.size >= mostLists) lists.clear()
        lists.set(key, list)
      }
      return list
    },
  }
}

/** Writes down of which run each record is, which a table that has just been read only guesses. */
export function writeProcesses(table: TraceTable, { processOf }: FlatSplit): void {
  for (let row = 0; row < processOf.length; row++) table.setProcess(row, processOf[row] as number)
}

/**
 * Tells the runs of a table apart, all at once: from here on it says of each record what `parseTrace` says of it. A long
 * text takes seconds; `splittingOf(sourceOf(table))` does the same bit by bit.
 */
export function tellProcesses(table: TraceTable): FlatSplit {
  const split = splitRecords(sourceOf(table))
  writeProcesses(table, split)
  return split
}
