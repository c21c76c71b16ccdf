import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sample, sampleIds } from '../../../build/samples.ts'
import { allFamilies } from '../../catalogue/all.ts'
import { traceReader } from '../../parse/parse-trace.ts'
import { type Symptom, type SymptomId, symptomIds, symptoms, symptomsOf } from './index.ts'

const read = traceReader(allFamilies)
const found = new Map<string, readonly Symptom[]>()
function symptomsIn(id: string): readonly Symptom[] {
  const known = found.get(id) ?? symptomsOf(read(sample(id).text))
  found.set(id, known)
  return known
}
const idsIn = (id: string) => symptomsIn(id).map(({ symptom }) => symptom)
const factsOf = <Id extends SymptomId>(id: string, symptom: Id) =>
  symptomsIn(id).find((each) => each.symptom === symptom)?.facts

/** Real traces on which each rule speaks up, and traces much like them on which it is silent. */
const fixtures: Readonly<Record<SymptomId, { yes: readonly string[]; no: readonly string[] }>> = {
  'live-rising': {
    yes: ['heapleak/1.27-gctrace', 'heapleak/1.15-gctrace'],
    no: ['bigcache/1.27-gctrace', 'peak/1.27-gc-scav'],
  },
  'live-flat': {
    yes: ['bigcache/1.27-gctrace', 'bigcache/1.26-gctrace'],
    no: ['heapleak/1.27-gctrace', 'churn/1.27-p2'],
  },
  'given-back-later': {
    yes: ['peak/1.27-gc-scav', 'peak/1.22-gc-scav'],
    no: ['scavenger/1.24-gc-scav', 'scavenger/1.27-scavtrace'],
  },
  'tiny-heap': {
    yes: ['note/gc-318-322', 'churn/1.27-p2', 'churn/1.15-p2'],
    no: ['churn/1.15-gogc400', 'bigcache/1.27-gctrace'],
  },
  'limit-close': {
    yes: ['memlimit/1.26-gogcoff', 'memlimit/1.23-pacer'],
    no: ['memlimit/1.25-gogc50', 'bigcache/1.27-gogc20'],
  },
  'limit-passed': {
    yes: ['memlimit/1.27-spiral', 'memlimit/1.22-over'],
    no: ['memlimit/1.26-gogcoff', 'heapleak/1.27-gctrace'],
  },
  'gogc-off': { yes: ['reference/1.15-gogc-off', 'forced/1.22-gogc-off'], no: ['memlimit/1.26-gogcoff'] },
  'forced-often': {
    yes: ['forced/1.27-gctrace', 'forced/1.15-gctrace'],
    no: ['goleak/1.27-gctrace', 'idle/1.24-gc-forced'],
  },
  'forced-idle': { yes: ['idle/1.24-gc-forced', 'idle/1.15-gc-forced'], no: ['forced/1.27-gctrace'] },
  'leak-check': { yes: ['goleak/1.27-gctrace', 'reference/1.27-leak-check'], no: ['goleak/1.24-gctrace'] },
  'large-roots': {
    yes: ['stacks/1.27-gctrace', 'stacks/1.22-gctrace'],
    no: ['bigcache/1.27-gctrace', 'stacks/1.19-gctrace'],
  },
  'assist-heavy': {
    yes: ['assist/1.27-pacer-p2', 'assist/1.15-p2'],
    no: ['bigcache/1.27-gctrace', 'webservice-noleak/1.15-gctrace'],
  },
  'gc-share-high': {
    yes: ['assist/1.26-p2', 'bigcache/1.27-gogc20'],
    no: ['bigcache/1.27-gctrace', 'heapleak/1.27-gctrace'],
  },
  'always-marking': {
    yes: ['memlimit/1.27-spiral', 'assist/1.27-pacer-p2'],
    no: ['bigcache/1.27-gctrace', 'tightloop/1.27-nopreempt'],
  },
  'long-sweep-term': {
    yes: ['tightloop/1.27-nopreempt', 'assist/1.19-p2'],
    no: ['bigcache/1.27-gctrace', 'churn/1.27-p4-calm'],
  },
  'long-mark-term': {
    yes: ['memlimit/1.23-pacer', 'webservice-noleak/1.24-gctrace-pacer'],
    no: ['tightloop/1.27-nopreempt', 'memlimit/1.27-spiral'],
  },
  'stops-long': { yes: ['assist/1.26-p2', 'assist/1.19-p2'], no: ['churn/1.27-p2', 'tightloop/1.27-preempt'] },
  'procs-over-cpus': { yes: ['churn/1.25-p8', 'assist/1.23-p4'], no: ['churn/1.25-p2', 'note/gc-318-322'] },
  overshoot: {
    yes: ['bigcache/1.27-nogreenteagc-gogc20', 'bigcache/1.21-gctrace'],
    no: ['bigcache/1.27-gctrace', 'memlimit/1.22-over'],
  },
  'coarse-clock': { yes: ['churn/1.27-wasm', 'churn/1.22-wasm'], no: ['churn/1.27-p2', 'churn/1.27-p4-calm'] },
  'pacer-over-plan': {
    yes: ['assist/1.27-pacer-p2', 'assist/1.22-pacer-p2'],
    no: ['churn/1.26-pacer', 'webservice-noleak/1.15-gctrace-pacer'],
  },
  'run-queues-full': {
    yes: ['sched-cpu/1.27-p4', 'sched-cpu/1.25-p1'],
    no: ['sched-waves/1.27-p2', 'sched-blocked/1.26-p2'],
  },
  'idle-with-queue': {
    yes: ['sched-unbalanced/1.27-p8', 'webservice-leak/1.26-sched100-p8'],
    no: ['sched-cpu/1.24-p8', 'sched-waves/1.27-p2'],
  },
  'queue-imbalance': {
    yes: ['webservice-leak/1.25-gc-sched-p2', 'sched-cpu/1.22-p2'],
    no: ['sched-cpu/1.27-p4', 'sched-unbalanced/1.27-p8'],
  },
  'many-threads': {
    yes: ['sched-syscall/1.27-p4', 'sched-syscall/1.15-p2'],
    no: ['sched-cpu/1.27-p4', 'sched-cpu/1.24-p8'],
  },
  'nothing-runnable': {
    yes: ['sched-blocked/1.26-p2', 'goleak/1.24-sched'],
    no: ['sched-waves/1.27-p2', 'sched-syscall/1.27-p4'],
  },
  'ticks-still': {
    yes: ['tightloop/1.27-nopreempt-sched', 'tightloop/1.22-nopreempt-detail'],
    no: ['sched-cpu/1.27-p4', 'sched-waves/1.27-p2'],
  },
  'never-rests': {
    yes: ['webservice-leak/1.27-sched1000-p2', 'webservice-leak/1.25-gc-sched-p2'],
    no: ['webservice-noleak/1.27-sched1000-p2', 'sched-blocked/1.26-p2'],
  },
  'one-wait-reason': {
    yes: ['scheddetail/1.22-blocked', 'scheddetail/1.27-blocked'],
    no: ['scheddetail/1.24-web', 'scheddetail/1.25-cpu'],
  },
  'waiting-since': {
    yes: ['scheddetail/1.27-blocked', 'scheddetail/1.22-waiting'],
    no: ['scheddetail/1.24-web', 'scheddetail/1.27-syscall'],
  },
  'in-system-calls': {
    yes: ['scheddetail/1.27-syscall', 'scheddetail/1.19-syscall'],
    no: ['scheddetail/1.27-blocked', 'scheddetail/1.24-web'],
  },
  'slow-package': {
    yes: ['slowstart/1.27-inittrace', 'slowstart/1.22-inittrace'],
    no: ['init/1.19-inittrace', 'init/1.27-inittrace'],
  },
  'several-programs': {
    yes: ['combo/1.27-two-programs', 'heapleak/1.22-two-programs'],
    no: ['combo/1.27-all', 'heapleak/1.27-gctrace'],
  },
}

