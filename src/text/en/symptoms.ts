import { withUnit } from '../number.ts'
import type { SymptomsText } from '../symptom-text.ts'
import { formatMiB, formatNumber, formatPrintedMs, formatSeconds } from './format.ts'

const mib = formatMiB
const ms = (value: number) => withUnit(value < 100 ? Number(value.toPrecision(2)) : Math.round(value), 'ms')
const percent = (value: number) => withUnit(value < 10 ? Number(value.toFixed(1)) : Math.round(value), '%')
const seconds = (value: number) => formatSeconds(Number(value.toFixed(value < 10 ? 1 : 0)))
const per = (value: number) => formatNumber(Number(value < 10 ? value.toFixed(1) : value.toFixed(0)))
const kib = (value: number) => (value < 1024 ? withUnit(value, 'KiB') : withUnit(Math.floor(value / 1024), 'MiB'))
const count = (value: number, one: string, many = `${one}s`) => `${formatNumber(value)} ${value === 1 ? one : many}`
const of = (some: number, all: number) =>
  some === all ? `all ${count(all, 'cycle')}` : `${formatNumber(some)} of ${count(all, 'cycle')}`

const ofLast = (some: number, all: number) =>
  some === all ? `all of the last ${count(all, 'cycle')}` : `${formatNumber(some)} of the last ${count(all, 'cycle')}`

