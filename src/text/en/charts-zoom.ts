import type { ZoomText } from '../ko/charts-zoom.ts'

export const zoomText: ZoomText = {
  minimap: 'Overview',
  all: (of, all) => (of === 'cycles' ? `all ${all} cycles` : `all ${all} SCHED lines`),
  part: (of, first, last, all) =>
    of === 'cycles' ? `cycles ${first}–${last} of ${all}` : `SCHED lines ${first}–${last} of ${all}`,
  several: (count, all) => `${count} of ${all} cycles`,
  none: (of, all) => (of === 'cycles' ? `no cycle here, of ${all}` : `no line here, of ${all}`),
  from: (from, to) => `${from}–${to} s`,
  in: 'Zoom in',
  out: 'Zoom out',
  whole: 'Show all of it',
  short: 'All',
  chosen: 'Zoom to the selection',
  hint: (key) => `${key} + wheel or two fingers to zoom`,
  keys: 'Press + to zoom in, − to zoom out, 0 for everything. On the overview, the left and right arrows move, and Home and End go to the ends.',
}
