// What others may use of the columns.
export { cycleColumnsOf } from './cycle-columns.ts'
export { filterRows } from './filter-rows.ts'
export { readTable, type StreamOptions, TraceStream, traceStream } from './trace-stream.ts'
export { type Column, type ColumnValue, TraceTable } from './trace-table.ts'
