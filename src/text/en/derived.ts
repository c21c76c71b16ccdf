import type { DerivedWords } from '../ko/derived.ts'

export const derivedText: DerivedWords = {
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
  staleMark: 'This forced cycle ran with the world stopped, so the number is left over from the last concurrent cycle.',
  freed: 'About what the sweep is going to free.',
  markingGrowth: 'Allocated while marking went on.',
  grown: 'Grown since the last cycle’s live heap.',
  rate: (rate) => `That is about ${rate} MiB a second.`,
  goalKept: 'Marking was done before the heap reached its goal.',
  goalMissed: 'The heap had outgrown its goal when marking ended.',
  goalUnlimited: 'With GOGC off and no memory limit there is in effect no goal.',
  gap: (seconds) => `${seconds} s after the end of the cycle before.`,
  wholeCycle: 'All wall-clock times of this cycle together.',
}
