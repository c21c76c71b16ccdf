import { readdirSync, readFileSync } from 'node:fs'
import { mdxToMdast } from 'satteri'
import { parse } from 'yaml'
import { linesOf, sample } from '../build/samples.ts'
import type { Locale } from '../text/locales.ts'

/** A component as a lesson names it, with its properties evaluated. */
export interface Used {
  readonly name: string
  readonly props: Readonly<Record<string, unknown>>
  /** Anchor of the section that it stands in. */
  readonly section: string
  /** Whether it stands in a sentence, not on lines of its own. */
  readonly inline: boolean
}

/** A stretch of prose, or of inline code, outside every component's properties. */
export interface Said {
  readonly type: 'text' | 'code'
  readonly text: string
  readonly section: string
  readonly line: number
}

export interface LessonSource {
  readonly frontmatter: {
    readonly title: string
    readonly order: number
    readonly mirrors?: string
    readonly takeaway?: string
    readonly cells: Readonly<Record<string, { readonly sample: string; readonly from?: number; readonly to?: number }>>
  }
  readonly anchors: readonly string[]
  readonly used: readonly Used[]
  readonly said: readonly Said[]
  readonly links: readonly string[]
  /** The source of each section, by anchor. */
  readonly sections: ReadonlyMap<string, string>
}

interface Node {
  readonly type: string
  readonly name?: string
  readonly value?: string
  readonly url?: string
  readonly data?: { readonly hProperties?: { readonly id?: string } }
  readonly attributes?: readonly { readonly name: string; readonly value: null | string | { readonly value: string } }[]
  readonly children?: readonly Node[]
  readonly position: { readonly start: { readonly offset: number; readonly line: number } }
}

const folder = 'content/lessons'

/** The lesson folders, in order. */
export function lessonFolders(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((each) => each.isDirectory())
    .map((each) => each.name)
    .sort()
}

/** Reads a lesson as its author wrote it, for the tests that hold both languages together. */
export function readLesson(lesson: string, locale: Locale): LessonSource {
  const source = readFileSync(`${folder}/${lesson}/${locale}.mdx`, 'utf8')
  const tree = mdxToMdast(source, { features: { frontmatter: true, headingAttributes: true } }) as unknown as Node
  const used: Used[] = []
  const said: Said[] = []
  const links: string[] = []
  const starts: { id: string; at: number }[] = []
  let section = ''
  let frontmatter: LessonSource['frontmatter'] | undefined
  const visit = (node: Node, illustrated: boolean): void => {
    if (node.type === 'yaml') frontmatter = parse(node.value ?? '')
    if (node.type === 'heading') {
      const id = node.data?.hProperties?.id
      if (!id) throw new Error(`${lesson}/${locale}.mdx:${node.position.start.line}: a heading has no anchor {#…}.`)
      section = id
      starts.push({ id, at: node.position.start.offset })
    }
    if (node.type === 'link' && node.url) links.push(node.url)
    const { line } = node.position.start
    if (node.type === 'text' && !illustrated) said.push({ type: 'text', text: node.value ?? '', section, line })
    if (node.type === 'inlineCode' && !illustrated) said.push({ type: 'code', text: node.value ?? '', section, line })
    if (node.type.startsWith('mdxJsx') && node.name) {
      const props = Object.fromEntries((node.attributes ?? []).map(({ name, value }) => [name, propOf(value)]))
      used.push({ name: node.name, props, section, inline: node.type === 'mdxJsxTextElement' })
    }
    for (const child of node.children ?? []) visit(child, illustrated || node.name === 'Illustration')
  }
  visit(tree, false)
  if (!frontmatter) throw new Error(`${lesson}/${locale}.mdx has no frontmatter.`)
  const sections = new Map(starts.map(({ id, at }, index) => [id, source.slice(at, starts[index + 1]?.at)]))
  return { frontmatter, anchors: starts.map(({ id }) => id), used, said, links, sections }
}

function propOf(value: null | string | { readonly value: string }): unknown {
  if (value === null) return true
  if (typeof value === 'string') return value
  return new Function(`return (${value.value})`)()
}

/** The text that a cell of the lesson starts with. */
export function cellOf({ frontmatter }: LessonSource, name: string): string {
  const cell = frontmatter.cells[name]
  if (!cell) throw new Error(`The lesson has no cell "${name}".`)
  return linesOf(sample(cell.sample).text, cell.from, cell.to)
}
