import { linesOf, sample } from '../build/samples.ts'
import type { Exercises } from './exercise.ts'
import { type LineReading, readLine } from './reading.ts'

/** What the route of a lesson leaves for its components before it renders them. */
export type Notebook = NonNullable<App.Locals['notebook']>

/** `notebookOf(Astro)`: the lesson that is being rendered. */
export function notebookOf({ locals }: { readonly locals: App.Locals }): Notebook {
  if (!locals.notebook) throw new Error('Lesson components need a lesson around them (Astro.locals.notebook).')
  return locals.notebook
}

/** The lesson's name in addresses: `gc-trace` of `/lessons/gc-trace/`. */
export function slugOf(notebook: Notebook): string {
  return notebook.page.split('/').filter(Boolean).at(-1) ?? ''
}

/** The text a cell starts with: its sample, cut to the lines that the frontmatter names. */
export function cellText(notebook: Notebook, name: string): string {
  const source = notebook.cells[name]
  if (source === undefined) {
    throw new Error(
      `${notebook.page} (${notebook.locale}) has no trace cell "${name}"; its frontmatter has ${Object.keys(notebook.cells).join(', ') || 'none'}.`,
    )
  }
  return linesOf(sample(source.sample).text, source.from, source.to)
}

export function lineOfCell(notebook: Notebook, name: string, line: number): LineReading {
  return readLine(cellText(notebook, name), line)
}

const definitions = import.meta.glob<{ exercises: Exercises }>('/content/lessons/*/exercises.ts', { eager: true })

/** The exercises of the lesson that is being rendered. */
export function exercisesOf(notebook: Notebook): Exercises {
  const slug = slugOf(notebook)
  const path = Object.keys(definitions).find((each) => each.match(/\/\d+-([^/]+)\/exercises\.ts$/)?.[1] === slug)
  return (path && definitions[path]?.exercises) || {}
}
