// A capsule to paste into a review: GitHub-flavoured Markdown, or plain text for e-mail.
import type { FieldText } from '../../text/field-text.ts'
import type { ShareText } from '../../text/ko/share.ts'
import { type Kpi, kpisOf, kpiUnits } from '../../trace/derive/kpi.ts'
import type { TraceDocument } from '../../trace/record.ts'
import type { Capsule, Place } from '../capsule.ts'
import { formatRange, type Verdict } from '../claims/index.ts'
import { lineText, type Review, type ReviewedNote, recordAt } from '../review.ts'
import { wordPlace } from '../words-of-place.ts'
import { type Block, type Inline, plainNote, readNote } from './note.ts'

export interface ReviewWords {
  readonly share: ShareText
  /** What a field is called and means, by its full id. */
  readonly field: (id: string) => FieldText | undefined
}

/** Longer traces are cut down to the lines that something is said of. */
const mostLines = 60

/** GitHub-flavoured Markdown. Nothing in the capsule can end its table cell or its fence, or become an element. */
export function renderMarkdownReview(
  capsule: Capsule,
  review: Review,
  link: string | null,
  words: ReviewWords,
): string {
  const { share } = words
  const { documents } = review
  const names = (id: string) => words.field(id)?.name
  const parts: string[] = [`## ${escapeText(capsule.title || share.reader.untitled)}`]

  const claims = review.notes.flatMap((each) => (each.claim === undefined ? [] : [each]))
  if (claims.length > 0) {
    const rows = claims.map(({ number, note, claim }) => {
      const about = claim !== undefined && 'verdict' in claim ? verdictWords(claim.verdict, share) : null
      const error =
        claim !== undefined && 'error' in claim ? share.claim.problems[claim.error.problem](claim.error.word) : ''
      const cells = [
        String(number),
        codeCell(note.claim),
        about?.state ?? share.claim.states.undecided,
        about?.values ?? error,
        about?.lines ?? '',
      ]
      return row(cells.map((each, index) => (index === 1 ? each : escapeText(each))))
    })
    const { claim, state, result, lines } = share.review
    parts.push(table(['#', claim, state, result, lines], rows))
  }
  const notes = review.notes.filter(({ note }) => note.text.trim() !== '')
  if (notes.length > 0) {
    parts.push(`**${escapeText(share.review.notes)}**`)
    for (const { number, note } of notes) {
      const place = escapeText(wordPlace(note.at, documents, share, names))
      const [first, ...rest] = readNote(note.text).map(markdownBlock)
      const lines = [
        `**${place}**${first?.includes('\n') || /^[-1>`]/.test(first ?? '') ? `\n\n${first}` : ` ${first ?? ''}`}`,
        ...rest,
      ]
      // A number that is shown as it is, however many notes have none.
      parts.push(`${number}. ${indent(lines.join('\n\n'), `${number}. `.length)}`)
    }
  }

  documents.forEach((document, index) => {
    const shown = shownLines(document, review, index)
    const heading =
      documents.length < 2 ? share.review.trace : index === 0 ? share.review.traceBefore : share.review.traceAfter
    const all = lineCount(document)
    const size = shown.length < all ? ` (${share.review.shownLines(shown.length, all)})` : ''
    parts.push(`**${escapeText(heading + size)}**`, fenced(shown.map((line) => lineText(document, line))))
  })

  const chosen = chosenFields(capsule, documents)
  if (chosen !== null) {
    const { heading, rows } = chosen(words)
    const { value, field, means } = share.review
    parts.push(
      `**${escapeText(heading)}**`,
      table(
        [field, value, means],
        rows.map(([name, raw, meaning]) => row([escapeText(name), codeCell(raw), escapeText(meaning)])),
        '| --- | ---: | --- |',
      ),
    )
  }

  const derived = derivedRows(documents, share)
  if (derived.length > 0) {
    const { measure, result, resultBefore, resultAfter, samples } = share.review
    const heads = documents.length < 2 ? [measure, result, samples] : [measure, resultBefore, resultAfter, samples]
    const aligned = `| --- |${' ---: |'.repeat(heads.length - 1)}`
    parts.push(
      `**${escapeText(share.review.derived)}**`,
      table(
        heads,
        derived.map((cells) => row(cells.map(escapeText))),
        aligned,
      ),
    )
  }

  if (link !== null) parts.push(`[${escapeText(share.review.link)}](${link})`)
  return `${parts.join('\n\n')}\n`
}

/** The same for a mail: no marks, a line a value. */
export function renderPlainReview(capsule: Capsule, review: Review, link: string | null, words: ReviewWords): string {
  const { share } = words
  const { documents } = review
  const names = (id: string) => words.field(id)?.name
  const title = capsule.title || share.reader.untitled
  const parts: string[] = [title]
  for (const each of review.notes) {
    const head = `${each.number}. ${wordPlace(each.note.at, documents, share, names)}`
    const said = [plainNote(each.note.text), claimLine(each, share)].filter((line) => line !== '')
    parts.push([head, ...said.map((line) => indented(line, 3))].join('\n'))
  }
  documents.forEach((document, index) => {
    const shown = shownLines(document, review, index)
    const all = lineCount(document)
    const heading =
      documents.length < 2 ? share.review.trace : index === 0 ? share.review.traceBefore : share.review.traceAfter
    const size = shown.length < all ? ` (${share.review.shownLines(shown.length, all)})` : ''
    parts.push(`${heading}${size}\n${shown.map((line) => `  ${printable(lineText(document, line))}`).join('\n')}`)
  })
  const derived = derivedRows(documents, share)
  if (derived.length > 0)
    parts.push(
      [
        share.review.derived,
        ...derived.map(([name, ...rest]) => `  ${name}: ${rest.slice(0, -1).join(' → ')} (n ${rest.at(-1)})`),
      ].join('\n'),
    )
  if (link !== null) parts.push(`${share.review.link}:\n${link}`)
  return `${parts.join('\n\n')}\n`
}

/** `p99(stw) < 200us: holds (180–190 µs)` */
export function claimLine({ note, claim }: ReviewedNote, share: ShareText): string {
  if (claim === undefined) return ''
  if ('error' in claim) return `${note.claim}: ${share.claim.problems[claim.error.problem](claim.error.word)}`
  const { state, values, lines } = verdictWords(claim.verdict, share)
  return `${note.claim}: ${[state, values, lines].filter((each) => each !== '').join(', ')}`
}

export function verdictWords(verdict: Verdict, share: ShareText): { state: string; values: string; lines: string } {
  const sign = share.claim.signs[verdict.state]
  const values = verdict.readings
    .filter(({ range }) => range !== null)
    .map(({ range, dimension, percent }) => (range === null ? '' : formatRange(range, dimension, percent)))
  const why = verdict.why === undefined ? [] : [share.claim.why[verdict.why].replaceAll('`', '')]
  const [first] = verdict.readings
  const lines = (first?.lines ?? []).slice(0, 3).map(({ line }) => share.place.line(line + 1))
  return {
    state: `${sign} ${share.claim.states[verdict.state]}`,
    values: [...values, ...why].join('; '),
    lines: lines.join(', '),
  }
}

// ---- what is shown

function lineCount({ text, lineStarts }: TraceDocument): number {
  const last = lineStarts.at(-1) ?? 0
  return lineStarts.length - (lineStarts.length > 0 && last >= text.length ? 1 : 0)
}

/** All lines, or of a long trace those that a note, a claim or the selection is about. */
function shownLines(document: TraceDocument, review: Review, trace: number): number[] {
  const all = lineCount(document)
  const everything = Array.from({ length: all }, (_, line) => line)
  if (all <= mostLines) return everything
  const wanted = new Set<number>()
  for (const { note, lines, claim } of review.notes) {
    if ((note.at?.trace ?? 0) === trace) for (const line of lines) wanted.add(line)
    if (claim === undefined || !('verdict' in claim)) continue
    for (const { lines: deciding } of claim.verdict.readings) {
      for (const each of deciding) if (each.trace === trace) wanted.add(each.line)
    }
  }
  if (trace === review.documents.length - 1) for (const line of review.selected) wanted.add(line)
  const chosen = everything.filter((line) => wanted.has(line)).slice(0, mostLines)
  return chosen.length > 0 ? chosen : everything.slice(0, mostLines)
}

type Rows = (words: ReviewWords) => { heading: string; rows: (readonly [string, string, string])[] }

/** The fields of the selected line, or of the first line with a note; `null` where neither has a record. */
function chosenFields({ selection, notes }: Capsule, documents: readonly TraceDocument[]): Rows | null {
  const place = [selection, ...notes.map(({ at }) => at)].find(
    (each): each is Exclude<Place, { type: 'range' }> => each !== null && each.type !== 'range',
  )
  if (place == null) return null
  const document = documents[place.trace]
  const record = document && recordAt(document, place.line)
  if (document === undefined || record === undefined) return null
  return ({ share, field }) => ({
    heading: share.review.fields(share.place.line(place.line + 1)),
    rows: record.fields.map((reading) => {
      const text = field(`${record.family}.${reading.field}`)
      const raw = document.text.slice(reading.start, reading.end).trim()
      return [text?.name ?? reading.field, raw, text?.means ?? '']
    }),
  })
}

const dimensions = {
  percent: { dimension: { time: 0, bytes: 0 }, factor: 0.01, percent: true },
  'per-s': { dimension: { time: -1, bytes: 0 }, factor: 1, percent: false },
  ms: { dimension: { time: 1, bytes: 0 }, factor: 1e-3, percent: false },
  'mib-per-s': { dimension: { time: -1, bytes: 1 }, factor: 2 ** 20, percent: false },
} as const

/** The figures of the run; of texts with several runs, of the first. */
function derivedRows(documents: readonly TraceDocument[], share: ShareText): string[][] {
  const runs = documents.map((document) => kpisOf(document)[0])
  if (runs.every((run) => run === undefined)) return []
  const some = runs.find((run) => run !== undefined)
  return (some?.kpis ?? []).map(({ id }) => {
    const kpis = runs.map((run) => run?.kpis.find((kpi) => kpi.id === id))
    const value = (kpi: Kpi | undefined) => {
      if (kpi?.value == null) return share.tooFew
      const { dimension, factor, percent } = dimensions[kpiUnits[id]]
      return formatRange({ lo: kpi.value.lo * factor, hi: kpi.value.hi * factor, open: false }, dimension, percent)
    }
    return [share.kpi[id], ...kpis.map(value), kpis.map((kpi) => String(kpi?.n ?? 0)).join(' / ')]
  })
}

// ---- Markdown

function table(heads: readonly string[], rows: readonly string[], aligned?: string): string {
  const rule = aligned ?? `|${heads.map(() => ' --- |').join('')}`
  return [row(heads.map(escapeText)), rule, ...rows].join('\n')
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

/**
 * Code in a cell of a table, where a bar ends the cell even between backticks. Behind a backslash it cannot be kept in there:
 * the table reads `\\|` as a backslash and the end of the cell, so such a text is written as text.
 */
function codeCell(text: string): string {
  const line = printable(text).replace(/\s+/g, ' ').trim()
  if (line.includes('\\|')) return escapeText(line)
  return line === '' ? '' : code(line).replaceAll('|', '\\|')
}

function code(text: string): string {
  const fence = '`'.repeat(longestRun(text) + 1)
  const pad = /^`|`$/.test(text) ? ' ' : ''
  return fence + pad + text + pad + fence
}

/** A block that no run of backticks inside can close. */
function fenced(lines: readonly string[]): string {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1))
  return `${fence}text\n${lines.map(printable).join('\n')}\n${fence}`
}

