import type { RecordRange } from '../picture.ts'
import type { FileOrder } from './files.ts'
import {
  type Answers,
  type Belongs,
  type Column,
  type Cycles,
  type Overview,
  type Pacer,
  type Question,
  type Queues,
  type Report,
  type Request,
  type Row,
  received,
  type Selected,
  type TextChecks,
  type WholeDiagnosis,
} from './messages.ts'

/** How often a worker that reads is asked whether it is there, in milliseconds. */
const askEvery = 1000
/** So many times in a row may it say nothing before it is taken for dead. */
const mostUnanswered = 15
/**
 * Browsers slow down or stop the clocks of pages that nobody looks at, and of machines that sleep. Silence between two
 * looks that are further apart than this says nothing about the worker.
 */
const latestLook = 3 * askEvery
/** A text that brings down this many workers is left alone. */
const mostRestarts = 2

/** The part of `Worker` that the client uses. */
export interface WorkerLike {
  postMessage(request: Request): void
  terminate(): void
  onmessage: ((event: { data: Report }) => void) | null
  onerror: ((event: unknown) => void) | null
  onmessageerror: ((event: unknown) => void) | null
}

export interface ReadingEvents {
  readonly onorder?: (order: FileOrder) => void
  readonly onprogress?: (progress: {
    readonly bytes: number
    readonly size: number
    readonly unpacked: number
    readonly records: number
  }) => void
  /** The first records, as soon as there are any. */
  readonly onfirst?: (rows: readonly Row[]) => void
  readonly onbroken?: (file: number, reason: 'gzip' | 'unreadable') => void
  /** The worker died and another one reads the same text from its beginning. */
  readonly onrestart?: () => void
  /** A text that had been read before its worker died is there again; `null` where workers die of it. */
  readonly onagain?: (overview: Overview | null) => void
  /** What is known of the text as a whole, again and again until it is `done`; `null` where it cannot be worked out. */
  readonly onchecks?: (checks: TextChecks | null) => void
  /** What the text says about its programs: comes while it is checked, before the last checks. */
  readonly ondiagnosis?: (diagnosis: WholeDiagnosis) => void
}

/** What tells whether silence means anything. Tests have their own. */
export interface Watch {
  /** Whether somebody can see the page: the clocks of others are slowed down. */
  readonly isVisible: () => boolean
  /** Milliseconds from some moment on. */
  readonly now: () => number
}

const pageWatch: Watch = {
  isVisible: () => typeof document === 'undefined' || document.visibilityState === 'visible',
  now: () => performance.now(),
}

export type ReadingEnd =
  | { readonly type: 'done' | 'cancelled'; readonly overview: Overview }
  /** Workers die of this text, or another text took its place. */
  | { readonly type: 'crashed' | 'replaced' }

interface Job {
  readonly id: number
  readonly files: readonly Blob[]
  readonly events: ReadingEvents
  readonly resolve: (end: ReadingEnd) => void
  state: 'reading' | 'ended'
  /** It was read once; since then its worker may have died. */
  wasRead: boolean
  checking: boolean
  restarts: number
}

interface Asked {
  readonly question: Question
  readonly resolve: (answer: never) => void
  readonly reject: (error: Error) => void
}

/** What can be read: files as they were dropped, a text, or a stream. */
export type Source = Blob | string | ReadableStream<Uint8Array<ArrayBuffer>>

/**
 * Reads traces in a worker and asks it about them. It keeps the files, so that a worker that dies costs time and nothing else.
 *
 *     const client = new TraceClient()
 *     const end = await client.read(files, { onfirst: (rows) => …, onprogress: ({ bytes, size }) => … })
 *     await client.select('mark-wall > 5')   // { type: 'selected', count }
 *     await client.rows(0, 40)               // of the selection
 */
export class TraceClient {
  readonly #start: () => WorkerLike
  #worker: WorkerLike | null = null
  #job: Job | null = null
  #jobs = 0
  #asked = 0
  readonly #questions = new Map<number, Asked>()
  #looking: ReturnType<typeof setInterval> | undefined
  #unanswered = 0
  #lookedAt = 0
  readonly #watch: Watch

