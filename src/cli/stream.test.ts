import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable, tellProcesses } from '../trace/columns/index.ts'
import { structureOf } from '../trace/derive/structure.ts'
import { parseTrace } from '../trace/index.ts'
import { annotate } from './annotation.ts'
import { renderNdjson } from './render-ndjson.ts'
import { streamExplained, streamLint, streamRecords } from './stream.ts'
import { type Window, windowsOf } from './windows.ts'
import { words } from './words.ts'

const folder = 'content/samples'
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .sort()
  .map((name) => readFileSync(join(folder, name), 'utf8'))

async function* cut(text: string, lengths: readonly number[]): AsyncGenerator<string> {
  let from = 0
  for (let block = 0; from < text.length; block++) {
    const least = from + (lengths[block % lengths.length] as number)
    const lineBreak = text.indexOf('\n', least)
    const to = lineBreak < 0 ? text.length : lineBreak + 1
    yield text.slice(from, to)
    from = to
  }
}

/** Everything that is printed. */
async function printed(
  run: (print: (pieces: Iterable<string>) => Promise<void>) => Promise<unknown>,
): Promise<string[]> {
  const all: string[] = []
  await run(async (pieces) => {
    for (const piece of pieces) all.push(piece)
  })
  return all
}

describe('a log of any length', () => {
  it('has each line in one window, with those around it', async () => {
    const text = samples.join('').slice(0, 200_000)
    const lines = text.split('\n')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(9000), { minLength: 1 }), fc.nat(60), async (lengths, around) => {
        const windows: Window[] = []
        for await (const window of windowsOf(
          cut(
            text,
            lengths.map((length) => length + 100),
          ),
          around,
        ))
          windows.push(window)
        const own = windows.flatMap(({ text, from, to, firstLine }) => {
          const these = text.split('\n')
          expect(these[from]).toBe(lines[firstLine + from])
          expect(from).toBeLessThanOrEqual(around)
          return these.slice(from, to)
        })
        expect(own.join('\n')).toBe(lines.slice(0, own.length).join('\n'))
        expect(text.endsWith('\n') ? own.length + 1 : own.length).toBe(lines.length)
      }),
      { numRuns: 50 },
    )
  })

  it('says the same in blocks as at once', async () => {
    const wrapped = samples
      .flatMap((sample) => sample.split('\n'))
      .map((line, index) =>
        // Every eleventh line is wrapped, so that records lie across the blocks' ends.
        index % 11 === 0 && line.length > 100 ? `${line.slice(0, 80)}\n${line.slice(80)}` : line,
      )
    // Blocks of a few lines do not tell processes apart as well: see below.
    const apart = (each: string) => each.replace(/"process":\d+,/, '')
    const texts = [samples.join(''), wrapped.join('\n')].map((text) => ({
      text,
      whole: [...renderNdjson(parseTrace(text), { format: 'ndjson', locale: 'en', all: false })].map(apart).sort(),
    }))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...texts),
        fc.array(fc.integer({ min: 300, max: 60_000 }), { minLength: 1 }),
        async ({ text, whole }, lengths) => {
          const inBlocks = (await printed((print) => streamRecords(cut(text, lengths), { locale: 'en' }, print))).map(
            apart,
          )
          expect(
            inBlocks
              .sort()
              .filter((each, index) => each !== whole[index])
              .slice(0, 3),
          ).toEqual([])
          expect(inBlocks).toHaveLength(whole.length)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('tells the processes of a text apart as the workbench does, in blocks and at once', async () => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.startsWith('combo/') && name.endsWith('.log'))
    expect(names.length).toBeGreaterThan(5)
    const combos = names.map((name) => readFileSync(join(folder, name), 'utf8'))
    // One program after another, two that print at the same time, and two such and a third that begin in one moment.
    const [first = [], second = []] = combos.map((each) => each.split('\n'))
    const mixed = first.flatMap((line, index) => [line, second[index] ?? '']).join('\n')
    const begun = combos[combos.length - 1]?.split('\n') ?? []
    const together = begun.flatMap((line, index) => [line, first[index] ?? '']).join('\n')
    for (const text of [...combos, combos.join('\n'), mixed, together]) {
      const document = parseTrace(text)
      const { processOf } = structureOf(document)
      expect(document.records.map(({ process }) => process)).toEqual([...processOf])
      const table = readTable(new TextEncoder().encode(text))
      tellProcesses(table)
      expect(document.records.map((_, row) => table.processOf(row))).toEqual([...processOf])
      const expected = [...renderNdjson(document, { format: 'ndjson', locale: 'en', all: false })]
      for (const length of [20_000, 128 * 1024]) {
        const inBlocks = await printed((print) => streamRecords(cut(text, [length]), { locale: 'en' }, print))
        expect(inBlocks.filter((each) => each.includes('"process"'))).toEqual(
          expected.filter((each) => each.includes('"process"')),
        )
      }
    }
  })

  it.each(['text', 'markdown'] as const)('is explained in blocks as at once, as %s', async (format) => {
    const text = samples
      .filter((sample) => sample.length < 6000)
      .join('')
      .slice(0, 150_000)
    const options = { format, locale: 'en', all: true, file: 'gc.log' } as const
    const whole = [...annotate(text, options).pieces]
    expect(await printed((print) => streamExplained(cut(text, [text.length]), options, print))).toEqual(whole)
    const inBlocks = await printed((print) => streamExplained(cut(text, [40_000]), options, print))
    expect(inBlocks.filter((piece) => !whole.includes(piece))).toEqual([])
    expect(inBlocks).toHaveLength(whole.length)
  })

  it('finds in blocks what is wrong on a line and between neighbours', async () => {
    const line = (number: number, live = 1) =>
      `gc ${number} @${number}.000s 0%: 0.018+1.3+0.076 ms clock, 0.054+0.35/1.0/3.0+0.23 ms cpu, 4->4->${live} MB, 5 MB goal, 4 P`
    const lines = Array.from({ length: 9000 }, (_, index) => line(index + 1))
    lines[3000] = line(3001, 9)
    lines[6000] = line(6001).replace('gc 6001', 'gc 99')
    const text = `${lines.join('\n')}\n`
    const at = (length: number) =>
      printed((print) => streamLint(cut(text, [length]), words.en, undefined, print)).then((found) => found.join(''))
    const whole = await at(text.length)
    expect(whole).toMatch(/^3001: .*heap-live-end/m)
    expect(whole).toMatch(/^6001: .*gc-number-step/m)
    expect(await at(100_000)).toBe(whole)
  })

  it('is read no faster than it is printed, and forgotten', async () => {
    const block = `${'gc 1 @0.001s 0%: 0.018+1.3+0.076 ms clock, 0.054+0.35/1.0/3.0+0.23 ms cpu, 4->4->3 MB, 5 MB goal, 4 P\n'.repeat(50)}`
    let read = 0
    let written = 0
    let most = 0
    async function* endless(): AsyncGenerator<string> {
      for (; read < 400; read++) {
        most = Math.max(most, read - written)
        yield block
      }
    }
    const print = async (pieces: Iterable<string>) => {
      let records = 0
      for (const piece of pieces) records += piece === '' ? 0 : 1
      // A reader that takes its time.
      await new Promise((done) => setImmediate(done))
      expect(records).toBe(50)
      written++
    }
    const total = await streamRecords(endless(), { locale: 'en' }, print)
    expect(total).toMatchObject({ records: 20_000, lines: 20_000 })
    expect(most).toBeLessThanOrEqual(2)
  })

  it('never keeps more text than two blocks and what stands around them', async () => {
    const block = 'x'.repeat(99).concat('\n').repeat(100)
    let longest = 0
    async function* blocks(): AsyncGenerator<string> {
      for (let i = 0; i < 300; i++) yield block
    }
    for await (const { text } of windowsOf(blocks(), 50)) longest = Math.max(longest, text.length)
    expect(longest).toBe(block.length + 2 * 50 * 100)
  })
})