function longestRun(text: string): number {
  let longest = 0
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length)
  return longest
}

/** Text that is nothing but text: every sign that Markdown knows is escaped, line breaks become blanks. */
function escapeText(text: string): string {
  return (
    printable(text)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/[\\`*_{}[\]~|#!$]/g, '\\$&')
      // An address takes a backslash in, and what stands behind it would be bare.
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/^(?:[-+=:]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`))
  )
}

/** Control characters would be lost or move the cursor: shown as the picture of themselves. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, (sign) => {
    const code = sign.charCodeAt(0)
    return sign === '\n' || sign === '\t' || code > 0x1f ? sign : String.fromCharCode(0x2400 + code)
  })
}

function markdownBlock(block: Block): string {
  switch (block.type) {
    case 'code':
      return fenced(block.text.split('\n'))
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '-'} ${markdownInline(item)}`)
        .join('\n')
    case 'quote':
      return `> ${markdownInline(block.inside)}`
    case 'paragraph':
      return markdownInline(block.inside)
  }
}

function markdownInline(parts: readonly Inline[]): string {
  return parts.map(markdownPart).join('')
}

function markdownPart(part: Inline): string {
  switch (part.type) {
    case 'text':
      return escapeKeepingEdges(part.text)
    case 'code':
      return code(printable(part.text))
    case 'strong':
      return `**${markdownInline(part.inside).trim()}**`
    case 'emphasis':
      return `*${markdownInline(part.inside).trim()}*`
    case 'link':
      return `[${markdownInline(part.inside)}](<${part.address.replace(/[\\<>]/g, encodeURIComponent)}>)`
  }
}

function escapeKeepingEdges(text: string): string {
  const inner = escapeText(text)
  return `${/^\s/.test(text) ? ' ' : ''}${inner}${/\s$/.test(text) && inner !== '' ? ' ' : ''}`
}

function indent(text: string, by: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(by)}`)
}

function indented(text: string, by: number): string {
  return ' '.repeat(by) + indent(text, by)
}
