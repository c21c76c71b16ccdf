import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import type { FieldReading, TraceDocument } from '../record.ts'
import type { Span } from '../span.ts'
import { parseTrace, traceReader } from './parse-trace.ts'
import { lineSpan, tokensOfLine } from './tokens.ts'

const folder = 'content/samples'
const realLines = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  .filter((line) => line.length < 2000)
const gcLines = realLines.filter((line) => /gc ?\d|GC forced/.test(line))
/** One line of each shape: digits do not make one. */
const shapesOf = (lines: readonly string[]) => [
  ...new Map(lines.map((line) => [line.replace(/\d+/g, '0'), line])).values(),
]
const shapes = shapesOf(gcLines)
const allShapes = shapesOf(realLines)
const readAll = traceReader(allFamilies)

/** As `expect`, for the inner loops: a hundred times as fast. */
function must(holds: boolean, what: string, text: string): void {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(text)}`)
}

const printedTrue = /^( \(forced\)| \(checking for goroutine leaks\)| ?\[controller reset\]|forced|true|1)$/
const printedFalse = /^(false|0)$/

/** A tab reads as a blank, and what is not seen as nothing, where a line had to be cleaned before it could be read. */
const seen = (text: string) =>
  text
    .replaceAll('\t', ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .toWellFormed()

/** What a reading says must be what stands there: nothing is guessed, nothing is carried over from another place. */
function checkReading(text: string, { start, end, value }: FieldReading): void {
  const raw = seen(text.slice(start, end))
  const what = `${value} is not there`
  if (typeof value === 'boolean') must((value ? printedTrue : printedFalse).test(raw), what, text)
  else if (typeof value === 'string') must(seen(value) === raw, what, text)
  else if (/Inf|NaN/.test(raw)) must(String(value).slice(0, 3) === raw.replace('+', '').slice(0, 3), what, text)
  else must(/^[-+]?\d/.test(raw) && value === Number(raw), what, text)
}

function check(text: string, read = parseTrace): TraceDocument {
  const document = read(text)
  must(document.text === text, 'The text is another one', text)
  for (const row of [...document.records, ...document.unread]) {
    const line = lineSpan(document, row.line)
    const pieces = 'pieces' in row && row.pieces ? row.pieces : [row.span]
    must(row.span.end > row.span.start, 'An empty record', text)
    must(row.span.start >= line.start && (pieces[0] as Span).end <= line.end, 'A record leaves its line', text)
    must((pieces[0] as Span).start === row.span.start, 'Pieces begin elsewhere', text)
    must((pieces.at(-1) as Span).end === row.span.end, 'Pieces end elsewhere', text)
    for (const { start, end } of pieces) must(!text.slice(start, end).includes('\n'), 'A piece on two lines', text)
    let at = row.span.start
    for (const reading of row.fields) {
      must(reading.start >= at, 'Values overlap', text)
      // A value that a line break cut stands in two pieces; `wrappings.test.ts` looks at those.
      if (!text.slice(reading.start, reading.end).includes('\n')) checkReading(text, reading)
      at = reading.end
    }
    must(at <= row.span.end, 'A value leaves its record', text)
  }
  for (const { span, readTo, stoppedAt } of document.unread) {
    must(span.start <= readTo && readTo <= stoppedAt && readTo <= span.end, 'An unread line is in disorder', text)
  }
  const lineBreak = /^(\r?\n)?$/
  let covered = 0
  document.lineStarts.forEach((start, line) => {
    const span = lineSpan(document, line)
    must(span.start === start && lineBreak.test(text.slice(covered, start)), 'Between lines is more than a break', text)
    let at = start
    for (const token of tokensOfLine(document, line)) {
      must(token.start === at && token.end > at, 'Tokens leave a gap or overlap', text)
      at = token.end
    }
    must(at === span.end, 'Tokens do not reach the end of the line', text)
    covered = at
  })
  must(lineBreak.test(text.slice(covered)), 'The last line is not covered', text)
  return document
}

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'0123456789.+-/>@%:(), sMBgcP\t\r\n'.split('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('gc 1 @', ' (forced)', ' MB, ', '가', '\u{1F600}', '\uFEFF', '\uD800', '0.0'),
  },
)

const place = fc.double({ min: 0, max: 1, noNaN: true })

const mutation = fc.oneof(
  fc.record({ what: fc.constant('insert' as const), at: place, text: piece }),
  fc.record({ what: fc.constant('delete' as const), at: place, count: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ what: fc.constant('replace' as const), at: place, text: piece }),
  fc.record({ what: fc.constant('cut' as const), at: place }),
  fc.record({ what: fc.constant('duplicate' as const), at: place, count: fc.integer({ min: 1, max: 40 }) }),
)

type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

function mutate(line: string, change: Mutation): string {
  const at = Math.floor(change.at * line.length)
  switch (change.what) {
    case 'insert':
      return line.slice(0, at) + change.text + line.slice(at)
    case 'delete':
      return line.slice(0, at) + line.slice(at + change.count)
    case 'replace':
      return line.slice(0, at) + change.text + line.slice(at + 1)
    case 'cut':
      return line.slice(0, at)
    case 'duplicate':
      return line.slice(0, at + change.count) + line.slice(at)
  }
}

describe('whatever the text is', () => {
  it('real lines, damaged 10 000 times: covers them, invents nothing, reads them twice the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...shapes), fc.array(mutation, { minLength: 1, maxLength: 3 }), (line, changes) => {
        const damaged = changes.reduce(mutate, line)
        const document = check(damaged)
        expect(parseTrace(damaged)).toEqual(document)
        // What stands around a line changes nothing but its place.
        const moved = parseTrace(`한\n${damaged}`)
        expect(moved.records.map(({ kind, printedBy }) => ({ kind, printedBy }))).toEqual(
          document.records.map(({ kind, printedBy }) => ({ kind, printedBy })),
        )
        expect(moved.unread.map((row) => row.stoppedAt - 2)).toEqual(document.unread.map((row) => row.stoppedAt))
      }),
      { numRuns: 10_000 },
    )
  })

  it('lines of every kind, damaged 10 000 times: the same, and the same again at full speed', () => {
    const plain = (line: number, start: number) => (document: TraceDocument) =>
      [...document.records, ...document.unread]
        .filter((row) => row.line === line)
        .map((row) => ({
          kind: row.kind,
          printedBy: 'printedBy' in row ? row.printedBy : null,
          expected: 'expected' in row ? row.expected : null,
          fields: row.fields.map((each) => [each.field, each.value, each.start - start, each.end - start]),
        }))
    fc.assert(
      fc.property(
        fc.constantFrom(...allShapes),
        fc.array(mutation, { minLength: 0, maxLength: 2 }),
        (line, changes) => {
          const damaged = changes.reduce(mutate, line)
          check(damaged, readAll)
          if (/[\n\uFEFF]/.test(damaged)) return
          // The line before leaves a program behind that the next one is read with; it must read what the tree reads.
          const twice = readAll(`${damaged}\n${damaged}\n`)
          expect(plain(1, damaged.length + 1)(twice)).toEqual(plain(0, 0)(readAll(damaged)))
        },
      ),
      { numRuns: 10_000 },
    )
  })

  it('several real lines on one: each is found', () => {
    const complete = shapes.filter((line) => parseTrace(line).records[0]?.span.end === line.length && /^gc/.test(line))
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...complete), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', ' ', ' | '),
        (lines, glue) => {
          const document = check(lines.join(glue))
          expect(document.records.map(({ span }) => document.text.slice(span.start, span.end))).toEqual(lines)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('a real line that breaks off anywhere is never a record with the values of the whole', () => {
    for (const line of shapes.filter((each) => /^gc/.test(each))) {
      const [whole] = parseTrace(line).records
      if (!whole || whole.span.end !== line.length) continue
      for (let at = 0; at < line.length; at++) {
        const cut = check(line.slice(0, at))
        // The only complete record that a cut can leave is the line without its last flag.
        const rest = line.slice(at)
        must(cut.records.length === 0 || rest === ' (forced)' || rest === '(forced)', 'A cut line is read', cut.text)
        const begins = /^gc \d+ @/.test(cut.text)
        must(!begins || cut.records.length + cut.unread.length === 1, 'A cut line is passed over', cut.text)
      }
    }
  })

  it('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        check(text)
      }),
      { numRuns: 2000 },
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        check(pieces.join(''))
      }),
      { numRuns: 3000 },
    )
  })
})
