import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../catalogue/all.ts'
import { traceReader } from '../parse/parse-trace.ts'
import { type CheckDef, strengthFor } from './check.ts'
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

describe('real traces', () => {
  it.each(samples)('%s breaks no rule that always holds', (sample) => {
    expect(
      check(textOf(sample))
        .filter(({ strength }) => strength === 'always')
        .map(briefly),
    ).toEqual([])
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
      'mark-cpu-wall': 19,
      'live-allocated': 2,
      // A memory limit moved the goal by 1 MiB during the cycle.
      'pacer-start-goal': 4,
      // Eight Ps on two CPUs.
      'idle-with-work': 5,
      // The block of the training note.
      'pacer-next-cycle': 1,
    })
    expect(records).toBeGreaterThan(8000)
  })
})

/** A real line, one named edit, and what a reader is to be told about it. */
interface Fixture {
  readonly sample: string
  /** The first occurrence of the first string becomes the second. */
  readonly edits: readonly (readonly [string, string])[]
  readonly strength: 'always' | 'usually'
  /** Line from 1 that the finding points at. */
  readonly line: number
  readonly facts: object
}

const churn = 'churn/1.27-p2'
const note = 'note/gc-318-322'
const cache = 'bigcache/1.27-gctrace'
const pacer = 'webservice-noleak/1.27-gctrace-pacer'
const classic = 'webservice-noleak/1.15-gctrace-pacer'
const sched = 'sched-cpu/1.27-p4'
const detail = 'scheddetail/1.27-syscall'

