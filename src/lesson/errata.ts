/** How far a statement of the old note is off: wrong, right in its time, or incomplete. */
export type Severity = 'A' | 'B' | 'C'

export interface ErratumDef {
  readonly severity: Severity
  /** The note's own words, the shortest stretch that shows the error. */
  readonly original: string
  /** Where Go's source, or the note's own lines, show what is true. */
  readonly evidence: readonly string[]
}

/** Errors of the old note that the lessons put right, by the number they have in its review. */
export const errata = {
  14: {
    severity: 'A',
    original: 'gc 318 : First GC run since program started.',
    evidence: ['runtime/mgc.go (Go 1.8): memstats.numgc'],
  },
  15: {
    severity: 'A',
    original: '@36.750s : Nine milliseconds since the program started.',
    evidence: ['runtime/mgc.go (Go 1.8): work.tSweepTerm - runtimeInitTime'],
  },
  16: {
    severity: 'A',
    original: '0% : One percent of the programs time has been spent in GC.',
    evidence: ['runtime/mgc.go (Go 1.8): memstats.gc_cpu_fraction'],
  },
  17: {
    severity: 'A',
    original: '0.13ms : STW Sweep termination - Wait for all Ps to reach a GC safe-point.',
    evidence: ['runtime/proc.go (Go 1.8): gcprocs', 'runtime/mgc.go (Go 1.10): work.stwprocs'],
  },
  18: {
    severity: 'A',
    original:
      'CPU time … CPU가 프로그램 명령을 수행하는데 사용한 시간의 양 혹은 OS가 저전력(idle)모드나 I/O 연산을 기다리는 시간의 양',
    evidence: ['https://en.wikipedia.org/wiki/CPU_time', 'runtime/mstats.go (Go 1.27): cpuStats'],
  },
  20: {
    severity: 'C',
    original: 'collect한 메모리의 양과 pause의 길이를 요약해줍니다.',
    evidence: ['runtime/mgc.go (Go 1.8): gcMarkTermination'],
  },
  21: {
    severity: 'B',
    original: 'gc # @#s #%: #+...+# ms clock, #+...+# ms cpu, #->#-># MB, # MB goal, # P',
    evidence: ['runtime/extern.go, runtime/mgc.go (Go 1.5, 1.6, 1.18, 1.26)'],
  },
  22: {
    severity: 'A',
    original: '4MB : Heap size at GC end',
    evidence: ['runtime/mgc.go (Go 1.8): work.heap1'],
  },
  23: {
    severity: 'C',
    original: '0MB : Live Heap',
    evidence: ['runtime/mgc.go (Go 1.8): work.bytesMarked'],
  },
  24: {
    severity: 'C',
    original: '5MB : Goal heap size',
    evidence: ['runtime/mgc.go (Go 1.8): gcController.startCycle'],
  },
  25: {
    severity: 'C',
    original: '8P : Number of logical processors',
    evidence: ['runtime/mgc.go (Go 1.8): work.maxprocs'],
  },
  26: {
    severity: 'C',
    original: '0.022ms : STW Sweep termination - Wait for all Ps to reach a GC safe-point.',
    evidence: ['runtime/mgc.go (Go 1.8): gcStart'],
  },
  27: {
    severity: 'B',
    original: '0.040ms : STW Mark termination - Drain any remaining work and perform housekeeping.',
    evidence: ['runtime/mgc.go (Go 1.11, 1.12): gcMarkTermination'],
  },
  28: {
    severity: 'C',
    original: '0.27ms : Mark/Scan',
    evidence: ['runtime/mgc.go (Go 1.8): work.tMark, work.tMarkTerm'],
  },
  29: {
    severity: 'C',
    original: '0.43ms : Mark/Scan - Background GC time',
    evidence: ['runtime/mgc.go (Go 1.8): dedicatedMarkTime + fractionalMarkTime'],
  },
  30: {
    severity: 'C',
    original: '4->4->0 MB, 5 MB goal',
    evidence: ['runtime/mgc.go (Go 1.8): gcMarkTermination, >>20'],
  },
} as const satisfies Record<number, ErratumDef>

export type ErratumNumber = keyof typeof errata
