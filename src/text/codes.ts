// Numbers of the runtime that stand for something (runtime/runtime2.go, to Go 1.4 runtime.h). The words are in
// <locale>/codes.ts.

export const pStatuses = ['idle', 'running', 'syscall', 'gc-stop', 'dead'] as const
export type PStatus = (typeof pStatuses)[number]

/** Go 1.2 and 1.3 knew the first seven; no number has changed its meaning since. */
export const gStatuses = [
  'idle',
  'runnable',
  'running',
  'syscall',
  'waiting',
  'unused-5',
  'dead',
  'unused-7',
  'copy-stack',
  'preempted',
  'leaked',
  'dead-extra',
] as const
export type GStatus = (typeof gStatuses)[number]

/** Added to a goroutine's status while GC scans its stack. */
const scanBit = 0x1000

export function pStatusOf(value: number): PStatus | undefined {
  return pStatuses[value]
}

export function gStatusOf(value: number): { readonly status: GStatus | undefined; readonly scanning: boolean } {
  const scanning = value >= scanBit
  return { status: gStatuses[scanning ? value - scanBit : value], scanning }
}

/** `waitReasonStrings` of runtime/runtime2.go, Go 1.11 to 1.27, and the free texts of older releases that say something else. */
export const waitReasons = [
  'GC assist marking',
  'IO wait',
  'chan receive (nil chan)',
  'chan send (nil chan)',
  'dumping heap',
  'garbage collection',
  'garbage collection scan',
  'panicwait',
  'select',
  'select (no cases)',
  'GC assist wait',
  'GC sweep wait',
  'GC scavenge wait',
  'chan receive',
  'chan send',
  'finalizer wait',
  'force gc (idle)',
  'GOMAXPROCS updater (idle)',
  'semacquire',
  'sleep',
  'sync.Cond.Wait',
  'sync.Mutex.Lock',
  'sync.RWMutex.RLock',
  'sync.RWMutex.Lock',
  'sync.WaitGroup.Wait',
  'timer goroutine (idle)',
  'trace reader (blocked)',
  'wait for GC cycle',
  'GC worker (idle)',
  'GC worker (active)',
  'preempted',
  'debug call',
  'GC mark termination',
  'stopping the world',
  'flushing proc caches',
  'trace goroutine status',
  'trace proc status',
  'page trace flush',
  'coroutine',
  'GC weak to strong wait',
  'synctest.Run',
  'synctest.Wait',
  'chan receive (durable)',
  'chan send (durable)',
  'select (durable)',
  'sync.WaitGroup.Wait (durable)',
  'cleanup wait',
] as const
export type WaitReason = (typeof waitReasons)[number]

/** What the codes say in one language. */
export interface CodesText {
  /** Said of a P: `실행 중`, `running`. */
  readonly pStatus: Readonly<Record<PStatus, string>>
  readonly gStatus: Readonly<Record<GStatus, string>>
  /** What a goroutine with this wait reason waits for: one short sentence. */
  readonly waitReason: Readonly<Record<WaitReason, string>>
}

/** The sentence for a printed wait reason, or `undefined` for one that no list has. */
export function waitReasonText(codes: CodesText, printed: string): string | undefined {
  return (codes.waitReason as Readonly<Record<string, string>>)[printed]
}
