/** How far a statement of the old note is off: wrong, right in its time, incomplete, or a slip of language only. */
export type Severity = 'A' | 'B' | 'C' | 'D'

export interface ErratumDef {
  readonly severity: Severity
  /** The note's own words, the shortest stretch that shows the error. */
  readonly original: string
  /** Where Go's source, or the note's own lines, show what is true. */
  readonly evidence: readonly string[]
}

/** Errors of the old note that the lessons put right, by the number they have in its review. */
export const errata = {
  1: {
    severity: 'A',
    original: 'SCHED 1009ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 idlethreads=1 runqueue=0 [4 4]',
    evidence: ['runtime/proc.go (Go 1.8, 1.27): schedtrace, allp'],
  },
  2: {
    severity: 'A',
    original: 'idlethreads=0: Threads not in use.',
    evidence: ['SCHED 1009ms: … idlethreads=1 …'],
  },
  3: {
    severity: 'A',
    original: '변경이 일어나면 해당 스케쥴이 논리 프로세서의 상태에 관한 정보를 발생하게 합니다.',
    evidence: ['runtime/proc.go (Go 1.8, 1.27): sysmon, debug.schedtrace'],
  },
  4: {
    severity: 'A',
    original: 'threads=3: Threads in use.',
    evidence: ['runtime/proc.go (Go 1.9): sched.mcount', 'runtime/proc.go (Go 1.10): mcount()'],
  },
  5: {
    severity: 'C',
    original: 'idleprocs=0: Contexts not in use. Goroutine running.',
    evidence: ['runtime/proc.go (Go 1.8): sched.npidle'],
  },
  6: {
    severity: 'C',
    original: 'idlethreads=0: Threads not in use.',
    evidence: ['runtime/proc.go (Go 1.8): sched.nmidle'],
  },
  7: {
    severity: 'A',
    original: '[4 4]: Goroutines in each of the logical processors.',
    evidence: ['runtime/proc.go (Go 1.8): runqtail - runqhead'],
  },
  8: {
    severity: 'C',
    original: 'gomaxprocs … idleprocs … threads … idlethreads … runqueue … [4 4]',
    evidence: ['runtime/proc.go (Go 1.8): sched.nmspinning'],
  },
  9: {
    severity: 'C',
    original: '5초 후에 trace에서 goroutine을 볼 수 있습니다.',
    evidence: ['runtime/proc.go (Go 1.19): schedtrace', 'content/samples/goleak/1.24-sched.log'],
  },
  10: {
    severity: 'C',
    original: 'SCHED 16097ms: gomaxprocs=1 idleprocs=0 threads=5 spinningthreads=0 idlethreads=1 runqueue=129 [225]',
    evidence: ['SCHED 8047ms: … [62]', 'SCHED 9056ms: … runqueue=32 [0]'],
  },
  11: {
    severity: 'B',
    original: 'SCHED 1009ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 idlethreads=1 runqueue=0 [4 4]',
    evidence: ['runtime/proc.go (Go 1.20, 1.25): schedtrace'],
  },
  12: {
    severity: 'C',
    original: 'export GODEBUG=schedtrace=1000',
    evidence: ['runtime/runtime1.go (Go 1.8): parsedebugvars, gogetenv'],
  },
  13: {
    severity: 'C',
    original:
      'setting schedtrace=X and scheddetail=1 causes the scheduler to emit detailed multiline info every X milliseconds',
    evidence: ['runtime/proc.go (Go 1.27): schedtrace', 'runtime/panic.go (Go 1.27): startpanic_m'],
  },
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
  19: {
    severity: 'B',
    original: 'gctrace=2 설정은 동일한 요약을 제공하며 각 collection을 되풀이 합니다.',
    evidence: [
      'runtime/malloc.go (Go 1.4)',
      'runtime/mgc.go (Go 1.8, 1.11)',
      'runtime/mgcmark_nogreenteagc.go, runtime/mgcmark_greenteagc.go (Go 1.25): dumpScanStats',
    ],
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
  31: {
    severity: 'A',
    original: 'gc 5 @0.071s … pacer: sweep done … pacer: assist ratio … pacer: H_m_prev=30488736 …',
    evidence: ['runtime/mgc.go (Go 1.8): gcMarkTermination, gcController.endCycle'],
  },
  32: {
    severity: 'B',
    original: 'pacer: H_m_prev=30488736 … u_a/u_g=+1.000000e+000',
    evidence: ['runtime/mgcpacer.go (Go 1.17, 1.18): endCycle'],
  },
  33: {
    severity: 'B',
    original: 'pacer: sweep done at heap size 29MB; allocated 0MB of spans; …',
    evidence: ['runtime/mgcsweep.go (Go 1.8, 1.9, 1.17, 1.18, 1.25)'],
  },
  34: {
    severity: 'B',
    original: '+6.183550e-004',
    evidence: ['runtime/print.go (Go 1.25, 1.26): printfloat'],
  },
  35: {
    severity: 'B',
    original: 'workers=2+0',
    evidence: ['runtime/mgc.go (Go 1.9, 1.10): startCycle', 'runtime/mgcpacer.go (Go 1.26): startCycle'],
  },
  36: {
    severity: 'C',
    original: '동일 출력:',
    evidence: ['동일 출력 → 예시 출력'],
  },
  37: {
    severity: 'C',
    original: 'pacer: H_m_prev=30488736 h_t=+2.334071e-001 H_T=37605024 …',
    evidence: ['runtime/mgc.go (Go 1.8): gcControllerState.endCycle'],
  },
  38: {
    severity: 'D',
    original: 'C++에서 memory leak은 참조하는 메모리를 읽어버린 경우',
    evidence: ['읽어버린 → 잃어버린'],
  },
  39: {
    severity: 'D',
    original: '어떤 함수나 메소드가 생성시키는질를 확인할 수 있습니다.',
    evidence: ['질를 → 지를'],
  },
  40: {
    severity: 'D',
    original: '스케쥴, 스케쥴러',
    evidence: ['스케쥴 → 스케줄'],
  },
  41: {
    severity: 'D',
    original: '코드로는 leak가 발생했는데 확인할 수 있는 특별한 방법이 없습니다.',
    evidence: ['발생했는데 → 발생했는지'],
  },
  42: {
    severity: 'D',
    original: '웹 어플리케이션',
    evidence: ['어플리케이션 → 애플리케이션'],
  },
  43: {
    severity: 'D',
    original: '해당 스케쥴이 … 정보를 발생하게 합니다.',
    evidence: ['runtime/proc.go (Go 1.8, 1.27): sysmon'],
  },
  44: {
    severity: 'D',
    original: '되풀이 합니다',
    evidence: ['되풀이 합니다 → 되풀이합니다'],
  },
  45: {
    severity: 'D',
    original: '이렇게 하면 gc가 동시성 pacer의 내부 상태에 관한 정보를 출력하게 합니다.',
    evidence: ['동시성 pacer → 동시(concurrent) GC의 페이서'],
  },
} as const satisfies Record<number, ErratumDef>

export type ErratumNumber = keyof typeof errata
