// What others may use of the columns.
export { cycleColumnsOf } from './cycle-columns.ts'
export { filterLines, filterRows } from './filter-rows.ts'
export { AllLines, eachLine, LineList, type ListedLine, lineStartAt, textBetween } from './line-list.ts'
export { endOfText, lineEndAt, type Stretch, StretchReader, stretchOf } from './stretch.ts'
export { sourceOf, tellProcesses, writeProcesses } from './table-processes.ts'
export { tableSource } from './table-source.ts'
export { readTable, type StreamOptions, TraceStream, traceStream } from './trace-stream.ts'
export { type Column, type ColumnValue, TraceTable } from './trace-table.ts'
