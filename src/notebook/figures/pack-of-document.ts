import { type CyclePack, packOf } from '../../charts/dense.ts'
import { columnsOfCycles } from '../../trace/derive/cycle-columns.ts'
import type { GcCycle } from '../../trace/derive/gc-cycle.ts'
import { releasedOf } from '../../trace/derive/released.ts'
import type { TraceDocument } from '../../trace/record.ts'

const known = new WeakMap<TraceDocument, CyclePack>()

/** The cycles of a text as columns, made once for all figures of it. Rows are indices of records. */
export function packOfDocument(document: TraceDocument, cycles: readonly GcCycle[]): CyclePack {
  let pack = known.get(document)
  if (pack === undefined) {
    const places = new Map(document.records.map((record, index) => [record, index]))
    pack = packOf(
      columnsOfCycles(cycles, ({ record }) => places.get(record) ?? 0, releasedOf(document.records, cycles)),
    )
    known.set(document, pack)
  }
  return pack
}