export const symptomsText: SymptomsText = {
  'live-rising': {
    name: 'The live heap keeps rising',
    message: ({ lows: [second, third, fourth], cycles, seconds: span }, confidence) =>
      `Cut the ${count(cycles, 'cycle')} of ${seconds(span)} into quarters by time: from the second on, the smallest live heap is ${mib(second)}, ${mib(third)}, ${mib(fourth)}. ` +
      (confidence === 'likely'
        ? 'It rises without slowing down, as it does when a program holds on to what it no longer needs.'
        : 'It rises more slowly towards the end, so it may still be filling up.'),
    rule: 'The first quarter counts as warming up. The smallest live heap of the other three has to grow each time, by more than 25 % and 8 MiB in all. If the low point right after a collection rises, something accumulates that cannot be collected.',
    others: [
      'A cache or a pool is still filling. In a longer trace it levels off.',
      'Load grew meanwhile. Put the number of requests beside it.',
      'Goroutines leak and keep alive what their stacks point at. Count them.',
    ],
  },
  'live-flat': {
    name: 'Not a leak: garbage that waits for the next collection',
    message: ({ low, high, peak, goal, cycles }) =>
      `Over the last ${count(cycles, 'cycle')} the live heap stays at ${low === high ? mib(low) : `${mib(low)} to ${mib(high)}`}. The goal is ${mib(goal)}, and the heap fills up to ${mib(peak)} before it is emptied. The memory of the process follows that peak, not the live heap.`,
    rule: 'The live heap of the second half moves within 10 % (2 MiB for a small heap) and lies more than 64 MiB below the goal. The difference is the garbage that may pile up until the next collection.',
    others: [
      'If RSS is above even the goal, the memory is not in the heap: look at stacks, cgo and mmap.',
      'A slow leak may not show in a short trace.',
    ],
  },
  'given-back-later': {
    name: 'Collected at once, given back later',
    message: ({ freed, lowPercent, lastPercent, lowReleasedKiB, lastReleasedKiB }) =>
      `${freed > 0 ? `One cycle freed ${mib(freed)}. ` : ''}After that only ${percent(lowPercent)} of the heap that was kept was in use, with ${kib(lowReleasedKiB)} given back to the system. In the last line it is ${percent(lastPercent)}, with ${kib(lastReleasedKiB)} given back.`,
    rule: 'A `scav` line shows `util` below 40 %, and a cycle freed more than 64 MiB. The scavenger returns memory bit by bit, since a program may soon want it again.',
    others: [
      'If RSS stays high even then, the system has not taken it yet: Go 1.12 to 1.15 used `MADV_FREE` on Linux.',
      'If it stays low to the end, the heap may be fragmented. Look for small objects that live long.',
    ],
  },
  'tiny-heap': {
    name: 'Many collections because the heap is tiny',
    message: ({ atFloor, cycles, goal, live, perSecond, gcPercent }) =>
      `In ${of(atFloor, cycles)} the goal is at its floor, ${mib(goal)}. The live heap is ${mib(live)}, and collections run ${per(perSecond)} times a second. ` +
      (gcPercent >= 5
        ? `GC takes ${percent(gcPercent)} of the time of all Ps. With memory to spare, that is easily saved.`
        : `GC takes only ${percent(gcPercent)} of the time of all Ps, so there is no hurry.`),
    rule: 'The goal never falls below 4 MiB × GOGC ÷ 100. In two cycles of three it is at most 4 MiB (to Go 1.17, 5 MiB), and there are more than ten cycles a second. It counts as trouble from a GC share of 5 % on, otherwise as a note.',
    others: [
      'The program makes far too many short-lived objects. An allocation profile shows where.',
      'A `GOGC` below 100 lowers the floor as well.',
    ],
  },
  'limit-close': {
    name: 'The memory limit drives the collector',
    message: ({ cycles, close, live, goal, running }) =>
      `In ${ofLast(close, cycles)} the goal is within 15 % of the live heap before. The live heap is about ${mib(live)}, the goal ${mib(goal)}. A collection was running ${percent(running)} of that time.`,
    rule: 'In the second half goals repeat that no single `GOGC` gives. A goal set by `GOGC` moves with the live heap; one set by a limit stays where it is.',
    others: [
      'A very low `GOGC` also keeps the goal close to the live heap.',
      'The program may call `debug.SetMemoryLimit` or `debug.SetGCPercent`.',
    ],
  },
  'limit-passed': {
    name: 'No room left under the limit',
    message: ({ cycles, close, live, goal, running }) =>
      `In ${ofLast(close, cycles)} the heap starts at the goal already. With a live heap of ${mib(live)} and a goal of about ${mib(goal)}, collecting makes no room to allocate. A collection was running ${percent(running)} of that time.`,
    rule: 'At least three cycles have a goal equal to the live heap before and start from there. Where the limit asks for less than the live heap, the runtime takes the live heap as the goal. GC is held to half of the CPU; when that is not enough, the limit is passed.',
    others: [
      'If the live heap rose until it met the limit, the cause is a leak. Look at the earlier cycles.',
      'Stacks and the memory of the runtime count towards the limit, too, so a heap below it can meet it.',
    ],
  },
  'gogc-off': {
    name: 'There is no heap goal',
    message: ({ cycles, forced }) =>
      `On ${count(cycles, 'line')} the goal is a huge number without a meaning: \`GOGC=off\` and no limit.${forced === 0 ? '' : forced === cycles ? ' The program asked for all of them itself.' : ` The program asked for ${formatNumber(forced)} of these cycles itself.`}`,
    rule: 'The goal is above 1 EiB. That is not a size but a sign that there is none.',
    others: ['`debug.SetGCPercent(-1)` prints the same.'],
  },
  'forced-often': {
    name: 'The program keeps calling the collector',
    message: ({ forced, cycles, stoppedMs }) =>
      `\`(forced)\` stands on ${of(forced, cycles)}: they ran because code asked, not because the heap was full. ${stoppedMs > 0 ? `In this release such a cycle stops the world from end to end, here for up to ${formatPrintedMs(stoppedMs)}.` : 'The goroutine that asked waits until sweeping is over.'}`,
    rule: 'At least three cycles are `(forced)`, and at least one in five. Cycles that check for leaks are not counted.',
    others: [
      '`debug.FreeOSMemory` runs a collection, too.',
      'Benchmarks and tests call the collector between measurements. In the output of `go test -bench` this is normal.',
      'To Go 1.11 it may be `gcstoptheworld`.',
    ],
  },
  'forced-idle': {
    name: 'Two quiet minutes, then a collection',
    message: ({ notices, gapS }) =>
      `\`GC forced\` appears ${count(notices, 'time')}. ${gapS > 0 ? `The cycle before was up to ${seconds(gapS)} earlier. ` : ''}With little to allocate there was no collection for two minutes, so the runtime ran one. There is nothing to save here.`,
    rule: 'There is a `GC forced` line. Unlike a collection that the program asked for, the line after it has no `(forced)`.',
    others: ['Check that no requests came in that time. If there should have been some, the work never arrived.'],
  },
  'leak-check': {
    name: 'Collections that looked for leaked goroutines',
    message: ({ checked, cycles }) =>
      `Of ${count(cycles, 'cycle')}, ${formatNumber(checked)} also looked for leaked goroutines. That does not mean that there are any: it means that somebody asked.`,
    rule: 'Lines say `(checking for goroutine leaks)`. Each `goroutineleak` profile runs one.',
    others: ['A collector of profiles may be fetching one every few seconds, and adds as many collections.'],
  },
  'large-roots': {
    name: 'Stacks and globals push the goal up',
    message: ({ stacks, globals, live, goal }) =>
      `The live heap is ${mib(live)}, but with ${mib(stacks)} of stacks and ${mib(globals)} of globals the goal becomes ${mib(goal)}. That is why it is not twice the live heap.`,
    rule: 'Stacks and globals add up to more than 8 MiB and more than the live heap. Since Go 1.18 `GOGC` applies to them as well, for they have to be scanned, too.',
    others: ['There are many goroutines, or deep recursion. Look at how many there are and how deep they go.'],
  },
  'assist-heavy': {
    name: 'Mark assist slows requests down',
    message: ({ percent: share, assistMs, backgroundMs, cycles, ofRun }) =>
      `While marking ran, assist took ${percent(share)} of the time of all Ps. Over ${count(cycles, 'cycle')} it adds up to ${ms(assistMs)}, against ${ms(backgroundMs)} of background marking; that is ${percent(ofRun)} of the whole run. However short the pauses, goroutines that allocate are held up by this much.`,
    rule: 'It is more than 10 % of the time of all Ps while marking, and more than 2 % of the whole run. The old pacer allowed 5 % for assist, and since Go 1.18 none is planned. Below 2 % of the run nobody notices.',
    others: [
      'If CPU is short, assists take longer by the clock. See whether a quota holds the container back.',
      'A memory limit or a low `GOGC` may leave too little room before the goal.',
    ],
  },
  'gc-share-high': {
    name: 'GC takes much of the CPU',
    message: ({ percent: share, seconds: span, procs, running }) =>
      `In ${seconds(span)}, GC took at least ${percent(share)} of the time that ${formatNumber(procs)} ${procs === 1 ? 'P' : 'Ps'} had. A collection was running ${percent(running)} of it.`,
    rule: 'The share is above 25 %. Background marking is meant to take that much only while it runs, so a quarter of the whole run means hardly any rest, or assists and stops on top. While a stop is awaited all Ps are counted, so the true share may be smaller.',
    others: [
      'The CPU times of `gctrace` are differences of a clock. If other programs shared the CPU, they are too large.',
      'The `%` on the line counts from the start of the program and is another number.',
    ],
  },
  'always-marking': {
    name: 'Marking hardly ever rests',
    message: ({ percent: share, cycles, usualMs }) =>
      `Over the last ${count(cycles, 'cycle')} marking ran ${percent(share)} of the time. One cycle takes about ${ms(usualMs)}, and the next follows at once.`,
    rule: 'Marking takes more than 60 % of the second half, with a live heap of 4 MiB or more. While it runs, write barriers and assists are on and the program is slower.',
    others: [
      'With fast allocation and a small live heap, a higher `GOGC` helps.',
      'If a memory limit is the cause, a higher `GOGC` changes nothing.',
    ],
  },
  'long-sweep-term': {
    name: 'The first stop (sweep termination) is long',
    message: ({ longestMs, usualMs, long, cycles, until }) =>
      `The longest first stop takes ${formatPrintedMs(longestMs)}; usually it is ${formatPrintedMs(usualMs)}. It is above 10 ms in ${of(long, cycles)}. This stop includes the wait until every P has stopped. ${until < 14 ? 'To Go 1.13 that can be the end of a loop that calls no function.' : 'Somebody could not stop in time.'}`,
    rule: 'A line is above 10 ms. The scheduler takes the P from a goroutine after 10 ms, so a longer wait means that it could not, or that a thread got no CPU. From one cycle in five on it counts as likely.',
    others: [
      'In a container with a CPU quota, even a thread that was told to stop stands still until its next turn.',
      'To Go 1.13, or with `asyncpreemptoff=1`, a loop that calls no function cannot be stopped.',
      'If it happens once, the machine may just have been busy.',
    ],
  },
  'long-mark-term': {
    name: 'The second stop (mark termination) is long',
    message: ({ longestMs, usualMs, long, cycles }) =>
      `The longest second stop takes ${formatPrintedMs(longestMs)}; usually it is ${formatPrintedMs(usualMs)}. It is above 10 ms in ${of(long, cycles)}.`,
    rule: 'A line is above 10 ms. Since Go 1.12 only tidying up is left in this stop, so it is rarely long.',
    others: [
      'The system may have taken the thread away during the stop. Look at the CPU quota first.',
      '`gccheckmark`, `checkfinalizers`, and to Go 1.11 `gctrace=2` lengthen it.',
      'To Go 1.11 the rest of marking was done in it.',
    ],
  },
  'stops-long': {
    name: 'Stops are always long',
    message: ({ usualMs, cycles, procs }) =>
      `In half of the ${count(cycles, 'cycle')} the two stops add up to ${ms(usualMs)} or more. There ${procs === 1 ? 'is 1 P' : `are ${formatNumber(procs)} Ps`}.`,
    rule: 'The middle of the sums of both stops is 1 ms or more. On an idle machine it is a fraction of that.',
    others: [
      'CPU is short, so Ps do not stop in time. Compare with fewer Ps or a larger quota.',
      'With very many Ps it takes longer to stop them and to start them again.',
    ],
  },
  'procs-over-cpus': {
    name: 'More Ps than CPUs',
    message: ({ factor, procs, lines }) =>
      `\`GOMAXPROCS\` is ${formatNumber(procs)}, but on ${count(lines, 'line')} the CPU time of the stops is ${formatNumber(factor)} times their wall time. So the runtime saw ${count(factor, 'CPU')}.`,
    rule: 'The CPU time of a stop is its wall time times the smaller of `GOMAXPROCS` and the number of CPUs. At least three lines leave only one factor, and it is below the number of Ps.',
    others: [
      'This is the number of CPUs that can be seen. The quota of a container does not show here: to Go 1.24 compare `cpu.max` with `GOMAXPROCS` yourself.',
    ],
  },
  overshoot: {
    name: 'Marking cannot keep up with allocation',
    message: ({ over, cycles, end, goal }) =>
      `In ${of(over, cycles)} the heap passed its goal by more than 10 %. At worst the goal was ${mib(goal)} and the heap went to ${mib(end)}.`,
    rule: 'At least three cycles, and one in five, end more than 10 % and 4 MiB above the goal. The goal may be passed, so a little over is normal.',
    others: [
      'One very large allocation jumps over trigger and goal at once.',
      'Marking may not have got the CPU it needed.',
      'If it is all at the beginning, the program was filling its heap.',
    ],
  },
  'coarse-clock': {
    name: 'The clock is too coarse for the stops',
    message: ({ zeros, stops, smallestMs }) =>
      `${formatNumber(zeros)} of ${count(stops, 'stop')} are printed as 0. ${smallestMs > 0 ? `The smallest that is not 0 is ${formatPrintedMs(smallestMs)}. ` : ''}The world did stop; the clock just did not move meanwhile. Do not compare short stops with this trace.`,
    rule: 'At least one stop in five is printed as 0. No stop is shorter than 1 µs, so 0 says that the clock ticks in larger steps. That is common on Windows and in WebAssembly.',
    others: ['Long stops and sums of CPU time can be trusted; they are off by one tick at most.'],
  },
  'pacer-over-plan': {
    name: 'Marking uses more CPU than the pacer planned',
    message: ({ percent: used, goal, lines }) =>
      `The middle of the ${count(lines, 'line')} of the pacer is ${percent(used)}, the plan ${percent(goal)}. What goes beyond 25 % is assist.`,
    rule: 'The middle value is above 1.4 times the plan. The pacer takes 25 % for background marking as given and adds the assist that it measured.',
    others: ['When cycles are very short, assists do all the work before the background workers get going.'],
  },
  'run-queues-full': {
    name: 'More goroutines want to run than there are Ps',
    message: ({ full, samples, waiting, procs }) =>
      procs === 1
        ? `In ${formatNumber(full)} of ${count(samples, 'sample')} the only P had no rest, with about ${formatNumber(waiting)} in line.`
        : `In ${formatNumber(full)} of ${count(samples, 'sample')} all ${formatNumber(procs)} Ps were busy, with about ${formatNumber(waiting)} in line. There is too little CPU.`,
    rule: 'Without the first line, four lines in five have no idle P and at least as many goroutines in line as there are Ps.',
    others: [
      'There is really that much to compute. A CPU profile shows where.',
      'A container may have a smaller quota than it has Ps: they look busy and stand still.',
    ],
  },
  'idle-with-queue': {
    name: 'Ps are idle while goroutines wait in line',
    message: ({ both, samples, idle, waiting, procs }) =>
      `In ${formatNumber(both)} of ${count(samples, 'sample')} there are idle Ps and waiting goroutines. At worst ${formatNumber(idle)} of ${formatNumber(procs)} Ps are idle while ${formatNumber(waiting)} wait.`,
    rule: 'One line in five has an idle P and four or more goroutines in line. Once or twice is normal: a P is just waking up.',
    others: [
      'The thread that should run the P may get no CPU. See whether there are more Ps than CPUs.',
      'One goroutine may start many very short ones, which end before others can take them.',
    ],
  },
  'queue-imbalance': {
    name: 'The work sits on one P',
    message: ({ uneven, samples, p, longest, waiting }) =>
      `In ${formatNumber(uneven)} of ${count(samples, 'sample')} more than three quarters of the local run queues is on one P. At worst ${formatNumber(longest)} of ${formatNumber(waiting)} waiting goroutines are on P ${formatNumber(p)}.`,
    rule: 'In one line of four a queue holds eight or more, and three quarters of all local queues.',
    others: [
      'New goroutines go to the P of the one that starts them. While other Ps are busy they have no reason to take any, so it may be normal.',
    ],
  },
  'many-threads': {
    name: 'Far more threads than Ps',
    message: ({ threads, procs, idle }) =>
      `There ${procs === 1 ? 'is 1 P' : `are ${formatNumber(procs)} Ps`} and up to ${formatNumber(threads)} threads, of which only ${formatNumber(idle)} are idle. Most of the others are in system calls or in C.`,
    rule: 'There are more than four threads for each P and ten on top. Each goroutine that blocks in a system call holds a thread.',
    others: [
      'Many blocking system calls at once, such as reading files.',
      'Calls into C take long.',
      '`runtime.LockOSThread` holds threads.',
    ],
  },
  'nothing-runnable': {
    name: 'Nothing to run',
    message: ({ quiet, samples, procs }) =>
      `In ${formatNumber(quiet)} of ${count(samples, 'sample')} ${procs === 1 ? 'the P is' : `all ${formatNumber(procs)} Ps are`} idle and the queues are empty. That does not mean that there are no goroutines: however many wait, this line shows none of them.`,
    rule: 'Without the first line, nine lines in ten have only idle Ps and empty queues.',
    others: [
      'There is really nothing to do.',
      'Goroutines pile up that will never wake. A goroutine profile counts them.',
      'Work is held up somewhere outside.',
    ],
  },
  'ticks-still': {
    name: 'A P does not change goroutines',
    message: ({ p, tick, samples, ms: span }) =>
      `No P is idle, yet the \`schedtick\` of P ${formatNumber(p)} stays at ${formatNumber(tick)} for ${count(samples, 'line')}. One goroutine has kept the P for ${ms(span)}.`,
    rule: 'Over at least three lines without an idle P, and more than 0.1 s, the ticks of a P do not rise. Usually goroutines change after 10 ms.',
    others: [
      'To Go 1.13, or with `asyncpreemptoff=1`, a loop that calls no function cannot be stopped.',
      'To Go 1.25 a P in a system call or in C is not counted as idle.',
    ],
  },
  'never-rests': {
    name: 'Empty queues, and no rest',
    message: ({ perSecond, samples, empty }) =>
      `The queues are empty in ${formatNumber(empty)} of the last ${count(samples, 'line')}, yet goroutines were switched more than ${formatNumber(perSecond)} times a second. The queues were empty only at the moment of printing.`,
    rule: 'Over the last four lines `schedticks` rise by more than 5000 a second, and at least two of them have empty queues.',
    others: [
      'Under load this is normal. What matters is whether it goes on when the load ends.',
      'Goroutines that wake by a timer pile up and never end.',
    ],
  },
  'one-wait-reason': {
    name: 'Many goroutines wait for the same thing',
    message: ({ reason, count: number, waiting, atMs }) =>
      `In the block at ${seconds(atMs / 1000)}, ${formatNumber(number)} of ${formatNumber(waiting)} waiting goroutines have \`${reason}\`.`,
    rule: 'In the last block one wait reason has ten goroutines or more, and half of all. Goroutines of the runtime, and those that sleep or wait for the network, are not counted.',
    others: [
      'For a pool of workers without work this is normal.',
      'If they wait for a channel whose other side is gone, or for a lock that nobody frees, it is a leak. A profile says where they wait.',
    ],
  },
  'waiting-since': {
    name: 'Goroutines that wait from block to block',
    message: ({ count: number, blocks, sinceMs, untilMs, reason }) =>
      `${count(number, 'goroutine')} waited for the same reason each time from ${seconds(sinceMs / 1000)} to the last block at ${seconds(untilMs / 1000)}, most of them for \`${reason}\`. There are ${count(blocks, 'block')}.`,
    rule: 'At least three goroutines have the same status and reason in the last three blocks. They may have woken and gone back to sleep in between.',
    others: [
      'Goroutines that are meant to wait until the program ends always look like this.',
      'With blocks far apart, what happens in between does not show.',
    ],
  },
  'in-system-calls': {
    name: 'Goroutines in system calls',
    message: ({ most, blocks, threads, procs }) =>
      `In ${count(blocks, 'block')} several goroutines are in system calls, ${formatNumber(most)} at most. At that moment there are ${formatNumber(procs)} Ps and ${formatNumber(threads)} threads.`,
    rule: 'In at least half of the blocks two goroutines or more have status 3. Each of them holds a thread.',
    others: ['For a program that reads and writes files this is normal. See whether threads keep growing.'],
  },
  'slow-package': {
    name: 'One package delays the start',
    message: ({ package: name, ms: own, totalMs, packages, bytes, allocs }) =>
      `Initialising \`${name}\` took ${formatPrintedMs(own)}; all ${count(packages, 'package')} together took ${ms(totalMs)}. It allocated ${count(allocs, 'time')}, ${bytes < 2 ** 20 ? withUnit(bytes, 'B') : mib(Math.floor(bytes / 2 ** 20))} in all.`,
    rule: 'One package takes 10 ms or more, and more than half of all initialisation.',
    others: [
      'This is wall time, so it also grows when the thread gets no CPU. Run it a few times.',
      'It may have waited for a file or the network.',
    ],
  },
  'several-programs': {
    name: 'Lines of several programs',
    message: ({ programs, interleaved }) =>
      interleaved
        ? `Lines of ${formatNumber(programs)} programs alternate. They are told apart by number and clock; no line names its program.`
        : `Lines of ${formatNumber(programs)} programs follow each other. The border is where number and clock start again.`,
    rule: 'Where numbers or clocks start again, another program begins.',
    others: [
      '`go run`, `go test` and `go build` also print the lines of the compiler and the linker.',
      'The same program may have died and started again.',
    ],
  },
}
