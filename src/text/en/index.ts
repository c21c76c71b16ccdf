// All words of one language, for the command line and the build. Code for the browser imports only the files it needs.
import type { FamilyId } from '../../trace/catalogue/index.ts'
import type { FieldText } from '../field-text.ts'
import { gcpacertraceText } from './gcpacertrace.ts'
import { gctraceText } from './gctrace.ts'
import { inittraceText } from './inittrace.ts'
import { scavtraceText } from './scavtrace.ts'
import { schedtraceText } from './schedtrace.ts'

export { checksText } from './checks.ts'
export { cliText } from './cli.ts'
export { codesText } from './codes.ts'
export { foreignText } from './foreign.ts'
export { formatGoRange } from './format.ts'
export { glossary } from './glossary.ts'
export { readRecordAloud } from './sentence/index.ts'
export { readCycleAloud } from './sentence.ts'

export const fieldTexts: Readonly<Record<FamilyId, Readonly<Record<string, FieldText>>>> = {
  gctrace: gctraceText,
  gcpacertrace: gcpacertraceText,
  schedtrace: schedtraceText,
  scavtrace: scavtraceText,
  inittrace: inittraceText,
}
