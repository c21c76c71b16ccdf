import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { allFamilies } from '../trace/catalogue/all.ts'
import { families } from '../trace/index.ts'
import { derivedOfCycle } from './derived.ts'
import { type ErratumNumber, errata } from './errata.ts'
import type { Exercises } from './exercise.ts'
import { keyOf } from './exercise.ts'
import { exercisePage, withSharedRemarks } from './exercise-page.ts'
import { derive, inlineParts } from './inline.ts'
import { bareNumbers, conditionsOf } from './prose-numbers.ts'
import { cellOf, type LessonSource, lessonFolders, readLesson, type Used } from './read-lesson.ts'
import { type LineReading, readLine } from './reading.ts'

interface Mirrors {
  readonly heading: string
  readonly pieces: readonly {
    readonly kind: 'heading' | 'command' | 'line' | 'field' | 'term' | 'link'
    readonly note: string
    /** A field of the catalogue, of gctrace where no family is named: `schedtrace.idleprocs`. */
    readonly field?: string
    readonly at: string
    readonly shows: string
  }[]
  readonly errata: readonly ErratumNumber[]
}

const knownFields = Object.entries(allFamilies).flatMap(([family, { fields }]) =>
  Object.keys(fields).map((field) => `${family}.${field}`),
)

/** What may differ between the languages: words. */
const worded: Readonly<Record<string, readonly string[]>> = {
  Exercise: ['ask', 'words'],
  Predict: ['ask'],
  Aside: ['title'],
  Commands: ['title'],
  Figure: ['names'],
  Paper: ['story'],
}

const shape = ({ name, props, section }: Used) => ({
  section,
  name,
  ...Object.fromEntries(Object.entries(props).filter(([prop]) => !worded[name]?.includes(prop))),
})

/** Word order moves values about within a section, so those are compared as a set. */
const inOrder = (lesson: LessonSource) => lesson.used.filter(({ name }) => name !== 'Value').map(shape)
const values = (lesson: LessonSource) =>
  lesson.used
    .filter(({ name }) => name === 'Value')
    .map((each) => JSON.stringify(shape(each)))
    .sort()

const parts = ['ko.mdx', 'en.mdx', 'exercises.ts', 'mirrors.yaml']
const missing = (folder: string) => parts.filter((part) => !existsSync(`content/lessons/${folder}/${part}`))
const written = lessonFolders().filter((folder) => missing(folder).length === 0)

it.each(lessonFolders())('%s is there in both languages, with its exercises and its map of the note', (folder) => {
  expect(missing(folder)).toEqual([])
})

