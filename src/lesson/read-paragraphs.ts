import { readFileSync } from 'node:fs'
import { mdxToMdast } from 'satteri'
import type { Locale } from '../text/locales.ts'
import { derive } from './inline.ts'
import { printed } from './printed.ts'
import { cellOf, readLesson } from './read-lesson.ts'
import { type LineReading, readLine } from './reading.ts'

export interface Paragraph {
  /** The words as a reader sees them: values filled in, code in backticks. */
  readonly text: string
  readonly kind: 'paragraph' | 'heading'
  /** Anchor of the section that it stands in; empty before the first. */
  readonly section: string
  readonly line: number
}

interface Node {
  readonly type: string
  readonly name?: string
  readonly value?: string
  readonly data?: { readonly hProperties?: { readonly id?: string } }
  readonly attributes?: readonly { readonly name: string; readonly value: null | string | { readonly value: string } }[]
  readonly children?: readonly Node[]
  readonly position: { readonly start: { readonly line: number } }
}

/** The paragraphs and headings of a lesson as they read, for checks of its language. */
export function readParagraphs(folder: string, locale: Locale): Paragraph[] {
  const lesson = readLesson(folder, locale)
  const source = readFileSync(`content/lessons/${folder}/${locale}.mdx`, 'utf8')
  const tree = mdxToMdast(source, { features: { frontmatter: true, headingAttributes: true } }) as unknown as Node
  const found: Paragraph[] = []
  const lines = new Map<string, LineReading>()
  let section = ''
  const said = (node: Node): string => {
    if (node.type === 'text') return node.value ?? ''
    if (node.type === 'inlineCode') return `\`${node.value}\``
    if (node.type === 'break') return ' '
    if (node.name === 'Value') return shownBy(node)
    return (node.children ?? []).map(said).join('')
  }
  const shownBy = ({ attributes = [] }: Node): string => {
    const props = Object.fromEntries(
      attributes.map(({ name, value }) => [name, typeof value === 'object' ? (value?.value ?? '') : value]),
    )
    const key = `${props['of']}:${props['line']}`
    const line = lines.get(key) ?? readLine(cellOf(lesson, String(props['of'])), Number(props['line']))
    lines.set(key, line)
    if (props['field'] === undefined) return derive(line, String(props['derived']))
    return props['unit'] === 'false' ? line.raw(String(props['field'])) : printed(line, String(props['field']))
  }
  const visit = (node: Node): void => {
    if (node.type === 'heading') section = node.data?.hProperties?.id ?? section
    if (node.type === 'paragraph' || node.type === 'heading') {
      const text = said(node).replace(/\s+/g, ' ').trim()
      found.push({ text, kind: node.type, section, line: node.position.start.line })
      return
    }
    for (const child of node.children ?? []) visit(child)
  }
  visit(tree)
  return found
}
