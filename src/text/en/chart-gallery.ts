import type { ChartGalleryText } from '../ko/chart-gallery.ts'

/** The developers' page that shows every figure. */
export const chartGalleryText: ChartGalleryText = {
  title: 'Every figure',
  lead: 'For looking at all figures at once while working on one: real samples and rare cases side by side.',
  vision: 'Seen with',
  visions: {
    all: 'full colour',
    grey: 'no colour',
    protan: 'protanopia',
    deutan: 'deuteranopia',
    tritan: 'tritanopia',
  },
  charts: {
    'wall-by-procs': 'Wall clock × P',
    'wall-multiples': 'Wall clock × P, cycle by cycle',
    'heap-staircase': 'Heap staircase',
    'gc-timeline': 'When the collector ran',
    pauses: 'Pauses',
    'gc-cpu': 'CPU of the collector',
    pacer: 'Pacer',
    'sched-detail': 'P, M and G',
    'init-cost': 'Initialisation',
    'run-queues': 'Run queues',
  },
}
