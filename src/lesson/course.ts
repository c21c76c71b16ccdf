import { getCollection } from 'astro:content'
import { linesOf, sample } from '../build/samples.ts'
import { conceptsOf } from './concepts.ts'
import { hashOf, keyOf } from './exercise.ts'
import { exercisesOf } from './notebook.ts'
import type { Course, Question } from './progress.ts'
import { readLine } from './reading.ts'

/** What the course asks today, lesson by lesson. The same in every language: texts and keys are. */
export async function courseOf(): Promise<Course> {
  const entries = await getCollection('lessons', ({ id }) => id.endsWith('/ko'))
  const lessons = entries
    .sort((a, b) => a.data.order - b.data.order)
    .map(({ id, data }) => {
      const slug = id.split('/')[0]?.replace(/^\d+-/, '') ?? id
      const exercises = exercisesOf({ page: `/lessons/${slug}/`, locale: 'ko', cells: data.cells })
      const questions = Object.entries(exercises)
        // A guess is no answer: nobody has to be right before the truth is shown.
        .filter(([, exercise]) => exercise.kind !== 'predict')
        .map(([exercise, definition]) => {
          const cell = data.cells[definition.of]
          if (!cell) throw new Error(`Exercise "${slug}/${exercise}" asks about a cell that the lesson has not.`)
          const line = readLine(linesOf(sample(cell.sample).text, cell.from, cell.to), definition.line)
          const key = `${slug}/${exercise}`
          const question: Question = {
            id: key,
            hash: hashOf(line.text, keyOf(exercise, definition, line)),
            concepts: conceptsOf(key),
          }
          return { question, slot: definition.slot }
        })
      return { slug, questions: oneForEachSlot(questions) }
    })
  return { lessons }
}

/** Of the questions that an exam asks about several traces the first, with the others beside it. */
export function oneForEachSlot(
  questions: readonly { readonly question: Question; readonly slot: string | undefined }[],
): Question[] {
  return questions.flatMap(({ question, slot }, index) => {
    if (slot === undefined) return question
    const same = questions.filter((each) => each.slot === slot)
    if (questions.findIndex((each) => each.slot === slot) !== index) return []
    return { ...question, others: same.slice(1).map((each) => `${each.question.id}:${each.question.hash}`) }
  })
}
