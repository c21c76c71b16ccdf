import { type FamilyId, lineSpan, type TraceDocument } from '../trace/index.ts'
import { visible } from './columns.ts'
import type { FindingView } from './diagnosis.ts'
import type { Words } from './words.ts'

/** A line that shows something: where it is, with the values to look at, and the line as printed, made safe to show. */
export function evidenceLines(
  { line, record, fields }: FindingView['evidence'][number],
  document: TraceDocument,
  { cliText, fieldTexts }: Words,
): { readonly where: string; readonly line: string } {
  const family = document.records[record]?.family as FamilyId | undefined
  const names = fields.map((field) => (family === undefined ? undefined : fieldTexts[family][field]?.name) ?? field)
  const { start, end } = lineSpan(document, line)
  return {
    where: [cliText.line(line + 1), ...names].join(' · '),
    line: visible(document.text.slice(start, end)).trim(),
  }
}
