// All words of one language, for the command line and the build. Code for the browser imports only the files it needs.
import type { FamilyId } from '../../trace/catalogue/index.ts'
import type { FieldText } from '../field-text.ts'
import { gctraceText } from './gctrace.ts'

export { cliText } from './cli.ts'
export { formatGoRange } from './format.ts'
export { glossary } from './glossary.ts'
export { readCycleAloud, readRecordAloud } from './sentence.ts'

export const fieldTexts: Readonly<Record<FamilyId, Readonly<Record<string, FieldText>>>> = { gctrace: gctraceText }
