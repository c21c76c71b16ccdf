import type { Locale } from '../text/locales.ts'
import { parseTrace, type TraceDocument } from '../trace/index.ts'
import { renderMarkdown } from './render-markdown.ts'
import { renderNdjson } from './render-ndjson.ts'
import { renderText } from './render-text.ts'

/** Said of one text, whatever is before and after it. */
export const textFormats = ['ndjson', 'text', 'markdown'] as const
export type TextFormat = (typeof textFormats)[number]
export const formats = [...textFormats, 'csv', 'counts'] as const
export type Format = (typeof formats)[number]

export interface AnnotateOptions {
  readonly format: TextFormat
  readonly locale: Locale
  /** Named where several files are read, so that each piece of output says where it comes from. */
  readonly file?: string
  /** Lists text that is not a trace as well. */
  readonly all?: boolean
  /** Lines of the input before this text, where it is a block of a longer one. */
  readonly firstLine?: number
  /** The lines of such a block that are listed, if not all are. */
  readonly from?: number
  readonly to?: number
  /** Columns of the terminal, for `text`. */
  readonly width?: number
}

export const renderers: Readonly<
  Record<TextFormat, (document: TraceDocument, options: AnnotateOptions) => Iterable<string>>
> = {
  ndjson: renderNdjson,
  text: renderText,
  markdown: renderMarkdown,
}

export interface Annotation {
  /** What to print, made as it is taken, so that a long log is never held as one answer. To be taken once. */
  readonly pieces: Iterable<string>
  readonly records: number
  readonly unread: number
  readonly lines: number
}

/** Everything that the command says about one text. Never throws, whatever the text is. */
export function annotate(text: string, options: AnnotateOptions): Annotation {
  const document = parseTrace(text)
  return {
    pieces: renderers[options.format](document, options),
    records: document.records.length,
    unread: document.unread.length,
    lines: document.lineStarts.length,
  }
}
