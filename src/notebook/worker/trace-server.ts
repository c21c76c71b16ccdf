import { packBuffers, packOf } from '../../charts/dense.ts'
import {
  cycleColumnsOf,
  filterRows,
  type TraceStream,
  type TraceTable,
  traceStream,
} from '../../trace/columns/index.ts'
import { parseFilter } from '../../trace/derive/filter.ts'
import { axisOfPack } from '../figures/pack-axis.ts'
import { beginningOf, isGzip, orderOf, portions } from './files.ts'
import type { Answers, Overview, Question, Report, Request, Row, Selected, UnreadRow } from './messages.ts'

/** The page's side as the server sees it: a worker's scope, or one end of a channel. */
export interface Port {
  post(report: Report, transfer?: Transferable[]): void
}

/** Records that are shown before everything is read. */
const firstRows = 50
/** So many rows are filtered before other messages get their turn. */
const rowsAtOnce = 100_000
/** Bytes between two looks at the messages that wait. */
const bytesAtOnce = 1 << 22
const lineFeed = Uint8Array.of(0x0a)

/** Reads traces and answers questions about them. One text at a time: a new one takes the place of the one before. */
export class TraceServer {
  readonly #port: Port
  #job = -1
  #stream: TraceStream | null = null
  #selection: Uint32Array | null = null
  #selecting = 0

  constructor(port: Port) {
    this.#port = port
  }

  async receive(request: Request): Promise<void> {
    if (request.type === 'read') await this.#read(request.job, request.files)
    else if (request.type === 'cancel') this.#cancel(request.job)
    else await this.#answer(request.id, request.job, request.question)
  }

  #cancel(job: number): void {
    if (job !== this.#job || this.#stream === null) return
    this.#job = -1 - job
    this.#port.post({ type: 'cancelled', job, overview: overviewOf(this.#stream.table) })
  }

  async #read(job: number, files: readonly Blob[]): Promise<void> {
    this.#job = job
    this.#selection = null
    const stream = traceStream()
    this.#stream = stream
    const { table } = stream
    const size = files.reduce((sum, file) => sum + file.size, 0)
    const order = files.length < 2 ? [0] : orderOf(await Promise.all(files.map(beginningOf)))
    if (job !== this.#job) return
    if (files.length > 1) this.#port.post({ type: 'order', job, order })

    let done = 0
    let unpacked = 0
    let sinceLook = 0
    let shown = false
    const report = () => {
      const first = !shown && table.length > 0 ? rowsOf(table, null, 0, firstRows) : null
      if (first) shown = true
      this.#port.post({
        type: 'progress',
        job,
        bytes: done,
        size,
        unpacked,
        records: table.length,
        ...(first ? { first } : {}),
      })
    }
    for (const index of order) {
      const file = files[index]
      if (!file) continue
      const before = done
      let last = 0x0a
      let bytes = 0
      const packed = isGzip(
        new Uint8Array(
          await file
            .slice(0, 2)
            .arrayBuffer()
            .catch(() => new ArrayBuffer(0)),
        ),
      )
      try {
        for await (const portion of portions(file)) {
          if (job !== this.#job) return
          stream.push(portion)
          last = portion.at(-1) ?? last
          bytes += portion.length
          unpacked += portion.length
          sinceLook += portion.length
          // How much of a packed file is read, nobody says; it grows to some ten times its size.
          done = before + Math.min(file.size, packed ? bytes / 10 : bytes)
          if (shown && sinceLook < bytesAtOnce) continue
          sinceLook = 0
          report()
          await aMoment()
          if (job !== this.#job) return
        }
      } catch {
        if (job !== this.#job) return
        this.#port.post({ type: 'broken', job, file: index, reason: packed ? 'gzip' : 'unreadable' })
      }
      done = before + file.size
      // The next file begins a line.
      if (last !== 0x0a) stream.push(lineFeed)
    }
    stream.end()
    report()
    this.#port.post({ type: 'done', job, overview: overviewOf(table) })
  }

  async #answer(id: number, job: number, question: Question): Promise<void> {
    const table = this.#stream?.table
    if (!table || (job !== this.#job && job !== -1 - this.#job)) {
      this.#port.post({ type: 'refused', id, why: 'That text is not here' })
      return
    }
    try {
      const transfer: Transferable[] = []
      const answer = await this.#answerTo(question, table, transfer)
      this.#port.post({ type: 'answer', id, answer }, transfer)
    } catch (error) {
      this.#port.post({ type: 'refused', id, why: String(error) })
    }
  }

  async #answerTo(question: Question, table: TraceTable, transfer: Transferable[]): Promise<Answers[keyof Answers]> {
    if (question.what === 'rows') return rowsOf(table, this.#selection, question.from, question.count)
    if (question.what === 'select') return this.#select(question.filter, table)
    if (question.what === 'cycles') {
      const columns = cycleColumnsOf(table)
      if (columns.length === 0) return null
      const pack = packOf(columns)
      const axis = axisOfPack(pack)
      transfer.push(...packBuffers({ ...pack, ...axis }))
      return { pack, axis }
    }
    if (question.what === 'unread') return unreadOf(table, question.from, question.count)
    const { rows, values } = table.column(question.field)
    const column = { rows: rows as Uint32Array<ArrayBuffer>, values: values as Float64Array<ArrayBuffer> }
    transfer.push(column.rows.buffer, column.values.buffer)
    return column
  }

  async #select(text: string, table: TraceTable): Promise<Selected> {
    const turn = ++this.#selecting
    const { length } = table
    if (text.trim() === '') {
      this.#selection = null
      return { type: 'selected', count: length }
    }
    const { filter, error } = parseFilter(text)
    if (error) return { type: 'problem', error }
    const parts: Uint32Array[] = []
    let count = 0
    for (let from = 0; from < length; from += rowsAtOnce) {
      const part = filterRows(table, filter, from, Math.min(length, from + rowsAtOnce))
      parts.push(part)
      count += part.length
      await aMoment()
      if (turn !== this.#selecting) throw new Error('Another selection was asked for')
    }
    const selection = new Uint32Array(count)
    let at = 0
    for (const part of parts) {
      selection.set(part, at)
      at += part.length
    }
    this.#selection = selection
    return { type: 'selected', count }
  }
}

function rowsOf(table: TraceTable, selection: Uint32Array | null, from: number, count: number): Row[] {
  const rows: Row[] = []
  const last = Math.min(from + count, selection?.length ?? table.length)
  for (let place = Math.max(0, from); place < last; place++) {
    const row = selection === null ? place : (selection[place] as number)
    rows.push({
      row,
      kind: table.kindOf(row),
      process: table.processOf(row),
      line: table.lineOf(row),
      document: table.lines(row),
    })
  }
  return rows
}

function unreadOf(table: TraceTable, from: number, count: number): UnreadRow[] {
  return table.unreadRows.slice(from, from + count).map(({ line, span, stoppedAt }) => {
    const text = table.textOf(span)
    const before = table.textOf({ start: span.start, end: Math.min(stoppedAt, span.end) })
    return { line, text, stoppedAt: before.length }
  })
}

function overviewOf(table: TraceTable): Overview {
  const { length: records, lineCount: lines, foreignLines, unreadCount: unread, counts, size } = table
  return { records, lines, foreignLines, unread, counts: Object.fromEntries(counts), size }
}

/** Lets messages in that came meanwhile. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
