import { describe, expect, it } from 'vitest'
import { locales } from '../../text/locales.ts'
import { type Place, type PlaceCommands, places, type Question, questions, settingPlace } from './choices.ts'
import { outputOf } from './output.ts'
import { captureWords } from './words.ts'

const asked = Object.keys(questions) as Question[]
const where = Object.keys(places) as Place[]

describe.each(locales)('the commands that capture a trace, in %s', (locale) => {
  const words = captureWords(locale)

  it('are there for every place and every question', () => {
    expect(Object.keys(words.questions)).toEqual(asked)
    expect(Object.keys(words.places)).toEqual(where)
    for (const place of where) {
      const { blocks }: PlaceCommands = places[place]
      const titles: Readonly<Record<string, string>> = words.places[place].titles
      expect(
        blocks.some(({ lines }) => lines.some((line) => line.includes(settingPlace))),
        place,
      ).toBe(true)
      for (const { title, lines } of blocks) {
        if (title) expect(titles[title], `${place}: ${title}`).toBeTruthy()
        for (const line of lines) expect(line.split(settingPlace).length, line).toBeLessThanOrEqual(2)
      }
      expect(Object.keys(titles).toSorted()).toEqual(blocks.flatMap(({ title }) => title ?? []).toSorted())
    }
  })

  it('say how much comes out as the sample has it', () => {
    const { lines, bytes } = outputOf(questions.slow.sample)
    const said = words.expected(outputOf(questions.slow.sample))
    expect(said).toContain(String(lines))
    expect(said).toContain((bytes / 1024).toFixed(1))
    expect(words.expected(outputOf(questions.waiting.sample))).toMatch(/\d+(?:줄이고| lines, and)/)
  })
})

it('a sample was made with the very setting that is recommended, intervals aside', async () => {
  const { sample } = await import('../../build/samples.ts')
  const names = (setting: string) =>
    setting
      .split(',')
      .map((each) => each.split('=')[0])
      .toSorted()
  for (const question of asked) {
    const { setting, sample: id } = questions[question]
    expect(names(sample(id).provenance.godebug), question).toEqual(names(setting))
  }
})

it('counts lines, bytes, time and blocks of a sample', () => {
  expect(outputOf('webservice-noleak/1.27-gctrace')).toMatchObject({ lines: 38, bytes: 4863, blocks: 0 })
  expect(outputOf('webservice-noleak/1.27-sched1000-p1').seconds).toBeCloseTo(9, 0)
  expect(outputOf('scheddetail/1.24-web').blocks).toBeGreaterThan(1)
  expect(outputOf('init/1.27-inittrace')).toMatchObject({ program: 'webservice', release: 'Go 1.27' })
})
