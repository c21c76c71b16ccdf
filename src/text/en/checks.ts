import type { ChecksText } from '../check-text.ts'
import { tidy, unitSpace, withUnit } from '../number.ts'
import { formatNumber, formatPrintedMs, formatSeconds } from './format.ts'

const mib = (value: number) => withUnit(value, 'MiB')
const bytes = (value: number) => withUnit(value, 'B')
const percent = (value: number) => withUnit(value, '%')
const ms = (value: number) => withUnit(tidy(value), 'ms')
const seconds = (milliseconds: number) => formatSeconds(milliseconds / 1000)
const p = (value: number) => `${formatNumber(value)}${unitSpace}P`
const float = (value: number) => String(Number(value.toPrecision(7)))
const list = (values: readonly number[]) => `[${values.join(' ')}]`
const count = (value: number, one: string, many = `${one}s`) => `${formatNumber(value)} ${value === 1 ? one : many}`

/** A whole number, or `6 to 7`. */
function between({ lo, hi }: { lo: number; hi: number }): string {
  const [from, to] = [lo.toFixed(0), hi.toFixed(0)]
  if (hi === Number.POSITIVE_INFINITY) return `${from} or more`
  return from === to ? from : `${from} to ${to}`
}

function factor({ wall, cpu, lo, hi }: { wall: number; cpu: number; lo: number; hi: number }): string {
  const division = `${formatPrintedMs(cpu)} ÷ ${formatPrintedMs(wall)}`
  return lo > hi ? `${division} fits no whole factor` : `${division} is a factor of ${between({ lo, hi })}`
}

const damaged = 'The line may be damaged or edited. Compare it with the original output.'
const oneIsWrong = 'One of the two numbers was probably copied wrongly. Compare them with the original output.'

