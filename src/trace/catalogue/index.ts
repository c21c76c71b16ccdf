import { gctrace } from './gctrace.ts'

/** Every family the product reads. A new one is a file, a line here, words in each language and samples. */
export const families = { gctrace } as const

export type FamilyId = keyof typeof families

export type { FamilyDef, FieldDef, FieldOf, FormatDef, KindDef, KindOf, Meaning, Phase } from './define.ts'
export { rangeOf } from './define.ts'
export { gctrace }
