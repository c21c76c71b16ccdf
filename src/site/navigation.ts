import { getCollection } from 'astro:content'
import type { Locale } from '../text/locales.ts'
import { hasPage } from './routes.ts'

export { hasPage }

export type Section = 'lessons' | 'workbench' | 'fields' | 'versions'

/** The menu: sections with a page, in order, and where they begin (paths without base and language). */
export async function sections(locale: Locale): Promise<{ id: Section; path: string }[]> {
  const found: { id: Section; path: string }[] = []
  if ((await lessonsOf(locale)).length > 0) found.push({ id: 'lessons', path: '/#lessons' })
  for (const id of ['workbench', 'fields', 'versions'] as const) if (hasPage(id)) found.push({ id, path: `/${id}/` })
  return found
}

export interface LessonLink {
  readonly slug: string
  readonly path: string
  readonly order: number
  readonly title: string
  readonly lead: string
  /** The heading of the training note that the lesson follows. */
  readonly mirrors?: string
}

/** The lessons of one language in order. */
export async function lessonsOf(locale: Locale): Promise<LessonLink[]> {
  const entries = await getCollection('lessons', ({ id }) => localeOfLesson(id) === locale)
  return entries
    .map(({ id, data }) => {
      const slug = slugOfLesson(id)
      return {
        slug,
        path: `/lessons/${slug}/`,
        order: data.order,
        title: data.title,
        lead: data.lead,
        ...(data.mirrors ? { mirrors: data.mirrors } : {}),
      }
    })
    .sort((a, b) => a.order - b.order)
}

/** `05-gc-trace/ko` → `gc-trace`. */
export function slugOfLesson(id: string): string {
  return id.split('/')[0]?.replace(/^\d+-/, '') ?? id
}

export function localeOfLesson(id: string): string {
  return id.split('/')[1] ?? ''
}
