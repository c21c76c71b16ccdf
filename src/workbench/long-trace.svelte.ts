import type { Viewport } from '../charts/viewport.ts'
import type { Picture, RecordRange } from '../notebook/picture.ts'
import type { FileOrder } from '../notebook/worker/files.ts'
import type {
  Belongs,
  Cycles,
  Overview,
  Pacer,
  Queues,
  Row,
  TextChecks,
  WholeDiagnosis,
} from '../notebook/worker/messages.ts'
import { TraceClient } from '../notebook/worker/trace-client.ts'
import type { FilterError } from '../trace/derive/filter.ts'
import { mostReadMiB, mostReadRecords } from './long-text.ts'

/** Rows are fetched and kept in portions of this size. */
const portion = 64
const mostPortions = 64

interface Portion {
  readonly rows: readonly Row[]
  /** More may have come since. */
  stale: boolean
  asked: boolean
}

/** What figures of a whole text are drawn from. */
export interface Wholes {
  readonly cycles: Cycles | null
  readonly pacer: Pacer | null
  readonly queues: Queues | null
}

type Phase = 'reading' | 'done' | 'cancelled' | 'limited' | 'crashed'

/** A worker that was started before there was a file. */
let awake: TraceClient | null = null

/** Starts a worker while a file is still being dragged or chosen, so that its first lines are there at once. */
export function wakeReader(): void {
  awake ??= new TraceClient()
  awake.wake()
}

function readyClient(): TraceClient {
  const client = awake ?? new TraceClient()
  awake = null
  return client
}

/** A trace that stays in the worker: what is seen of it is fetched, everything else is counted. */
export class LongTrace {
  readonly files: readonly File[]
  phase = $state<Phase>('reading')
  progress = $state.raw({ bytes: 0, size: 0, unpacked: 0, records: 0 })
  overview = $state.raw<Overview | null>(null)
  restarted = $state(false)
  broken = $state.raw<readonly { readonly name: string; readonly reason: 'gzip' | 'unreadable' }[]>([])
  order = $state.raw<FileOrder | null>(null)
  /** What the list shows: everything, or what a filter lets through. */
  filter = $state('')
  selected = $state.raw<number | null>(null)
  /** Grows with every selection, also when as many lines are chosen as before. */
  choices = $state(0)
  error = $state.raw<FilterError | null>(null)
  searching = $state(false)
  /** Rows of the whole text that are chosen together, and the part of the time axis that figures show. */
  chosen = $state.raw<readonly RecordRange[]>([])
  viewport = $state.raw<Viewport | null>(null)
  /** What is known of the text as a whole; grows while it is worked out. */
  checks = $state.raw<TextChecks | null>(null)
  checksFailed = $state(false)
  /** The figures of its runs and what its lines say about them; comes before the checks are done. */
  diagnosis = $state.raw<WholeDiagnosis | null>(null)
  /** Grows when rows have arrived, so that what shows them is drawn again. */
  arrived = $state(0)

  readonly #client: TraceClient
  readonly #mostRead: number
  readonly #portions = new Map<number, Portion>()
  /** Answers about another selection than the present one are dropped. */
  #era = 0
  #closed = false

  constructor(
    files: readonly File[],
    client: TraceClient = readyClient(),
    mostRead: number = mostReadMiB * 1024 * 1024,
  ) {
    this.#mostRead = mostRead
    this.files = files
    this.#client = client
  }

  get count(): number {
    return this.selected ?? this.overview?.listed ?? this.progress.records
  }

  async read(): Promise<void> {
    this.phase = 'reading'
    this.overview = null
    this.broken = []
    this.checks = null
    this.diagnosis = null
    this.checksFailed = false
    this.#forget()
    let limited = false
    const end = await this.#client.read([...this.files], {
      onprogress: (progress) => {
        this.progress = progress
        // A portion that was not full when it was asked for may be by now.
        for (const each of this.#portions.values()) each.stale ||= each.rows.length < portion
        if ((progress.records >= mostReadRecords || progress.unpacked >= this.#mostRead) && !limited) {
          limited = true
          this.#client.cancel()
        }
      },
      onfirst: (rows) => {
        this.#portions.set(0, { rows, stale: true, asked: false })
        this.arrived++
      },
      onorder: (order) => {
        this.order = order
      },
      onbroken: (file, reason) => {
        this.broken = [...this.broken, { name: this.files[file]?.name ?? '', reason }]
      },
      onrestart: () => {
        this.restarted = true
        this.broken = []
        // The worker that knew what was chosen is gone; it is chosen again when all is read.
        this.selected = null
        this.#forget()
      },
      onagain: (overview) => {
        this.restarted = false
        if (overview === null) this.phase = 'crashed'
        else this.#take(overview)
      },
      onchecks: (checks) => {
        this.checksFailed = checks === null
        if (checks === null) return
        // Which record is of which process is known for certain only now.
        const split = checks.runCount > 0 && (this.checks?.runCount ?? 0) === 0
        this.checks = checks
        if (split && /process/i.test(this.filter)) void this.choose(this.filter)
      },
      ondiagnosis: (diagnosis) => {
        this.diagnosis = diagnosis
      },
    })
    if (this.#closed) return
    if (!('overview' in end)) {
      if (end.type === 'crashed') this.phase = 'crashed'
      return
    }
    this.restarted = false
    this.phase = end.type === 'done' ? 'done' : limited ? 'limited' : 'cancelled'
    await this.#take(end.overview)
    if (end.overview.records > 0) this.check()
  }

  async #take(overview: Overview): Promise<void> {
    this.overview = overview
    this.#forget()
    if (this.filter !== '') await this.choose(this.filter)
  }

