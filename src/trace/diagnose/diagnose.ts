import type { DocumentReleases } from '../derive/release-range.ts'
import type { TraceStructure } from '../derive/structure.ts'
import type { TraceDocument } from '../record.ts'
import { type CheckDef, type FieldRef, type Strength, strengthFor } from './check.ts'
import { type CheckId, checkIds, checks, type FactsOf } from './checks/index.ts'
import { type CheckContext, checkContext } from './context.ts'

interface FindingOf<Id extends CheckId> {
  readonly check: Id
  readonly strength: Strength
  /** Index of the physical line, from 0. */
  readonly line: number
  /** The record that breaks the rule, by its index; or the unread line, by its index in `document.unread`. */
  readonly record?: number
  readonly unread?: number
  /** The values that the arithmetic uses, the one to look at first. */
  readonly refs: readonly FieldRef[]
  readonly facts: FactsOf<Id>
}

/** One place where a rule does not hold, with the arithmetic that shows it. Its facts go with its rule. */
export type Finding<Id extends CheckId = CheckId> = Id extends CheckId ? FindingOf<Id> : never

/** What in a text cannot be as the runtime prints it, or is unusual; in the order of the text. */
export function diagnose(document: TraceDocument, structure?: TraceStructure, releases?: DocumentReleases): Finding[] {
  const context = checkContext(document, structure, releases)
  const findings: Finding[] = []
  for (const check of checkIds) {
    const rule: CheckDef<unknown> = checks[check]
    for (const { record, unread, refs, facts } of rule.find(context)) {
      const strength = record === undefined ? 'always' : strengthFor(rule, context.rangeOf(record))
      if (strength === null || isDoubtful(context, refs)) continue
      const line = (record === undefined ? document.unread[unread ?? 0] : document.records[record])?.line ?? 0
      const where = record === undefined ? { unread: unread ?? 0 } : { record }
      findings.push({ check, strength, line, ...where, refs, facts } as Finding)
    }
  }
  return findings.sort((a, b) => a.line - b.line)
}

/** Lines of which nobody can tell for certain that one program printed them are not held against each other. */
export function isDoubtful({ structure }: CheckContext, refs: readonly FieldRef[]): boolean {
  const first = refs[0]
  if (!first || structure.processes.length < 2 || refs.every(({ record }) => record === first.record)) return false
  return refs.some(({ record }) => structure.processes[structure.processOf[record] ?? 0]?.certain === false)
}
