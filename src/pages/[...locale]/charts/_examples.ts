import { linesOf, sample } from '../../../build/samples.ts'
import type { ChartId } from '../../../charts/charts.ts'

interface Example {
  readonly name: string
  readonly text: string
  /** A second trace in the same figure. */
  readonly against?: string
}

/** Where a sample has many lines, those around the interesting one. */
const from = (id: string, first = 1, last = 40): Example => ({ name: id, text: linesOf(sample(id).text, first, last) })
const line = (name: string, text: string): Example => ({ name, text })

/** Real samples and rare cases, for each chart. */
export const examples: Readonly<Record<ChartId, readonly Example[]>> = {
  'wall-by-procs': [
    from('note/gc-318-322'),
    line(
      'go1.5',
      'gc 1 @0.015s 24%: 0.18+7.7+0.001+3.8+2.2 ms clock, 0.36+7.7+0+0.063/1.8/0.005+4.5 ms cpu, 7->7->7 MB, 4 MB goal, 2 P',
    ),
    line(
      'go1.8 (forced)',
      'gc 9 @1.518s 24%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)',
    ),
    from('assist/1.15-p2', 9, 9),
    from('heapleak/1.25-p1-gogc50', 12, 12),
    line(
      'go1.27, 8 P, 2 CPU',
      'gc 14 @0.590s 6%: 1.1+19+0.007 ms clock, 2.2+0.015/22/0+0.014 ms cpu, 219->280->138 MB, 258 MB goal, 0 MB stacks, 8 MB globals, 8 P',
    ),
    from('goleak/1.27-gctrace', 3, 3),
    line(
      '200 P',
      'gc 4 @0.590s 6%: 0.010+1.9+0.020 ms clock, 0.020+0.10/91/3.0+0.040 ms cpu, 19->28->13 MB, 25 MB goal, 200 P',
    ),
    line('0 + 0 + 0', 'gc 3 @0.100s 0%: 0+0+0 ms clock, 0+0/0/0+0 ms cpu, 2->2->1 MB, 4 MB goal, 8 P'),
    line(
      'damaged',
      'gc 4 @0.590s 6%: 0.10+1.9+0.40 ms clock, 0.70+0.50/0.40/0.31+0.40 ms cpu, 19->28->13 MB, 25 MB goal, 8 P',
    ),
  ],
  'wall-multiples': [
    from('note/gc-318-322'),
    from('assist/1.15-p2', 1, 60),
    from('memlimit/1.27-spiral', 1, 120),
    from('churn/1.25-p8', 1, 60),
    line(
      'go1.5 and go1.8 (forced)',
      [
        'gc 1 @0.015s 24%: 0.18+7.7+0.001+3.8+2.2 ms clock, 0.36+7.7+0+0.063/1.8/0.005+4.5 ms cpu, 7->7->7 MB, 4 MB goal, 2 P',
        'gc 9 @1.518s 24%: 0.051+0+29 ms clock, 0.10+29/76/0+58 ms cpu, 87->87->50 MB, 87 MB goal, 2 P (forced)',
      ].join('\n'),
    ),
  ],
  'heap-staircase': [
    from('note/gc-318-322'),
    from('heapleak/1.27-gctrace', 1, 46),
    from('churn/1.27-p2', 1, 120),
    from('stacks/1.27-gctrace', 1, 60),
    from('memlimit/1.27-spiral', 1, 60),
    from('scavenger/1.24-gc-scav', 1, 120),
  ],
  'gc-timeline': [from('note/gc-318-322'), from('forced/1.15-gctrace'), from('goleak/1.26-leakprof-gctrace', 1, 60)],
  pauses: [
    from('note/gc-318-322'),
    from('heapleak/1.27-gctrace', 1, 80),
    from('churn/1.27-p2', 1, 400),
    line(
      '0 + 0 + 0',
      [1, 2, 3, 4, 5, 6]
        .map((gc) => `gc ${gc} @0.${gc}00s 0%: 0+0+0 ms clock, 0+0/0/0+0 ms cpu, 2->2->1 MB, 4 MB goal, 8 P`)
        .join('\n'),
    ),
  ],
  'gc-cpu': [from('note/gc-318-322'), from('assist/1.15-p2', 1, 60), from('memlimit/1.27-spiral', 1, 60)],
  pacer: [
    from('note/gc-5-pacer'),
    from('assist/1.27-pacer-p2', 1, 60),
    from('memlimit/1.23-pacer', 1, 200),
    from('churn/1.26-pacer', 1, 120),
    from('combo/1.15-all', 1, 120),
  ],
  'sched-detail': [
    from('scheddetail/1.27-syscall', 1, 200),
    from('scheddetail/1.24-web', 1, 250),
    from('scheddetail/1.15-cpu', 1, 200),
  ],
  'init-cost': [from('init/1.27-inittrace', 1, 200), from('init/1.19-inittrace', 1, 200)],
  'run-queues': [
    {
      name: 'leak | no leak',
      text: sample('webservice-leak/1.27-sched1000-p2').text,
      against: sample('webservice-noleak/1.27-sched1000-p2').text,
    },
    from('webservice-leak/1.15-sched1000-p1'),
    from('sched-unbalanced/1.27-p8'),
    from('sched-blocked/1.19-p2'),
    from('scheddetail/1.27-syscall', 1, 200),
    line(
      '128 P, gap',
      [0, 1000, 2000, 5000, 6000]
        .map((at) => {
          const local = Array.from({ length: 128 }, (_, p) => ((p * 37 + at) % 256) * (at > 0 ? 1 : 0))
          return `SCHED ${at}ms: gomaxprocs=128 idleprocs=${at % 7} threads=140 spinningthreads=3 idlethreads=9 runqueue=${at / 4} [${local.join(' ')}]`
        })
        .join('\n'),
    ),
  ],
}
