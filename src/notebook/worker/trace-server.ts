import { packBuffers, packOf } from '../../charts/dense.ts'
import { pacerPackOf } from '../../charts/dense-pacer.ts'
import { queuePackOf } from '../../charts/dense-queues.ts'
import {
  AllLines,
  cycleColumnsIn,
  eachLine,
  endOfText,
  filterLines,
  LineList,
  lineEndAt,
  lineStartAt,
  pacerColumnsOf,
  schedColumnsOf,
  type TraceStream,
  type TraceTable,
  textBetween,
  traceStream,
} from '../../trace/columns/index.ts'
import { parseFilter } from '../../trace/derive/filter.ts'
import type { TraceDocument, UnreadLine } from '../../trace/record.ts'
import type { Span } from '../../trace/span.ts'
import { axisOfPacer, axisOfPack, axisOfQueues } from '../figures/pack-axis.ts'
import type { RecordRange } from '../picture.ts'
import { isGzip, orderOfFiles, portions } from './files.ts'
import {
  type Answers,
  type Overview,
  type Question,
  type Report,
  type Request,
  type Row,
  type Selected,
  sendable,
} from './messages.ts'
import type { TextChecker } from './text-checker.ts'

/** The page's side as the server sees it: a worker's scope, or one end of a channel. */
export interface Port {
  post(report: Report, transfer?: Transferable[]): void
}

/** Records that are shown before everything is read. */
const firstRows = 50
/** So many lines are filtered before other messages get their turn. */
const linesAtOnce = 50_000
/** Of other output that is folded, so many lines are shown. */
const linesOfFold = 12
/** A line of other output may have no end; bytes. */
const mostOfFold = 1 << 14
/** Longer work goes on for so long before other messages get their turn, ms. */
const longestStretch = 12
/** Milliseconds between two reports about the checks. */
const reportEvery = 700
/** Bytes between two looks at the messages that wait. */
const bytesAtOnce = 1 << 22
const lineFeed = Uint8Array.of(0x0a)

/** Reads traces and answers questions about them. One text at a time: a new one takes the place of the one before. */
export class TraceServer {
  readonly #port: Port
  #job = -1
  #stream: TraceStream | null = null
  #all: AllLines | null = null
  #selection: LineList | null = null
  #selecting = 0
  #checker: TextChecker | null = null

  constructor(port: Port) {
    this.#port = port
  }

  async receive(request: Request): Promise<void> {
    if (request.type === 'read') await this.#read(request.job, request.files)
    else if (request.type === 'cancel') this.#cancel(request.job)
    else if (request.type === 'check') await this.#check(request.job)
    else if (request.type === 'ping') this.#port.post({ type: 'pong' })
    else await this.#answer(request.id, request.job, request.question)
  }

  #cancel(job: number): void {
    if (job !== this.#job || this.#stream === null) return
    this.#job = -1 - job
    this.#all?.extend(true)
    this.#port.post({ type: 'cancelled', job, overview: overviewOf(this.#stream.table, this.#all) })
  }

