// The voice for every kind of line. A browser fetches it when it first meets a line that is no cycle of gctrace.
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

/** Reads records other than `gctrace.cycle` aloud; an empty text for a kind it does not know. */
export function readRecordAloud(record: TraceRecord): string {
  return voices[record.family]?.(record) ?? ''
}
