import type { TraceDocument } from '../trace/index.ts'
import type { AnnotateOptions } from './annotation.ts'
import { visible } from './columns.ts'
import { type Explanation, explanationsOf, foreignPiecesOf, isIn, placeOf, whyUnread } from './explain.ts'
import { type Words, words } from './words.ts'

/** GitHub-flavoured Markdown: each line fenced, its fields in a table, the line read aloud. */
export function* renderMarkdown(document: TraceDocument, options: AnnotateOptions): Generator<string> {
  const voice = words[options.locale]
  const section = (...parts: readonly string[]) => `${parts.join('\n\n')}\n\n`

  if (options.file !== undefined && !options.firstLine && !options.from)
    yield section(`## ${code(visible(options.file))}`)
  for (const { head, record, fields, aloud } of explanationsOf(document, voice, options)) {
    const line = fenced(document.text.slice(record.span.start, record.span.end))
    const quote = aloud === '' ? [] : [`> ${prose(aloud)}`]
    yield section(heading(head), line, ...(fields.length === 0 ? [] : [table(fields, voice)]), ...quote)
  }
  for (const line of document.unread) {
    if (!isIn(options, line)) continue
    const head = heading([placeOf(document, line, voice, options), voice.cliText.unread])
    yield section(head, fenced(document.text.slice(line.span.start, line.span.end)), prose(whyUnread(line, voice)))
  }
  for (const foreign of options.all ? foreignPiecesOf(document, voice) : []) {
    if (!isIn(options, foreign)) continue
    yield section(heading([placeOf(document, foreign, voice, options), foreign.name]), fenced(...foreign.lines))
  }
}

export function heading(parts: readonly string[]): string {
  return `**${parts.map(prose).join(' · ')}**`
}

function table(fields: Explanation['fields'], { cliText }: Words): string {
  const rows = fields.map(
    ({ raw, name, means }) => `| ${cell(code(raw))} | ${cell(prose(name))} | ${cell(prose(means))} |`,
  )
  return [`| ${cliText.value} | ${cliText.field} | ${cliText.means} |`, '| ---: | --- | --- |', ...rows].join('\n')
}

/** A block that no run of backticks inside can close. */
export function fenced(...lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return `${fence}text\n${lines.map(visible).join('\n')}\n${fence}`
}

export function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return fence + pad + text + pad + fence
}

/** A table ends its cells at every bar, in code too. */
export function cell(text: string): string {
  return text.replace(/\|/g, '\\|')
}

/** Text of ours: its own code spans stay, signs that Markdown or HTML would take for markup do not. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part
            .replace(/[\\*_[\]#~]/g, '\\$&')
            .replace(/&/g, '&amp;')
            .replace(/</g, '&lt;'),
    )
    .join('')
}

function longestRun(text: string): number {
  return Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length))
}
