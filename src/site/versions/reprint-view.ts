import type { ReprintText } from '../../text/ko/reprint.ts'
import { type Reprint, type ReprintedLine, reprint, type UnknownWhy } from '../../trace/derive/reprint.ts'
import { type GoMinor, type GoRange, newestGo } from '../../trace/go-version.ts'
import type { TraceRecord } from '../../trace/record.ts'

/** Neighbouring releases that print an event in one way. */
export interface ReprintGroup {
  readonly range: GoRange
  readonly made: Reprint
}

/** How each release would print the event of a record, oldest first. */
export function reprintGroups(text: string, record: TraceRecord, from: GoRange): ReprintGroup[] {
  const groups: { range: GoRange; made: Reprint; key: string }[] = []
  for (let to: GoMinor = 1; to <= newestGo; to++) {
    const made = reprint(text, record, to, from)
    const key = JSON.stringify(made)
    const last = groups.at(-1)
    if (last?.key === key) groups[groups.length - 1] = { ...last, range: { since: last.range.since, until: to } }
    else groups.push({ range: { since: to, until: to }, made, key })
  }
  return groups.map(({ range, made }) => ({ range, made }))
}

/** A reason, and the fields that it holds for, in the order of the line. */
export interface ReasonedFields {
  readonly reason: string
  readonly fields: readonly string[]
}

/** Why values of a line are unknown, one reason after another. */
export function unknownsOf(line: ReprintedLine, words: ReprintText): ReasonedFields[] {
  const reasons = new Map<string, string[]>()
  for (const token of line.tokens) {
    if (token.state !== 'unknown') continue
    const near = token.near === undefined ? '' : ` ${words.near(token.near)}`
    add(reasons, `${wordWhy(token.why, words)}${near}`, token.field)
  }
  return listed(reasons)
}

export function cautionsOf(line: ReprintedLine, words: ReprintText): ReasonedFields[] {
  const reasons = new Map<string, string[]>()
  for (const { field, shift } of line.cautions) add(reasons, words.shifts[shift], field)
  return listed(reasons)
}

/** Values in another notation, and values that came from others, with what is printed now. */
export function changedOf(line: ReprintedLine): { readonly field: string; readonly text: string }[] {
  return line.tokens.flatMap((token) =>
    token.state === 'rewritten' || token.state === 'derived' ? [{ field: token.field, text: token.text }] : [],
  )
}

export function wordWhy(why: UnknownWhy, words: ReprintText): string {
  return why.type === 'shift' ? words.shifts[why.shift] : words.why[why.type]
}

function add(reasons: Map<string, string[]>, reason: string, field: string): void {
  const fields = reasons.get(reason) ?? []
  if (!fields.includes(field)) fields.push(field)
  reasons.set(reason, fields)
}

function listed(reasons: ReadonlyMap<string, readonly string[]>): ReasonedFields[] {
  return [...reasons].map(([reason, fields]) => ({ reason, fields }))
}
