import type { TraceDocument } from '../trace/record.ts'

export interface Summary {
  readonly lines: number
  readonly cycles: number
  readonly unread: number
  /** Lines with text and without anything of a trace. */
  readonly foreign: number
  readonly processes: number
}

export function summaryOf(document: TraceDocument): Summary {
  const { text, lineStarts, records, unread } = document
  const known = new Set<number>()
  let cycles = 0
  let processes = 0
  for (const record of records) {
    known.add(record.line)
    if (record.kind === 'gctrace.cycle' || record.kind === 'gctrace.cycle-stw') cycles++
    processes = Math.max(processes, record.process + 1)
  }
  for (const { line } of unread) known.add(line)
  let lines = 0
  let foreign = 0
  lineStarts.forEach((start, line) => {
    const last = line === lineStarts.length - 1
    if (last && start >= text.length) return
    lines++
    if (!known.has(line) && text.slice(start, lineStarts[line + 1] ?? text.length).trim() !== '') foreign++
  })
  return { lines, cycles, unread: unread.length, foreign, processes }
}
