import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { allFamilies } from '../trace/catalogue/all.ts'
import { releaseRangeOf } from '../trace/derive/release-range.ts'
import { structureOf } from '../trace/derive/structure.ts'
import { timelineOf } from '../trace/derive/timeline.ts'
import { diagnose } from '../trace/diagnose/index.ts'
import { traceReader } from '../trace/parse/parse-trace.ts'
import type { CheckText } from './check-text.ts'
import { checksText as en } from './en/checks.ts'
import { checksText as ko } from './ko/checks.ts'

const read = traceReader(allFamilies)

const lines = [
  'combo/1.27-all',
  'webservice-noleak/1.15-gctrace-pacer',
  'note/gc-318-322',
  'gctrace2/1.27-gctrace2',
  'scheddetail/1.24-web',
  'sched-cpu/1.27-p4',
  'reference/1.5.4-runtime-gc',
  'reference/1.4-gc',
  'init/1.27-inittrace',
].flatMap((sample) => readFileSync(`content/samples/${sample}.log`, 'utf8').trimEnd().split('\n').slice(0, 40))

/** A real line, one of its digits perhaps another. */
const line = fc
  .record({ text: fc.constantFrom(...lines), digit: fc.nat(9), place: fc.option(fc.nat(40)) })
  .map(({ text, digit, place }) => {
    if (place === null) return text
    let seen = -1
    return text.replace(/\d/g, (own) => {
      seen++
      return seen === place ? String(digit) : own
    })
  })

it('every text gets findings that can be told and a structure that holds', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (texts) => {
      const document = read(texts.join('\n'))
      const structure = structureOf(document)
      const releases = releaseRangeOf(document, structure)

      // Each record is in exactly one process, in the order of the text.
      const placed = structure.processes.flatMap(({ records }) => records)
      expect([...placed].sort((a, b) => a - b)).toEqual(document.records.map((_, index) => index))
      for (const { records, index } of structure.processes) {
        expect([...records].sort((a, b) => a - b)).toEqual(records)
        expect(records.every((each) => structure.processOf[each] === index)).toBe(true)
      }
      // No line belongs to two cycles.
      const joined = [...structure.cycles, ...structure.open].flatMap(({ start, end, sweep, notice }) =>
        [start, end, sweep, notice].filter((each) => each !== undefined),
      )
      expect(new Set(joined).size).toBe(joined.length)
      for (const { range, conflict } of releases.processes) expect(range === null).toBe(conflict !== undefined)
      for (const { events } of timelineOf(document, structure)) {
        for (const { startMs, endMs } of events) expect((endMs ?? startMs).hi).toBeGreaterThanOrEqual(startMs.lo)
      }

      for (const finding of diagnose(document, structure, releases)) {
        for (const words of [ko, en]) {
          const { message } = words[finding.check] as CheckText<unknown>
          expect(message(finding.facts, finding.strength)).not.toMatch(/undefined|NaN|Infinity|\[object/)
        }
      }
    }),
    { numRuns: 400 },
  )
})
