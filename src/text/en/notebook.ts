import type { NotebookText } from '../ko/notebook.ts'

export const notebookText: NotebookText = {
  trace: 'trace',
  figure: 'figure',
  cell: (name) => `Trace ${name}`,
  sample: 'sample',
  own: 'your trace',
  edit: 'Edit',
  done: 'Done',
  reset: 'Restore sample',
  workbench: 'Open in workbench',
  copy: 'Copy',
  copied: 'Copied',
  undo: 'Undo',
  replaced: {
    reset: 'The sample is back.',
    clear: 'The trace was cleared.',
    paste: 'Replaced by what you pasted.',
    sample: 'Replaced by a sample.',
    lesson: 'Opened the trace from the lesson.',
  },
  putBack: 'Bring back what was here',
  storageRefused: 'This browser refuses to store anything, so your edits are gone once you close the page.',
  offered: 'Another tab changed this trace.',
  takeOffered: 'Use the other tab’s text',
  keepMine: 'Keep mine',
  hint: 'Press a number, or walk with the arrow keys, to read what it says.',
  keys: '← → walk over the values, ↑ ↓ over the lines, Enter goes into the explanation. Shift with ↑ ↓ changes a value by one step; Esc closes.',
  line: (line) => `Line ${line}`,
  lines: 'Lines of the trace',
  select: 'Read and draw this line',
  editor: (name) => `Text of trace ${name}`,
  aloud: 'In words',
  nothing: 'Nothing here. Press Edit and paste a trace.',
  noTrace:
    'There is no gctrace line in this text. A line printed under `GODEBUG=gctrace=1` begins like `gc 1 @0.012s 2%:`.',

  releases: {
    label: 'Go releases that can print this',
    contradiction: 'mixed releases',
    contradictionWhy: 'No single release prints all of these lines. Output of several programs seems to be mixed.',
    because: {
      'old-stw': 'The number glued to `gc`, as in `gc7(4):`, ended with Go 1.4.',
      'five-phases': 'Five wall-clock times and seven CPU times were printed by Go 1.5 only.',
      'three-phases': 'Three wall-clock times without `MB stacks` and `MB globals` mean Go 1.6 to 1.17.',
      'stacks-and-globals': '`MB stacks` and `MB globals` came with Go 1.18.',
      'leak-check': '`(checking for goroutine leaks)` came with Go 1.26.',
      notice: 'The form of this line does not tell the releases apart.',
    },
  },

  unread: {
    title: 'Could not be read',
    truncated: 'The line breaks off here.',
    unexpected: 'From here on the line has another form.',
    interleaved: 'Other output cut the line here, and which text is the rest of it cannot be told.',
    expected: 'Expected',
    found: 'Found',
    foundNothing: 'end of line',
    where: (column) => `character ${column}`,
    advice: {
      truncated: 'Check whether something cuts long log lines, and copy the whole line from the original output.',
      unexpected: 'See whether other output was printed into the middle of the line, or whether it was edited by hand.',
      interleaved: 'Send the log of the program to standard output or a file, and capture standard error again.',
    },
    field: (name) => `a value: ${name}`,
    jump: (line) => `Go to line ${line}`,
  },
  foreign: 'Not part of a trace',

  card: {
    label: (name) => `About ${name}`,
    close: 'Close',
    wall: 'wall clock',
    cpu: 'CPU time',
    computed: 'computed',
    measured: 'measured',
    here: 'In this line',
    how: 'How it is taken',
    misreading: 'Easily misread',
    typical: 'What is usual',
    unit: 'Unit',
    changes: 'Over the releases',
    releases: 'Printed by',
    metrics: 'runtime/metrics',
    source: 'Runtime source',
    more: 'Details',
    page: 'Page of this field',
    up: 'One step up',
    down: 'One step down',
    change: 'Try another value',
    loading: 'Fetching the explanation.',
    failed:
      'The explanation could not be fetched. Check the connection and try again; the list below has every field too.',
    present: 'present',
  },

  derived: {
    printedRange: (lo, hi) => `Before it was cut off, the value was at least ${lo} and less than ${hi}.`,
    stwTotal: 'Both pauses together.',
    stwProcsKnown: (k, procs) =>
      k === procs
        ? `Not measured: the wall-clock time times all ${k} Ps.`
        : `Not measured: the wall-clock time times ${k}.`,
    stwProcsRange: (lo, hi) =>
      `Not measured: a multiple of the wall-clock time. So few digits are printed that the factor is only known to lie between ${lo} and ${hi}.`,
    stwProcsImpossible: 'No single whole number gives both values. The line was edited or damaged.',
    stwProcsFewer: (k, procs, byIdleThreads) =>
      byIdleThreads
        ? `Why ${k} when there are ${procs} Ps: up to Go 1.9 the factor was the smallest of the Ps, the CPUs, the idle threads plus one, and 32.`
        : `Why ${k} when there are ${procs} Ps: the factor is the smaller of the Ps and the CPUs.`,
    markShare: (percent) => `${percent} % of the time that all Ps had during the mark.`,
    markCapacity: (programPercent) =>
      `What all Ps together had in that time. Without the share of the GC, ${programPercent} % was left to the program.`,
    markOverfull: 'The three shares add up to slightly more: workers may begin before the clock is read.',
    staleMark:
      'This forced cycle ran with the world stopped, so the number is left over from the last concurrent cycle.',
    freed: 'About what the sweep is going to free.',
    markingGrowth: 'Allocated while marking went on.',
    grown: 'Grown since the last cycle’s live heap.',
    rate: (rate) => `That is about ${rate} MiB a second.`,
    goalKept: 'Marking was done before the heap reached its goal.',
    goalMissed: 'The heap had outgrown its goal when marking ended.',
    goalUnlimited: 'With GOGC off and no memory limit there is in effect no goal.',
    gap: (seconds) => `${seconds} s after the end of the cycle before.`,
    wholeCycle: 'All wall-clock times of this cycle together.',
  },

  figureCell: {
    of: (name) => `trace ${name}`,
    previous: 'Previous cycle',
    next: 'Next cycle',
    cycle: 'Cycle',
    position: (index, count) => `${index} of ${count}`,
    none: 'A complete gctrace line of Go 1.5 or newer is needed to draw this.',
  },

  list: {
    all: 'Every field of this line',
    field: 'Field',
    provenance: 'Where this trace comes from',
    note: 'A line of the Korean GODEBUG training note.',
    run: 'Printed by a run of our own.',
    reference: 'Really printed by that release of Go, and copied from a record of it.',
    public: 'A line from a published text.',
    source: 'Published in',
    program: 'Program',
    go: 'Go',
    setting: 'Settings',
    procs: 'GOMAXPROCS',
    machine: 'Machine',
  },
}