  async #read(job: number, files: readonly Blob[]): Promise<void> {
    this.#job = job
    this.#selection = null
    this.#checker = null
    const stream = traceStream()
    this.#stream = stream
    const { table } = stream
    const all = new AllLines(table)
    this.#all = all
    const size = files.reduce((sum, file) => sum + file.size, 0)
    const order = files.length < 2 ? null : await orderOfFiles(files)
    if (job !== this.#job) return
    if (order !== null) this.#port.post({ type: 'order', job, order })

    let done = 0
    let unpacked = 0
    let sinceLook = 0
    let shown = false
    const report = () => {
      if (!shown) all.extend(false, firstRows)
      const first = !shown && table.length > 0 ? rowsOf(table, all, 0, firstRows) : null
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
    for (const index of order?.order ?? [0]) {
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
    while (!all.ended) {
      all.extend(true, all.length + linesAtOnce)
      await aMoment()
      if (job !== this.#job) return
    }
    this.#port.post({ type: 'done', job, overview: overviewOf(table, all) })
  }

  /** Goes on until all is checked or another text is read; questions are answered in between. */
  async #check(job: number): Promise<void> {
    const table = this.#stream?.table
    if (!table || !this.#isOf(job)) return
    try {
      const { TextChecker } = await import('./text-checker.ts')
      if (!this.#isOf(job)) return
      const checker = new TextChecker(table)
      this.#checker = checker
      let told = performance.now()
      let diagnosed = false
      for (;;) {
        const until = performance.now() + longestStretch
        let more = true
        while (more && performance.now() < until) more = checker.step()
        if (!more) break
        await aMoment()
        if (this.#checker !== checker) return
        if (!diagnosed && checker.diagnosis !== null) {
          diagnosed = true
          this.#port.post({ type: 'diagnosis', job, diagnosis: checker.diagnosis })
        }
        if (performance.now() - told < reportEvery) continue
        this.#port.post({ type: 'checks', job, checks: checker.checks })
        told = performance.now()
      }
      this.#port.post({ type: 'checks', job, checks: checker.checks })
    } catch {
      this.#port.post({ type: 'checks-failed', job })
    }
  }

  /** A text that is not read to its end is there as far as it was read. */
  #isOf(job: number): boolean {
    return job === this.#job || job === -1 - this.#job
  }

  async #answer(id: number, job: number, question: Question): Promise<void> {
    const table = this.#stream?.table
    if (!table || !this.#isOf(job)) {
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
    if (question.what === 'rows') {
      const { from, count } = question
      if (this.#selection === null) this.#all?.extend(false, from + count)
      return rowsOf(table, this.#selection ?? this.#all, from, count)
    }
    if (question.what === 'select') return this.#select(question.filter, table)
    if (question.what === 'place') {
      const line = 'row' in question ? table.lineOf(question.row) : question.line
      return this.#listed()?.placeOf(line) ?? 0
    }
    if (question.what === 'records') return recordsBetween(table, this.#listed(), question.from, question.to)
    if (question.what === 'belongs') {
      const { belongsOf } = await import('./text-checker.ts')
      return belongsOf(table, this.#checker?.split ?? null, question.row)
    }
    if (question.what === 'cycles') {
      const columns = await this.#betweenMessages(cycleColumnsIn(table))
      if (columns.length === 0) return null
      await aMoment()
      const pack = packOf(columns)
      await aMoment()
      const axis = axisOfPack(pack)
      const sent = sendable({ pack, axis })
      transfer.push(...packBuffers(sent))
      return sent
    }
    if (question.what === 'pacer') {
      const columns = pacerColumnsOf(table)
      if (columns === null) return null
      const pack = pacerPackOf(columns)
      const sent = sendable({ pack, axis: axisOfPacer(pack) })
      transfer.push(...packBuffers(sent))
      return sent
    }
    if (question.what === 'queues') {
      const columns = schedColumnsOf(table)
      if (columns === null) return null
      const pack = queuePackOf(columns)
      const sent = sendable({ pack, axis: axisOfQueues(pack) })
      transfer.push(...packBuffers(sent))
      return sent
    }
    if (question.what === 'lines') return question.rows.map((row) => (row < table.length ? table.lines(row).text : ''))
    const { rows, values } = table.column(question.field)
    const column = { rows: rows as Uint32Array<ArrayBuffer>, values: values as Float64Array<ArrayBuffer> }
    transfer.push(column.rows.buffer, column.values.buffer)
    return column
  }

  /** Does work that has pauses while other messages are answered. */
  async #betweenMessages<Made>(work: Generator<void, Made>): Promise<Made> {
    for (;;) {
      const until = performance.now() + longestStretch
      do {
        const { done, value } = work.next()
        if (done) return value
      } while (performance.now() < until)
      await aMoment()
    }
  }

  /** What is listed now: the selection, or all lines that are there. */
  #listed(): LineList | null {
    if (this.#selection === null) this.#all?.extend(false)
    return this.#selection ?? this.#all
  }

  async #select(text: string, table: TraceTable): Promise<Selected> {
    const turn = ++this.#selecting
    const all = this.#all
    if (text.trim() === '' || all === null) {
      this.#selection = null
      return { type: 'selected', count: all?.length ?? 0 }
    }
    const { filter, error } = parseFilter(text)
    if (error) return { type: 'problem', error }
    all.extend(false)
    const { length } = all
    const found = new LineList(table)
    for (let from = 0; from < length; ) {
      // Other output that is folded is many lines.
      let to = from
      for (let lines = 0; to < length && lines < linesAtOnce; to++) lines += all.countAt(to)
      filterLines(table, all, filter, from, to, found)
      from = to
      await aMoment()
      if (turn !== this.#selecting) throw new Error('Another selection was asked for')
    }
    this.#selection = found
    return { type: 'selected', count: found.length }
  }
}

function rowsOf(table: TraceTable, list: LineList | null, from: number, count: number): Row[] {
  const rows: Row[] = []
  if (list === null) return rows
  const last = Math.min(from + count, list.length)
  for (let place = Math.max(0, from); place < last; place++) {
    const each = list.at(place)
    const { type, line } = each
    if (type === 'record') {
      rows.push({ type, row: each.row, line, count: 1, document: withUnread(table, table.lines(each.row), line) })
    } else if (type === 'unread') {
      rows.push({ type, row: -1, line, count: 1, document: unreadOf(table, each.unread) })
    } else {
      rows.push({ type, row: -1, line, count: each.count, document: foreignOf(table, each.from, each.count) })
    }
  }
  return rows
}

/** The first and the last record from a place of a list to another. A line may have several. */
function recordsBetween(table: TraceTable, list: LineList | null, from: number, to: number): RecordRange | null {
  if (list === null) return null
  const end = Math.min(to, list.length - 1)
  for (let first = Math.max(0, from); first <= end; first++) {
    const begins = list.at(first)
    if (begins.type !== 'record') continue
    for (let last = end; ; last--) {
      const ends = list.at(last)
      if (ends.type !== 'record') continue
      let { row } = ends
      while (row + 1 < table.length && table.lineBeginsAt(row + 1) === table.lineBeginsAt(row)) row++
      return [begins.row, row]
    }
  }
  return null
}

/** An unread line as a text of its own. */
function unreadOf(table: TraceTable, index: number): TraceDocument {
  const row = table.unreadRows[index] as UnreadLine
  const from = lineStartAt(table, row.span.start)
  const text = textBetween(table, from, lineEndAt(table, row.span.end))
  return { text, lineStarts: lineStartsOf(text), records: [], unread: [inText(table, row, from, text)] }
}

/** What could not be read on a line that has records too. */
function withUnread(table: TraceTable, document: TraceDocument, line: number): TraceDocument {
  const { unreadRows } = table
  let at = firstUnreadFrom(unreadRows, line)
  if (unreadRows[at]?.line !== line) return document
  const unread: UnreadLine[] = []
  for (; unreadRows[at]?.line === line; at++) {
    const row = unreadRows[at] as UnreadLine
    unread.push(inText(table, row, lineStartAt(table, row.span.start), document.text))
  }
  return { ...document, unread }
}

function firstUnreadFrom(unreadRows: readonly UnreadLine[], line: number): number {
  let low = 0
  let high = unreadRows.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((unreadRows[middle] as UnreadLine).line < line) low = middle + 1
    else high = middle
  }
  return low
}

/** An unread row, whose places are bytes of the whole text, with places in the text that begins at a byte. */
function inText(table: TraceTable, row: UnreadLine, from: number, text: string): UnreadLine {
  const unitsAt = (place: number) => Math.min(text.length, textBetween(table, from, Math.max(from, place)).length)
  const inUnits = <Place extends Span>(place: Place): Place => ({
    ...place,
    start: unitsAt(place.start),
    end: unitsAt(place.end),
  })
  return {
    ...row,
    line: 0,
    span: inUnits(row.span),
    readTo: unitsAt(row.readTo),
    stoppedAt: unitsAt(row.stoppedAt),
    fields: row.fields.map(inUnits),
  }
}

/** The first lines of other output, blank ones with them. */
function foreignOf(table: TraceTable, from: number, count: number): TraceDocument {
  let end = from
  let left = Math.min(count, linesOfFold)
  eachLine(table, from, endOfText(table), (_, stop) => {
    end = stop
    return --left > 0
  })
  const text = textBetween(table, from, Math.min(end, from + mostOfFold))
  return { text, lineStarts: lineStartsOf(text), records: [], unread: [] }
}

function lineStartsOf(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

function overviewOf(table: TraceTable, all: LineList | null): Overview {
  const { length: records, lineCount: lines, foreignLines, unreadCount: unread, counts, size } = table
  const listed = all?.length ?? 0
  const unreadListed = table.unreadRows.length
  return { records, listed, lines, foreignLines, unread, unreadListed, counts: Object.fromEntries(counts), size }
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