describe('each rule', () => {
  it('is one of at least twenty', () => {
    expect(symptomIds.length).toBeGreaterThanOrEqual(20)
  })

  it.each(symptomIds)('%s speaks up where it should, with its evidence, and nowhere else', (id) => {
    for (const name of fixtures[id].yes) {
      const hit = symptomsIn(name).find(({ symptom }) => symptom === id)
      expect(hit, name).toBeDefined()
      if (!hit) continue
      expect(hit.refs.length, name).toBeGreaterThan(0)
      const document = read(sample(name).text)
      for (const { record, field } of hit.refs) {
        // What is pointed at is printed there.
        expect(
          document.records[record]?.fields.map((each) => each.field),
          `${name}: ${field}`,
        ).toContain(field)
      }
      expect(hit.lines).toEqual(hit.refs.map(({ record }) => document.records[record]?.line))
      expect(hit.count, name).toBeGreaterThan(0)
    }
    for (const name of fixtures[id].no) expect(idsIn(name), name).not.toContain(id)
  })

  it('speaks up on two real traces at least, and is silent on another like them', () => {
    for (const id of symptomIds) {
      expect(fixtures[id].yes.length, id).toBeGreaterThanOrEqual(2)
      expect(fixtures[id].no.length, id).toBeGreaterThanOrEqual(1)
    }
  })

  it('has commands to go on with, unless there is nothing to do', () => {
    for (const id of symptomIds) if (id !== 'forced-idle') expect(symptoms[id].next.length, id).toBeGreaterThan(0)
  })
})

