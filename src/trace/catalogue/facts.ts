import type { FamilyDef } from './define.ts'
import { families } from './index.ts'

/** What is told about a field beside its meaning: where the runtime gets it, and what else reports it. */
export interface FieldFacts {
  readonly source: string
  readonly metrics: readonly string[]
}

/**
 * The facts of one field. They have a module of their own because only an opened card shows them: the site build
 * leaves them out of the catalogue that every page loads (src/build/lean-catalogue.ts) and puts them here.
 */
export function fieldFacts(family: string, field: string): FieldFacts {
  const def = (families as Readonly<Record<string, FamilyDef>>)[family]?.fields[field]
  if (!def) throw new Error(`The catalogue has no field ${family}.${field}`)
  return { source: def.source, metrics: def.metrics ?? [] }
}
