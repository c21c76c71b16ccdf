import { flagOf, numberOf, type TraceDocument, type TraceRecord } from '../../record.ts'
import { type FloatStyle, floatStyleOf } from '../float-style.ts'
import { listOf, type SplitSource } from '../structure-processes.ts'

/**
 * What figures and rules read of records, wherever these are kept. Records are asked for by their index, which for a table is the
 * row. Everything that is worked out of a whole text reads through this, so a long text and a short one are worked out alike.
 */
export interface RecordSource extends SplitSource {
  /** Whether a flag such as `forced` is printed. */
  readonly flag: (record: number, field: string) => boolean
  /** A printed text: the name of a package, why a goroutine waits. */
  readonly words: (record: number, field: string) => string | undefined
  /** The newest release that can have printed the record. */
  readonly until: (record: number) => number
  /** Its line in the text, from 0. */
  readonly line: (record: number) => number
  /** The first field that its line prints. */
  readonly firstField: (record: number) => string | undefined
  /** How it prints floats; `null` where it prints none that tells. */
  readonly floats: (record: number) => FloatStyle | null
}

/** The records of a document. */
export function documentSource(document: TraceDocument): RecordSource {
  const { records, text } = document
  const at = (record: number) => records[record] as TraceRecord
  return {
    length: records.length,
    kind: (record) => at(record).kind,
    number: (record, field) => numberOf(at(record), field),
    list: (record, field) => listOf(at(record), field),
    since: (record) => at(record).printedBy.since,
    until: (record) => at(record).printedBy.until,
    text: (record) => text.slice(at(record).span.start, at(record).span.end),
    flag: (record, field) => flagOf(at(record), field),
    words: (record, field) => {
      const value = at(record).fields.find((each) => each.field === field)?.value
      return typeof value === 'string' ? value : undefined
    },
    line: (record) => at(record).line,
    firstField: (record) => at(record).fields[0]?.field,
    floats: (record) => floatStyleOf(document, at(record)),
  }
}
