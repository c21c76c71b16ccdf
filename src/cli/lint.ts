import { type CheckId, diagnose } from '../trace/diagnose/index.ts'
import type { TraceDocument } from '../trace/index.ts'
import { visible } from './columns.ts'
import type { Window } from './windows.ts'
import type { Words } from './words.ts'

export interface Lint {
  readonly pieces: readonly string[]
  /** How many findings break a rule that has no exception. */
  readonly broken: number
}

/**
 * What in a text cannot be as the runtime prints it: one line a finding, `file:line: strength check: message`. Of a window only
 * the findings on its own lines.
 */
export function lint(document: TraceDocument, { checksText, cliText }: Words, file?: string, window?: Window): Lint {
  const firstLine = window?.firstLine ?? 0
  const findings = diagnose(document).filter(
    ({ line }) => window === undefined || (line >= window.from && line < window.to),
  )
  return {
    pieces: findings.map(({ check, strength, line, facts }) => {
      const text = checksText[check as CheckId]
      const message = (text.message as (facts: unknown, strength: string) => string)(facts, strength)
      const place = file === undefined ? `${firstLine + line + 1}` : `${visible(file)}:${firstLine + line + 1}`
      return `${place}: ${cliText.lint[strength]} ${check}: ${visible(text.name)}. ${visible(message)}\n`
    }),
    broken: findings.filter(({ strength }) => strength === 'always').length,
  }
}