describe.each(written)('%s', async (folder) => {
  const ko = readLesson(folder, 'ko')
  const en = readLesson(folder, 'en')
  const { exercises } = (await import(`../../content/lessons/${folder}/exercises.ts`)) as { exercises: Exercises }
  const mirrors = parse(readFileSync(`content/lessons/${folder}/mirrors.yaml`, 'utf8')) as Mirrors
  const both = [
    ['ko', ko],
    ['en', en],
  ] as const

  it('is the same lesson in Korean and English', () => {
    expect(en.anchors).toEqual(ko.anchors)
    expect(inOrder(en)).toEqual(inOrder(ko))
    expect(values(en)).toEqual(values(ko))
    expect(en.links).toEqual(ko.links)
    expect({ ...en.frontmatter, title: '', lead: '', takeaway: '' }).toEqual({
      ...ko.frontmatter,
      title: '',
      lead: '',
      takeaway: '',
    })
  })

  it('names every anchor once', () => {
    expect(new Set(ko.anchors).size).toBe(ko.anchors.length)
  })

  it.each(both)('asks every exercise once, and the trace decides each key (%s)', (locale, lesson) => {
    const asked = lesson.used.filter(({ name }) => name === 'Exercise' || name === 'Predict')
    expect(asked.map(({ props }) => props['id']).sort()).toEqual(Object.keys(exercises).sort())
    for (const { name, props } of asked) {
      const id = String(props['id'])
      const exercise = exercises[id]
      if (!exercise) throw new Error(`No exercise "${id}".`)
      expect(name, id).toBe(exercise.kind === 'predict' ? 'Predict' : 'Exercise')
      const line = readLine(cellOf(lesson, exercise.of), exercise.line)
      const said = [props['ask'], props['words']].flatMap(textsOf).flatMap((text) => inlineParts(text, line))
      expect(
        said.filter(({ text }) => /[가-힣]\/[가-힣]/.test(text)),
        `${id}: a particle left open`,
      ).toEqual([])
      if (exercise.kind === 'predict') keyOf(id, exercise, line)
      else {
        const words = withSharedRemarks(props['words'] as never, props['remarks'] as never, line, locale)
        const page = exercisePage(id, exercise, words, line, locale)
        for (const option of page.options) {
          expect(inlineParts(option.label, line).length, `${id}: label of ${option.id}`).toBeGreaterThan(0)
          expect(inlineParts(option.remark, line).length, `${id}: remark on ${option.id}`).toBeGreaterThan(0)
        }
        const own = Object.values(props['words'] as object).map((each) => String([each].flat().at(-1)))
        expect(new Set(own).size, `${id}: each option has a remark of its own`).toBeGreaterThanOrEqual(
          Math.min(3, own.length),
        )
      }
    }
  })

  it.each(both)('prints only values that its samples have, within a sentence (%s)', (_, lesson) => {
    for (const { name, props, section, inline } of lesson.used) {
      if (name !== 'Value') continue
      // A line that begins with a component and ends with one is a block of its own: start such a sentence with a word.
      expect(inline, `${section}: ${JSON.stringify(props)}`).toBe(true)
      const line = readLine(cellOf(lesson, String(props['of'])), Number(props['line']))
      const field = props['field']
      if (field === undefined) derive(line, String(props['derived']))
      else line.raw(String(field))
    }
  })

  it.each(both)('takes every number in its prose from a sample (%s)', (_, lesson) => {
    const conditions = conditionsOf(lesson)
    const { title, lead, takeaway } = lesson.frontmatter as { title: string; lead?: string; takeaway?: string }
    const words = [
      ...lesson.used.flatMap(({ name, props, section }) =>
        (worded[name] ?? []).flatMap((prop) => textsOf(props[prop]).map((text) => ({ text, section }))),
      ),
      ...[title, lead, takeaway].map((text) => ({ text: text ?? '', section: 'frontmatter' })),
    ].map((each) => ({ ...each, type: 'text' as const, line: 0 }))
    const bare = [...lesson.said, ...words].flatMap(({ type, text, section, line }) =>
      bareNumbers(type, text, conditions).map((each) => `${section}:${line} ${each}`),
    )
    expect(bare).toEqual([])
  })

  it.each(both)('leaves no mark of Markdown in what is read (%s)', (_, lesson) => {
    // Two stars before a bracket and after a letter of Hangul close nothing; in short texts only `code` is set.
    const words = lesson.used.flatMap(({ name, props }) => (worded[name] ?? []).flatMap((prop) => textsOf(props[prop])))
    const said = lesson.said.flatMap(({ type, text }) => (type === 'text' ? text : []))
    expect([...words, ...said].filter((text) => /\*\*|\]\(/.test(text))).toEqual([])
  })

  it('carries every piece of the old note, in its order', () => {
    expect(ko.frontmatter.mirrors).toBe(mirrors.heading)
    for (const [locale, lesson] of both) {
      let last = 0
      for (const { note, at, shows, field } of mirrors.pieces) {
        const index = lesson.anchors.indexOf(at)
        expect(index, `${locale}: ${note} → #${at}`).toBeGreaterThanOrEqual(last)
        last = index
        const held = (lesson.sections.get(at) ?? '').replace(/\s+/g, ' ').replaceAll('"', "'").toLowerCase()
        expect(held, `${locale}: ${note} in #${at}`).toContain(shows.replaceAll('"', "'").toLowerCase())
        if (field) expect(knownFields, note).toContain(field.includes('.') ? field : `gctrace.${field}`)
      }
    }
  })

  it('puts its errors right, those that teach something false in full', () => {
    for (const [, lesson] of both) {
      const corrected = lesson.used.filter(({ name }) => name === 'Erratum').flatMap(({ props }) => [props['n']].flat())
      expect(corrected).toEqual(mirrors.errata)
    }
    for (const number of mirrors.errata) expect(errata[number].evidence.length).toBeGreaterThan(0)
  })
})

