import type { FamilyId } from '../trace/index.ts'
import { visible } from './columns.ts'
import type { Evidence } from './diagnosis.ts'
import type { Words } from './words.ts'

/** A line that shows something: where it is, with the values to look at, and the line as printed, made safe to show. */
export function evidenceLines(
  { line, family, fields, text }: Evidence,
  { cliText, fieldTexts }: Words,
): { readonly where: string; readonly line: string } {
  const texts = fieldTexts[family as FamilyId] as Readonly<Record<string, { readonly name: string }>> | undefined
  const names = fields.map((field) => texts?.[field]?.name ?? field)
  return { where: [cliText.line(line + 1), ...names].join(' · '), line: visible(text).trim() }
}
