import { numberOf, type TraceDocument, type TraceRecord } from '../record.ts'

/** What one package's initialisation took. Times in ms as printed. */
export interface InitCost {
  readonly record: TraceRecord
  readonly package: string
  /** Since the runtime began to initialise. Two digits only: packages may share it. */
  readonly atMs: number
  readonly wallMs: number
  readonly bytes: number
  readonly allocs: number
}

/** Every `init` line in the order of the text. */
export function initCostsOf(document: TraceDocument): InitCost[] {
  return document.records.flatMap((record): InitCost[] => {
    if (record.kind !== 'inittrace.init') return []
    const value = (field: string) => numberOf(record, field) ?? 0
    const name = record.fields.find((each) => each.field === 'package')?.value
    return [
      {
        record,
        package: typeof name === 'string' ? name : '',
        atMs: value('at'),
        wallMs: value('init-wall'),
        bytes: value('bytes'),
        allocs: value('allocs'),
      },
    ]
  })
}
