import type { InitCostText } from '../ko/charts-init-cost.ts'

export const initCostText: InitCostText = {
  headline: 'What each package took to initialise',
  title: 'The cost of package initialisation',
  reading: 'Above: when initialisation ran. Below: the packages that took longest, as bars.',
  lacks: 'A complete init line, as inittrace prints it, is needed to draw this.',
  labels: {
    timeline: ['When initialisation ran, since the program started', 'When initialisation ran'],
    costs: (shown, all) => [
      shown < all ? `The ${shown} of ${all} packages that took longest` : `${all} packages`,
      `${shown} packages`,
    ],
    timeAxis: 'ms',
  },
  markName: (name, wall, at) => `${name}, ${wall} ms, begun at ${at} ms`,
  readout: (name, wall, at, bytes, allocs) => [
    `${name}: ${wall} ms, begun at ${at} ms, ${bytes} B, ${allocs} allocations`,
    `${name}: ${wall} ms`,
    `${wall} ms`,
  ],
  summary: (n, total, end, dearest) =>
    dearest === null
      ? 'There are no init lines.'
      : total === '0'
        ? `Initialising ${n} ${n === 1 ? 'package' : 'packages'} is printed as 0 throughout: shorter than 1 µs each, or than one step of a coarse system clock.`
        : `Initialising ${n} ${n === 1 ? 'package' : 'packages'} took ${total} ms in all, and the last one was done at ${end} ms. ${dearest.name} took longest: ${dearest.wall} ms.`,
  notes: {
    digits: 'Start times have two digits only, so several packages may seem to begin at the same moment.',
    only: 'Packages with nothing to initialise print no line. Bytes and allocations are those of the initialising goroutine.',
  },
  table: {
    caption: (n) => `Initialisation of ${n} ${n === 1 ? 'package' : 'packages'}`,
    columns: { package: 'Package', at: 'Start (ms)', wall: 'Took (ms)', bytes: 'Bytes', allocs: 'Allocations' },
  },
}