/** Which lesson puts which point of the review right. */
const owners: Readonly<Record<string, readonly number[]>> = {
  '01-godebug': [3, 40, 43],
  '02-schedule-tracing': [1, 2, 4, 5, 6, 7, 8, 11, 12, 13],
  '03-scheduler-trace': [9, 10, 42],
  '04-memory-tracing': [19, 20, 21, 38, 39, 41, 44],
  '05-gc-trace': [14, 15, 16, 17, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30],
  '06-wall-and-cpu': [18],
  '07-pacer': [31, 32, 33, 34, 35, 36, 37, 45],
}

/** How many pieces of each kind the note's section has: headings, commands, lines, field notes, statements, links. */
const sections: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  '01-godebug': { heading: 1, term: 2 },
  '02-schedule-tracing': { heading: 1, command: 1, term: 2, line: 1, field: 6 },
  '03-scheduler-trace': { heading: 1, command: 6, line: 8 },
  '04-memory-tracing': { heading: 1, command: 1, term: 6, line: 1, field: 7 },
  '05-gc-trace': { heading: 1, command: 3, line: 5, field: 16 },
  '06-wall-and-cpu': { term: 2, link: 2 },
  '07-pacer': { term: 1, command: 1, line: 4 },
  '08-scheduler-detail': { term: 6 },
  '10-code-review': { heading: 1, link: 3 },
  '11-links': { heading: 1, link: 9 },
}

const mirrorsOf = (folder: string) => parse(readFileSync(`content/lessons/${folder}/mirrors.yaml`, 'utf8')) as Mirrors

