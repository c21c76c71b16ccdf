// One entry a field. Facts come from the runtime's source (doInit1 in proc.go, to Go 1.20 doInit).
import type { FieldOf } from '../../trace/catalogue/define.ts'
import type { inittrace } from '../../trace/catalogue/inittrace.ts'
import type { FieldText } from '../field-text.ts'

const printedMs =
  'Milliseconds. Below 10 ms at most two significant digits are printed and the rest is cut. `0` means less than 1 µs.'

export const inittraceText = {
  package: {
    name: 'Package',
    gloss: 'package',
    means: 'The import path of the package that was initialised.',
    how: 'Taken from the init task in the executable. Each package with work to do prints one line, in the order of initialisation.',
    unit: 'Text without blanks.',
    misreading:
      'Not every package appears: those without package variables to compute or `init` functions print nothing, and neither do plugins.',
    typical: 'The runtime and the standard library come first, `main` last.',
  },
  at: {
    name: 'Start',
    gloss: 'start',
    means: 'Time from program start until the initialisation of this package began.',
    how: "The clock at its beginning minus the runtime's own start (`runtimeInitTime`).",
    unit: printedMs,
    misreading:
      'It does not count from the creation of the process. With two significant digits, several packages may show the same time.',
    typical:
      'Rises from line to line. A step much longer than the last line took means that something without a line ran in between.',
  },
  'init-wall': {
    name: 'Init time',
    gloss: 'clock',
    means: 'Wall-clock time that initialising this package took.',
    how: 'The clock before computing package variables and running all `init` functions, subtracted from the clock after.',
    unit: printedMs,
    misreading:
      'Not CPU time: waiting for network, files or sleep is in it. The packages that it imports are not in it; they have lines of their own.',
    typical:
      'Mostly below 1 ms. When start is slow, begin with the largest; regular expressions and big tables made in advance are common causes.',
  },
  bytes: {
    name: 'Bytes allocated',
    gloss: 'bytes',
    means: 'Bytes allocated on the heap during initialisation.',
    how: 'Only what the initialising goroutine allocates is counted.',
    unit: 'Bytes, exact.',
    misreading: 'Not the memory that stays. Allocations of other goroutines that it starts are left out.',
    typical: 'Some KiB at most. MiB mean that a big table is built.',
  },
  allocs: {
    name: 'Allocations',
    gloss: 'allocs',
    means: 'How many heap allocations initialisation made.',
    how: 'Only those of the initialising goroutine are counted.',
    unit: 'Times, exact.',
    misreading: 'A count, not bytes: one huge allocation is 1.',
    typical: 'Many beside few bytes mean many small objects.',
  },
} satisfies Record<FieldOf<typeof inittrace>, FieldText>
