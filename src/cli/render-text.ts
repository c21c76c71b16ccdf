import { type TraceDocument, tokensOfLine } from '../trace/index.ts'
import type { AnnotateOptions } from './annotation.ts'
import { columnsOf, padColumns, visible, wrapColumns } from './columns.ts'
import { type Explanation, explanationsOf, foreignPiecesOf, isIn, placeOf, whyUnread } from './explain.ts'
import { words } from './words.ts'

const indent = '  '
const labels = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const defaultWidth = 120
export const narrowestTerminal = 48
const narrowestMeaning = 40

/** For a terminal: each line with its fields marked by letters, the letters explained, the line read aloud. No colour needed. */
export function* renderText(document: TraceDocument, options: AnnotateOptions): Generator<string> {
  const voice = words[options.locale]
  const width = Math.max(narrowestTerminal, options.width ?? defaultWidth)
  const block = (...lines: readonly string[]) => `${lines.map((line) => line.trimEnd()).join('\n')}\n\n`
  const wrapped = (text: string) => indented(wrapColumns(text, width - indent.length))

  if (options.file !== undefined && !options.firstLine && !options.from) yield block(`== ${visible(options.file)} ==`)
  for (const explanation of explanationsOf(document, voice, options)) {
    const aloud = explanation.aloud === '' ? [] : ['', ...wrapped(explanation.aloud)]
    const line = markedLine(document, explanation, width)
    yield block(explanation.head.join(' · '), ...line, '', ...legend(explanation, width), ...aloud)
  }
  for (const line of document.unread) {
    if (!isIn(options, line)) continue
    yield block(
      `${placeOf(document, line, voice, options)} · ${voice.cliText.unread}`,
      ...pointedAt(document, line.span.start, line.span.end, line.stoppedAt, width),
      ...wrapped(whyUnread(line, voice)),
    )
  }
  for (const foreign of options.all ? foreignPiecesOf(document, voice) : []) {
    if (!isIn(options, foreign)) continue
    yield block(
      `${placeOf(document, foreign, voice, options)} · ${foreign.name}`,
      ...indented(foreign.lines.map(visible)),
    )
  }
}

export function indented(lines: readonly string[]): string[] {
  return lines.map((line) => indent + line)
}

interface Piece {
  readonly text: string
  readonly marks: string
}

/** The printed line and, under each field, its letter with the rest of the field underlined. Folded where it is too long. */
function markedLine(document: TraceDocument, { record, index }: Explanation, width: number): string[] {
  let field = 0
  const pieces = tokensOfLine(document, record.line)
    .filter((token) => token.record === index)
    .map(({ type, start, end }): Piece => {
      const text = visible(document.text.slice(start, end))
      return { text, marks: type === 'field' ? marked(text, labelOf(field++)) : ' '.repeat(columnsOf(text)) }
    })
  return indented(folded(pieces, width - indent.length).flatMap(({ text, marks }) => [text, marks]))
}

/** Breaks after a comma where the row would pass the width; a group that is wider by itself breaks between its pieces. */
function folded(pieces: readonly Piece[], width: number): Piece[] {
  const groups: Piece[][] = [[]]
  for (const piece of pieces) {
    const comma = piece.text.indexOf(', ')
    const cut = comma < 0 ? piece.text.length : comma + 2
    groups.at(-1)?.push({ text: piece.text.slice(0, cut), marks: piece.marks.slice(0, cut) })
    if (comma >= 0) groups.push([{ text: piece.text.slice(cut), marks: piece.marks.slice(cut) }])
  }
  const rows: Piece[] = [{ text: '', marks: '' }]
  const fits = (text: string) => columnsOf((rows.at(-1)?.text + text).trimEnd()) <= width
  for (const group of groups) {
    const whole = joined(group)
    if (!fits(whole.text)) rows.push({ text: '', marks: '' })
    for (const piece of fits(whole.text) ? [whole] : group) {
      if (!fits(piece.text)) rows.push({ text: '', marks: '' })
      rows.push(joined([rows.pop() as Piece, piece]))
    }
  }
  return rows.filter(({ text }) => text !== '')
}

function joined(pieces: readonly Piece[]): Piece {
  return { text: pieces.map(({ text }) => text).join(''), marks: pieces.map(({ marks }) => marks).join('') }
}

function labelOf(index: number): string {
  return labels.charAt(index) || '*'
}

/** `a~~` under `318`; the blanks around a flag stay blank. */
function marked(text: string, label: string): string {
  const inner = columnsOf(text.trim())
  const lead = columnsOf(text) - columnsOf(text.trimStart())
  return padColumns(' '.repeat(lead) + label + '~'.repeat(Math.max(0, inner - 1)), columnsOf(text))
}

/** One row a field: letter, value, name, meaning. Where the meaning would get too narrow it goes below. */
function legend({ fields }: Explanation, width: number): string[] {
  const values = Math.max(0, ...fields.map(({ raw }) => columnsOf(raw)))
  const names = Math.max(0, ...fields.map(({ name }) => columnsOf(name)))
  const left = indent.length + 3 + values + 2
  const room = width - left - names - 2
  return fields.flatMap(({ raw, name, means }, index) => {
    const start = `${indent}${labelOf(index)}  ${' '.repeat(values - columnsOf(raw))}${raw}  `
    if (room < narrowestMeaning) {
      const [first = '', ...rest] = [...wrapColumns(name, width - left), ...wrapColumns(means, width - left)]
      return [start + first, ...rest.map((line) => ' '.repeat(left) + line)]
    }
    const [first = '', ...rest] = wrapColumns(means, room)
    return [`${start}${padColumns(name, names)}  ${first}`, ...rest.map((line) => ' '.repeat(left + names + 2) + line)]
  })
}

/** A text with a sign under one of its places; of a long one, the surroundings of that place. */
function pointedAt(document: TraceDocument, start: number, end: number, at: number, width: number): string[] {
  const room = width - indent.length - 2
  const from = at - start > room - 10 ? Math.max(start, at - room + 10) : start
  const before = (from > start ? '…' : '') + visible(document.text.slice(from, at))
  let after = visible(document.text.slice(at, end))
  if (columnsOf(before + after) > room)
    after = `${[...after].slice(0, Math.max(0, room - columnsOf(before) - 1)).join('')}…`
  return indented([before + after, `${' '.repeat(columnsOf(before))}^`])
}
