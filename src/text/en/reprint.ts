import type { ReprintText } from '../ko/reprint.ts'

export const reprintText: ReprintText = {
  title: 'The same line from another release',
  lead: 'Choose a line and a Go release: the event is written again as that release’s print statement would write it. A value that cannot be known is a question mark, never a guess.',
  choose: 'Line',
  own: 'Paste a line of your own',
  ownLabel: 'One line',
  ownHint: 'Paste one line that GODEBUG printed. It does not leave this browser.',
  from: 'Printed by',
  fromUnknown: (releases) => `not known (${releases})`,
  to: 'Print it again as',
  go: (release) => `Go ${release}`,
  as: (releases) => `As ${releases}`,
  same: 'The same, to the last character.',
  narrow: 'If you know which release printed the line, choose it above: more may become known.',
  unreadable: 'No trace line was found in this text. Check that it was pasted from its beginning to its end.',
  severalLines: (count) => `There are ${count} lines; the first one is shown.`,
  all: 'See it in every release',
  states: {
    kept: 'unchanged',
    rewritten: 'written in another way',
    derived: 'follows from other values',
    unknown: 'cannot be known',
  },
  lost: 'Lost',
  cannotKnow: 'Cannot be known',
  caution: 'Same number, to be read with care',
  written: 'Written in another way, or computed',
  wrote: (before, after) => `${before} → ${after}`,
  near: (raw) => `To seven digits it is ${raw}.`,
  why: {
    'not-printed': 'The line does not say it.',
    digits: 'That release prints more digits than the seven in this line.',
    code: 'That release had no such number or word.',
  },
  shifts: {
    'swept-in-pause':
      'Up to Go 1.2 sweeping was part of the pause; since Go 1.3 it is left for later. Times and sizes of one say nothing certain about the other.',
    'scan-apart':
      'Only Go 1.5 timed scanning and the write barrier apart from marking. What is one number elsewhere cannot be split, and truncated parts do not add up.',
    'percent-without-scan': 'The percentage of Go 1.5 also counts the time spent scanning.',
    'goal-from-all-marked':
      'Go 1.8 changed how the heap goal is computed. The number would be printed as it is, but that release would have chosen another goal.',
    'forced-by-user':
      'Up to Go 1.8 it marked a collection with the world stopped; since Go 1.9, one that the program asked for.',
    'stw-cpu-by-procs':
      'The factor in the CPU time of STW phases depends on idle threads up to Go 1.9 and on the number of CPUs since. The line has neither.',
    'no-limit': 'The large number that stands for “no goal” differs between releases.',
    'stacks-now': 'Go 1.18 printed the stacks at the start of the cycle, Go 1.19 those at the time of printing.',
    'goal-at-mark-end':
      'Up to Go 1.18 the goal is that of the start of the cycle, since Go 1.19 that of the end of marking. Mostly they are equal.',
    'stacks-scanned': 'Up to Go 1.19 it is the size of all stacks, since Go 1.20 what was really scanned of them.',
    'percent-measured':
      'Since Go 1.23 the CPU time of pauses is measured before it enters the percentage; before, wall time was multiplied.',
    'fractional-share':
      'Up to Go 1.9 it is the number of fractional workers, since Go 1.10 the share of its time that each P gives.',
    'utilization-goal':
      'It was divided by a goal of 0.25 up to Go 1.9 and of 0.30 since, and the printed digits are too few to divide again.',
    'growth-goal':
      'Up to Go 1.12 it is `GOGC` itself, since Go 1.13 the ratio in effect, which is larger for tiny heaps.',
    'trigger-reached':
      'Up to Go 1.19 it is the computed trigger, since Go 1.20 the heap at which the cycle really began.',
    'bytes-of-spans': 'Up to Go 1.8 it counts new spans, since Go 1.9 what the heap grew by during the sweep.',
    'eager-apart': 'Since Go 1.21 two parts are counted. A line with their sum cannot tell them apart.',
    'old-statuses': 'Up to Go 1.3 the list of status numbers was another.',
    'without-next': 'Since Go 1.5 the goroutine that runs next stands outside the queue.',
    'blocked-of-its-own': 'Up to Go 1.6 it was the value of the M that printed the line, not of the M in it.',
    'threads-alive': 'Up to Go 1.9 every thread ever created counts, since Go 1.10 only those that have not exited.',
    'wait-reasons': 'The words for wait reasons differ between releases.',
    'status-new':
      'A P in a system call shows 2 up to Go 1.25 and 1 since Go 1.26. From a 1 alone nobody can tell which it was.',
  },
  none: {
    'not-yet': 'This release of Go did not print such lines yet.',
    'no-more': 'This release of Go does not print such lines any more.',
    gap: 'This release of Go does not print the line. Releases before and after it do.',
  },
  instead: (kind) => `The nearest thing there: “${kind}”.`,
  witnessed: 'Printed by a real program',
  fromSource: 'Read from source',
  neighbours: 'This line in other forms',
}