  constructor(
    start: () => WorkerLike = () =>
      new Worker(new URL('./trace-worker.ts', import.meta.url), { type: 'module' }) as WorkerLike,
    watch: Watch = pageWatch,
  ) {
    this.#start = start
    this.#watch = watch
  }

  /** Starts the worker before there is something to read, so that it is awake by then. */
  wake(): void {
    if (this.#worker === null) this.#begin()
  }

  /** Reads sources as one text, in the order in which they were written. What was read before is forgotten. */
  async read(sources: readonly Source[], events: ReadingEvents = {}): Promise<ReadingEnd> {
    this.#end({ type: 'replaced' })
    const id = ++this.#jobs
    const files = await Promise.all(sources.map(blobOf))
    if (id !== this.#jobs) return { type: 'replaced' }
    return new Promise((resolve) => {
      this.#job = { id, files, events, resolve, state: 'reading', wasRead: false, checking: false, restarts: 0 }
      this.#send()
    })
  }

  /** Stops reading; what is read by then stays and can be asked about. */
  cancel(): void {
    if (this.#job?.state === 'reading') this.#worker?.postMessage({ type: 'cancel', job: this.#job.id })
  }

  /** Holds what was read against all rules; `onchecks` of the reading is told. */
  check(): void {
    const job = this.#job
    if (!job) return
    job.checking = true
    if (job.state === 'ended') this.#worker?.postMessage({ type: 'check', job: job.id })
  }

  /** Lines of the selection, from a place in it on. */
  rows(from: number, count: number): Promise<readonly Row[]> {
    return this.#ask({ what: 'rows', from, count })
  }

  /** Chooses the records for which a filter holds (`derive/filter.ts`); an empty one chooses all. */
  select(filter: string): Promise<Selected> {
    return this.#ask({ what: 'select', filter })
  }

  column(field: string): Promise<Column> {
    return this.#ask({ what: 'column', field })
  }

  /** All GC cycles as columns, worked out in the worker. */
  async cycles(): Promise<Cycles | null> {
    const sent = await this.#ask({ what: 'cycles' })
    return sent === null ? null : received(sent)
  }

  /** What the pacer printed at the end of all cycles, and all SCHED lines, in the same way. */
  async pacer(): Promise<Pacer | null> {
    const sent = await this.#ask({ what: 'pacer' })
    return sent === null ? null : received(sent)
  }

  async queues(): Promise<Queues | null> {
    const sent = await this.#ask({ what: 'queues' })
    return sent === null ? null : received(sent)
  }

  /** The lines of some records, each as a text of its own. */
  lines(rows: readonly number[]): Promise<readonly string[]> {
    return this.#ask({ what: 'lines', rows })
  }

  /** The place of a line of the text in the selection: of the last one that begins there or above. */
  placeOf(line: number): Promise<number> {
    return this.#ask({ what: 'place', line })
  }

  /** The same for the line on which a row of the table begins. */
  placeOfRow(row: number): Promise<number> {
    return this.#ask({ what: 'place', row })
  }

  /** The first and the last row of the table from a place of the selection to another; `null` where no record is. */
  recordsBetween(from: number, to: number): Promise<RecordRange | null> {
    return this.#ask({ what: 'records', from, to })
  }

  /** What a record is to the GC lines around it. `row` is that of a `Row`. */
  belongs(row: number): Promise<Belongs> {
    return this.#ask({ what: 'belongs', row })
  }

  /** Ends the worker. The client can be used again. */
  close(): void {
    this.#end({ type: 'replaced' })
    this.#stop()
    this.#job = null
    for (const { reject } of this.#questions.values()) reject(new Error('Closed'))
    this.#questions.clear()
  }

  #ask<What extends keyof Answers>(question: Question & { readonly what: What }): Promise<Answers[What]> {
    return new Promise((resolve, reject) => {
      const id = ++this.#asked
      this.#questions.set(id, { question, resolve: resolve as (answer: never) => void, reject })
      this.#post(id, question)
    })
  }

  #post(id: number, question: Question): void {
    if (this.#worker && this.#job) this.#worker.postMessage({ type: 'ask', id, job: this.#job.id, question })
  }

  #send(): void {
    const job = this.#job
    if (!job) return
    const worker = this.#worker ?? this.#begin()
    this.#listen()
    worker.postMessage({ type: 'read', job: job.id, files: job.files })
  }

  #begin(): WorkerLike {
    const worker = this.#start()
    this.#worker = worker
    worker.onmessage = ({ data }) => this.#receive(data)
    worker.onerror = () => this.#restart(worker)
    worker.onmessageerror = () => this.#restart(worker)
    return worker
  }

  /** Waits for signs of life: a worker that reads answers between any two portions. */
  #listen(): void {
    clearInterval(this.#looking)
    this.#unanswered = 0
    this.#lookedAt = this.#watch.now()
    const worker = this.#worker
    if (this.#job?.state !== 'reading' || !worker) return
    this.#looking = setInterval(() => {
      const now = this.#watch.now()
      const late = now - this.#lookedAt > latestLook
      this.#lookedAt = now
      // What it said meanwhile may not have been heard yet.
      if (late || !this.#watch.isVisible()) this.#unanswered = 0
      else if (++this.#unanswered > mostUnanswered) {
        this.#restart(worker)
        return
      }
      worker.postMessage({ type: 'ping' })
    }, askEvery)
  }

  #stop(): void {
    clearInterval(this.#looking)
    const worker = this.#worker
    this.#worker = null
    if (!worker) return
    worker.onmessage = null
    worker.onerror = null
    worker.onmessageerror = null
    worker.terminate()
  }

  /** Another worker reads the text again, and gets the questions that nobody answered. */
  #restart(dead: WorkerLike): void {
    if (dead !== this.#worker) return
    this.#stop()
    const job = this.#job
    if (!job) return
    if (++job.restarts > mostRestarts) {
      this.#end({ type: 'crashed' })
      for (const { reject } of this.#questions.values()) reject(new Error('The worker died'))
      this.#questions.clear()
      return
    }
    job.events.onrestart?.()
    // What had been read is read again; the questions wait for it.
    job.state = 'reading'
    this.#send()
    // A worker takes its messages in turn, and a reading does not wait for the others.
    for (const [id, { question }] of this.#questions) this.#post(id, question)
  }

  #end(end: ReadingEnd): void {
    const job = this.#job
    if (job?.state !== 'reading') return
    job.state = 'ended'
    clearInterval(this.#looking)
    if (job.wasRead && end.type !== 'replaced') job.events.onagain?.('overview' in end ? end.overview : null)
    job.wasRead = true
    job.resolve(end)
    if (job.checking && 'overview' in end) this.check()
  }

  #receive(report: Report): void {
    if (report.type === 'answer' || report.type === 'refused') {
      const asked = this.#questions.get(report.id)
      this.#questions.delete(report.id)
      if (report.type === 'answer') asked?.resolve(report.answer as never)
      else asked?.reject(new Error(report.why))
      return
    }
    this.#unanswered = 0
    const job = this.#job
    if (report.type === 'pong' || !job || report.job !== job.id) return
    const { events } = job
    if (report.type === 'order') events.onorder?.(report.order)
    else if (report.type === 'broken') events.onbroken?.(report.file, report.reason)
    else if (report.type === 'progress') {
      if (report.first) events.onfirst?.(report.first)
      events.onprogress?.(report)
    } else if (report.type === 'checks') {
      if (report.checks.done) job.checking = false
      events.onchecks?.(report.checks)
    } else if (report.type === 'diagnosis') {
      events.ondiagnosis?.(report.diagnosis)
    } else if (report.type === 'checks-failed') {
      job.checking = false
      events.onchecks?.(null)
    } else this.#end({ type: report.type, overview: report.overview })
  }
}

function blobOf(source: Source): Blob | Promise<Blob> {
  if (source instanceof Blob) return source
  return typeof source === 'string' ? new Blob([source]) : new Response(source).blob()
}
