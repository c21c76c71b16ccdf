import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Answer, keyOfAnswer, saveAnswer } from './answers.ts'
import { conceptIds, conceptsOf, namedExercises } from './concepts.ts'
import { type Course, progressOf } from './progress.ts'
import { mergeStored, readFile, writeFile } from './progress-file.ts'
import {
  forgetStored,
  hasStored,
  loadPlace,
  loadStored,
  nothingStored,
  type Stored,
  savePlace,
  saveStored,
} from './stored.ts'

const course: Course = {
  lessons: [
    {
      slug: 'gc-trace',
      questions: [
        { id: 'gc-trace/pauses', hash: 'a1', concepts: ['pauses'] },
        { id: 'gc-trace/live-heap', hash: 'b2', concepts: ['live-heap'] },
      ],
    },
    { slug: 'links', questions: [] },
    { slug: 'pacer', questions: [{ id: 'pacer/live-bytes', hash: 'c3', concepts: ['live-heap'] }] },
  ],
}
const right: Answer = { given: ['x'], done: true, firstTry: true }
const later: Answer = { given: ['y', 'x'], done: true, firstTry: false }
const tried: Answer = { given: ['y'], done: false, firstTry: false }
const place = (section: string, at: number, end = false) => ({ section, at, end })

beforeEach(() => localStorage.clear())

describe('what was done', () => {
  it('is nothing on a new device, and the first lesson is next', () => {
    expect(hasStored()).toBe(false)
    const progress = progressOf(course, loadStored())
    expect(progress.any).toBe(false)
    expect(progress.next).toEqual({ slug: 'gc-trace', section: null })
    expect(progress.lessons.map(({ state }) => state)).toEqual(['new', 'new', 'new'])
  })

  it('is counted by lesson and by concept, as exercises store it', () => {
    saveAnswer(keyOfAnswer('gc-trace/pauses', 'a1'), right)
    saveAnswer(keyOfAnswer('gc-trace/live-heap', 'b2'), later)
    saveAnswer(keyOfAnswer('pacer/live-bytes', 'c3'), tried)
    expect(hasStored()).toBe(true)
    const { lessons, concepts, next } = progressOf(course, loadStored())
    expect(lessons[0]).toMatchObject({ state: 'done', total: 2, done: 2, firstTry: 1 })
    expect(lessons[2]).toMatchObject({ state: 'started', done: 0 })
    expect(concepts.find(({ concept }) => concept === 'live-heap')).toMatchObject({
      total: 2,
      done: 1,
      firstTry: 0,
      missed: ['gc-trace/live-heap', 'pacer/live-bytes'],
    })
    expect(next?.slug).toBe('links')
  })

  it('forgets an edited question and no other', () => {
    saveAnswer(keyOfAnswer('gc-trace/pauses', 'older'), right)
    saveAnswer(keyOfAnswer('gc-trace/live-heap', 'b2'), right)
    const [first] = progressOf(course, loadStored()).lessons
    expect(first).toMatchObject({ done: 1, state: 'started' })
  })

  it('a lesson without questions is done once it was read to its end', () => {
    savePlace('links', place('how', 5))
    expect(progressOf(course, loadStored()).lessons[1]?.state).toBe('started')
    savePlace('links', place('how', 6, true))
    expect(progressOf(course, loadStored()).lessons[1]?.state).toBe('done')
  })

  it('goes on in the lesson left last, at its section, unless that was its end', () => {
    savePlace('gc-trace', place('heap', 10))
    savePlace('pacer', place('modern', 20))
    expect(progressOf(course, loadStored()).next).toEqual({ slug: 'pacer', section: 'modern' })
    savePlace('pacer', place('recall', 30, true))
    expect(progressOf(course, loadStored()).next).toEqual({ slug: 'pacer', section: null })
    saveAnswer(keyOfAnswer('pacer/live-bytes', 'c3'), right)
    expect(progressOf(course, loadStored()).next).toEqual({ slug: 'gc-trace', section: 'heap' })
  })

  it('has no next lesson when all is done', () => {
    for (const { id, hash } of course.lessons.flatMap((each) => each.questions)) {
      saveAnswer(keyOfAnswer(id, hash), right)
    }
    savePlace('links', place('how', 6, true))
    expect(progressOf(course, loadStored()).next).toBeNull()
  })

  it('counts a question of an exam once, by the best answer about any of its traces', () => {
    const [lesson] = course.lessons
    const questions = [{ id: 'wall-and-cpu/1-live', hash: 'a', concepts: [], others: ['wall-and-cpu/2-live:b'] }]
    const exam: Course = { lessons: [{ slug: 'wall-and-cpu', questions }, ...(lesson ? [lesson] : [])] }
    saveAnswer(keyOfAnswer('wall-and-cpu/1-live', 'a'), later)
    expect(progressOf(exam, loadStored()).lessons[0]).toMatchObject({ total: 1, done: 1, firstTry: 0 })
    saveAnswer(keyOfAnswer('wall-and-cpu/2-live', 'b'), right)
    expect(progressOf(exam, loadStored()).lessons[0]).toMatchObject({ total: 1, done: 1, firstTry: 1, state: 'done' })
    const merged = mergeStored(nothingStored, loadStored(), exam)
    expect(merged).toMatchObject({ added: 2, gone: 0 })
  })

  it('passes over what somebody else wrote into the store', () => {
    localStorage.setItem('godebug-notebook:v1:answer:gc-trace/pauses:a1', '{"given":"x"')
    localStorage.setItem('godebug-notebook:v1:place:pacer', '{"section":7,"at":"x","end":1}')
    localStorage.setItem('godebug-notebook:v1:workbench:a', 'gc 1 @0.000s')
    expect(loadStored()).toEqual(nothingStored)
    expect(loadPlace('pacer')).toBeNull()
  })
})

