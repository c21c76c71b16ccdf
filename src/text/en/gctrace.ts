// One entry a field. Facts come from the runtime's source (mgc.go, mgcpacer.go, mgc0.c up to Go 1.4), terms from glossary.ts.
import type { FieldOf, gctrace } from '../../trace/catalogue/index.ts'
import type { FieldText } from '../field-text.ts'
import { memoryText } from './gctrace-memory.ts'

const printedMs =
  'Milliseconds, cut (never rounded) to at most two significant digits below 10 ms. `0` means less than 1 µs.'
const printedMiB =
  'Printed as `MB` but counted in MiB (2^20 bytes) and cut: `4` is anything from 4 to just under 5 MiB.'
const printedUs =
  'Microseconds, or milliseconds in Go 1.1 and 1.2, cut to an integer. The line prints which of the two it is.'
const printedCount = 'A count, exact.'
const printedTimes = 'A number of times, exact.'

export const gctraceText = {
  'gc-number': {
    name: 'GC number',
    gloss: 'number',
    means: 'Which GC cycle since the program started this line describes.',
    how: 'A counter (`memstats.numgc`) that mark termination raises by one. The first cycle is 1, and within one process no number is skipped.',
    unit: 'An ordinal, exact.',
    misreading:
      '`gc 318` is the 318th cycle, not 318 collections on this line. If the number starts again at 1, the lines of another process are mixed in.',
    typical:
      'Exactly one more than on the line before. A gap means lost lines; `go run` and `go test` add the numbering of the compiler to the same output.',
    changes: 'Up to Go 1.4 it is printed without a space, `gc7(4):`; since Go 1.5 with one, `gc 7`.',
  },
  at: {
    name: 'Start time',
    gloss: 'time',
    means: 'How long after program start this cycle began.',
    how: 'Read just before the runtime asks every goroutine to stop for sweep termination, counted from `runtimeInitTime`. Process creation, linking and early runtime set-up are left out.',
    unit: 'Seconds, cut to whole milliseconds.',
    misreading:
      'It is not when the line was printed: the line comes at the end of the cycle, so it appears later. The clock of `SCHED` lines starts at the first `SCHED` line and does not match this one.',
    typical:
      'The difference between two lines, less the wall times of the first, is the time without any GC. The shorter it is, the busier the collector.',
  },
  'gc-percent': {
    name: 'GC share of CPU',
    gloss: 'GC %',
    means: 'The share of the available CPU time since program start that went to GC.',
    how: 'Below the line: GOMAXPROCS × time since start, idle time included. Above it: STW, mark assist, dedicated and fractional workers, summed since start; idle workers and sweeping are left out.',
    unit: 'Percent, cut to an integer. `0%` means less than 1 %.',
    misreading:
      "It is neither this cycle's share nor a share of the CPU the program used. A program that mostly sleeps shows almost 0 however heavy its GC is.",
    typical:
      'Usually a single digit. The first cycles can show much more because little time has passed. If it stays high, look for a tiny live heap or a memory limit that leaves no room.',
    changes:
      'Go 1.5 also counted scanning of stacks and globals. Since Go 1.23 pauses are measured separately, so the printed CPU numbers no longer add up to it.',
  },
  'leak-check': {
    name: 'Goroutine leak check',
    gloss: 'leak check',
    means: 'Marks a cycle that also looked for leaked goroutines.',
    how: 'A request for the goroutine leak profile starts a GC cycle that looks for goroutines blocked on something nothing alive can reach.',
    unit: 'There or not there. Without it, the cycle is an ordinary one.',
    misreading:
      'It says that leaks were looked for, not that any were found. The result is in the profile, not on this line.',
    typical:
      'Comes with `(forced)` at the end of the line, since it was asked for. Keep these cycles apart when you compare times.',
    changes: 'Go 1.26 prints it only when built with the experiment; Go 1.27 needs no build flag.',
  },
  'sweep-term-wall': {
    name: 'Sweep termination, wall clock',
    gloss: 'sweep term',
    means: 'Wall-clock time of the first STW, in which every goroutine is stopped so that marking can begin.',
    how: 'From just before the stop request until the world runs again: waiting for all Ps, finishing leftover sweeping, turning on write barriers and assists, and restarting.',
    unit: printedMs,
    misreading: 'It is not only the wait for safe-points. The work done while stopped and the restart are in it too.',
    typical:
      "Tens to hundreds of µs. When it is long, one P was late to stop or the OS took a thread away: suspect a container's CPU quota and, up to Go 1.13, a loop that cannot be preempted.",
  },
  'scan-wall': {
    name: 'Concurrent scan, wall clock',
    gloss: 'scan',
    means: 'Wall-clock time spent scanning goroutine stacks and globals; printed by Go 1.5 only.',
    how: 'The second of five phases: from the end of sweep termination until the write barrier is being installed.',
    unit: printedMs,
    misreading: 'It is not STW; the program runs meanwhile.',
    typical: 'Grows with the number of goroutines and the depth of their stacks.',
    changes: 'Part of concurrent mark since Go 1.6 and no longer printed on its own.',
  },
  'write-barrier-wall': {
    name: 'Write barrier installation, wall clock',
    gloss: 'write barrier',
    means: 'Wall-clock time until every P had seen that the write barrier is on; printed by Go 1.5 only.',
    how: 'The third of five phases: the runtime waits until each P has passed a check once.',
    unit: printedMs,
    misreading: 'It is not STW. Each P checks and goes straight back to its own work.',
    typical: 'A few µs.',
    changes: 'Since Go 1.6 the barrier is turned on inside sweep termination, so there is nothing to print.',
  },
  'mark-wall': {
    name: 'Concurrent mark, wall clock',
    gloss: 'mark',
    means: 'Wall-clock time spent finding live objects while the program runs.',
    how: 'From the restart after sweep termination until just before the stop request for mark termination.',
    unit: printedMs,
    misreading: 'It is not a pause. The program runs, but shares the CPU with background workers and pays mark assist.',
    typical:
      'Grows with the live heap and the pointers in it, and stretches when CPU is short. Long alone is no fault; judge latency together with mark assist.',
    changes:
      'The `(forced)` cycles of Go 1.5 to 1.8 stop the world from end to end and print `0`. With `gcstoptheworld` since Go 1.12 this phase is a pause as well.',
  },
  'mark-term-wall': {
    name: 'Mark termination, wall clock',
    gloss: 'mark term',
    means: 'Wall-clock time of the second STW, in which every goroutine is stopped so that marking can end.',
    how: 'From just before the stop request until the accounting is done. Unlike sweep termination, restarting the world is not in it.',
    unit: printedMs,
    misreading: 'No memory is freed here. Freeing is sweeping, which goes on while the program runs again.',
    typical:
      'Tens of µs. When it is long, suspect a P that was late to stop or a lack of CPU, as for sweep termination.',
    changes:
      'Up to Go 1.11 the rest of the marking was drained here; since Go 1.12 marking is complete before the stop. The `(forced)` cycles of Go 1.5 to 1.8 do all their work here.',
  },
  'sweep-term-cpu': {
    name: 'Sweep termination, CPU',
    gloss: 'sweep term CPU',
    means: 'The wall-clock time of sweep termination multiplied by a number of processors.',
    how: 'Not measured but multiplied. The factor is `stwprocs`: since Go 1.10 the smaller of GOMAXPROCS and the number of CPUs.',
    unit: printedMs,
    misreading:
      'It does not say that every P worked that long. The factor may differ from the printed `P`, so you cannot read GOMAXPROCS off it.',
    typical: 'A whole multiple of the wall time. Both numbers are cut, so the division can be slightly off.',
    changes:
      'In Go 1.5 to 1.9 the factor was the smallest of GOMAXPROCS, the number of CPUs, 32 and idle threads + 1, and could change from cycle to cycle.',
  },
  'scan-cpu': {
    name: 'Concurrent scan, CPU',
    gloss: 'scan CPU',
    means: 'CPU time booked for scanning stacks and globals; printed by Go 1.5 only.',
    how: 'Not measured: the wall-clock time of the scan, times 1.',
    unit: printedMs,
    misreading: 'It does not grow when several threads share the scan. It is the wall time printed once more.',
    typical: 'The same as the wall-clock time of the scan.',
    changes: 'Not printed since Go 1.6.',
  },
  'write-barrier-cpu': {
    name: 'Write barrier installation, CPU',
    gloss: 'write barrier CPU',
    means: 'A placeholder that is always `0`.',
    how: 'A constant in the source of Go 1.5.',
    unit: printedMs,
    misreading: 'It does not mean that write barriers are free, only that nobody measured.',
    typical: '`0`.',
    changes: 'Not printed since Go 1.6.',
  },
  'mark-assist-cpu': {
    name: 'Mark assist, CPU',
    gloss: 'assist',
    means: 'Time that allocating goroutines spent marking instead of doing their own work, summed up.',
    how: 'When allocation outruns marking, a goroutine must pay the assist ratio in marking before its allocation succeeds. The clock is read for each of them and the times are added (`gcController.assistTime`).',
    unit: printedMs,
    misreading:
      'It is no free help. The goroutines that serve requests pay for it, so it shows directly as latency. Nor is it OS CPU time: it keeps counting while the thread is off the CPU.',
    typical:
      'Best at `0` or well below background. About as large as background, or larger, means allocation is too fast during marking. When pauses are short and latency is bad, look here first.',
    changes: 'On the `(forced)` lines of Go 1.5 to 1.8 the value of the last concurrent cycle is left standing.',
  },
  'mark-background-cpu': {
    name: 'Background workers, CPU',
    gloss: 'background',
    means: 'Time that dedicated and fractional mark workers spent marking, summed up.',
    how: 'The runtime means to give background workers 25 % of the Ps during concurrent mark. The clock is read for each worker and the times are added (`dedicatedMarkTime` + `fractionalMarkTime`).',
    unit: printedMs,
    misreading:
      'It is not all the CPU of concurrent mark. Mark assist and idle workers stand before and after it, between the slashes.',
    typical: 'Around 25 % of mark wall × P. Less in short cycles and where idle workers take much of the work.',
    changes: 'On the `(forced)` lines of Go 1.5 to 1.8 the value of the last concurrent cycle is left standing.',
  },
  'mark-idle-cpu': {
    name: 'Idle workers, CPU',
    gloss: 'idle',
    means: 'Time that Ps with nothing else to do spent marking, summed up.',
    how: 'Measured for the lowest-priority workers, which run on a P only when no goroutine wants it (`idleMarkTime`).',
    unit: printedMs,
    misreading:
      'It is neither wasted time nor idle CPU: it is marking done on spare Ps. The `%` at the front of the line leaves it out.',
    typical:
      'Large in a program with little to do, near `0` in a busy one. It takes nothing from the program, so a large value is rarely a worry.',
    changes: 'On the `(forced)` lines of Go 1.5 to 1.8 the value of the last concurrent cycle is left standing.',
  },
  'mark-term-cpu': {
    name: 'Mark termination, CPU',
    gloss: 'mark term CPU',
    means: 'The wall-clock time of mark termination multiplied by a number of processors.',
    how: 'Not measured but multiplied, by the same `stwprocs` as sweep termination.',
    unit: printedMs,
    misreading: 'It is not CPU anybody measured. The value is the same when the Ps stood idle during the stop.',
    typical:
      'Both STW terms of a line share one factor, so their ratios must agree. If they do not, the line was damaged or edited.',
    changes: 'The rule for the factor changed in Go 1.10; see the CPU time of sweep termination.',
  },
  'heap-start': {
    name: 'Heap at start',
    gloss: 'heap start',
    means: 'How large the heap was when the cycle began.',
    how: "The runtime's estimate (`heapLive`) just before the first STW: bytes kept by the last GC plus bytes allocated since. Garbage waiting to be swept is left out.",
    unit: printedMiB,
    misreading:
      'It is not `HeapAlloc` of `runtime.MemStats`, nor the memory the OS sees (RSS). Spans that a P has taken into its cache count in full, so it is a little high.',
    typical:
      'Never below the live heap of the line before. The difference is what was allocated between the two cycles.',
  },
  'heap-end': {
    name: 'Heap at mark end',
    gloss: 'heap end',
    means: 'How large the heap was when marking ended: the peak of this cycle.',
    how: 'The same estimate, read again as mark termination begins. What it grew since the start was allocated during marking.',
    unit: printedMiB,
    misreading:
      'It is not the size after freeing. Nothing of this cycle has been swept yet, so it is the largest of the three.',
    typical: 'A little over the goal is normal. Far over means large allocations, or marking that got too little CPU.',
  },
  'heap-live': {
    name: 'Live heap',
    gloss: 'live',
    means: 'The bytes this cycle marked as live: what survives it.',
    how: 'The sum of marked bytes (`bytesMarked`). Everything allocated during marking counts as live.',
    unit: printedMiB,
    misreading:
      'It is neither the heap as it is now nor what the process keeps from the OS. It overstates what is reachable by what was allocated while marking. `0` is less than 1 MiB, not empty.',
    typical:
      'The first number to watch for a leak: under even load, suspect one if it only rises over many cycles. The next heap goal is computed from it.',
  },
  'heap-goal': {
    name: 'Heap goal',
    gloss: 'goal',
    means: 'The heap size this cycle was meant to finish under.',
    how: 'The live heap of the cycle before, raised by GOGC percent; since Go 1.18 stacks and globals count too. The floor is 4 MiB × GOGC/100; a memory limit can push it lower.',
    unit: `${printedMiB} With GOGC off an enormous number is printed, to be read as no limit.`,
    misreading: 'It is the goal of the cycle on this line, not of the next one, and no wall: the heap may pass it.',
    typical:
      'About twice the live heap of the line before at GOGC=100, and 4 or 5 MiB for a small heap. A goal below the heap at start means that a memory limit decides.',
    changes:
      'Go 1.5 to 1.7 took what the last cycle allocated off the live heap first. Go 1.6 to 1.17 keep it 1 MiB above the heap at start. Since Go 1.19 it is read again at the end of marking. `(forced)` lines of Go 1.5 to 1.8 print the heap at start.',
  },
  'stack-scan': {
    name: 'Stacks scanned',
    gloss: 'stacks',
    means: 'How much goroutine stack this cycle scanned.',
    how: 'Stack bytes that workers really scanned, summed (`lastStackScan`). They count beside the live heap when the goal is computed.',
    unit: printedMiB,
    misreading: 'It is not all the stack space allocated. `0` is less than 1 MiB, not none.',
    typical: 'Mostly `0`. A large value means very many goroutines or deep stacks.',
    changes:
      'Go 1.18 and 1.19 print the stack space allocated, which is more. Since Go 1.20 it is what was really scanned.',
  },
  'global-scan': {
    name: 'Globals to scan',
    gloss: 'globals',
    means: 'The part of the global variables that holds pointers and must be scanned.',
    how: "The scannable part of the program's data and bss (`globalsScan`), which counts when the goal is computed.",
    unit: printedMiB,
    misreading: 'The heap that globals point to is not in it; that is part of the live heap.',
    typical: 'The same on every line unless plugins are loaded. `0` is less than 1 MiB.',
    changes: 'Printed since Go 1.18.',
  },
  procs: {
    name: 'Number of Ps',
    gloss: 'P',
    means: 'GOMAXPROCS, the number of Ps (logical processors), when this cycle began.',
    how: 'GOMAXPROCS as read at the start of the cycle (`work.maxprocs`).',
    unit: 'A count of Ps, exact.',
    misreading:
      'It is neither the number of CPU cores nor the number of Ps that GC used. In a container it can be far above the CPU limit.',
    typical:
      'The same on every line. A change means a call of `runtime.GOMAXPROCS`, or a runtime that follows the CPU limit.',
    changes: "The printed value has kept its meaning, but since Go 1.25 its default follows a container's CPU limit.",
  },
  forced: {
    name: 'Forced GC',
    gloss: 'forced',
    means: 'Marks a cycle that began because somebody asked for it, not because the heap had grown.',
    how: 'Set for cycles started by `runtime.GC()`, `debug.FreeOSMemory()` or a goroutine leak profile (`work.userForced`). On the `forced scvg:` lines of Go 1.13, `debug.FreeOSMemory()` returned memory.',
    unit: 'There or not there. Without it, the heap had grown or two minutes had passed.',
    misreading:
      'The GC of every two minutes never carries it; a line `GC forced` precedes that one instead. And since Go 1.9 it does not mean STW: the cycle marks concurrently like any other.',
    typical: 'If a service prints it often, find out who calls `runtime.GC()`.',
    changes:
      'In Go 1.5 to 1.8 it meant a cycle that stopped the world from end to end. `gcstoptheworld` printed it on every cycle, and the three CPU numbers of marking were left over from an earlier cycle.',
  },

  // Go 1.1 to 1.4: a line is one stop-the-world collection.
  'helper-threads': {
    name: 'Threads in this GC',
    gloss: 'threads',
    means: 'How many threads shared this collection.',
    how: 'The parallelism chosen when the collection began (`work.nproc`), the thread that started it included.',
    unit: printedCount,
    misreading: 'It is not always GOMAXPROCS. `1` means that the starting thread worked alone.',
    typical: '`1` with GOMAXPROCS=1, and never more than GOMAXPROCS.',
    changes: 'Not printed since Go 1.5.',
  },
  'stop-time': {
    name: 'Stopping',
    gloss: 'stop',
    means: 'How long it took to stop every goroutine.',
    how: 'From the moment the collection is wanted until all have stopped. The first of four times.',
    unit: 'Microseconds, cut to an integer.',
    misreading:
      'It is not the pause. Up to Go 1.4 the whole collection is one STW, so the pause is the sum of the four.',
    typical: 'A few µs. When it is long, everybody may have waited for one loop that cannot be preempted.',
  },
  'sweep-time': {
    name: 'Sweep time',
    gloss: 'sweep',
    means: 'Time spent sweeping inside the pause.',
    how: 'In Go 1.3 and 1.4: finishing what the last collection left unswept, and setting up the mark. In Go 1.1 and 1.2: the whole sweep of this collection.',
    unit: printedUs,
    misreading: 'Its place differs: after the mark time in Go 1.1 and 1.2, before it in Go 1.3 and 1.4.',
    typical: 'Near `0` in Go 1.3 and 1.4, because background sweeping is mostly done by then.',
    changes: 'Go 1.3 moved sweeping out of the pause.',
  },
  'mark-time': {
    name: 'Mark time',
    gloss: 'mark',
    means: 'Time spent finding live objects with the world stopped.',
    how: 'Wall-clock time of a mark that several threads share while the program stands still.',
    unit: printedUs,
    misreading: 'Unlike the concurrent mark of Go 1.5 and newer, all of it is pause.',
    typical: 'Usually the largest of the times; it grows with the live heap.',
    changes: 'The first time in Go 1.1 and 1.2, the third in Go 1.3 and 1.4.',
  },
  'wait-time': {
    name: 'Finishing',
    gloss: 'finish',
    means: 'Time spent waiting for the other marking threads and on bookkeeping.',
    how: "From the end of the starting thread's own marking until statistics and the next trigger are set. The last of four times.",
    unit: 'Microseconds, cut to an integer.',
    misreading: "No goroutine's waiting is counted here, only that of the thread that started the collection.",
    typical: 'Short. A long one means that the marking was shared unevenly.',
  },
  'other-time': {
    name: 'Everything else',
    gloss: 'other',
    means: 'What the pause took besides marking and sweeping.',
    how: 'From the end of the sweep until helpers have been waited for and statistics collected. The last of three times.',
    unit: 'Milliseconds, cut to an integer, so `0` is common.',
    misreading: '`0` does not mean that nothing was done, but that it took less than 1 ms.',
    typical: '`0`.',
    changes: 'Go 1.3 replaced it by separate times for stopping and finishing.',
  },
  'time-unit': {
    name: 'Time unit',
    gloss: 'unit',
    means: 'The unit of the times printed before it.',
    how: 'Literal text of the print statement: `us` for microseconds, `ms` for milliseconds.',
    unit: '`us` or `ms`.',
    misreading:
      '`1+0+0 ms` of Go 1.2 and `4+0+85+1 us` of Go 1.3 differ by a factor of a thousand, and in the order of the values.',
    typical: '`ms` in Go 1.1 and 1.2, `us` in Go 1.3 and 1.4.',
    changes: 'Since Go 1.5 it is always `ms clock` and `ms cpu`.',
  },
  'heap-before': {
    name: 'Heap before',
    gloss: 'before',
    means:
      'In Go 1.3 and 1.4 the live heap after the last collection, computed backwards; in Go 1.1 and 1.2 the heap just before this one.',
    how: 'Go 1.3 and 1.4: trigger × 100/(GOGC+100). Go 1.1 and 1.2: what was really allocated.',
    unit: printedMiB,
    misreading:
      'In Go 1.3 and 1.4 it is not the heap before this collection, so the difference in `A -> B` is not what was freed.',
    typical: 'In Go 1.3 and 1.4, about half of the number to its right at GOGC=100.',
    changes: 'Its meaning changed when Go 1.3 put sweeping off.',
  },
  'heap-now': {
    name: 'Heap now',
    gloss: 'now',
    means: 'The heap that is allocated when the line is printed.',
    how: 'Allocated heap (`heap_alloc`). In Go 1.3 and 1.4 this collection has not been swept yet; in Go 1.1 and 1.2 it has.',
    unit: printedMiB,
    misreading: 'In Go 1.3 and 1.4 it is not the live heap: the garbage just found is still in it.',
    typical: 'Suspect a leak if it keeps rising under even load.',
    changes: 'In Go 1.1 and 1.2 it is what the collection left.',
  },
  'objects-before': {
    name: 'Objects before',
    gloss: 'before',
    means: 'How many objects were on the heap before this collection.',
    how: 'Allocations minus frees as the collection begins.',
    unit: printedCount,
    misreading: 'It is not the number ever allocated; that one is in the brackets.',
    typical: 'The difference to the number on its right is how many objects this collection freed.',
    changes: 'Not printed since Go 1.3.',
  },
  objects: {
    name: 'Objects',
    gloss: 'objects',
    means:
      'On a GC line how many objects are on the heap when it is printed, on a `scan:` line how many this cycle scanned.',
    how: 'GC lines: allocations minus frees, which both stand in the brackets. `scan:` lines: counted while scanning.',
    unit: printedCount,
    misreading: 'In Go 1.3 and 1.4 these are not only the survivors: garbage that has not been swept yet is counted.',
    typical: 'If it grows without end under even load, something holds on to objects.',
    changes:
      'Go 1.1 and 1.2 print it to the right of `A -> B`, after sweeping. Go 1.5 to 1.24 print none; since Go 1.25 it is on the `scan:` lines of `gctrace=2`.',
  },
  mallocs: {
    name: 'Allocations',
    gloss: 'mallocs',
    means: 'How many objects have been allocated since program start.',
    how: 'A counter that only rises (`nmalloc`).',
    unit: printedTimes,
    misreading:
      'It is not what this cycle allocated. The difference to the line before is what was allocated between the two.',
    typical: 'Always rising; the faster it does, the more often GC runs.',
  },
  frees: {
    name: 'Frees',
    gloss: 'frees',
    means: 'How many objects have been freed since program start.',
    how: 'A counter that only rises (`nfree`), when objects are swept.',
    unit: printedTimes,
    misreading:
      'In Go 1.3 and 1.4 the garbage found by this collection is not in it yet, because sweeping comes later.',
    typical: 'Follows the allocations. Suspect a leak if the distance keeps widening.',
  },
  goroutines: {
    name: 'Goroutines',
    gloss: 'goroutines',
    means: 'How many goroutines exist when the line is printed.',
    how: "The runtime's own count (`gcount`), printed by Go 1.4 only.",
    unit: printedCount,
    misreading: 'Not only running ones: blocked goroutines are counted as well.',
    typical: 'Suspect a goroutine leak if it only rises under even load.',
    changes: 'Not printed since Go 1.5. Today, ask `runtime.NumGoroutine` or the goroutine profile.',
  },
  'sweep-spans': {
    name: 'Spans',
    gloss: 'spans',
    means: 'How many spans are on the list that sweeping walks.',
    how: 'Go 1.3 counts the list made by the last collection, Go 1.4 the list as this collection begins.',
    unit: printedCount,
    misreading:
      'The next two numbers need not add up to it: spans swept on demand by allocating goroutines are in neither.',
    typical: 'Grows with the heap.',
  },
  'sweep-background': {
    name: 'Spans swept in background',
    gloss: 'swept in background',
    means: 'How many spans the background goroutine swept since the last collection.',
    how: 'Counted as each span is done; the line resets it.',
    unit: printedCount,
    misreading: 'It is the sweep of the last collection, not of this one.',
    typical: '`0` when allocating goroutines swept everything themselves, or background sweeping never got to run.',
  },
  'sweep-paused': {
    name: 'Spans swept in the pause',
    gloss: 'swept in pause',
    means: 'How many spans had to be swept inside this pause.',
    how: 'Counted while the pause finishes what the last collection left unswept.',
    unit: printedCount,
    misreading: 'These spans do not hold the garbage found by this collection.',
    typical:
      '`0` is best. A large value means that collections follow each other faster than sweeping can, and lengthens the pause.',
  },
  handoff: {
    name: 'Handoffs',
    gloss: 'handoff',
    means: 'How often a marking thread gave half of its work to another.',
    how: 'If a thread is waiting, the work buffer is split in half, one half is offered and one handoff counted.',
    unit: printedTimes,
    misreading: 'No goroutine is handed over; GC threads share marking work.',
    typical: '`0` with a single thread.',
  },
  'handoff-count': {
    name: 'Pointers handed off',
    gloss: 'handed off',
    means: 'How many pointers were in the work given away.',
    how: 'The pointers in each half buffer, summed.',
    unit: printedCount,
    misreading: 'A count of pointers, not of bytes.',
    typical: '`0` with a single thread.',
  },
  steal: {
    name: 'Steals',
    gloss: 'steal',
    means: 'How often a GC thread that had run out of work stole from another.',
    how: 'Counted in the parallel loop (`parfor`) that divides the roots.',
    unit: printedTimes,
    misreading: "This is not the scheduler's stealing of goroutines between Ps.",
    typical: '`0` with a single thread.',
  },
  'steal-count': {
    name: 'Work stolen',
    gloss: 'stolen',
    means: 'How many pieces of work changed hands that way.',
    how: 'Loop iterations that changed owner, summed; one iteration is one root.',
    unit: printedCount,
    misreading: 'Not a number of objects: roots differ in size.',
    typical: '`0` with a single thread.',
  },
  'yield-proc': {
    name: 'Short waits',
    gloss: 'procyield',
    means: 'How often a GC thread waited briefly for work without giving up its CPU.',
    how: 'Out of work, a thread calls `procyield` the first ten times and counts.',
    unit: printedTimes,
    misreading: 'No goroutine of the program yields here.',
    typical: '`0` with a single thread. Large values mean that the work was shared unevenly.',
  },
  'yield-os': {
    name: 'Yields to the OS',
    gloss: 'osyield',
    means: 'How often a GC thread gave its CPU to the OS while it waited for work.',
    how: 'After ten short waits it calls `osyield` the next ten times and counts.',
    unit: printedTimes,
    misreading: 'The three numbers are stages of one wait; their sum says nothing.',
    typical: 'Not above the number of short waits.',
  },
  'yield-sleep': {
    name: 'Sleeps',
    gloss: 'usleep',
    means: 'How often a GC thread slept while it waited for work.',
    how: 'If yielding brought nothing, it sleeps about 100 µs at a time with `usleep` and counts.',
    unit: printedTimes,
    misreading: 'The program did not sleep, though it stood still meanwhile: all this is inside the pause.',
    typical: '`0` is best. Large values mean that one thread held most of the work and the pause grew.',
  },

  'scavenge-number': {
    name: 'Scavenge number',
    gloss: 'scavenge',
    means: 'Which round of the scavenger this is.',
    how: "Counts the scavenger's rounds from 0. Up to Go 1.3 the scavenger also started a GC after two minutes without one and said so, as in `scvg3: GC forced`.",
    unit: 'An ordinal that starts at 0. `-1` is a call of `debug.FreeOSMemory()`.',
    misreading: 'It is not a GC number. The collection it starts has a line of its own.',
    typical: 'Up to Go 1.3 it rises about once a minute.',
    changes: "Since Go 1.4 `GC forced` has no number, and since Go 1.13 the scavenger's own lines have none either.",
  },

  ...memoryText,
} satisfies Record<FieldOf<typeof gctrace>, FieldText>
