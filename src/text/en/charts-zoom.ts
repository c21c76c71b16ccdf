import type { ZoomText } from '../ko/charts-zoom.ts'

const what = { cycles: 'cycles', samples: 'SCHED lines', lines: 'pacer lines' } as const

export const zoomText: ZoomText = {
  minimap: 'Overview',
  all: (of, all) => `all ${all} ${what[of]}`,
  part: (of, first, last, all) => `${what[of]} ${first}–${last} of ${all}`,
  several: (of, count, all) => `${count} of ${all} ${what[of]}`,
  none: (of, all) => `no ${of === 'cycles' ? 'cycle' : 'line'} here, of ${all}`,
  from: (from, to) => `${from}–${to} s`,
  in: 'Zoom in',
  out: 'Zoom out',
  whole: 'Show all of it',
  short: 'All',
  chosen: 'Zoom to the selection',
  hint: (key) => `${key} + wheel or two fingers to zoom`,
  keys: 'Press + to zoom in, − to zoom out, 0 for everything. On the overview, the left and right arrows move, and Home and End go to the ends.',
}
