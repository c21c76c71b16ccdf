import type { ClaimsText } from '../ko/claims.ts'

export const claimsText: ClaimsText = {
  title: 'How to write a claim',
  lead: 'A claim is one line of arithmetic about a trace. Whoever opens the link has it worked out again from the printed numbers, so nobody has to take your word for it.',
  copy: 'Copy',
  copied: 'Copied',
  failed: 'Copying was refused. Select the text and copy it yourself.',

  examples: 'By example',
  examplesLead: (before, after) =>
    `Worked out from a link with two samples, 40 lines of each: \`${before}\` stands for before the change, \`${after}\` for after it.`,
  open: 'Open this example as a share link',
  claim: 'Claim',
  says: 'In words',
  result: 'Result',
  example: {
    assist: 'Assists take less than half the share they took before',
    goal: 'The heap goal never passed 64 MiB',
    pauses: 'Of a hundred stops, ninety-nine are shorter than 1 ms',
    slope: 'The live heap is about flat',
    forced: 'No cycle was forced',
  },

  shape: 'Grammar',
  shapeLead:
    'A claim is one comparison with an expression on either side. Expressions may add, subtract, multiply, divide and have brackets. 500 characters is the most.',

  functions: 'Functions',
  functionsLead:
    'A function makes one number of many values. `live.slope`, with the name in front of a dot, is the same as `slope(live)`.',
  fn: {
    p: 'A percentile: `p50`, `p99`, `p99.9`, anything from 1 to 100. It takes at least five cycles.',
    max: 'The largest and the smallest value.',
    mean: 'The average and the middle value. They take at least five cycles.',
    sum: 'All of them added up.',
    first: 'The first and the last value.',
    count:
      'How many there are: `count(forced)` counts the lines that have that field, `count(where heap-live >= 100)` those that a condition lets through.',
    share:
      'A share of CPU time. `share(gc)` is what GC took of all that the program could have used. `share(assist)`, `share(background)` and `share(idle)` are what each took of what was there during concurrent mark.',
    rate: 'How much in a second: `rate(cycles)` and `rate(alloc)`.',
    slope: 'How fast a value grows: the slope of the least-squares line, for fields of gctrace cycles.',
  },

  names: 'Names',
  namesLead: 'What reviews are mostly about has a short name.',
  name: {
    stw: 'one stop; each cycle has two, sweep termination and mark termination',
    'stw-cycle': 'the stops of one cycle together',
    interval: 'from the start of a cycle to the start of the next',
    mark: 'wall-clock time of concurrent mark',
    assist: 'CPU time of mark assist',
    background: 'CPU time of background workers',
    idle: 'CPU time of idle workers',
    live: 'the live heap',
    goal: 'the heap goal',
    start: 'the heap when the cycle starts',
    end: 'the heap when marking ends',
    cycles: 'GC cycles',
    alloc: 'what the program allocates, in `rate(alloc)` only',
    gc: 'CPU time of GC, in `share(gc)` only',
  },
  fields:
    'Every name of the field reference can be used as well: `heap-goal`, `runqueue`. Where several kinds of line share a name it is the one of gctrace; for another write its family in front, as in `schedtrace.at`.',
  fieldsLink: 'Field reference',

  units: 'Numbers and units',
  unitsText:
    'Times are in `ns`, `us`, `ms` or `s`, sizes in `B`, `KiB`, `MiB` or `GiB`, shares may have `%`. A `/s` behind makes it per second. `MB`, as the runtime prints it, is MiB. A number that is compared with a time or a size needs its unit; 0 needs none.',

  traces: 'Before and after',
  tracesText:
    'With two traces in the link, `before` or `after` behind a value says which one it is of; without a word it is the one after. `before` alone on the right is the value of the left, read off the trace from before.',

  where: 'Choosing lines',
  whereText:
    'Inside the brackets `where` lets only some lines count. What follows is a filter as in the search of the workbench. `rate` and `share(gc)` are figures of a whole run, so they can only choose a process: `where process = 2`.',

  about: 'About the same',
  aboutText:
    '`~` asks whether both sides differ by no more than a tenth of the larger one. Say how near they have to be after `within`. `live.slope ~ 0` asks whether what is gained from the first line to the last is at most a tenth of the mean.',

  states: 'Three results',
  statesLead:
    'The runtime cuts off the digits that it does not print. A value is therefore not a point but a stretch, and a claim is judged by all of it.',
  state: {
    true: 'It is so for every value the line can stand for.',
    false: 'It is not so for any of them.',
    undecided:
      'The digits that are left do not tell, there are fewer than five cycles, or no line to count. The reason stands beside it.',
  },
  statesNote:
    'The lines beside a result lead to what decided it. Lines that could not be read are in no number, and their count is told.',

  cli: 'On the command line',
  cliText:
    'The same claims can be checked in CI. The exit code is 0 when all hold, 1 when one is false, 2 when a claim or a file cannot be read, 3 when none is false and one cannot be decided.',
}
