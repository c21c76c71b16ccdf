import type { ProgressText } from '../text/ko/progress.ts'

/** What the exercises of several lessons come back to. Names are in src/text/<locale>/progress.ts. */
export type ConceptId = keyof ProgressText['conceptNames']

/** In the order in which the course comes to them. */
export const conceptIds: readonly ConceptId[] = [
  'settings',
  'queues',
  'procs-and-threads',
  'goroutine-leak',
  'live-heap',
  'cycles',
  'pauses',
  'assist',
  'heap-goal',
  'wall-and-cpu',
  'pacer',
  'goroutine-states',
  'releases',
]

/** What a lesson is about where nothing else is said of an exercise. A lesson that is new belongs to none until it is here. */
const ofLesson: Readonly<Record<string, ConceptId>> = {
  godebug: 'settings',
  'schedule-tracing': 'queues',
  'scheduler-trace': 'goroutine-leak',
  'memory-tracing': 'live-heap',
  'gc-trace': 'cycles',
  'wall-and-cpu': 'wall-and-cpu',
  pacer: 'pacer',
  'scheduler-detail': 'goroutine-states',
  'code-review': 'goroutine-leak',
  links: 'releases',
}

/** Exercises about something else than their lesson, or about more. */
const ofExercise: Readonly<Record<string, readonly ConceptId[]>> = {
  'schedule-tracing/tenth': ['settings'],
  'schedule-tracing/event': ['settings'],
  'schedule-tracing/idle': ['procs-and-threads'],
  'schedule-tracing/threads': ['procs-and-threads'],
  'schedule-tracing/new-fields': ['releases'],
  'scheduler-trace/rest': ['procs-and-threads'],
  'scheduler-trace/ready': ['queues'],
  'scheduler-trace/overflow': ['queues'],
  'scheduler-trace/recall-ready': ['queues'],
  'memory-tracing/when': ['settings'],
  'memory-tracing/level-two': ['releases'],
  'memory-tracing/walls': ['releases', 'pauses'],
  'memory-tracing/hidden': ['live-heap', 'goroutine-leak'],
  'gc-trace/pauses': ['pauses'],
  'gc-trace/recall-pauses': ['pauses'],
  'gc-trace/mark-share': ['wall-and-cpu'],
  'gc-trace/factor': ['wall-and-cpu', 'pauses'],
  'gc-trace/helpers': ['assist'],
  'gc-trace/assist': ['assist'],
  'gc-trace/live-heap': ['live-heap'],
  'gc-trace/freed': ['live-heap'],
  'gc-trace/recall-live': ['live-heap'],
  'gc-trace/next-goal': ['heap-goal'],
  'gc-trace/goal': ['heap-goal'],
  'gc-trace/new-fields': ['releases'],
  'wall-and-cpu/unseen-assisted-live': ['live-heap'],
  'wall-and-cpu/unseen-assisted-pauses': ['pauses'],
  'wall-and-cpu/unseen-assisted-hurts': ['assist'],
  'wall-and-cpu/unseen-deep-live': ['live-heap'],
  'wall-and-cpu/unseen-deep-pauses': ['pauses'],
  'wall-and-cpu/unseen-deep-hurts': ['assist'],
  'wall-and-cpu/unseen-tight-live': ['live-heap'],
  'wall-and-cpu/unseen-tight-pauses': ['pauses'],
  'wall-and-cpu/unseen-tight-hurts': ['assist'],
  'wall-and-cpu/unseen-loop-live': ['live-heap'],
  'wall-and-cpu/unseen-loop-pauses': ['pauses'],
  'wall-and-cpu/unseen-loop-hurts': ['assist'],
  'pacer/live-bytes': ['live-heap'],
  'pacer/growth': ['heap-goal', 'pacer'],
  'pacer/past-goal': ['heap-goal'],
  'pacer/goal': ['heap-goal'],
  'pacer/over': ['heap-goal'],
  'pacer/recall-over': ['heap-goal'],
  'pacer/cpu': ['assist', 'pacer'],
  'pacer/recall-assist': ['assist'],
  'scheduler-detail/queued': ['queues'],
  'scheduler-detail/where': ['procs-and-threads'],
  'scheduler-detail/monitor': ['procs-and-threads'],
  'scheduler-detail/recall-where': ['procs-and-threads'],
  'scheduler-detail/panicking': ['procs-and-threads'],
  'scheduler-detail/blocked': ['goroutine-states', 'goroutine-leak'],
  'code-review/live': ['live-heap'],
  'code-review/recall-evidence': ['live-heap', 'goroutine-leak'],
  'links/next-heap': ['live-heap'],
  'links/next-assist': ['assist'],
}

/** What an exercise is about; `id` is `<lesson>/<exercise>`. */
export function conceptsOf(id: string): readonly ConceptId[] {
  const own = ofExercise[id]
  if (own) return own
  const lesson = ofLesson[id.split('/')[0] ?? '']
  return lesson ? [lesson] : []
}

/** Exercises with an entry of their own, so that a test finds those that are gone. */
export const namedExercises: readonly string[] = Object.keys(ofExercise)
