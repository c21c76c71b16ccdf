import type { FamilyDef } from './define.ts'
import { gcpacertrace } from './gcpacertrace.ts'
import { gctrace } from './gctrace.ts'
import { memoryFields, memoryKinds } from './gctrace-memory.ts'
import { inittrace } from './inittrace.ts'
import { scavtrace } from './scavtrace.ts'
import { schedtrace } from './schedtrace.ts'

/** Every family with every kind. */
export const allFamilies = {
  gctrace: {
    ...gctrace,
    fields: { ...gctrace.fields, ...memoryFields },
    kinds: { ...gctrace.kinds, ...memoryKinds },
  },
  gcpacertrace,
  schedtrace,
  scavtrace,
  inittrace,
} as const satisfies Readonly<Record<string, FamilyDef>>
