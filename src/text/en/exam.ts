import type { ExamText } from '../ko/exam.ts'

export const examText: ExamText = {
  paper: 'Trace {n} of {all}',
  output: 'Real output',
  story: 'What program was this?',
  source: 'Source',
  allFirst:
    'All three right at the first try. You can pick out live heap, pauses and assists in a trace you have never seen.',
  someFirst: '{first} of three right at the first try. Reread what you missed, then take another trace.',
  noneFirst: 'None right at the first try. Reread the parts below, then take another trace.',
  reread: 'Worth rereading',
  slots: { live: 'live heap', pauses: 'the two pauses', assist: 'mark assist' },
  another: 'Try another trace',
  remarks: {
    live: {
      'gc-number': 'That counts the GC cycles.',
      at: 'That is when the cycle began, in seconds since the program started.',
      'gc-percent': 'That is GC’s share of the time of all Ps since the start. It is not a size.',
      'sweep-term-wall': 'That is how long the first pause took. Heap sizes are the three joined by `->`.',
      'mark-wall': 'That is how long the concurrent mark took. Heap sizes are the three joined by `->`.',
      'mark-term-wall': 'That is how long the second pause took. Heap sizes are the three joined by `->`.',
      'sweep-term-cpu': 'That is the CPU number of the first pause. Sizes stand before `MB`.',
      'mark-assist-cpu': 'That is time spent on mark assist. Sizes stand before `MB`.',
      'mark-background-cpu': 'That is the time of the background workers. Sizes stand before `MB`.',
      'mark-idle-cpu': 'That is the time of the idle workers. Sizes stand before `MB`.',
      'mark-term-cpu': 'That is the CPU number of the second pause. Sizes stand before `MB`.',
      'heap-start': 'That is the heap when the cycle began, live objects and garbage together.',
      'heap-end': 'That is the heap when marking ended, the peak of the cycle. Nothing had been freed yet.',
      'heap-goal': 'That is the goal of this cycle. The heap never has to be that large.',
      'stack-scan': 'That is how much goroutine stack was scanned. Stacks are not part of the heap.',
      'global-scan': 'That is how much of the global variables was scanned. They are not part of the heap.',
      procs: 'That is the number of Ps, `GOMAXPROCS`.',
    },
    pauses: {
      'gc-number': 'That counts the GC cycles. Times stand before `ms`.',
      at: 'That is when the cycle began. How long it stopped the program stands before `ms clock`.',
      'gc-percent': 'That is GC’s share since the start. Times stand before `ms`.',
      'mark-wall': 'That is the concurrent mark. The program kept running all the while.',
      'sweep-term-cpu':
        'The right phase, the wrong clock: this is the pause multiplied by a number of Ps or CPUs, so it is usually larger than the pause.',
      'mark-assist-cpu':
        'That is marking done by goroutines that were allocating. They slowed down, the others kept running.',
      'mark-background-cpu': 'That is marking done by background workers, beside the running program.',
      'mark-idle-cpu': 'That is marking done on Ps with nothing else to do. It stops nobody.',
      'mark-term-cpu':
        'The right phase, the wrong clock: this is the second pause multiplied by a number of Ps or CPUs.',
      'heap-start': 'That is a heap size. Times stand before `ms clock`.',
      'heap-end': 'That is the size of the heap when marking ended. Times stand before `ms clock`.',
      'heap-live': 'That is the size of what survived. Times stand before `ms clock`.',
      'heap-goal': 'That is the heap goal. Times stand before `ms clock`.',
      'stack-scan': 'That is a size of stacks. Times stand before `ms clock`.',
      'global-scan': 'That is a size of global variables. Times stand before `ms clock`.',
      procs: 'That is the number of Ps. Times stand before `ms clock`.',
    },
  },
}
