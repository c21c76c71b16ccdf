import type { WorkbenchText } from '../ko/workbench.ts'

export const workbenchText: WorkbenchText = {
  title: 'Workbench',
  lead: 'Paste your own trace and have every character of it read. What you paste never leaves this browser.',
  description:
    'Paste gctrace lines: every field is explained, and wall-clock and CPU time are drawn. Nothing is sent to a server.',
  box: 'Trace',
  placeholder: 'gc 1 @0.012s 2%: 0.026+0.39+0.10 ms clock, …',
  how: 'To get a trace, set the variable and keep standard error in a file.',
  howCommand: 'GODEBUG=gctrace=1 ./app 2> trace.log',
  howMore:
    'Other log lines may be mixed in: gctrace lines are picked out, and a damaged one is reported with the reason.',
  empty: 'Paste here, drop a file, or take one of the samples below.',
  open: 'Open a file',
  samples: 'Take a sample',
  samplesLead: 'Real output of real runs, each with something worth seeing.',
  drop: 'Drop to read it',
  edit: 'Edit text',
  done: 'Done, show the list',
  clear: 'Clear all',
  dismiss: 'Dismiss',
  counts: {
    label: 'Summary of the trace',
    lines: 'lines',
    cycles: 'GC cycles',
    unread: 'unread',
    foreign: 'other lines',
    processes: 'processes',
  },
  processesNote: (count) => `Numbers or clocks start again, so this was read as the output of ${count} processes.`,
  nothingFound: {
    title: 'No gctrace line in here',
    text: 'Lines that begin like `gc 1 @0.012s 2%:` are needed. Check that the program ran with `GODEBUG=gctrace=1` and that standard error was kept.',
  },
  unread: {
    title: (count) => (count === 1 ? '1 line could not be read' : `${count} lines could not be read`),
    lead: 'They were cut off, or other output got into them. Choose one to see it in the list.',
    more: (count) => `And ${count} more.`,
  },
  tooLong: (mib) => `Only the first ${mib} MiB were read. Split the file and open the rest separately.`,
  unreadableFile: (name) => `“${name}” could not be read. Is it a text file?`,
  figures: 'Figures of the selected cycle',
  noScript: 'The workbench needs JavaScript. Lessons and the field reference can be read without it.',
  sampleList: {
    'note/gc-318-322': {
      name: 'The five lines of the note',
      go: 'Go 1.7–1.8',
      why: 'CPU times of the pauses are multiples of 6, not of 8.',
    },
    'forced/1.15-gctrace': {
      name: 'Collections by hand',
      go: 'Go 1.15',
      why: '`runtime.GC()` leaves lines with `(forced)`.',
    },
    'memlimit/1.21-gogcoff': {
      name: 'GOGC off, memory limit on',
      go: 'Go 1.21',
      why: 'The goal comes from the limit, so a large heap is collected rarely.',
    },
    'combo/1.21-gc-app': {
      name: 'A trace inside a log',
      go: 'Go 1.21',
      why: 'Cycles are picked out from between log lines and broken ones.',
    },
    'churn/1.23-gogc50': { name: 'GOGC=50', go: 'Go 1.23', why: 'A low goal packs the cycles closely.' },
    'idle/1.24-gc-forced': {
      name: 'Two quiet minutes',
      go: 'Go 1.24',
      why: 'The runtime woke itself up: there are `GC forced` lines.',
    },
    'churn/1.25-p8': {
      name: 'More Ps than CPUs',
      go: 'Go 1.25',
      why: 'GOMAXPROCS=8, yet the factor is 2, the number of CPUs.',
    },
    'assist/1.26-p2': {
      name: 'Plagued by mark assist',
      go: 'Go 1.26',
      why: 'It allocates without a pause, so assists are large.',
    },
    'heapleak/1.27-gctrace': {
      name: 'A map that only grows',
      go: 'Go 1.27',
      why: 'The live heap is larger with every cycle.',
    },
    'memlimit/1.27-spiral': {
      name: 'Against the memory limit',
      go: 'Go 1.27',
      why: 'Collections follow one another without rest.',
    },
    'stacks/1.27-gctrace': {
      name: 'Deep stacks, large globals',
      go: 'Go 1.27',
      why: '`MB stacks` and `MB globals` are not 0.',
    },
    'churn/1.27-p4-calm': {
      name: 'A calm program',
      go: 'Go 1.27',
      why: 'Many cycles, and hardly any time spent in them.',
    },
  },
}
