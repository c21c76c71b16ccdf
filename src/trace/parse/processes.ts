import { splitProcesses } from '../derive/structure-processes.ts'
import type { TraceDocument } from '../record.ts'

/** Writes down of which process each record is: that follows from the records around it, when all of them are there. */
export function withProcesses(document: TraceDocument): TraceDocument {
  for (const [index, process] of splitProcesses(document).processOf.entries()) {
    const record = document.records[index] as { process: number }
    record.process = process
  }
  return document
}
