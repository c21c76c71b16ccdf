import { floatFields } from '../derive/float-style.ts'
import type { RecordSource } from '../derive/run/record-source.ts'
import type { Layout } from './layout.ts'
import type { TraceTable } from './trace-table.ts'

/** The rows of a table as records that figures and rules read. Lists and texts are read from the bytes again. */
export function tableSource(table: TraceTable): RecordSource {
  const indexes: Map<string, number>[] = []
  const indexOf = ({ id, variant }: Layout, field: string) => {
    let known = indexes[id]
    if (known === undefined) {
      known = new Map(variant.fields.map((each, index) => [each, index] as const).reverse())
      indexes[id] = known
    }
    return known.get(field)
  }
  const value = (row: number, field: string) => {
    const layout = table.layoutOf(row)
    const index = indexOf(layout, field)
    return index === undefined ? undefined : table.valueAt(table.store.position(row), layout, index)
  }
  return {
    length: table.length,
    kind: (row) => table.kindOf(row),
    number: (row, field) => {
      const found = value(row, field)
      return typeof found === 'number' ? found : undefined
    },
    list: (row, field) =>
      indexOf(table.layoutOf(row), field) === undefined
        ? []
        : table
            .readings(row)
            .flatMap((each) => (each.field === field && typeof each.value === 'number' ? each.value : [])),
    since: (row) => table.layoutOf(row).since,
    until: (row) => table.layoutOf(row).until,
    text: (row) => table.textOf(table.bytesOf(row)),
    flag: (row, field) => value(row, field) === true,
    words: (row, field) => {
      const found = table.readings(row).find((each) => each.field === field)?.value
      return typeof found === 'string' ? found : undefined
    },
    line: (row) => table.lineOf(row),
    firstField: (row) => table.layoutOf(row).variant.fields[0],
    floats: (row) => {
      const { fields, prints } = table.layoutOf(row).variant
      for (const [index, field] of fields.entries()) {
        if (!floatFields.has(field) || !Number.isFinite(value(row, field))) continue
        if (prints[index] === 'float-exponent') return 'exponent'
        if (prints[index] === 'float-shortest') return 'shortest'
      }
      return null
    },
  }
}
