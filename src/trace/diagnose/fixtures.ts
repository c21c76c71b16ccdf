// For tests: for each check a real line that is altered so that the check speaks up.
import type { CheckId } from './index.ts'

/** A real line, one named edit, and what a reader is to be told about it. */
export interface Fixture {
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

export const fixtures: Readonly<Record<CheckId, Fixture>> = {
  'stw-factor': {
    sample: note,
    edits: [['0.040 ms clock', '0.40 ms clock']],
    strength: 'always',
    line: 1,
    facts: { most: 8, sweepTerm: { wall: 0.022, cpu: 0.13, lo: 6, hi: 6 }, markTerm: { wall: 0.4, cpu: 0.24 } },
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
    strength: 'usually',
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

/** The text of the fixture's sample with its edits. */
export function editedText({ sample, edits }: Fixture, sampleText: string): string {
  let text = sampleText
  for (const [from, to] of edits) {
    if (!text.includes(from)) throw new Error(`${sample} has no ${from}`)
    text = text.replace(from, () => to)
  }
  return text
}
