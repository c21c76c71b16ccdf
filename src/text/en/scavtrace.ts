// One entry a field. Facts come from the runtime's source (printScavTrace in mgcscavenge.go).
import type { FieldOf } from '../../trace/catalogue/define.ts'
import type { scavtrace } from '../../trace/catalogue/scavtrace.ts'
import type { FieldText } from '../field-text.ts'

const printedKiB = 'KiB (1024 bytes), cut to an integer.'

export const scavtraceText = {
  generation: {
    name: 'Generation',
    gloss: 'generation',
    means: "Which generation of the scavenger's work this is.",
    how: 'A counter that rises each time the scavenger starts over on the address space.',
    unit: 'An ordinal, exact.',
    misreading: 'Not KiB: in `scav 13 34256 KiB` it is the `13`. Nor is it the number of a GC.',
    typical: 'Usually rises with each GC cycle.',
    changes: 'Printed by Go 1.15 to 1.18 only.',
  },
  work: {
    name: 'Returned',
    gloss: 'work',
    means: 'Memory returned to the OS since the line before.',
    how: 'What the background scavenger and allocating goroutines returned, together.',
    unit: printedKiB,
    misreading: 'Neither a sum since program start nor what GC freed.',
    typical: '`0` is common. It grows once load goes down.',
    changes: 'Printed up to Go 1.20; since Go 1.21 split into `(bg)` and `(eager)`.',
  },
  'work-background': {
    name: 'Returned in background',
    gloss: 'background',
    means: 'Memory that the background scavenger returned to the OS since the line before.',
    how: "The scavenger goroutine's bytes, added up and set to zero by each line.",
    unit: printedKiB,
    misreading: 'Not a sum since program start, and without what `debug.FreeOSMemory()` returns.',
    typical: 'A little at a time after load goes down. The scavenger uses about 1 % of the CPU, so it takes a while.',
    changes: 'Printed since Go 1.21.',
  },
  'work-eager': {
    name: 'Returned while allocating',
    gloss: 'eager',
    means: 'Memory that allocating goroutines themselves returned to the OS since the line before.',
    how: 'Bytes returned before an allocation was allowed to finish, because the heap grew or a memory limit was near. A `(forced)` line counts everything here.',
    unit: printedKiB,
    misreading: 'Eager is not generous: a goroutine had to wait for it, so it shows in latency.',
    typical: '`0` is best. If it stays large, see whether a memory limit presses on the program.',
    changes: 'Printed since Go 1.21.',
  },
  released: {
    name: 'Released heap',
    gloss: 'released',
    means: 'How much heap is returned to the OS at this moment.',
    how: 'The value of `heapReleased` while printing. It falls when memory is taken into use again.',
    unit: printedKiB,
    misreading: 'Go 1.20 and older call it `total`, but it is no running total: it goes up and down.',
    typical:
      "Grows when load goes down, shrinks when the heap grows again. The process's resident memory is smaller by this much.",
    changes: 'Called `now` since Go 1.21, though the documented template still says `total`.',
  },
  utilization: {
    name: 'Heap in use',
    gloss: 'utilization',
    means: 'Of the heap that has not been returned to the OS, the share in use.',
    how: 'Heap in use divided by heap in use plus heap that is free but not returned.',
    unit: 'Percent, cut to an integer.',
    misreading: 'Not CPU utilization. Nor a share of live objects, since it counts whole spans.',
    typical: 'The higher, the less empty memory the process holds on to. Near `100` on a forced line.',
  },
  forced: {
    name: 'Forced',
    gloss: 'forced',
    means: 'Marks a line printed because somebody asked for memory to be returned.',
    how: 'Added after `debug.FreeOSMemory()` has returned all it could.',
    unit: 'There or not there.',
    misreading: 'It does not mean that memory had run short.',
    typical: 'If a service prints it often, find out who calls `debug.FreeOSMemory()`.',
  },
  'controller-reset': {
    name: 'Controller reset',
    gloss: 'controller reset',
    means: "Says that the controller of the scavenger's pace went back to its initial state.",
    how: 'Added once to the next line when the controller could not go on. It never stands beside `(forced)`.',
    unit: 'There or not there.',
    misreading: 'Neither the heap nor the program begins anew.',
    typical: 'Hardly ever seen. Only the pace of returning memory wavers for a moment.',
    changes: 'Printed since Go 1.18.',
  },
} satisfies Record<FieldOf<typeof scavtrace>, FieldText>