describe('forgetting', () => {
  const fillStore = () => {
    saveAnswer(keyOfAnswer('gc-trace/pauses', 'a1'), right)
    saveAnswer(keyOfAnswer('pacer/live-bytes', 'c3'), right)
    savePlace('pacer', place('modern', 20))
  }

  it('takes one lesson, and can be taken back', () => {
    fillStore()
    const before = loadStored()
    const forgotten = forgetStored('pacer')
    expect(Object.keys(loadStored().answers)).toEqual(['gc-trace/pauses:a1'])
    expect(loadPlace('pacer')).toBeNull()
    saveStored(forgotten)
    expect(loadStored()).toEqual(before)
  })

  it('takes everything of the course and nothing else', () => {
    fillStore()
    localStorage.setItem('godebug-notebook:theme', 'dark')
    localStorage.setItem('godebug-notebook:v1:workbench:a', 'gc 1 @0.000s')
    forgetStored()
    expect(hasStored()).toBe(false)
    expect(localStorage.length).toBe(2)
  })
})

describe('the file', () => {
  const stored: Stored = {
    answers: { 'gc-trace/pauses:a1': right, 'gc-trace/live-heap:b2': tried },
    places: { pacer: place('modern', 20) },
  }

  it('comes back as it was written, whatever was answered', () => {
    const answers = fc.dictionary(
      fc.stringMatching(/^[a-z0-9-]{1,20}\/[a-z0-9-]{1,20}:[a-z0-9]{1,7}$/),
      fc.record({
        given: fc.array(
          fc.oneof(
            fc.string(),
            fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
          ),
        ),
        done: fc.boolean(),
        firstTry: fc.boolean(),
      }),
      { minKeys: 1, noNullPrototype: true },
    )
    fc.assert(
      fc.property(answers, (each) => {
        const read = readFile(writeFile({ answers: each, places: {} }, new Date(0)))
        if (!read.ok) throw new Error(read.problem)
        expect(read.refused).toBe(0)
        expect({ ...read.stored.answers }).toEqual(JSON.parse(JSON.stringify(each)))
      }),
    )
  })

  it('says what is wrong with another file', () => {
    const problemOf = (text: string) => {
      const read = readFile(text)
      return read.ok ? null : read.problem
    }
    expect(problemOf('gc 1 @0.000s')).toBe('no-json')
    expect(problemOf(writeFile(stored, new Date(0)).slice(0, -20))).toBe('no-json')
    expect(problemOf('[]')).toBe('other-file')
    expect(problemOf('null')).toBe('other-file')
    expect(problemOf('{"format":"other","version":1}')).toBe('other-file')
    expect(problemOf(writeFile(stored, new Date(0)).replace('"version": 1', '"version": 2'))).toBe('newer')
    expect(problemOf(writeFile(nothingStored, new Date(0)))).toBe('empty')
    expect(problemOf('x'.repeat(2_000_001))).toBe('too-long')
  })

  it('leaves out what has not the shape of an entry, prototype keys too', () => {
    const read = readFile(
      JSON.stringify({
        format: 'godebug-notebook/progress',
        version: 1,
        answers: {
          'gc-trace/pauses:a1': right,
          'gc-trace/pauses:a2': { given: [{}], done: true, firstTry: true },
          '../x': right,
          constructor: right,
        },
        places: { pacer: place('modern', 20), links: { section: 'x'.repeat(500), at: 1, end: false } },
      }).replace('"constructor"', '"__proto__"'),
    )
    if (!read.ok) throw new Error(read.problem)
    expect(Object.keys(read.stored.answers)).toEqual(['gc-trace/pauses:a1'])
    expect(Object.keys(read.stored.places)).toEqual(['pacer'])
    expect(read.refused).toBe(4)
    expect(({} as { done?: boolean }).done).toBeUndefined()
  })

  it('never undoes what the device knows better', () => {
    const device: Stored = {
      answers: { 'gc-trace/pauses:a1': later, 'gc-trace/live-heap:b2': right },
      places: { pacer: place('classic', 30) },
    }
    expect(mergeStored(device, stored, course)).toMatchObject({ added: 0, kept: 3 })
    const merge = mergeStored({ answers: { 'gc-trace/pauses:a1': tried }, places: {} }, stored, course)
    expect(merge).toMatchObject({ added: 3, kept: 0, gone: 0 })
    expect(merge.stored.answers['gc-trace/pauses:a1']).toEqual(right)
  })

  it('counts answers to questions that are gone apart', () => {
    const old: Stored = { answers: { 'gc-trace/pauses:older': right }, places: {} }
    expect(mergeStored(nothingStored, old, course)).toMatchObject({ added: 1, gone: 1 })
    expect(mergeStored(nothingStored, old, null)).toMatchObject({ added: 1, gone: 0 })
  })
})

describe('concepts', () => {
  const lessons = readdirSync('content/lessons', { withFileTypes: true }).filter((each) => each.isDirectory())

  it('name exercises that there are', async () => {
    const known = new Set<string>()
    for (const { name } of lessons) {
      const { exercises } = (await import(/* @vite-ignore */ `../../content/lessons/${name}/exercises.ts`)) as {
        exercises: object
      }
      for (const id of Object.keys(exercises)) known.add(`${name.replace(/^\d+-/, '')}/${id}`)
    }
    expect(namedExercises.filter((id) => !known.has(id))).toEqual([])
    const used = new Set([...known].flatMap(conceptsOf))
    expect(conceptIds.filter((id) => !used.has(id))).toEqual([])
  })
})
