import { allFamilies } from './all.ts'
import type { FamilyDef, FieldDef } from './define.ts'

/** Every family the product reads. A new one is a file, a line in `all.ts`, words in each language and samples. */
export const families = allFamilies

export type FamilyId = keyof typeof families

export type { FamilyDef, FieldDef, FieldOf, FormatDef, KindDef, KindOf, Meaning, Phase } from './define.ts'
export { rangeOf } from './define.ts'

/** With the lines that gctrace prints beside its cycles. */
export const gctrace = allFamilies.gctrace

/** The row of a field by its full id. Throws where the catalogue has none: ids come from the catalogue itself. */
export function fieldDef(family: string, field: string): FieldDef {
  const def = (families as Readonly<Record<string, FamilyDef>>)[family]?.fields[field]
  if (!def) throw new Error(`The catalogue has no field ${family}.${field}`)
  return def
}