describe('the lessons together', () => {
  it('ask enough: a prediction and five exercises each, with a summary and what was missed', () => {
    for (const folder of written) {
      const { used, frontmatter } = readLesson(folder, 'ko')
      const count = (...names: readonly string[]) => used.filter(({ name }) => names.includes(name)).length
      expect(count('Predict'), folder).toBeGreaterThanOrEqual(1)
      expect(count('Exercise', 'Predict'), folder).toBeGreaterThanOrEqual(6)
      expect([count('Recall'), count('Takeaway')], folder).toEqual([1, 1])
      expect(frontmatter.takeaway, folder).toBeTruthy()
    }
  })

  it('have at least sixty exercises and eight predictions over the course, questions of an exam counted once', async () => {
    const asked = { exercises: 0, predictions: 0 }
    for (const folder of written) {
      const { exercises } = (await import(`../../content/lessons/${folder}/exercises.ts`)) as { exercises: Exercises }
      const all = Object.entries(exercises)
      asked.predictions += all.filter(([, { kind }]) => kind === 'predict').length
      asked.exercises += new Set(all.flatMap(([id, { kind, slot }]) => (kind === 'predict' ? [] : (slot ?? id)))).size
    }
    expect(asked.predictions).toBeGreaterThanOrEqual(8)
    expect(asked.exercises).toBeGreaterThanOrEqual(60)
  })

  it('let the reader put a trace of their own in, each', () => {
    for (const folder of written) {
      expect(
        readLesson(folder, 'ko').used.some(({ name }) => name === 'Trace'),
        folder,
      ).toBe(true)
    }
  })

  it('examine on traces that lessons 4 to 6 have not shown', () => {
    const samplesOf = (folder: string) =>
      Object.entries(readLesson(folder, 'ko').frontmatter.cells).map(([name, cell]) => ({ name, sample: cell.sample }))
    const { used } = readLesson('06-wall-and-cpu', 'ko')
    const papers = used.flatMap(({ name, props }) => (name === 'Paper' ? String(props['of']) : []))
    expect(papers.length).toBeGreaterThanOrEqual(3)
    const shown = [
      ...samplesOf('04-memory-tracing'),
      ...samplesOf('05-gc-trace'),
      ...samplesOf('06-wall-and-cpu').filter(({ name }) => !papers.includes(name)),
    ].map(({ sample }) => sample)
    for (const { name, sample } of samplesOf('06-wall-and-cpu')) {
      if (papers.includes(name)) expect(shown, sample).not.toContain(sample)
    }
  })

  it.each(Object.keys(sections).filter((folder) => written.includes(folder)))(
    '%s mirrors all pieces of its section of the note',
    (folder) => {
      const counts: Record<string, number> = {}
      for (const { kind } of mirrorsOf(folder).pieces) counts[kind] = (counts[kind] ?? 0) + 1
      expect(counts).toEqual(sections[folder])
    },
  )

  it('mirror every line of every note sample that they show, in its order', () => {
    const lines = written.flatMap((folder) =>
      mirrorsOf(folder).pieces.flatMap(({ kind, note }) => (kind === 'line' ? note : [])),
    )
    const shown = new Set(
      written.flatMap((folder) => Object.values(readLesson(folder, 'ko').frontmatter.cells).map((cell) => cell.sample)),
    )
    for (const id of shown) {
      if (!id.startsWith('note/')) continue
      const text = readFileSync(`content/samples/${id}.log`, 'utf8').trimEnd().split('\n')
      const first = lines.indexOf(text[0] ?? '')
      expect(lines.slice(first, first + text.length), id).toEqual(text)
    }
  })

  it('name the fields of "GC Trace 생성" in the order that the line prints them', () => {
    const fields = Object.keys(families.gctrace.fields)
    const noted = mirrorsOf('05-gc-trace').pieces.flatMap(({ field }) => field ?? [])
    expect(noted).toEqual([...noted].sort((a, b) => fields.indexOf(a) - fields.indexOf(b)))
    expect(new Set(noted).size).toBe(16)
  })

  it('share out all 45 points of the review', () => {
    const all = Array.from({ length: 45 }, (_, index) => index + 1)
    expect([...new Set(Object.values(owners).flat())].sort((a, b) => a - b)).toEqual(all)
  })

  it.each(Object.keys(owners).filter((folder) => written.includes(folder)))(
    '%s puts right every point that is its own',
    (folder) => {
      expect(mirrorsOf(folder).errata.toSorted((a, b) => a - b)).toEqual(owners[folder])
    },
  )
})

describe('what follows from a SCHED line', () => {
  const line = (number: number) => readLine(cellOf(readLesson('03-scheduler-trace', 'ko'), 'f'), number)

  it('is what one finds by hand', () => {
    expect(derive(line(4), 'queued')).toBe('710')
    expect(derive(line(2), 'tick-rise')).toBe('133093')
    expect(derive(line(2), 'until-next-line')).toBe('1000 ms')
    expect(derive(line(1), 'empty-lines')).toBe('1')
  })

  it('is refused where the line or the one after it does not have it', () => {
    expect(() => derive(line(5), 'tick-rise')).toThrow(/last SCHED line/)
    expect(() => line(1).cycle).toThrow('Line 1 of the cell tells of no GC cycle.')
    expect(() => line(1).value('idletreads')).toThrow(/prints no field "idletreads"/)
  })

  it('takes the brackets as one value', () => {
    const two = readLine(cellOf(readLesson('02-schedule-tracing', 'ko'), 'e'), 3)
    expect(two.raw('local-runqueues')).toBe('9 13')
    expect(two.values('local-runqueues')).toEqual([9, 13])
    expect(() => two.value('local-runqueues')).toThrow(/is a list/)
  })
})