export const checksText: ChecksText = {
  'stw-factor': {
    name: 'Factor of the two pauses',
    holds:
      'The CPU times of the two pauses are not measured: each is its wall time multiplied by the same whole number, at least 1 and at most the number of Ps; up to Go 1.9 also at most 32.',
    message: ({ sweepTerm, markTerm, most }) =>
      `Sweep termination: ${factor(sweepTerm)}. Mark termination: ${factor(markTerm)}. No number from 1 to ${formatNumber(most)} fits both.`,
    todo: damaged,
  },
  'stw-factor-log': {
    name: 'One factor for the whole log',
    holds:
      'Since Go 1.10 pause CPU is wall time times the smaller of GOMAXPROCS and the CPU count. The CPU count does not change while a program runs, so every line has the same factor.',
    message: ({ factor: own, others, lines }) =>
      `This line has a factor of ${between(own)}, while ${count(lines, 'line')} of the same program ${lines === 1 ? 'has' : 'have'} ${between(others)}.`,
    todo: 'The line is from another program, or a number in it was changed. Check where it comes from.',
  },
  'heap-end-start': {
    name: 'Heap shrank while marking',
    holds:
      'Nothing is freed while a cycle marks, so the heap rarely shrinks. It can by a little when a P hands back a cache it did not use.',
    message: ({ start, end }) => `${mib(start)} at the start, ${mib(end)} when marking ended.`,
    todo: 'If the difference is more than 1 MiB, see whether the numbers changed places.',
  },
  'heap-live-end': {
    name: 'Live heap above the heap it is part of',
    holds: 'The live heap is what survived of the heap at the end of marking. It cannot be larger than the whole.',
    message: ({ end, live }) => `The heap was ${mib(end)} when marking ended, yet ${mib(live)} of it is live.`,
    todo: oneIsWrong,
  },
  'mark-cpu-capacity': {
    name: 'More mark CPU than the Ps had',
    holds:
      'Assists, background workers and idle workers all run on Ps. Together they cannot exceed the first two wall times multiplied by the number of Ps.',
    message: ({ cpuAtLeast, capacityAtMost, wallAtMost, procs }) =>
      `The three come to at least ${ms(cpuAtLeast)}, but ${ms(wallAtMost)} × ${p(procs)} is at most ${ms(capacityAtMost)}.`,
    todo: damaged,
  },
  'mark-cpu-wall': {
    name: 'Mark CPU spills over the concurrent mark',
    holds:
      'Assist, background and idle time usually fit into concurrent mark × P. They spill over a little when workers start before the first pause has noted its end.',
    message: ({ cpuAtLeast, capacityAtMost, wallAtMost, procs }) =>
      `The three come to at least ${ms(cpuAtLeast)}, while ${ms(wallAtMost)} × ${p(procs)} is at most ${ms(capacityAtMost)}.`,
    todo: 'Common on a busy machine. What spills over is inside the first wall time.',
  },
  'start-goal': {
    name: 'Started above its goal',
    holds:
      'Without a memory limit a cycle starts below its heap goal. Since Go 1.19 a memory limit can push the goal under the heap that is already there.',
    message: ({ start, goal }, strength) =>
      strength === 'always'
        ? `The cycle starts at ${mib(start)} with a goal of ${mib(goal)}, and these releases have no memory limit.`
        : `The cycle starts at ${mib(start)} with a goal of ${mib(goal)}: a memory limit seems to hold the goal down.`,
    todo: 'See whether `GOMEMLIMIT` or `debug.SetMemoryLimit` is in use and how close to the limit the program lives.',
  },
  'goal-minimum': {
    name: 'Goal below the minimum',
    holds: 'The heap goal never falls below 4 MiB × GOGC / 100, unless a memory limit decides it.',
    message: ({ goal, minimum, gogcAtLeast }) =>
      `The other lines put GOGC at ${formatNumber(Math.floor(gogcAtLeast))} or more, so the goal should be at least ${mib(minimum)}. It is ${mib(goal)}.`,
    todo: 'Check whether GOGC changed during the run or a memory limit was set.',
  },
  'forced-stop': {
    name: '`(forced)` cycle that was not stopped throughout',
    holds:
      'In Go 1.5 to 1.8 a `(forced)` cycle stops the world from end to end: its concurrent mark is 0 and its goal equals the heap at the start.',
    message: ({ markWall, start, goal }) =>
      markWall > 0
        ? `The line says \`(forced)\` and has a concurrent mark of ${formatPrintedMs(markWall)}.`
        : `The goal is ${mib(goal)}, the heap at the start ${mib(start)}.`,
    todo: damaged,
  },
  'forced-stop-heap': {
    name: 'Heap changed in a stopped cycle',
    holds:
      'In Go 1.5 to 1.8 the program stands still during a `(forced)` cycle, so its heap stays as it was. The first size is read just before the stop, which allows a small difference.',
    message: ({ start, end }) => `${mib(start)} at the start, ${mib(end)} when marking ended.`,
    todo: 'A difference of about 1 MiB means nothing. For more, compare the line with the original output.',
  },
  'live-allocated': {
    name: 'Less live than was allocated while marking',
    holds:
      'Memory allocated while a cycle marks is kept by that cycle, so the live heap is usually no smaller than the growth. With many more Ps than CPUs, caches count as heap and blur this.',
    message: ({ start, end, live }) =>
      `The heap grew from ${mib(start)} to ${mib(end)}, yet only ${mib(live)} is live.`,
    todo: 'See whether GOMAXPROCS is larger than the number of CPUs. If not, the line may be damaged.',
  },
  'percent-range': {
    name: 'More than 100 % of the time in GC',
    holds: 'The percentage is the share of the available CPU time that GC took, so 100 is the most it can be.',
    message: ({ percent: value }) => `The line says ${percent(value)}.`,
    todo: damaged,
  },
  'field-count': {
    name: 'Wrong number of values',
    holds:
      'Since Go 1.6 three times stand before `ms clock` and five before `ms cpu`; only Go 1.5 has five and seven. `MB stacks` and `MB globals` come together or not at all.',
    message: (facts) => {
      if (facts.type === 'times') {
        return `${count(facts.walls, 'time')} before \`ms clock\` and ${formatNumber(facts.cpus)} before \`ms cpu\`.`
      }
      return `\`MB ${facts.alone}\` is there without \`MB ${facts.alone === 'stacks' ? 'globals' : 'stacks'}\`.`
    },
    todo: 'A value is missing or one too many. Copy the line again from the original output.',
  },
  'gc-number-step': {
    name: 'GC number out of sequence',
    holds: 'Within one program the number goes up by one, with no gap and no repetition.',
    message: ({ number, previous, expected }) =>
      `Between gc ${previous} and gc ${expected + 1} this line should be gc ${expected}. It says ${number}.`,
    todo: 'The lines around it follow each other in number and time. Check the number of this one.',
  },
  'gc-number-gap': {
    name: 'Missing GC lines',
    holds: 'Within one program the number goes up by one. Where it jumps, lines are not in the log.',
    message: ({ number, previous, missing }) =>
      `gc ${number} follows gc ${previous}: ${count(missing, 'line is', 'lines are')} missing.`,
    todo: 'See whether the log was filtered or cut here. No allocation rate is worked out across the gap.',
  },
  'gc-line-order': {
    name: 'Repeated or reversed lines',
    holds: 'The runtime prints one GC line for each cycle, in the order in which the cycles ran.',
    message: ({ number, previous, fault }) =>
      fault === 'repeated'
        ? `The line of gc ${number} is there twice, letter for letter.`
        : `gc ${number} comes after gc ${previous}: the log shows its newest line first.`,
    todo: 'Look at how the log viewer sorts and repeats lines, and paste them again oldest first.',
  },
  'gc-clock': {
    name: 'Clock that runs backwards',
    holds: 'A cycle cannot start before the last one did plus all the wall times of that one.',
    message: ({ number, atMs, previousAtMs, previousLastedMs, earliestMs }) =>
      `gc ${number - 1} started at ${seconds(previousAtMs)} and took ${ms(previousLastedMs)}, so the next cycle cannot start before ${seconds(Math.floor(earliestMs))}. This line says ${seconds(atMs)}.`,
    todo: 'Check whether the line is from another program or its time was edited.',
  },
  'start-live': {
    name: 'Heap below what survived before',
    holds:
      'Between cycles the heap estimate only grows, so a cycle cannot start below the live heap of the cycle before it.',
    message: ({ start, previousLive, previousNumber }) =>
      `gc ${previousNumber} left ${mib(previousLive)} alive, yet this cycle starts at ${mib(start)}.`,
    todo: 'Check whether both lines are from the same program.',
  },
  'goal-formula': {
    name: 'Goal that does not fit GOGC',
    holds:
      'The heap goal is the live heap of the cycle before plus GOGC percent of it. Since Go 1.18 stacks and globals add their GOGC percent too.',
    message: ({ goal, live, previousNumber, gogc, expected }) =>
      `With ${mib(live)} live after gc ${previousNumber} and GOGC about ${between(gogc)}, as the other lines have it, the goal should be ${between(expected)}${unitSpace}MiB. It is ${mib(goal)}.`,
    todo: 'Check whether GOGC changed during the run or a memory limit set the goal.',
  },
  'procs-change': {
    name: 'Number of Ps changed',
    holds: 'The number before `P` is GOMAXPROCS when the cycle started. It seldom changes during a run.',
    message: ({ procs, previous }) => `It went from ${p(previous)} to ${p(procs)}.`,
    todo: 'See whether the program calls `runtime.GOMAXPROCS`, or, with Go 1.25 or newer, whether its CPU limit changed.',
  },
  'globals-change': {
    name: 'Size of the globals changed',
    holds: '`MB globals` is the part of the global variables to scan. It stays the same unless plugins are loaded.',
    message: ({ globals, previous }) => `It went from ${mib(previous)} to ${mib(globals)}.`,
    todo: 'Check whether lines of another program got in between.',
  },
  'pacer-end-cycle': {
    name: 'Pacer and GC line disagree on the heap',
    holds:
      'The pacer’s end line and the GC line below it tell about one cycle. The bytes after `->` are the heap at the end of marking; less `∆goal` they are the heap goal.',
    message: ({ which, bytes: value, mib: whole, printed, heapEnd, goalDelta }) =>
      which === 'end'
        ? `${bytes(value)} is ${mib(whole)}, but the GC line has ${mib(printed)}.`
        : `${bytes(heapEnd)} − (${formatNumber(goalDelta)}) = ${bytes(value)}, which is ${mib(whole)}, but the GC line has a goal of ${mib(printed)}.`,
    todo: 'Check that both lines are of the same cycle and that no line is missing between them.',
  },
  'pacer-start-live': {
    name: 'Pacer disagrees on the heap at the start',
    holds:
      'Since Go 1.20 the bytes before `->` in the pacer’s end line are the heap at the start, within 1 MiB of the first size on the GC line. Go 1.18 and 1.19 print the trigger there, which can differ.',
    message: ({ bytes: value, mib: whole, printed }) =>
      `${bytes(value)} is ${mib(whole)}, but the GC line starts at ${mib(printed)}.`,
    todo: 'Check that both lines are of the same cycle.',
  },
  'pacer-utilization-floor': {
    name: 'Pacer CPU below 25 %',
    holds: '`% CPU` adds a fixed 25 % for background work without measuring it. Without any assist it is 25.',
    message: ({ utilization }) => `The line says ${percent(utilization)} CPU.`,
    todo: damaged,
  },
  'pacer-utilization': {
    name: 'Pacer CPU that does not fit the assists',
    holds:
      '`% CPU` is close to 25 plus assist time ÷ (concurrent mark × P). The two measure slightly different stretches, which shows in short cycles.',
    message: ({ utilization, estimate, assist, wall, procs }) =>
      `25 + 100 × ${formatPrintedMs(assist)} ÷ (${formatPrintedMs(wall)} × ${p(procs)}) is about ${between(estimate)}, the line says ${percent(utilization)}.`,
    todo: 'Check that the pacer line and the GC line are of the same cycle.',
  },
  'pacer-start-goal': {
    name: 'Goal differs from the pacer’s start line',
    holds:
      'The second size on the `assist ratio` line is the goal of that cycle, which the next GC line repeats. Since Go 1.19 a memory limit can move the goal while the cycle runs.',
    message: ({ goal, printed, number }, strength) =>
      `The goal was ${mib(goal)} at the start and is ${mib(printed)} on gc ${number}.${strength === 'always' ? ' They cannot be of one cycle.' : ''}`,
    todo: 'Without a memory limit, a line is missing between the two or one is from another program.',
  },
  'pacer-start-heap': {
    name: 'Heap at the start differs from the pacer’s',
    holds: 'The first size on the `assist ratio` line is the heap at the start, which the next GC line repeats.',
    message: ({ start, printed, number }) => `The pacer says ${mib(start)}, gc ${number} says ${mib(printed)}.`,
    todo: 'Pacer lines belong to the GC line below them. Check that they were not paired the other way round.',
  },
  'pacer-start-missing': {
    name: 'No pacer line for the start',
    holds: 'With the pacer trace on, every concurrent cycle prints one `assist ratio` line.',
    message: ({ number, previous }) => `There is none between gc ${previous} and gc ${number}.`,
    todo: 'See whether pacer lines were filtered out of the log.',
  },
  'pacer-next-cycle': {
    name: 'Pacer lines put with the GC line above',
    holds:
      'The pacer prints its start and end lines before the GC line of the cycle. They belong to the GC line that comes next, not to the one above.',
    message: ({ above, next, start, aboveStart, aboveGoal, marked }) => {
      const parts = [`This line belongs to gc ${next}, not to gc ${above}.`]
      if (start) {
        parts.push(
          `It starts at ${mib(start.heapStart)} with a goal of ${mib(start.goal)}; gc ${above} has ${mib(aboveStart)} and a goal of ${mib(aboveGoal)}.`,
        )
      }
      if (marked) {
        const verdict = marked.mib === marked.printed ? 'exactly' : 'not'
        parts.push(
          `\`H_m_prev=${marked.bytes}\`, what the cycle before marked, is ${mib(marked.mib)}: ${verdict} the live heap of gc ${above}, ${mib(marked.printed)}.`,
        )
      }
      return parts.join(' ')
    },
    todo: 'Copy the text down to the next GC line and read them together.',
  },
  'classic-growth': {
    name: 'The pacer’s growth ratios',
    holds: '`h_a` is `H_a` ÷ `H_m_prev` − 1, and `h_g` is `H_g` ÷ `H_m_prev` − 1.',
    message: (facts) => growth(facts),
    todo: damaged,
  },
  'classic-trigger': {
    name: 'The pacer’s trigger ratio',
    holds: '`h_t` is usually `H_T` ÷ `H_m_prev` − 1. It differs where `H_T` was moved to leave room for sweeping.',
    message: (facts) => growth(facts),
    todo: 'See whether the heap is tiny here or cycles follow each other closely.',
  },
  'classic-delta': {
    name: 'The pacer’s two differences',
    holds: '`goalΔ` is `h_g` − `h_t`, and `actualΔ` is `h_a` − `h_t`.',
    message: ({ symbol, from, trigger, printed, computed }) =>
      `${float(from)} − ${float(trigger)} = ${float(computed)}, but \`${symbol}\` says ${float(printed)}.`,
    todo: damaged,
  },
  'classic-utilization': {
    name: 'The pacer’s CPU utilisation',
    holds: '`u_a` always contains 0.25 for background work, and the last value of the line is `u_a` ÷ `u_g`.',
    message: (facts) =>
      facts.type === 'floor'
        ? `\`u_a\` is ${float(facts.ua)}, and it cannot be less than 0.25.`
        : `${float(facts.ua)} ÷ ${float(facts.ug)} = ${float(facts.computed)}, but the line says ${float(facts.printed)}.`,
    todo: damaged,
  },
  'classic-live': {
    name: '`H_m_prev` against the live heap before',
    holds:
      '`H_m_prev` is the number of bytes that the cycle before marked. In whole MiB it is the live heap of the GC line before.',
    message: ({ bytes: value, mib: whole, printed, number }) =>
      `${bytes(value)} is ${mib(whole)}, but gc ${number} has a live heap of ${mib(printed)}.`,
    todo: 'Check whether the pacer lines slipped between GC lines of other cycles.',
  },
  'queue-count': {
    name: 'Number of queues differs from `gomaxprocs`',
    holds: 'The brackets hold one number for each P, so there are exactly `gomaxprocs` of them.',
    message: ({ list: which, gomaxprocs, count: found, values }) =>
      `\`gomaxprocs=${gomaxprocs}\`, but ${which === 'schedticks' ? '`schedticks` has' : 'there are'} ${count(found, 'number')}${which === 'schedticks' ? '' : ' in the brackets'}: \`${list(values)}\`.`,
    todo: 'Either `gomaxprocs` or the brackets come from another line. Compare with the original output.',
  },
  'idle-procs': {
    name: 'More idle Ps than Ps',
    holds: '`idleprocs` counts the idle ones among the `gomaxprocs` Ps.',
    message: ({ idle, gomaxprocs }) => `\`idleprocs=${idle}\` with \`gomaxprocs=${gomaxprocs}\`.`,
    todo: oneIsWrong,
  },
  'thread-counts': {
    name: 'Thread counts that contradict `threads`',
    holds:
      '`threads` counts every thread. The monitor thread is never idle, so `idlethreads` is less than `threads`; `spinningthreads` is at most `threads`.',
    message: ({ field, value, threads }) => `\`${field}=${value}\` with \`threads=${threads}\`.`,
    todo: oneIsWrong,
  },
  'needspinning-flag': {
    name: '`needspinning` that is neither 0 nor 1',
    holds: '`needspinning` is a flag, not a count.',
    message: ({ value }) => `The line says \`needspinning=${value}\`.`,
    todo: damaged,
  },
  'queue-length': {
    name: 'Local run queue above 256',
    holds: 'The local run queue of a P has 256 places. When it is full, half of it moves to the global queue.',
    message: ({ p: which, length }) => `The queue of P${which} has a length of ${formatNumber(length)}.`,
    todo: damaged,
  },
  'sched-clock': {
    name: 'SCHED clock that runs backwards',
    holds: 'The time on a SCHED line counts from the first of them and never decreases.',
    message: ({ at, previous }) => `${ms(at)} comes after ${ms(previous)}.`,
    todo: 'Check whether the line is from another program or its time was edited.',
  },
  'schedticks-order': {
    name: '`schedticks` went down',
    holds: '`schedticks` counts how often each P switched goroutines since the start, so it never decreases.',
    message: ({ p: which, value, previous }) =>
      `P${which} went from ${formatNumber(previous)} to ${formatNumber(value)}.`,
    todo: 'Check whether SCHED lines of two programs are mixed.',
  },
  'busy-procs': {
    name: 'More busy Ps than awake threads',
    holds:
      'A busy P needs a thread, so `gomaxprocs` − `idleprocs` is usually at most `threads` − `idlethreads`. For a moment it can be more: a P is taken before its thread wakes up.',
    message: ({ busyProcs, busyThreads }) =>
      `${count(busyProcs, 'P is', 'Ps are')} not idle, but only ${count(busyThreads, 'thread is', 'threads are')} not idle.`,
    todo: 'A single line means nothing. If it repeats, check whether the lines are damaged.',
  },
  'idle-with-work': {
    name: 'Idle Ps while goroutines wait',
    holds:
      'An idle P soon takes over waiting goroutines. Both can show up at the same instant, but seldom line after line.',
    message: ({ lines, idle, waiting }) =>
      `${count(lines, 'line')} in a row have idle Ps and waiting goroutines; the last has ${count(idle, 'idle P')} and ${count(waiting, 'goroutine')} waiting.`,
    todo: 'See whether there are more Ps than CPUs, whether a container limits CPU time, or whether short bursts of work arrive.',
  },
  'block-procs': {
    name: 'Number of P lines differs from `gomaxprocs`',
    holds: 'A scheddetail block has one line for each P.',
    message: ({ gomaxprocs, count: found }) => `\`gomaxprocs=${gomaxprocs}\`, but ${count(found, 'P line')}.`,
    todo: 'Check whether lines of the block are missing or lines of another block got in.',
  },
  'block-threads': {
    name: 'Number of M lines differs from `threads`',
    holds:
      'A scheddetail block lists every M, so it has about `threads` M lines; one more or less if a thread appears or exits meanwhile.',
    message: ({ threads, count: found }) => `\`threads=${threads}\`, but ${count(found, 'M line')}.`,
    todo: 'Check whether lines of the block are missing.',
  },
  'scan-sum': {
    name: 'Sum on a `scan:` line',
    holds: 'The number after `=` is the sum of the numbers before it.',
    message: ({ what, parts, sum, printed }) =>
      `${parts.join(' + ')} = ${formatNumber(sum)}, but the line has ${count(printed, what.slice(0, -1))}.`,
    todo: damaged,
  },
  'scan-total': {
    name: '`scan: total` against its classes',
    holds: 'The `scan: total` line is the sum of the lines of the size classes below it.',
    message: ({ printed, sum, classes }) =>
      `${count(classes, 'class line')} add up to ${formatNumber(sum)}, but the total is ${formatNumber(printed)}.`,
    todo: 'Check whether lines of size classes are missing.',
  },
  'objects-balance': {
    name: 'Objects against mallocs and frees',
    holds: 'The number of objects is how many were allocated so far less how many were freed.',
    message: ({ objects, mallocs, frees }) =>
      `${formatNumber(mallocs)} − ${formatNumber(frees)} = ${formatNumber(mallocs - frees)}, but the line has ${count(objects, 'object')}.`,
    todo: damaged,
  },
  'scvg-consumed': {
    name: '`consumed` against `sys` and `released`',
    holds: '`consumed` is `sys` less `released`. All are cut to whole MiB, so it may be one less.',
    message: ({ sys, released, consumed }) =>
      `${formatNumber(sys)} − ${formatNumber(released)} = ${formatNumber(sys - released)}, but \`consumed\` is ${formatNumber(consumed)}.`,
    todo: damaged,
  },
  'scav-percent': {
    name: 'More than 100 % in use',
    holds: '`% util` is the part in use of the heap that was not returned, so 100 is the most it can be.',
    message: ({ percent: value }) => `The line says ${percent(value)}.`,
    todo: damaged,
  },
}

function growth(facts: { symbol: string; bytes: number; base: number; printed: number; computed: number }): string {
  const { symbol, bytes: value, base, printed, computed } = facts
  return `${formatNumber(value)} ÷ ${formatNumber(base)} − 1 = ${float(computed)}, but \`${symbol}\` says ${float(printed)}.`
}