  /** Holds the text against all rules, while everything else goes on. */
  check(): void {
    this.checksFailed = false
    this.#client.check()
  }

  /** Which GC line a record belongs to, and what belongs to it. `row` is that of a `Row`. */
  async belongs(row: number): Promise<Belongs | null> {
    return row < 0 ? null : this.#client.belongs(row).catch(() => null)
  }

  cancel(): void {
    this.#client.cancel()
  }

  /** Cycles, pacer lines and SCHED lines for figures of the whole text; `null` each where there are none, or nobody can say. */
  async wholes(): Promise<Wholes> {
    const client = this.#client
    // One after the other: each is handed over before the next one is made.
    const cycles = await client.cycles().catch(() => null)
    const pacer = await client.pacer().catch(() => null)
    const queues = await client.queues().catch(() => null)
    return { cycles, pacer, queues }
  }

  /** The lines of records, by their rows. */
  async linesOf(rows: readonly number[]): Promise<readonly string[]> {
    return this.#client.lines(rows).catch(() => [])
  }

  pick(ranges: readonly RecordRange[]): void {
    this.chosen = ranges
    this.onpicture?.(this.picture)
  }

  look(viewport: Viewport | null): void {
    this.viewport = viewport
    this.onpicture?.(this.picture)
  }

  /** What figures and list show together, as plain data: for a reload, and for a link. */
  get picture(): Picture {
    return { chosen: this.chosen, viewport: this.viewport }
  }

  set picture({ chosen, viewport }: Picture) {
    this.chosen = chosen
    this.viewport = viewport
  }

  /** Told of every change of the picture. */
  onpicture: ((picture: Picture) => void) | undefined

  close(): void {
    this.#closed = true
    this.#client.close()
  }

  #forget(): void {
    this.#era++
    this.#portions.clear()
    this.arrived++
  }

  /** A row of the list as far as it is there; what is missing is fetched by `want`. */
  row(place: number): Row | undefined {
    return this.#portions.get(Math.floor(place / portion))?.rows[place % portion]
  }

  want(first: number, last: number): void {
    for (let at = Math.floor(first / portion); at * portion < last; at++) {
      const there = this.#portions.get(at)
      if (there === undefined || (there.stale && !there.asked)) void this.#fetch(at)
    }
  }

  async #fetch(at: number): Promise<void> {
    if (this.#portions.size >= mostPortions) {
      const [oldest] = this.#portions.keys()
      if (oldest !== undefined) this.#portions.delete(oldest)
    }
    const there = this.#portions.get(at) ?? { rows: [], stale: true, asked: true }
    there.asked = true
    this.#portions.set(at, there)
    const era = this.#era
    try {
      const rows = await this.#client.rows(at * portion, portion)
      if (era !== this.#era) return
      this.#portions.set(at, { rows, stale: false, asked: false })
      this.arrived++
    } catch {
      if (era === this.#era) this.#portions.delete(at)
    }
  }

  /** Rows that stand around a place, in the order of the text. Where a filter leaves gaps it is the row alone. */
  async around(place: number, reach: number): Promise<{ readonly rows: readonly Row[]; readonly at: number } | null> {
    const alone = this.selected !== null
    const from = alone ? place : Math.max(0, place - reach)
    const era = this.#era
    try {
      const rows = await this.#client.rows(from, alone ? 1 : place - from + reach + 1)
      return era === this.#era && rows.length > place - from ? { rows, at: place - from } : null
    } catch {
      return null
    }
  }

  async choose(filter: string): Promise<void> {
    this.filter = filter
    this.searching = true
    try {
      const answer = await this.#client.select(filter.trim())
      if (this.filter !== filter) return
      this.error = answer.type === 'problem' ? answer.error : null
      if (answer.type === 'selected') {
        this.selected = filter.trim() === '' ? null : answer.count
        this.choices++
        this.#forget()
      }
      this.searching = false
    } catch {
      if (this.filter === filter) this.searching = false
    }
  }

  /** The place in the list of a line of the text: of the last listed one that begins there or above. */
  placeOf(line: number): Promise<number> {
    return this.#client.placeOf(line)
  }

  /** The place in the list of a record, by its row of the table; -1 where nobody can say. */
  async placeOfRow(row: number): Promise<number> {
    return this.#client.placeOfRow(row).catch(() => -1)
  }

  /** The records from a place of the list to another. */
  async recordsBetween(from: number, to: number): Promise<RecordRange | null> {
    return this.#client.recordsBetween(from, to).catch(() => null)
  }
}