describe('what follows from a line', () => {
  it('is computed for the first line of the note as it is by hand', () => {
    const line = readLine(cellOf(readLesson('05-gc-trace', 'ko'), 'a'), 1)
    const shown = Object.fromEntries(Object.keys(derivedOfCycle).map((name) => [name, derive(line, name)]))
    expect(shown).toMatchObject({
      'stw-us': '62 µs',
      wall: '0.332 ms',
      cpu: '1.431 ms',
      'cpu-per-wall': '4.3',
      'stw-procs': '6',
      'sweep-term-quotient': '5.65–6.36',
      'mark-term-quotient': '5.85–6.25',
      'mark-capacity': '2.16 ms',
      'mark-gc': '1.061 ms',
      program: '1.10 ms',
      'program-percent': '51 %',
      'mark-gc-percent': '49 %',
      'assist-percent': '28 %',
      'until-next': '29 ms',
      'cycles-per-s': '36',
      cycles: '5',
    })
  })
})

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsOf)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(textsOf)
  return []
}

describe('a bare number in prose', () => {
  const conditions = { printed: new Set(['0.60']), counts: new Set(['40', '8']), times: new Set(['3 s']) }
  const bare = (type: 'text' | 'code', text: string) => bareNumbers(type, text, conditions)

  it('is found with or without decimals, in prose and in code', () => {
    expect(bare('text', '멈춘 시간은 0.062이고 62 µs입니다')).toEqual(['0.062', '62 µs'])
    expect(bare('text', 'a goal of 5 MiB, 7 P, after 4 seconds')).toEqual(['5 MiB', '7 P', '4 seconds'])
    expect(bare('text', '고루틴 41개가 2초 동안, 43 MB씩')).toEqual(['41', '2초', '43 MB'])
    expect(bare('code', '0.61 ms')).toEqual(['0.61'])
  })

  it('may be a release, a constant of the runtime, or what a sample printed', () => {
    expect(bare('text', 'Go 1.6–1.17에서는 4 MiB, 25 %, 1 % 미만')).toEqual([])
    expect(bare('text', '`{heap-goal}`은 {at}')).toEqual([])
    expect(bare('code', '0.60')).toEqual([])
  })

  it('may be a condition of the run, a quotation, or a small number without a unit', () => {
    expect(bare('text', '고루틴 40개가 3초 동안 8 P에서, status가 4')).toEqual([])
    expect(bare('text', '‘9밀리초’가 아니라, “5 MiB”')).toEqual([])
  })
})

describe.each(written)('the key of every exercise of %s', async (folder) => {
  const { exercises } = (await import(`../../content/lessons/${folder}/exercises.ts`)) as { exercises: Exercises }
  const lesson = readLesson(folder, 'ko')

  it('is computed from the trace, not written down', () => {
    for (const [id, exercise] of Object.entries(exercises)) {
      const line = readLine(cellOf(lesson, exercise.of), exercise.line)
      const claims: [string, (line: LineReading) => unknown][] =
        exercise.kind === 'choice'
          ? Object.entries(exercise.options)
          : exercise.kind === 'point'
            ? [] // What to point at is decided by the catalogue's own words about each field of the line.
            : [['answer', exercise.answer]]
      for (const [option, claim] of claims) {
        let looked = false
        const watched = new Proxy(line, {
          get(target, property, receiver) {
            looked = true
            return Reflect.get(target, property, receiver)
          },
        })
        claim(watched)
        expect(looked, `${id}: ${option} says the same whatever the trace`).toBe(true)
      }
    }
  })
})