const fixtures: Readonly<Record<CheckId, Fixture>> = {
  'stw-factor': {
    sample: note,
    edits: [['0.040 ms clock', '0.40 ms clock']],
    strength: 'always',
    line: 1,
    facts: { procs: 8, sweepTerm: { wall: 0.022, cpu: 0.13, lo: 6, hi: 6 }, markTerm: { wall: 0.4, cpu: 0.24 } },
  },
  'stw-factor-log': {
    sample: cache,
    edits: [['0.060+4.5+0.13 ms clock, 0.12+0.32/1.9/3.0+0.26', '0.060+4.5+0.13 ms clock, 0.060+0.32/1.9/3.0+0.13']],
    strength: 'always',
    line: 2,
    facts: { procs: 2, factor: { lo: 1, hi: 1 }, others: { lo: 2, hi: 2 } },
  },
  'heap-end-start': {
    sample: churn,
    edits: [['3->4->0 MB', '4->3->0 MB']],
    strength: 'usually',
    line: 1,
    facts: { start: 4, end: 3 },
  },
  'heap-live-end': {
    sample: cache,
    edits: [['59->71->70 MB', '59->71->90 MB']],
    strength: 'always',
    line: 5,
    facts: { end: 71, live: 90 },
  },
  'mark-cpu-capacity': {
    sample: cache,
    edits: [['0.36/17/25+', '0.36/17/95+']],
    strength: 'always',
    line: 5,
    facts: { cpuAtLeast: 112.36, wallAtMost: 36.04, capacityAtMost: 72.08, procs: 2 },
  },
  'mark-cpu-wall': {
    sample: churn,
    edits: [['0.11+0.54+0.003 ms clock, 0.23+0.12/0/0', '0.11+0.54+0.003 ms clock, 0.23+0.12/1.1/0']],
    strength: 'usually',
    line: 1,
    facts: { cpuAtLeast: 1.22, wallAtMost: 0.55, capacityAtMost: 1.1 },
  },
  'start-goal': {
    sample: note,
    edits: [['4->4->0 MB, 5 MB goal', '9->9->0 MB, 5 MB goal']],
    strength: 'always',
    line: 1,
    facts: { start: 9, goal: 5 },
  },
  'goal-minimum': {
    sample: cache,
    edits: [['3->4->4 MB, 4 MB goal', '1->2->4 MB, 2 MB goal']],
    strength: 'usually',
    line: 1,
    facts: { goal: 2, minimum: 3 },
  },
  'forced-stop': {
    sample: 'reference/1.5.4-runtime-gc',
    edits: [['52 MB goal', '60 MB goal']],
    strength: 'always',
    line: 1,
    facts: { markWall: 0, start: 52, goal: 60 },
  },
  'forced-stop-heap': {
    sample: 'reference/1.5.4-runtime-gc',
    edits: [['52->52->50', '52->55->50']],
    strength: 'usually',
    line: 1,
    facts: { start: 52, end: 55 },
  },
  'live-allocated': {
    sample: cache,
    edits: [['59->71->70 MB', '59->71->7 MB']],
    strength: 'usually',
    line: 5,
    facts: { start: 59, end: 71, live: 7, grownMoreThan: 11 },
  },
  'percent-range': {
    sample: churn,
    edits: [['s 3%:', 's 130%:']],
    strength: 'always',
    line: 2,
    facts: { percent: 130 },
  },
  'field-count': {
    sample: note,
    edits: [['0.022+0.27+0.040 ms clock', '0.022+0.27 ms clock']],
    strength: 'always',
    line: 1,
    facts: { type: 'times', walls: 2, cpus: 5 },
  },
  'gc-number-step': {
    sample: note,
    edits: [['gc 320 ', 'gc 302 ']],
    strength: 'always',
    line: 3,
    facts: { number: 302, previous: 319, expected: 320 },
  },
  'gc-number-gap': {
    sample: note,
    edits: [
      [
        'gc 320 @36.806s 0%: 0.023+0.34+0.035 ms clock, 0.18+0.63/0.49/0.014+0.28 ms cpu, 4->4->0 MB, 5 MB goal, 8 P\n',
        '',
      ],
    ],
    strength: 'usually',
    line: 3,
    facts: { number: 321, previous: 319, missing: 1 },
  },
  'gc-line-order': {
    sample: note,
    edits: [
      [
        'gc 319 @36.779s 0%: 0.019+0.24+0.035 ms clock, 0.15+0.43/0.26/0+0.28 ms cpu, 4->4->0 MB, 5 MB goal, 8 P\n',
        'gc 319 @36.779s 0%: 0.019+0.24+0.035 ms clock, 0.15+0.43/0.26/0+0.28 ms cpu, 4->4->0 MB, 5 MB goal, 8 P\n'.repeat(
          2,
        ),
      ],
    ],
    strength: 'usually',
    line: 3,
    facts: { number: 319, previous: 319, fault: 'repeated' },
  },
  'gc-clock': {
    sample: cache,
    edits: [['gc 8 @0.738s', 'gc 8 @0.400s']],
    strength: 'always',
    line: 8,
    facts: { number: 8, atMs: 400, previousAtMs: 344, previousLastedMs: 155.169, earliestMs: 499.169 },
  },
  'start-live': {
    sample: cache,
    edits: [['120->144->142 MB', '20->144->142 MB']],
    strength: 'always',
    line: 6,
    facts: { start: 20, previousLive: 70, previousNumber: 5 },
  },
  'goal-formula': {
    sample: cache,
    edits: [['660->725->363 MB, 776 MB goal', '660->725->363 MB, 976 MB goal']],
    strength: 'usually',
    line: 9,
    facts: { goal: 976, live: 387, stacks: 0, globals: 0, previousNumber: 8 },
  },
  'procs-change': {
    sample: note,
    edits: [
      [
        '0.023+0.34+0.035 ms clock, 0.18+0.63/0.49/0.014+0.28 ms cpu, 4->4->0 MB, 5 MB goal, 8 P',
        '0.023+0.34+0.035 ms clock, 0.18+0.63/0.49/0.014+0.28 ms cpu, 4->4->0 MB, 5 MB goal, 9 P',
      ],
    ],
    strength: 'usually',
    line: 3,
    facts: { procs: 9, previous: 8 },
  },
  'globals-change': {
    sample: cache,
    edits: [['69 MB goal, 0 MB stacks, 0 MB globals', '69 MB goal, 0 MB stacks, 3 MB globals']],
    strength: 'usually',
    line: 5,
    facts: { globals: 3, previous: 0 },
  },
  'pacer-end-cycle': {
    sample: pacer,
    edits: [['-> 4063232 B', '-> 9063232 B']],
    strength: 'always',
    line: 2,
    facts: { which: 'end', bytes: 9063232, mib: 8, printed: 3 },
  },
  'pacer-start-live': {
    sample: pacer,
    edits: [['in 4005888 B ->', 'in 40058880 B ->']],
    strength: 'always',
    line: 2,
    facts: { bytes: 40058880, mib: 38, printed: 3 },
  },
  'pacer-utilization-floor': {
    sample: pacer,
    edits: [['pacer: 30% CPU', 'pacer: 20% CPU']],
    strength: 'always',
    line: 2,
    facts: { utilization: 20 },
  },
  'pacer-utilization': {
    sample: pacer,
    edits: [['pacer: 30% CPU', 'pacer: 70% CPU']],
    strength: 'usually',
    line: 2,
    facts: { utilization: 70, assist: 0.28, wall: 1.1, procs: 2 },
  },
  'pacer-start-goal': {
    sample: classic,
    edits: [['(scan 2 MB in 4->5 MB)', '(scan 2 MB in 4->9 MB)']],
    strength: 'always',
    line: 1,
    facts: { goal: 9, printed: 5, number: 1 },
  },
  'pacer-start-heap': {
    sample: classic,
    edits: [['(scan 2 MB in 4->5 MB)', '(scan 2 MB in 1->5 MB)']],
    strength: 'always',
    line: 1,
    facts: { start: 1, printed: 4, number: 1 },
  },
  'pacer-start-missing': {
    sample: classic,
    edits: [['pacer: assist ratio=+1.292694e+000 (scan 2 MB in 4->5 MB) workers=0++2.500000e-001\n', '']],
    strength: 'always',
    line: 6,
    facts: { number: 2, previous: 1 },
  },
  'pacer-next-cycle': {
    sample: 'note/gc-5-pacer',
    edits: [],
    strength: 'usually',
    line: 3,
    facts: {
      above: 5,
      next: 6,
      start: { heapStart: 70, goal: 71 },
      aboveStart: 29,
      aboveGoal: 30,
      marked: { bytes: 30488736, mib: 29, printed: 29 },
    },
  },
  'classic-growth': {
    sample: classic,
    edits: [['H_a=4218880', 'H_a=4618880']],
    strength: 'always',
    line: 2,
    facts: { symbol: 'h_a', bytes: 4618880, base: 2236962, printed: 0.8859864 },
  },
  'classic-trigger': {
    // The scavenger line is of Go 1.14 to 1.17 here, so that the release is known to be 1.15 or newer.
    sample: 'combo/1.15-all',
    edits: [['H_T=4194304', 'H_T=5194304']],
    strength: 'usually',
    line: 8,
    facts: { symbol: 'h_t', bytes: 5194304, base: 2236962, printed: 0.875 },
  },
  'classic-delta': {
    sample: classic,
    edits: [['goalΔ=+4.760744e-001', 'goalΔ=+4.860744e-001']],
    strength: 'always',
    line: 2,
    facts: { symbol: 'goalΔ', from: 1.351074, trigger: 0.875, printed: 0.4860744 },
  },
  'classic-utilization': {
    sample: classic,
    edits: [['u_a/u_g=+1.136770e+000', 'u_a/u_g=+2.136770e+000']],
    strength: 'always',
    line: 2,
    facts: { type: 'quotient', ua: 0.3410309, ug: 0.3, printed: 2.13677 },
  },
  'classic-live': {
    sample: classic,
    edits: [['H_m_prev=231288', 'H_m_prev=9231288']],
    strength: 'always',
    line: 6,
    facts: { bytes: 9231288, mib: 8, printed: 0, number: 1 },
  },
  'queue-count': {
    sample: 'sched-cpu/1.15-p4',
    edits: [['SCHED 105ms: gomaxprocs=4', 'SCHED 105ms: gomaxprocs=1']],
    strength: 'always',
    line: 2,
    facts: { list: 'local-runqueues', gomaxprocs: 1, count: 4, values: [3, 5, 4, 7] },
  },
  'idle-procs': {
    sample: sched,
    edits: [['SCHED 105ms: gomaxprocs=4 idleprocs=0', 'SCHED 105ms: gomaxprocs=4 idleprocs=5']],
    strength: 'always',
    line: 2,
    facts: { idle: 5, gomaxprocs: 4 },
  },
  'thread-counts': {
    sample: sched,
    edits: [
      [
        'SCHED 105ms: gomaxprocs=4 idleprocs=0 threads=5 spinningthreads=0',
        'SCHED 105ms: gomaxprocs=4 idleprocs=0 threads=5 spinningthreads=6',
      ],
    ],
    strength: 'always',
    line: 2,
    facts: { field: 'spinningthreads', value: 6, threads: 5 },
  },
  'needspinning-flag': {
    sample: sched,
    edits: [['needspinning=1', 'needspinning=3']],
    strength: 'always',
    line: 2,
    facts: { value: 3 },
  },
  'queue-length': {
    sample: sched,
    edits: [['[ 2 1 0 11 ]', '[ 2 1 0 311 ]']],
    strength: 'always',
    line: 2,
    facts: { p: 3, length: 311 },
  },
  'sched-clock': {
    sample: sched,
    edits: [['SCHED 315ms', 'SCHED 115ms']],
    strength: 'always',
    line: 4,
    facts: { at: 115, previous: 207 },
  },
  'schedticks-order': {
    sample: sched,
    edits: [['schedticks=[ 58 53 53 32 ]', 'schedticks=[ 58 23 53 32 ]']],
    strength: 'always',
    line: 4,
    facts: { p: 1, value: 23, previous: 37 },
  },
  'busy-procs': {
    sample: sched,
    edits: [['SCHED 105ms: gomaxprocs=4 idleprocs=0 threads=5', 'SCHED 105ms: gomaxprocs=4 idleprocs=0 threads=2']],
    strength: 'usually',
    line: 2,
    facts: { busyProcs: 4, busyThreads: 2 },
  },
  'idle-with-work': {
    sample: sched,
    edits: [
      ['SCHED 105ms: gomaxprocs=4 idleprocs=0', 'SCHED 105ms: gomaxprocs=4 idleprocs=1'],
      ['SCHED 207ms: gomaxprocs=4 idleprocs=0', 'SCHED 207ms: gomaxprocs=4 idleprocs=2'],
    ],
    strength: 'usually',
    line: 3,
    facts: { lines: 2, idle: 2, waiting: 36 },
  },
  'block-procs': {
    sample: detail,
    edits: [['  P2: status=0 schedtick=0 syscalltick=0 m=nil runqsize=0 gfreecnt=0 timerslen=0\n', '']],
    strength: 'always',
    line: 1,
    facts: { gomaxprocs: 4, count: 3 },
  },
  'block-threads': {
    sample: detail,
    edits: [['threads=4', 'threads=9']],
    strength: 'usually',
    line: 1,
    facts: { threads: 9, count: 4 },
  },
  'scan-sum': {
    sample: 'gctrace2/1.27-gctrace2',
    edits: [['0+3+0=3 objs', '0+3+1=3 objs']],
    strength: 'always',
    line: 4,
    facts: { what: 'objects', parts: [0, 3, 1], sum: 4, printed: 3 },
  },
  'scan-total': {
    sample: 'gctrace2/1.27-gctrace2',
    edits: [['scan: class 8B 8+0+0=8 objs, 0+0=0 spans\n', '']],
    strength: 'usually',
    line: 2,
    facts: { printed: 77, sum: 69 },
  },
  'objects-balance': {
    sample: 'reference/1.4-gc',
    edits: [['2118 (2655-537)', '2118 (2655-557)']],
    strength: 'always',
    line: 1,
    facts: { objects: 2118, mallocs: 2655, frees: 557 },
  },
  'scvg-consumed': {
    sample: 'note/gc-318-322',
    edits: [['gc 318', 'scvg-1: inuse: 83, idle: 8, sys: 92, released: 8, consumed: 23 (MB)\ngc 318']],
    strength: 'always',
    line: 1,
    facts: { sys: 92, released: 8, consumed: 23 },
  },
  'scav-percent': {
    sample: 'scavenger/1.27-scavtrace',
    edits: [['98% util', '198% util']],
    strength: 'always',
    line: 1,
    facts: { percent: 198 },
  },
}

function edited({ sample, edits }: Fixture): string {
  let text = textOf(sample)
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${sample} has no ${from}`)
    text = text.replace(from, () => to)
  }
  return text
}

describe('each rule', () => {
  it.each(checkIds)('%s speaks up when a real line is altered so', (id) => {
    const fixture = fixtures[id]
    const found = check(edited(fixture)).filter((finding) => finding.check === id)
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
    const document = read(edited(fixtures[id]))
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

describe('exceptions', () => {
  const only = (text: string, id: CheckId) => check(text).filter((finding) => finding.check === id)

  it('leave the stale CPU numbers of a forced cycle of Go 1.8 alone', () => {
    expect(check(textOf('reference/1.8.7-runtime-gc'))).toEqual([])
  })

  it('leave the goal below the heap of Go 1.5 alone', () => {
    expect(check(textOf('reference/1.5.4-gc'))).toEqual([])
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
