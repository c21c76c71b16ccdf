import type { WorkbenchText } from '../text/ko/workbench.ts'

export type SampleId = keyof WorkbenchText['sampleList']

/** Samples on the workbench's menu. Each is fetched when it is chosen; a test holds the list and the files together. */
export const samples: Record<SampleId, () => Promise<{ default: string }>> = {
  'note/gc-318-322': () => import('../../content/samples/note/gc-318-322.log?raw'),
  'forced/1.15-gctrace': () => import('../../content/samples/forced/1.15-gctrace.log?raw'),
  'memlimit/1.21-gogcoff': () => import('../../content/samples/memlimit/1.21-gogcoff.log?raw'),
  'combo/1.21-gc-app': () => import('../../content/samples/combo/1.21-gc-app.log?raw'),
  'churn/1.23-gogc50': () => import('../../content/samples/churn/1.23-gogc50.log?raw'),
  'idle/1.24-gc-forced': () => import('../../content/samples/idle/1.24-gc-forced.log?raw'),
  'churn/1.25-p8': () => import('../../content/samples/churn/1.25-p8.log?raw'),
  'assist/1.26-p2': () => import('../../content/samples/assist/1.26-p2.log?raw'),
  'heapleak/1.27-gctrace': () => import('../../content/samples/heapleak/1.27-gctrace.log?raw'),
  'memlimit/1.27-spiral': () => import('../../content/samples/memlimit/1.27-spiral.log?raw'),
  'stacks/1.27-gctrace': () => import('../../content/samples/stacks/1.27-gctrace.log?raw'),
  'churn/1.27-p4-calm': () => import('../../content/samples/churn/1.27-p4-calm.log?raw'),
}

export const sampleIds = Object.keys(samples) as SampleId[]
