import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { traceReader } from '../parse/parse-trace.ts'
import { structureOf } from './structure.ts'
import { timelineOf } from './timeline.ts'

const read = traceReader(allFamilies)
const textOf = (sample: string) => readFileSync(`content/samples/${sample}.log`, 'utf8')

describe('timelineOf', () => {
  it('puts collections from their stop to their end', () => {
    const [timeline] = timelineOf(read(textOf('note/gc-318-322')))
    expect(timeline?.events[0]).toEqual({
      record: 0,
      clock: 'program',
      startMs: { lo: 36750, hi: 36751 },
      endMs: { lo: 36750.332, hi: 36751.344 },
    })
    expect(timeline).not.toHaveProperty('schedStartedMs')
    expect(timeline).not.toHaveProperty('startedAt')
  })

  it('finds when the SCHED clock began, within some ms of the program', () => {
    for (const sample of ['combo/1.15-all', 'combo/1.24-all', 'combo/1.27-all']) {
      const offset = timelineOf(read(textOf(sample)))[0]?.schedStartedMs
      expect(offset?.lo, sample).toBeGreaterThanOrEqual(0)
      expect(offset?.hi, sample).toBeLessThan(25)
    }
  })

  it('gives each of two programs its own time line', () => {
    const document = read(`${textOf('note/gc-318-322')}\n${textOf('churn/1.27-p2')}`)
    expect(timelineOf(document).map(({ events }) => events.length)).toEqual([5, 120])
  })

  it('reckons the start of the program from stamps of lines, by the earliest that is possible', () => {
    const document = read(textOf('note/gc-318-322'))
    const start = 1_763_870_400_000
    // Stamped when the line was complete: 5 ms late, then at once, then a second late.
    const stamps = new Map([
      [0, start + 36_751 + 5],
      [1, start + 36_780],
      [2, start + 36_807 + 1000],
    ])
    const [timeline] = timelineOf(document, structureOf(document), stamps)
    expect(timeline?.startedAt?.record).toBe(1)
    expect(timeline?.startedAt?.epochMs).toBeCloseTo(start + 36_780 - 36_779.294, 3)
    expect(timeline?.startedAt?.spreadMs).toBeGreaterThan(999)
  })

  it('places package initialisation on the clock of the program', () => {
    const [timeline] = timelineOf(read(textOf('init/1.27-inittrace')))
    expect(timeline?.events.every(({ clock }) => clock === 'program')).toBe(true)
  })
})
