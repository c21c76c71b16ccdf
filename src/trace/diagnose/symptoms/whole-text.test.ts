import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable, tableSource } from '../../columns/index.ts'
import { splitRecords } from '../../derive/structure-processes.ts'
import { parseTrace } from '../../parse/parse-trace.ts'
import { diagnosisOf, TextDiagnosing, type TextDiagnosis } from './index.ts'

const encoder = new TextEncoder()
const logs = readdirSync('content/samples', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.log'))
  .sort()
const sample = (name: string) => readFileSync(`content/samples/${name}`, 'utf8')

/** The diagnosis as the worker and the command work it out, step by step. */
function ofTable(text: string, kept?: { readonly kpis: number; readonly ofRule: number }): TextDiagnosis {
  const source = tableSource(readTable(encoder.encode(text)))
  const diagnosing = new TextDiagnosing(source, splitRecords(source), kept && { kept })
  while (diagnosing.step()) {}
  return diagnosing.result as TextDiagnosis
}

/** A sample again and again, as if the program had run on: clock and numbers go forward from each time to the next. */
function goingOn(text: string, times: number): string[] {
  const lines = text.split('\n').filter((line) => /^gc \d+ @/.test(line))
  const last = /^gc (\d+) @([\d.]+)s/.exec(lines.at(-1) ?? '')
  const numbers = Number(last?.[1])
  const seconds = Math.ceil(Number(last?.[2])) + 1
  return Array.from({ length: times }, (_, time) =>
    lines.map((line) =>
      line.replace(
        /^gc (\d+) @([\d.]+)s/,
        (_, number, at) => `gc ${Number(number) + time * numbers} @${(Number(at) + time * seconds).toFixed(3)}s`,
      ),
    ),
  ).flat()
}

describe('the diagnosis of a long text', () => {
  it.each(logs)('says of %s what is said of it as a short text', (name) => {
    const text = sample(name)
    expect(ofTable(text)).toEqual(diagnosisOf(parseTrace(text)))
  })

  it('does so for texts of several programs that print at once, cut and mixed in any way', () => {
    const texts = ['heapleak/1.27-gctrace.log', 'memlimit/1.27-spiral.log', 'sched-unbalanced/1.27-p8.log'].map(
      (name) => sample(name).split('\n').slice(0, 40),
    )
    fc.assert(
      fc.property(fc.array(fc.nat({ max: texts.length - 1 }), { minLength: 20, maxLength: 100 }), (order) => {
        const next = texts.map(() => 0)
        const text = order
          .map((which) => {
            const lines = texts[which] as string[]
            const at = next[which] as number
            next[which] = at + 1
            return lines[at % lines.length]
          })
          .join('\n')
        expect(ofTable(text)).toEqual(diagnosisOf(parseTrace(text)))
      }),
      { numRuns: 60 },
    )
  })

  it('names a leak that begins in the last tenth, and the worst pause of all, with their lines', () => {
    const calm = goingOn(sample('churn/1.27-p2.log'), 160)
    const from = Math.floor(calm.length * 0.9)
    const worst = Math.floor(calm.length * 0.97)
    const lines = calm.map((line, index) => {
      const more = Math.floor(index < from ? 0 : (index - from) / 10)
      const leaking = line.replace(/(\d+)->(\d+)->(\d+) MB, (\d+) MB goal/, (_, start, end, live, goal) =>
        [start, end, live]
          .map((each) => Number(each) + more)
          .join('->')
          .concat(` MB, ${Number(goal) + 2 * more} MB goal`),
      )
      return index === worst
        ? leaking.replace(/: [\d.]+\+([\d.]+)\+[\d.]+ ms clock/, ': 0.050+$1+987 ms clock')
        : leaking
    })
    const text = lines.join('\n')
    expect(text.length).toBeGreaterThan(2_000_000)
    const { kpis, symptoms, runs } = ofTable(text)
    expect(runs).toBe(1)
    expect(kpis[0]?.cycles).toBe(calm.length)
    const longest = kpis[0]?.kpis.find(({ id }) => id === 'stw-max')
    expect(longest).toMatchObject({ value: { lo: 987, hi: 988 }, record: worst, n: 2 * calm.length })
    const pause = symptoms.find(({ symptom }) => symptom === 'long-mark-term')
    expect(pause?.lines).toEqual([worst])
    expect(pause?.facts).toMatchObject({ longestMs: 987, cycles: calm.length })
    expect(kpis[0]?.kpis.find(({ id }) => id === 'live-slope')?.value?.lo).toBeGreaterThan(0)
    // The first two million characters show neither.
    const beginning = diagnosisOf(parseTrace(text.slice(0, text.lastIndexOf('\n', 2_000_000))))
    expect(beginning.symptoms.map(({ symptom }) => symptom)).not.toContain('long-mark-term')
  }, 60_000)

  it('tells of thousands of runs which are worst, and how many there are', () => {
    const calm = sample('churn/1.27-p2.log').split('\n').slice(0, 8)
    const long = calm.map((line) => line.replace(/: [\d.]+\+/, ': 40+'))
    const runs = Array.from({ length: 3000 }, (_, run) => (run % 100 === 99 ? long : calm).join('\n'))
    const kept = { kpis: 10, ofRule: 5 }
    const diagnosis = ofTable(runs.join('\n'), kept)
    expect(diagnosis).toMatchObject({ runs: 3000, runsWithCycles: 3000, ofRule: { 'trouble long-sweep-term': 30 } })
    expect(diagnosis.kpis).toHaveLength(10)
    expect(diagnosis.kpis.every(({ process }) => process % 100 === 99)).toBe(true)
    expect(diagnosis.symptoms.filter(({ symptom }) => symptom === 'long-sweep-term')).toHaveLength(5)
    expect(diagnosis.counts.trouble).toBeGreaterThanOrEqual(30)
  }, 60_000)
})
