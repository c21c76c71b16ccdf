// What the reader may use of this layer.
export { decodeTrace, type Encoding, encodingOf } from './encoding.ts'
export type { Joined, RecordProbe } from './joiner.ts'
export { lookAhead } from './joiner.ts'
export { type CleanLine, endOf, originOf } from './line-cleaner.ts'
export { type LogicalLine, LogicalLines } from './logical-lines.ts'
export { type Piece, piecesOf } from './mapped-bytes.ts'
export { type OrderedRecord, type OrderFindings, orderOf } from './order.ts'
export type { LineTime } from './timestamp.ts'
