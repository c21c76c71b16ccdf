import { expect, it } from 'vitest'
import { koreanFaults } from '../text/korean-lint.ts'
import type { Exercises } from './exercise.ts'
import { type InlinePart, inlineParts } from './inline.ts'
import { cellOf, lessonFolders, readLesson } from './read-lesson.ts'
import { readParagraphs } from './read-paragraphs.ts'
import { readLine } from './reading.ts'

it.each(lessonFolders())('%s is written as the glossary and the rules of style say', async (folder) => {
  const faults = readParagraphs(folder, 'ko').flatMap(({ text, kind, line }) =>
    koreanFaults(text, { prose: kind === 'paragraph' }).map((fault) => `ko.mdx:${line} ${fault}`),
  )
  const lesson = readLesson(folder, 'ko')
  const { title, lead, takeaway } = lesson.frontmatter as Record<string, unknown>
  for (const text of [title, lead, takeaway]) {
    faults.push(...koreanFaults(String(text ?? ''), { prose: text !== title }).map((fault) => `frontmatter ${fault}`))
  }
  const { exercises } = (await import(`../../content/lessons/${folder}/exercises.ts`)) as { exercises: Exercises }
  for (const { name, props } of lesson.used) {
    const exercise = exercises[String(props['id'])]
    const words = Object.values((name === 'Exercise' && props['words']) || {}) as (string | readonly [string, string])[]
    const said = [
      {
        prose: true,
        texts: [props['ask'], props['title'], props['story'], ...words.map((each) => [each].flat().at(-1))],
      },
      // An option to choose is a statement, and may be as short as one.
      { prose: false, texts: words.flatMap((each) => (typeof each === 'string' ? [] : [each[0]])) },
    ]
    for (const { prose, texts } of said) {
      for (const text of texts) {
        if (typeof text !== 'string') continue
        const line = exercise && readLine(cellOf(lesson, exercise.of), exercise.line)
        const read = line ? inlineParts(text, line).map(readAloud).join('') : text
        faults.push(...koreanFaults(read, { prose }).map((fault) => `${props['id'] ?? name} ${fault}`))
      }
    }
  }
  expect(faults).toEqual([])
})

function readAloud({ type, text }: InlinePart): string {
  return type === 'code' ? `\`${text}\`` : text
}
