import { lineSpan, tokensOfLine } from '../parse/tokens.ts'
import type { TraceDocument } from '../record.ts'
import type { Span } from '../span.ts'
import { type ForeignLine, type ForeignName, nameForeign } from './name-line.ts'

/** Text of one origin that is not a trace and has a name: a crash with its stacks, a report, a run of debug lines. */
export interface ForeignBlock {
  readonly name: ForeignName
  /** From its beginning to its end; records may stand in between. */
  readonly span: Span
  /** First and last physical line, from 0. */
  readonly line: number
  readonly lastLine: number
  /** What is its own, one stretch a line. */
  readonly spans: readonly Span[]
  /** How many stacks of goroutines it holds. */
  readonly goroutines: number
}

/** One event is little; all that follow each other without anything else in between are one block. */
const runs: ReadonlySet<ForeignName> = new Set([
  'alloc-free-trace',
  'check-finalizers',
  'godebug-warning',
  'http2-debug',
  'netdns-debug',
  'go-build',
])

/** What collectors of logs put before a line: `app-1  | `, a time, `host app[7]: `, `[pod/app/main] `. Blanks after it count. */
const prefix =
  /^(?:[\w.-]{1,64} *\|(?: |$)|\d{4}-\d\d-\d\dT[\d:.]{8,18}(?:Z|[+-]\d\d:?\d\d) (?:std(?:out|err) [FP] )?|[A-Z][a-z]{2} [ \d]\d [\d:]{8} \S{1,64} \S{1,64}: |\[pod\/\S{1,160}\] )/

/** Every named block of a text, in order. Work grows with the text: each line is looked at once. */
export function foreignBlocksOf(document: TraceDocument): ForeignBlock[] {
  const blocks: ForeignBlock[] = []
  const owned = linesOfTraces(document)
  let before: ForeignLine | null = null
  let open: Draft | null = null

  const take = (span: Span, line: number, alone: boolean) => {
    const text = document.text.slice(span.start, span.end)
    const named = nameStretch(alone ? text : text.trimStart(), before)
    if (named === null) {
      // A log's prefix before a record says nothing about the lines around it.
      if (!alone) return
      before = null
      open = null
      return
    }
    before = named
    if (named.gap) return
    const goesOn: Draft | null = open !== null && continues(open, named) ? open : null
    const block = goesOn ?? { name: named.name, span, line, lastLine: line, spans: [], goroutines: 0 }
    if (goesOn === null) blocks.push(block)
    if (named.name === 'fatal-error' && block.name === 'runtime-message') block.name = named.name
    block.spans.push(span)
    block.lastLine = line
    block.span = { start: block.span.start, end: span.end }
    if (named.part === 'goroutine') block.goroutines++
    open = block
  }

  for (let line = 0; line < document.lineStarts.length; line++) {
    if (!owned.has(line)) {
      take(lineSpan(document, line), line, true)
      continue
    }
    for (const token of tokensOfLine(document, line)) if (token.type === 'foreign') take(token, line, false)
  }
  return blocks
}

interface Draft extends ForeignBlock {
  name: ForeignName
  span: Span
  lastLine: number
  spans: Span[]
  goroutines: number
}

function continues(open: Draft, { name, part }: ForeignLine): boolean {
  if (part === 'head') return open.name === name && runs.has(name)
  return open.name === name || (open.name === 'runtime-message' && name === 'fatal-error')
}

function nameStretch(text: string, before: ForeignLine | null): ForeignLine | null {
  const known = nameForeign(text, before)
  if (known !== null) return known
  const [mark = ''] = text.match(prefix) ?? []
  return mark === '' ? null : nameForeign(text.slice(mark.length), before)
}

/** Lines on which something of a trace stands. */
function linesOfTraces({ records, unread, lineStarts }: TraceDocument): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const { line } of unread) lines.add(line)
  for (const { line, pieces = [] } of records) {
    lines.add(line)
    let at = line
    for (const { start } of pieces) {
      while ((lineStarts[at + 1] ?? Number.POSITIVE_INFINITY) <= start) at++
      lines.add(at)
    }
  }
  return lines
}
