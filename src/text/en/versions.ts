import type { VersionsText } from '../ko/versions.ts'

export const versionsText: VersionsText = {
  title: 'Forms of the lines by Go version',
  lead: 'What each release prints. What went away since the form before is struck out, what is new is marked. Every name leads to its field.',
  timeline: 'At a glance',
  timelineLead: 'Each bar is one form, and its number the first release that printed it. Names and numbers lead there.',
  contents: 'Contents',
  bar: (kind, releases) => `${kind}, ${releases}`,
  first: 'First form',
  comparedWith: (releases) => `Compared with the form of ${releases}.`,
  added: 'New',
  removed: 'Gone',
  rewritten: 'Written in another way',
  narrower: 'In some releases only',
  onlyLiterals: 'The values are the same; only the text around them changed.',
  nothingSeen: 'Values and text stand where they stood.',
  witness: 'A printed line',
  fromSource: 'No such line has been recorded: written as the print statement in the runtime’s source says.',
  source: 'Print statement',
  turningPoints: 'Releases that changed the meaning and not the form',
  turningPoint: {
    'gctrace-variable': 'Switched on by `GODEBUG=gctrace=1`. Up to Go 1.1 it was a variable of its own, `GOGCTRACE=1`.',
    'goal-from-all-marked':
      'The heap goal is based on all marked bytes. Up to Go 1.7, what was allocated during the cycle was left out.',
    'forced-by-user':
      '`(forced)` says that the program asked for the GC. Up to Go 1.8 it said that the collection ran with the world stopped.',
    'stw-cpu-by-procs':
      'The CPU time of STW phases is the wall time multiplied by `GOMAXPROCS` or the number of CPUs, whichever is smaller. Up to Go 1.9 the factor was smaller where few threads were idle.',
    'gctrace-2-quiet':
      '`gctrace=2` does not repeat collections any more, and until Go 1.24 prints what `gctrace=1` prints.',
    'goal-from-limit': 'The heap goal can come from the memory limit.',
    'stacks-scanned': '`MB stacks` is the size of the stacks that were really scanned.',
    'percent-measured':
      'The percentage comes from measured pauses, so it is no longer the sum of the CPU times in the lines.',
    'utilization-goal': '`u_g` changes from 0.25 to 0.30.',
    'sweep-in-some-cycles': 'The `sweep done` line appears in some cycles only.',
    'blocked-of-its-own': '`blocked` is that of the M in the line. Up to Go 1.6 it was that of the M that printed it.',
    'threads-alive': '`threads` leaves out threads that have exited.',
    'wait-reasons': 'Wait reasons come from a fixed list.',
    'status-preempted': 'A G that was preempted and stopped has the new status 9.',
    'status-new': 'G statuses 10 and 11 are new, and P status 2 is not used any more.',
  },
  forms: (count) => (count === 1 ? '1 form' : `${count} forms`),
  fieldsOf: (family) => `All fields of ${family}`,
}
