// 한 언어의 말 전부: 명령줄과 빌드에서 씁니다. 브라우저로 가는 코드는 필요한 파일만 불러옵니다.
import type { FamilyId } from '../../trace/catalogue/index.ts'
import type { FieldText } from '../field-text.ts'
import { gcpacertraceText } from './gcpacertrace.ts'
import { gctraceText } from './gctrace.ts'
import { inittraceText } from './inittrace.ts'
import { scavtraceText } from './scavtrace.ts'
import { schedtraceText } from './schedtrace.ts'

export { checksText } from './checks.ts'
export { type CliText, cliText } from './cli.ts'
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
