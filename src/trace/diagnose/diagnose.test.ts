import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { traceReader } from '../parse/parse-trace.ts'
import { type CheckDef, strengthFor } from './check.ts'
import { editedText, fixtures } from './fixtures.ts'
import { type CheckId, checkIds, checks, diagnose, type Finding } from './index.ts'

const folder = 'content/samples'
const read = traceReader(allFamilies)
const textOf = (sample: string) => readFileSync(join(folder, `${sample}.log`), 'utf8')
const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.log'))
  .map((name) => name.slice(0, -'.log'.length).replaceAll('\\', '/'))
  .sort()

const check = (text: string) => diagnose(read(text))
const briefly = ({ check, line }: Finding) => `${check} in line ${line + 1}`

/** What the old training note prints and no release of Go can have printed. */
const impossible: Readonly<Record<string, readonly string[]>> = { 'note/sched-1009': ['queue-count in line 1'] }

describe('real traces', () => {
  it.each(samples)('%s breaks no rule that always holds', (sample) => {
    expect(
      check(textOf(sample))
        .filter(({ strength }) => strength === 'always')
        .map(briefly),
    ).toEqual(impossible[sample] ?? [])
  })

  it('get few remarks, each of them known', () => {
    const counts: Partial<Record<CheckId, number>> = {}
    let records = 0
    for (const sample of samples) {
      const document = read(textOf(sample))
      records += document.records.length
      for (const { check: id } of diagnose(document)) counts[id] = (counts[id] ?? 0) + 1
    }
    // Samples that are added later may bring more remarks: look at each, then count it here.
    expect(counts).toEqual({
      // Workers that began before the clock of the mark: 0.2 % of all records.
      'mark-cpu-wall': 23,
      'live-allocated': 2,
      // A memory limit moved the goal by 1 MiB during the cycle.
      'pacer-start-goal': 4,
      // Eight Ps on two CPUs.
      'idle-with-work': 5,
      // The block of the training note.
      'pacer-next-cycle': 1,
      // Its SCHED line with two queues for one P.
      'queue-count': 1,
    })
    expect(records).toBeGreaterThan(8000)
  })
})

const edited = (id: CheckId) => editedText(fixtures[id], textOf(fixtures[id].sample))