describe('what is said about a real run', () => {
  it('is, over all samples, what somebody looked at', async () => {
    const table = sampleIds().map((id) => {
      const said = symptomsIn(id).map(
        ({ symptom, kind, confidence, process }) =>
          `  ${kind} ${confidence} ${symptom}${process > 0 ? ` (program ${process + 1})` : ''}\n`,
      )
      return `${id}\n${said.join('') || '  nothing stands out\n'}`
    })
    await expect(table.join('')).toMatchFileSnapshot('golden/corpus.txt')
  })

  it('is no trouble where the program is well', () => {
    for (const id of [
      'bigcache/1.26-gctrace',
      'webservice-noleak/1.27-gctrace',
      'sched-waves/1.27-p2',
      'combo/1.27-all',
    ]) {
      expect(
        symptomsIn(id).filter(({ kind }) => kind === 'trouble'),
        id,
      ).toEqual([])
    }
    expect(symptomsIn('bigcache/1.15-gctrace')).toEqual([])
  })

  it('carries the numbers of the lines', () => {
    expect(factsOf('heapleak/1.27-gctrace', 'live-rising')).toMatchObject({ lows: [70, 128, 183], cycles: 46 })
    expect(factsOf('churn/1.25-p8', 'procs-over-cpus')).toEqual({ factor: 2, procs: 8, lines: 100 })
    expect(factsOf('note/gc-318-322', 'tiny-heap')).toMatchObject({ atFloor: 5, cycles: 5, goal: 5, live: 0 })
    expect(factsOf('peak/1.27-gc-scav', 'given-back-later')).toMatchObject({
      freed: 274,
      lowPercent: 3,
      lastReleasedKiB: 273552,
    })
    expect(factsOf('slowstart/1.27-inittrace', 'slow-package')).toMatchObject({ package: 'main', ms: 165 })
    // 46 lines by hand: 15 of 36 end in (forced).
    const forced = readFileSync('content/samples/forced/1.27-gctrace.log', 'utf8').match(/\(forced\)$/gm)
    expect(factsOf('forced/1.27-gctrace', 'forced-often')).toMatchObject({ forced: forced?.length, cycles: 36 })
  })
})

describe('the text around the lines', () => {
  const texts = ['heapleak/1.27-gctrace', 'tightloop/1.27-nopreempt', 'sched-cpu/1.27-p4', 'memlimit/1.27-spiral']
  const briefly = (text: string) =>
    symptomsOf(read(text)).map(({ symptom, confidence, facts }) => ({ symptom, confidence, facts }))

  it.each(texts)('of %s changes nothing: log lines between, prefixes before', (id) => {
    const { text } = sample(id)
    const lines = text.trimEnd().split('\n')
    expect(briefly(lines.flatMap((line) => [line, 'level=info msg="order accepted"']).join('\n'))).toEqual(
      briefly(text),
    )
    expect(briefly(lines.map((line) => `app-1  | ${line}`).join('\n'))).toEqual(briefly(text))
  })

  it('cut anywhere never breaks a rule, and points only at what is there', () => {
    const all = [
      'assist/1.27-pacer-p2',
      'combo/1.27-two-programs',
      'scheddetail/1.27-blocked',
      'peak/1.27-gc-scav',
      ...texts,
    ]
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), fc.nat(), (id, a, b) => {
        const lines = sample(id).text.split('\n')
        const [from, to] = [a % lines.length, b % lines.length].sort((x, y) => x - y) as [number, number]
        const document = read(lines.slice(from, to + 1).join('\n'))
        for (const { refs, facts } of symptomsOf(document)) {
          for (const { record } of refs) expect(document.records[record]).toBeDefined()
          for (const value of Object.values(facts).flat()) if (typeof value === 'number') expect(value).not.toBeNaN()
        }
      }),
      { numRuns: 60 },
    )
  })

  it('of a few lines is not enough for a rule about the whole run', () => {
    const few = sample('assist/1.26-p2').text.split('\n').slice(0, 4).join('\n')
    expect(symptomsOf(read(few))).toEqual([])
  })
})
