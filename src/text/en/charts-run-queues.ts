import type { RunQueuesText } from '../ko/charts-run-queues.ts'

const localText = (local: readonly number[]) =>
  local.length === 0
    ? 'no local queues'
    : local.length <= 8
      ? `local ${local.join(' ')}`
      : `local ${local.reduce((sum, each) => sum + each, 0)} in all, ${Math.max(...local)} at most`

export const runQueuesText: RunQueuesText = {
  headline: 'Run queues, idle Ps and threads over time',
  title: 'Goroutines waiting in run queues',
  reading:
    'Across is time since the first SCHED line; each row is one run queue. The darker a cell, the more goroutines were waiting.',
  lacks: 'A complete SCHED line, as schedtrace prints it, is needed to draw this.',
  source: (name) => `Trace ${name}`,
  process: (number) => `Process ${number}`,
  labels: {
    global: ['global queue', 'global'],
    local: (p) => [`P${p}`],
    idleProcs: ['idle Ps'],
    threads: ['threads'],
    waiting: ['Goroutines waiting in each queue'],
    activity: [
      'How often each P switched goroutines between two lines, per second',
      'Goroutine switches of each P, per second',
      'Switches per second',
    ],
    timeAxis: 's',
  },
  key: 'Shades, and how many goroutines they stand for',
  oneScale: 'All runs share one time axis, one scale of shades and one height of the line of threads.',
  threadKey: 'The line is all threads, the pale area those that are idle, hatching those that spin.',
  markName: (sample, field, perS) =>
    field === 'runqueue'
      ? `${sample.atMs} ms, global queue ${sample.global}`
      : field === 'local-runqueues'
        ? `${sample.atMs} ms, ${localText(sample.local)}`
        : field === 'idleprocs'
          ? `${sample.atMs} ms, idle Ps ${sample.idleProcs} of ${sample.procs}`
          : field === 'threads'
            ? `${sample.atMs} ms, threads ${sample.threads}, idle ${sample.idleThreads}${sample.spinningThreads === undefined ? '' : `, spinning ${sample.spinningThreads}`}`
            : `${sample.atMs} ms, switches per second ${perS.map((each) => Math.round(each)).join(' ')}`,
  readout: (sample) => {
    const threads = `threads ${sample.threads} (idle ${sample.idleThreads}${sample.spinningThreads === undefined ? '' : `, spinning ${sample.spinningThreads}`})`
    const queues = `${sample.atMs} ms: global ${sample.global}, ${localText(sample.local)}`
    return [`${queues}, idle Ps ${sample.idleProcs}, ${threads}`, `${queues}, idle Ps ${sample.idleProcs}`, queues]
  },
  summary: (runs) =>
    runs.length === 0
      ? 'There are no SCHED lines.'
      : runs
          .map(({ name, samples, allIdle, longest }) => {
            const head = `${name === null ? '' : `${name}: `}${samples} SCHED ${samples === 1 ? 'line' : 'lines'}.`
            const queue =
              longest === null
                ? `Every run queue was empty${samples === 1 ? '' : ' each time'}.`
                : `The longest queue was ${longest.p === undefined ? 'the global one' : `that of P${longest.p}`} at ${longest.atMs} ms, with ${longest.length} ${longest.length === 1 ? 'goroutine' : 'goroutines'} waiting.`
            return `${head} ${queue}${allIdle === 0 ? '' : samples === 1 ? ' Every P was idle.' : allIdle === samples ? ' Every P was idle each time.' : ` In ${allIdle} of them every P was idle.`}`
          })
          .join(' '),
  notes: {
    sampled: (note) =>
      `A timer looked about every ${note.everyMs} ms. A queue that filled and emptied in between leaves no trace.`,
    gaps: (note) =>
      `Where the ground is broken (${note.count} ${note.count === 1 ? 'place' : 'places'}), no line was printed in that time.`,
    ticks: () =>
      'The lower rows are differences of schedticks. They count all the time between two lines, so they show how busy a P was even when its queue looks empty. Shades are relative to the busiest cell.',
    merged: () => 'Where cells would get too narrow they are merged, and the largest value is drawn.',
    runs: (note) => `The first ${note.shown} of ${note.all} runs are drawn; the table has them all.`,
  },
  caveat:
    'A run queue only holds goroutines that could run and have no P yet. Goroutines that are running, and those that wait for a channel, a lock, the network or a system call, are nowhere in this figure.',
  table: {
    caption: (samples) => `${samples} SCHED ${samples === 1 ? 'line' : 'lines'}`,
    columns: {
      run: 'Run',
      at: 'At (ms)',
      procs: 'GOMAXPROCS',
      idle: 'Idle Ps',
      threads: 'Threads',
      spinning: 'Spinning',
      idleThreads: 'Idle threads',
      global: 'Global queue',
      local: 'Local queues',
      ticks: 'Switches/s',
    },
  },
}
