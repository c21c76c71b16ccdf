// 모든 종류의 줄을 읽는 목소리. 브라우저에서는 gctrace의 주기 밖의 줄을 처음 만날 때 불러옵니다.
import type { TraceRecord } from '../../../trace/record.ts'
import { readRecordAloud as readGctrace } from '../sentence.ts'
import { readGcpacertrace } from './gcpacertrace.ts'
import { readGctraceMemory } from './gctrace-memory.ts'
import { readInittrace } from './inittrace.ts'
import { readScavtrace } from './scavtrace.ts'
import { readSchedtrace } from './schedtrace.ts'

const voices: Readonly<Record<string, (record: TraceRecord) => string>> = {
  gctrace: (record) => readGctrace(record) || readGctraceMemory(record),
  gcpacertrace: readGcpacertrace,
  schedtrace: readSchedtrace,
  scavtrace: readScavtrace,
  inittrace: readInittrace,
}

/** `gctrace.cycle`이 아닌 레코드를 소리 내어 읽습니다. 모르는 종류에는 빈 글을 돌려줍니다. */
export function readRecordAloud(record: TraceRecord): string {
  return voices[record.family]?.(record) ?? ''
}