describe('each rule', () => {
  it.each(checkIds)('%s speaks up when a real line is altered so', (id) => {
    const fixture = fixtures[id]
    const found = check(edited(id)).filter((finding) => finding.check === id)
    expect(found.map(({ strength, line }) => ({ strength, line: line + 1 }))).toContainEqual({
      strength: fixture.strength,
      line: fixture.line,
    })
    expect(found.find(({ line }) => line + 1 === fixture.line)?.facts).toMatchObject(fixture.facts)
    if (fixture.edits.length > 0) {
      const before = check(textOf(fixture.sample)).filter((finding) => finding.check === id)
      expect(before.map(({ line }) => line + 1)).not.toContain(fixture.line)
    }
  })

  it.each(checkIds)('%s points at values that are printed', (id) => {
    const document = read(edited(id))
    for (const { record, refs } of diagnose(document).filter((finding) => finding.check === id)) {
      for (const ref of refs) {
        const { fields } = document.records[ref.record] ?? { fields: [] }
        expect(
          fields.map(({ field }) => field),
          `${ref.field} of record ${ref.record}`,
        ).toContain(ref.field)
      }
      if (record !== undefined) expect(refs.some((ref) => ref.record === record)).toBe(true)
    }
  })

  it.each(checkIds)('%s names fields that exist and releases that are in order', (id) => {
    const rule: CheckDef<unknown> = checks[id]
    for (const field of rule.reads) {
      const [family = '', name = ''] = field.split('.')
      expect(Object.keys(allFamilies[family as keyof typeof allFamilies].fields)).toContain(name)
    }
    expect(rule.always ?? rule.usually).toBeDefined()
    for (const range of [rule.always, rule.usually]) if (range) expect(range.since).toBeLessThanOrEqual(range.until)
  })

  it('has its own short name', () => {
    const codes = checkIds.map((id) => checks[id].code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

const note = 'note/gc-318-322'
const churn = 'churn/1.27-p2'
const cache = 'bigcache/1.27-gctrace'
const sched = 'sched-cpu/1.27-p4'

describe('exceptions', () => {
  const only = (text: string, id: CheckId) => check(text).filter((finding) => finding.check === id)

  it('leave the stale CPU numbers of a forced cycle of Go 1.8 alone', () => {
    expect(check(textOf('reference/1.8.7-runtime-gc'))).toEqual([])
  })

  it('leave the goal below the heap of Go 1.5 alone', () => {
    expect(check(textOf('reference/1.5.4-gc'))).toEqual([])
  })

  it('see a clock that jumps ahead by the line after it', () => {
    const text = textOf(note).replace('@36.806s', '@96.806s')
    expect(only(text, 'gc-clock').map(({ line }) => line + 1)).toEqual([4])
  })

  it('take a goal under the heap for a memory limit where there can be one', () => {
    const text = textOf(churn).replace('3->4->0 MB, 4 MB goal', '9->9->0 MB, 4 MB goal')
    expect(only(text, 'start-goal').map(({ strength }) => strength)).toEqual(['usually'])
  })

  it('take factors that differ from line to line for Go 1.9 or older where that can be', () => {
    expect(only(textOf(note), 'stw-factor-log')).toEqual([])
  })

  it('miss no line where one could not be read', () => {
    const text = textOf(note).replace('gc 320 @36.806s 0%: 0.023+0.34', 'gc 320 @36.806s 0%: 0.02')
    expect(only(text, 'gc-number-gap')).toEqual([])
  })

  it('do not hold two programs in one text to one order', () => {
    const first = textOf(churn).split('\n')
    const second = textOf(cache).split('\n')
    const mixed = first.flatMap((line, place) => [line, ...(second[place] === undefined ? [] : [second[place]])])
    expect(check(mixed.join('\n')).filter(({ strength }) => strength === 'always')).toEqual([])
  })

  it('do not hold programs that run at the same time to one order, whichever they are', () => {
    const logs = samples
      .map((sample) =>
        textOf(sample)
          .split('\n')
          .filter((line) => /^gc \d+ @.* P( \(forced\))?$/.test(line)),
      )
      .filter((lines) => lines.length > 5)
    // The same choice every time: a linear congruence.
    let state = 7
    const next = (below: number) => {
      state = (state * 1103515245 + 12345) & 0x7fffffff
      return state % below
    }
    for (let round = 0; round < 80; round++) {
      const printed = Array.from({ length: 2 + next(2) }, () => {
        const startedMs = next(3000)
        return (logs[next(logs.length)] ?? []).map((line) => {
          const [, at = '', walls = ''] = /@([\d.]+)s [^:]*: ([\d.+]+) ms/.exec(line) ?? []
          const lasted = walls.split('+').reduce((sum, wall) => sum + Number(wall), 0)
          return { line, ms: startedMs + Number(at) * 1000 + lasted }
        })
      }).flat()
      const text = printed
        .sort((a, b) => a.ms - b.ms)
        .map(({ line }) => line)
        .join('\n')
      expect(
        check(text)
          .filter(({ strength }) => strength === 'always')
          .map(briefly),
        `round ${round}`,
      ).toEqual([])
    }
  })

  it('let a counter of 32 bits begin again', () => {
    const text = textOf(sched)
      .replace('schedticks=[ 40 37 38 19 ]', 'schedticks=[ 4294967290 37 38 19 ]')
      .replace('schedticks=[ 58 53 53 32 ]', 'schedticks=[ 12 53 53 32 ]')
    expect(only(text, 'schedticks-order')).toEqual([])
  })
})

describe('strengthFor', () => {
  const rule: CheckDef<unknown> = checks['start-goal']

  it('binds only releases that all have no exception', () => {
    expect(strengthFor(rule, { since: 6, until: 17 })).toBe('always')
    expect(strengthFor(rule, { since: 18, until: 27 })).toBe('usually')
    expect(strengthFor(rule, { since: 19, until: 27 })).toBe('usually')
    expect(strengthFor(rule, { since: 5, until: 17 })).toBeNull()
  })
})

describe('the training note', () => {
  it('has a line with one P and two queues', () => {
    const line = 'SCHED 2013ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 idlethreads=1 runqueue=0 [4 4]'
    expect(check(line)).toMatchObject([
      { check: 'queue-count', strength: 'always', facts: { gomaxprocs: 1, count: 2, values: [4, 4] } },
    ])
  })

  it('puts pacer lines under a GC line that is not theirs', () => {
    expect(check(textOf('note/gc-5-pacer')).map(({ check: id }) => id)).toEqual(['pacer-next-cycle'])
  })
})
